"""What the header fields of an answer say, as values (RFC 9110, RFC 9111)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

VALIDATOR_LIMIT = 1_000
FRESH_LIMIT = 31 * 86_400  # a longer wait than a month is a mistake of the server

_SECONDS = re.compile(r"\d{1,10}")
_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_NEVER_STORED = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_VALIDATOR = re.compile(r"[\x20-\x7e]+")


def validator(value: str) -> str:
    """Return `value` as it may be sent back, byte for byte, or "" if it cannot be."""
    return value if len(value) <= VALIDATOR_LIMIT and _VALIDATOR.fullmatch(value) else ""


def retry_seconds(value: str, date: str, received: datetime) -> int | None:
    """Return how long Retry-After asks to wait: given in seconds, or as a date (RFC 9110, 10.2.3).

    A date is measured against the server's own `date`, so that a wrong clock does no harm.
    """
    if _SECONDS.fullmatch(value.strip()):
        return min(int(value), FRESH_LIMIT)
    return _until(value, http_date(date) or received)


def fresh_seconds(
    cache_control: str, expires: str, date: str, received: datetime, *, age: str = ""
) -> int | None:
    """Return how long the answer stays good; None if it does not say (RFC 9111, 4.2).

    The seconds that it has spent in caches on its way, its `age`, are over already.
    """
    if _NEVER_STORED.search(cache_control):
        return 0
    if found := _MAX_AGE.search(cache_control):
        lifetime: int | None = min(int(found[1]), FRESH_LIMIT)
    else:
        lifetime = _until(expires, http_date(date) or received)
    return None if lifetime is None else max(0, lifetime - _age(age))


def _age(value: str) -> int:
    """Return the seconds of an Age field; what is no number of them counts for nothing."""
    return int(value) if _SECONDS.fullmatch(value.strip()) else 0


def http_date(value: str) -> datetime | None:
    """Return the moment that an HTTP date names, or None."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _until(value: str, start: datetime) -> int | None:
    moment = http_date(value)
    if moment is None:
        return None
    return max(0, min(int((moment - start).total_seconds()), FRESH_LIMIT))
