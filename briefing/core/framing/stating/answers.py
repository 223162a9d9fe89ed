"""What an author names as he has asked what is to be done: 'What then? A moratorium of ten years.'.

Such an answer has no verb, so nothing in it shows that it is demanded but the question before it.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.core.framing.reading.table import Text
from briefing.core.framing.stating.argued import NAMED, QUESTION


@lru_cache(maxsize=64)
def answers(text: Text) -> frozenset[int]:
    """Return the numbers of the sentences that only name what is to be done, behind the question what is."""
    found: set[int] = set()
    asked = -1
    for row in text.rows:
        if QUESTION.match(text.lowered, row.start, row.end):
            asked = row.paragraph
        elif row.paragraph == asked and NAMED.match(text.lowered, row.start, row.end):
            found.add(row.number)
    return frozenset(found)
