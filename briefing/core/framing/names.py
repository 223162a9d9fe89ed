"""Lens: the words that outlets use for the same person, deal, group or act."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing import called
from briefing.core.framing.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.gates import english
from briefing.core.framing.labels import labels
from briefing.core.framing.people import FORMAL, SAME, office, role
from briefing.core.framing.phrases import Label
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
        if label.row.compared and english(text):
            by_actor[label.actor].append(label)
    drafts = [_claim(table, people.shown[actor], of) for actor, of in sorted(by_actor.items())]
    return [*(one for one in drafts if one), *called.claims(table)]


def _claim(table: Table, shown: str, given: list[Label]) -> Draft | None:
    """Return the claim that outlets call one actor by different nouns, if they do."""
    heads: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for label in given:
        heads[_noun(label)][table.texts[label.text].outlet].append(label)
    outlets = {outlet for by_outlet in heads.values() for outlet in by_outlet}
    telling = {head: by for head, by in heads.items() if set(by) != outlets}
    marked = [head for head in telling if head not in FORMAL]
    if len(outlets) < 2 or not telling or len(heads) < 2:
        return None
    order = sorted(telling, key=lambda head: (head in FORMAL, -len(telling[head]), head))[:4]
    rest = sorted(
        (head for head in heads if head not in telling), key=lambda head: (-len(heads[head]), head)
    )
    shown_heads = [*order, *rest[:1]]
    backing = _backing(table, heads, shown_heads)
    if len({one.outlet for one in backing}) < 2:
        return None
    parts = [f"{head}: {listed(tuple(sorted(heads[head])), 6)}" for head in shown_heads]
    note = " - ".join((*parts, *in_translation(table, backing)))
    mentions = sum(f" {shown.lower().rsplit(' ', 1)[-1]} " in text.squeezed for text in table.texts)
    weight = (
        0.05 + (0.65 if marked else 0.15) * mentions / len(table.texts) + 0.02 * min(len(given), 10)
    )
    return draft(
        KIND, f"Names for {shown}", backing, weight=weight, about=f"actor:{shown}", note=note
    )


def _noun(label: Label) -> str:
    """Return the noun of a label; an office of two words whole, for 'general' tells another one."""
    whole = (
        office(label.row.words, at)
        for at, word in enumerate(label.row.words)
        if label.start <= word.start < label.end and role(word.lower) == label.head
    )
    noun = next(whole, label.head)
    return SAME.get(noun, noun)


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
