"""What workers are asked to do: functions of one picklable argument, with their arguments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing.core.model import ParsedFeed
from briefing.intake.feeds import parse_feed
from briefing.intake.pages import PageText, extract


@dataclass(frozen=True, slots=True)
class FeedBytes:
    """The body of a feed as it came."""

    body: bytes
    content_type: str
    url: str
    now: datetime


@dataclass(frozen=True, slots=True)
class PageBytes:
    """The body of a page as it came; `title` is the one that the feed gave."""

    body: bytes
    content_type: str
    url: str
    now: datetime
    title: str = ""


def read_feed(feed: FeedBytes) -> ParsedFeed:
    """Parse a feed. Raises ParseError."""
    return parse_feed(feed.body, feed.content_type, feed.url, feed.now)


def read_page(page: PageBytes) -> PageText:
    """Extract a page's article. Raises ParseError."""
    return extract(page.body, page.url, page.content_type, page.now, title=page.title)
