"""Sentence pairs on one fact, and one-outlet claims, and statements: judged by hand, one by one."""

from __future__ import annotations

from typing import Any

from benchmarks.eval.framing.corpora import by_story, stories
from briefing.core.framing import compare
from briefing.core.framing.aligning.alike import aligned, index
from briefing.core.framing.lenses.same_fact import differ
from briefing.core.framing.reading.table import Table, table
from briefing.core.framing.stating.statements import statements

Spot = tuple[str, int]


def measure() -> dict[str, float]:
    """Return the precision of what is shown among what was judged, and of pairs the recall too."""
    known = stories("basil")
    if not known:
        return {}
    return {**_pairs(known), **_one_outlet(known), **_statements(known)}


def _pairs(known: dict[str, Any]) -> dict[str, float]:
    """Return the precision of all pairs, and of those that are no copies: what a claim is made of."""
    shown = right = same = told = told_right = 0
    for story, judged in by_story("pairs"):
        prepared = table(known[story])
        found = index(prepared)
        pairs = {
            _spots(prepared, one, other): differ(found, one, other)
            for _, one, other in aligned(found)
        }
        for row in judged:
            spots = frozenset({(row["one"][0], row["one"][1]), (row["other"][0], row["other"][1])})
            same += row["same"]
            shown += spots in pairs
            right += spots in pairs and row["same"]
            told += pairs.get(spots, False)
            told_right += pairs.get(spots, False) and row["same"]
    return {
        "same fact: precision": right / shown,
        "same fact: recall of judged": right / same,
        "same fact: shown of judged": shown,
        "same fact: precision, no copies": told_right / told,
        "same fact: no copies of judged": told,
    }


def _spots(prepared: Table, *pair: Any) -> frozenset[Spot]:
    return frozenset((prepared.texts[row.text].article.id, row.start) for row in pair)


def _one_outlet(known: dict[str, Any]) -> dict[str, float]:
    shown = right = 0
    for story, judged in by_story("one_outlet"):
        made = {
            (one.article, one.start, "figure" if " gives " in claim.title.split("“")[0] else "name")
            for claim in compare(known[story]).claims
            if claim.title.startswith("Only") and claim.kind == "one outlet"
            for one in claim.evidence
        }
        for row in judged:
            found = (row["at"][0], row["at"][1], row["what"]) in made
            shown += found
            right += found and row["right"]
    return {"one outlet: precision": right / shown, "one outlet: shown of judged": shown}


def _statements(known: dict[str, Any]) -> dict[str, float]:
    shown = right = 0
    for story, judged in by_story("statements"):
        prepared = table(known[story])
        made = {
            (prepared.texts[one.text].article.id, one.row.start, one.function, one.subject.key)
            for one in statements(prepared)
        }
        for row in judged:
            found = (row["at"][0], row["at"][1], row["function"], row["key"]) in made
            shown += found
            right += found and row["right"]
    return {"statements: precision": right / shown, "statements: shown of judged": shown}
