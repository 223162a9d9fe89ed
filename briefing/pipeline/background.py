"""A refresh in a process of its own, so that its work never shares the screen's interpreter.

The child is `python -m briefing refresh --json`: one event a line on stdout. It leads its own
process group, which is ended with everything in it when the reader quits.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from briefing.core.text import one_line
from briefing.pipeline.events import Event, RefreshFailed, from_json

POLL_SECONDS = 0.1
GRACE_SECONDS = 1.0
TALK_LINES = 20  # the end of stderr that a failure quotes


def refresh_in_background(
    places: Sequence[str], arguments: Sequence[str], cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """Yield the events of `briefing PLACES refresh --json ARGUMENTS`, run as a child process.

    `places` are the options that name the workspace. Ends the child when `cancelled()` turns true
    or the iterator is closed. A child that breaks off ends in one `RefreshFailed`.
    """
    command = [sys.executable, "-m", "briefing", *places, "refresh", "--json", *arguments]
    child = _start(command)
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    talk: list[str] = []
    readers = (
        threading.Thread(target=_read_events, args=(child, lines), daemon=True),
        threading.Thread(target=_read_talk, args=(child, talk), daemon=True),
    )
    for reader in readers:
        reader.start()
    try:
        yield from _events(lines, cancelled)
        if not cancelled():
            readers[1].join(GRACE_SECONDS)  # what the child said last may still be on its way
            yield from _failure(child, talk)
    finally:
        _end(child)
        for reader in readers:
            reader.join(GRACE_SECONDS)


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    # The package must be found as the parent found it, installed or not.
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.getenv("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _read_events(child: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    if child.stdout:
        for line in child.stdout:
            lines.put(line)
    lines.put(None)


def _read_talk(child: subprocess.Popen[str], talk: list[str]) -> None:
    if child.stderr:
        for line in child.stderr:
            talk.append(line)
            del talk[:-TALK_LINES]


def _events(lines: queue.SimpleQueue[str | None], cancelled: Callable[[], bool]) -> Iterator[Event]:
    while not cancelled():
        try:
            line = lines.get(timeout=POLL_SECONDS)
        except queue.Empty:
            continue
        if line is None:
            return
        yield from_json(line)


def _failure(child: subprocess.Popen[str], talk: Sequence[str]) -> Iterator[RefreshFailed]:
    """Yield why the child broke off; 0 and 1 are a refresh that ended (1: no feed answered)."""
    code = child.wait()
    if code not in {0, 1}:
        yield RefreshFailed(one_line(talk[-1]) if talk else f"the refresh ended with code {code}")


def _end(child: subprocess.Popen[str]) -> None:
    """End the child and all that it started; ask first, then insist."""
    if child.poll() is None:
        _signal(child, signal.SIGTERM)
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            _signal(child, getattr(signal, "SIGKILL", signal.SIGTERM))
            child.wait()
    for stream in (child.stdout, child.stderr):
        if stream:
            stream.close()


def _signal(child: subprocess.Popen[str], number: int) -> None:
    if sys.platform == "win32":
        child.terminate()
        return
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
