"""A comparison that somebody waits for, in a worker process: it can be stopped, and costs no key."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr
from multiprocessing import resource_tracker
from threading import Lock

from briefing.core.model import Coverage, Framing
from briefing.intake.workers import Workers
from briefing.pipeline.limits import compare_within_limits, not_finished

_ONE_AT_A_TIME = Lock()  # or one thread would put back the stderr that the other had lent
_TICK = 0.02  # seconds between two looks at `cancelled`


def compare_beside(coverage: Coverage, *, cancelled: Callable[[], bool] = lambda: False) -> Framing:
    """Return the framing of `coverage`; one that says why, when the comparison was stopped.

    It is stopped by the limits of processor time and memory that hold for every worker, and within
    moments when `cancelled`.
    """
    _track()
    with Workers(1) as workers:
        workers.submit(compare_within_limits, coverage)
        while not cancelled():
            for job in workers.finished():
                if isinstance(job.value, Framing):
                    return job.value
                return not_finished(coverage, job.value.reason if job.value else "gave nothing")
            time.sleep(_TICK)
    return not_finished(coverage, "was cancelled")


def _track() -> None:
    """Begin what looks after the workers' leftovers: it inherits stderr, and a screen's is no file."""
    if sys.platform == "win32":
        return
    with _ONE_AT_A_TIME, redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
