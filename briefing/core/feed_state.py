"""What is remembered about one feed between two refreshes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedState:
    """How one feed answered so far, and when it may be asked again. Times are aware UTC or None.

    `status` is "" (never asked), "new", "unchanged", "damaged" or "failed"; `reason` and `advice`
    are plain words for the reader, empty while all is well; an advice without a reason is for a
    feed that has moved. `etag` and `last_modified` are the validators, byte for byte as the server
    gave them.
    """

    url: str
    outlet: str = ""
    title: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    status: str = ""
    reason: str = ""
    advice: str = ""
    last_answer: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None  # when an entry came that was not known before
    failures: int = 0  # in a row
    not_before: datetime | None = None  # the schedule asks no earlier
    retry_after: datetime | None = None  # the server's own word: no refresh asks earlier
    permanent_url: str = ""  # where the server says that the feed has moved for good
    permanent_seen: int = 0  # how many answers in a row said so
    gone: bool = False  # 410: not asked again until the reader says so
    damage: str = ""  # what was wrong with the last body, if entries were recovered from it
    bytes_saved: int = 0  # by answers that sent no body
    body_bytes: int = 0  # on the wire, of the last body: what an unchanged answer saves
    interval_minutes: int = 0  # between two scheduled visits; 0: not known yet
    ttl_minutes: int = 0  # what the feed itself asks for
    skip_hours: tuple[int, ...] = ()  # hours of the day, UTC, in which the feed asks not to be read
    skip_days: tuple[int, ...] = ()  # days of the week likewise; Monday is 0
