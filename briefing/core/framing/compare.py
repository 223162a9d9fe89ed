"""Coverage -> framing: prepare the texts, run each lens, choose what is worth a reader's time.

articles -> sentence table (one row a sentence, flags, quotations)
         -> gates: what may be compared with what, and what not, with the reason
         -> lenses, in the order in which their claims are shown
         -> choose: near-duplicates folded, ranked, at most thirty
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from briefing.core.framing.aligning.alike import Index, index
from briefing.core.framing.choose import choose
from briefing.core.framing.claims import Draft
from briefing.core.framing.gates import comparable, not_compared
from briefing.core.framing.lenses import (
    agents,
    alone,
    counts,
    emphasis,
    endings,
    names,
    one_outlet,
    outlook,
    positions,
    quotes,
    said,
    same_fact,
    shown_as,
    topics,
    voices,
)
from briefing.core.framing.reading.table import Table, Text, table
from briefing.core.model import NO_DIFFERENCE, Article, Compared, Coverage, Framing, NotCompared

Lens = Callable[[Table, Index], list[Draft]]
LENSES: tuple[tuple[str, Lens], ...] = (
    ("names", names.claims),
    ("quotes", quotes.claims),
    ("quotes", said.claims),
    ("same fact", same_fact.claims),
    ("same fact", counts.claims),
    ("same fact", agents.claims),
    ("one outlet", one_outlet.claims),
    ("one outlet", alone.claims),
    ("positions", positions.claims),
    ("positions", outlook.claims),
    ("roles", shown_as.claims),
    ("voices", voices.claims),
    ("emphasis", emphasis.claims),
    ("emphasis", endings.claims),
    ("passages", topics.claims),
)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def compare(coverage: Coverage, *, now: datetime | None = None) -> Framing:
    """Say how the outlets of `coverage` differ, as claims that the reader can check.

    Args:
        coverage: the articles; with `passages`, only those spans are compared, while the rest of
            each article still counts when something is said to occur nowhere else.
        now: the time of the comparison; articles from its future are treated like any other.

    Returns:
        The claims in reading order, the articles with letters and flags, and what was not
        compared, with the reason. The same coverage gives the same framing, byte for byte.

    """
    del now
    with _collector_paused():
        return _compare(coverage)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let no cycles be looked for: a comparison makes none, and its many words are looked through each time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _compare(coverage: Coverage) -> Framing:
    prepared = table(_in_order(coverage))
    listed = _listed(prepared)
    blocked = not_compared(prepared)
    if not comparable(prepared):
        return Framing(coverage.of, coverage.name, listed, (), blocked)
    found = index(prepared)
    drafts = [one for _, lens in LENSES for one in lens(prepared, found)]
    claims = choose(drafts)
    if not claims:
        blocked = (*blocked, NotCompared("all", NO_DIFFERENCE))
    return Framing(coverage.of, coverage.name, listed, claims, blocked)


def letters(articles: tuple[Article, ...]) -> dict[str, str]:
    """Return the short name of each article by its id: A, B, ... Z, AA, AB."""
    return {article.id: _letter(number) for number, article in enumerate(_sorted(articles))}


def _letter(number: int) -> str:
    prefix = _ALPHABET[number // 26 - 1] if number >= 26 else ""
    return prefix + _ALPHABET[number % 26]


def _in_order(coverage: Coverage) -> Coverage:
    return Coverage(coverage.of, coverage.name, _sorted(coverage.articles), coverage.passages)


def _sorted(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    unique = {article.id: article for article in articles}
    return tuple(sorted(unique.values(), key=lambda one: (_stamp(one), one.outlet, one.id)))


def _stamp(article: Article) -> str:
    return article.when.isoformat() if article.when else "9999"


def _listed(prepared: Table) -> tuple[Compared, ...]:
    short = letters(tuple(text.article for text in prepared.texts))
    return tuple(_compared(text, short[text.article.id]) for text in prepared.texts)


def _compared(text: Text, letter: str) -> Compared:
    one = text.article
    return Compared(one.id, one.outlet, one.title, one.published, one.words, text.flags, letter)
