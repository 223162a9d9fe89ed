"""The paragraphs that touch a story, found by its signature: the terms that set it apart."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from briefing.core.model import Article, Passage, Span
from briefing.core.stories.terms import term_id, tokens
from briefing.core.stories.vectors import Frequencies, Vector
from briefing.core.text import paragraphs

_SIGNATURE_TERMS = 60
_NEIGHBOUR = 0.5  # of the better neighbour's score counts too, as far as the paragraph's own
_THRESHOLD = 0.17
_NEARLY = 0.8  # of the best story's score
_FEWEST_WORDS = 8
_TERMS_SHOWN = 4

Signature = Mapping[int, float]


def signature(members: Sequence[Vector]) -> Signature:
    """Return the heaviest terms of a story, with weights, of length one."""
    total: dict[int, float] = defaultdict(float)
    for member in members:
        for key, weight in zip(member.terms, member.weights, strict=True):
            total[key & ~1] += weight
    heaviest = nlargest(_SIGNATURE_TERMS, total.items(), key=lambda pair: (pair[1], pair[0]))
    return _unit(dict(heaviest))


def _unit(weights: dict[int, float]) -> dict[int, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {key: weight / length for key, weight in weights.items()}


def vector_of_signature(wanted: Signature) -> Vector:
    """Return a signature in the form that vectors are kept in."""
    return Vector(array("I", wanted.keys()), array("f", wanted.values()))


def signature_of_vector(kept: Vector) -> Signature:
    """Return the signature that `vector_of_signature` was made from."""
    return dict(zip(kept.terms, kept.weights, strict=True))


def product(weights: Mapping[int, float], wanted: Signature) -> float:
    """Return the product of two mappings of terms to weights."""
    return sum([weight * wanted[key] for key, weight in weights.items() if key in wanted])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article as weighed terms, and the words they stand for."""

    span: Span
    weights: Mapping[int, float]
    words: Mapping[int, str]


def weigh_paragraphs(article: Article, frequencies: Frequencies) -> list[Paragraph]:
    """Return the paragraphs of `article` that are long enough to tell what they are about."""
    spans = paragraphs(article.text)
    weighed = (_paragraph(article, span, frequencies) for span in spans)
    return [paragraph for paragraph in weighed if len(paragraph.words) >= _FEWEST_WORDS]


def _paragraph(article: Article, span: Span, frequencies: Frequencies) -> Paragraph:
    words = tokens(article.text[span.start : span.end])
    counts = Counter(map(term_id, words))
    counts.pop(0, None)
    rarity = frequencies.rarity(counts)
    weights = {
        key: (1 + log(times)) * rare
        for (key, times), rare in zip(counts.items(), rarity, strict=True)
    }
    return Paragraph(span, _unit(weights), {term_id(word): word for word in reversed(words)})


def touching(
    article: Article, weighed: Sequence[Paragraph], wanted: Mapping[str, Signature]
) -> dict[str, tuple[Passage, ...]]:
    """Return the paragraphs of `article` that touch each of the stories `wanted`, by signature.

    A paragraph is helped by half of its better neighbour, because a subject runs over several; it
    belongs to the story that it fits best, and to those that it fits nearly as well.
    """
    scores = {story: _scores(weighed, mark) for story, mark in wanted.items()}
    best = [max(column, default=0.0) for column in zip(*scores.values(), strict=True)]
    return {
        story: tuple(
            _passage(article, paragraph, wanted[story], score)
            for paragraph, score, most in zip(weighed, row, best, strict=True)
            if score >= _THRESHOLD and score >= _NEARLY * most
        )
        for story, row in scores.items()
    }


def _scores(weighed: Sequence[Paragraph], wanted: Signature) -> list[float]:
    own = [product(paragraph.weights, wanted) for paragraph in weighed]
    padded = [0.0, *own, 0.0]
    beside = (max(pair) for pair in zip(padded, padded[2:], strict=False))
    return [
        score + min(_NEIGHBOUR * neighbour, score)
        for score, neighbour in zip(own, beside, strict=True)
    ]


def _passage(article: Article, paragraph: Paragraph, wanted: Signature, score: float) -> Passage:
    shares = {key: weight * wanted.get(key, 0.0) for key, weight in paragraph.weights.items()}
    best = nlargest(_TERMS_SHOWN, shares.items(), key=lambda pair: (pair[1], pair[0]))
    shown = ", ".join(paragraph.words[key] for key, share in best if share)
    span = paragraph.span
    text = article.text[span.start : span.end]
    return Passage(
        article.id, span.start, span.end, text, round(min(score, 1.0), 3), f"terms: {shown}"
    )
