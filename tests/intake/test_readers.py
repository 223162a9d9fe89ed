"""The fast reader and feedparser see the same in every well-formed feed; limits hold."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from briefing.errors import ParseError
from briefing.intake import draft, fastpath, slowpath
from briefing.intake.draft import ENTRY_LIMIT
from briefing.intake.feeds import parse_feed
from briefing.intake.slowpath import NAMESPACE_LIMIT
from tests.intake.cases.table import URL, rss
from tests.intake.randomfeeds import RandomFeeds

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FEEDS = 4_000
SECONDS = 5.0  # a feed that was quadratic took minutes


@pytest.mark.slow
def test_both_readers_agree_on_feeds_made_at_random() -> None:
    feeds, certain = RandomFeeds(1), 0
    for _ in range(FEEDS):
        xml = feeds.feed()
        fast = fastpath.read(xml)
        if fast is None:
            continue
        certain += 1
        slow, _ = slowpath.read(xml, URL)
        one, two = (draft.finished(found, url=URL, now=NOW) for found in (fast, slow))
        assert one == two, xml

    assert certain > FEEDS / 4


def dated(number: int) -> str:
    when = NOW - timedelta(minutes=number)
    return f'<item><guid isPermaLink="false">{number}</guid><pubDate>{when.isoformat()}</pubDate></item>'


def test_of_too_many_entries_the_newest_are_kept_in_their_order() -> None:
    numbers = [*range(10, ENTRY_LIMIT + 10), *range(10)]

    found = parse_feed(rss("".join(map(dated, numbers))), "", URL, NOW).entries

    assert len(found) == ENTRY_LIMIT
    assert [entry.guid for entry in found] == [str(n) for n in numbers if n < ENTRY_LIMIT]


def test_as_many_entries_as_the_limit_are_all_kept() -> None:
    found = parse_feed(rss("".join(map(dated, range(ENTRY_LIMIT)))), "", URL, NOW).entries

    assert len(found) == ENTRY_LIMIT


def test_entries_without_a_date_are_the_first_to_go() -> None:
    items = '<item><guid isPermaLink="false">undated</guid></item>' + "".join(
        map(dated, range(ENTRY_LIMIT))
    )

    found = parse_feed(rss(items), "", URL, NOW).entries

    assert "undated" not in {entry.guid for entry in found}


def quick(body: bytes) -> int:
    """Return how many entries come of `body`, having looked at the clock."""
    began = time.process_time()
    try:
        count = len(parse_feed(body, "", URL, NOW).entries)
    except ParseError:
        count = 0
    assert time.process_time() - began < SECONDS
    return count


@pytest.mark.parametrize("damage", ["", "&nope;"], ids=["well-formed", "damaged"])
@pytest.mark.parametrize("element", ["author", "dc:creator", "itunes:author"])
def test_an_endless_author_costs_no_time(element: str, damage: str) -> None:
    author = f"<{element}>{'a' * 100_000}{damage}</{element}>"

    assert quick(rss(f"<item><guid>g</guid>{author}</item>")) == 1


def test_endless_namespaces_are_refused() -> None:
    spaces = "".join(f' xmlns:n{number}="urn:{number}"' for number in range(NAMESPACE_LIMIT + 1))
    feed = rss("<item><guid>g</guid>&nope;</item>", root=spaces)

    with pytest.raises(ParseError, match="namespaces"):
        parse_feed(feed, "", URL, NOW)


@pytest.mark.parametrize(
    "inside",
    [
        "<description>" + "&lt;p " + "a=1 " * 20_000 + "&gt;</description>",
        "<description>" + "&lt;" * 100_000 + "</description>",
        "<description>" + "&amp;lt;b&amp;gt;" * 30_000 + "</description>",
        "<title>" + "&lt;b&gt;" * 50_000 + "</title>",
        "<description>&lt;p style='" + "a:b;" * 30_000 + "'&gt;x</description>",
        "<category>x</category>" * 20_000,
        "<pubDate>" + "Sat, 21 " * 20_000 + "</pubDate>",
        "<link>" + "http://" * 20_000 + "</link>",
        "<!-- " + "- " * 200_000 + " -->",
    ],
    ids=[
        "attributes",
        "brackets",
        "entities",
        "tags",
        "style",
        "categories",
        "date",
        "link",
        "comment",
    ],
)
def test_no_well_formed_feed_is_slow(inside: str) -> None:
    assert quick(rss(f"<item><guid>g</guid>{inside}</item>")) == 1
