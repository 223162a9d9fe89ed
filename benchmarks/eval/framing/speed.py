"""CPU time of one comparison: a story of ten outlets and twenty articles."""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.eval.framing.corpora import stories
from briefing.core import text
from briefing.core.framing import compare
from briefing.core.model import Coverage

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
    seconds = min(_once(mixed) for _ in range(_ROUNDS))
    return {"speed: seconds": seconds, "speed: ms an article": 1000 * seconds / len(mixed)}


def _once(articles: tuple[object, ...]) -> float:
    text.sentences.cache_clear()
    start = time.process_time()
    compare(Coverage("speed", "speed", articles))  # type: ignore[arg-type]
    return time.process_time() - start
