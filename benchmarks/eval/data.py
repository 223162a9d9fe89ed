"""The labelled articles that grouping is measured on: ours in `own/`, others' where they are present."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of labelled articles that are not part of the project."""
    return Path(os.environ.get("BRIEFING_EVAL_DATA", "../shared/data"))
