"""Lens: of one speaker, the words that each outlet chooses to quote."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.aligning.utterances import Utterance, first_initials, last_name
from briefing.core.framing.claims import Draft, apart, draft, evidence, sentence
from briefing.core.framing.reading.table import Table
from briefing.core.model import Evidence

KIND = "quotes"
_MOST_OUTLETS = 5
_EACH = 3
_SPEAKERS = 5
_WHOLE_WORDS = 60


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
    outlets = Counter(number for own in by_outlet.values() for number in {at for at, _ in own})
    shared = {number for number, count in outlets.items() if count > 1}
    initials = [found for _, one in of if (found := first_initials(one.text, one.speaker))]
    one_person = not initials or frozenset.intersection(*initials)  # Ben is Benjamin
    if len(by_outlet) < 2 or not one_person or all(number in shared for number, _ in of):
        return None
    chosen = [
        one
        for outlet in [name for name in table.outlets if name in by_outlet][:_MOST_OUTLETS]
        for one in _chosen(by_outlet[outlet], shared)
    ]
    passages = apart(_passage(table, one) for one in chosen)
    if len({one.outlet for one in passages}) < 2:
        return None
    name = max((one.speaker for _, one in of), key=len)
    rows = [row for one in chosen if (row := one.text.row_at(one.quote.start))]
    central = sum(map(table.centrality, rows)) / len(rows)
    weight = 0.5 + 0.3 * central + 0.05 * len(by_outlet)
    return draft(KIND, f"What each quotes of {name}", passages, weight=weight, about=f"said:{key}")


def _chosen(own: list[tuple[int, Utterance]], shared: set[int]) -> list[Utterance]:
    """Return the longest quotations of an outlet, those of its own choice first, in their order."""
    ranked = sorted(own, key=lambda pair: (pair[0] in shared, -pair[1].count, pair[1].quote.start))
    alone = [one for number, one in ranked if number not in shared]
    kept = alone[:_EACH] or [one for _, one in ranked[:1]]
    return sorted(kept, key=lambda one: (one.text.index, one.quote.start))


def _passage(table: Table, one: Utterance) -> Evidence:
    """Return the sentences of a quotation; of a long one, that which is most on the story."""
    start, end = one.quote.start, one.quote.end
    rows = [row for row in one.text.rows if row.start < end and start < row.end]
    if sum(len(row.words) for row in rows) <= _WHOLE_WORDS:
        return evidence(one.text, rows[0].start, rows[-1].end)
    return sentence(one.text, max(rows, key=lambda row: (table.centrality(row), len(row.words))))
