"""Times in the reader's own zone, as short as the distance allows."""

from __future__ import annotations

from datetime import datetime


def short(when: datetime | None, now: datetime) -> str:
    """Return the time of day for today, the day and month for this year, else with the year."""
    if when is None:
        return ""
    here, today = when.astimezone(), now.astimezone()
    if here.date() == today.date():
        return f"{here:%H:%M}"
    if here.year == today.year:
        return f"{here.day} {here:%b}"
    return f"{here.day} {here:%b %y}"


def full(when: datetime | None) -> str:
    """Return day, date and time; empty when not known."""
    if when is None:
        return ""
    here = when.astimezone()
    return f"{here:%a} {here.day} {here:%b %Y, %H:%M}"


def day(when: datetime) -> str:
    """Return day and date."""
    here = when.astimezone()
    return f"{here:%a} {here.day} {here:%b %Y}"


def clock(when: datetime | None) -> str:
    """Return the time of day."""
    return f"{when.astimezone():%H:%M}" if when else ""


def date(when: datetime) -> str:
    """Return day and month."""
    here = when.astimezone()
    return f"{here.day} {here:%b}"
