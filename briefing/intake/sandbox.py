"""What a worker process does to itself: limits of time and memory, manners, and an end in time."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

OUT_OF_TIME = -24  # SIGXCPU on every system that has it
_NICENESS = 10


def settle_in(memory_bytes: int) -> None:
    """Make this process a modest one that cannot outlive its parent or fill the memory."""
    import logging
    import signal
    import warnings

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler would wait for a regex to end
    _die_with_parent()
    if sys.platform != "win32":
        os.nice(_NICENESS)
        _limit_memory(memory_bytes)
    import briefing.intake.feeds  # noqa: F401 - lxml, where there was no server to load it


def _die_with_parent() -> None:
    """End with the parent, also in the middle of a regular expression that holds the interpreter.

    On Linux the pipe from the parent sends SIGIO when it closes, which ends a process that does not
    handle it. PR_SET_PDEATHSIG would not do: the server that forked us outlives the parent as long
    as we do. Elsewhere a thread looks out, and the limit of processor time ends what holds it off.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform != "linux":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
        return
    import fcntl

    pipe: int = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if not parent.is_alive():  # it went before we listened
        os._exit(1)


def _watch(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _limit_memory(memory_bytes: int) -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    except (ValueError, OSError):  # macOS does not allow it
        return


def limited(function: Callable[[Any], Any], argument: Any, cpu_seconds: int) -> Any:
    """Call `function` under a limit of processor time, lifted again before the result is sent."""
    if sys.platform == "win32":
        return function(argument)
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + cpu_seconds + 1, hard))
    try:
        return function(argument)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
