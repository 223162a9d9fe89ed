"""Room in memory for large bodies: a few at once, from when they grow large until they are taken.

A few servers that send much at once must not fill the memory; nor may a few that send much and
then stall cost others their time: for who waits for room the deadline is put off.
"""

from __future__ import annotations

import asyncio

from briefing.intake.bodies import LARGE_AT_ONCE


class Rooms:
    """All the room of one fetch."""

    def __init__(self, places: int = LARGE_AT_ONCE) -> None:
        self._places = asyncio.Semaphore(places)

    def room(self, limit: asyncio.Timeout, patience: float) -> Room:
        """Return the room for one body; waiting for it puts `limit` off, by `patience` at most."""
        return Room(self._places, limit, patience)

    def free(self) -> None:
        """Give back the room of a body that was taken out of the fetch's hands."""
        self._places.release()


class Room:
    """Room for one body: held from `async with` on, and beyond it if all goes well."""

    def __init__(self, places: asyncio.Semaphore, limit: asyncio.Timeout, patience: float) -> None:
        self._places = places
        self._limit = limit
        self._patience = patience
        self._held = False

    async def __aenter__(self) -> None:
        loop = asyncio.get_running_loop()
        left = (self._limit.when() or loop.time()) - loop.time()
        self._limit.reschedule(loop.time() + left + self._patience)
        await self._places.acquire()
        self._held = True
        if not self._limit.expired():  # else it ends at its next await
            self._limit.reschedule(loop.time() + left)

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.leave()

    def leave(self) -> None:
        """Give the room back, if it is held: nothing of the body is kept."""
        if self._held:
            self._held = False
            self._places.release()
