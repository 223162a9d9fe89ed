"""Wire copy: the sets of articles that print one text, told by the word runs they share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefing.core.model import Article
from briefing.core.stories.terms import tokens

_RUN = 5  # words of a shingle (Broder 1997)
_SHARED = 0.5  # of the shorter text's shingles
_FEWEST = 40  # shingles of a text that can be told apart from a shared quotation


def voices(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of two and more of `articles` that print one text, with small edits or cuts."""
    runs = [_shingles(article.text) for article in articles]
    leader = list(range(len(articles)))
    for a, b in combinations(range(len(articles)), 2):
        if leader[a] != leader[b] and same_text(runs[a], runs[b]):
            leader = [leader[a] if other == leader[b] else other for other in leader]
    groups: dict[int, list[str]] = {}
    for article, first in zip(articles, leader, strict=True):
        groups.setdefault(first, []).append(article.id)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def same_text(a: frozenset[int], b: frozenset[int]) -> bool:
    """Tell whether two texts, given as shingles, are one text."""
    fewer = min(len(a), len(b))
    return fewer >= _FEWEST and len(a & b) >= _SHARED * fewer


def _shingles(text: str) -> frozenset[int]:
    words = tokens(text)
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    return frozenset(map(hash, runs))
