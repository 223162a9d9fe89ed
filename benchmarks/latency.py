"""How long a key waits for the screen: `python -m benchmarks.latency [--seconds 30]`. Linux.

1. the hostile world of tests/hostile is served, and refreshed once so that the screen has articles,
   all cases beside the sound feeds; how long these take, with their pages, and what it takes of
   memory, is printed too
2. the real screen is opened on it in a pseudo-terminal; the cursor is moved, idle: key to first paint
3. everything is refreshed again from nothing, in the screen (R), and the cursor moved all the while

Printed are the median, the 95th percentile and the longest wait of both. Exit code 1 if the 95th
percentile during the refresh, or the time of the sound feeds, is over its bar. The machine should be
left alone meanwhile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, islice
from math import inf
from pathlib import Path
from statistics import median, quantiles

from briefing.config.workspace import in_folder
from briefing.core.query import Selection
from briefing.store.articles import article_ids
from briefing.store.database import open_database
from tests.conftest import NOW
from tests.hostile.healthy import OUTLETS
from tests.hostile.terminal import Terminal, terminal
from tests.hostile.world import CASES, Outcome, refreshed, world

KEY_BAR_MS = 150.0
SOUND_BAR_SECONDS = 30.0
PAUSE = 0.12  # seconds between two keys: a reader who moves on quickly
IDLE_KEYS = 60
CURSOR = "▌".encode()


def main() -> int:
    """Measure, print, and say whether the bar is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="at most, of refreshing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, world() as lived:
        folder = Path(name) / "workspace"
        outcome = refreshed(folder, lived.config((*(case.name for case in CASES), *OUTLETS)))
        feeds, pages = _sound_seconds(outcome)
        _forget_answers(folder)
        now = (NOW + timedelta(hours=2)).isoformat()
        with terminal(["--workspace", str(folder), "--now", now]) as screen:
            screen.wait_for("stories")
            screen.settle()
            idle = list(islice(_waits(screen), IDLE_KEYS))
            screen.press("R")
            busy = list(_while_refreshing(screen, options.seconds))
    print(f"    refresh: {outcome.seconds:.0f} s, {outcome.peak_mb:.0f} MB in its main process")
    print(
        f"sound feeds: {feeds:.0f} s, with their pages {pages:.0f} s (bar {SOUND_BAR_SECONDS:g} s)"
    )
    _print("idle", idle)
    _print("refreshing", busy)
    return int(_p95(busy) > KEY_BAR_MS or pages > SOUND_BAR_SECONDS)


def _sound_seconds(outcome: Outcome) -> tuple[float, float]:
    """Return when the last sound feed was stored, and when the last page of one was."""
    with open_database(in_folder(outcome.folder).database, readonly=True) as database:
        ids = article_ids(database, Selection(outlets=OUTLETS))
    told = [event for event in outcome.events if event.get("outlet") in OUTLETS]
    read = [event for event in outcome.events if event.get("article") in ids]
    if len(told) < len(OUTLETS) or len(read) < len(ids):
        return inf, inf
    return max(event["after"] for event in told), max(event["after"] for event in read)


def _forget_answers(folder: Path) -> None:
    """Let every feed be read anew: its entries are changed ones, to be stored and grouped again."""
    with open_database(in_folder(folder).database) as database, database.write() as connection:
        connection.execute("update feeds set body_hash = '', etag = '', last_modified = '',"
                           " retry_after = null, gone = 0")  # fmt: skip
        connection.execute("update entries set hash = ''")


def _while_refreshing(screen: Terminal, seconds: float) -> Iterator[float]:
    end = time.monotonic() + seconds
    for wait in _waits(screen):
        yield wait
        if time.monotonic() > end or b"feeds failed" in screen.written[-200_000:]:
            return


def _waits(screen: Terminal) -> Iterator[float]:
    """Move the cursor up and down for ever; yield the milliseconds until it is seen to move."""
    for key in cycle("jjjkkk"):
        _read_for(screen, PAUSE)
        began = time.perf_counter()
        screen.press(key)
        while CURSOR not in screen.read(5.0):
            if time.perf_counter() - began > 5.0:
                break
        yield (time.perf_counter() - began) * 1_000


def _read_for(screen: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        screen.read(left)


def _p95(waits: list[float]) -> float:
    return quantiles(waits, n=20)[-1]


def _print(name: str, waits: list[float]) -> None:
    print(
        f"{name:>11}: {len(waits)} keys, median {median(waits):.0f} ms,"
        f" p95 {_p95(waits):.0f} ms, longest {max(waits):.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
