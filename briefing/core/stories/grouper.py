"""Articles into stories, one at a time: an incremental average-link clustering in time.

    article -> vector -> candidates (stories that share its heaviest terms, by postings over the
    active window) -> link (mean product with all members x time kernel) -> joins the best story
    at the threshold, else begins one -> a story that grew is merged with a candidate it has met

The line of Miranda et al., "Multilingual Clustering of Streaming News" (2018), with average link in
place of centroids. Reading, writing and clocks are left to the caller: `Placed` is the whole state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import exp, log10

from briefing.core.model import Article
from briefing.core.stories.constraints import Constraints, own_story_id, story_id
from briefing.core.stories.kinds import is_loose
from briefing.core.stories.languages import language_of
from briefing.core.stories.vectors import Frequencies, Vector, vector, views

WINDOW_DAYS = 14.0
_DAY = 86_400.0
_ARTICLES_NEAR = 40


@dataclass(frozen=True, slots=True)
class Method:
    """The numbers of the method, tuned on one labelled set and fixed for all."""

    threshold: float = 0.21
    density_slope: float = 0.015  # of the threshold, for ten times as many active articles
    grain_step: float = 0.12  # share of the threshold for each step of "finer"
    merge_factor: float = 1.0  # times the threshold: for two stories to become one
    kernel_days: float = 3.0
    heavy_terms: int = 16
    candidates: int = 16
    common_share: float = 0.05  # terms of more active articles than this propose no candidates
    common_least: int = 50
    members_compared: int = 32  # of a story, the newest


METHOD = Method()


@dataclass(slots=True, eq=False)
class Placed:
    """An article as the grouper remembers it.

    `chosen` is the story that the method chose, `story` the one it was last shown in. `moment` is when it was published or first seen, in days; `dated` whether it was published then.
    A loose one (live blog, round-up) may join a story and attracts nothing to it.
    """

    article: str
    language: str
    moment: float
    dated: bool
    vector: Vector
    loose: bool = False
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


@dataclass(slots=True)
class _Probe:
    """What is compared with stories: the sum of some vectors, their number, their moments."""

    weights: dict[int, float]
    count: int
    moments: list[float]


class Grouper:
    """Stories in the making. Deterministic: the same articles in the same order, the same stories."""

    def __init__(
        self,
        *,
        grain: int = 0,
        constraints: Constraints | None = None,
        frequencies: Iterable[Frequencies] = (),
        placed: Iterable[Placed] = (),
        method: Method = METHOD,
    ) -> None:
        self.frequencies = {counts.language: counts for counts in frequencies}
        self.clusters: dict[str, Cluster] = {}
        self.changed: set[str] = set()
        self._method = method
        self._grain = 1 + method.grain_step * grain
        self._constraints = constraints or Constraints()
        self._story_of: dict[str, str] = {}
        self._postings: dict[tuple[str, int], list[Placed]] = defaultdict(list)
        self._active = _Active()
        self._restore(tuple(placed))

    def _restore(self, placed: Sequence[Placed]) -> None:
        was = {one.article: one.story for one in placed}
        for one in sorted(placed, key=lambda one: (one.moment, one.article)):
            self._put(one, self._constraints.shown(one.article, one.chosen))
        for story, article in self._constraints.splits:
            self._split(story, article)
        for article, story in was.items():
            if story != (now := self._story_of[article]):
                self.changed |= {story, now} - {""}

    def story_of(self, article: str) -> str:
        """Return the id of the story that `article` is in. Raises KeyError if it is in none."""
        return self._story_of[article]

    def knows(self, article: str) -> bool:
        """Tell whether `article` is in a story."""
        return article in self._story_of

    def near(self, wanted: Mapping[int, float], moment: float, language: str) -> list[str]:
        """Return the articles of the window that share most of the heaviest terms of a signature."""
        heavy = nlargest(self._method.heavy_terms, wanted, key=lambda term: (wanted[term], term))
        shared: dict[str, float] = defaultdict(float)
        for term in heavy:
            for view in (term, term | 1):
                for one in self._postings.get((language, view), []):
                    if abs(one.moment - moment) <= WINDOW_DAYS:
                        shared[one.article] += wanted[term]
        return nlargest(_ARTICLES_NEAR, shared, key=lambda article: (shared[article], article))

    def add(self, article: Article) -> Placed:
        """Place `article` in a story: the best one that is near enough, or a new one."""
        one = self._prepared(article)
        probe = _probe([one])
        candidates = self._candidates(one.vector.terms, one)
        best, score = self._best(probe, candidates)
        if best is None or score < self._threshold():
            one.chosen, one.score = story_id(one.article), 1.0
        else:
            one.chosen, one.score = best.id, score
        story = self._constraints.shown(one.article, one.chosen)
        self._put(one, story)
        self.changed.add(story)
        if best is not None and story == best.id and not one.loose:
            self._merge(best, candidates)
        return one

    def _prepared(self, article: Article) -> Placed:
        when = article.when
        language = language_of(article)
        counts = self.frequencies.setdefault(language, Frequencies(language))
        lead, body = views(article, language)
        made = vector(lead, body, counts)
        counts.count(lead, body)
        moment = when.timestamp() / _DAY if when else 0.0
        dated = article.published is not None
        return Placed(
            article.id,
            language,
            moment,
            dated,
            made,
            is_loose(article),
            version=article.version,
            words=article.words,
        )

    def remove(self, article: str) -> None:
        """Forget `article`, whose text has changed: it is to be added again."""
        cluster = self.clusters[self._story_of.pop(article)]
        [one] = [member for member in cluster.members if member.article == article]
        cluster.members.remove(one)
        self.changed.add(cluster.id)
        if not cluster.members:
            del self.clusters[cluster.id]
        for term in one.vector.terms[: self._method.heavy_terms]:
            posted = self._postings.get((one.language, term), [])
            if one in posted:
                posted.remove(one)

    def _put(self, one: Placed, story: str) -> None:
        one.story = story
        self.clusters.setdefault(story, Cluster(story)).members.append(one)
        self._story_of[one.article] = story
        self._active.add(one.moment)
        if not one.loose:
            for term in one.vector.terms[: self._method.heavy_terms]:
                self._postings[one.language, term].append(one)

    def _threshold(self) -> float:
        density = log10(max(self._active.count, 10) / 1_000)
        return (self._method.threshold + self._method.density_slope * density) * self._grain

    def _candidates(self, terms: Sequence[int], one: Placed) -> list[Cluster]:
        """Return the stories that share most of the heaviest terms, weighed, with `one`."""
        horizon = one.moment - WINDOW_DAYS
        self._active.forget_before(horizon)
        common = max(self._method.common_least, self._method.common_share * self._active.count)
        shared: dict[str, float] = defaultdict(float)
        pairs = zip(terms[: self._method.heavy_terms], one.vector.weights, strict=False)
        by_article: dict[str, float] = defaultdict(float)
        for term, weight in pairs:
            posted = self._postings.get((one.language, term), [])
            _forget_before(posted, horizon)
            if len(posted) <= common:
                for other in posted:
                    by_article[other.article] += weight * weight
        for article, amount in by_article.items():
            story = self._story_of[article]
            shared[story] = max(shared[story], amount)
        best = nlargest(self._method.candidates, shared, key=lambda story: (shared[story], story))
        return [self.clusters[story] for story in best]

    def _best(self, probe: _Probe, candidates: Iterable[Cluster]) -> tuple[Cluster | None, float]:
        scored = [(self._link(probe, cluster), cluster) for cluster in candidates]
        score, cluster = max(scored, key=lambda pair: (pair[0], pair[1].id), default=(0.0, None))
        return cluster, score

    def _link(self, probe: _Probe, cluster: Cluster) -> float:
        """Return the mean product of all pairs times the mean kernel of their days apart."""
        members = cluster.firm[-self._method.members_compared :]
        if not members:
            return 0.0
        total = sum(member.vector.dot(probe.weights) for member in members)
        mean = total / (len(members) * probe.count)
        moments = [member.moment for member in members if member.dated]
        return mean * self._kernel(probe.moments, moments)

    def _kernel(self, moments: Sequence[float], others: Sequence[float]) -> float:
        """Return the mean of exp(-max(0, days - 1) / kernel_days); 1 where dates are missing."""
        if not moments or not others:
            return 1.0
        days = self._method.kernel_days
        total = sum(exp(-max(0.0, abs(a - b) - 1) / days) for a in moments for b in others)
        return total / (len(moments) * len(others))

    def _merge(self, grown: Cluster, candidates: Iterable[Cluster]) -> None:
        """Merge `grown` with the candidate that is now as near to it as one story is to itself."""
        others = [cluster for cluster in candidates if cluster is not grown]
        probe = _probe(grown.firm[-self._method.members_compared :])
        best, score = self._best(probe, others)
        if best is not None and score >= self._threshold() * self._method.merge_factor:
            self._join(grown, best)

    def _join(self, a: Cluster, b: Cluster) -> None:
        older, newer = sorted((a, b), key=lambda cluster: (cluster.members[0].moment, cluster.id))
        for keep, drop in ((older, newer), (newer, older)):
            articles = [member.article for member in drop.members]
            if self._constraints.may_join(keep.id, drop.id, articles):
                self._absorb(keep, drop)
                return

    def _absorb(self, keep: Cluster, drop: Cluster) -> None:
        del self.clusters[drop.id]
        for member in drop.members:
            member.chosen = keep.id
            member.story = self._story_of[member.article] = keep.id
        keep.members = sorted(
            keep.members + drop.members, key=lambda one: (one.moment, one.article)
        )
        self.changed |= {keep.id, drop.id}

    def _split(self, story: str, article: str) -> None:
        """Give the story that `article` starts the members that are nearer to it than to the first."""
        other = self.clusters.get(own_story_id(article))
        if story not in self.clusters or other is None:
            return
        cluster = self.clusters[story]
        ours, theirs = _probe(cluster.members[:1]), _probe(other.members[:1])
        moving = [
            one
            for one in cluster.members[1:]
            if one.article not in self._constraints.homes
            and one.vector.dot(theirs.weights) > one.vector.dot(ours.weights)
        ]
        for one in moving:
            cluster.members.remove(one)
            other.members.append(one)
            one.story = self._story_of[one.article] = other.id


class _Active:
    """How many articles the window holds, as it moves."""

    def __init__(self) -> None:
        self._moments: list[float] = []
        self._first = 0

    @property
    def count(self) -> int:
        return len(self._moments) - self._first

    def add(self, moment: float) -> None:
        self._moments.append(moment)

    def forget_before(self, horizon: float) -> None:
        while self._first < len(self._moments) and self._moments[self._first] < horizon:
            self._first += 1


def _forget_before(posted: list[Placed], horizon: float) -> None:
    stale = 0
    while stale < len(posted) and posted[stale].moment < horizon:
        stale += 1
    if stale:
        del posted[:stale]


def _probe(placed: Sequence[Placed]) -> _Probe:
    weights: dict[int, float] = {}
    for one in placed:
        for term, weight in zip(one.vector.terms, one.vector.weights, strict=True):
            weights[term] = weights.get(term, 0.0) + weight
    moments = [one.moment for one in placed if one.dated]
    return _Probe(weights, max(len(placed), 1), moments)


def in_order(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield `articles` as a stream has them: by time, then id."""
    return iter(
        sorted(articles, key=lambda one: (one.when.timestamp() if one.when else 0.0, one.id))
    )
