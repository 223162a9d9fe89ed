"""A row of the sentence table: one sentence with its words, its stems and its place.

Boilerplate is marked, not removed, so that offsets stay those of `article.text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefing.core.framing.reading.words import Word, in_lower_case, lowered, stem, terms, words
from briefing.core.model import Sentence
from briefing.core.text import sentences

Spans = tuple[tuple[int, int], ...]

# What only frames an article on its page: how such a sentence opens, and what it has somewhere.
_OPENING = in_lower_case(
    r"correction\b|this (post|article|story) (has been|was|is) |click (here|to)|read more|"
    r"related( stor(y|ies)| coverage)?:|advertisement|sign up|subscribe|follow .{0,40} on "
    r"(twitter|facebook)|photo( credit)?s?:|image( credit)?s?:|watch( the video)?( below|:)|"
    r"copyright|all rights reserved|©|contributed to this report|the associated press contributed|"
    r"\(?reporting by|editing by|see also|share this|updated?:? |more from|listen to |now watch\b|"
    r"(video|photo|listen|watch|gallery)\b.{0,40}:"
)
_PHRASES = (
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting", "media playback", "image caption", "javascript is", "your browser",
    "privacy policy", "apple podcasts", "for our newsletter", "all rights reserved",
    "this material may not be published",
)  # fmt: skip
_SIGNS = ("via ", "now watch:", "/", "(")  # without one of these there is no credit
_CREDIT = in_lower_case(
    r"^[^.!?]{0,60}\bvia (AP|Getty)\b|\bnow watch:|"
    r"\((ap|reuters|getty|afp|epa)[ /][^)]{0,60}\)\.?$|\b(reuters|getty images|ap photo)/\w"
)

# Where and by whom a report was filed: 'PORT LAUREL (Concord Press) - ', 'Washington (CNN) -- '.
_DATELINE = re.compile(
    r"[A-Z][A-Z.' ]{3,}(?:, [A-Z][\w. ]{1,14})?(?: \([A-Za-z ]+\))? ?(?:—|–|--?) "
    r"|[A-Z][\w.' ]{2,24}(?:, [A-Z][\w. ]{1,14})? \([A-Z][\w ]+\) ?(?:—|–|--?) ?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One sentence of one text, with what the lenses need to know about it.

    Its dateline stands apart: it tells nothing of the event.
    """

    text: int
    number: int
    paragraph: int
    start: int
    end: int
    dateline: tuple[Word, ...]
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    capitals: frozenset[str]
    compared: bool
    boilerplate: bool


class Cut(NamedTuple):
    """What a sentence is whatever it is compared with: its words, its stems, whether it is filler."""

    sentence: Sentence
    dateline: tuple[Word, ...]
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    capitals: frozenset[str]
    boilerplate: bool


def rows(text: str, index: int, spans: Spans | None) -> tuple[Row, ...]:
    """Return the rows of `text`; with `spans`, only sentences that touch one may be compared."""
    return tuple(_row(index, one, spans) for one in cut(text))


@lru_cache(maxsize=64)
def cut(text: str) -> tuple[Cut, ...]:
    """Return the sentences of `text`, cut once: an article is compared in its story and its topics."""
    return tuple(_cut(text, sentence) for sentence in sentences(text))


def _row(index: int, one: Cut, spans: Spans | None) -> Row:
    sentence = one.sentence
    inside = spans is None or any(
        start < sentence.end and sentence.start < end for start, end in spans
    )
    return Row(index, sentence.number, sentence.paragraph, sentence.start, sentence.end,
               one.dateline, one.words, one.terms, one.capitals, inside, one.boilerplate)  # fmt: skip


def _cut(text: str, sentence: Sentence) -> Cut:
    filed = _DATELINE.match(text, sentence.start, sentence.end)
    start = filed.end() if filed else sentence.start
    dateline = words(text, sentence.start, start) if filed else ()
    found = words(text, start, sentence.end)
    boilerplate = (
        len(found) < 4
        or _is_headline(text, sentence, found)
        or _is_filler(lowered(text[sentence.start : sentence.end]))
    )
    return Cut(sentence, dateline, found, terms(found), _capitals(found), boilerplate)


def _is_filler(lower: str) -> bool:
    return (
        bool(_OPENING.match(lower))
        or any(phrase in lower for phrase in _PHRASES)
        or (any(sign in lower for sign in _SIGNS) and bool(_CREDIT.search(lower)))
    )


def _capitals(found: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems of the words with a capital, less the first, which has one anyway."""
    return frozenset(stem(word.lower) for word in found[1:] if word.capital)


def _is_headline(text: str, sentence: Sentence, found: tuple[Word, ...]) -> bool:
    """Whether the sentence is a line of capitalised words without a full stop: a headline or link."""
    if text[sentence.end - 1] in ".!?”\"’'…" or len(found) > 20:
        return False
    return sum(word.capital for word in found) >= 0.7 * sum(len(word.text) > 3 for word in found)
