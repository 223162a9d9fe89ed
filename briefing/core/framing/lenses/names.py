"""Lens: the words that outlets use for the same person, deal, group or act."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.gates import english
from briefing.core.framing.naming import bodies, called, counted, places, renamed, states, tied
from briefing.core.framing.naming.bearers import Bearers, head_of
from briefing.core.framing.naming.labels import Actors, labels
from briefing.core.framing.naming.phrases import COPULAS, Label, printed_itself, says_itself
from briefing.core.framing.reading.countries import PARTIES, country
from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.people import FORMAL, LOADED, SAME, office, role
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import word_set
from briefing.core.model import Evidence

KIND = "names"
_MOST_NOUNS = 3
_NEAR = 24
# Whoever writes these before a noun does not call anybody so.
_HEDGES = word_set(
    """alleged allegedly suspected accused supposed supposedly purported reputed so-called would-be possible
    potential self-described self-proclaimed self-styled like as"""
)
By = dict[str, dict[str, list[Label]]]


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what actors and things are called."""
    given, people = labels(table)
    by_actor: dict[str, list[Label]] = defaultdict(list)
    for label in given:
        if _plainly(table.texts[label.text], label):
            by_actor[label.actor].append(label)
    plain = _plain_mentions(table, people, by_actor)
    bearers = Bearers(table, given, people.keys)
    drafts = [
        _claim(table, bearers, people.shown[actor], of)
        or _loaded(table, bearers, people.shown[actor], of, plain[actor])
        for actor, of in sorted(by_actor.items())
        if not _is_many(actor)
    ]
    return [
        *(one for one in drafts if one),
        *states.claims(table),
        *bodies.claims(table),
        *called.claims(table),
        *places.claims(table),
        *renamed.claims(table),
        *tied.claims(table),
        *counted.claims(table, found),
    ]


def _is_many(actor: str) -> bool:
    """Whether a people or a party is named: 'moderate Republicans' are some of them."""
    return bool(country(actor.replace(" ", "-"))) or country(actor.rsplit(" ", 1)[-1]) in PARTIES


def _plainly(text: Text, label: Label) -> bool:
    """Whether the text itself calls the actor so: it neither quotes, reports nor doubts the noun."""
    row = label.row
    if not english(text) or not printed_itself(text, row, label.start, label.end):
        return False
    ahead = [word for word in row.words if word.start < label.end]
    if _HEDGES & {word.lower for word in ahead if word.end > label.start - _NEAR}:
        return False
    opened = [word.lower for word in ahead if word.end <= label.start][-2:]
    said_to_be = len(opened) == 2 and opened[0] in COPULAS
    if label.head not in LOADED and not said_to_be:
        return True
    return says_itself(text, row, label.start, stated=said_to_be)


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
    table: Table, bearers: Bearers, shown: str, given: list[Label], named: dict[str, list[Name]]
) -> Draft | None:
    """Return the claim that one outlet calls somebody so whom another only names, again and again."""
    by_noun: By = defaultdict(lambda: defaultdict(list))
    for label in given:
        if label.head in LOADED:
            by_noun[_noun(label)][table.texts[label.text].outlet].append(label)
    by_noun = _complete(table, bearers, by_noun)
    own = [label for by in by_noun.values() for of in by.values() for label in of]
    if not own:
        return None
    best = max(own, key=lambda one: (one.end - one.start, -one.text, -one.start))
    callers = by_noun[_noun(best)]
    in_office = {table.texts[label.text].outlet for label in given if label.head in FORMAL}
    plain = {
        outlet: of[0]
        for outlet, of in sorted(named.items())
        if outlet not in callers and (len(of) > 1 or outlet in in_office)
    }
    if not plain:
        return None
    chosen = [best if best in of else of[0] for _, of in sorted(callers.items())]
    backing = (
        *(evidence(table.texts[label.text], label.start, label.end) for label in chosen),
        *(evidence(table.texts[name.row.text], name.start, name.end) for name in plain.values()),
    )
    parts = (
        f"{_printed(callers)}: {listed(tuple(sorted(callers)), 6)}",
        f"{shown}: {listed(tuple(plain), 6)}",
    )
    note = " - ".join((*parts, *in_translation(table, backing)))
    return draft(KIND, f"Names for {shown}", backing, weight=0.5, about=f"actor:{shown}", note=note)


def _claim(table: Table, bearers: Bearers, shown: str, given: list[Label]) -> Draft | None:
    """Return the claim that outlets call one actor by different nouns, if they do."""
    by_noun: By = defaultdict(lambda: defaultdict(list))
    for label in given:
        by_noun[_noun(label)][table.texts[label.text].outlet].append(label)
    if len(by_noun) < 2:
        return None
    heads = _complete(table, bearers, by_noun)
    outlets = {outlet for by_outlet in heads.values() for outlet in by_outlet}
    telling = {head: by for head, by in heads.items() if set(by) != outlets}
    if len(outlets) < 2 or not telling:
        return None
    marked = any(head not in FORMAL for head in telling)
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


def _complete(table: Table, bearers: Bearers, by_noun: By) -> By:
    """Return the nouns of which every text shows whether it uses them, with all outlets that do."""
    whole: By = {}
    for noun, by_outlet in by_noun.items():
        actor = next(iter(by_outlet.values()))[0].actor
        uses = {
            outlet: use
            for outlet in table.outlets
            if outlet not in by_outlet and (use := bearers.use(outlet, noun, actor))
        }
        if all(use.label for use in uses.values()):
            whole[noun] = by_outlet | {
                outlet: [use.label] for outlet, use in uses.items() if use.label
            }
    return whole


def _printed(by_outlet: dict[str, list[Label]]) -> str:
    """Return the nouns that outlets print for one office: 'aide', or 'aide or adviser'."""
    words = {_office(one) for of in by_outlet.values() for one in of}
    return " or ".join(
        sorted(word for word in words if role(word.rsplit(" ", 1)[-1]))[:_MOST_NOUNS]
    )


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
    at = label.row.words.index(head_of(label))
    return office(label.row.words, at) or label.head


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
