"""Dates as feeds print them: RFC 822 and 5322, RFC 3339, W3CDTF, asctime, and their broken kin.

A date without a zone is taken as UTC. What cannot be a publication date (the far future, the first
day of Unix time and before) is unknown, so that it never tops a list.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

FUTURE_LIMIT = timedelta(days=2)
EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)  # the day before is what software prints for "none"
DATE_LIMIT = 100

# Minutes east of UTC. Letters and American names as RFC 822 and feedparser have them.
_ZONES = {
    name: minutes
    for minutes, names in (
        (-720, "m"),
        (-600, "hst"),
        (-540, "akst"),
        (-480, "pst akdt"),
        (-420, "pdt mst pt"),
        (-360, "cst mdt mt"),
        (-300, "est cdt ct"),
        (-240, "edt ast et at"),
        (-210, "nst"),
        (-180, "adt brt art"),
        (-150, "ndt"),
        (-60, "a"),
        (60, "n cet met mez bst west wat"),
        (120, "cest mest mesz eet sast cat"),
        (180, "eest msk eat trt"),
        (240, "gst"),
        (300, "pkt"),
        (330, "ist"),
        (420, "wib ict"),
        (480, "hkt sgt awst"),
        (540, "jst kst"),
        (570, "acst"),
        (600, "aest"),
        (630, "acdt"),
        (660, "aedt"),
        (720, "y nzst"),
        (780, "nzdt"),
    )
    for name in names.split()
}

_MONTHS = {
    prefix: number
    for number, prefixes in enumerate(
        (
            "jan ene gen янв sty",
            "feb fév fev févr лют фев lut",
            "mar mär mrz maa мар maerz",
            "apr avr abr апр kwi",
            "may mai mei mag maj maio мая май",
            "jun jui giu июн cze",
            "jul juil lug июл lip",
            "aug aoû aou ago авг sie",
            "sep set сен wrz",
            "oct okt ott out окт paź",
            "nov ноя lis",
            "dec déc dez dic дек gru",
        ),
        start=1,
    )
    for prefix in prefixes.split()
}

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
_ZONE = r"(?P<zone>(?:etc/)?(?:gmt|utc)?\s*[+-]\s?\d{1,2}(?::?\d{2})?|[a-z]{0,5})"
_CLOCK = rf"(?:[\s,t]+(?:at\s+)?{_TIME}\s*{_ZONE})?"
_DAY = r"(?:[^\W\d]+\.?(?:,\s*|\s+))?"
_WORD = r"(?P<name>[^\W\d_]{3,10})\.?"

_FORMS = (
    rf"(?P<year>\d{{4}})(?:-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?)?{_CLOCK}",
    rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]*{_WORD}[\s,-]*(?P<year>\d{{4}}|\d{{2}}){_CLOCK}",
    rf"{_DAY}{_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}}){_CLOCK}",
    rf"{_DAY}{_WORD}\s+(?P<day>\d{{1,2}})\s+{_TIME}\s+{_ZONE}\s*(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_CLOCK}",
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_CLOCK}",
    rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/(?P<year>\d{{4}}){_CLOCK}",
    rf"(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{{4}}){_CLOCK}",
    rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:t?(?P<hour>\d{{2}}):?(?P<minute>\d{{2}}):?(?P<second>\d{{2}})?\s*{_ZONE})?",
)
# What nearly all feeds print, and print right: RFC 5322 and RFC 3339. The rest is looked at closely.
_USUAL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)"
    r" (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))",
    re.ASCII,
)
_MODERN = re.compile(
    r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-][01]\d:[0-5]\d)", re.ASCII
)
_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_COMMENT = re.compile(r"\s*\([^()]*\)")
_OFFSET = re.compile(r"([+-])\s?(\d{1,2}):?(\d{2})?$")


def published(text: str, now: datetime) -> datetime | None:
    """Return the moment that `text` names if it can be a publication date at `now`, else None."""
    when = parse_date(text)
    return when if when is not None and plausible(when, now) else None


def plausible(when: datetime, now: datetime) -> bool:
    """Say whether something can have been published at `when`, as seen from `now`."""
    return EARLIEST <= when <= now + FUTURE_LIMIT


@lru_cache(maxsize=1_024)  # readers ask whether a date is one before it is kept
def parse_date(text: str) -> datetime | None:
    """Return the moment that `text` names, in UTC and whole seconds, or None."""
    try:
        return _at_once(text) or _closely(text)
    except (ValueError, OverflowError):  # there is no such day, or it is before the first year
        return None


def _at_once(text: str) -> datetime | None:
    if match := _USUAL.fullmatch(text):
        day, name, year, hour, minute, second, sign, hours, minutes = match.groups()
        if not (month := _MONTHS.get(name.lower())):
            return None
        when = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
        if not sign:
            return when
        east = timedelta(hours=int(hours), minutes=int(minutes))
        return when - east if sign == "+" else when + east
    if _MODERN.fullmatch(text):
        return datetime.fromisoformat(text).astimezone(UTC)
    return None


def _closely(text: str) -> datetime | None:
    stripped = _COMMENT.sub("", text[:DATE_LIMIT]).strip()
    if unix := _UNIX.fullmatch(stripped):
        return _moment(int(unix[1]) if unix[1] else int(unix[2]) // 1000)
    for form in _forms():
        if match := form.fullmatch(stripped):
            return _assembled(match.groupdict())
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms compiled: not at import, for most feeds print none but the usual dates."""
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def _moment(seconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _assembled(parts: dict[str, str | None]) -> datetime | None:
    month = _month(parts)
    if month is None:
        return None
    midnight = datetime(_year(parts["year"] or ""), month, int(parts.get("day") or 1), tzinfo=UTC)
    clock = _clock(parts)
    return None if clock is None else midnight + clock - _offset(parts.get("zone") or "")


def _month(parts: dict[str, str | None]) -> int | None:
    name = (parts.get("name") or "").lower()
    if not name:
        return int(parts.get("month") or 1)
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 90 else 1900)


def _clock(parts: dict[str, str | None]) -> timedelta | None:
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if minute > 59 or second > 60 or hour * 60 + minute > 24 * 60:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _offset(zone: str) -> timedelta:
    if match := _OFFSET.search(zone):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timedelta(minutes=-minutes if match[1] == "-" else minutes)
    return timedelta(minutes=_ZONES.get(zone.strip().lower(), 0))
