"""Refreshes a workspace as the program does, and says how much memory that took.

python -m tests.hostile.refresher WORKSPACE NOW [ROUNDS]

ROUNDS, in JSON, are refreshed one after the other; without, all feeds are, with the settings of
feeds.toml. Workers get a fifth of their usual processor time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic

from briefing.config import parse_config
from briefing.config.workspace import in_folder
from briefing.core.settings import Config
from briefing.intake.workers import Workers
from briefing.pipeline import analyse, run
from briefing.pipeline.events import Event, to_json
from briefing.pipeline.refresh import refresh
from briefing.store.database import open_database

CPU_SECONDS = 2
ENOUGH = 30.0  # seconds that no answer of a test's server needs, however slow the machine


@dataclass(frozen=True, slots=True)
class Round:
    """Some outlets that are refreshed together: with which deadlines, when, and how far."""

    outlets: tuple[str, ...]
    feed_deadline: float = ENOUGH
    page_deadline: float = ENOUGH
    pages: bool = True  # and with them grouping
    hours: int = 0  # after the first round

    def of(self, config: Config) -> Config:
        """Return what `config` says, for this round alone."""
        fetch = replace(
            config.fetch, feed_deadline=self.feed_deadline, page_deadline=self.page_deadline
        )
        feeds = tuple(feed for feed in config.feeds if feed.outlet in self.outlets)
        return replace(config, feeds=feeds, fetch=fetch)


def main(folder: str, now: str, rounds: Iterable[Round] = ()) -> None:
    """Refresh; write the events, then the peak of this process's memory, as lines of JSON."""
    for module in (run, analyse):
        setattr(module, "Workers", partial(Workers, cpu_seconds=CPU_SECONDS))  # noqa: B010
    workspace, moment = in_folder(Path(folder)), datetime.fromisoformat(now)
    began = monotonic()
    config = parse_config(workspace.config.read_text(encoding="utf-8"))
    told = [(one.of(config), one.pages, one.hours) for one in rounds] or [(config, True, 0)]
    with open_database(workspace.database) as database:
        for chosen, pages, hours in told:
            then = moment + timedelta(hours=hours)
            for event in refresh(chosen, database, cache=workspace.cache, now=then, pages=pages):
                _tell(event, began)
    _write({"peak_mb": round(_peak_mb(), 1)})


def _tell(event: Event, began: float) -> None:
    """Write an event, with the seconds that have gone by."""
    after = {"after": round(monotonic() - began, 2)}
    _write(json.loads(to_json(event)) | after)


def _write(values: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(values) + "\n")


def _peak_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    asked = json.loads(sys.argv[3]) if len(sys.argv) > 3 else []
    main(sys.argv[1], sys.argv[2], [Round(**values) for values in asked])
