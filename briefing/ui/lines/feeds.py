"""Feeds as rows: those that failed first, with what the reader can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefing.core.feed_state import FeedState
from briefing.ui.lines import when
from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.render import Line, Part, fit, line, plural, spread, wrapped

NONE = """No feeds yet.

Feeds are listed in feeds.toml. From the command line: briefing feeds add URL"""


def feeds_sheet(feeds: Sequence[FeedState], now: datetime, width: int) -> Sheet:
    """Return the feeds in `width` cells."""
    failed = [feed for feed in feeds if feed.reason]
    well = [feed for feed in feeds if not feed.reason]
    rows = [*_group("Failed", failed, now, width), *_group("Answering", well, now, width)]
    empty = [Row(wrapped(words, max(8, width)) or ((),)) for words in NONE.split("\n")]
    return Sheet(rows or empty)


def _group(name: str, feeds: Sequence[FeedState], now: datetime, width: int) -> Iterator[Row]:
    if not feeds:
        return
    yield Row(((Part(name, "strong"), Part(f"  {plural(len(feeds), 'feed')}", "quiet")),))
    for feed in sorted(feeds, key=lambda feed: (feed.outlet, feed.url)):
        yield Row(_feed(feed, now, width))
    yield Row(((),))


def _feed(feed: FeedState, now: datetime, width: int) -> tuple[Line, ...]:
    mark = Part("! ", "warning") if feed.reason else Part("  ")
    name = fit(feed.outlet or feed.url, min(24, max(8, width // 3)))
    answered = when.short(feed.last_success or feed.last_answer, now)
    end: Line = (Part(f" {feed.status or 'not asked yet'}  {answered:>8} ", "quiet"),)
    head = spread((mark, name, Part(f" {feed.url}", "quiet")), end, width)
    words = [part for part in (_reason(feed), feed.advice, feed.damage) if part]
    room = max(8, width - 5)
    return (
        head,
        *((Part("    "), *told) for part in words for told in wrapped(part, room, "quiet")),
    )


def _reason(feed: FeedState) -> str:
    times = f" ({plural(feed.failures, 'time')} in a row)" if feed.failures > 1 else ""
    return f"{feed.reason}{times}" if feed.reason else ""


def heading(feeds: Sequence[FeedState]) -> Line:
    """Return how many there are, and how many failed."""
    failed = sum(bool(feed.reason) for feed in feeds)
    return line(f"{plural(len(feeds), 'feed')}, {failed} failed", "quiet")
