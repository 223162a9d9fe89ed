"""'The dictator': a noun alone that stands for an actor who is called so beside the name.

A noun counts only if it stands beside one actor, in this text or else in the whole coverage; with a
country ("the North Korean leader", "North Korea's leader") among that country's alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from briefing.core.framing.naming.phrases import OWNERS, Label, bare, modifiers, nation
from briefing.core.framing.reading.countries import country, leader_of
from briefing.core.framing.reading.people import FORMAL, LOADED, office, role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import Word, variant, word_set

_CLEAR = 0.8
_START = attrgetter("start")
# Said of somebody who rules; and the offices of those who do.
_RULERS = word_set("dictator tyrant despot usurper autocrat")
_RULING = ("president", "king", "chairman", "chancellor", "emperor", "prime minister", "premier")
_PARAGRAPHS_BACK = 1
_OF = word_set("of in")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who is called what beside the name: by noun, and by noun and country."""

    counts: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    modifiers: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, label: Label, noun: str, of: str, around: tuple[Word, ...]) -> None:
        """Note one label beside a name: its noun, with the country and the modifiers in it."""
        for key in {(noun, ""), (noun, of)}:
            self.counts[key][label.actor] += 1
        self.modifiers[noun, label.actor].update(word.lower for word in around)

    def only(self, head: str, of: str) -> str:
        """Return the actor that the noun stands for, or "" if that is not clear."""
        counts = self.counts.get((head, of))
        if not counts:
            return ""
        actor, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return actor if most >= _CLEAR * sum(counts.values()) else ""


def anaphors(table: Table, keys: dict[tuple[str, ...], str], explicit: list[Label]) -> list[Label]:
    """Return the nouns that stand alone for an actor whom `explicit` labels call so."""
    everywhere = holders(explicit)
    leaders = _leaders(table, keys)
    rulers = _Rulers(keys, everywhere)
    return [
        label
        for text in table.texts
        for local in [holders([one for one in explicit if one.text == text.index])]
        for present in [frozenset(word for name in text.names for word in name.key)]
        for row in text.rows
        for label in _in_row(text, row, (local, everywhere), leaders, rulers)
        if present & set(label.actor.split(" "))
    ]


class _Rulers:
    """Who rules, of the people of a coverage, and who of them is spoken of at a place."""

    def __init__(self, keys: dict[tuple[str, ...], str], everywhere: Holders) -> None:
        self._keys, self._everywhere = keys, everywhere
        self._known = {actor for of in everywhere.counts.values() for actor in of}
        self._in_office = {
            actor for office_ in _RULING for actor in everywhere.counts.get((office_, ""), ())
        }

    def meant(self, text: Text, row: Row, start: int, head: str) -> str:
        """Return whom 'the tyrant' stands for that no text has beside a name: the ruler named before.

        The sentences before it, up to the paragraph before, name one ruler and no other person.
        """
        if head not in _RULERS or self._everywhere.counts.get((head, "")):
            return ""
        first = next(one for one in text.rows if one.paragraph >= row.paragraph - _PARAGRAPHS_BACK)
        found = {
            actor: self._rules(actor)
            for name in text.names_from(first.start, start)
            for actor in (self._keys[name.key],)
            if actor in self._known or self._rules(actor)
        }
        return next(iter(found)) if len(found) == 1 and all(found.values()) else ""

    def _rules(self, actor: str) -> bool:
        last = actor.rsplit(" ", 1)[-1]
        return actor in self._in_office or bool(leader_of(variant(last)))


def holders(explicit: Iterable[Label]) -> Holders:
    """Return who is called what by the labels `explicit`."""
    found = Holders()
    for label in explicit:
        line = label.row.words
        first = bisect_left(line, label.start, key=_START)
        last = bisect_left(line, label.end, first, key=_START)
        head = next((at for at in range(first, last) if role(line[at].lower) == label.head), first)
        around = line[first:head]
        found.add(label, office(line, head) or label.head, nation(around), around)
    return found


def _of_country(text: Text, row: Row, index: int, leaders: dict[str, str]) -> list[Label]:
    """Read 'the president of Ukraine', of the only one of its leaders whom the coverage names."""
    of = row.words[index + 1 : index + 3]
    head = office(row.words, index)
    known = head == "president" or head in LOADED
    if not known or row.words[index - 1].lower != "the" or len(of) < 2:
        return []
    actor = leaders.get(country(of[1].lower), "") if of[0].lower in _OF else ""
    return [Label(text.index, row, actor, head, row.words[index].start, of[1].end)] if actor else []


def _leaders(table: Table, keys: dict[tuple[str, ...], str]) -> dict[str, str]:
    """Return the only person named of those who lead or led a country, by country."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in table.texts:
        for name in text.names:
            for word in name.key:
                if of := leader_of(variant(word)):
                    found[of].add(keys[name.key])
    return {of: next(iter(actors)) for of, actors in found.items() if len(actors) == 1}


def _in_row(
    text: Text, row: Row, holders: tuple[Holders, Holders], leaders: dict[str, str], rulers: _Rulers
) -> list[Label]:
    local, everywhere = holders
    made = []
    for index, word in enumerate(row.words):
        if not index or not role(word.lower):
            continue
        if not bare(text, row.words, index):
            made += _of_country(text, row, index, leaders)
            continue
        head = office(row.words, index)
        start = modifiers(text, row.words, index)
        around = row.words[start:index]
        of = nation(around)
        owned = "'s" in row.words[start].text.replace("’", "'") if around else False
        if not owned and (start == 0 or row.words[start - 1].lower != "the"):
            continue
        actor = local.only(head, of)
        if not actor and (of or head not in FORMAL):  # offices elsewhere tell nothing of this text
            actor = everywhere.only(head, of)
        if not actor and head in LOADED:  # 'the Russian dictator', of the only leader named
            actor = leaders.get(of, "") if of else rulers.meant(text, row, word.start, head)
        if actor and _fitting(around, everywhere.modifiers[head, actor]):
            made.append(
                Label(text.index, row, actor, role(word.lower), row.words[start].start, word.end)
            )
    return made


def _fitting(around: tuple[Word, ...], known: set[str]) -> bool:
    """Whether all modifiers are the actor's own, or such as anybody may have."""
    return all(word.lower in known | OWNERS or country(word.lower) for word in around)
