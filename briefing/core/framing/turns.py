"""What a text says somebody is in the sentence after the name: 'He is a courier', 'The dictator will not'.

The sentence before names one person and nobody else, so that no other can be meant.
"""

from __future__ import annotations

from briefing.core.framing.countries import country, leader_of
from briefing.core.framing.entities import GENERIC, Name
from briefing.core.framing.people import LOADED, role
from briefing.core.framing.phrases import ARTICLES, COPULAS, Label, bare, joined, phrase_head
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import STOPWORDS, variant, word_set

_PRONOUNS = word_set("he she")
_ON = word_set("he she his her him")
_CALLED = word_set("called named termed")
_MOST_AHEAD = 2
_SHORTEST_SUCH = 5
Key = tuple[str, ...]


def turns(table: Table, keys: dict[Key, str], explicit: list[Label]) -> list[Label]:
    """Return the labels of people in the sentences that go on about the one named before."""
    known = {label.actor for label in explicit}
    called = {(label.head, label.actor) for label in explicit}
    found: list[Label] = []
    for text in table.texts:
        meant, last, only = "", -2, ("", -1)
        for row in text.rows:
            persons = _persons(text, row, keys, known)
            before = meant if last == row.number - 1 else ""
            found += [
                Label(text.index, row, actor, role(row.words[head].lower), row.words[start].start,
                      row.words[head].end)
                for actor, start, head in (
                    *_in_row(text, row, persons, before),
                    *_such(text, row, only[0] if only[1] == row.paragraph else ""),
                )
                if not any(noun == role(row.words[head].lower) and one != actor for noun, one in called)
                and not text.quotes_in(row.words[start].start, row.words[head].end)
            ]  # fmt: skip
            if persons or only[1] != row.paragraph:
                only = (next(iter(persons)) if len(persons) == 1 else "", row.paragraph)
            if len(persons) == 1:
                meant = next(iter(persons))
            elif persons or not row.words or row.words[0].lower not in _ON:
                meant = ""
            last = row.number if meant and not _ends_paragraph(text, row) else -2
    return found


def _ends_paragraph(text: Text, row: Row) -> bool:
    following = text.rows[row.number : row.number + 1]
    return not following or following[0].paragraph != row.paragraph


def _persons(text: Text, row: Row, keys: dict[Key, str], known: set[str]) -> dict[str, int]:
    """Return the people of a sentence with where the first mention ends; "" for one not known as such."""
    found: dict[str, int] = {}
    for name in text.names_from(row.start, row.end):
        actor = keys[name.key]
        if actor in known or any(leader_of(variant(word)) for word in name.key):
            found.setdefault(actor, name.end)
        elif _may_be_somebody(name):
            found.setdefault("", name.end)
    return found


def _may_be_somebody(name: Name) -> bool:
    last = name.key[-1]
    return not country(last) and not country("-".join(name.key)) and last not in GENERIC


def _in_row(
    text: Text, row: Row, persons: dict[str, int], before: str
) -> list[tuple[str, int, int]]:
    """Return the actor, the first word and the noun of each label in one sentence."""
    line = row.words
    found: list[tuple[str, int, int]] = []
    for at, word in enumerate(line[:-3]):
        if word.lower not in _PRONOUNS or line[at + 1].lower not in COPULAS:
            continue
        earlier = [actor for actor, end in persons.items() if end < word.start]
        actor = (
            before
            if not at and not earlier
            else earlier[0]
            if earlier == [*persons] and len(earlier) == 1
            else ""
        )
        if actor and line[at + 2].lower in ARTICLES and (of := phrase_head(text, line, at + 2)):
            found.append((actor, *of))
    if before and not persons and (head := _opening(text, row)):
        found.append((before, 1, head))
    return found


def _such(text: Text, row: Row, meant: str) -> list[tuple[str, int, int]]:
    """Read 'Such a man is called usurper', of the only person of the paragraph so far."""
    line = row.words
    if not meant or len(line) < _SHORTEST_SUCH or line[0].lower != "such" or line[1].lower != "a":
        return []
    return [
        (meant, at, at) for at in range(3, len(line))
        if role(line[at].lower) in LOADED
        and _CALLED & {word.lower for word in line[max(0, at - 2) : at]}
        and bare(text, line, at)
    ]  # fmt: skip


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
