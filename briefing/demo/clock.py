"""Times of the edition: written as distances from the clock that is passed in, so that it never ages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from briefing.errors import ParseError

_OFFSET = re.compile(r"([+-]\d+)([dhm])(?: (\d\d):(\d\d))?")
_PLACEHOLDER = re.compile(r"\{(day|date|month|time) ([+-]\d+[dhm](?: \d\d:\d\d)?)\}")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def moment(offset: str, now: datetime) -> datetime:
    """Return the time that `offset` names: "-3h", "-2d", or "-2d 14:20" for a time of that day.

    Raises ParseError for anything else.
    """
    found = _OFFSET.fullmatch(offset)
    if found is None:
        raise ParseError("not an offset such as -3h or -2d 14:20", subject=offset)
    number, unit, hour, minute = found.groups()
    there = now + timedelta(**{_UNITS[unit]: int(number)})
    if hour is None:
        return there
    return there.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)


def fill(text: str, now: datetime) -> str:
    """Return `text` with {day -3d}, {date +4d}, {month -9d}, {time -90m} written out.

    They become "Tuesday", "14 May", "May", "13:05".
    """
    return _PLACEHOLDER.sub(lambda found: _in_words(found[1], moment(found[2], now)), text)


def _in_words(form: str, there: datetime) -> str:
    if form == "day":
        return _DAYS[there.weekday()]
    month = _MONTHS[there.month - 1]
    if form == "date":
        return f"{there.day} {month}"
    if form == "month":
        return month
    return f"{there:%H:%M}"
