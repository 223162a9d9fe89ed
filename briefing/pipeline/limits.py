"""How much of what is stored is analysed: enough for any real article, too little to stand still on.

A feed may bring texts of a megabyte, thousands of paragraphs, quotation marks without end, or
thousands of entries for one story; some methods take time by the square of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain, zip_longest
from typing import TypeVar

from briefing.core.briefing import ArticleRow
from briefing.core.framing import compare, letters
from briefing.core.model import Article, Compared, Coverage, Framing, NotCompared
from briefing.core.text import paragraphs

GROUPED_CHARACTERS = 60_000  # of an article; a report has 5,000, a long essay 40,000
GROUPED_PARAGRAPHS = 1_000
COMPARED_CHARACTERS = 30_000  # of an article
COMPARED_ARTICLES = 30  # of one story or topic, outlets in turn
COUNTED_ARTICLES = 200  # where words or sentences are only counted

Listed = TypeVar("Listed", Article, ArticleRow)


def shortened(article: Article, characters: int = GROUPED_CHARACTERS) -> Article:
    """Return `article` with as much of its text as is analysed: whole paragraphs from its start."""
    ordinary = len(article.text) <= characters and article.text.count("\n") <= GROUPED_PARAGRAPHS
    if ordinary:
        return article
    kept = paragraphs(article.text[:characters])[:GROUPED_PARAGRAPHS]
    return replace(article, text=article.text[: kept[-1].end if kept else 0])


def compare_within_limits(coverage: Coverage, *, now: datetime | None = None) -> Framing:
    """Return the framing of as much of `coverage` as is compared; it says what was left out."""
    chosen = in_turn(coverage.articles, lambda one: one.when)[:COMPARED_ARTICLES]
    kept = {article.id: shortened(article, COMPARED_CHARACTERS) for article in chosen}
    cut = Coverage(
        coverage.of,
        coverage.name,
        tuple(kept[article.id] for article in coverage.articles if article.id in kept),
        tuple(
            p for p in coverage.passages if p.article in kept and p.end <= len(kept[p.article].text)
        ),
    )
    framing = compare(cut, now=now)
    return replace(framing, not_compared=(*framing.not_compared, *_left_out(coverage, kept)))


def not_finished(coverage: Coverage, reason: str) -> Framing:
    """Return the framing of a comparison that gave nothing, with the reason."""
    named = letters(coverage.articles)
    listed = sorted(
        coverage.articles, key=lambda article: (len(named[article.id]), named[article.id])
    )
    return Framing(
        coverage.of,
        coverage.name,
        tuple(
            Compared(
                one.id, one.outlet, one.title, one.published, one.words, one.flags, named[one.id]
            )
            for one in listed
        ),
        (),
        (NotCompared("all", f"The comparison {reason}."),),
    )


def in_turn(articles: Iterable[Listed], when: Callable[[Listed], datetime | None]) -> list[Listed]:
    """Return `articles`, the newest of each outlet first, then the next of each."""
    by_outlet: dict[str, list[Listed]] = {}
    for article in sorted(
        articles, key=lambda one: moment.isoformat() if (moment := when(one)) else "", reverse=True
    ):
        by_outlet.setdefault(article.outlet, []).append(article)
    turns = zip_longest(*by_outlet.values())
    return [article for article in chain.from_iterable(turns) if article is not None]


def _left_out(coverage: Coverage, kept: dict[str, Article]) -> list[NotCompared]:
    said: list[NotCompared] = []
    if missing := len(coverage.articles) - len(kept):
        said.append(
            NotCompared(
                "articles",
                f"{missing} more: at most {COMPARED_ARTICLES} are compared, each outlet's newest first.",
            )
        )
    whole = {article.id: len(article.text) for article in coverage.articles}
    cut = dict.fromkeys(one.outlet for one in kept.values() if len(one.text) < whole[one.id])
    if cut:
        said.append(
            NotCompared(
                "length", f"{', '.join(cut)}: only the beginning of a very long text is compared."
            )
        )
    return said
