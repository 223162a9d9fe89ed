"""Words with offsets, their stems, and the lists of small words: what every lens counts with.

The lists are our own. Stems are cut by hand-made rules: on news they align sentences as well as
Snowball's, at a tenth of the time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*")
_ENDINGS = ("ational", "ization", "isation", "fulness", "ously", "ation", "ments", "ingly",
            "ities", "ment", "ness", "ings", "edly", "ions", "ing", "ies", "ied", "ers", "ion",
            "ity", "est", "ed", "es", "er", "ly", "s", "y", "e")  # fmt: skip
_STEM_AT_LEAST = 4
_STEM_AT_MOST = 7


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written as text, with white space between them."""
    return frozenset(listed.split())


STOPWORDS = word_set("""a about above across after again against all almost along already also although always am
    among an and another any anyone anything are around as at away back be became because become
    been before began behind being below between both but by came can cannot come could did do does
    doing done down during each either else even ever every few first for from further gave get gets
    getting give given go goes going gone got had has have having he her here hers herself him
    himself his how however i if in into is it its itself just last later least less let like made
    make makes making many may me might mine more most much must my myself near neither never next
    no nor not nothing now of off often on once one only onto or other others our ours out over own
    part per perhaps put quite rather really said same say saying says see seem seems several shall
    she should since so some someone something soon still such take takes taken than that the their
    theirs them themselves then there these they thing things this those though through thus time to
    together told too took toward towards under until up upon us very via was way we well went were
    what when where whether which while who whom whose why will with within without would yet you
    your yours mr mrs ms dr sen rep gov monday tuesday wednesday thursday friday saturday sunday
    i'm don't isn't it's didn't doesn't wasn't can't won't we're they're i've we've he's she's that's
    there's you're couldn't wouldn't aren't weren't hasn't haven't hadn't let's""")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Word(NamedTuple):
    """One word of a text: as printed, in lower case without a possessive ending, and where.

    `capital` if it begins with a capital letter.
    """

    text: str
    lower: str
    start: int
    end: int
    capital: bool


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`, with offsets into `text`."""
    found: list[Word] = []
    at = start
    for printed in _WORD.findall(text, start, len(text) if end is None else end):
        first = text.index(printed, at)  # what lies between is no part of a word
        at = first + len(printed)
        lower, capital = _read(printed)
        found.append(_new_word((printed, lower, first, at, capital)))
    return tuple(found)


# Thousands are made for every story, and `Word(...)` takes twice as long.
_new_word = partial(tuple.__new__, Word)


@lru_cache(maxsize=65_536)
def _read(printed: str) -> tuple[str, bool]:
    return plain(printed), printed[0].isupper()


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return `word` in lower case, with one kind of apostrophe and no possessive ending."""
    lowered = word.lower().replace("’", "'")
    return lowered.removesuffix("'s")


@lru_cache(maxsize=65_536)
def stem(lower: str) -> str:
    """Return the stem of a lower-case word: two inflections of one word share it."""
    lower = variant(lower).replace("-", "").replace(".", "").replace("'", "")
    if not lower.isalpha():
        return lower
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _STEM_AT_LEAST:
            lower = lower[: -len(ending)]
            break
    return lower[:_STEM_AT_MOST]


def terms(found: tuple[Word, ...]) -> tuple[str, ...]:
    """Return the stems of the words that carry content, each once, in order."""
    telling = [
        stem(lower)
        for word in found
        if (lower := word.lower) not in STOPWORDS and (len(lower) > 1 or lower.isdigit())
    ]
    return tuple(dict.fromkeys(telling))


def shingles(found: tuple[Word, ...], size: int) -> frozenset[tuple[str, ...]]:
    """Return the runs of `size` words."""
    lowered = [word.lower for word in found]
    return frozenset(zip(*(lowered[at:] for at in range(size)), strict=False))


def lowered(text: str) -> str:
    """Return `text` in lower case with every offset kept: no letter becomes two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)


def in_lower_case(pattern: str) -> re.Pattern[str]:
    """Return a pattern for text in lower case: three times as fast as one that is blind to case."""
    return re.compile(re.sub(r"(?<!\\)(?<!\(\?)[A-Z]", lambda letter: letter[0].lower(), pattern))


@lru_cache(maxsize=4_096)
def squeezed(text: str) -> str:
    """Return `text` in lower case with single spaces and no punctuation, to search phrases in."""
    return line_of(plain(printed) for printed in _WORD.findall(text))


def line_of(lower: Iterable[str]) -> str:
    """Return words in lower case as one squeezed line."""
    return _unaccented(" ".join(lower)).replace("-", " ").replace(".", "")


# Spellings of one name that outlets differ in for no reason of framing.
_VARIANTS = {
    "zelenskyy": "zelensky", "zelenskiy": "zelensky", "selenskyj": "zelensky", "kiev": "kyiv",
    "gadhafi": "gaddafi", "qaddafi": "gaddafi", "kharkov": "kharkiv", "odesa": "odessa",
    "erdoğan": "erdogan", "usa": "us", "u.s": "us", "u.k": "uk", "percent": "per-cent",
    "isis": "isil", "hizbullah": "hezbollah", "hizbollah": "hezbollah", "teheran": "tehran",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def variant(lower: str) -> str:
    """Return the one spelling under which a word is kept: zelensky for Zelenskyy, no accents."""
    plain_ = folded(lower)
    return _VARIANTS.get(plain_, plain_)


@lru_cache(maxsize=65_536)
def folded(lower: str) -> str:
    """Return a word without accents, as other outlets may print it: Calderon for Calderón."""
    return _unaccented(lower)


def _unaccented(lower: str) -> str:
    if lower.isascii():
        return lower
    return "".join(
        char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char)
    )


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line, cut at a word with an ellipsis if it is longer than `limit`."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:-–— ") + "…"
