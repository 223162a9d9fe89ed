"""How alike two sentences are, and which are on one fact: the cosine of their words by rarity.

Sentences are on one fact if each is the other's nearest in the two texts and the cosine, times the
root of the number of words they share, is high: a few rare words in short sentences are not enough.
The threshold was set on hand-labelled pairs of news (benchmarks/eval/framing).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.core.framing.aligning.utterances import Utterance, utterance_groups, utterances
from briefing.core.framing.reading.figures import Figure, figures
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import stem, word_set

SAME_FACT = 1.2
SAME_POINT = 0.4
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


Near = tuple[float, int]  # how near, and the number of the sentence
_NOTHING = (0.0, -1)


@dataclass(frozen=True, eq=False)
class Index:
    """The sentences of a table by the terms in them, with their lengths as vectors.

    Sentences are counted through all texts, which is the order of `rows` and `lengths`:
    millions of sums go over plain numbers. `reach` has the lengths as each outlet sees them, its
    own sentences too long to be like any; `sets` and `plain` have the terms of each sentence, and
    those that say what it is on: no names, no time. Also what several lenses read of every text:
    its figures and all its numbers, and the quotations put together that are one utterance.

    It has no slots, so that what several lenses ask for is worked out once.
    """

    table: Table
    rows: tuple[Row, ...]
    numbers: dict[Row, int]
    reach: dict[str, list[float]]
    postings: dict[str, list[int]]
    sets: dict[Row, frozenset[str]]
    plain: dict[Row, frozenset[str]]
    lengths: tuple[float, ...]
    squares: dict[str, float]
    figures: tuple[tuple[Figure, ...], ...]
    values: tuple[frozenset[float], ...]
    utterances: list[list[Utterance]]

    def having(self, term: str) -> Iterator[Row]:
        """Yield the sentences, but filler, that have a term."""
        return (self.rows[number] for number in self.postings.get(term, ()))

    def likeness(self, one: Row, other: Row) -> float:
        """Return the cosine of two sentences, 0 to 1."""
        norms = self.lengths[self.numbers[one]] * self.lengths[self.numbers[other]]
        theirs = self.sets[other]
        shared = [self.squares[term] for term in one.terms if term in theirs]
        return sum(shared) / norms if shared and norms else 0.0

    @cached_property
    def near(self) -> tuple[dict[int, float], ...]:
        """Of each sentence, the cosines of those of other outlets that are somewhat like it, in order.

        Each pair is met once, when the later sentence is compared with those before it.
        """
        near: tuple[dict[int, float], ...] = tuple({} for _ in self.rows)
        before: dict[str, list[int]] = defaultdict(list)
        sums = [0.0] * len(self.rows)
        for number, row in enumerate(self.rows):
            own, reach = self.lengths[number], self.reach[self.table.texts[row.text].outlet]
            met: set[int] = set()
            for term in row.terms:
                weight = self.squares[term]
                if weight >= _TOO_COMMON:
                    met.update(before[term])
                    for other in before[term]:
                        sums[other] += weight
                    before[term].append(number)
            least = _HARDLY * own
            for other in sorted([at for at in met if sums[at] >= least * reach[at]]):
                near[number][other] = near[other][number] = sums[other] / (own * reach[other])
            for other in met:
                sums[other] = 0.0
        return near

    @cached_property
    def by_text(self) -> tuple[dict[int, Near], ...]:
        """Of each sentence, the nearest in each text of another outlet; of two as near the first."""
        texts = [-1 if row.boilerplate else row.text for row in self.rows]
        found: list[dict[int, Near]] = []
        for near in self.near:
            nearest: dict[int, Near] = {}
            for other, cosine in near.items():
                if cosine > nearest.get(texts[other], _NOTHING)[0]:
                    nearest[texts[other]] = (cosine, other)
            nearest.pop(-1, None)  # filler is like nothing
            found.append(nearest)
        return tuple(found)


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
    given, values = zip(*map(figures, table.texts), strict=True)
    sets = {row: frozenset(row.terms) for row in rows}
    vague = _VAGUE | {term for term in squares if term[0].isdigit()}
    plain = {row: of_row - row.capitals - vague for row, of_row in sets.items()}
    spoken = utterance_groups(utterances(table))
    return Index(
        table, rows, numbers, reach, postings, sets, plain, lengths, squares, given, values, spoken
    )


def nearest_of(found: Index, row: Row, rows: frozenset[Row]) -> float:
    """Return how alike `row` is to the nearest of `rows` that another outlet has."""
    near, numbers = found.near[found.numbers[row]], found.numbers
    return max([near.get(numbers[other], 0.0) for other in rows], default=0.0)


def near_pairs(found: Index, least: float) -> list[tuple[float, Row, Row]]:
    """Return the pairs of sentences that speak of the same, one the other's nearest, surest first."""
    rows = found.rows
    pairs: list[tuple[float, int, int]] = []
    for number, row in enumerate(rows):
        root = math.sqrt(len(row.terms))
        for cosine, at in found.by_text[number].values() if len(row.words) >= _SHORTEST else ():
            if cosine * root < SAME_POINT or len(rows[at].words) < _SHORTEST:
                continue
            if (strength := _strength(found, row, rows[at], cosine)) >= least:
                pairs.append((-strength, min(number, at), max(number, at)))
    return [(-weak, rows[one], rows[other]) for weak, one, other in sorted(pairs)]


def aligned(found: Index, least: float = SAME_FACT) -> list[tuple[float, Row, Row]]:
    """Return the pairs of sentences on one fact, with how surely they are, the surest first."""
    rows, by_text = found.rows, found.by_text
    pairs = [
        (strength, row, rows[at])
        for number, row in enumerate(rows)
        for text, (cosine, at) in by_text[number].items()
        if row.text < text and by_text[at].get(row.text, _NOTHING)[1] == number
        and min(len(row.words), len(rows[at].words)) >= _SHORTEST
        and (strength := _strength(found, row, rows[at], cosine)) >= least
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].text, pair[1].number, pair[2].number))


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
    return found.plain[one] & found.plain[other]


def nearest(found: Index, row: Row, texts: Iterable[Text]) -> tuple[float, Row] | None:
    """Return the sentence of `texts` that is most like `row`, or None if none shares a word."""
    allowed = {text.index for text in texts}
    nearby = found.by_text[found.numbers[row]]
    near = [(-cosine, at) for text, (cosine, at) in nearby.items() if text in allowed]
    if not near:
        return None
    cosine, at = min(near)
    return -cosine, found.rows[at]
