"""What a text says somebody is in the sentence after the name: 'He is a courier', 'The dictator will not'.

The sentence before names one person and nobody else, so that no other can be meant.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.naming.phrases import ARTICLES, COPULAS, Label, bare, joined, phrase_head
from briefing.core.framing.reading.countries import country, leader_of
from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.people import LOADED, role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, variant, word_set

_PRONOUNS = word_set("he she")
_ON = word_set("he she his her him")
_CALLED = word_set("called named termed")
_MOST_AHEAD = 2
_SHORTEST_SUCH = 5
_SUCH_BY = 5
Key = tuple[str, ...]


def turns(table: Table, keys: dict[Key, str], explicit: list[Label]) -> list[Label]:
    """Return the labels of people in the sentences that go on about the one named before."""
    known = frozenset(label.actor for label in explicit)
    called: dict[str, set[str]] = defaultdict(set)
    for label in explicit:
        called[label.head].add(label.actor)
    found: list[Label] = []
    for text in table.texts:
        persons = _Persons(text, keys, known)
        for row in text.rows:
            for actor, start, head in _in_row(text, row, persons):
                noun, first, last = role(row.words[head].lower), row.words[start], row.words[head]
                if called[noun] <= {actor} and not text.quotes_in(first.start, last.end):
                    found.append(Label(text.index, row, actor, noun, first.start, last.end))
    return found


class _Persons:
    """The people whom the sentences of a text name, looked up only where a sentence asks."""

    def __init__(self, text: Text, keys: dict[Key, str], known: frozenset[str]) -> None:
        self._text, self._keys, self._known = text, keys, known

    def of(self, row: Row) -> dict[str, int]:
        """Return the people of a sentence with where the first mention ends; "" for a stranger."""
        found: dict[str, int] = {}
        for name in self._text.names_from(row.start, row.end):
            actor = self._keys[name.key]
            if actor in self._known or any(leader_of(variant(word)) for word in name.key):
                found.setdefault(actor, name.end)
            elif _may_be_somebody(name):
                found.setdefault("", name.end)
        return found

    def before(self, row: Row, *, far: bool = False) -> str:
        """Return the only person of the sentence before, or before those that go on with 'He'.

        With `far`, whatever sentences of the paragraph that name nobody stand between.
        """
        for number in range(row.number - 2, -1, -1):
            one = self._text.rows[number]
            if one.paragraph != row.paragraph:
                return ""
            if persons := self.of(one):
                return next(iter(persons)) if len(persons) == 1 else ""
            if not far and not (one.words and one.words[0].lower in _ON):
                return ""
        return ""


def _may_be_somebody(name: Name) -> bool:
    last = name.key[-1]
    return not country(last) and not country("-".join(name.key)) and last not in GENERIC


def _in_row(text: Text, row: Row, persons: _Persons) -> list[tuple[str, int, int]]:
    """Return the actor, the first word and the noun of each label in one sentence."""
    line = row.words
    found: list[tuple[str, int, int]] = []
    for at, word in enumerate(line[:-3]):
        if word.lower not in _PRONOUNS or line[at + 1].lower not in COPULAS:
            continue
        if line[at + 2].lower in ARTICLES and (of := phrase_head(text, line, at + 2)):
            found.append((_meant(row, at, persons), *of))
    if (head := _opening(text, row)) and not persons.of(row):
        found.append((persons.before(row), 1, head))
    if head := _such(text, row):
        found.append((persons.before(row, far=True), head, head))
    return [one for one in found if one[0]]


def _meant(row: Row, at: int, persons: _Persons) -> str:
    """Return whom 'he' at `at` stands for: the only person of the sentence, or of the one before."""
    if not at:
        return persons.before(row)
    here = persons.of(row)
    earlier = [actor for actor, end in here.items() if end < row.words[at].start]
    return earlier[0] if len(here) == 1 and earlier else ""


def _such(text: Text, row: Row) -> int:
    """Return where 'Such a man is called usurper' has its noun, or 0."""
    line = row.words
    such = next((at for at, word in enumerate(line[:_SUCH_BY]) if word.lower == "such"), -1)
    if such < 0 or len(line) < such + _SHORTEST_SUCH or line[such + 1].lower != "a":
        return 0
    return next(
        (at for at in range(such + 3, len(line))
         if role(line[at].lower) in LOADED and bare(text, line, at)
         and _CALLED & {word.lower for word in line[max(0, at - 2) : at]}), 0
    )  # fmt: skip


def _opening(text: Text, row: Row) -> int:
    """Return where 'The ageing dictator' that opens a sentence has its noun, or 0."""
    line = row.words
    if not line or line[0].lower != "the":
        return 0
    for head in range(1, min(len(line) - 1, _MOST_AHEAD + 2)):
        if not joined(text, line[head - 1], line[head]) or line[head].lower in STOPWORDS:
            return 0
        if role(line[head].lower) in LOADED:
            return head if bare(text, line, head) else 0
    return 0
