"""Lens: of one speaker, the words that each outlet chooses to quote."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.alike import Index
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table
from briefing.core.framing.utterances import Utterance, last_name

KIND = "quotes"
_MOST_OUTLETS = 5
_EACH = 3
_SPEAKERS = 5


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on speakers of whom two outlets quote different words."""
    by_speaker: dict[str, list[tuple[int, Utterance]]] = defaultdict(list)
    for number, group in enumerate(found.utterances):
        for one in group:
            if one.speaker and not one.text.translated:
                by_speaker[last_name(one.speaker)].append((number, one))
    drafts = [_claim(table, key, of) for key, of in sorted(by_speaker.items())]
    return sorted((one for one in drafts if one), key=lambda one: -one.weight)[:_SPEAKERS]


def _claim(table: Table, key: str, of: list[tuple[int, Utterance]]) -> Draft | None:
    by_outlet: dict[str, list[tuple[int, Utterance]]] = defaultdict(list)
    for number, one in of:
        by_outlet[one.text.outlet].append((number, one))
    shared = set.intersection(*({number for number, _ in own} for own in by_outlet.values()))
    initials = {one.speaker[0] for _, one in of if " " in one.speaker}  # Ben is Benjamin
    if len(by_outlet) < 2 or len(initials) > 1 or all(number in shared for number, _ in of):
        return None
    backing = [
        (one, row)
        for outlet in [name for name in table.outlets if name in by_outlet][:_MOST_OUTLETS]
        for one, row in _chosen(by_outlet[outlet], shared)
    ]
    if len({one.text.outlet for one, _ in backing}) < 2:
        return None
    name = max((one.speaker for _, one in of), key=len)
    central = sum(table.centrality(row) for _, row in backing) / len(backing)
    weight = 0.5 + 0.3 * central + 0.05 * len(by_outlet)
    passages = tuple(sentence(one.text, row) for one, row in backing)
    return draft(KIND, f"What each quotes of {name}", passages, weight=weight, about=f"said:{key}")


def _chosen(own: list[tuple[int, Utterance]], shared: set[int]) -> list[tuple[Utterance, Row]]:
    """Return the sentences of an outlet with most words of its own choice, in their order."""
    ranked = sorted(own, key=lambda pair: (pair[0] in shared, -pair[1].count, pair[1].quote.start))
    rows = {
        (one.text.index, row.number): (one, row)
        for _, one in reversed(ranked)
        if (row := one.text.row_at(one.quote.start))
    }
    kept = list(rows.values())[::-1][:_EACH]
    return sorted(kept, key=lambda pair: (pair[1].text, pair[1].number))
