"""Lens: the words that outlets use for the same person, deal, group or act."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, listed
from briefing.core.framing.gates import english
from briefing.core.framing.labels import Label, labels
from briefing.core.framing.people import FORMAL
from briefing.core.framing.table import Table
from briefing.core.model import Evidence

KIND = "names"
_EACH = 2


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what actors and things are called."""
    del found
    given, people = labels(table)
    by_actor: dict[str, list[Label]] = defaultdict(list)
    for label in given:
        text = table.texts[label.text]
        if label.row.compared and english(text) and not text.translated:
            by_actor[label.actor].append(label)
    drafts = [_claim(table, people.shown[actor], of) for actor, of in sorted(by_actor.items())]
    return [one for one in drafts if one]


def _claim(table: Table, shown: str, given: list[Label]) -> Draft | None:
    """Return the claim that outlets call one actor by different nouns, if they do."""
    heads: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for label in given:
        heads[label.head][table.texts[label.text].outlet].append(label)
    outlets = {outlet for by_outlet in heads.values() for outlet in by_outlet}
    telling = {head: by for head, by in heads.items() if head not in FORMAL and set(by) != outlets}
    if len(outlets) < 2 or not telling or len(heads) < 2:
        return None
    order = sorted(telling, key=lambda head: (-len(telling[head]), head))[:4]
    users = tuple(dict.fromkeys(outlet for head in order for outlet in sorted(telling[head])))
    rest = [head for head in sorted(heads) if head not in telling]
    backing = _backing(table, heads, [*order, *rest[:1]])
    if len({one.outlet for one in backing}) < 2:
        return None
    note = " - ".join(
        f"{head}: {listed(tuple(sorted(heads[head])), 6)}" for head in [*order, *rest[:1]]
    )
    mentions = sum(f" {shown.lower().rsplit(' ', 1)[-1]} " in text.squeezed for text in table.texts)
    weight = (
        0.35 + 0.08 * len(users) + 0.3 * mentions / len(table.texts) + 0.02 * min(len(given), 10)
    )
    return draft(
        KIND, f"Names for {shown}", backing, weight=weight, about=f"actor:{shown}", note=note
    )


def _backing(
    table: Table, heads: dict[str, dict[str, list[Label]]], order: list[str]
) -> tuple[Evidence, ...]:
    found: dict[tuple[str, str], Evidence] = {}
    for head in order:
        for outlet, given in sorted(heads[head].items()):
            label = max(given, key=lambda one: (one.end - one.start, -one.text, -one.start))
            found.setdefault(
                (outlet, head), evidence(table.texts[label.text], label.start, label.end)
            )
    return tuple(found.values())
