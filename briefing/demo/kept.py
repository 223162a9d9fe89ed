"""A demo workspace that is kept: the edition appears there again with its first dates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.errors import ConfigError

_FILE_NAME = "edition.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """When an edition first appeared in a folder, and whether it has appeared there before."""

    now: datetime
    again: bool = False


def kept_edition(folder: Path, now: datetime) -> Kept:
    """Return what `folder` remembers of its edition; for a new folder, an edition of `now`.

    Dates must be those of the first time, or every article would seem to have changed.
    Raises ConfigError if the file that remembers them cannot be read.
    """
    path = folder / _FILE_NAME
    if not path.exists():
        return Kept(now)
    try:
        row = json.loads(path.read_text("utf-8"))
        return Kept(datetime.fromisoformat(row["now"]), again=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        advice = "Delete the folder to begin a new demo"
        raise ConfigError("cannot be read", subject=str(path), advice=advice) from error


def keep_edition(folder: Path, now: datetime) -> None:
    """Write down in `folder` that it holds the edition of `now`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"now": now.isoformat()})
    (folder / _FILE_NAME).write_text(f"{text}\n", "utf-8")
