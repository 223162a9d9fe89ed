"""Watched topics: the paragraphs that a rule of feeds.toml finds, each with its reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from briefing.core.model import Article, Passage, Span
from briefing.core.settings import Near, WatchedTopic
from briefing.core.stories.phrases import Glance, Hit, Words, phrase
from briefing.core.text import paragraphs

_PHRASE_SCORE = 1.0
_NEAR_SCORE = 0.9  # at no distance; it falls to two thirds of this at the greatest allowed
_TITLE_SCORE = 0.5
_SUPPORTED_SCORE = 0.5  # of a paragraph that only goes on with the matter of the one beside it


@dataclass(frozen=True, slots=True)
class Match:
    """How well a rule fits some words, and by what."""

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Found:
    group: int
    hit: Hit


def watched_passages(article: Article, topics: Sequence[WatchedTopic]) -> list[tuple[Passage, ...]]:
    """Return, for each of `topics`, the passages of `article` that touch it, in order.

    Each paragraph is judged by itself, with two exceptions. Beside a paragraph that fits, a word of
    the first group of a `near` rule is enough: the matter was named, and is gone on with. Where no
    paragraph fits and the title does, the first is taken: a short report often names the matter in
    its title alone.
    """
    glance = Glance(f"{article.title}\n{article.text}")
    possible = [_may_touch(glance, topic) for topic in topics]
    if not any(possible):
        return [()] * len(topics)
    spans = paragraphs(article.text)
    texts = [Words(article.text[span.start : span.end]) for span in spans]
    title = Words(article.title)
    return [
        tuple(_passages(article, topic, spans, texts, title)) if may else ()
        for topic, may in zip(topics, possible, strict=True)
    ]


def _may_touch(glance: Glance, topic: WatchedTopic) -> bool:
    return glance.may_hold(topic.any) or any(
        all(map(glance.may_hold, rule.groups)) for rule in topic.near
    )


def _passages(
    article: Article,
    topic: WatchedTopic,
    spans: Sequence[Span],
    texts: Sequence[Words],
    title: Words,
) -> Iterator[Passage]:
    alone = [match_rule(words, topic) for words in texts]
    matches = [
        match or _supported(words, topic, beside)
        for match, words, beside in zip(alone, texts, _beside(alone), strict=True)
    ]
    if spans and not any(matches) and (named := match_rule(title, topic)):
        matches[0] = Match(_TITLE_SCORE, f"in the title: {named.why}")
    for span, match in zip(spans, matches, strict=True):
        if match:
            text = article.text[span.start : span.end]
            yield Passage(article.id, span.start, span.end, text, round(match.score, 3), match.why)


def _beside(matches: Sequence[Match | None]) -> list[bool]:
    padded = [None, *matches, None]
    return [bool(a or b) for a, b in zip(padded, padded[2:], strict=False)]


def _supported(words: Words, topic: WatchedTopic, beside: bool) -> Match | None:  # noqa: FBT001
    """Return how `words` go on with a topic that the paragraph beside them names, or None."""
    if not beside or _any_phrase(words, topic.none):
        return None
    found = filter(None, (_any_phrase(words, rule.groups[0]) for rule in topic.near if rule.groups))
    first = next(found, None)
    return Match(_SUPPORTED_SCORE, f"{first.why} beside a paragraph that fits") if first else None


def match_rule(words: Words, topic: WatchedTopic) -> Match | None:
    """Return how `words` fit the rule of `topic`, or None if they don't."""
    found = _any_phrase(words, topic.any) or _best_near(words, topic.near)
    if found is None or _any_phrase(words, topic.none):
        return None
    return found


def _any_phrase(words: Words, phrases: tuple[str, ...]) -> Match | None:
    if not words.may_hold(phrases):
        return None
    for text in phrases:
        if hits := words.find(phrase(text)):
            return Match(_PHRASE_SCORE, f"“{words.printed(hits[0])}”")
    return None


def _best_near(words: Words, rules: Iterable[Near]) -> Match | None:
    matches = filter(None, (_near(words, rule) for rule in rules))
    return max(matches, key=lambda match: match.score, default=None)


def _near(words: Words, rule: Near) -> Match | None:
    """Return the tightest place where every group of `rule` has a word, if it is tight enough."""
    if not all(map(words.may_hold, rule.groups)):
        return None
    hits = _hits_by_group(words, rule)
    closest = min(_windows(hits), key=_width, default=None)
    if closest is None or _width(closest) > rule.distance:
        return None
    printed = " … ".join(words.printed(found.hit) for found in closest)
    score = _NEAR_SCORE * (1 - _width(closest) / (3 * max(rule.distance, 1)))
    return Match(score, f"{printed} within {rule.distance} words")


def _hits_by_group(words: Words, rule: Near) -> list[list[_Found]]:
    return [
        [_Found(index, hit) for text in group for hit in words.find(phrase(text))]
        for index, group in enumerate(rule.groups)
    ]


def _windows(hits: Sequence[Sequence[_Found]]) -> Iterator[list[_Found]]:
    """Yield, for each hit in order of place, the last hit of every group up to it."""
    latest: dict[int, _Found] = {}
    ordered = (sorted(group, key=_place) for group in hits)
    for found in merge(*ordered, key=_place):
        latest[found.group] = found
        if len(latest) == len(hits):
            yield sorted(latest.values(), key=_place)


def _place(found: _Found) -> tuple[int, int]:
    return found.hit.first, found.group


def _width(window: Sequence[_Found]) -> int:
    """Return how many words further on the last hit starts than the first."""
    return window[-1].hit.first - window[0].hit.first
