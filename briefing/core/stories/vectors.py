"""Articles as sparse vectors: two views of each, weighed by how rare its terms are.

The lead view holds the title four times and the first 120 words, the body view the title six times
and the first 600. Both are scaled to length one and joined, so that the product of two vectors is
the mean of two cosines. A term weighs tf / (tf + 4), as in BM25 (Robertson and Walker 1994), times
log(1 / document frequency) to the power of 0.8; the frequencies are those of news at large, mixed
with the reader's own. Days of the week weigh thrice: reports of one event name the same day.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse
from math import log, sqrt
from operator import mul

from briefing.core.model import Article
from briefing.core.stories.background import LANGUAGE, NOTHING_KNOWN, Background, background
from briefing.core.stories.languages import STOP_WORDS
from briefing.core.stories.terms import BODY_WORDS, LEAD_WORDS, TEXT_READ, term_id, term_ids

TERMS_KEPT = 80  # of each view
_LEAD_SHARE = 0.5
_TITLES_IN_LEAD = 4
_TITLES_IN_BODY = 6
_SATURATION = 4.0
_RARITY_POWER = 0.8
_UNSEEN = 2.0  # articles that every term is taken to stand in besides those counted
_DAY_WEIGHT = 3.0
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = frozenset(map(term_id, _DAY_NAMES))
_DAY_TERMS = _DAYS | {term | 1 for term in _DAYS}
_OWN_WEIGHT = 0.2  # of the reader's own frequencies, once there are many articles
_RENEWED_EVERY = 100
_BESIDE, _BESIDE_HALF = 0.6, 100  # the same for names, which tell stories of one day apart
_OWN_HALF = 1_000  # articles at which the own frequencies have half that weight

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Term ids and their weights, the heaviest first."""

    terms: array[int]
    weights: array[float]

    def weights_by_term(self) -> dict[int, float]:
        """Return the vector as a mapping."""
        return dict(zip(self.terms, self.weights, strict=True))

    def dot(self, weights: dict[int, float]) -> float:
        """Return the product with a vector that is given as a mapping."""
        own = zip(self.terms, self.weights, strict=True)
        return float(sum([weights[term] * weight for term, weight in own if term in weights]))


@dataclass(slots=True)
class Frequencies:
    """In how many articles of one language terms stand: the reader's own, and news at large.

    `recall` tells the counts of terms from before, those of `articles`. It is asked for each term
    once, when it comes up: there is no end of the terms of an archive, and few matter on a day.
    """

    language: str = LANGUAGE
    articles: int = 0
    recall: Callable[[Collection[int]], Counts] | None = None
    _own: Counter[int] = field(default_factory=Counter)
    _fresh: list[int] = field(default_factory=list)
    _fresh_articles: int = 0
    _weights: dict[int, float] = field(default_factory=dict)
    _weighed: int = 0

    def count(self, *views: Counts) -> None:
        """Take in one more article."""
        self.articles += 1
        self._fresh_articles += 1
        for view in views:
            self.own(view)
            self._own.update(view.keys())
            self._fresh.extend(view)

    def own(self, terms: Iterable[int]) -> Counts:
        """Return in how many of the reader's articles terms stand: `terms`, and more of them."""
        if self.recall:
            unknown = list(filterfalse(self._own.__contains__, terms))
            recalled = self.recall(unknown) if unknown else {}
            for term in unknown:
                self._own[term] = recalled.get(term, 0)
        return self._own

    def take_fresh(self) -> tuple[Counts, int]:
        """Return what was counted since the last call, and in how many articles."""
        fresh, articles = Counter(self._fresh), self._fresh_articles
        self._fresh, self._fresh_articles = [], 0
        return fresh, articles

    def rarity(self, terms: Collection[int]) -> list[float]:
        """Return log(1 / share of articles) for each of `terms`."""
        known, own = self._background(), self.own(terms)
        share = self._own_share()
        a = (1 - share) / (known.articles + 2 * _UNSEEN)
        b = share / (self.articles + 2 * _UNSEEN)
        at_large = known.counts
        return [
            -log((at_large.get(t, 0) + _UNSEEN) * a + (own.get(t, 0) + _UNSEEN) * b) for t in terms
        ]

    def rarity_beside(self, inside: Collection[tuple[int, int]]) -> list[float]:
        """Return how rare terms are in news at large and in what the reader has beside a story.

        `inside` are the terms, with in how many of the story's own articles each stands.
        """
        known, own = self._background(), self.own([term for term, _ in inside])
        share = (
            1.0 if not known.articles else _BESIDE * self.articles / (self.articles + _BESIDE_HALF)
        )
        a = (1 - share) / (known.articles + 2 * _UNSEEN)
        b = share / (self.articles + 2 * _UNSEEN)
        return [
            -log((known.counts.get(t, 0) + _UNSEEN) * a + (max(own.get(t, 0) - n, 0) + _UNSEEN) * b)
            for t, n in inside
        ]

    def weights(self, terms: Collection[int]) -> list[float]:
        """Return what each of `terms` weighs in a vector; worked out anew every hundred articles."""
        if self.articles // _RENEWED_EVERY != self._weighed // _RENEWED_EVERY:
            self._weights.clear()
        self._weighed = self.articles
        known = self._weights
        missing = list(filterfalse(known.__contains__, terms))
        for term, rare in zip(missing, self.rarity(missing), strict=True):
            days = _DAY_WEIGHT if term in _DAY_TERMS else 1.0
            known[term] = days * rare**_RARITY_POWER
        return list(map(known.__getitem__, terms))

    def _background(self) -> Background:
        return background() if self.language == LANGUAGE else NOTHING_KNOWN

    def _own_share(self) -> float:
        """Return the weight of the own frequencies: all of it where no others are known."""
        if self.language != LANGUAGE:
            return 1.0
        return _OWN_WEIGHT * self.articles / (self.articles + _OWN_HALF)


def views(article: Article, language: str) -> tuple[Counts, Counts]:
    """Return how often each term stands in the lead and in the body of `article`."""
    title, text = term_ids(article.title), term_ids(article.text[:TEXT_READ])[:BODY_WORDS]
    lead = Counter(title * _TITLES_IN_LEAD + text[:LEAD_WORDS])
    body = Counter(title * _TITLES_IN_BODY + text)
    for ignored in _ignored(language):
        lead.pop(ignored, None)
        body.pop(ignored, None)
    return lead, {term | 1: times for term, times in body.items()}


def _ignored(language: str) -> Iterable[int]:
    """Return terms that say nothing: where frequencies are known, rarity itself tells them."""
    if language == LANGUAGE:
        return (0,)
    return (0, *map(term_id, STOP_WORDS.get(language, ())))


def vector(lead: Counts, body: Counts, frequencies: Frequencies) -> Vector:
    """Return the joined vector of two views."""
    weights = frequencies.weights([*lead, *body])
    pairs = [
        *_scaled(lead, weights[: len(lead)], _LEAD_SHARE),
        *_scaled(body, weights[len(lead) :], 1 - _LEAD_SHARE),
    ]
    pairs.sort(reverse=True)
    return Vector(array("I", [t for _, t in pairs]), array("f", [w for w, _ in pairs]))


def _scaled(view: Counts, weights: Iterable[float], share: float) -> list[tuple[float, int]]:
    damped = [times / (times + _SATURATION) for times in view.values()]
    weighed = zip(map(mul, damped, weights), view, strict=True)
    kept = sorted(weighed, reverse=True)[:TERMS_KEPT]
    length = sqrt(sum([weight * weight for weight, _ in kept])) or 1.0
    factor = sqrt(share) / length
    return [(weight * factor, term) for weight, term in kept]
