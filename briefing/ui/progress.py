"""A refresh in words: a fold of its events, without a clock or a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.pipeline.events import (
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
        asked = f"{self.answered + self.failed} of {self.feeds} feeds" if self.feeds else "refreshing"
        parts = [asked, f"{self.new} new" if self.new else "", self.step]
        parts.insert(2, f"{self.failed} failed" if self.failed else "")
        return " · ".join(part for part in parts if part)

    def after(self, event: Event) -> Progress:
        """Return the progress once `event` has happened."""
        match event:
            case RefreshStarted(feeds):
                return Progress(running=True, feeds=feeds)
            case FeedAnswered():
                return replace(self, answered=self.answered + 1, new=self.new + event.new, step=event.outlet)
            case FeedFailed():
                return replace(self, failed=self.failed + 1, step=f"{event.outlet} failed")
            case PageRead():
                return replace(self, step=f"page {event.done} of {event.total}")
            case StoriesChanged():
                return replace(self, step=f"{event.stories} stories")
            case FramingMade():
                return replace(self, step=f"comparing {event.done} of {event.total}")
            case RefreshFinished():
                return replace(self, running=False, failed=event.failed, outcome=_outcome(event))
            case RefreshFailed(reason):
                return replace(self, running=False, outcome=f"Refresh broke off: {reason}", broken=True)
        return self


def _outcome(event: RefreshFinished) -> str:
    changed = f", {event.changed} changed" if event.changed else ""
    failed = f" · {event.failed} of {event.answered + event.failed} feeds failed: F" if event.failed else ""
    return f"{event.new or 'No'} new{changed}{failed}"
