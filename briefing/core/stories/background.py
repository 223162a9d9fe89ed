"""How common terms are in news at large: document frequencies that come with the program.

The table holds counts only and is made by `python -m benchmarks.eval.background`.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from briefing.core.stories.terms import term_id

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of `articles` each term stands, by term id: even ids in leads, odd in bodies."""

    articles: int
    counts: dict[int, int]


NOTHING_KNOWN = Background(0, {})


@lru_cache(maxsize=1)
def background() -> Background:
    """Return the bundled table, read once (30 ms)."""
    packed = files("briefing.core.stories").joinpath("background.txt.gz").read_bytes()
    head, *lines = gzip.decompress(packed).decode().splitlines()
    counts: dict[int, int] = {}
    for line in lines:
        name, lead, body = line.split(" ")
        key = term_id(name)
        counts[key], counts[key | 1] = int(lead), int(body)
    return Background(int(head), counts)
