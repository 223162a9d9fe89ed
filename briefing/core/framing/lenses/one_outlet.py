"""Lens: names and figures that one outlet alone gives. The plainest claim of absence: literal.

A name or figure counts as absent only if no other text of the coverage has it in any form that
we know; a text that came out earlier, or of which too little is known, is never said to lack it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.core.framing.aligning.alike import Index, nearest
from briefing.core.framing.aligning.elsewhere import is_elsewhere
from briefing.core.framing.aligning.utterances import untitled
from briefing.core.framing.claims import Draft, draft, listed, sentence
from briefing.core.framing.gates import answerable
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.figures import Figure, phrase
from briefing.core.framing.reading.passing import counts, introduced, on_the_story, run_together
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import plain, shorten, squeezed, variant, word_set
from briefing.core.model import Evidence

KIND = "one outlet"
_SPAN = re.compile(r"(?i)\b(?:minute|hour|day|week|month|year)s?$")
_NAMES, _FIGURES = 3, 3
_CENTRAL = 0.3
_GROUPS = 2  # claims of a sort and text: what comes after is passing
_TAILS = word_set("area based backed led era style born building made run controlled wide bound")
_COMMON = word_set(
    "house office congress parliament senate states kingdom nations week americans getty image images l.l.c llc inc doj fbi cia gop dnc rnc nsa irs epa potus scotus"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is made from: one text, and the others that can be said to lack something."""

    table: Table
    found: Index
    text: Text
    others: tuple[Text, ...]

    def near(self, row: Row) -> tuple[Evidence, ...]:
        """Return the sentence elsewhere that is most like `row`."""
        near = nearest(self.found, row, self.others)
        if near is None:
            return ()
        return (sentence(self.table.texts[near[1].text], near[1], round(near[0], 2)),)

    @property
    def absent(self) -> str:
        """Say where something does not occur."""
        outlets = tuple(dict.fromkeys(other.outlet for other in self.others))
        return f"does not occur in the texts of {listed(outlets)}"


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what one outlet alone gives."""
    drafts: list[Draft] = []
    for text in table.texts:
        others = answerable(table, text)
        if others:
            place = Place(table, found, text, others)
            drafts += _names(place)
            drafts += _figures(place, found)
    return drafts


def _names(place: Place) -> list[Draft]:
    every = [name for name in place.text.names if name.row.compared]
    often = Counter(name.key[-1] for name in every)
    unique = [
        name
        for name in every
        if _alone(place.table, place.text, name) and counts(place.text, name, often)
    ]
    first: dict[str, Name] = {}
    for name in sorted(unique, key=lambda name: (-_name_weight(place, name, often), name.start)):
        if name.key[0] not in first and _whole(place.text, name):
            first.setdefault(name.key[-1], name)
    ranked = list(first.values())[: _NAMES * _GROUPS]
    return [
        _name_claim(place, ranked[at : at + _NAMES], often) for at in range(0, len(ranked), _NAMES)
    ]


def _whole(text: Text, name: Name) -> bool:
    """Whether a name of several words is one still without what somebody is in front of it."""
    return len(name.words) == 1 or " " in untitled(text, name)


def _alone(table: Table, text: Text, name: Name) -> bool:
    """Whether no form of the name that we know occurs in another outlet's texts."""
    if len(name.words) == 1 and not name.words[0].text.isupper():
        return False
    if (
        name.key[-1] in _COMMON
        or _same_country(name)
        or role(name.key[-1])
        or _joint(name)
        or (country(name.key[0]) and name.key[-1] == "party")
    ):
        return False
    capitals = [word.text for word in name.words if word.capital]
    forms = {squeezed(name.words[-1].text), variant(name.key[-1])}
    forms |= {squeezed(word) for word in capitals if word.isupper() and len(word) > 1}
    forms |= {
        squeezed(word) for word in capitals[1:] if plain(word) not in GENERIC and len(word) > 3
    }
    if name.key[-1] in GENERIC:
        forms.add(squeezed(capitals[0]))
    initials = "".join(word[0] for word in capitals).lower()
    if len(initials) > 2:
        forms.add(initials)
    return not is_elsewhere(table, text.outlet, name, forms)


def _joint(name: Name) -> bool:
    """Whether the run of capitals is no one name: 'Obama's State', 'Kansas City-area'."""
    inside = any(word.text.endswith(("'s", "’s")) for word in name.words[:-1])
    hyphened = [part for word in name.key for part in word.split("-")[1:]]
    return inside or any(country(part) or part in _TAILS for part in hyphened)


def _same_country(name: Name) -> bool:
    """Whether the name is a country's, which goes by too many words to be said to be absent."""
    return bool(country("-".join(name.key)) or country(name.key[-1]))


def _name_weight(place: Place, name: Name, often: Counter[str]) -> float:
    weight = 0.1 + 0.35 * place.table.centrality(name.row) + 0.08 * min(often[name.key[-1]], 5)
    return weight + 0.1 * (name.row.number <= 6) + 0.2 * introduced(name)


def _name_claim(place: Place, group: list[Name], often: Counter[str]) -> Draft:
    text, first = place.text, group[0]
    title = f"Only {text.outlet} names {_and(tuple(untitled(text, name) for name in group))}"
    return draft(
        KIND,
        title,
        _rows(text, group),
        weight=_name_weight(place, first, often),
        about=f"name:{first.key[-1]}",
        nearest=place.near(first.row),
        note=place.absent,
        group=f"{text.outlet}:names",
    )


def _and(printed: tuple[str, ...]) -> str:
    return listed(tuple(dict.fromkeys(printed)))


def _rows(text: Text, group: list[Name]) -> tuple[Evidence, ...]:
    rows = {name.row.number: name.row for name in group}
    return tuple(sentence(text, row) for row in rows.values())


def _figures(place: Place, found: Index) -> list[Draft]:
    elsewhere = [other.index for other in place.table.others(place.text.outlet)]
    theirs = [figure for index in elsewhere for figure in found.figures[index]]
    mentioned = frozenset(number for index in elsewhere for number in found.values[index])
    new = [
        one
        for one in found.figures[place.text.index]
        if one.row.compared
        and not one.row.boilerplate
        and _telling(place, one)
        and _new(one, theirs, mentioned)
    ]
    new = list({(one.unit, one.value): one for one in reversed(new)}.values())[::-1]
    ranked = sorted(new, key=lambda one: (-_figure_weight(place, one), one.start))
    ranked = ranked[: _FIGURES * _GROUPS]
    return [
        _figure_claim(place, ranked[at : at + _FIGURES]) for at in range(0, len(ranked), _FIGURES)
    ]


def _telling(place: Place, one: Figure) -> bool:
    """Whether a figure says what it counts; how long something lasted must be near the story's heart."""
    printed = phrase(place.text, one)
    if run_together(place.text, one.row):
        return False
    if _SPAN.search(printed):
        return place.table.centrality(one.row) >= _CENTRAL
    return one.unit != "count" or " " in printed


def _figure_weight(place: Place, one: Figure) -> float:
    weight = 0.3 + 0.4 * place.table.centrality(one.row) + 0.1 * (one.row.number <= 6)
    return weight + 0.1 * (one.unit != "count") - 0.15 * (not on_the_story(place.table, one.row))


def _new(one: Figure, given: list[Figure], numbers: frozenset[float]) -> bool:
    return one.value not in numbers and not any(one.close_to(other) for other in given)


def _figure_claim(place: Place, group: list[Figure]) -> Draft:
    text, first = place.text, group[0]
    printed = ", ".join(f"“{shorten(phrase(text, one), 30)}”" for one in group)
    given = "a figure" if len(group) == 1 else "figures"
    rows = sorted({one.row.number: one.row for one in group}.items())
    return draft(
        KIND,
        f"Only {text.outlet} gives {given}: {printed}",
        tuple(sentence(text, row) for _, row in rows),
        weight=_figure_weight(place, first),
        about=f"figure:{first.unit}:{first.value:g}",
        group=f"{text.outlet}:figures",
        nearest=place.near(first.row),
        note=place.absent,
    )
