"""What is asked of a server and what came back, as values.

The outside world ends in these: `intake.http` makes them, `core.schedule` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RequestKind = Literal["feed", "page", "robots"]


@dataclass(frozen=True, slots=True)
class Request:
    """One address to fetch. `url` is the name that answers carry; `address` is asked if it differs.

    The validators are those of the last answer, byte for byte. An `urgent` request goes before
    the others of its host: the reader is waiting for it.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    kind: RequestKind = "feed"
    address: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body came, decoded from its transport. `damage` says why it is not whole, if it is not."""

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    body_hash: str
    etag: str = ""
    last_modified: str = ""
    permanent_url: str = ""  # where permanent redirects lead; "" if there were none
    fresh_seconds: int | None = None  # how long the server says that the answer stays good
    seconds: float = 0.0
    bytes_on_wire: int = 0
    damage: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new since the validators of the request (304)."""

    url: str
    final_url: str
    etag: str = ""
    last_modified: str = ""
    permanent_url: str = ""
    fresh_seconds: int | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing usable came: why, in plain words, and what the reader can do. `status` 0: no answer."""

    url: str
    reason: str
    advice: str = ""
    status: int = 0
    retry_seconds: int | None = None  # what the server asks to wait
    gone: bool = False  # for good (410)
    seconds: float = 0.0


Answer = Fetched | NotModified | Failed
