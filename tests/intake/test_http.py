"""What a reader's program gets from servers that answer, well or badly."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefing.core.answers import Failed, NotModified, Request
from briefing.intake.bodies import HEADERS_LIMIT
from briefing.intake.exchange import USER_AGENT
from briefing.intake.http import fetch_many
from tests.intake.asking import QUICK, ask, failed, fetched
from tests.servers import (
    RSS,
    conditional,
    cut_off,
    endless,
    gzipped,
    html,
    page,
    raw,
    serve,
    silent,
    slow,
)


def test_a_feed_comes_with_its_body_and_its_validators() -> None:
    with serve({"/feed": conditional(etag='W/"a b"', last_modified="yesterday, or so")}) as server:
        answer = fetched(server, "/feed")

    assert answer.body == RSS
    assert answer.status == 200
    assert answer.bytes_on_wire == len(RSS)
    assert (answer.etag, answer.last_modified) == ('W/"a b"', "yesterday, or so")
    assert answer.final_url == answer.url == server.url("/feed")
    assert not answer.damage


def test_validators_are_sent_byte_for_byte_and_earn_a_304() -> None:
    with serve({"/feed": conditional(etag='W/"a b"', last_modified="yesterday, or so")}) as server:
        answer = ask(server, "/feed", etag='W/"a b"', last_modified="yesterday, or so")

    assert isinstance(answer, NotModified)
    assert (answer.etag, answer.last_modified) == ('W/"a b"', "yesterday, or so")


def test_the_program_says_honestly_who_it_is_and_carries_nothing_else() -> None:
    with serve({"/feed": page(headers={"Set-Cookie": "id=1; Path=/"})}) as server:
        requests = [Request(server.url("/feed")), Request(server.url("/feed"))]
        list(fetch_many(requests, replace(QUICK, allow=(server.allow,), connections_per_host=1)))

    for seen in server.seen:
        assert seen.headers["user-agent"] == USER_AGENT
        assert seen.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "authorization", "referer"} & set(seen.headers)


def test_one_layer_of_gzip_is_unpacked() -> None:
    with serve({"/feed": gzipped()}) as server:
        answer = fetched(server, "/feed")

    assert answer.body == RSS
    assert answer.bytes_on_wire < len(RSS)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd"])
def test_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with serve({"/feed": gzipped(layers=2, encoding=encoding)}) as server:
        assert "packed as" in failed(server, "/feed").reason


def test_layered_gzip_is_unpacked_once_only() -> None:
    with serve({"/feed": gzipped(layers=3)}) as server:
        assert fetched(server, "/feed").body.startswith(b"\x1f\x8b")


def test_the_type_is_told_as_the_server_tells_it() -> None:
    with serve({"/feed": html()}) as server:
        assert fetched(server, "/feed").content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/slow", "/silent", "/endless"])
def test_the_deadline_is_for_the_whole_answer(path: str) -> None:
    routes = {"/slow": slow(), "/silent": silent(), "/endless": slow(RSS * 1_000, pause=0.0)}
    started = time.monotonic()

    with serve(routes) as server:
        answer = failed(server, path, kind="page")

    assert "within 0.3 s" in answer.reason
    assert time.monotonic() - started < 2


def test_an_endless_body_ends_at_the_limit() -> None:
    with serve({"/feed": endless()}) as server:
        settings = replace(QUICK, feed_deadline=20.0)
        answer = ask(server, "/feed", settings)

    assert isinstance(answer, Failed)
    assert "larger than 10 MB" in answer.reason


def test_a_feed_that_breaks_off_is_kept_as_damaged_and_asked_for_again() -> None:
    with serve({"/feed": cut_off(sent=200, headers={"ETag": '"a"'})}) as server:
        answer = fetched(server, "/feed")

    assert answer.body == RSS[:200]
    assert "broke off" in answer.damage
    assert not answer.etag


def test_a_page_that_breaks_off_is_not_the_article() -> None:
    with serve({"/page": cut_off(sent=200)}) as server:
        assert "broke off" in failed(server, "/page", kind="page").reason


@pytest.mark.parametrize(
    ("fields", "size", "read"),
    [
        (1, HEADERS_LIMIT, True),
        (1, HEADERS_LIMIT + 1, False),
        (20, HEADERS_LIMIT, True),
        (20, HEADERS_LIMIT + 1, False),
        (1, HEADERS_LIMIT * 20, False),
        (2_000, HEADERS_LIMIT * 20, False),
    ],
)
def test_a_header_is_read_up_to_its_limit(fields: int, size: int, *, read: bool) -> None:
    names = [b"X-%04d" % number for number in range(fields)]
    rest = size - len(b"Content-Length: 5\r\n")
    per_field, extra = divmod(rest, fields)
    lines = [
        b"%b: %b\r\n" % (name, b"v" * (per_field + (extra if index == 0 else 0) - 10))
        for index, name in enumerate(names)
    ]
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + b"".join(lines) + b"\r\n<rss>"

    with serve({"/feed": raw(answer)}) as server:
        if read:
            assert fetched(server, "/feed").body == b"<rss>"
        else:
            assert "header" in failed(server, "/feed").reason
