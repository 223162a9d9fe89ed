"""The events of a refresh, told on stderr: a moving line if it is a terminal, else plain ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefing.commands.output import Output, counted
from briefing.pipeline.events import (
    Event,
    FeedAnswered,
    FeedFailed,
    FramingMade,
    PageRead,
    RefreshFailed,
    RefreshFinished,
    RefreshStarted,
    to_json,
)

Show = Callable[[Event], None]
FEEDS, PAGES, COMPARISONS = "Feeds", "Pages", "Comparisons"


@dataclass(slots=True)
class Told:
    """What a refresh came to. `broken` says why it broke off, if it did."""

    finished: RefreshFinished | None = None
    broken: str = ""
    failures: tuple[FeedFailed, ...] = ()

    @property
    def words(self) -> str:
        """What it came to, in a line; empty if it did not say."""
        if self.broken:
            return f"The refresh broke off: {self.broken}"
        end = self.finished
        if not end:
            return ""
        failed = f", {end.failed} failed" if end.failed else ""
        return (
            f"{counted(end.answered, 'feed')} answered{failed}; "
            f"{counted(end.new, 'new article')}, {end.changed} changed, in {end.seconds:.1f} s"
        )


def tell(events: Iterable[Event], out: Output, *, lines: bool = False) -> Told:
    """Follow a refresh to its end and say how it went; with `lines`, each event goes to stdout."""
    told = Told()
    with _watching(terminal=sys.stderr.isatty() and not lines) as show:
        for event in events:
            if lines:
                out.line(to_json(event))
            show(event)
            _remember(told, event)
    if not lines:
        for failed in told.failures:
            why = "; ".join(filter(None, (failed.reason, failed.advice)))
            out.talk(f"{failed.outlet}: {why} ({failed.feed})")
        if told.words:
            out.talk(told.words)
    return told


def _remember(told: Told, event: Event) -> None:
    match event:
        case RefreshFinished():
            told.finished = event
        case RefreshFailed(reason):
            told.broken = reason
        case FeedFailed():
            told.failures = (*told.failures, event)


@contextmanager
def _watching(*, terminal: bool) -> Iterator[Show]:
    if not terminal:
        yield lambda _event: None
        return
    from rich.console import Console  # 0.1 s, and only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    plain = TextColumn("{task.description}", markup=False)
    bars = Progress(plain, BarColumn(), MofNCompleteColumn(), console=Console(stderr=True))
    tasks = {name: bars.add_task(name, visible=False) for name in (FEEDS, PAGES, COMPARISONS)}
    with bars:
        yield lambda event: _move(event, lambda name, **to: bars.update(tasks[name], **to))


def _move(event: Event, update: Callable[..., None]) -> None:
    match event:
        case RefreshStarted(feeds):
            update(FEEDS, total=feeds, visible=True)
        case FeedAnswered() | FeedFailed():
            update(FEEDS, advance=1)
        case PageRead(done=done, total=total):
            update(PAGES, completed=done, total=total, visible=True)
        case FramingMade(done=done, total=total):
            update(COMPARISONS, completed=done, total=total, visible=True)
