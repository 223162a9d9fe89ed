"""Whether a sentence only asks, supposes, hopes, denies or doubts what the words in it would say."""

from __future__ import annotations

from functools import lru_cache

from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import SAY_VERBS
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import in_lower_case, word_set
from briefing.core.framing.stating.argued import COUNTED, DEMANDED, DENIED, HEARSAY, REJECTED, TERM

_LOOKED_BACK = 3  # sentences
_OPENS = in_lower_case(
    r"\b(?:if|unless|whether|hopes?|hoped|hoping|fears?|feared|wishes|would like|would have|never thought|"
    r"not (?:\w+ )?(?:clear|certain|sure|known)|not (?:mean|because|that)|unclear|uncertain|time will tell|(?:nobody|no one) knows|can[’']t predict|"
    r"doubts?|doubted|wondered|asked|asks|unlikely to|mandates?|requirement|skeptical|deny|denie[sd]|denying|"
    r"(?:little|no) (?:\w+ )?(?:evidence|proof|reason|indication|sign|knowledge|guarantee|chance)|"
    r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed)|disputes?|disputed|despite|amid|ignor(?:es|ed|ing)|defied|resist(?:s|ed|ing)?) "
    r"(?:[\w’'-]+ ){0,3}(?:calls?|demands?|claims?|reports?|criticism|accusations?|allegations?|charges?|idea|notion|suggestions?))\b"
)
_RELATIVE = in_lower_case(
    r"\b(?:which|who|whom|whose|what|where|why|how|whoever|anyone|those)\b[^,;—]*$"
)
_THAT = in_lower_case(r"\b([\w’'-]+),? that (?:[\w’'-]+ ){0,3}$")
_CLEFT = in_lower_case(r"\bit (?:is|was) (?:[\w’'-]+ ){1,5}that (?:[\w’'-]+ ){0,2}$")
_COMPLETED = SAY_VERBS | word_set(
    """is are was were so now fact believe believes believed think thinks thought know knows knew sure certain hope hopes fear
    fears feel feels mean means clear expect expects likely belief view sign convinced confident confirmed reporters worried
    concerned afraid asserted predicted speculation prediction promise promised warning possibility report reports idea
    us them him her me told insist insists insisting saying"""
)  # what 'that' goes on after; after any other word it is 'which'
_INDIRECT = in_lower_case(r"\b(?:what|where|when|how|why) (?:[\w.’'-]+ ){1,4}$")


def in_main_clause(text: Text, row: Row, at: int) -> bool:
    """Return whether what stands at the offset `at` is said itself, not of somebody who is spoken of."""
    return not (which(text, row, at) or _RELATIVE.search(text.lowered, row.start, at))


def which(text: Text, row: Row, at: int) -> bool:
    """Return whether 'that' stands for 'which' before the offset `at`: 'a fund that Ardenia will control'."""
    that = _THAT.search(text.lowered, row.start, at)
    return (
        that is not None
        and that[1] not in _COMPLETED
        and not _CLEFT.search(text.lowered, row.start, at)
    )


def indirect(text: Text, row: Row, at: int) -> bool:
    """Return whether the clause up to the offset `at` only asks: 'what Vorr will accept'."""
    return bool(_INDIRECT.search(text.lowered, row.start, at))


def hedged(text: Text, row: Row, at: int) -> bool:
    """Return whether what stands at the offset `at` of a sentence is no plain statement.

    A question is none, nor what stands behind 'if', 'whether', 'I hope', 'it is not clear' or 'denied'.
    """
    printed = text.lowered
    return printed[row.start : row.end].rstrip(" ”\"'’)").endswith("?") or bool(
        _OPENS.search(printed, row.start, at)
    )


def rejected(text: Text, row: Row, at: int) -> bool:
    """Return whether an author who argues gives what stands at `at` as the view of others, or denies it later."""
    return bool(REJECTED.search(text.lowered, row.start, at)) or row.number in _denied(text)


def term(text: Text, row: Row, at: int) -> bool:
    """Return whether the words at `at` give a term of what was signed: 'It must be ratified by 1 May'.

    What an author counts off ('Second, the guards must ...') or asks of 'us' he demands.
    """
    if COUNTED.search(text.lowered, at, row.end):
        return True
    stated = TERM.match(text.lowered, at, row.end)
    return bool(stated) and not DEMANDED.match(text.lowered, row.start, at)


@lru_cache(maxsize=64)
def _denied(text: Text) -> frozenset[int]:
    """Return the numbers of the sentences from 'One hears that' on up to 'None of this is true'."""
    found: set[int] = set()
    for index, row in enumerate(text.rows):
        if not DENIED.match(text.lowered, row.start, row.end):
            continue
        near = [
            one
            for one in text.rows[max(0, index - _LOOKED_BACK) : index]
            if one.paragraph == row.paragraph
        ]
        heard = (one for one in near if HEARSAY.match(text.lowered, one.start, one.end))
        if first := next(heard, None):
            found |= set(range(first.number, row.number))
    return frozenset(found)
