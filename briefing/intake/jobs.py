"""What workers are asked to do: functions of one picklable argument, with their arguments.

Parsers are imported inside, so that the process which only hands work out never loads them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.core.model import FLAG_PAYWALL, Origin, ParsedFeed
from briefing.errors import ParseError

if TYPE_CHECKING:
    from briefing.intake.pages import PageText


@dataclass(frozen=True, slots=True)
class FeedBytes:
    """The body of a feed as it came."""

    body: bytes
    content_type: str
    url: str
    now: datetime


@dataclass(frozen=True, slots=True)
class PageBytes:
    """The body of a page as it came, empty if it did not; `title` and `content` are its feed's.

    `content` is the feed's own full text as HTML, empty if it has none.
    """

    body: bytes
    content_type: str
    url: str
    now: datetime
    title: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The best of a page and its feed's text; with origin SUMMARY, neither is the article."""

    page: PageText
    origin: Origin


def read_feed(feed: FeedBytes) -> ParsedFeed:
    """Parse a feed. Raises ParseError."""
    from briefing.intake.feeds import parse_feed

    return parse_feed(feed.body, feed.content_type, feed.url, feed.now)


def read_page(page: PageBytes) -> ReadPage:
    """Return the article of a page, or its feed's own text where that is the better one.

    Raises ParseError when neither is an article.
    """
    from briefing.intake.pages import PageText, better, feed_text, is_whole

    in_feed = feed_text(page.content) if page.content else ""
    try:
        found = _extracted(page)
    except ParseError:
        if not is_whole(in_feed):
            raise
        return ReadPage(PageText(page.title, in_feed), Origin.FEED)
    if better(found.text, in_feed) is Origin.FEED:
        return ReadPage(replace(found, text=in_feed), Origin.FEED)
    stub = FLAG_PAYWALL in found.flags and not is_whole(found.text)
    return ReadPage(found, Origin.SUMMARY if stub else Origin.PAGE)


def _extracted(page: PageBytes) -> PageText:
    from briefing.intake.pages import extract

    if not page.body:
        raise ParseError("the page did not come", subject=page.url)
    return extract(page.body, page.url, page.content_type, page.now, title=page.title)
