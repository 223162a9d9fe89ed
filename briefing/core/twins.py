"""Which articles of one outlet are one report under two addresses: equal or nearly equal texts.

An outlet puts a report into two of its feeds with an address for each, or moves it. Between outlets
an equal text is wire copy, which the stories tell apart; here it is never looked for.

Nearly equal is a resemblance of .95 between the sets of five words in a row (Broder 1997, On the
resemblance and containment of documents), judged by the smallest hashes of each set. Whoever is
wrong here loses an article, so four more things must agree: the title, about; the figures, exactly;
the length; and the days. A login or a daily table that is taken for many articles stays many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from heapq import nsmallest
from itertools import islice, takewhile
from zlib import crc32

FEWEST_WORDS = 50  # shorter ones repeat: "All the news of the day, in five minutes"
MOST_WORDS = 20_000
RESEMBLANCE = 0.95
TITLES_SHARE = 0.5  # of the words of both titles
REACH = timedelta(days=3)

_SHINGLE = 5  # words
_SKETCH = 128  # hashes: the error of a resemblance of .95 is .02
_NEIGHBOURS = 100  # articles of about the same length whose titles one is held against
_COMPARED = 10  # of these, whose texts
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Telling:
    """An article, as far as its twin is looked for. `fresh`: its text is new since the last look."""

    article: str
    title: str
    words: int
    dated: datetime
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of a text: the smallest hashes of its shingles, and its figures."""

    sketch: frozenset[int]
    figures: tuple[str, ...]


def twins(
    tellings: Sequence[Telling], text_of: Callable[[str], str]
) -> Iterator[tuple[Telling, Telling]]:
    """Yield (the one that stays, the one that goes) among the articles of one outlet.

    `tellings` are in the order in which they were first known: the first known stays. Texts are
    asked for only where everything else agrees.
    """
    known = {one.article: place for place, one in enumerate(tellings)}
    by_length = sorted(tellings, key=lambda one: one.words)
    print_of_article = lru_cache(maxsize=2 * _NEIGHBOURS)(lambda one: print_of(text_of(one)))
    gone: set[str] = set()
    for place, one in enumerate(by_length):
        likely = (other for other in _neighbours(by_length, place) if _may_be_twins(one, other))
        for other in islice(likely, _COMPARED):
            if one.article in gone:
                break
            if other.article in gone:
                continue
            if are_equal(print_of_article(one.article), print_of_article(other.article)):
                stays, goes = sorted((one, other), key=lambda telling: known[telling.article])
                gone.add(goes.article)
                yield stays, goes


def print_of(text: str) -> Print:
    """Return the fingerprint of `text`, blind to case, punctuation and spacing."""
    words = _WORD.findall(text.casefold())
    runs = range(max(1, len(words) - _SHINGLE + 1))
    shingles = {crc32(" ".join(words[run : run + _SHINGLE]).encode()) for run in runs}
    figures = tuple(sorted(word for word in words if _DIGIT.search(word)))
    return Print(frozenset(nsmallest(_SKETCH, shingles)), figures)


def are_equal(one: Print, other: Print) -> bool:
    """Return whether two texts are equal, or nearly so with the same figures."""
    if one.figures != other.figures:
        return False
    return resemblance(one, other) >= RESEMBLANCE


def resemblance(one: Print, other: Print) -> float:
    """Return the share of shingles that two texts have in common; an estimate for longer ones."""
    both = sorted(one.sketch | other.sketch)[:_SKETCH]
    return len((one.sketch & other.sketch).intersection(both)) / len(both)


def titles_agree(one: str, other: str) -> bool:
    """Return whether two titles share enough of their words to head one report."""
    words, others = _words_of_title(one), _words_of_title(other)
    return words == others or len(words & others) >= TITLES_SHARE * len(words | others)


@lru_cache(maxsize=2 * _NEIGHBOURS)
def _words_of_title(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _neighbours(by_length: Sequence[Telling], place: int) -> Iterator[Telling]:
    longest = by_length[place].words / RESEMBLANCE
    following = islice(by_length, place + 1, place + 1 + _NEIGHBOURS)
    return takewhile(lambda other: other.words <= longest, following)


def _may_be_twins(one: Telling, other: Telling) -> bool:
    return (
        (one.fresh or other.fresh)
        and abs(one.dated - other.dated) <= REACH
        and titles_agree(one.title, other.title)
    )
