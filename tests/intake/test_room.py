"""Large answers: few in memory at once, and none that keeps the others from their turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.intake.bodies import LARGE, LARGE_AT_ONCE
from briefing.intake.http import fetch_many
from briefing.intake.load import HEAVY, Load
from briefing.intake.workers import Workers
from tests.servers import Handler, Route, Server, page, serve

SETTINGS = FetchSettings(feed_deadline=1.0, pause=0.0, robots=False, connections_per_host=16)
BODY = b"<rss/>" + b" " * (LARGE + 1)


def stalled() -> Route:
    """A large body that stops before its end."""

    def answer(handler: Handler) -> None:
        handler.reply(200, {}, BODY, length=2 * len(BODY))
        handler.world.stopping.wait(10)

    return answer


def asked(server: Server, *paths: str) -> Iterator[Answer]:
    settings = replace(SETTINGS, allow=(server.allow,))
    return fetch_many([Request(server.url(path)) for path in paths], settings)


def test_large_bodies_that_stall_cost_others_no_time() -> None:
    stalling = [f"/{number}" for number in range(LARGE_AT_ONCE)]
    routes = {**dict.fromkeys(stalling, stalled()), "/large": page(BODY)}
    with serve(routes) as server:
        answers = {answer.url: answer for answer in asked(server, *stalling, "/large")}

    assert isinstance(answers[server.url("/large")], Fetched)
    assert all(isinstance(answers[server.url(path)], Failed) for path in stalling)


def test_room_comes_back_from_answers_that_fail() -> None:
    broken = {f"/{number}": page(BODY, status=500) for number in range(LARGE_AT_ONCE)}
    packed = {
        f"/packed{number}": page(BODY, headers={"Content-Length": "9"})
        for number in range(LARGE_AT_ONCE)
    }
    with serve({**broken, **packed, "/large": page(BODY)}) as server:
        answers = list(asked(server, *broken, *packed, "/large"))

    assert isinstance(next(one for one in answers if one.url.endswith("/large")), Fetched)


@dataclass
class Arriving:
    body: bytes


def length(body: bytes) -> int:
    return len(body)


def test_no_more_is_taken_in_while_much_waits_for_workers() -> None:
    made: list[int] = []

    def arrivals() -> Iterator[Arriving]:
        for number in range(6):
            made.append(number)
            yield Arriving(bytes(HEAVY // 2 + 1))

    taken, ahead = 0, []
    with Workers(1) as workers:
        for happening in workers.alongside(arrivals()):
            if isinstance(happening, Arriving):
                taken += 1
                workers.submit(length, happening.body, weight=len(happening.body))
                ahead.append(len(made) - taken)

    assert taken == 6
    assert max(ahead) <= 2


def test_whoever_waits_for_the_load_to_fall_is_let_go_at_the_end() -> None:
    load = Load()
    load.add(HEAVY + 1)
    said: list[bool] = []
    waiting = threading.Thread(target=lambda: said.append(load.may_go_on()))
    waiting.start()

    load.end()
    waiting.join(5)

    assert said == [False]
    load.add(-2)
    assert load.may_go_on() is False
