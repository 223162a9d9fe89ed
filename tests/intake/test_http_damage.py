"""Whatever bytes a server sends, the answer is a value, and the other feeds come in."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace

import pytest

from briefing.core.answers import Failed, Fetched, Request
from briefing.intake.exchange import Exchange
from briefing.intake.http import fetch_many
from tests.intake.asking import QUICK
from tests.servers import RSS, page, raw, serve

PACKED = gzip.compress(RSS)
ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%b" % (len(RSS), RSS),
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b"
    % (len(PACKED), PACKED),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n6;a=b\r\n</rss>\r\n0\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: /feed?a=%41\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nDate: Sun, 22 Nov 2026 10:00:00 GMT\r\n\r\n",
    b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nCache-Control: max-age=60\r\n\r\n',
)
MUTATIONS = 600


def mutated(answer: bytes, chance: random.Random) -> bytes:
    changed = bytearray(answer)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[start : start + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[start : start + chance.randint(1, 30)]
            case 2:
                changed[start:start] = changed[start : start + 40]
            case _:
                changed[start:start] = chance.choice(
                    (b"\r\n", b"\x00", b"\xff\xfe", b"\x1b[31m", b": ", b"-1", b"9" * 40, b"0x")
                )
    return bytes(changed)


def test_damaged_answers_are_values_and_stop_nobody() -> None:
    chance = random.Random(7)
    routes = {f"/{n}": raw(mutated(chance.choice(ANSWERS), chance)) for n in range(MUTATIONS)}
    with serve({**routes, "/feed": page(), "/feed?a=%41": page()}) as server:
        settings = replace(QUICK, allow=(server.allow,), connections_per_host=16)
        damaged = [Request(server.url(path), etag='"a"') for path in routes]
        healthy = [Request(server.url("/feed"))] * 10
        answers = list(fetch_many([*damaged, *healthy], settings))

    assert len(answers) == MUTATIONS + len(healthy)
    well = [one for one in answers if one.url == server.url("/feed")]
    assert all(isinstance(one, Fetched) and one.body == RSS for one in well)
    for answer in answers:
        if isinstance(answer, Failed):
            assert answer.reason.isprintable()
            assert answer.advice
            assert "unforeseen" not in answer.reason, answer


def test_a_mistake_of_the_program_is_told_and_stops_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fetch = Exchange.fetch

    async def mistaken(self: Exchange, request: Request, *rest: object, **more: object) -> object:
        if request.url.endswith("/bad"):
            raise KeyError("\x1b[31m")
        return await fetch(self, request, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Exchange, "fetch", mistaken)
    with serve({"/feed": page()}) as server:
        requests = [Request(server.url("/bad")), Request(server.url("/feed"))]
        answers = {
            type(one): one for one in fetch_many(requests, replace(QUICK, allow=(server.allow,)))
        }

    assert isinstance(answers[Fetched], Fetched)
    failed = answers[Failed]
    assert isinstance(failed, Failed)
    assert "unforeseen (KeyError" in failed.reason
    assert "report it" in failed.advice
