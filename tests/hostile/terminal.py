"""The real screen in a pseudo-terminal: keys in, raw bytes out. Linux and macOS."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COLUMNS, ROWS = 140, 45
ROOT = Path(__file__).parents[2]
# What Textual itself writes: control sequences (ECMA-48, 5.4), a few two-character escapes, and
# the shape of the mouse pointer.
OWN = re.compile(
    r"\x1b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|[78=>c]|\([AB0]|\]22;(?:default|pointer|text)?\x07)"
)


class Terminal:
    """A terminal with a program in it, and all that the program wrote to it."""

    def __init__(self, program: subprocess.Popen[bytes], master: int) -> None:
        self.program = program
        self.written = bytearray()
        self._master = master

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def settle(self, quiet: float = 0.15, limit: float = 10.0) -> bytes:
        """Read until nothing has come for `quiet` seconds; return what came."""
        start, end = len(self.written), time.monotonic() + limit
        while time.monotonic() < end and self.read(quiet):
            pass
        return bytes(self.written[start:])

    def wait_for(self, words: str, limit: float = 20.0) -> bool:
        """Read until `words` have been written since the start."""
        end = time.monotonic() + limit
        while words not in self.shown() and time.monotonic() < end:
            self.read(0.1)
        return words in self.shown()

    def read(self, patience: float) -> bytes:
        """Return what comes first, or nothing if nothing comes for `patience` seconds."""
        ready, _, _ = select.select([self._master], [], [], patience)
        if not ready:
            return b""
        try:
            came = os.read(self._master, 65_536)
        except OSError:  # the program has closed its end
            return b""
        self.written += came
        return came

    def shown(self) -> str:
        """Return what was written, without the screen's own control sequences."""
        return OWN.sub("", self.written.decode("utf-8", "replace"))


@contextmanager
def terminal(arguments: Sequence[str]) -> Iterator[Terminal]:
    """Run `python -m briefing` with `arguments` in a terminal for as long as the block lasts."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-m", "briefing", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(program, master)
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        os.close(master)
