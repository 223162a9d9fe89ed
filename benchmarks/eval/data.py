"""The labelled articles that grouping is measured on: ours in `own/`, others' where they are present."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.core.model import Article, Kind
from briefing.demo.load import load_edition

OWN = Path(__file__).parent / "own"
DENSE_DAYS = 10
DENSE_A_DAY = 1_000


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article, and the event and human title that it was labelled with; empty where it was not."""

    article: Article
    story: str = ""
    title: str = ""


def data_folder() -> Path:
    """Return the folder of labelled articles that are not part of the project."""
    return Path(os.environ.get("BRIEFING_EVAL_DATA", "../shared/data"))


def others(name: str) -> list[Labelled]:
    """Return a set of others', or nothing where it is absent."""
    path = data_folder() / f"{name}.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_labelled(json.loads(line)) for line in lines]


def own() -> list[Labelled]:
    """Return our own sets, which are always there: the invented month, and the demo edition."""
    edition = load_edition(datetime(2025, 6, 1, 7, tzinfo=UTC))
    demo = [Labelled(piece.article(), piece.story) for piece in edition.pieces]
    return _in_order([*_invented(), *demo])


def _invented() -> list[Labelled]:
    return [
        _labelled(json.loads(line))
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _labelled(row: dict[str, str]) -> Labelled:
    article = Article(
        row["id"],
        row["outlet"],
        row["title"],
        row["text"],
        published=_moment(row.get("published")),
        language=row.get("language", ""),
        kind=Kind(row.get("kind", Kind.REPORT)),
    )
    return Labelled(article, row.get("story") or "", row.get("story_title") or "")


def _moment(text: str | None) -> datetime | None:
    when = datetime.fromisoformat(text) if text else None
    return when.replace(tzinfo=when.tzinfo or UTC) if when else None


def undated(labelled: Iterable[Labelled]) -> list[Labelled]:
    """Return the same articles without their dates, in the order of their ids."""
    bare = (replace(one, article=replace(one.article, published=None)) for one in labelled)
    return sorted(bare, key=lambda one: one.article.id)


def real_stream() -> list[Labelled]:
    """Return the dated articles of allsides-dev among those of allsides-background, in order."""
    dated = [one for one in others("allsides-dev") if one.article.published]
    return _in_order([*dated, *others("allsides-background")]) if dated else []


def dense_stream() -> list[Labelled]:
    """Return the same pressed into ten days of 1,000 articles; the days inside an event are kept."""
    rng = random.Random(7)
    events: dict[str, list[Labelled]] = defaultdict(list)
    for one in others("allsides-dev"):
        if one.article.published:
            events[one.story].append(one)
    pressed = [moved for key in sorted(events) for moved in _moved(events[key], rng)]
    rest = sorted(others("allsides-background"), key=lambda one: one.article.id)
    rng.shuffle(rest)
    room = DENSE_DAYS * DENSE_A_DAY - len(pressed)
    return _in_order([*pressed, *(moved for one in rest[:room] for moved in _moved([one], rng))])


def _moved(event: Sequence[Labelled], rng: random.Random) -> list[Labelled]:
    dates = [one.article.published for one in event if one.article.published]
    begins = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=rng.uniform(0, DENSE_DAYS))
    shift = begins - min(dates)
    return [
        replace(one, article=replace(one.article, published=date + shift))
        for one, date in zip(event, dates, strict=True)
    ]


def _in_order(labelled: Iterable[Labelled]) -> list[Labelled]:
    return sorted(labelled, key=lambda one: (str(one.article.published), one.article.id))
