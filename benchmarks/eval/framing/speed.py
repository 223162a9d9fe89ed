"""CPU time of one comparison: a story of ten outlets and twenty articles."""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.eval.framing.corpora import stories
from briefing.core import text
from briefing.core.framing import compare
from briefing.core.framing.reading import quotation, rows
from briefing.core.model import Article, Coverage

_ROUNDS = 3
_LONG = 10_000  # words
_TEXTS = (text.sentences, rows.cut, quotation.quotations)


def measure() -> dict[str, float]:
    """Return the best CPU seconds of some rounds, and the milliseconds an article."""
    articles = _of_ten_outlets()
    if not articles:
        return {}
    mixed, twice = articles[:20], articles[:40]
    cold = _best(mixed, known=False)
    return {
        "speed: seconds": cold,
        "speed: seconds, texts known": _best(mixed, known=True),
        "speed: ms an article": 1000 * cold / len(mixed),
        "speed: seconds, forty articles": _best(twice, known=False),
        "speed: seconds, one of 10,000 words": _best((_long(articles), *mixed[1:]), known=False),
    }


def _of_ten_outlets() -> tuple[Article, ...]:
    """Return articles of several stories, printed by ten outlets in turn."""
    every = [one for coverage in stories("basil").values() for one in coverage.articles]
    return tuple(replace(one, id=f"{n}", outlet=f"outlet {n % 10}") for n, one in enumerate(every))


def _long(articles: tuple[Article, ...]) -> Article:
    """Return an article made of as many others as make it long."""
    found = " ".join(one.text.replace("\n\n", " \n\n ") + " \n\n " for one in articles[40:])
    return replace(articles[0], text=" ".join(found.split(" ")[:_LONG]))


def _best(articles: tuple[Article, ...], *, known: bool) -> float:
    return min(_once(articles, known=known) for _ in range(_ROUNDS))


def _once(articles: tuple[Article, ...], *, known: bool) -> float:
    """Return the CPU time of one comparison; `known` texts were cut in another story or topic."""
    if not known:
        for cache in _TEXTS:
            cache.cache_clear()
    start = time.process_time()
    compare(Coverage("speed", "speed", articles))
    return time.process_time() - start
