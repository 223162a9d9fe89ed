"""Times as a command line gives them (`--now`, `--since`, `--date`) and as its lists show them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from briefing.core.query import moment
from briefing.errors import UsageError

EVER = datetime(1, 1, 1, tzinfo=UTC)


def clock(text: str) -> datetime:
    """Return the time that `--now` gives; the computer's clock if it is empty.

    A time without a zone is UTC. Raises UsageError on anything but ISO 8601.
    """
    if not text:
        return datetime.now(UTC)
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        advice = "Write it as 2026-11-22T08:00Z (ISO 8601)"
        raise UsageError("is no time", subject=f"--now {text}", advice=advice) from error
    return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)


def beginning(text: str, now: datetime) -> datetime:
    """Return the start of the window that `--since` gives: `24h`, `7d`, `2w`, a day, or `all`.

    A day starts at midnight in the zone of the reader's computer. Raises UsageError.
    """
    return EVER if text == "all" else moment(text, now.astimezone()).astimezone(UTC)


def day_of(text: str, now: datetime) -> tuple[datetime, datetime]:
    """Return the beginning of the day that `--date` gives, and its end, but not later than `now`.

    Raises UsageError if it is no day, or has not begun.
    """
    try:
        start = datetime.combine(date.fromisoformat(text), time()).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "is no day", subject=f"--date {text}", advice="Write YYYY-MM-DD"
        ) from error
    if start > now:
        raise UsageError("has not begun", subject=f"--date {text}")
    return start, min(start + timedelta(days=1), now)


def iso(moment: datetime | None) -> str | None:
    """Return a moment as JSON carries it: ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def day(moment: datetime | None) -> str:
    """Return a moment as the date that a list shows, in the reader's zone."""
    return moment.astimezone().strftime("%Y-%m-%d") if moment else "no date"


def minute(moment: datetime | None, never: str = "never") -> str:
    """Return a moment as date and time of day, in the reader's zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else never
