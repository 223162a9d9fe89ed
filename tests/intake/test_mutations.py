"""Whatever bytes come: a clean value or a ParseError, never anything else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.core.model import Entry, ParsedFeed
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, TITLE_LIMIT, clean, one_line
from briefing.core.urls import canonical_url, safe_url
from briefing.errors import ParseError
from briefing.intake.dates import plausible
from briefing.intake.draft import CATEGORY_LENGTH, CATEGORY_LIMIT
from briefing.intake.feeds import parse_feed
from briefing.intake.pages import PageText, extract
from tests.intake.cases.groups import GROUPS
from tests.intake.cases.table import URL
from tests.intake.html import PARAGRAPHS, linked_data, page
from tests.intake.mutations import mutated

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FEEDS = 20_000
PAGES = 2_000
SHARES = 8  # so that processes can share them

SMALL = 3_000
FEED_SEEDS = tuple(
    case.body for cases in GROUPS.values() for case in cases if 0 < len(case.body) <= SMALL
)
PAGE_SEEDS = tuple(
    page(body, head=head, paragraphs=PARAGRAPHS[:count])
    for body in (
        "<ul><li>One</li><li>Two</li></ul>",
        "<blockquote><p>We waited.</p></blockquote><h2>Next</h2><p>More.</p>",
        "<table><tr><td>2026</td><td>40</td></tr></table>",
        "<figure><img src='a.jpg'><figcaption>Photo: A</figcaption></figure>",
    )
    for head in (
        "",
        linked_data(
            type_='["NewsArticle"]',
            author='[{"name":"Ada Moor"}]',
            datePublished='"2026-11-21T10:20:30Z"',
            isAccessibleForFree="false",
        ),
        '<link rel="canonical" href="/a"><meta property="og:title" content="Pier">',
    )
    for count in (0, 2, 6)
)


def assert_line(text: str, limit: int) -> None:
    assert text == one_line(text, limit)


def assert_clean_entry(entry: Entry) -> None:
    assert_line(entry.title, TITLE_LIMIT)
    assert_line(entry.author, AUTHOR_LIMIT)
    assert_line(entry.guid, 4_000)
    assert entry.guid
    assert entry.url == safe_url(entry.url)
    for text in (entry.summary, entry.content):
        assert text == clean(text)
        assert len(text) <= TEXT_LIMIT
    assert len(entry.categories) <= CATEGORY_LIMIT
    for category in entry.categories:
        assert_line(category, CATEGORY_LENGTH)
    assert all(when is None or plausible(when, NOW) for when in (entry.published, entry.updated))


def assert_clean_feed(feed: ParsedFeed) -> None:
    assert_line(feed.title, TITLE_LIMIT)
    assert_line(feed.damage, TITLE_LIMIT)
    assert feed.url == safe_url(feed.url)
    for entry in feed.entries:
        assert_clean_entry(entry)
    guids = [entry.guid for entry in feed.entries]
    assert len(set(guids)) == len(guids)


def assert_clean_page(found: PageText) -> None:
    assert_line(found.title, TITLE_LIMIT)
    assert_line(found.author, AUTHOR_LIMIT)
    assert found.text
    assert found.text == clean(found.text)
    assert found.canonical_url == canonical_url(found.canonical_url)
    assert found.published is None or plausible(found.published, NOW)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_a_mutated_feed_is_clean_or_refused(share: int) -> None:
    for body in mutated(FEED_SEEDS, FEEDS // SHARES, share):
        try:
            feed = parse_feed(body, "text/xml", URL, NOW)
        except ParseError:
            continue
        assert_clean_feed(feed)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_a_mutated_page_is_clean_or_refused(share: int) -> None:
    for body in mutated(PAGE_SEEDS, PAGES // SHARES, share):
        try:
            found = extract(body, URL, "", NOW)
        except ParseError:
            continue
        assert_clean_page(found)
