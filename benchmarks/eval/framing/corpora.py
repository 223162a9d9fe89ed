"""The labelled texts: read from the folder named by BRIEFING_EVAL_DATA, never part of the project.

Our own labels stand beside this file as article ids, offsets and judgements, without the texts.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.eval.data import data_folder
from briefing.core.model import Article, Coverage

LABELS = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a corpus; none if it is not there."""
    file = data_folder() / f"{name}.jsonl.gz"
    if not file.exists():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labels(name: str) -> list[dict[str, Any]]:
    """Return our own labels of one kind."""
    return [json.loads(line) for line in (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def article(row: dict[str, Any]) -> Article:
    """Return a row of a corpus as an article."""
    stamp = row.get("published")
    when = datetime.fromisoformat(stamp) if stamp else None
    when = when.replace(tzinfo=UTC) if when and when.tzinfo is None else when
    return Article(row["id"], row["outlet"].lower(), row.get("title") or "", row["text"],
                   url=row.get("url") or "", published=when)  # fmt: skip


def stories(name: str) -> dict[str, Coverage]:
    """Return the stories of a corpus."""
    found: dict[str, list[Article]] = defaultdict(list)
    for row in rows(name):
        found[row["story"]].append(article(row))
    return {story: Coverage(story, story, tuple(of)) for story, of in sorted(found.items())}


def by_story(name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield our labels of one kind story by story."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in labels(name):
        found[row["story"]].append(row)
    yield from found.items()
