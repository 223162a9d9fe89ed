"""What a text calls an actor: the noun before the name, beside it, or in place of it.

The constructions are those that name an entity by a descriptor: a title or noun before the name,
an apposition, a copula, and 'the dictator' where that noun stands with the name elsewhere
(cf. Hamborg, Zhukova and Gipp 2019 on word choice and labelling).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from briefing.core.framing.entities import Name
from briefing.core.framing.people import role
from briefing.core.framing.rows import Row
from briefing.core.framing.speech import BREAKS, SAY_VERBS
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import STOPWORDS, Word, word_set

_GLUE = re.compile(r"\s*[-–—]?\s*$")
_ARTICLES = word_set("the a an")
_COPULAS = word_set("is was remains became")
_SMALL = STOPWORDS | BREAKS
_OWNERS = word_set("his her its their our my former then current longtime onetime fired ousted")


@dataclass(frozen=True, slots=True)
class Label:
    """A noun with what stands before it, used for an actor at one place: `text[start:end]`."""

    text: int
    row: Row
    actor: str
    head: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actors:
    """The people of a coverage: the name each is shown by, and the key of each printed form."""

    shown: dict[str, str]
    keys: dict[tuple[str, ...], str]


def actors(found: tuple[tuple[Name, ...], ...]) -> Actors:
    """Return the people of the texts: a full name gathers the shorter forms of itself."""
    counts = Counter(name.key for of_text in found for name in of_text)
    full = sorted((key for key in counts if 1 < len(key) <= 4), key=lambda key: (-counts[key], key))
    by_last: dict[str, tuple[str, ...]] = {}
    by_first: dict[str, tuple[str, ...]] = {}
    for key in full:
        by_last.setdefault(key[-1], key)
        by_first.setdefault(key[0], key)
    keys: dict[tuple[str, ...], str] = {}
    for key in sorted(counts):
        whole = by_last.get(key[-1]) or (by_first.get(key[0]) if len(key) == 1 else None)
        keys[key] = " ".join(whole or key)
    printed = {name.key: " ".join(word.text for word in name.words) for of in found for name in of}
    shown = {
        actor: printed.get(tuple(actor.split(" ")), actor) for actor in sorted(set(keys.values()))
    }
    return Actors(shown, keys)


def labels(table: Table) -> tuple[tuple[Label, ...], Actors]:
    """Return the labels of all actors of `table` with the actors themselves."""
    found = tuple(text.names for text in table.texts)
    people = actors(found)
    explicit = [
        label
        for text, of_text in zip(table.texts, found, strict=True)
        for name in of_text
        for label in _beside(text, name, people.keys[name.key])
    ]
    return (*explicit, *_anaphors(table, explicit, found)), people


def _beside(text: Text, name: Name, actor: str) -> list[Label]:
    """Return the labels that stand next to one mention of a name."""
    line = name.row.words
    first = next(index for index, word in enumerate(line) if word.start == name.start)
    last = first + len(name.words) - 1
    made = (_ahead(text, line, first), _apposition(text, line, last), _copula(text, line, last),
            _apposed(text, line, first))  # fmt: skip
    return [
        Label(text.index, name.row, actor, role(line[head].lower), line[start].start,
              name.end if head == first - 1 else line[head].end)
        for start, head in filter(None, made)
    ]  # fmt: skip


def _joined(text: Text, left: Word, right: Word) -> bool:
    gap = text.article.text[left.end : right.start]
    return not gap.strip() or (gap == ". " and len(left.text) <= 4)


def _ahead(text: Text, line: tuple[Word, ...], first: int) -> tuple[int, int] | None:
    """Read 'North Korean dictator' before the name."""
    head = first - 1
    if head < 0 or not role(line[head].lower) or not _joined(text, line[head], line[first]):
        return None
    return _modifiers(text, line, head), head


def _modifiers(text: Text, line: tuple[Word, ...], head: int, most: int = 3) -> int:
    """Return the index of the first word that belongs to the noun at `head`."""
    start = head
    while start > 0 and head - start < most and _joined(text, line[start - 1], line[start]):
        lower = line[start - 1].lower
        if lower in _ARTICLES or (lower in _SMALL and lower not in _OWNERS) or lower in SAY_VERBS:
            break
        if lower.endswith("ly") or (lower.endswith("ing") and not line[start - 1].capital):
            break
        start -= 1
    return start


def _apposition(text: Text, line: tuple[Word, ...], last: int) -> tuple[int, int] | None:
    """Read ', the former FBI director' or ', a spokesman for' behind the name."""
    if last + 1 >= len(line):
        return None
    gap = text.article.text[line[last].end : line[last + 1].start]
    if (
        gap.strip() not in {",", "-", "–", "—", "("}
        or line[last + 1].lower not in _ARTICLES | _OWNERS
    ):
        return None
    return _phrase_head(text, line, last + 1)


def _phrase_head(text: Text, line: tuple[Word, ...], start: int) -> tuple[int, int] | None:
    """Return where the noun phrase at `start` has its head, if that says what somebody is."""
    head = None
    for index in range(start, min(start + 7, len(line))):
        if index > start and not _joined(text, line[index - 1], line[index]):
            break
        if index > start and line[index].lower in BREAKS | {"of", "who"} - {"and"}:
            break
        head = index
    if head is None or not role(line[head].lower):
        return None
    return start + (line[start].lower in _ARTICLES and start < head), head


def _copula(text: Text, line: tuple[Word, ...], last: int) -> tuple[int, int] | None:
    """Read 'is a dictator' behind the name."""
    if last + 3 > len(line) - 1 or line[last + 1].lower not in _COPULAS:
        return None
    if line[last + 2].lower not in _ARTICLES or not _joined(text, line[last], line[last + 1]):
        return None
    return _phrase_head(text, line, last + 2)


def _apposed(text: Text, line: tuple[Word, ...], first: int) -> tuple[int, int] | None:
    """Read 'the country's leader,' before the name."""
    head = first - 1
    if head < 1 or text.article.text[line[head].end : line[first].start].strip() != ",":
        return None
    if not role(line[head].lower):
        return None
    start = _modifiers(text, line, head)
    owned = start > 0 and line[start - 1].lower in _ARTICLES | _OWNERS
    return (start, head) if owned or start < head else None


def _anaphors(
    table: Table, explicit: list[Label], found: tuple[tuple[Name, ...], ...]
) -> list[Label]:
    """Return 'the dictator' where that noun stands beside one actor only, in these texts."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for label in explicit:
        holders[label.head][label.actor] += 1
    made: list[Label] = []
    for text in table.texts:
        local: dict[str, Counter[str]] = defaultdict(Counter)
        for label in explicit:
            if label.text == text.index:
                local[label.head][label.actor] += 1
        present = Counter(name.key[-1] for name in found[text.index])
        for row in text.rows:
            made += _anaphors_in(text, row, holders, local, present)
    return made


def _anaphors_in(
    text: Text,
    row: Row,
    holders: dict[str, Counter[str]],
    local: dict[str, Counter[str]],
    present: Counter[str],
) -> list[Label]:
    made = []
    for index, word in enumerate(row.words):
        head = role(word.lower)
        if not head or index == 0 or not _bare(text, row.words, index):
            continue
        start = _modifiers(text, row.words, index)
        if start == 0 or row.words[start - 1].lower != "the":
            continue
        actor = _only(local.get(head)) or _only(holders.get(head))
        if actor and present[actor.rsplit(" ", 1)[-1]]:
            made.append(Label(text.index, row, actor, head, row.words[start].start, word.end))
    return made


def _bare(text: Text, line: tuple[Word, ...], index: int) -> bool:
    """Whether no name or noun follows that the noun would only be part of."""
    if index + 1 == len(line):
        return True
    following = line[index + 1]
    if not _joined(text, line[index], following) or text.article.text[line[index].end] == ",":
        return (
            text.article.text[line[index].end : following.start].strip() != ","
            or not following.capital
        )
    return following.lower in _SMALL | SAY_VERBS and following.lower != "of"


def _only(counts: Counter[str] | None) -> str:
    if not counts:
        return ""
    (actor, most), total = counts.most_common(1)[0], sum(counts.values())
    return actor if most >= 0.8 * total else ""
