"""CPU time of one comparison: a story of ten outlets and twenty articles."""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.eval.framing.corpora import stories
from briefing.core import text
from briefing.core.framing import compare, quotation, rows
from briefing.core.model import Article, Coverage

_ROUNDS = 3


def measure() -> dict[str, float]:
    """Return the best CPU seconds of some rounds, and the milliseconds an article."""
    articles = [
        one for coverage in list(stories("basil").values())[:7] for one in coverage.articles
    ][:20]
    if not articles:
        return {}
    mixed = tuple(
        replace(one, id=f"{n}", outlet=f"outlet {n % 10}") for n, one in enumerate(articles)
    )
    cold = min(_once(mixed, known=False) for _ in range(_ROUNDS))
    again = min(_once(mixed, known=True) for _ in range(_ROUNDS))
    return {
        "speed: seconds": cold,
        "speed: seconds, texts known": again,
        "speed: ms an article": 1000 * cold / len(mixed),
    }


def _once(articles: tuple[Article, ...], *, known: bool) -> float:
    """Return the CPU time of one comparison; `known` texts were cut in another story or topic."""
    if not known:
        for cache in (text.sentences, rows.cut, quotation.quotations):
            cache.cache_clear()
    start = time.process_time()
    compare(Coverage("speed", "speed", articles))
    return time.process_time() - start
