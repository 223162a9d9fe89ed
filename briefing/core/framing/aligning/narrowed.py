"""The texts of a coverage with only what is on the topic, so that the rest costs no time."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.core.model import Article, Coverage, Passage

_PRINTED = re.compile(r"\S")
_EDGE = 400  # characters at both ends, where a text says that it is translated


def narrowed(coverage: Coverage) -> Coverage:
    """Return `coverage` with its articles blank outside their passages and ends; offsets stay."""
    if not coverage.passages:
        return coverage
    spans: dict[str, list[Passage]] = {}
    for passage in coverage.passages:
        spans.setdefault(passage.article, []).append(passage)
    articles = (_narrowed(one, spans.get(one.id, [])) for one in coverage.articles)
    return replace(coverage, articles=tuple(articles))


def _narrowed(article: Article, passages: list[Passage]) -> Article:
    text, at, pieces = article.text, _EDGE, [article.text[:_EDGE]]
    end = len(text) - _EDGE
    for passage in sorted(passages, key=lambda one: one.start):
        if at < passage.start:
            pieces.append(_PRINTED.sub(" ", text[at : passage.start]))
            at = passage.start
        if at < passage.end:
            pieces.append(text[at : passage.end])
            at = passage.end
    if at < end:
        pieces.append(_PRINTED.sub(" ", text[at:end]))
        at = end
    return replace(article, text="".join((*pieces, text[at:])))
