"""The reader's changes, written one after the other in a thread of their own.

A key never waits for the store: a writer that holds the database delays this thread only. The
thread has its own connection, since SQLite's belong to the thread that opened them.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from textual.message import Message

from briefing.core.text import one_line
from briefing.errors import BriefingError
from briefing.ui.desk import Marks

Change = Callable[[Marks], str | None]
CLOSING_SECONDS = 3.0


class Marked(Message):
    """A change is in the store, in words; or it is not, and `failed` says so."""

    def __init__(self, words: str, *, failed: bool = False) -> None:
        super().__init__()
        self.words = words
        self.failed = failed


class Marker:
    """Takes changes from the screen's thread and writes them in order."""

    def __init__(self, open_marks: Callable[[], Marks], say: Callable[[Message], object]) -> None:
        self._open, self._say = open_marks, say
        self._changes: queue.SimpleQueue[tuple[str, Change] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def mark(self, words: str, change: Change) -> None:
        """Write `change` soon. Words that it returns stand for `words`."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="marks", daemon=True)
            self._thread.start()
        self._changes.put((words, change))

    def close(self) -> None:
        """Write what waits, for a few seconds at most, and end."""
        if self._thread is not None:
            self._changes.put(None)
            self._thread.join(CLOSING_SECONDS)

    def _write(self) -> None:
        try:
            marks = self._open()
        except BriefingError as error:
            self._say(Marked(str(error), failed=True))
            self._thread = None
            return
        while (wanted := self._changes.get()) is not None:
            self._say(_written(marks, *wanted))
        marks.close()


def _written(marks: Marks, words: str, change: Change) -> Marked:
    try:
        return Marked(change(marks) or words)
    except Exception as error:  # noqa: BLE001 - the top of a thread: it reports
        return Marked(one_line(str(error)), failed=True)
