"""From any address of a site to its feeds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import partial

import pytest

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.errors import FetchError, NotFoundError
from briefing.intake.discovery import (
    CANDIDATES_LIMIT,
    COMMON_PLACES,
    DiscoveredFeed,
    discover,
    feed_kind,
    spelled_out,
)
from briefing.intake.http import fetch_many
from tests.servers import RSS, Route, Server, html, page, redirect, serve

ATOM = (
    b'<?xml version="1.0"?><!-- news --><feed xmlns="http://www.w3.org/2005/Atom">'
    b"<title type='html'><![CDATA[Comments &amp; letters]]></title></feed>"
)
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour \\"Post\\""}'


def site(routes: dict[str, Route], head: str = "", body: str = "") -> dict[str, Route]:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return {"/": html(text.encode()), **routes}


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


def found(server: Server, path: str = "/") -> list[str]:
    fetch = partial(fetch_many, settings=FetchSettings(allow=(server.allow,)))
    feeds = discover(server.url(path), fetch)
    return [feed.url.removeprefix(server.url("")) for feed in feeds]


def test_a_feed_is_its_own_feed() -> None:
    with serve({"/": page(RSS)}) as server:
        fetch = partial(fetch_many, settings=FetchSettings(allow=(server.allow,)))
        assert discover(server.url(), fetch) == (
            DiscoveredFeed(server.url(), "Harbour Post", "RSS"),
        )


def test_the_feeds_that_a_page_declares_are_found_comments_last() -> None:
    head = (
        link("/comments", "application/atom+xml")
        + link("news.rss", "Application/RSS+xml; charset=utf-8", rel="home ALTERNATE")
        + link("news.rss")
        + link("/style.css", "text/css", rel="stylesheet")
        + link("/fr/", "text/html")
    )
    routes = site({"/news.rss": page(RSS), "/comments": page(ATOM)}, head)
    with serve(routes) as server:
        assert found(server) == ["/news.rss", "/comments"]
        assert not server.asked("/style.css") + server.asked("/fr/")


def test_the_base_of_a_page_counts() -> None:
    routes = site({"/en/news.rss": page(RSS)}, '<base href="/en/">' + link("news.rss"))
    with serve(routes) as server:
        assert found(server) == ["/en/news.rss"]


def test_what_is_declared_but_is_no_feed_is_left_out() -> None:
    head = link("/gone") + link("/page") + link("javascript:alert(1)")
    routes = site({"/page": html(), "/feed.xml": page(RSS)}, head)
    with serve(routes) as server:
        assert found(server) == ["/feed.xml"]


def test_links_that_look_like_feeds_are_tried_when_nothing_is_declared() -> None:
    body = '<a href="/about">About</a><a href="/service/rss/all">RSS</a><a href="?feed=rss2">2</a>'
    routes = site({"/service/rss/all": page(RSS), "/?feed=rss2": page(JSON)}, body=body)
    with serve(routes) as server:
        assert found(server) == ["/service/rss/all", "/?feed=rss2"]
        assert not server.asked("/about")


@pytest.mark.parametrize("place", COMMON_PLACES)
def test_the_common_places_are_tried_last(place: str) -> None:
    with serve(site({place: page(ATOM)})) as server:
        assert found(server) == [place]


def test_one_feed_behind_many_addresses_is_one_feed() -> None:
    routes = site({"/feed": redirect("/rss.xml", 301), "/rss.xml": page(RSS)})
    with serve(routes) as server:
        assert found(server) == ["/rss.xml"]


def test_a_site_without_feeds_says_so() -> None:
    with serve(site({})) as server, pytest.raises(NotFoundError, match="no feed found"):
        found(server)


def test_a_site_that_does_not_answer_says_why() -> None:
    with serve({}) as server, pytest.raises(FetchError, match="nothing at this address"):
        found(server)


def test_a_page_that_declares_thousands_of_feeds_costs_a_dozen_requests() -> None:
    head = "".join(link(f"/{n}.rss") for n in range(5_000))
    with serve(site({}, head)) as server:
        with pytest.raises(NotFoundError):
            found(server)
        assert len(server.seen) <= 1 + CANDIDATES_LIMIT + len(COMMON_PLACES)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("harbour.example", "https://harbour.example"),
        (" http://harbour.example/a ", "http://harbour.example/a"),
        ("harbour.example:8080/feed", "https://harbour.example:8080/feed"),
    ],
)
def test_an_address_may_be_written_short(written: str, meant: str) -> None:
    assert spelled_out(written) == meant


@pytest.mark.parametrize("written", ["", "file:///etc/passwd", "two words", "http://a:b@c/"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(FetchError, match="no web address"):
        spelled_out(written)


def test_a_title_in_another_script_is_read_right() -> None:
    feed = RSS.replace(b"Harbour Post", "Гавань".encode()).replace(b"</channel>", b"%b</channel>")
    with serve({"/": page(feed % ("<!-- я -->".encode() * 20_000))}) as server:
        fetch = partial(fetch_many, settings=FetchSettings(allow=(server.allow,)))
        [discovered] = discover(server.url(), fetch)

    assert discovered.title == "Гавань"


def answer(body: bytes, content_type: str = "") -> Fetched:
    return Fetched("https://a.example/", "https://a.example/", 200, content_type, body, "")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, "RSS"),
        (RSS.decode().encode("utf-16"), "RSS"),
        (b"\xef\xbb\xbf\n" + RSS, "RSS"),
        (ATOM, "Atom"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "RSS 1.0"),
        (JSON, "JSON Feed"),
        (b"<!doctype html><p>about &lt;rss&gt; <rss></p>", ""),
        (b'{"version": 1}', ""),
        (b"<opml><body/></opml>", ""),
        (b"", ""),
        (b"\x00" * 99, ""),
    ],
)
def test_a_feed_is_known_by_what_it_holds_not_by_its_type(body: bytes, kind: str) -> None:
    assert feed_kind(answer(body, "text/html")) == kind


HOSTILE = (
    b"<title" * 20_000,
    b"<title>" + b"<" * 100_000,
    b'{"title": "' + b"\\" * 100_000,
    b"<a " * 300_000,
    b'<a href="/rss' * 70_000,
    b"<!--" * 250_000,
    b"<![CDATA[" * 100_000,
    b"&" * 1_000_000,
)


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_page_takes_no_time(body: bytes) -> None:
    def fetch(requests: Iterable[Request]) -> Iterator[Answer]:
        for request in requests:
            if request.url == "https://a.example/":
                yield answer(body)
            yield Failed(request.url, "no")

    started = time.process_time()
    with pytest.raises(NotFoundError):
        discover("https://a.example/", fetch)

    assert time.process_time() - started < 2
