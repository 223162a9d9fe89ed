"""How long until the first paint, against a bare Textual app in the same run.

    python -m benchmarks.startup [--articles 100000] [--rounds 7]

Each start is a process of its own, headless, the two kinds in turn. CPU is that of the whole
process from its first instruction to the first paint; wall time is told beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.config.workspace import in_folder
from briefing.core.model import Article
from briefing.store.database import open_database
from briefing.store.entries import import_articles

Cost = tuple[float, float, float]
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)

_MEASURE = """
import json, resource, sys, time
def painted(app):
    use = resource.getrusage(resource.RUSAGE_SELF)
    cpu = 1000 * (use.ru_utime + use.ru_stime)
    print(json.dumps([cpu, 1000 * (time.time() - float(sys.argv[1])), use.ru_maxrss / 1024]))
    app.exit()
"""

_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello, world")
    def on_ready(self):
        self.call_after_refresh(painted, self)
Bare().run(headless=True, size=(120, 40))
"""

_OURS = """
from datetime import UTC, datetime
from pathlib import Path
from briefing.config.workspace import in_folder
from briefing.core.settings import Config
from briefing.ui.app import BriefingApp
from briefing.ui.store_desk import StoreDesk
BriefingApp.on_ready = lambda app: app.call_after_refresh(painted, app)
desk = StoreDesk(in_folder(Path(sys.argv[2])), Config(), datetime(2026, 11, 22, 8, tzinfo=UTC))
BriefingApp(desk).run(headless=True, size=(120, 40))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--workspace", help="measure on this one instead of a made-up store")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(arguments.workspace or made)
        if not arguments.workspace:
            fill(folder, arguments.articles)
        measured: dict[str, list[Cost]] = {name: [] for name in ("bare Textual", "briefing")}
        for _ in range(arguments.rounds):
            measured["bare Textual"].append(start(_BARE, folder))
            measured["briefing"].append(start(_OURS, folder))
    table(measured)


def fill(folder: Path, count: int) -> None:
    """Write made-up articles of ten outlets, one a minute."""
    with open_database(in_folder(folder).database) as db:
        import_articles(db, list(articles(count)), NOW)


def articles(count: int) -> Iterator[Article]:
    for number in range(count):
        published = NOW - timedelta(minutes=number)
        text = f"Something happened in place {number}. It was the first time.\n\nNobody had expected it."
        yield Article(
            f"a{number}", f"Outlet {number % 10}", f"Headline {number}", text, published=published
        )


def start(script: str, folder: Path) -> Cost:
    """Return CPU and wall milliseconds to the first paint, and peak memory in MB."""
    command = [sys.executable, "-c", _MEASURE + script, repr(time.time()), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    cpu, wall, memory = json.loads(done.stdout.strip().splitlines()[-1])
    return cpu, wall, memory


def table(measured: dict[str, list[Cost]]) -> None:
    print(f"{'median of first paints':<24}{'CPU ms':>10}{'wall ms':>10}{'MB':>8}")
    for name, starts in measured.items():
        cpu, wall, memory = (statistics.median(column) for column in zip(*starts, strict=True))
        print(f"{name:<24}{cpu:>10.0f}{wall:>10.0f}{memory:>8.0f}")


if __name__ == "__main__":
    main()
