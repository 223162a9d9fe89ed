"""Noun phrases without a tagger: where a phrase may begin and end in headlines and leads.

Words are cut into runs at punctuation, at words that stand in no name, and at verbs. In a headline
a word such as "strikes" is taken for a verb; in running text, which is told in the past, for a noun.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.core.stories.lexicon import (
    BEFORE_VERB,
    NAME_OPENERS,
    NO_NAME,
    RANKS,
    SHORT_FORMS,
    is_adverb,
    is_verb,
)

_WORD = (
    r"[$€£]?\d+(?:[.,]\d+)*%?(?:[-‑][^\W\d_]+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‑'’&.][^\W_]+)*['’]?"
)
_PIECE = re.compile(rf"(?P<word>{_WORD})|(?P<gap>[^\w\s]+)")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENERS = frozenset('.!?:”"“‘–—-')  # after these a capital says nothing


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed. `bare` is without possessive ending, in small letters."""

    printed: str
    bare: str
    gap: str  # the punctuation before it
    opens: bool  # a sentence or a headline

    @property
    def whole(self) -> str:
        """The word in small letters, with its possessive ending."""
        return self.printed.lower()


def words_of(text: str) -> list[Word]:
    """Return the words of `text` with the punctuation before each."""
    found: list[Word] = []
    gap = "."
    for piece in _PIECE.finditer(text):
        if piece["gap"]:
            gap = piece["gap"]
            if gap == "." and found and found[-1].bare in SHORT_FORMS:
                found[-1], gap = replace(found[-1], printed=f"{found[-1].printed}."), ""
            continue
        printed = piece["word"]
        bare = bare_of(printed)
        found.append(Word(printed, bare, gap, gap[-1:] in _OPENERS))
        gap = ""
    return found


def without_possessive(printed: str) -> str:
    """Return a word without the ending that says that it owns something."""
    return _POSSESSIVE.sub("", printed)


@lru_cache(maxsize=20_000)
def bare_of(printed: str) -> str:
    """Return a word as it is looked up: in small letters, without possessive ending."""
    return without_possessive(printed).lower().replace("’", "'")


def runs(
    words: Sequence[Word], *, headline: bool, proper: Collection[str], stop: Collection[str]
) -> Iterator[range]:
    """Yield the places of `words` that make up noun phrases as long as they get.

    Words in `proper` are names whatever else they may mean; those in `stop` are the language's
    commonest.
    """
    start = 0
    for place, word in enumerate(words):
        breaks = _breaks(words, place, headline=headline, proper=proper, stop=stop)
        if (word.gap or breaks) and place > start:
            yield range(start, place)
        if word.gap or breaks:
            start = place + breaks
    if start < len(words):
        yield range(start, len(words))


def _breaks(
    words: Sequence[Word],
    place: int,
    *,
    headline: bool,
    proper: Collection[str],
    stop: Collection[str],
) -> bool:
    """Tell whether the word at `place` can stand in no noun phrase."""
    word = words[place]
    if word.bare in NAME_OPENERS and _opens_name(words, place):
        return False
    if word.bare in NO_NAME or (word.bare in stop and word.bare not in proper):
        return True
    if word.bare in proper or word.bare in RANKS:
        return False
    return (
        _governed(words, place) or is_verb(word.bare, noun_too=not headline) or is_adverb(word.bare)
    )


def _opens_name(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word is the first of a name, as in "in New York", by its capital and the next."""
    pair = words[place : place + 2]
    capitals = len(pair) == 2 and all(word.printed[0].isupper() for word in pair)
    return capitals and not pair[0].opens and not pair[1].gap


def _governed(words: Sequence[Word], place: int) -> bool:
    """Tell whether the word before makes a verb of this one: "to halt", "will strike"."""
    if place == 0 or words[place].gap or words[place].bare.endswith("s"):
        return False
    return words[place - 1].bare in BEFORE_VERB
