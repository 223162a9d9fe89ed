"""How sure a share or a difference is, from how often it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, erfc, sqrt

Z_95 = 1.959964  # a normal value lies within so many deviations in 95 of 100 cases


@dataclass(frozen=True, slots=True)
class Interval:
    """The shares, 0 to 1, between which the true one lies in 95 of 100 cases."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart its ends are."""
        return self.high - self.low

    def overlaps(self, other: Interval) -> bool:
        """Whether some share lies in both."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`."""

    k: int
    n: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.k / self.n if self.n else 0.0

    @property
    def interval(self) -> Interval:
        """Its 95 % interval."""
        return wilson(self.k, self.n)


def wilson(k: int, n: int, z: float = Z_95) -> Interval:
    """Return the score interval of the share `k` of `n` (Wilson 1927).

    Of the simple intervals it keeps what it promises for few cases and for shares near 0 and 1
    too (Brown, Cai and DasGupta 2001).
    """
    if n == 0:
        return Interval(0.0, 1.0)
    share = k / n
    middle = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # At its ends the interval reaches 0 and 1 exactly; rounding must not lead beyond them.
    low = 0.0 if k == 0 else (middle - spread) / scale
    high = 1.0 if k == n else (middle + spread) / scale
    return Interval(low, high)


def two_sided(z: float) -> float:
    """Return how often chance alone gives a normal value as far from 0 as `z`, either way."""
    return erfc(abs(z) / sqrt(2))


def discoveries(chances: Sequence[float], rate: float) -> tuple[int, ...]:
    """Return which of many tests hold, by index, with at most `rate` of these expected to be chance.

    The step-up procedure of Benjamini and Hochberg (1995): with the chances in order, all up to
    the last that is at most its rank times `rate` over their number.
    """
    order = sorted(range(len(chances)), key=lambda index: (chances[index], index))
    passed = [
        rank for rank, index in enumerate(order, 1) if chances[index] <= rank * rate / len(chances)
    ]
    return tuple(sorted(order[: passed[-1]])) if passed else ()


def drawn(marked: int, of_marked: int, drawing: int, of_all: int) -> float:
    """Return how often chance alone gives so many `marked` or more, twice, as either way counts.

    Of `of_all` things `of_marked` are marked, and `drawing` are drawn: Fisher's exact test (1935).
    """
    most = min(of_marked, drawing)
    ways = sum(
        comb(of_marked, k) * comb(of_all - of_marked, drawing - k) for k in range(marked, most + 1)
    )
    return min(1.0, 2 * ways / comb(of_all, drawing))
