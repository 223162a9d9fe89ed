"""Lens: the words that outlets use for the same person, deal, group or act."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing import bodies, called, counted, places, states
from briefing.core.framing.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.entities import Name
from briefing.core.framing.gates import english
from briefing.core.framing.labels import Actors, labels
from briefing.core.framing.people import FORMAL, LOADED, SAME, office, role
from briefing.core.framing.phrases import Label
from briefing.core.framing.table import Table
from briefing.core.model import Evidence

KIND = "names"
_MOST_NOUNS = 2


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what actors and things are called."""
    given, people = labels(table)
    by_actor: dict[str, list[Label]] = defaultdict(list)
    for label in given:
        text = table.texts[label.text]
        if label.row.compared and english(text):
            by_actor[label.actor].append(label)
    plain = _plain_mentions(table, people, by_actor)
    drafts = [
        _claim(table, people.shown[actor], of)
        or _loaded(table, people.shown[actor], of, plain[actor])
        for actor, of in sorted(by_actor.items())
    ]
    return [
        *(one for one in drafts if one),
        *states.claims(table),
        *bodies.claims(table),
        *called.claims(table),
        *places.claims(table),
        *counted.claims(table, found),
    ]


def _plain_mentions(
    table: Table, people: Actors, by_actor: dict[str, list[Label]]
) -> dict[str, dict[str, list[Name]]]:
    """Return where outlets name those actors whom another calls something that only one side would."""
    wanted = {actor for actor, of in by_actor.items() if any(one.head in LOADED for one in of)}
    found: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for text in table.texts if wanted else ():
        for name in text.names if english(text) else ():
            actor = people.keys[name.key]
            if actor in wanted and name.row.compared and not text.quotes_in(name.start, name.end):
                found[actor][text.outlet].append(name)
    return found


def _loaded(
    table: Table, shown: str, given: list[Label], named: dict[str, list[Name]]
) -> Draft | None:
    """Return the claim that one outlet calls somebody so whom another only names, again and again."""
    calling = {table.texts[label.text].outlet for label in given}
    own = [
        label
        for label in given
        if label.head in LOADED and not table.texts[label.text].quotes_in(label.start, label.end)
    ]
    others = {outlet: of for outlet, of in named.items() if outlet not in calling and len(of) > 1}
    if not own or not others:
        return None
    head = max(own, key=lambda one: one.end - one.start)
    callers = sorted({table.texts[label.text].outlet for label in own if label.head == head.head})
    plain = {outlet: of[0] for outlet, of in sorted(others.items())}
    backing = (
        evidence(table.texts[head.text], head.start, head.end),
        *(evidence(table.texts[name.row.text], name.start, name.end) for name in plain.values()),
    )
    printed = " ".join(word.text for word in next(iter(plain.values())).words)
    parts = (f"{head.head}: {listed(tuple(callers), 6)}", f"{printed}: {listed(tuple(plain), 6)}")
    note = " - ".join((*parts, *in_translation(table, backing)))
    return draft(KIND, f"Names for {shown}", backing, weight=0.5, about=f"actor:{shown}", note=note)


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
    parts = [
        f"{_printed(heads[head])}: {listed(tuple(sorted(heads[head])), 6)}" for head in shown_heads
    ]
    note = " - ".join((*parts, *in_translation(table, backing)))
    mentions = sum(f" {shown.lower().rsplit(' ', 1)[-1]} " in text.squeezed for text in table.texts)
    weight = (
        0.05 + (0.65 if marked else 0.15) * mentions / len(table.texts) + 0.02 * min(len(given), 10)
    )
    return draft(
        KIND, f"Names for {shown}", backing, weight=weight, about=f"actor:{shown}", note=note
    )


def _printed(by_outlet: dict[str, list[Label]]) -> str:
    """Return the nouns that outlets print for one office: 'aide', or 'aide or adviser'."""
    words = dict.fromkeys(_office(one) for of in by_outlet.values() for one in of)
    return " or ".join(sorted(words)[:_MOST_NOUNS])


def _noun(label: Label) -> str:
    """Return the noun under which a label is counted: one for all nouns of an office."""
    noun = _office(label)
    if noun == "representative" and not _in_capitals(label):  # of a firm: it sits in no house
        return noun
    return SAME.get(noun, noun)


def _in_capitals(label: Label) -> bool:
    return any(
        word.capital and role(word.lower) == label.head
        for word in label.row.words
        if label.start <= word.start < label.end
    )


def _office(label: Label) -> str:
    """Return the noun of a label; an office of two words whole, for 'general' tells another one."""
    line = label.row.words
    inside = (at for at, word in enumerate(line) if label.start <= word.start < label.end)
    at = next((at for at in inside if role(line[at].lower) == label.head), None)
    return label.head if at is None else office(line, at)


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
