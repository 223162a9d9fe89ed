"""Runs the exchanges of one fetch: starts each when its turn has come, delivers its answer.

A feed whose server says nothing gives up its place where others wait for one: it is asked again
after them, and then has all the time that a feed has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Self

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.core.text import one_line
from briefing.intake.bodies import LARGE
from briefing.intake.exchange import PROJECT, Exchange, open_session
from briefing.intake.robots import Robots
from briefing.intake.turns import Turns, host_of

TOO_MANY_REQUESTS = 429
SILENCE = 3.0  # seconds; a sound server begins to answer long before


class Conductor:
    """Everything that lives in the event loop. `deliver` gets the answers."""

    def __init__(self, settings: FetchSettings, deliver: Callable[[Answer], None]) -> None:
        self._settings = settings
        self._deliver = deliver
        self._turns = Turns(settings)
        self._tasks: set[asyncio.Task[None]] = set()
        self._unheard: dict[asyncio.Task[None], float] = {}  # feeds, by when they were asked
        self._giving_up: set[asyncio.Task[None]] = set()
        self._fed_up: dict[str, Failed] = {}  # hosts that asked not to be asked so often
        self._loop = asyncio.get_running_loop()
        self._closing = False
        self._alarm: asyncio.TimerHandle | None = None
        self._session = open_session(settings)
        self._exchange = Exchange(self._session, settings)
        self._robots = Robots(self._fetch_robots, self._turns.slow_down)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        self._closing = True
        if self._alarm:
            self._alarm.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._robots.close()
        await self._session.close()

    def add(self, requests: Iterable[Request]) -> None:
        """Let `requests` wait for their turns."""
        for request in requests:
            self._turns.add(request)
        self._start()

    def taken(self, answer: Answer) -> None:
        """Make room again: `answer` is out of the fetch's hands."""
        if isinstance(answer, Fetched) and len(answer.body) > LARGE:
            self._exchange.rooms.free()

    def _start(self) -> None:
        """Start what may start now, and look again when the next pause ends."""
        if self._closing:
            return
        while request := self._turns.start(self._loop.time()):
            task = self._loop.create_task(self._run(request))
            self._tasks.add(task)
            if request.kind == "feed":
                self._unheard[task] = self._loop.time()
            task.add_done_callback(partial(self._ended, request))
        wanted = self._turns.places_wanted(self._loop.time()) - len(self._giving_up)
        self._set_alarm(self._make_place(wanted) if wanted > 0 else self._turns.next_start())

    def _make_place(self, wanted: int) -> float | None:
        """Let the feeds give up their places that are silent for long; return when to look again."""
        now = self._loop.time()
        for task, asked in tuple(self._unheard.items())[:wanted]:
            if now < asked + SILENCE:
                return asked + SILENCE
            del self._unheard[task]
            if task.cancel():
                self._giving_up.add(task)
        return None

    def _set_alarm(self, at: float | None) -> None:
        if self._alarm:
            self._alarm.cancel()
        self._alarm = None if at is None else self._loop.call_at(at, self._start)

    async def _run(self, request: Request) -> None:
        try:
            answer = self._refusal(request) or await self._exchange.fetch(
                request,
                self._robots.admit if self._asks_robots(request) else _admit_all,
                self._heard,
                last=request.kind == "feed" and not self._turns.expects_more(request),
            )
        finally:
            self._turns.done(request)
        if isinstance(answer, Failed) and answer.status == TOO_MANY_REQUESTS:
            self._fed_up[host_of(request)] = answer
        self._deliver(answer)

    def _heard(self) -> None:
        if task := asyncio.current_task():
            self._unheard.pop(task, None)

    def _refusal(self, request: Request) -> Failed | None:
        """Return the answer of a host that said 429 in this run: to ask on would be rude."""
        refusal = self._fed_up.get(host_of(request))
        return replace(refusal, url=request.url, seconds=0.0) if refusal else None

    def _ended(self, request: Request, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._unheard.pop(task, None)
        if task.cancelled():
            self._gave_up(request, task)
            return
        self._giving_up.discard(task)
        if error := task.exception():
            self._deliver(_unexpected(request, error))
        self._start()

    def _gave_up(self, request: Request, task: asyncio.Task[None]) -> None:
        if task in self._giving_up:
            self._giving_up.remove(task)
            self._turns.put_back(request)
            self._start()

    def _asks_robots(self, request: Request) -> bool:
        return self._settings.robots and request.kind == "page"

    async def _fetch_robots(self, request: Request) -> Answer:
        answer = await self._exchange.fetch(request, _admit_all)
        self.taken(answer)
        return answer


async def _admit_all(_url: str) -> None:
    """Let every address pass: feeds are made to be read by programs."""


def _unexpected(request: Request, error: BaseException) -> Failed:
    """Return the answer where the program itself is at fault: even so, one feed stops no other."""
    said = one_line(f"{type(error).__name__}: {error}", 200)
    return Failed(
        request.url, f"something unforeseen ({said})", f"please report it: {PROJECT}/issues"
    )
