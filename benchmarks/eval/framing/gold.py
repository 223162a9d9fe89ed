"""Gold lists of differences, written from the texts alone before any tuning.

A difference is found if one claim among the first thirty has evidence on two of its sides (on the
one, where only one outlet tells it). Chance: as many random sentences, of as many articles a claim.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.eval.framing.corpora import LABELS, article, rows, stories
from briefing.core.framing import compare
from briefing.core.model import Article, Coverage, Evidence, Sentence
from briefing.core.text import sentences
from briefing.demo.load import load_edition

_NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
_SHOWN = 30
_ROUNDS = 40
Side = tuple[str, int, int]


def measure() -> dict[str, float]:
    """Return the share of differences found, the share by chance, and how many there are."""
    found = chance = total = 0.0
    for articles, differences in _lists():
        evidence = [
            claim.evidence for claim in compare(Coverage("gold", "gold", articles)).claims[:_SHOWN]
        ]
        total += len(differences)
        found += sum(_backed(sides, evidence) for sides in differences)
        chance += _by_chance(articles, differences, evidence)
    if not total:
        return {}
    return {
        "gold: found": found / total,
        "gold: by chance": chance / total,
        "gold: differences": total,
    }


def _lists() -> Iterator[tuple[tuple[Article, ...], list[list[Side]]]]:
    known = {one.id: one for coverage in stories("basil").values() for one in coverage.articles}
    known |= {piece.id: piece.article() for piece in load_edition(_NOW).pieces}
    lists = [tomllib.loads(file.read_text("utf-8"))["differences"] for file in files()]
    ids = [dict.fromkeys(row["article"] for one in of for row in one["sides"]) for of in lists]
    known |= _of_allsides({name for of in ids for name in of} - known.keys())
    for names, listed in zip(ids, lists, strict=True):
        if all(name in known for name in names):
            yield tuple(known[name] for name in names), [_sides(known, one) for one in listed]


def _of_allsides(wanted: set[str]) -> dict[str, Article]:
    """Return those articles of allsides-dev that no other set has; the file is read for them only."""
    if not wanted:
        return {}
    return {row["id"]: article(row) for row in rows("allsides-dev") if row["id"] in wanted}


def _sides(known: dict[str, Article], difference: dict[str, Any]) -> list[Side]:
    return [side for row in difference["sides"] if (side := _side(known[row["article"]], row))]


def _side(article: Article, row: dict[str, Any]) -> Side | None:
    if "start" in row:
        return article.id, row["start"], row["end"]
    start = _straight(article.text).find(_straight(row["quote"]))
    return (article.id, start, start + len(row["quote"])) if start >= 0 else None


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _backed(sides: list[Side], evidence: list[tuple[Evidence, ...]]) -> bool:
    needed = min(2, len({article for article, _, _ in sides}))
    return needed > 0 and any(
        len({article for article, start, end in sides for one in shown
             if one.article == article and one.start < end and start < one.end}) >= needed
        for shown in evidence
    )  # fmt: skip


def _by_chance(
    articles: tuple[Article, ...], differences: list[list[Side]], shown: list[tuple[Evidence, ...]]
) -> float:
    """Return how many differences random sentences back, as many a claim as `shown` has."""
    draw = random.Random(1)
    hits = 0
    for _ in range(_ROUNDS):
        evidence = [_random(draw, articles, claim) for claim in shown]
        hits += sum(_backed(sides, evidence) for sides in differences)
    return hits / _ROUNDS


def _random(
    draw: random.Random, articles: tuple[Article, ...], claim: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """Return random sentences, as many and of as many articles as a claim shows."""
    spread = list({one.article: None for one in claim})
    chosen = dict(zip(spread, draw.sample(articles, len(spread)), strict=True))
    return tuple(_sentence(draw, chosen[one.article]) for one in claim)


def _sentence(draw: random.Random, article: Article) -> Evidence:
    one = draw.choice(_cut(article))
    return Evidence(
        article.id, article.outlet, one.start, one.end, article.text[one.start : one.end]
    )


@cache
def _cut(article: Article) -> tuple[Sentence, ...]:
    return sentences(article.text)


def files() -> tuple[Path, ...]:
    """Return the files of the gold lists."""
    return tuple(sorted((LABELS / "gold").glob("*.toml")))
