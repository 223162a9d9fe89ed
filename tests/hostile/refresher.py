"""Refreshes a workspace as the program does, and says how much memory that took.

python -m tests.hostile.refresher WORKSPACE NOW [OUTLET ...]

With OUTLET, those are refreshed a second time. Workers get a tenth of their usual processor time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic

from briefing.config import parse_config
from briefing.config.workspace import in_folder
from briefing.intake.workers import Workers
from briefing.pipeline import analyse, run
from briefing.pipeline.events import Event, to_json
from briefing.pipeline.refresh import refresh
from briefing.store.database import open_database

CPU_SECONDS = 2


def main(folder: str, now: str, again: Sequence[str]) -> None:
    """Refresh; write the events, then the peak of this process's memory, as lines of JSON."""
    for module in (run, analyse):
        setattr(module, "Workers", partial(Workers, cpu_seconds=CPU_SECONDS))  # noqa: B010
    workspace, moment = in_folder(Path(folder)), datetime.fromisoformat(now)
    began = monotonic()
    config = parse_config(workspace.config.read_text(encoding="utf-8"))
    with open_database(workspace.database) as database:
        for event in refresh(config, database, cache=workspace.cache, now=moment):
            _tell(event, began)
        if again:
            later = moment + timedelta(hours=1)
            second = refresh(
                config, database, cache=workspace.cache, now=later, only=again, pages=False
            )
            for event in second:
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
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
