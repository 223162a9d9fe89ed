"""Phrases found in running words, blind to case, inflection, hyphens and spaces.

"cease-fire" finds ceasefire, cease fire and ceasefires; "stop * strikes" finds "stopped all
long-range strikes": a star stands for at most three words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

STAR = "*"
WORDS_IN_STAR = 3
_ROOT_LETTERS, _GLUED_LETTERS = 5, 8
_WHOLE = "."  # behind a word that must stand as such
_SHORTEST_HALF = 3  # letters of either half of a word that may be written in two

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PHRASE_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\*")
_STOP = re.compile(r"[.;:!?…]\s")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # 20 ms: only when there are rules to match

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a word by the English Snowball rules (Porter 2001), without possessive."""
    bare = re.split(r"['’]", word.lower())[0]
    return str(_stemmer().stemWord(bare))


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` up to `last` (not included) of a text matched a phrase."""

    first: int
    last: int


@dataclass(frozen=True)
class Phrase:
    """One phrase of a rule, ready to match: its parts are raw lower-case words or a star."""

    parts: tuple[str, ...]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each part."""
        return tuple(part if part == STAR else stem(part) for part in self.parts)

    @cached_property
    def glued(self) -> tuple[str, ...]:
        """The stem of each part written in one word with the next, empty where that is a star."""
        pairs = zip(self.parts, (*self.parts[1:], STAR), strict=True)
        return tuple("" if STAR in pair else stem("".join(pair)) for pair in pairs)


@lru_cache(maxsize=4_096)
def phrase(text: str) -> Phrase:
    """Return the phrase that `text`, as written in a rule, stands for."""
    return Phrase(tuple(_PHRASE_PART.findall(text.lower())))


@lru_cache(maxsize=1_024)
def openers(phrases: tuple[str, ...]) -> frozenset[str]:
    """Return what a text must have one of, as stem or as word, to hold any of `phrases`."""
    return frozenset(opener for text in phrases for opener in _openers(phrase(text)))


def _openers(wanted: Phrase) -> Iterator[str]:
    if wanted.parts:
        yield wanted.stems[0]
        yield wanted.glued[0]
        yield from _beginnings(wanted.parts[0])


def _beginnings(word: str) -> Iterator[str]:
    """Yield what may stand before a hyphen or space that `word` is written without."""
    return (word[:end] for end in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1))


@lru_cache(maxsize=1_024)
def _roots(phrases: tuple[str, ...]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return, for each phrase, what words or first letters it may begin with, and end with."""
    wanted = [one for one in map(phrase, phrases) if one.parts]
    return tuple((_roots_of(one, 0), _roots_of(one, _last_word(one))) for one in wanted)


def _last_word(wanted: Phrase) -> int:
    return max((n for n, part in enumerate(wanted.parts) if part != STAR), default=0)


def _roots_of(wanted: Phrase, place: int) -> frozenset[str]:
    glued = {wanted.glued[place], wanted.glued[max(place - 1, 0)]} - {""}
    halves = (half + _WHOLE for half in _beginnings(wanted.parts[place]))
    return frozenset(
        {*_begin(wanted.stems[place], _ROOT_LETTERS), *halves}.union(
            *(_begin(name, _GLUED_LETTERS) for name in glued)
        )
    )


def _begin(name: str, letters: int) -> set[str]:
    """Return the first letters of the words that have a stem: "use" is that of "using" too."""
    length = letters if len(name) >= letters else _ROOT_LETTERS
    forms = {name, f"{name[:-1]}i"} if name.endswith("e") else {name}
    return {form[:length].replace("y", "i") for form in forms}


class Glance:
    """A text looked at without stemming, to see quickly what it cannot hold (a tenth of the time)."""

    def __init__(self, text: str) -> None:
        words = set(_WORD.findall(text.lower()))
        short = {word.replace("y", "i") for word in words} | _irregular(words)
        self._known = {word + _WHOLE for word in words}
        for letters in (*range(1, _ROOT_LETTERS + 1), _GLUED_LETTERS):
            self._known |= {word[:letters] for word in short}

    def may_hold(self, phrases: tuple[str, ...]) -> bool:
        """Tell whether any of `phrases` may stand in the text."""
        known = self._known
        return any(
            not (first.isdisjoint(known) or last.isdisjoint(known))
            for first, last in _roots(phrases)
        )


def _irregular(words: set[str]) -> set[str]:
    """Return the stems of the words that begin otherwise than their stem does: "dying"."""
    return {word[0] + "ie" for word in words & {"dying", "lying", "tying"}}


class Words:
    """A text as words with offsets and stems, in which phrases are looked up."""

    def __init__(self, text: str) -> None:
        matches = list(_WORD.finditer(text))
        self.text = text
        self.spans = [match.span() for match in matches]
        self.raw = [match.group().lower() for match in matches]
        self.stems = [stem(word) for word in self.raw]
        self._breaks = self._sentence_ends()
        self._places: dict[str, list[int]] = defaultdict(list)
        for index, (word, name) in enumerate(zip(self.raw, self.stems, strict=True)):
            self._places[name].append(index)
            if word != name:
                self._places[word].append(index)

    def may_hold(self, phrases: tuple[str, ...]) -> bool:
        """Tell quickly whether it is worth looking for any of `phrases`."""
        return not openers(phrases).isdisjoint(self._places)

    def _sentence_ends(self) -> frozenset[int]:
        """Return the words after which a sentence ends: no phrase reaches over one."""
        gaps = pairwise(self.spans)
        return frozenset(
            index
            for index, (word, following) in enumerate(gaps)
            if _STOP.search(self.text, word[1], following[0])
        )

    def find(self, wanted: Phrase) -> list[Hit]:
        """Return every place where `wanted` stands, in order, at most one from each word on."""
        starts = {place for opener in _openers(wanted) for place in self._places.get(opener, ())}
        ends = ((start, next(self._ends(wanted, start, 0), None)) for start in sorted(starts))
        return [Hit(start, end) for start, end in ends if end is not None]

    def _ends(self, wanted: Phrase, index: int, part: int) -> Iterator[int]:
        """Yield where a match of the parts from `part` on, starting at word `index`, ends."""
        if part == len(wanted.parts):
            yield index
            return
        for words, parts in self._steps(wanted, index, part):
            last = part + parts == len(wanted.parts)
            if last or not self._broken(index, words):
                yield from self._ends(wanted, index + words, part + parts)

    def _steps(self, wanted: Phrase, index: int, part: int) -> Iterator[tuple[int, int]]:
        """Yield (words, parts) that one step of the match may take."""
        if wanted.parts[part] == STAR:
            yield from ((words, 1) for words in range(WORDS_IN_STAR + 1))
            return
        if index >= len(self.stems):
            return
        if self.stems[index] == wanted.stems[part]:
            yield 1, 1
        if self.stems[index] == wanted.glued[part]:
            yield 1, 2
        if self._halves(index, wanted.parts[part], wanted.stems[part]):
            yield 2, 1

    def _halves(self, index: int, word: str, name: str) -> bool:
        """Tell whether words `index` and the next are `word` written in two."""
        if index + 1 >= len(self.raw) or not word.startswith(self.raw[index]):
            return False
        return stem(self.raw[index] + self.raw[index + 1]) == name

    def _broken(self, index: int, words: int) -> bool:
        return any(place in self._breaks for place in range(index, index + words))

    def printed(self, hit: Hit) -> str:
        """Return the words of `hit` as they are printed, on one line."""
        start, end = self.spans[hit.first][0], self.spans[hit.last - 1][1]
        return " ".join(self.text[start:end].split())
