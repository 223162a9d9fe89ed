"""Lens: what each text expects, what it says should be done, and what reasons it gives.

Entman's (1993) remaining functions over a whole story, whatever the sentence is about: forecasts,
remedies and causes are few in a text, and telling when they stand beside one another.
"""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.core.framing.alike import Index, nearest_of
from briefing.core.framing.claims import Draft, draft, passage
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.statements import is_appointment
from briefing.core.framing.table import Table, Text
from briefing.core.framing.utterances import in_quotes

KIND = "positions"
_SLOTS = (
    ("What is expected to happen", 0.4, re.compile(
        r"(?i)\b(?:will|won[’']t|(?:is|are) (?:un)?likely to|(?:is|are) going to|(?:I|we) expect|"
        r"likel(?:iest|ihood)|probability|expected to|prospects?)\b")),
    ("What should be done, and who says so", 0.55, re.compile(
        r"(?i)\b(?:must|should|ought to|needs? to|let (?:it|him|them|us|the)\b|calls? for|"
        r"called for|calling (?:for|on)|urge[sd]?|demand(?:s|ed) that|on condition that|tell [A-Z]\w+)\b")),
    ("What reasons are given", 0.35, re.compile(
        r"(?i)\b(?:because|in order to|in return|in exchange|the reasons? (?:is|are|for|why)|motives?|"
        r"explains why|in response to|thanks to|as a result|due to|prompted by|interests? \w+ (?:is|are))\b")),
)  # fmt: skip
_EACH = 2
_MOST_OUTLETS = 5
_SHORTEST, _LONGEST = 7, 48
_REPEATED = 0.45
_ENOUGH = 0.1


def claims(table: Table, found: Index) -> list[Draft]:
    """Return one claim for forecasts, one for remedies and one for reasons, if two outlets have any."""
    drafts = [_claim(table, found, *slot) for slot in _SLOTS]
    return [one for one in drafts if one]


def _claim(
    table: Table, found: Index, title: str, weight: float, pattern: re.Pattern[str]
) -> Draft | None:
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        text = table.texts[row.text]
        if english(text) and _SHORTEST <= len(row.words) <= _LONGEST and _says(text, row, pattern):
            by_outlet[text.outlet].append(row)
    every = frozenset(row for rows in by_outlet.values() for row in rows)
    fits = {row: _fit(table, found, row, every) for row in every}
    chosen: list[Row] = []
    for rows in list(by_outlet.values())[:_MOST_OUTLETS]:
        ranked = sorted((row for row in rows if fits[row] >= _ENOUGH),
                        key=lambda row: (-fits[row], row.number))  # fmt: skip
        fresh = [
            row for row in ranked if all(found.likeness(row, other) < _REPEATED for other in chosen)
        ]
        chosen += sorted(fresh[:_EACH], key=lambda row: (row.text, row.number))
    if len({table.texts[row.text].outlet for row in chosen}) < 2:
        return None
    central = sum(table.centrality(row) for row in chosen) / len(chosen)
    backing = tuple(passage(table.texts[row.text], row) for row in chosen)
    return draft(KIND, title, backing, weight=weight + 0.2 * central, about=f"outlook:{title}")


def _says(text: Text, row: Row, pattern: re.Pattern[str]) -> bool:
    """Whether the text itself says it, not somebody whom it quotes, and it is no appointment."""
    match = pattern.search(text.article.text, row.start, row.end)
    return match is not None and not in_quotes(text, match.start()) and not is_appointment(row)


def _fit(table: Table, found: Index, row: Row, rows: frozenset[Row]) -> float:
    """Return how central a sentence is, and how near to what other outlets say of that sort."""
    return nearest_of(found, row, rows) + 0.5 * table.centrality(row)
