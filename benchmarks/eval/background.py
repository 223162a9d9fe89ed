"""Make briefing/core/stories/background.txt.gz: how many of many news articles each term stands in.

    python -m benchmarks.eval.background [ARTICLES.jsonl.gz]

Counts only, no text: one line a term, `term lead body`, after a first line with the number of
articles. Terms of fewer than four articles are left out: they weigh what an unknown term weighs.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.eval.data import data_folder
from briefing.core.stories.terms import BODY_WORDS, LEAD_WORDS, TEXT_READ, term, tokens

FEWEST_ARTICLES = 4
TARGET = Path(__file__).parents[2] / "briefing/core/stories/background.txt.gz"


def main() -> None:
    """Count the terms of the articles and write the table."""
    path = Path(sys.argv[1]) if sys.argv[1:] else data_folder() / "allsides-background.jsonl.gz"
    lines = list(_table(path))
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(lines) - 1} terms, {TARGET.stat().st_size} bytes")


def _table(path: Path) -> Iterator[str]:
    lead, body, articles = Counter[str](), Counter[str](), 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            title, text = tokens(article["title"]), tokens(article["text"][:TEXT_READ])
            lead.update(set(map(term, (*title, *text[:LEAD_WORDS]))))
            body.update(set(map(term, (*title, *text[:BODY_WORDS]))))
            articles += 1
    yield str(articles)
    for name in sorted(body):
        if name and body[name] >= FEWEST_ARTICLES:
            yield f"{name} {lead[name]} {body[name]}"


if __name__ == "__main__":
    main()
