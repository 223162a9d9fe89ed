"""Which words are nouns in a coverage: those that stand where a verb cannot, somewhere in its texts.

No list could hold them; a few hundred sentences on one event show most of what they name with an
article, a possessive or a preposition.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import BREAKS, DETERMINERS
from briefing.core.framing.reading.words import STOPWORDS, Word, word_set

PREPOSITIONS = word_set("of in on at by with from for over against between under about after into")
_VERBAL = ("s", "ed", "ing")
_BEFORE_NOUNS = 2  # words between a preposition and the noun that ends its phrase
_CLEAR = DETERMINERS - word_set("that this these those one some many several two three")
_SMALL = STOPWORDS | BREAKS
_PLURAL = 4  # letters of a word whose last s may be an ending


def plain(lower: str) -> str:
    """Return a noun without its plural ending: looser stems would take a party for a part."""
    return lower.removesuffix("s") if len(lower) > _PLURAL else lower


def nouns(rows: Iterable[Row]) -> frozenset[str]:
    """Return the words, without plural endings, that stand as nouns in some sentence."""
    return frozenset(
        plain(word.lower)
        for row in rows
        for index, word in enumerate(row.words)
        if index
        and word.lower not in _SMALL
        and _closes(row.words, index)
        and _opened(row.words, index)
    )


def _closes(words: tuple[Word, ...], index: int) -> bool:
    """Whether a noun phrase may end here: a small word, punctuation or nothing follows."""
    if index + 1 == len(words):
        return True
    following = words[index + 1]
    return following.lower in _SMALL or following.start - words[index].end > 1


def _opened(words: tuple[Word, ...], index: int) -> bool:
    """Whether an article or possessive stands right before, or a preposition a few words before."""
    before = words[index - 1]
    if before.lower in _CLEAR or before.text.endswith(("'s", "’s")):
        return True
    for back in range(1, min(_BEFORE_NOUNS + 1, index) + 1):
        before = words[index - back]
        if before.lower in _SMALL:
            return before.lower in PREPOSITIONS
        if before.capital or before.lower.endswith(_VERBAL):
            return False
    return False
