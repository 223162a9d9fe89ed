"""A refresh beside the screen: a thread that turns each event into a message.

The thread is a daemon, so that quitting never waits for a feed; every message carries the number
of its run, so that what a cancelled run still says is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing

from textual.message import Message

from briefing.core.text import one_line
from briefing.pipeline.events import Event, RefreshFailed

Refresh = Callable[[Sequence[str], Callable[[], bool]], Generator[Event, None, None]]
CLOSING_SECONDS = 2.0


class Refreshing(Message):
    """Something happened in the refresh with this number."""

    def __init__(self, run: int, event: Event) -> None:
        super().__init__()
        self.run = run
        self.event = event


class Refresher:
    """Runs one refresh at a time."""

    def __init__(self, refresh: Refresh, say: Callable[[Message], object]) -> None:
        self._refresh, self._say = refresh, say
        self._run = 0
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, only: Sequence[str] = ()) -> None:
        """Begin a refresh, in place of the one that may be running."""
        self.cancel()
        self._cancelled = threading.Event()
        arguments = (self._run, tuple(only), self._cancelled)
        self._thread = threading.Thread(
            target=self._follow, args=arguments, name="refresh", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """End the refresh that may be running; its messages are stale from now on."""
        self._cancelled.set()
        self._run += 1

    def close(self) -> None:
        """End the refresh and give it a moment to end its child process."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(CLOSING_SECONDS)

    def current(self, message: Refreshing) -> bool:
        """Return whether a message is of the refresh that runs now."""
        return message.run == self._run

    def _follow(self, run: int, only: Sequence[str], cancelled: threading.Event) -> None:
        try:
            with closing(self._refresh(only, cancelled.is_set)) as happening:
                for event in happening:
                    if cancelled.is_set():
                        return
                    self._say(Refreshing(run, event))
        except Exception as error:  # noqa: BLE001 - the top of a thread: it reports
            self._say(Refreshing(run, RefreshFailed(one_line(str(error)))))
