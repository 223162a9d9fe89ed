"""The one door to the web: `fetch_many`, synchronous outside, an event loop of its own inside.

1. the caller's thread pulls requests, only as many as are soon to start
2. a thread of its own runs the loop: whose turn it is (`turns`), the exchange (`exchange`)
3. answers come back through a queue as they arrive
4. the end, `cancelled()` or a dropped generator closes it all: tasks, connections, thread
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from briefing.core.answers import Answer, Failed, Fetched, NotModified, Request
from briefing.core.settings import FetchSettings

if TYPE_CHECKING:
    from briefing.intake.conductor import Conductor

__all__ = ["Failed", "Fetched", "NotModified", "Request", "fetch_many"]

HELD = 64  # requests that may wait for their host's turn, beyond those under way
TICK = 0.05  # seconds between two looks at `cancelled`


def fetch_many(
    requests: Iterable[Request | None],
    settings: FetchSettings,
    cancelled: Callable[[], bool] = lambda: False,
) -> Generator[Answer, None, None]:
    """Yield the answer to each of `requests`, as they come, in no order.

    `requests` is pulled late and in the caller's thread, so it may decide at the last moment what
    is wanted next; where it yields None it has nothing now, and is asked again a little later.
    After `cancelled()` nothing more is yielded.
    """
    wanted = _Wanted(requests)
    first = wanted.pull(settings.connections + HELD)
    while not first and not wanted.ended and not cancelled():
        time.sleep(TICK)
        first = wanted.pull(settings.connections + HELD)
    if first and not cancelled():
        with _Fetching(settings) as fetching:
            yield from _answers(wanted, first, fetching, settings, cancelled)


def _answers(
    wanted: _Wanted,
    first: list[Request],
    fetching: _Fetching,
    settings: FetchSettings,
    cancelled: Callable[[], bool],
) -> Iterator[Answer]:
    fetching.submit(first)
    outstanding = len(first)
    while not cancelled():
        if answer := fetching.next_answer(TICK):
            outstanding -= 1
            yield answer
            fetching.taken(answer)
        more = wanted.pull(settings.connections + HELD - outstanding)
        fetching.submit(more)
        outstanding += len(more)
        if wanted.ended and not outstanding:
            return


class _Wanted:
    """The caller's requests, pulled a few at a time."""

    def __init__(self, requests: Iterable[Request | None]) -> None:
        self._requests = iter(requests)
        self.ended = False

    def pull(self, limit: int) -> list[Request]:
        """Return up to `limit` requests: those that are to be had now."""
        pulled: list[Request] = []
        while len(pulled) < limit and not self.ended:
            try:
                request = next(self._requests)
            except StopIteration:
                self.ended = True
                break
            if request is None:
                break
            pulled.append(request)
        return pulled


@dataclass(frozen=True, slots=True)
class _Running:
    """What the loop's thread lets others use, by `call` only."""

    loop: asyncio.AbstractEventLoop
    conductor: Conductor
    stop: asyncio.Event

    def call(self, callback: Callable[..., object], *arguments: object) -> None:
        """Have the loop call `callback`, unless the loop has ended: why is the next answer."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(callback, *arguments)


class _Fetching:
    """The thread that fetches, for as long as the `with` block lasts."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._answers: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()
        self._begun = threading.Event()
        self._running: _Running | None = None
        self._thread = threading.Thread(target=self._run, name="briefing-fetch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._running:
            self._running.call(self._running.stop.set)
        self._thread.join()

    def submit(self, requests: list[Request]) -> None:
        """Let `requests` be fetched."""
        if self._running and requests:
            self._running.call(self._running.conductor.add, requests)

    def taken(self, answer: Answer) -> None:
        """Give back the room of `answer`: the caller is done with it, or has handed it on."""
        if self._running:
            self._running.call(self._running.conductor.taken, answer)

    def next_answer(self, seconds: float) -> Answer | None:
        """Return the next answer, or None if none came. Raises what ended the thread."""
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - the thread's top: raised in the caller's
            self._answers.put(error)
        finally:
            self._begun.set()

    async def _serve(self) -> None:
        # aiohttp takes a fifth of a second to import: only when something is fetched.
        from briefing.intake.conductor import Conductor

        async with Conductor(self._settings, self._answers.put) as conductor:
            self._running = _Running(asyncio.get_running_loop(), conductor, asyncio.Event())
            self._begun.set()
            await self._running.stop.wait()
