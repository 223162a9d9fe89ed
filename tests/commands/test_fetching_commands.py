"""refresh and feeds: against a web server on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.config import read_config
from briefing.pipeline.events import FeedFailed, RefreshFinished, RefreshStarted, from_json
from tests.commands.conftest import Briefing
from tests.servers import HTML, Server, html, page, serve

DECLARING = HTML.replace(
    b"</head>", b'<link rel="alternate" type="application/rss+xml" href="/post.xml"></head>'
)


@pytest.fixture
def server() -> Iterator[Server]:
    """A site with a page that declares a feed, and a feed that is down."""
    routes = {"/": html(DECLARING), "/post.xml": page(), "/down.xml": page(b"no", status=500)}
    with serve(routes) as running:
        yield running


@pytest.fixture
def feeds(server: Server, workspace: Path) -> Path:
    """A feeds.toml with a feed that answers and one that does not."""
    path = workspace / "feeds.toml"
    path.write_text(
        f"""[fetch]
allow = ["{server.allow}"]
pause = 0

[[outlets]]  # the harbour's own
name = "Harbour Post"
feeds = ["{server.url("/post.xml")}"]

[[outlets]]
name = "Down Daily"
feeds = ["{server.url("/down.xml")}"]
""",
        encoding="utf-8",
    )
    return path


@pytest.mark.usefixtures("feeds")
def test_a_refresh_says_on_stderr_what_came_and_what_failed(briefing: Briefing) -> None:
    ran = briefing("refresh", "--no-pages")

    assert (ran.code, ran.out) == (0, "")
    assert "Down Daily: " in ran.err
    assert "1 feed answered, 1 failed; 1 new article, 0 changed" in ran.err
    assert [record["title"] for record in briefing("export").records] == ["Cranes stand still"]


@pytest.mark.usefixtures("feeds")
def test_a_refresh_for_programs_prints_its_events(briefing: Briefing) -> None:
    ran = briefing("refresh", "--no-pages", "--json")

    events = [from_json(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert events[0] == RefreshStarted(2)
    assert any(isinstance(event, FeedFailed) for event in events)
    assert isinstance(events[-1], RefreshFinished)
    assert ran.err == ""


@pytest.mark.usefixtures("feeds")
def test_a_refresh_that_no_feed_answers_is_1(briefing: Briefing, server: Server) -> None:
    assert briefing("refresh", "--no-pages", "Down Daily").code == 1
    assert not server.asked("/post.xml")


@pytest.mark.usefixtures("feeds")
def test_a_feed_that_is_not_there_cannot_be_refreshed(briefing: Briefing) -> None:
    ran = briefing("refresh", "Nobody")

    assert ran.code == 1
    assert "Nobody: " in ran.err


@pytest.mark.usefixtures("feeds")
def test_the_list_of_feeds_shows_how_they_answered(briefing: Briefing) -> None:
    before = briefing("feeds", "--json").records
    briefing("refresh", "--no-pages")
    well, down = briefing("feeds", "--json").records

    assert [record["status"] for record in before] == ["", ""]
    assert (well["status"], well["reason"]) == ("new", "")
    assert well["last_success"] == "2025-04-18T06:00:00+00:00"
    assert (down["status"], down["failures"]) == ("failed", 1)
    assert "500" in down["reason"]
    assert "500" in briefing("feeds").out


@pytest.mark.usefixtures("feeds")
def test_a_check_asks_the_feeds_now_and_is_1_if_one_is_not_well(
    briefing: Briefing, server: Server
) -> None:
    all_, one = briefing("feeds", "check"), briefing("feeds", "check", "Harbour Post", "--json")

    assert (all_.code, one.code) == (1, 0)
    assert [record["outlet"] for record in one.records] == ["Harbour Post"]
    assert len(server.asked("/post.xml")) == 2


def test_adding_a_page_adds_the_feed_that_it_declares(
    briefing: Briefing, server: Server, workspace: Path
) -> None:
    path = workspace / "feeds.toml"
    path.write_text(f'# mine\n[fetch]\nallow = ["{server.allow}"]\n', encoding="utf-8")

    ran = briefing("feeds", "add", server.url("/"), "--json")

    assert ran.records == [{"url": server.url("/post.xml"), "outlet": "Harbour Post"}]
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert [outlet.name for outlet in read_config(path).outlets] == ["Harbour Post"]


def test_a_feed_is_added_to_the_outlet_that_is_named(
    briefing: Briefing, server: Server, feeds: Path
) -> None:
    briefing("feeds", "remove", server.url("/post.xml"))

    assert briefing("feeds", "add", server.url("/post.xml"), "--outlet", "down daily").code == 0
    assert [feed.outlet for feed in read_config(feeds).feeds] == ["Down Daily", "Down Daily"]


@pytest.mark.usefixtures("feeds")
def test_what_is_there_already_or_is_no_feed_is_not_added(
    briefing: Briefing, server: Server
) -> None:
    there, down = (
        briefing("feeds", "add", server.url(path)) for path in ("/post.xml", "/down.xml")
    )

    assert (there.code, down.code) == (2, 2)
    assert "there twice" in there.err
    assert "500" in down.err


def test_removing_a_feed_leaves_every_comment(
    briefing: Briefing, server: Server, feeds: Path
) -> None:
    ran = briefing("feeds", "remove", server.url("/down.xml"), "--json")

    assert ran.records == [{"url": server.url("/down.xml"), "outlet": "Down Daily"}]
    assert "# the harbour's own" in feeds.read_text(encoding="utf-8")
    assert [outlet.name for outlet in read_config(feeds).outlets] == ["Harbour Post"]
    assert briefing("feeds", "remove", server.url("/down.xml")).code == 1
