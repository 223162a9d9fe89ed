"""Which sentences of two arguments tell of one place that neither names often: a village, a bridge.

Of what happened there two opposed authors hardly share a word. A name that both have a few times
at most, and a rare word beside it, show that they tell of the same event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import (
    DAYS,
    MONTHS,
    STOPWORDS,
    in_lower_case,
    stem,
    word_set,
)
from briefing.core.framing.stating.hedged import rejected

_OFTEN = 4  # sentences of one text: of what is named in more the whole text tells
_RARE = 5  # sentences of a coverage
_AT = word_set("at in near around outside")
_SITES = word_set(
    "village town city camp port bridge harbour harbor station dam mine valley pass airport"
)
_IDLE = frozenset(
    stem(word) for word in (*_SITES, *word_set("minister know night carry carries come take give"))
)  # what two sentences on any matters may share
_DAY = in_lower_case(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b")
_GOES_ON = word_set("it they he she this that there these those its their")
_ARTICLES = word_set("the a an")
_NO_PLACES = frozenset({*DAYS, *MONTHS})


class Told(NamedTuple):
    """A sentence that names a place, with the one behind it in its paragraph, what they are on and its days."""

    text: Text
    rows: tuple[Row, ...]
    terms: frozenset[str]
    days: frozenset[str]


def places(table: Table, found: Index, acting: Iterable[str]) -> Iterator[tuple[str, list[Told]]]:
    """Yield each place with what two outlets tell of it, best first in each.

    Args:
        table: the sentences of a coverage whose texts all argue.
        found: their index.
        acting: the names, in lower case, that somebody or some body acts by.

    Yields:
        The name as printed, and a passage of each of two outlets.

    """
    named: dict[tuple[str, ...], list[tuple[Text, Name]]] = defaultdict(list)
    for text in table.texts:
        for name in text.names:
            named[name.key].append((text, name))
    others = frozenset(acting)
    for key, mentions in named.items():
        if _is_place(key, mentions, others) and (pair := _same_event(found, key, mentions)):
            yield _printed(mentions), pair


def _is_place(
    key: tuple[str, ...], mentions: list[tuple[Text, Name]], acting: frozenset[str]
) -> bool:
    """Whether two outlets name it, neither often, and it is a village, or somebody is 'in' it and it never acts."""
    each: dict[str, set[Row]] = defaultdict(set)
    for text, name in mentions:
        each[text.outlet].add(name.row)
    whole = " ".join(key)
    if len(each) < 2 or max(map(len, each.values())) > _OFTEN:
        return False
    if country(whole) or _NO_PLACES & set(key):
        return False
    if any(text.word_before(name, _ARTICLES) in _SITES for text, name in mentions):
        return True
    at = any(
        text.word_before(name, _ARTICLES) in _AT and _ends(text, name) for text, name in mentions
    )
    return at and whole not in acting


def _ends(text: Text, name: Name) -> bool:
    """Whether it modifies nothing but the sort of its place: 'Lune harbour', not 'Western capitals', 'World War I'."""
    behind = [word for word in name.row.words if word.start >= name.end][:2]
    if text.word_before(name, _ARTICLES) in _SITES:
        return True
    if not behind or text.lowered[name.end : behind[0].start].strip():
        return True
    if behind[0].capital:
        return False
    goes_on = behind[0].lower in STOPWORDS or behind[0].lower.endswith("ed")
    return goes_on or any(word.lower in _SITES for word in behind)


def _same_event(
    found: Index, key: tuple[str, ...], mentions: list[tuple[Text, Name]]
) -> list[Told]:
    """Return the passages of two outlets that share most rare words beside the name."""
    told = [
        _told(found, text, name.row)
        for text, name in mentions
        if name.row.compared and _ends(text, name) and not rejected(text, name.row, name.start)
    ]
    pairs = [
        (len(shared), one, other)
        for one, other in combinations(told, 2)
        if one.text.outlet != other.text.outlet
        and (shared := _shared(found, one, other) - set(key))
    ]
    return list(max(pairs, key=lambda pair: pair[0])[1:]) if pairs else []


def _told(found: Index, text: Text, row: Row) -> Told:
    behind = text.next_to(row, 1)
    rows = (row, behind) if behind and _on_the_same(text, behind) else (row,)
    days = frozenset(_DAY.findall(text.lowered, row.start, row.end))
    return Told(text, rows, frozenset().union(*(found.plain[one] for one in rows)), days)


def _on_the_same(text: Text, row: Row) -> bool:
    """Whether a sentence goes on about what the one before it names: it names nothing else."""
    goes_on = bool(row.words) and row.words[0].lower in _GOES_ON
    return goes_on or not text.names_from(row.start, row.end)


def _shared(found: Index, one: Told, other: Told) -> set[str]:
    """Return the days that two passages share, and the terms that few sentences have."""
    terms = (one.terms & other.terms) - _IDLE
    rare = {term for term in terms if len(found.postings.get(term, ())) <= _RARE}
    return rare | (one.days & other.days)


def _printed(mentions: list[tuple[Text, Name]]) -> str:
    first = mentions[0][1]
    return " ".join(word.text for word in first.words).removesuffix("'s").removesuffix("’s")
