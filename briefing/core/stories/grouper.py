"""Articles into stories, as they come: an incremental average-link clustering in time.

    articles -> vectors -> candidates (articles that share the heaviest terms, by postings over the
    active window) -> pairs and hubness -> links between stories -> merges, the nearest first, as
    long as a link reaches the threshold

The line of Miranda et al., "Multilingual Clustering of Streaming News" (2018), with average link in
place of centroids. Reading, writing and clocks are left to the caller: `Placed` is the whole state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest
from operator import itemgetter

from briefing.core.model import Article
from briefing.core.stories.constraints import Constraints, own_story_id, story_id
from briefing.core.stories.kinds import is_loose
from briefing.core.stories.languages import language_of
from briefing.core.stories.linking import METHOD, Cluster, Links, Method, Placed
from briefing.core.stories.vectors import Frequencies, vector, views

WINDOW_DAYS = 14.0
_DAY = 86_400.0

_Merge = tuple[float, str, str, int, int]  # -link, two stories, how large they were


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
        self._threshold = method.threshold * (1 + method.grain_step * grain)
        self._constraints = constraints or Constraints()
        self._links = Links(method)
        self._story_of: dict[str, str] = {}
        self._postings: dict[str, dict[int, list[Placed]]] = defaultdict(lambda: defaultdict(list))
        self._active = _Active()
        self._restore(tuple(placed))

    def _restore(self, placed: Sequence[Placed]) -> None:
        was = {one.article: one.story for one in placed}
        for one in sorted(placed, key=_by_moment):
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
        postings = self._postings[language]
        for term in heavy:
            for view in (term, term | 1):
                for one in postings.get(view, ()):
                    if abs(one.moment - moment) <= WINDOW_DAYS:
                        shared[one.article] += wanted[term]
        most = self._method.near_articles
        return nlargest(most, shared, key=lambda article: (shared[article], article))

    def add(self, article: Article) -> Placed:
        """Place one article, given after all those before it."""
        return self.place([article])[0]

    def place(self, articles: Iterable[Article]) -> list[Placed]:
        """Place `articles`, which are in order of time: each in the story it is nearest to, or a new one.

        They are compared first and joined then, the nearest first, so that little depends on the
        order in which a day's news happens to arrive.
        """
        merges: list[_Merge] = []
        placed = [self._arrive(article, merges) for article in articles]
        heapify(merges)
        while merges:
            self._merge(heappop(merges), merges)
        self._links.forget()
        return placed

    def _arrive(self, article: Article, merges: list[_Merge]) -> Placed:
        """Begin a story with `article`, and propose to merge it with those that it is near to."""
        one = _prepared(article, self.frequencies)
        around = [(self._links.nearness(one, other), other) for other in self._candidates(one)]
        nearest = nlargest(self._method.hubness_of, (nearness for nearness, _ in around))
        one.hubness = sum(nearest) / self._method.hubness_of
        one.chosen = story_id(one.article)
        story = self._constraints.shown(one.article, one.chosen)
        self._put(one, story)
        self.changed.add(story)
        for other in self._stories_near(one, around):
            self._propose(self.clusters[story], self.clusters[other], merges)
        return one

    def _candidates(self, one: Placed) -> list[Placed]:
        """Return the articles of the window that share most of the heaviest terms, weighed, with `one`."""
        horizon = one.moment - WINDOW_DAYS
        self._active.forget_before(horizon)
        common = max(self._method.common_least, self._method.common_share * self._active.count)
        shared: dict[Placed, float] = {}
        postings = self._postings[one.language]
        heavy = one.vector.terms[: self._method.heavy_terms]
        for term, weight in zip(heavy, one.vector.weights, strict=False):
            posted = postings.get(term, [])
            _forget_before(posted, horizon)
            if len(posted) <= common:
                square = weight * weight
                for other in posted:
                    shared[other] = shared.get(other, 0.0) + square
        best = sorted(shared.items(), key=itemgetter(1), reverse=True)  # of equals, the earlier
        return [other for other, _ in best[: self._method.near_articles]]

    def _stories_near(self, one: Placed, around: Iterable[tuple[float, Placed]]) -> list[str]:
        """Return the stories with an article so near to `one` that their mean may reach the threshold."""
        share = self._method.hubness_share / 2
        near = dict.fromkeys(
            self._story_of[other.article]
            for nearness, other in around
            if nearness - share * (one.hubness + other.hubness) >= self._threshold
        )
        near.pop(one.story, None)
        return list(near)

    def _propose(self, a: Cluster, b: Cluster, merges: list[_Merge]) -> None:
        link = self._links.link(a, b)
        if link >= self._threshold:
            merges.append(_proposal(link, a, b))

    def _merge(self, proposed: _Merge, merges: list[_Merge]) -> None:
        """Merge two stories, unless one has changed since, and propose what that brings near."""
        link, first, second, size, other_size = proposed
        a, b = self.clusters.get(first), self.clusters.get(second)
        if a is None or b is None or (len(a.members), len(b.members)) != (size, other_size):
            return
        pair = _mergeable(a, b, self._constraints)
        if pair is None:
            return
        keep, drop = pair
        near = self._links.join(keep, drop, self.clusters, self._threshold)
        self._absorb(keep, drop, -link)
        for value, other in near:
            if value >= self._threshold:
                heappush(merges, _proposal(value, keep, other))

    def _absorb(self, keep: Cluster, drop: Cluster, link: float) -> None:
        del self.clusters[drop.id]
        for member in drop.members:
            member.chosen = member.story = self._story_of[member.article] = keep.id
        for lone in (keep.members, drop.members):
            if len(lone) == 1:
                lone[0].score = link
        keep.members = sorted(keep.members + drop.members, key=_by_moment)
        self.changed |= {keep.id, drop.id}

    def remove(self, article: str) -> None:
        """Forget `article`, whose text has changed: it is to be added again."""
        cluster = self.clusters[self._story_of.pop(article)]
        [one] = [member for member in cluster.members if member.article == article]
        cluster.members.remove(one)
        self.changed.add(cluster.id)
        if not cluster.members:
            del self.clusters[cluster.id]
        for term in one.vector.terms[: self._method.heavy_terms]:
            posted = self._postings[one.language].get(term, [])
            if one in posted:
                posted.remove(one)

    def _put(self, one: Placed, story: str) -> None:
        one.story = story
        self.clusters.setdefault(story, Cluster(story)).members.append(one)
        self._story_of[one.article] = story
        self._active.add(one.moment)
        if not one.loose:
            postings = self._postings[one.language]
            for term in one.vector.terms[: self._method.heavy_terms]:
                postings[term].append(one)

    def _split(self, story: str, article: str) -> None:
        """Give the story that `article` starts the members that are nearer to it than to the first."""
        other = self.clusters.get(own_story_id(article))
        if story not in self.clusters or other is None:
            return
        cluster = self.clusters[story]
        ours, theirs = cluster.members[0], other.members[0]
        moving = [
            one
            for one in cluster.members[1:]
            if one.article not in self._constraints.homes
            and self._links.nearness(theirs, one) > self._links.nearness(ours, one)
        ]
        for one in moving:
            cluster.members.remove(one)
            other.members.append(one)
            one.story = self._story_of[one.article] = other.id


def _prepared(article: Article, frequencies: dict[str, Frequencies]) -> Placed:
    """Return `article` as it is compared, counted among those before it."""
    when = article.when
    language = language_of(article)
    counts = frequencies.setdefault(language, Frequencies(language))
    lead, body = views(article, language)
    made = vector(lead, body, counts)
    counts.count(lead, body)
    return Placed(
        article.id,
        language,
        moment=when.timestamp() / _DAY if when else 0.0,
        dated=article.published is not None,
        vector=made,
        loose=is_loose(article),
        version=article.version,
        words=article.words,
    )


def _mergeable(a: Cluster, b: Cluster, constraints: Constraints) -> tuple[Cluster, Cluster] | None:
    """Return which story is kept and which is dropped, or None if they must stay apart."""
    if not (a.firm or b.firm):
        return None
    older, newer = sorted((a, b), key=_by_age)
    for keep, drop in ((older, newer), (newer, older)):
        articles = [member.article for member in drop.members]
        if constraints.may_join(keep.id, drop.id, articles):
            return keep, drop
    return None


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


def _proposal(link: float, a: Cluster, b: Cluster) -> _Merge:
    first, second = sorted((a, b), key=lambda cluster: cluster.id)
    return -link, first.id, second.id, len(first.members), len(second.members)


def _by_moment(one: Placed) -> tuple[float, str]:
    return one.moment, one.article


def _by_age(cluster: Cluster) -> tuple[float, str]:
    return cluster.members[0].moment, cluster.members[0].article


def in_order(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield `articles` as a stream has them: by time, then id."""
    return iter(
        sorted(articles, key=lambda one: (one.when.timestamp() if one.when else 0.0, one.id))
    )
