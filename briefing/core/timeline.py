"""Coverage over time: how many articles each outlet has on each day, and who was first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol


class Dated(Protocol):
    """An article as far as its place in time goes."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def outlet(self) -> str:
        """Who published it."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def published(self) -> datetime | None:
        """When it came out, if that is known."""


@dataclass(frozen=True, slots=True)
class Track:
    """One outlet over time: its articles by day, and which was its first and when."""

    outlet: str
    days: tuple[int, ...]
    articles: int
    opener: str
    title: str
    first: datetime | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The outlets in the order in which they began, with a count for each day from `start`."""

    start: date | None = None
    tracks: tuple[Track, ...] = ()

    @property
    def days(self) -> int:
        """How many days it spans."""
        return len(self.tracks[0].days) if self.tracks else 0

    @property
    def began(self) -> datetime | None:
        """When the first article came out."""
        return self.tracks[0].first if self.tracks else None

    def day(self, index: int) -> date | None:
        """Return the day of a column."""
        return self.start + timedelta(days=index) if self.start else None


def timeline(articles: Sequence[Dated], zone: tzinfo | None = None) -> Timeline:
    """Return the coverage by day of `zone`, or else of the computer's own."""
    dates = {one.id: one.published.astimezone(zone).date() for one in articles if one.published}
    start = min(dates.values(), default=None)
    days = _days(start, max(dates.values())) if start else ()
    tracks = (_track(outlet, of, dates, days) for outlet, of in _by_outlet(articles).items())
    return Timeline(start, tuple(sorted(tracks, key=_order)))


def _days(start: date, end: date) -> tuple[date, ...]:
    return tuple(start + timedelta(days=index) for index in range((end - start).days + 1))


def _by_outlet(articles: Sequence[Dated]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for one in articles:
        found.setdefault(one.outlet, []).append(one)
    return found


def _track(
    outlet: str, articles: list[Dated], dates: dict[str, date], days: tuple[date, ...]
) -> Track:
    counts = Counter(dates[one.id] for one in articles if one.id in dates)
    first = min(articles, key=_when)
    return Track(
        outlet,
        tuple(counts[day] for day in days),
        len(articles),
        first.id,
        first.title,
        first.published,
    )


def _when(one: Dated) -> tuple[bool, float, str]:
    return one.published is None, one.published.timestamp() if one.published else 0.0, one.id


def _order(track: Track) -> tuple[bool, float, str]:
    return track.first is None, track.first.timestamp() if track.first else 0.0, track.outlet
