"""Lens: what each text expects, by when, what it says should be done, and why, who is to blame.

Entman's (1993) functions of a frame over a whole story, whatever the sentence is about: forecasts,
remedies, motives and judgements are few in a text, and telling when they stand beside one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.core.framing.alike import Index, nearest_of
from briefing.core.framing.beside import by_outlet, side_by_side
from briefing.core.framing.blame import BLAME
from briefing.core.framing.claims import Draft, apart, draft, passage
from briefing.core.framing.flags import is_opinion
from briefing.core.framing.gates import english
from briefing.core.framing.hedged import hedged, in_main_clause
from briefing.core.framing.rows import Row
from briefing.core.framing.statements import is_appointment
from briefing.core.framing.table import Table, Text
from briefing.core.framing.utterances import in_quotes
from briefing.core.framing.words import in_lower_case, word_set

KIND = "positions"


class Slot(NamedTuple):
    """One thing that sentences may do, by the words that show it."""

    title: str
    weight: float
    cue: re.Pattern[str]
    not_after: frozenset[str] = frozenset()  # words before it with which it does something else


_FUTURE = (
    r"(?:will|won[’']t|shall|would|(?:is|are) (?:un)?likely to|(?:is|are) going to|(?:I|we) expect|"
    r"predict(?:s|ion|ions|ed)?|forecasts?)"
)
_SEASON = r"spring|summer|autumn|fall|winter|Christmas|Easter|Ramadan|New Year|midterms?|election|vote|deadline"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|20\\d\\d"
)
_HORIZON = (
    rf"(?:by|before|until|till|after) (?:the )?(?:end of )?(?:the |this |next |that )?(?:{_SEASON}|{_MONTH}|year|month|week|Fourth)\b|"
    rf"by then\b|shortly before\b|sooner or later\b|one day\b|next (?:{_SEASON}|year|month|time)\b|before long\b|"
    r"(?:in|within|for) (?:a|two|three|four|five|six|ten|twenty|\d+) (?:weeks?|months?|years?|decades?)\b|ten years\b"
)
SLOTS = (
    Slot("What is expected, and by when", 0.65, in_lower_case(
        rf"\b{_FUTURE}\b.*\b(?:{_HORIZON})|\b(?:{_HORIZON}).*\b{_FUTURE}\b")),
    Slot("What is expected to happen", 0.5, in_lower_case(
        r"\b(?:(?:will(?! be those| tell)|won[’']t|shall)\b|(?:is|are) (?:(?:un)?likely to|going to)|(?:I|we) expect|"
        r"likel(?:iest|ihood)|sooner or later|only a question of time)\b"), word_set("who you i")),
    Slot("What should be done, and who says so", 0.65, in_lower_case(
        r"\b(?:(?:must|should|ought to)\b(?! (?:have|like|think)\b)|ha(?:s|ve) to (?!do\b|admire\b|say\b|be (?:said|clear))|"
        r"call(?:s|ed|ing) (?:for|on)\b|urge[sd]?\b|(?:we|they|I) (?:ask|demand)\b|demand(?:s|ed) that\b|on condition that\b|"
        r"red lines?\b|nothing less than\b|only (?:deal|answer|remedy)\b)"), word_set("will not radio")),
    Slot("What motives are ascribed", 0.6, in_lower_case(
        r"\b(?:want(?:s|ed)? (?:to (?!know|say|thank|be clear)|a |an |the |us |it |no |only |peace)|seeks? to\b|aim(?:s|ed)? (?:to|at)\b|"
        r"(?:aim|goal|purpose|motive|dream|plan|interest) (?:of \w+ )?(?:is|was)\b|in order (?:to|not to|that)\b|"
        r"needs (?:a|the|this|time|one)\b|(?:is|are) needed by\b|for th(?:is|at|e) purpose\b|"
        r"because (?:he|she|it|they) (?:needs?|wants?|fears?|knows?)\b|interests? \w+ (?:is|are)\b|(?:to|could) drag\b|"
        r"regards? (?:\w+ ){1,4}as\b)"), word_set("i we")),
    Slot("Who is blamed, and for what", 0.65, BLAME),
    Slot("What reasons are given", 0.4, in_lower_case(
        r"\b(?:because|the reasons? (?:is|are|was|were|for|why)|motives?|"
        r"explains why|in response to|thanks to|as a result|due to|prompted by|(?:root|main) causes?)\b")),
    Slot("What is judged, and how", 0.55, in_lower_case(
        r"\b(?:is|are|was|were|be|been|becomes?|remains?) (?:not |only |nothing but |simply |separate |pure |also )*"
        r"(?:an? |the |no )?(?:\w+ )?(?:lies?|shame|disgrace|crimes?|scandal|farce|comedy|mistakes?|folly|betrayal|blackmail|bullying|robbery|theft|"
        r"plunder|success|failure|victory|defeat|triumph|trap|tragedy|hypocrisy|confession|correction|illusion|insult|"
        r"absurd|immoral|unjust|unfair|illegal|unlawful|unconstitutional|reckless|cynical|naive|dangerous|right to|courageous|"
        r"futile|useless|worthless|irresponsible|unacceptable|disgraceful|shameful|justified|legitimate|historic|overdue)\b")),
)  # fmt: skip
_EACH, _EACH_OF_FEW, _FEW = 2, 3, 3
_SHORTEST, _LONGEST = 6, 48
_LESS_IN_REPORTS = 0.15  # a report quotes the hopes of others; an opinion piece has its own


def claims(table: Table, found: Index) -> list[Draft]:
    """Return one claim for each thing that sentences of two outlets do."""
    return [one for slot in SLOTS if (one := _claim(table, found, slot))]


def _claim(table: Table, found: Index, slot: Slot) -> Draft | None:
    """Return the claim on one slot, from each outlet what is nearest to what others say of that sort."""
    rows = list(_telling(table, slot))
    every = frozenset(rows)
    fits = {row: _fit(table, found, row, every) for row in rows}
    each = _EACH_OF_FEW if len(table.outlets) <= _FEW else _EACH
    chosen = side_by_side(found, by_outlet(table, rows).values(), fits, lambda _: each)
    if not chosen:
        return None
    central = sum(table.centrality(row) for row in chosen) / len(chosen)
    backing = apart(passage(table.texts[row.text], row) for row in chosen)
    weight = slot.weight + 0.2 * central
    if not any(is_opinion(text.flags) for text in table.texts):
        weight -= _LESS_IN_REPORTS
    return draft(KIND, slot.title, backing, weight=weight, about=f"outlook:{slot.title}")


def _telling(table: Table, slot: Slot) -> Iterator[Row]:
    """Yield the sentences that have the words of a slot, neither too short nor too long."""
    for row in table.rows:
        text = table.texts[row.text]
        if english(text) and _SHORTEST <= len(row.words) <= _LONGEST and _says(text, row, slot):
            yield row


def _says(text: Text, row: Row, slot: Slot) -> bool:
    """Whether the text itself says it, not somebody whom it quotes, and it is no appointment."""
    match = slot.cue.search(text.lowered, row.start, row.end)
    if match is None or in_quotes(text, match.start()) or is_appointment(row):
        return False
    before = [word.lower for word in row.words if word.end <= match.start()]
    if before and before[-1] in slot.not_after:
        return False
    return in_main_clause(text, row, match.start()) and not hedged(text, row, match.start())


def _fit(table: Table, found: Index, row: Row, rows: frozenset[Row]) -> float:
    """Return how central a sentence is, and how near to what other outlets say of that sort."""
    return nearest_of(found, row, rows) + 0.5 * table.centrality(row)
