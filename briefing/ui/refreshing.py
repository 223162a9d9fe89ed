"""A refresh beside the screen: a thread that turns each event into a message.

The thread is a daemon, so that quitting never waits for a feed; every message carries the number
of its run, so that what a cancelled run still says is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import closing

from textual.message import Message

from briefing.core.text import one_line
from briefing.pipeline.events import Event, RefreshFailed

Work = Callable[[Callable[[], bool]], Generator[Event, None, None]]
CLOSING_SECONDS = 2.0


class Refreshing(Message):
    """Something happened in the run with this number of one refresher."""

    def __init__(self, refresher: Refresher, run: int, event: Event) -> None:
        super().__init__()
        self.refresher = refresher
        self.run = run
        self.event = event

    @property
    def stale(self) -> bool:
        """Whether the run was cancelled since."""
        return self.run != self.refresher.run


class Refresher:
    """Runs one thing at a time: a refresh, the reading of a page, or a regrouping."""

    def __init__(self, say: Callable[[Message], object]) -> None:
        self._say = say
        self.run = 0
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, work: Work) -> None:
        """Begin `work`, in place of what may be running."""
        self.cancel()
        self._cancelled = threading.Event()
        arguments = (work, self.run, self._cancelled)
        self._thread = threading.Thread(
            target=self._follow, args=arguments, name="refresh", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """End what may be running; its messages are stale from now on."""
        self._cancelled.set()
        self.run += 1

    def close(self) -> None:
        """End what runs and give it a moment to end its child process."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(CLOSING_SECONDS)

    def _follow(self, work: Work, run: int, cancelled: threading.Event) -> None:
        try:
            with closing(work(cancelled.is_set)) as happening:
                for event in happening:
                    if cancelled.is_set():
                        return
                    self._say(Refreshing(self, run, event))
        except Exception as error:  # noqa: BLE001 - the top of a thread: it reports
            self._say(Refreshing(self, run, RefreshFailed(one_line(str(error)))))
