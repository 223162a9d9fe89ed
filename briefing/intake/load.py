"""How many bytes wait for a worker, and waiting until they are few enough to take in more."""

from __future__ import annotations

import threading

HEAVY = 20_000_000  # bytes: as many as one answer may have


class Load:
    """A number of bytes, counted up and down by several threads."""

    def __init__(self) -> None:
        self._bytes = 0
        self._ended = False
        self._changed = threading.Condition()

    def add(self, count: int) -> None:
        """Count `count` bytes more, or less if it is negative."""
        with self._changed:
            self._bytes += count
            self._changed.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def may_go_on(self) -> bool:
        """Wait until the load is not heavy; return False if it ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._bytes <= HEAVY)
            return not self._ended
