"""Figures of a text with their value: money, shares and counts, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import BREAKS, SAY_VERBS
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import (
    MONTHS,
    STOPWORDS,
    Word,
    in_lower_case,
    lowered,
    stem,
    word_set,
)

_SMALL = {name: n for n, name in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
_TENS = {name: 10 * n for n, name in enumerate(
    ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]) if name != "-"}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
           "m": 1e6, "bn": 1e9, "tn": 1e12, "mn": 1e6, "k": 1e3}  # fmt: skip
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_NUMBERS = frozenset({*_SMALL, *_TENS, *_SHARES})
_WORDED = "|".join([*_SMALL, *_TENS])
_LARGE = "hundred|thousand|(?:million|billion|trillion)s?"
_RUN = rf"(?:{_WORDED})(?:[\s-](?:{_WORDED})\b|[\s-](?:{_LARGE})\b(?:\sand(?=\s(?:{_WORDED})\b))?)*"
_FIGURE = in_lower_case(
    rf"(?P<money>(?:US|A|C)?[$€£¥]\s?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|\b(?P<worded>{_RUN})\b)"
    rf"(?:[\s-]?(?P<scale>hundred|thousand|(?:million|billion|trillion)s?|bn|tn|mn|m|k)\b)?"
    rf"(?:[\s-]?(?P<share>%|per\s?cent\b|percentage\spoints?\b))?"
    rf"(?P<coin>\s(?:of\s)?(?:dollars|euros|pounds|rubles|roubles|hryvnias?|yuan|yen)\b)?"
)
_PART = re.compile(rf"\d|\b(?:{'|'.join(sorted(_NUMBERS))})\b")  # of a word with a hyphen, say
_FRACTION = in_lower_case(
    r"\b(?:a|one)[\s-](?P<share>half|third|quarter|fifth|tenth)\s+of\b"
    r"(?!\s+an?\s+(?:miles?|hour|century|kilomet|met|day|year|inch|(?:m|b|tr)illion))"
)
_OF_SCALE = in_lower_case(
    r"\b(?P<share>half|(?:a|one)[\s-](?:third|quarter|fifth|tenth)\s+of)\s+a\s+"
    r"(?P<scale>million|billion|trillion)\b"
)
_OCCASION = re.compile(r"(?i)(" + "|".join(month[:3] for month in MONTHS) + r")[a-z]*\.?\s*$")
_DATE = re.compile(r"(?i)\s*(of\s+)?(" + "|".join(month[:3] for month in MONTHS) + r")[a-z]*\b")
_BREAK = re.compile(r"[,.;:()“”\"—–]")
_YEAR = range(1800, 2101)
# Units: two texts may well measure two things in them.
_MEASURES = word_set(
    """year years month months week weeks day days hour hours minute minutes second seconds percent people per
    mile miles kilometre kilometres kilometer kilometers km metre metres meter meters feet inches pounds tons tonnes
    kilograms kilos degrees points times dollars euros crowns pages words votes megawatts gigawatts kilowatts watts volts barrels acres hectares"""
)
# Words for what is one thing when it is counted.
_COUNTED_ALIKE = {
    word: line.split()[0]
    for line in ("households homes customers subscribers consumers", "violations breaches",
                 "protesters demonstrators marchers", "migrants immigrants", "deaths fatalities",
                 "soldiers troops servicemen", "jobs positions posts", "flights planes")
    for word in line.split()
}  # fmt: skip
_TOLERANCE = 0.1
_PHRASE_WORDS = 5
_NO_UNITS = STOPWORDS | BREAKS | SAY_VERBS
_VERB_LIKE = re.compile(r"(?:[^e]ed|ly|ing)$|^ago$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it measures ("money", "share" or "count"), its value, and its printed phrase."""

    row: Row
    unit: str
    value: float
    start: int
    end: int

    def close_to(self, other: Figure) -> bool:
        """Return whether `other` may be the same figure, rounded."""
        return self.unit == other.unit and abs(self.value - other.value) <= _TOLERANCE * self.value


def figures(text: Text) -> tuple[tuple[Figure, ...], frozenset[float]]:
    """Return the figures of `text`, and every number of it and its title, of whatever kind.

    No figures are dates, ages, times, ordinals, scores or bare small counts; but what an absence
    is checked against is every number.
    """
    found = [one for row in text.rows for one in _in_row(text.lowered, row)]
    of_title = values(text.article.title)
    return tuple(one for _, one in found if one), of_title | {value for value, _ in found}


def figures_in(text: Text, row: Row) -> list[Figure]:
    """Return the figures of one sentence."""
    return [one for _, one in _in_row(text.lowered, row) if one]


def _in_row(printed: str, row: Row) -> Iterator[tuple[float, Figure | None]]:
    """Yield the numbers of a sentence, each with the figure that it is, if it measures anything."""
    if not any(_numeric(word.lower) for word in row.words):
        return
    for match in _FRACTION.finditer(printed, row.start, row.end):
        value = _SHARES[match["share"]]
        yield value, Figure(row, "share", value, match.start(), match.end() - 3)
    for match in _OF_SCALE.finditer(printed, row.start, row.end):
        value = _part(match)
        yield value, Figure(row, "count", value, match.start(), match.end())
    for match in _FIGURE.finditer(printed, row.start, row.end):
        unit, value = _unit(match), _value(match)
        meant = _meant(printed, match, unit, value)
        yield value, Figure(row, unit, value, match.start(), match.end()) if meant else None


@lru_cache(maxsize=65_536)
def _numeric(lower: str) -> bool:
    return lower in _NUMBERS or (not lower.isalpha() and bool(_PART.search(lower)))


def values(text: str) -> frozenset[float]:
    """Return every number of `text`, of whatever kind."""
    lower = lowered(text)
    found = {_value(match) for match in _FIGURE.finditer(lower)}
    found |= {_SHARES[match["share"]] for match in _FRACTION.finditer(lower)}
    return frozenset(found | {_part(match) for match in _OF_SCALE.finditer(lower)})


def _part(match: re.Match[str]) -> float:
    """Return the value of a part of a large number: 'a quarter of a million', 'half a billion'."""
    share = match["share"].removesuffix("of").replace("-", " ").split()[-1]
    return _SHARES[share] / 100 * _scale(match["scale"])


def _unit(match: re.Match[str]) -> str:
    if match["money"] or match["coin"]:
        return "money"
    return "share" if match["share"] else "count"


def _value(match: re.Match[str]) -> float:
    if match["worded"]:
        return _spelled(match["worded"])
    return float(match["digits"].replace(",", "")) * _scale(match["scale"] or "")


def _scale(printed: str) -> float:
    lower = printed.lower()
    return _SCALES.get(lower) or _SCALES.get(lower.removesuffix("s"), 1.0)


def _spelled(run: str) -> float:
    """Return the value of a number in words: 'one hundred and fifty', 'fifty-one thousand'."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", run.lower()):
        if word == "hundred":
            part = (part or 1) * 100
        elif (scale := _scale(word)) > 1:
            total, part = total + (part or 1) * scale, 0.0
        else:
            part += _TENS.get(word, _SMALL.get(word, 0))
    return total + part


def _meant(printed: str, match: re.Match[str], unit: str, value: float) -> bool:
    """Whether the number measures something, not a date, an age, a time or part of a name."""
    before, after = (
        printed[max(0, match.start() - 14) : match.start()],
        printed[match.end() : match.end() + 16],
    )
    if (
        before[-1:].isalnum()
        or before[-1:] in {".", "/", ":", "#", "-", "–", "@"}
        or after[:1].isalpha()
    ):
        return False
    if unit != "count":
        return True
    if (
        value < 13
        or before.endswith("the year ")
        or _DATE.match(after)
        or re.match(r"(?i)-year|\s*(a\.m|p\.m|am\b|pm\b)|[:/-]\d|(st|nd|rd|th)\b|\.\d", after)
    ):
        return False
    if value in _YEAR and "," not in match.group() and not match["scale"]:
        return bool(match["worded"]) and not before.endswith(("year ", "in "))
    if re.match(r"(?i)[\s-](?:years?|months?|weeks?|days?)[\s-](?:ago|old|later|earlier)\b", after):
        return False
    return not (_OCCASION.search(before) or (before.endswith(", ") and after[:1] in {",", "."}))


def phrase(text: Text, figure: Figure) -> str:
    """Return the figure with its unit or with what it counts: '45 km', '84,000 tonnes of wheat'."""
    printed, end, kept = text.article.text, figure.end, figure.end
    following = [word for word in figure.row.words if word.start >= figure.end][:_PHRASE_WORDS]
    for word in following:
        gap = printed[end : word.start]
        short_form = gap == ". " and "." in printed[figure.end : end]
        if _BREAK.search(gap) and not short_form:
            break
        end = word.end
        if word.lower == "of" and kept != figure.end:
            continue
        if word.lower in {"or", "and"} and kept != figure.end and printed[kept - 1] != "s":
            continue  # two adjectives: '10,000 false or misleading claims'
        if word.lower in _NO_UNITS or _VERB_LIKE.search(word.lower):
            break
        kept = word.end
        if word.lower in _MEASURES and not _goes_on(printed, word):
            break
    return " ".join(printed[figure.start : kept].split()).rstrip(".")


def _goes_on(printed: str, word: Word) -> bool:
    return printed[word.end : word.end + 4] == " of "


def counted_noun(figure: Figure) -> str:
    """Return the stem of the plural noun that the figure counts, right behind it, or ""."""
    end = figure.end
    for word in [word for word in figure.row.words if word.start >= figure.end][:3]:
        if word.start - end > 1 or word.lower in STOPWORDS:
            return ""
        if word.lower.endswith("s") and not word.capital and word.lower not in _MEASURES:
            return stem(_COUNTED_ALIKE.get(word.lower, word.lower))
        end = word.end
    return ""
