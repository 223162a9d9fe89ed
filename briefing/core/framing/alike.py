"""How alike two sentences are, and which are on one fact: the cosine of their words by rarity.

Sentences are on one fact if each is the other's nearest in the two texts and the cosine, times the
root of the number of words they share, is high: a few rare words in short sentences are not enough.
The threshold was set on hand-labelled pairs of news (benchmarks/eval/framing).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing.core.framing.figures import Figure, figures
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.utterances import Utterance, utterance_groups, utterances
from briefing.core.framing.words import stem, word_set

SAME_FACT = 1.05
SAME_POINT = 0.33
_SHARED_AT_LEAST = 3
_SHARED_PLAIN = 2
_SHORTEST = 6
_TOO_COMMON = 2.0  # squared: a term that stands in every fourth sentence finds nothing
_HARDLY = 0.04
# Words that two sentences share whatever they are on.
_VAGUE = frozenset(
    stem(word)
    for word in word_set(
        """year years month months week weeks day days hour hours time times two three four five six seven eight nine
        ten twenty hundred thousand million billion last first next new old long great good day people country"""
    )
)


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences of a table by the terms in them, with their lengths as vectors.

    Sentences are counted through all texts, which is the order of `rows` and `lengths`:
    millions of sums go over plain numbers. `reach` has the lengths as each outlet sees them, its
    own sentences too long to be like any. Also what several lenses read of every text: its figures, and the quotations put together that
    are one utterance.
    """

    table: Table
    rows: tuple[Row, ...]
    numbers: dict[Row, int]
    reach: dict[str, list[float]]
    postings: dict[str, list[int]]
    sets: dict[Row, frozenset[str]]
    lengths: tuple[float, ...]
    squares: dict[str, float]
    figures: tuple[tuple[Figure, ...], ...]
    utterances: list[list[Utterance]]
    known: dict[Row, list[tuple[float, Row]]] = field(default_factory=dict)
    by_text: dict[Row, dict[int, tuple[float, Row]]] = field(default_factory=dict)

    def having(self, term: str) -> Iterator[Row]:
        """Yield the sentences, but filler, that have a term."""
        return (self.rows[number] for number in self.postings.get(term, ()))

    def likeness(self, one: Row, other: Row) -> float:
        """Return the cosine of two sentences, 0 to 1."""
        norms = self.lengths[self.numbers[one]] * self.lengths[self.numbers[other]]
        theirs = self.sets[other]
        shared = [self.squares[term] for term in one.terms if term in theirs]
        return sum(shared) / norms if shared and norms else 0.0


def index(table: Table) -> Index:
    """Return the index of all sentences of `table`, compared or not: absence looks everywhere."""
    rows = tuple(row for text in table.texts for row in text.rows)
    outlets = tuple(text.outlet for text in table.texts for _ in text.rows)
    postings: dict[str, list[int]] = defaultdict(list)
    squares = {term: weight**2 for term, weight in table.rarity.items()}
    for number, row in enumerate(rows):
        for term in row.terms if not row.boilerplate else ():
            postings[term].append(number)
    lengths = tuple(math.sqrt(sum([squares[term] for term in row.terms])) for row in rows)
    numbers = {row: number for number, row in enumerate(rows)}
    reach = {
        outlet: [
            math.inf if own == outlet else length
            for own, length in zip(outlets, lengths, strict=True)
        ]
        for outlet in table.outlets
    }
    given = tuple(figures(text) for text in table.texts)
    sets = {row: frozenset(row.terms) for row in rows}
    spoken = utterance_groups(utterances(table))
    return Index(table, rows, numbers, reach, postings, sets, lengths, squares, given, spoken)


def neighbours(found: Index, row: Row) -> list[tuple[float, Row]]:
    """Return the sentences of other outlets that share words with `row`, most alike first."""
    if row not in found.known:
        found.known[row] = _neighbours(found, row)
    return found.known[row]


def nearest_of(found: Index, row: Row, rows: frozenset[Row]) -> float:
    """Return how alike `row` is to the nearest of `rows` that another outlet has."""
    return next((score for score, other in neighbours(found, row) if other in rows), 0.0)


def _neighbours(found: Index, row: Row) -> list[tuple[float, Row]]:
    own, lengths = (
        found.lengths[found.numbers[row]],
        found.reach[found.table.texts[row.text].outlet],
    )
    dots: dict[int, float] = defaultdict(float)
    for term in row.terms:
        weight = found.squares[term]
        if weight >= _TOO_COMMON:
            for other in found.postings.get(term, ()):
                dots[other] += weight
    least = _HARDLY * own
    unlike = sorted(
        [
            (-dot / (own * length), other)
            for other, dot in dots.items()
            if dot >= least * (length := lengths[other])
        ]
    )
    return [(-score, found.rows[other]) for score, other in unlike]


def near_pairs(found: Index, least: float) -> list[tuple[float, Row, Row]]:
    """Return the pairs of sentences that speak of the same, one the other's nearest, surest first."""
    numbers = found.numbers
    pairs: list[tuple[float, int, int]] = []
    for row in found.rows:
        for score, other in _nearest_by_text(found, row).values():
            strength = _strength(found, row, other, score)
            if strength >= least and min(len(row.words), len(other.words)) >= _SHORTEST:
                first, second = sorted((numbers[row], numbers[other]))
                pairs.append((-strength, first, second))
    return [(-weak, found.rows[one], found.rows[other]) for weak, one, other in sorted(pairs)]


def aligned(found: Index, least: float = SAME_FACT) -> list[tuple[float, Row, Row]]:
    """Return the pairs of sentences on one fact, with how surely they are, the surest first."""
    best = {row: _nearest_by_text(found, row) for row in found.rows if len(row.words) >= _SHORTEST}
    pairs = [
        (strength, row, other)
        for row, nearby in best.items()
        for score, other in nearby.values()
        if row.text < other.text and other in best
        and (back := best[other].get(row.text)) and back[1] is row
        and (strength := _strength(found, row, other, score)) >= least
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].text, pair[1].number, pair[2].number))


def _nearest_by_text(found: Index, row: Row) -> dict[int, tuple[float, Row]]:
    """Return the nearest sentence of each other text."""
    if row not in found.by_text:
        nearby: dict[int, tuple[float, Row]] = {}
        for pair in neighbours(found, row):
            nearby.setdefault(pair[1].text, pair)
        found.by_text[row] = nearby
    return found.by_text[row]


def _strength(found: Index, one: Row, other: Row, cosine: float) -> float:
    """Return how surely two sentences are on one fact; 0 if they share little but names."""
    if cosine * math.sqrt(min(len(one.terms), len(other.terms))) < SAME_POINT:
        return 0.0
    shared, plain = found.sets[one] & found.sets[other], shared_words(found, one, other)
    if not plain or len(shared) < 2:
        return 0.0
    sure = len(shared) >= _SHARED_AT_LEAST and len(plain) >= _SHARED_PLAIN
    strength = cosine * math.sqrt(len(shared))
    return strength if sure else min(strength, SAME_FACT - 0.01)


def shared_words(found: Index, one: Row, other: Row) -> frozenset[str]:
    """Return the words that two sentences share and that say what they are on: no names, no time."""
    shared = found.sets[one] & found.sets[other]
    return frozenset(
        term for term in shared - one.capitals - other.capitals - _VAGUE if not term[0].isdigit()
    )


def nearest(found: Index, row: Row, texts: Iterable[Text]) -> tuple[float, Row] | None:
    """Return the sentence of `texts` that is most like `row`, or None if none shares a word."""
    allowed = {text.index for text in texts}
    return next((pair for pair in neighbours(found, row) if pair[1].text in allowed), None)
