"""What a reader's program gets from servers of every kind."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from briefing.core.answers import Answer, Failed, Fetched, NotModified, Request
from briefing.core.settings import FetchSettings
from briefing.intake.bodies import HEADERS_LIMIT
from briefing.intake.exchange import USER_AGENT, redirect_target
from briefing.intake.failures import RefusedError
from briefing.intake.http import HELD, fetch_many
from tests.servers import (
    RSS,
    Route,
    Server,
    conditional,
    cut_off,
    endless,
    gzipped,
    html,
    page,
    raw,
    redirect,
    reset,
    serve,
    silent,
    slow,
)

QUICK = FetchSettings(feed_deadline=0.5, page_deadline=0.3, pause=0.0, robots=False)


def ask(server: Server, path: str, settings: FetchSettings = QUICK, **fields: Any) -> Answer:
    request = Request(server.url(path), **fields)
    [answer] = fetch_many([request], replace(settings, allow=(server.allow,)))
    return answer


def fetched(server: Server, path: str, **fields: Any) -> Fetched:
    answer = ask(server, path, **fields)
    assert isinstance(answer, Fetched), answer
    return answer


def failed(server: Server, path: str, **fields: Any) -> Failed:
    answer = ask(server, path, **fields)
    assert isinstance(answer, Failed), answer
    assert answer.reason
    assert answer.advice
    return answer


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
    ("answer", "reason"),
    [
        (b"", "broke off"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "no valid HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n", "no valid HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "empty answer"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "nothing to read (204 No Content)"),
    ],
)
def test_what_is_no_answer_is_told_in_plain_words(answer: bytes, reason: str) -> None:
    with serve({"/feed": raw(answer)}) as server:
        assert reason in failed(server, "/feed").reason


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


def test_a_connection_that_is_reset_is_told_in_plain_words() -> None:
    with serve({"/feed": reset()}) as server:
        assert failed(server, "/feed").reason == "the server broke off the connection"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "the server asks for a login (401 Unauthorized)"),
        (403, "the server refuses to answer this program (403 Forbidden)"),
        (404, "the server has nothing at this address (404 Not Found)"),
        (418, "the server refuses the request (418 I'm a Teapot)"),
        (500, "the server has an internal error (500 Internal Server Error)"),
        (599, "the server has an error (599)"),
    ],
)
def test_every_refusal_has_its_words(status: int, reason: str) -> None:
    with serve({"/feed": page(b"no", status=status)}) as server:
        answer = failed(server, "/feed")

    assert answer.reason == reason
    assert answer.status == status
    assert not answer.gone


def test_410_is_for_good() -> None:
    with serve({"/feed": page(b"no", status=410)}) as server:
        answer = failed(server, "/feed")

    assert answer.gone
    assert "gone for good (410 Gone)" in answer.reason
    assert "briefing feeds add SITE" in answer.advice


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [("120", 120), ("Sun, 22 Nov 2026 10:10:00 GMT", 600), ("soon", None), ("-5", None)],
)
def test_retry_after_is_understood_as_seconds_and_as_a_date(
    retry_after: str, seconds: int | None
) -> None:
    answer = (
        f"HTTP/1.1 429 Slow down\r\nRetry-After: {retry_after}\r\n"
        "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\nContent-Length: 0\r\n\r\n"
    )
    with serve({"/feed": raw(answer.encode())}) as server:
        assert failed(server, "/feed").retry_seconds == seconds


def test_a_host_that_says_429_is_left_alone_for_the_rest_of_the_run() -> None:
    paths = [f"/{n}" for n in range(20)]
    refusal = page(b"", status=429, headers={"Retry-After": "60"})
    with serve(dict.fromkeys(paths, refusal)) as server, serve({"/feed": page()}) as other:
        requests = [Request(server.url(path)) for path in paths] + [Request(other.url("/feed"))]
        settings = replace(QUICK, allow=(server.allow, other.allow))
        answers = {answer.url: answer for answer in fetch_many(requests, settings)}

    assert len(server.seen) <= settings.connections_per_host
    refusals = [answers[server.url(path)] for path in paths]
    assert all(isinstance(one, Failed) and one.retry_seconds == 60 for one in refusals)
    assert isinstance(answers[other.url("/feed")], Fetched)


def test_not_modified_is_no_answer_to_a_first_request() -> None:
    with serve({"/feed": page(b"", status=304)}) as server:
        assert "nothing to read (304" in failed(server, "/feed").reason


def test_what_a_server_says_cannot_steer_the_terminal() -> None:
    with serve({"/feed": raw(b"HTTP/1.1 500 \x1b]0;owned\x07\xc2\x9b31m\r\n\r\n")}) as server:
        reason = failed(server, "/feed").reason

    assert all(character.isprintable() for character in reason)


def test_redirects_are_followed_and_only_lasting_ones_are_remembered() -> None:
    routes = {
        "/a": redirect("/b", 301),
        "/b": redirect("/c", 308),
        "/c": redirect("/feed", 302),
        "/feed": page(),
    }
    with serve(routes) as server:
        answer = fetched(server, "/a")

    assert answer.final_url == server.url("/feed")
    assert answer.permanent_url == server.url("/c")


def test_a_lasting_redirect_behind_a_passing_one_is_not_remembered() -> None:
    routes = {"/a": redirect("/b", 307), "/b": redirect("/feed", 301), "/feed": page()}
    with serve(routes) as server:
        assert fetched(server, "/a").permanent_url == ""


def chain(length: int) -> dict[str, Route]:
    hops = {f"/{hop}": redirect(f"/{hop + 1}") for hop in range(length)}
    return {**hops, f"/{length}": page()}


def test_five_redirects_are_followed_and_six_are_not() -> None:
    with serve(chain(5)) as server:
        assert fetched(server, "/0").body == RSS
    with serve(chain(6)) as server:
        assert "more than 5 times" in failed(server, "/0").reason
    assert not server.asked("/6")


def test_a_redirect_loop_ends() -> None:
    with serve({"/feed": redirect("/feed")}) as server:
        assert "more than 5 times" in failed(server, "/feed").reason


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://a:b@127.0.0.1/",
        "data:text/xml,rss",
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(target: str) -> None:
    with serve({"/feed": redirect(target)}) as server:
        assert "no web address" in failed(server, "/feed").reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_a_redirect_to_a_private_address_is_refused(host: str) -> None:
    with serve({"/secret": page()}) as canary:
        target = f"http://{host}:{canary.server_port}/secret"
        with serve({"/feed": redirect(target)}) as server:
            assert "not public" in failed(server, "/feed").reason

    assert not canary.seen


def test_a_redirect_to_a_number_that_hides_an_address_is_refused() -> None:
    with serve({"/secret": page()}) as canary:
        target = f"http://2130706433:{canary.server_port}/secret"
        with serve({"/feed": redirect(target)}) as server:
            failed(server, "/feed")

    assert not canary.seen


def test_a_redirect_from_https_to_http_is_refused() -> None:
    with pytest.raises(RefusedError, match="from https to http"):
        redirect_target("https://example.org/a", "http://example.org/b")
    assert redirect_target("http://example.org/a", "https://example.org/b")
    assert redirect_target("https://example.org/a/", "../b?c") == "https://example.org/b?c"


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({}) as proxy, serve({"/feed": page()}) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url("/"))
        monkeypatch.setenv("http_proxy", proxy.url("/"))
        assert fetched(server, "/feed").body == RSS

    assert not proxy.seen


@pytest.mark.parametrize(
    "url", ["", "feed.xml", "ftp://example.org/", "http://", "http://a b/", "http://[::1"]
)
def test_what_is_no_web_address_fails_and_stops_nobody(url: str) -> None:
    with serve({"/feed": page()}) as server:
        requests = [Request(url), Request(server.url("/feed"))]
        answers = list(fetch_many(requests, replace(QUICK, allow=(server.allow,))))

    assert {type(answer) for answer in answers} == {Failed, Fetched}


def test_an_address_with_escapes_is_asked_as_it_is_written() -> None:
    path = "/feed%2Fa?sign=a%2bb&q=%7e"
    with serve({path: page()}) as server:
        assert fetched(server, path).body == RSS


def test_a_feed_that_moved_is_asked_at_its_new_address_under_its_old_name() -> None:
    with serve({"/new": page()}) as server:
        answer = fetched(server, "/old", address=server.url("/new"))

    assert answer.url == server.url("/old")
    assert answer.final_url == server.url("/new")


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
        answers.close()  # type: ignore[attr-defined]


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
        answers.close()  # type: ignore[attr-defined]


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


def test_a_server_with_a_certificate_that_nobody_vouches_for_is_not_asked() -> None:
    with serve({"/feed": page()}, tls=True) as server:
        answer = failed(server, "/feed")

    assert answer.reason.startswith("the server's certificate is not valid")
    assert not server.seen


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
