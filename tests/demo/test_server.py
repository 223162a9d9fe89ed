"""The server publishes as outlets on the net do: feeds, pages, validators, walls and failures."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from io import BytesIO

import feedparser
import pytest

from briefing.config.read import parse_config
from briefing.config.write import to_toml
from briefing.demo.articles import TOPICS
from briefing.demo.server import RETRY_AFTER_SECONDS, DemoServer
from briefing.errors import BriefingError
from briefing.intake.feeds import parse_feed
from briefing.intake.pages import feed_text


@dataclass(frozen=True)
class Got:
    """What came back for a request."""

    status: int
    headers: Message
    body: bytes


def get(
    server: DemoServer, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> Got:
    """Ask `server` for `path`."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        response = connection.getresponse()
        return Got(response.status, response.headers, response.read())
    finally:
        connection.close()


def feed_paths(server: DemoServer) -> list[str]:
    """Return the paths of all feeds that answer."""
    return [one.feed_path for one in server.edition.publishers if not one.down]


def test_every_feed_is_read_whole_by_the_programs_own_parser(server: DemoServer) -> None:
    for publisher in server.edition.publishers:
        if publisher.down:
            continue
        got = get(server, publisher.feed_path)
        url = f"{server.url}{publisher.feed_path}"
        feed = parse_feed(got.body, got.headers["Content-Type"], url, server.edition.now)

        pieces = server.edition.of(publisher.slug)
        assert feed.damage == ""
        assert feed.title == publisher.outlet.name
        assert [entry.title for entry in feed.entries] == [piece.title for piece in pieces]
        assert [entry.summary for entry in feed.entries] == [piece.summary for piece in pieces]
        assert [entry.author for entry in feed.entries] == [piece.author for piece in pieces]
        assert [entry.published for entry in feed.entries] == [p.published for p in pieces]
        assert all(entry.categories for entry in feed.entries)
        if publisher.full_text:
            assert [feed_text(entry.content) for entry in feed.entries] == [p.text for p in pieces]


def test_feedparser_finds_the_xml_feeds_well_formed(server: DemoServer) -> None:
    versions = {}
    for path in feed_paths(server):
        if not path.endswith(".json"):
            parsed = feedparser.parse(BytesIO(get(server, path).body))
            assert not parsed.bozo, path
            versions[path] = parsed.version

    assert set(versions.values()) == {"rss20", "atom10", "rss10"}


def test_every_entry_leads_to_its_page(server: DemoServer) -> None:
    for piece in server.edition.pieces:
        got = get(server, piece.path)

        assert got.status == 200
        assert got.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_what_has_not_changed_is_answered_with_304_and_no_body(
    server: DemoServer, validator: str
) -> None:
    conditional = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    for path in (*feed_paths(server), server.edition.pieces[0].path):
        if path == "/flare/rss.xml":
            continue  # it changes at the second fetch
        first = get(server, path)
        again = get(server, path, {conditional: first.headers[validator]})

        assert first.status == 200
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_client_that_takes_gzip_gets_it(server: DemoServer) -> None:
    plain = get(server, "/nbs/rss.xml")
    zipped = get(server, "/nbs/rss.xml", {"Accept-Encoding": "gzip"})

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(zipped.body) == plain.body
    assert len(zipped.body) < len(plain.body)


def test_the_second_fetch_of_the_feed_brings_the_changed_headline(server: DemoServer) -> None:
    path = server.edition.seconds["airport/flare"].path
    first, page = get(server, "/flare/rss.xml"), get(server, path)
    again = get(server, "/flare/rss.xml", {"If-None-Match": first.headers["ETag"]})

    assert b"Hackers feared" in first.body
    assert b"Hackers feared" in page.body
    assert again.status == 200
    assert b"not hackers" in again.body
    assert b"not hackers" in get(server, path, {"If-None-Match": page.headers["ETag"]}).body


def test_after_its_change_the_feed_stays_as_it_is(server: DemoServer) -> None:
    for _ in range(2):
        last = get(server, "/flare/rss.xml")

    assert get(server, "/flare/rss.xml", {"If-None-Match": last.headers["ETag"]}).status == 304


def test_a_server_that_does_not_change_by_itself_changes_when_told(now: datetime) -> None:
    with DemoServer(now, changing=False) as server:
        bodies = [get(server, "/flare/rss.xml").body for _ in range(2)]
        server.advance()

        assert bodies[0] == bodies[1]
        assert b"not hackers" in get(server, "/flare/rss.xml").body


def test_the_page_behind_the_wall_says_so_to_machines_and_shows_no_text(
    server: DemoServer,
) -> None:
    piece = next(piece for piece in server.edition.pieces if piece.paywall)
    html = get(server, piece.path).body.decode()

    assert '"isAccessibleForFree": false' in html
    assert piece.paragraphs[2].text[:40] not in html


def test_one_feed_is_down_and_says_when_to_come_back(server: DemoServer) -> None:
    got = get(server, "/quillar/rss.xml")

    assert got.status == 503
    assert got.headers["Retry-After"] == str(RETRY_AFTER_SECONDS)


def test_the_local_paper_is_printed_in_latin_1(server: DemoServer) -> None:
    got = get(server, "/courier/index.rdf")

    assert 'encoding="iso-8859-1"' in got.body.decode("ascii", "replace")
    assert "Zoë Hågensen" in got.body.decode("iso-8859-1")


def test_front_pages_name_the_feed_of_their_outlet(server: DemoServer) -> None:
    for publisher in server.edition.publishers:
        html = get(server, f"/{publisher.slug}/").body.decode(publisher.encoding)
        assert f'href="{server.url}{publisher.feed_path}"' in html


def test_head_answers_without_a_body_and_what_is_not_there_is_404(server: DemoServer) -> None:
    head = get(server, "/nbs/rss.xml", method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert get(server, "/nbs/nothing").status == 404
    assert get(server, "/robots.txt").body.startswith(b"User-agent: *")


def test_every_request_is_remembered_with_its_status(server: DemoServer) -> None:
    get(server, "/nbs/rss.xml")
    get(server, "/nowhere")

    assert server.requests == [("/nbs/rss.xml", 200), ("/nowhere", 404)]


def test_its_config_is_what_feeds_toml_would_say(server: DemoServer) -> None:
    config = server.config()

    assert len(config.feeds) == len(config.outlets) == len(server.edition.publishers)
    assert {topic.name for topic in config.topics} == set(TOPICS.values())
    assert config.fetch.allow == (f"127.0.0.1:{server.port}",)
    assert config.fetch.pause == 0
    assert parse_config(to_toml(config)) == config


def test_topics_can_be_passed_in(server: DemoServer) -> None:
    assert server.config(topics=()).topics == ()


def test_a_port_can_be_kept_and_one_that_is_taken_is_an_error_with_advice(
    server: DemoServer, now: datetime
) -> None:
    with (
        pytest.raises(BriefingError, match=r"cannot listen.*End the other demo"),
        DemoServer(now, port=server.port),
    ):
        pass


def test_the_edition_depends_on_nothing_but_the_clock(now: datetime) -> None:
    with DemoServer(now) as first, DemoServer(now) as second:
        for path in feed_paths(first):
            mine = get(first, path).body.replace(first.url.encode(), b"")
            assert mine == get(second, path).body.replace(second.url.encode(), b"")
