"""A run of many requests: its turns, its pauses, its end."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing.core.answers import Failed, Fetched, Request
from briefing.intake import conductor
from briefing.intake.http import HELD, fetch_many
from tests.intake.asking import QUICK
from tests.servers import (
    Server,
    page,
    serve,
    silent,
)


def test_a_host_gets_no_more_connections_than_it_should() -> None:
    with serve({f"/{n}": page() for n in range(20)}) as server:
        requests = [Request(server.url(f"/{n}")) for n in range(20)]
        answers = list(fetch_many(requests, replace(QUICK, allow=(server.allow,))))

    assert len(answers) == 20
    assert server.most_connections <= 2
    assert len({seen.port for seen in server.seen}) <= 4, "connections are used again"


def test_one_bad_host_stops_nobody() -> None:
    routes = {"/feed": page(), "/silent": silent()}
    with serve(routes) as bad, serve(routes) as good:
        requests = [Request(bad.url("/silent"))] * 8 + [Request(good.url("/feed"))]
        answers = fetch_many(requests, replace(QUICK, allow=(bad.allow, good.allow)))
        assert isinstance(next(answers), Fetched)
        answers.close()


def test_feeds_after_silent_ones_do_not_wait_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conductor, "SILENCE", 0.05)
    settings = replace(QUICK, connections=2, feed_deadline=2.0)
    with serve({"/": silent()}) as one, serve({"/": silent()}) as two, serve({"/": page()}) as good:
        allow = (one.allow, two.allow, good.allow)
        requests = [Request(server.url("/")) for server in (one, two, good)]
        started = time.monotonic()
        answers = list(fetch_many(requests, replace(settings, allow=allow)))
        lasted = time.monotonic() - started

    came = [(type(answer), answer.url) for answer in answers]
    assert came[0] == (Fetched, good.url("/"))
    assert answers[0].seconds < 1.0
    assert sorted(came[1:]) == sorted((Failed, server.url("/")) for server in (one, two))
    assert len(one.seen) + len(two.seen) == 3, "one gave up its place, and was asked once more"
    assert lasted < 2 * settings.feed_deadline


def test_silent_feeds_keep_their_places_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conductor, "SILENCE", 0.05)
    with serve({"/": silent()}) as server:
        settings = replace(QUICK, connections=1, allow=(server.allow,))
        [answer] = fetch_many([Request(server.url("/"))], settings)

    assert isinstance(answer, Failed)
    assert len(server.seen) == 1


def test_pages_of_one_host_are_asked_with_a_pause_and_feeds_without() -> None:
    settings = replace(QUICK, pause=0.1)
    paths = [f"/{n}" for n in range(4)]
    with serve({path: page() for path in paths}) as server:
        settings = replace(settings, allow=(server.allow,))
        started = time.monotonic()
        list(fetch_many([Request(server.url(path)) for path in paths], settings))
        feeds = time.monotonic() - started
        list(fetch_many([Request(server.url(path), kind="page") for path in paths], settings))
        pages = time.monotonic() - started - feeds

    assert feeds < 0.3 <= pages


def test_requests_are_pulled_late() -> None:
    pulled = 0

    def requests(server: Server) -> Iterator[Request]:
        nonlocal pulled
        for _ in range(1_000):
            pulled += 1
            yield Request(server.url("/feed"))

    with serve({"/feed": page()}) as server:
        settings = replace(QUICK, allow=(server.allow,), connections=4)
        answers = fetch_many(requests(server), settings)
        for _ in range(10):
            next(answers)
        assert pulled <= 4 + HELD + 10
        answers.close()


def test_what_answers_bring_can_be_asked_for_in_the_same_run() -> None:
    wanted = ["/feed"]

    def requests(server: Server) -> Iterator[Request | None]:
        while "/last" not in [seen.path for seen in server.seen]:
            yield Request(server.url(wanted.pop())) if wanted else None

    with serve({"/feed": page(), "/last": page()}) as server:
        answers = fetch_many(requests(server), replace(QUICK, allow=(server.allow,)))
        assert next(answers).url == server.url("/feed")
        wanted.append("/last")
        assert [answer.url for answer in answers] == [server.url("/last")]


def test_the_client_is_imported_only_when_something_is_fetched() -> None:
    look = (
        "import sys, briefing.intake.http as http, briefing.core.settings as settings;"
        "list(http.fetch_many([], settings.FetchSettings()));"
        "sys.exit('aiohttp' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_nothing_asked_is_nothing_done() -> None:
    assert list(fetch_many([], QUICK)) == []
    assert "briefing-fetch" not in {thread.name for thread in threading.enumerate()}


def test_a_run_that_is_cancelled_ends_at_once_and_leaves_nothing_behind() -> None:
    stop = threading.Event()
    with serve({"/silent": silent(), "/feed": page()}) as server:
        requests = [Request(server.url(path)) for path in ("/feed", "/silent", "/silent")]
        settings = replace(QUICK, feed_deadline=30.0, allow=(server.allow,))
        answers = fetch_many(requests, settings, stop.is_set)
        next(answers)
        started = time.monotonic()
        stop.set()
        assert list(answers) == []

    assert time.monotonic() - started < 1
    assert "briefing-fetch" not in {thread.name for thread in threading.enumerate()}


def test_a_run_that_is_dropped_ends_at_once_and_leaves_nothing_behind() -> None:
    with serve({"/silent": silent(), "/feed": page()}) as server:
        requests = [Request(server.url(path)) for path in ("/feed", "/silent", "/silent")]
        answers = fetch_many(requests, replace(QUICK, feed_deadline=30.0, allow=(server.allow,)))
        next(answers)
        started = time.monotonic()
        del answers
        gc.collect()  # a socket left open would be a ResourceWarning here, and so an error

    assert time.monotonic() - started < 1
    assert "briefing-fetch" not in {thread.name for thread in threading.enumerate()}


def test_a_name_that_is_never_resolved_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answered = threading.Event(), threading.Event()

    def unanswered(*_arguments: object, **_options: object) -> list[object]:
        asked.set()
        answered.wait(60)
        return []

    monkeypatch.setattr("socket.getaddrinfo", unanswered)
    settings = replace(QUICK, feed_deadline=30.0)
    started = time.monotonic()
    assert list(fetch_many([Request("http://slow.example/")], settings, asked.is_set)) == []
    answered.set()

    assert time.monotonic() - started < 2


def test_an_error_of_the_caller_ends_the_run() -> None:
    def requests(server: Server) -> Iterator[Request]:
        yield Request(server.url("/feed"))
        raise LookupError("the store is gone")

    with serve({"/feed": page()}) as server, pytest.raises(LookupError):
        list(fetch_many(requests(server), replace(QUICK, allow=(server.allow,))))
    assert "briefing-fetch" not in {thread.name for thread in threading.enumerate()}


def test_a_wrong_setting_is_raised_in_the_callers_thread() -> None:
    with pytest.raises(ValueError, match="not host:port"):
        list(fetch_many([Request("http://example.org/")], replace(QUICK, allow=("nonsense",))))
