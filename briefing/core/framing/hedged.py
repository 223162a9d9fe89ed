"""Whether a sentence only asks, supposes, hopes or doubts what the words in it would say."""

from __future__ import annotations

from briefing.core.framing.rows import Row
from briefing.core.framing.table import Text
from briefing.core.framing.words import in_lower_case

_OPENS = in_lower_case(
    r"\b(?:if|unless|whether|(?:i|we|they|he|she) hopes?|hoped|hoping|would like|would have|never thought|"
    r"not (?:clear|certain|known)|unclear|uncertain|time will tell|(?:nobody|no one) knows|can[’']t predict|"
    r"doubts?|doubted|wondered|asked|asks|unlikely to|mandates?|requirement)\b"
)


_RELATIVE = in_lower_case(r"\b(?:which|who|whose|what|where|why|how)\b")


def in_main_clause(text: Text, row: Row, at: int) -> bool:
    """Return whether what stands at the offset `at` is said itself, not of somebody who is spoken of."""
    return not _RELATIVE.search(text.lowered, row.start, at)


def hedged(text: Text, row: Row, at: int) -> bool:
    """Return whether what stands at the offset `at` of a sentence is no plain statement.

    A question is none, nor what stands behind 'if', 'whether', 'I hope' or 'it is not clear'.
    """
    printed = text.lowered
    return printed[row.start : row.end].rstrip(" ”\"'’)").endswith("?") or bool(
        _OPENS.search(printed, row.start, at)
    )
