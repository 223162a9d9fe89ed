"""What a refresh says while it runs: values that cross a process border as one JSON line each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class RefreshStarted:
    """So many feeds will be asked."""

    feeds: int


@dataclass(frozen=True, slots=True)
class FeedAnswered:
    """One feed answered. `status` is "new", "unchanged" or "damaged"."""

    feed: str
    outlet: str
    status: str
    new: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class FeedFailed:
    """One feed did not answer, with the reason and what the reader can do."""

    feed: str
    outlet: str
    reason: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ArticlesChanged:
    """The store has new or changed articles: lists may be read again."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page was extracted (`reason` empty) or not (`reason` says why); `done` of `total`."""

    article: str
    done: int
    total: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoriesChanged:
    """Grouping ran: so many stories and topics stand, these have changed."""

    stories: int
    topics: int
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FramingMade:
    """The framing of this story or topic is in the store."""

    of: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RefreshFinished:
    """The end: how many feeds answered and failed, what came, in how many seconds."""

    answered: int
    failed: int
    new: int
    changed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RefreshFailed:
    """The refresh itself broke off: the reason."""

    reason: str


Event = (
    RefreshStarted
    | FeedAnswered
    | FeedFailed
    | ArticlesChanged
    | PageRead
    | StoriesChanged
    | FramingMade
    | RefreshFinished
    | RefreshFailed
)

_KINDS: dict[str, Callable[..., Event]] = {
    kind.__name__: kind
    for kind in (
        RefreshStarted,
        FeedAnswered,
        FeedFailed,
        ArticlesChanged,
        PageRead,
        StoriesChanged,
        FramingMade,
        RefreshFinished,
        RefreshFailed,
    )
}


def to_json(event: Event) -> str:
    """Return `event` as one line of JSON, its class under "event"."""
    return json.dumps({"event": type(event).__name__, **asdict(event)}, ensure_ascii=False)


def from_json(line: str) -> Event:
    """Return the event that `to_json` wrote. Raises ValueError on anything else."""
    try:
        values = json.loads(line)
        make = _KINDS[values.pop("event")]
        return make(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an event: {line[:80]!r}") from error
