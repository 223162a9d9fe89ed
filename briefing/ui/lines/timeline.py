"""Coverage over time as lines: one an outlet, a column a day, counts that read without colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from briefing.core.model import Evidence
from briefing.core.timeline import Timeline, Track
from briefing.ui.lines import when
from briefing.ui.lines.lenses import Target
from briefing.ui.lines.sheet import Row
from briefing.ui.render import Line, Part, crop, fit, line, right, width_of, wrapped

SPARKS = "▁▂▃▄▅▆▇█"
NONE = "·"
FIRST = "first"
_NAME, _COUNT, _LATER = 18, 4, 17
_WIDE = 56  # from here on there is room to say how much later each began
_ROOMY = 3  # cells that a day takes at most
_AXIS = 16


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the days lie: so many a column, each so many cells wide."""

    name: int
    later: int
    days: int
    each: int

    def counts(self, days: tuple[int, ...]) -> tuple[int, ...]:
        """Return the counts of the columns."""
        return tuple(sum(days[at : at + self.days]) for at in range(0, len(days), self.days))


def timeline_rows(over: Timeline, silent: tuple[str, ...], width: int) -> Iterator[Row]:
    """Yield the head, a line of all outlets, a line of each, and who has nothing on it."""
    if over.tracks:
        columns = _columns(over, width)
        yield from _head(over, columns, width)
        if over.days > 1 and len(over.tracks) > 1:
            yield Row((crop(_all(over, columns), width),))
        for track in over.tracks:
            yield Row((crop(_line(track, over, columns), width),), _opens(track))
    if silent:
        words = f"This briefing does not contain an article on it from {_listed(silent)}."
        yield Row(_indented(words, width))
    yield Row(((),))


def _columns(over: Timeline, width: int) -> _Columns:
    longest = max(width_of(line(track.outlet)) for track in over.tracks)
    name = min(longest, _NAME, max(4, width // 3))
    later = _LATER if width >= _WIDE else 0
    room = max(1, width - 2 - name - 2 - _COUNT - later)
    if over.days > room:
        return _Columns(name, later, -(-over.days // room), 1)
    return _Columns(name, later, 1, min(_ROOMY, room // max(1, over.days)))


def _head(over: Timeline, columns: _Columns, width: int) -> Iterator[Row]:
    first = over.tracks[0]
    yield Row((crop(line("By day", "strong"), width),))
    if over.began:
        told = f"{_firsts(over)} first, {when.full(over.began)}"
        scale = f"; a column is {columns.days} days" if columns.days > 1 else ""
        yield Row(_indented(told + scale, width))
    if (days := len(columns.counts(first.days)) * columns.each) >= _AXIS:
        yield Row((crop(_axis(over, columns, days), width),))


def _firsts(over: Timeline) -> str:
    return " and ".join(track.outlet for track in over.tracks if track.first == over.began)


def _axis(over: Timeline, columns: _Columns, width: int) -> Line:
    left, end = _day(over.day(0)), _day(over.day(over.days - 1))
    gap = width - len(left) - len(end)
    return (Part(" " * (columns.name + 4)), Part(f"{left}{' ' * gap}{end}", "quiet"))


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b}" if day else ""


def _all(over: Timeline, columns: _Columns) -> Line:
    totals = tuple(sum(track.days[at] for track in over.tracks) for at in range(over.days))
    counts = columns.counts(totals)
    most = max(counts)
    sparks = [SPARKS[-(-count * len(SPARKS) // most) - 1] if count else NONE for count in counts]
    articles = sum(track.articles for track in over.tracks)
    return (
        fit("  all", columns.name + 4, "quiet"),
        *_marks(sparks, columns.each, "accent"),
        right(str(articles), _COUNT, "quiet"),
    )


def _line(track: Track, over: Timeline, columns: _Columns) -> Line:
    digits = [
        NONE if not count else str(count) if count < 10 else "+"
        for count in columns.counts(track.days)
    ]
    later = _later(track.first, over.began)
    return (
        Part("  "),
        fit(track.outlet, columns.name, "quiet"),
        Part("  "),
        *_marks(digits, columns.each, "strong"),
        right(str(track.articles), _COUNT, "quiet"),
        *line(f"  {later}"[: columns.later], "accent" if later == FIRST else "quiet"),
    )


def _marks(marks: list[str], each: int, tone: str) -> Line:
    padded = (f"{mark}{' ' * (each - 1)}" for mark in marks)
    runs = groupby(padded, key=lambda mark: mark.startswith(NONE))
    return tuple(Part("".join(run), "faint" if none else tone) for none, run in runs)


def _later(first: datetime | None, began: datetime | None) -> str:
    if first is None or began is None:
        return "no date"
    gap = first - began
    if not gap:
        return FIRST
    if gap < timedelta(hours=1):
        return f"{max(1, int(gap.total_seconds() // 60))} min later"
    if gap < timedelta(days=2):
        return f"{int(gap.total_seconds() // 3600)} h later"
    if gap < timedelta(days=100):
        return f"{gap.days} days later"
    return f"{gap.days // 30} months later"


def _opens(track: Track) -> Target:
    return Target(None, Evidence(track.opener, track.outlet, 0, 0, track.title))


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _indented(words: str, width: int) -> tuple[Line, ...]:
    return tuple((Part("  "), *parts) for parts in wrapped(words, max(8, width - 4), "quiet"))
