"""How often a feed wants to be asked: RSS 2.0 `ttl`, `skipHours`, `skipDays`, and the syndication module.

Read from the characters before the first entry, the same for both readers: feedparser keeps only
the last of several hours.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.intake.draft import FeedDraft

_HEAD_CHARACTERS = 20_000
_FIRST_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_TTL = re.compile(r"<ttl>\s*(\d{1,7})\s*</ttl>", re.IGNORECASE)
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,2000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"<day>\s*(\w{6,9})\s*</day>", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIOD = re.compile(r"<\w+:updatePeriod>\s*(\w{1,10})\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(r"<\w+:updateFrequency>\s*(\d{1,5})\s*</", re.IGNORECASE)
_PERIOD_MINUTES = {
    "hourly": 60,
    "daily": 24 * 60,
    "weekly": 7 * 24 * 60,
    "monthly": 30 * 24 * 60,
    "yearly": 365 * 24 * 60,
}


def with_hints(feed: FeedDraft, xml: str) -> FeedDraft:
    """Return `feed` with the minutes, hours and days that its head asks for."""
    first = _FIRST_ENTRY.search(xml, 0, _HEAD_CHARACTERS)
    head = xml[: first.start() if first else _HEAD_CHARACTERS]
    return replace(
        feed,
        ttl_minutes=_ttl(head) or _period(head),
        skip_hours=_skip_hours(head),
        skip_days=_skip_days(head),
    )


def _ttl(head: str) -> int | None:
    match = _TTL.search(head)
    return int(match[1]) if match else None


def _period(head: str) -> int | None:
    period, frequency = _PERIOD.search(head), _FREQUENCY.search(head)
    minutes = _PERIOD_MINUTES.get(period[1].lower()) if period else None
    times = int(frequency[1]) if frequency else 1
    return None if minutes is None else max(1, minutes // max(1, times))


def _skip_hours(head: str) -> tuple[int, ...]:
    block = _SKIP_HOURS.search(head)
    return tuple(int(hour) for hour in _HOUR.findall(block[1])) if block else ()


def _skip_days(head: str) -> tuple[int, ...]:
    block = _SKIP_DAYS.search(head)
    named = {day.lower() for day in _DAY.findall(block[1])} if block else set()
    return tuple(number for number, day in enumerate(_DAYS) if day in named)
