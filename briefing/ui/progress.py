"""A refresh in words: a fold of its events, without a clock or a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from briefing.pipeline.events import (
    ArticlesChanged,
    Event,
    FeedAnswered,
    FeedFailed,
    FramingMade,
    PageRead,
    RefreshFailed,
    RefreshFinished,
    RefreshStarted,
    StoriesChanged,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is. `words` are what the header says; `outcome` what it came to."""

    running: bool = False
    feeds: int = 0
    answered: int = 0
    failed: int = 0
    new: int = 0
    step: str = ""
    outcome: str = ""
    broken: bool = False

    @property
    def words(self) -> str:
        """What the header says while it runs."""
        asked = (
            f"{self.answered + self.failed} of {self.feeds} feeds" if self.feeds else "refreshing"
        )
        parts = [asked, f"{self.new} new" if self.new else "", self.step]
        parts.insert(2, f"{self.failed} failed" if self.failed else "")
        return " · ".join(part for part in parts if part)

    def after(self, event: Event) -> Progress:
        """Return the progress once `event` has happened."""
        if isinstance(event, RefreshStarted):
            return Progress(running=True, feeds=event.feeds)
        return replace(self, **_changes(self, event))


def _changes(so_far: Progress, event: Event) -> dict[str, Any]:
    match event:
        case FeedAnswered():
            answered, new = so_far.answered + 1, so_far.new + event.new
            return {"answered": answered, "new": new, "step": event.outlet}
        case FeedFailed():
            return {"failed": so_far.failed + 1, "step": event.outlet}
        case PageRead() | FramingMade() | StoriesChanged():
            return {"step": _step(event)}
        case RefreshFinished():
            return {"running": False, "failed": event.failed, "outcome": _outcome(event)}
        case RefreshFailed():
            return {
                "running": False,
                "outcome": f"Refresh broke off: {event.reason}",
                "broken": True,
            }
    return {}


def _step(event: PageRead | FramingMade | StoriesChanged) -> str:
    if isinstance(event, StoriesChanged):
        return f"{event.stories} stories"
    what = "page" if isinstance(event, PageRead) else "comparing"
    return f"{what} {event.done} of {event.total}"


def _outcome(event: RefreshFinished) -> str:
    changed = f", {event.changed} changed" if event.changed else ""
    failed = (
        f" · {event.failed} of {event.answered + event.failed} feeds failed: F"
        if event.failed
        else ""
    )
    return f"{event.new or 'No'} new{changed}{failed}"


def shows_in_lists(event: Event) -> bool:
    """Return whether lists, tree and framings may look different after `event`."""
    told = ArticlesChanged | StoriesChanged | FramingMade | RefreshFinished
    return isinstance(event, told) or (isinstance(event, PageRead) and event.done == event.total)


def trouble(event: Event) -> str:
    """Return what went wrong beside a refresh: a page that did not come, a regrouping that broke."""
    if isinstance(event, PageRead) and event.reason:
        return f"The page did not come: {event.reason}"
    return f"That broke off: {event.reason}" if isinstance(event, RefreshFailed) else ""
