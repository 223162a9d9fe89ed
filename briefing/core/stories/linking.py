"""How near articles and stories are to each other: the numbers that grouping decides by.

    pair   product of two vectors x time kernel - share of both articles' hubness
    link   mean of all pairs between two stories (average link), kept up by Lance and Williams (1967)

Hubness is how near an article is to whatever else is around it: what is near to everything is near
to nothing. Taking it off (as cross-domain similarity local scaling does, Conneau et al. 2018) lets
one threshold serve dense and sparse days, with dates and without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.core.stories.vectors import Vector


@dataclass(frozen=True, slots=True)
class Method:
    """The numbers of the method, tuned on one labelled set and fixed for all."""

    threshold: float = 0.153  # of the link at which two stories are one
    grain_step: float = 0.12  # share of the threshold for each step of "finer"
    kernel_days: float = 2.0  # at so many days apart a pair counts half
    hubness_share: float = 0.4
    hubness_of: int = 10  # nearest articles that tell an article's hubness
    heavy_terms: int = 20  # of an article, by which it is found
    near_articles: int = 20  # that share most of them are compared
    common_share: float = 0.05  # terms of more active articles than this find nothing
    common_least: int = 50
    members_compared: int = 24  # of a story, the newest


METHOD = Method()


@dataclass(slots=True, eq=False)
class Placed:
    """An article as the grouper remembers it.

    `chosen` is the story that the method chose, `story` the one it was last shown in. `moment` is
    when it was published or first seen, in days; `dated` whether it was published then. A loose
    one (live blog, round-up) may join a story and attracts nothing to it.
    """

    article: str
    language: str
    moment: float
    dated: bool
    vector: Vector
    loose: bool = False
    hubness: float = 0.0
    chosen: str = ""
    score: float = 1.0
    version: int = 1
    words: int = 0
    story: str = ""


@dataclass(slots=True, eq=False)
class Cluster:
    """A story while it grows."""

    id: str
    members: list[Placed] = field(default_factory=list)

    @property
    def firm(self) -> list[Placed]:
        """The members that speak for the story."""
        return [member for member in self.members if not member.loose]


class Links:
    """Pairs and links, computed when asked for and kept while stories are joined."""

    def __init__(self, method: Method = METHOD) -> None:
        self._method = method
        self._known: dict[str, dict[str, float]] = {}
        self._weights: dict[str, dict[int, float]] = {}

    def nearness(self, one: Placed, other: Placed) -> float:
        """Return the product of the vectors of two articles times the kernel of the days between."""
        product = other.vector.dot(self._weights_of(one))
        if not (one.dated and other.dated):
            return product
        days = (one.moment - other.moment) / self._method.kernel_days
        return product / (1 + days * days)

    def _weights_of(self, one: Placed) -> dict[int, float]:
        weights = self._weights.get(one.article)
        if weights is None:
            weights = self._weights[one.article] = one.vector.weights_by_term()
        return weights

    def pair(self, one: Placed, other: Placed) -> float:
        """Return how near two articles are, beyond how near they are to everything."""
        around = self._method.hubness_share * (one.hubness + other.hubness) / 2
        return self.nearness(one, other) - around

    def link(self, a: Cluster, b: Cluster) -> float:
        """Return the mean of all pairs between two stories, over their newest members."""
        known = self._known.get(a.id, {}).get(b.id)
        if known is None:
            known = self._mean(a, b)
            self._keep(a.id, b.id, known)
        return known

    def _mean(self, first: Cluster, second: Cluster) -> float:
        a, b = sorted((self._newest(first), self._newest(second)), key=len)
        return sum(self.pair(one, other) for one in a for other in b) / (len(a) * len(b))

    def _keep(self, a: str, b: str, value: float) -> None:
        self._known.setdefault(a, {})[b] = value
        self._known.setdefault(b, {})[a] = value

    def join(
        self, keep: Cluster, drop: Cluster, clusters: Mapping[str, Cluster], least: float
    ) -> Iterable[tuple[float, Cluster]]:
        """Return the links of two stories, about to be one, with those near to either.

        A mean is at least `least` only if one of its halves is: the others are forgotten.
        """
        ours, theirs = self._take(keep.id), self._take(drop.id)
        near = sorted(
            other
            for other in (ours.keys() | theirs.keys()) - {keep.id, drop.id}
            if max(ours.get(other, 0.0), theirs.get(other, 0.0)) >= least
        )
        shares = len(keep.firm), len(drop.firm)
        found = []
        for other in near:
            first = ours.get(other) or self._mean(keep, clusters[other])
            second = theirs.get(other) or self._mean(drop, clusters[other])
            value = (shares[0] * first + shares[1] * second) / max(sum(shares), 1)
            self._keep(keep.id, other, value)
            found.append((value, clusters[other]))
        return found

    def _take(self, story: str) -> dict[str, float]:
        known = self._known.pop(story, {})
        for other in known:
            self._known.get(other, {}).pop(story, None)
        return known

    def _newest(self, cluster: Cluster) -> list[Placed]:
        return (cluster.firm or cluster.members)[-self._method.members_compared :]

    def forget(self) -> None:
        """Forget everything: stories are about to change in other ways."""
        self._known.clear()
        self._weights.clear()
