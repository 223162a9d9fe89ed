"""How alike two sentences are: the cosine of their rare words, with weight on names and figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences of a table by the terms in them, with the length of each as a vector."""

    table: Table
    postings: dict[str, tuple[int, ...]]
    lengths: tuple[float, ...]
    rows: tuple[Row, ...]


def index(table: Table) -> Index:
    """Return the index of all sentences of `table`, compared or not: absence looks everywhere."""
    rows = tuple(row for text in table.texts for row in text.rows if not row.boilerplate)
    postings: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for term in row.terms:
            postings[term].append(number)
    lengths = tuple(_length(table, row) for row in rows)
    return Index(table, {term: tuple(found) for term, found in postings.items()}, lengths, rows)


def _length(table: Table, row: Row) -> float:
    return math.sqrt(sum(table.rarity[term] ** 2 for term in row.terms))


def neighbours(found: Index, row: Row) -> list[tuple[float, Row]]:
    """Return the sentences of other outlets that share words with `row`, most alike first."""
    outlet = found.table.texts[row.text].outlet
    dots: dict[int, float] = defaultdict(float)
    for term in row.terms:
        weight = found.table.rarity[term] ** 2
        for number in found.postings.get(term, ()):
            dots[number] += weight
    own = _length(found.table, row)
    pairs = (
        (dot / (own * found.lengths[number]), found.rows[number])
        for number, dot in dots.items()
        if own and found.lengths[number]
        and found.table.texts[found.rows[number].text].outlet != outlet
    )  # fmt: skip
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].text, pair[1].number))


def nearest(found: Index, row: Row, texts: Iterable[Text]) -> tuple[float, Row] | None:
    """Return the sentence of `texts` that is most like `row`, or None if none shares a word."""
    allowed = {text.index for text in texts}
    return next((pair for pair in neighbours(found, row) if pair[1].text in allowed), None)


def likeness(found: Index, one: Row, other: Row) -> float:
    """Return how alike two sentences are, 0 to 1."""
    shared = set(one.terms) & set(other.terms)
    norms = _length(found.table, one) * _length(found.table, other)
    return sum(found.table.rarity[term] ** 2 for term in sorted(shared)) / norms if norms else 0.0
