"""Lens: one thing that outlets speak of, and what each says of it, where no two sentences are alike.

Two long texts of opposed views hardly share a sentence, but they share what they speak of, under
whatever noun: a corridor, a bank, violations. For each, the sentences that say most of it are set
side by side.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.alike import Index
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.subjects import THINGS
from briefing.core.framing.table import Table
from briefing.core.framing.words import word_set

KIND = "same point"
_MOST_OUTLETS = 4
_SHORTEST, _LONGEST = 6, 45
_REPEATED = 0.45
_SAYS = word_set(
    """not no never nothing nobody only must should will would cannot because therefore instead but although
    is are was has become becomes worth price wants against without more less first last own"""
)


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims that set what outlets say of one thing side by side."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if english(table.texts[row.text]) and _SHORTEST <= len(row.words) <= _LONGEST:
            for thing in dict.fromkeys(
                THINGS[word.lower] for word in row.words if word.lower in THINGS
            ):
                places[thing].append(row)
    drafts = [_claim(table, found, thing, rows) for thing, rows in sorted(places.items())]
    return [one for one in drafts if one]


def _claim(table: Table, found: Index, thing: str, rows: list[Row]) -> Draft | None:
    """Return the claim on one thing, from each outlet the sentence nearest to what others say of it."""
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_outlet[table.texts[row.text].outlet].append(row)
    if len(by_outlet) < 2:
        return None
    chosen: list[Row] = []
    for own in list(by_outlet.values())[:_MOST_OUTLETS]:
        fresh = [
            row for row in own if all(found.likeness(row, other) < _REPEATED for other in chosen)
        ]
        if fresh:
            chosen.append(max(fresh, key=lambda row: (_fit(table, found, row, rows), -row.number)))
    if len(chosen) < 2:
        return None
    score = sum(_fit(table, found, row, chosen) for row in chosen) / len(chosen)
    backing = tuple(sentence(table.texts[row.text], row) for row in chosen)
    weight = 0.1 + 0.3 * min(score, 1.0) + 0.02 * len(chosen)
    return draft(
        KIND, f"What each says of the {thing}", backing, weight=weight, about=f"topic:{thing}"
    )


def _fit(table: Table, found: Index, row: Row, rows: list[Row]) -> float:
    """Return how much a sentence says, and how near it is to what other outlets say."""
    outlet = table.texts[row.text].outlet
    near = max(
        (found.likeness(row, other) for other in rows if table.texts[other.text].outlet != outlet),
        default=0.0,
    )
    says = sum(word.lower in _SAYS for word in row.words)
    return 2 * near + 0.1 * min(says, 4) - 0.005 * len(row.words)
