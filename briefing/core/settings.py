"""What feeds.toml says, as values. `briefing.config` reads the file into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.core.model import Feed, Outlet


@dataclass(frozen=True, slots=True)
class Near:
    """Groups of alternatives that must stand within `distance` words of each other."""

    groups: tuple[tuple[str, ...], ...]
    distance: int = 12


@dataclass(frozen=True, slots=True)
class WatchedTopic:
    """A rule of feeds.toml: what a passage must contain to belong to the topic.

    `any`: phrases, one is enough. `near`: groups of words that must all stand within `distance`
    words of each other, one word of each group. `none`: phrases that rule a passage out.
    Matching is blind to case, inflection (English), hyphens and spaces.
    """

    name: str
    any: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How politely feeds and pages are fetched. Times are seconds."""

    connections: int = 32
    connections_per_host: int = 2
    feed_deadline: float = 30.0
    page_deadline: float = 15.0
    pause: float = 0.5
    robots: bool = True
    pages: bool = True
    allow: tuple[str, ...] = ()  # host:port pairs that may be private addresses


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What a briefing holds and how stories are cut. `grain` runs from -2 (coarser) to 2 (finer)."""

    window_hours: int = 36
    grain: int = 0
    workers: int = 0  # 0: as many as there are cores


@dataclass(frozen=True, slots=True)
class Config:
    """feeds.toml, read. `keys` maps an action's id to the keys the reader wants for it."""

    outlets: tuple[Outlet, ...] = ()
    feeds: tuple[Feed, ...] = ()
    topics: tuple[WatchedTopic, ...] = ()
    fetch: FetchSettings = field(default_factory=FetchSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    keys: tuple[tuple[str, str], ...] = ()
    preset: str = ""
