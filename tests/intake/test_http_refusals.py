"""What the reader is told when nothing usable comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.core.answers import Failed, Fetched, Request
from briefing.intake.http import fetch_many
from tests.intake.asking import QUICK, failed, fetched
from tests.servers import (
    RSS,
    page,
    raw,
    reset,
    serve,
)


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


def test_a_server_with_a_certificate_that_nobody_vouches_for_is_not_asked() -> None:
    with serve({"/feed": page()}, tls=True) as server:
        answer = failed(server, "/feed")

    assert answer.reason.startswith("the server's certificate is not valid")
    assert not server.seen
