"""How alike two groupings of the same things are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import comb

Groups = Mapping[str, Hashable]  # thing -> the group that it is in


@dataclass(frozen=True, slots=True)
class Scores:
    """B-cubed (Bagga and Baldwin 1998), adjusted Rand index (Hubert and Arabie 1985), pair F."""

    precision: float
    recall: float
    f: float
    rand: float
    pair_f: float
    found: int
    wanted: int


def compare(found: Groups, wanted: Groups) -> Scores:
    """Return how near the groups `found` are to those `wanted`, over the things of `wanted`."""
    both = Counter((found[thing], group) for thing, group in wanted.items())
    ours, theirs = Counter(found[thing] for thing in wanted), Counter(wanted.values())
    precision = sum(n * n / ours[a] for (a, _), n in both.items()) / len(wanted)
    recall = sum(n * n / theirs[b] for (_, b), n in both.items()) / len(wanted)
    pairs, our_pairs, their_pairs = (
        sum(comb(n, 2) for n in c.values()) for c in (both, ours, theirs)
    )
    expected = our_pairs * their_pairs / max(comb(len(wanted), 2), 1)
    mean = (our_pairs + their_pairs) / 2
    return Scores(
        precision,
        recall,
        harmonic(precision, recall),
        (pairs - expected) / (mean - expected) if mean != expected else 1.0,
        harmonic(pairs / max(our_pairs, 1), pairs / max(their_pairs, 1)),
        len(ours),
        len(theirs),
    )


def harmonic(precision: float, recall: float) -> float:
    """Return the F measure."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
