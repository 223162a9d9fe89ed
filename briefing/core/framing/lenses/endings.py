"""Lens: what the texts leave their reader with, the last sentences of each side by side.

What stands last is remembered: an opinion piece ends on what it wants believed, a report on the voice
or the background that had to wait longest.
"""

from __future__ import annotations

import re
from functools import partial

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.aligning.beside import one_of_each
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text

KIND = "emphasis"
_LAST, _LEAST_ROWS = 3, 8
_FEW_WORDS = 4
_MOST_OUTLETS = 4
_SAME = 0.5
_SENTENCE_ENDS = frozenset(".!?")
# Who wrote it, where to find more of it, what to give for it: what pages print behind the text.
_BEHIND_THE_TEXT = re.compile(
    r"\b(is|was) (an?|the|our|co-?) ?.{0,40}\b(columnist|correspondent|contributor|reporter|editor"
    r"|author|fellow|professor|lecturer|host|writer|blogger|column)\b|\bwrites (for|about)\b|^\W*[@#]\w"
    r"|^\W*(read|see|watch|listen to|send|get|sign up|join|updated)\b"
    r"|\b(reported from|e-?mail (me|us|him|her|the author)|(follow|find|reach|contact) .{0,40} on (twitter|facebook)"
    r"|newsletter|podcast|javascript|reprinted|syndicat\w+|earlier version|(views|opinions) expressed"
    r"|(our|your) (journalism|readers|reporting|contribution|donation|support|inbox)|tell us"
    r"|please (consider|support|click|send|subscribe))\b",
    re.IGNORECASE,
)


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claim that sets the ends of the texts side by side, one text of each outlet."""
    ends = (
        (text, last)
        for text in table.texts
        if english(text) and not text.thin and (last := _last(text))
    )
    shown = one_of_each(ends, partial(_alike, found))
    if not shown:
        return []
    backing = tuple(sentence(text, row) for text, last in shown[:_MOST_OUTLETS] for row in last)
    return [draft(KIND, "How the texts end", backing, weight=0.3, about="endings")]


def _last(text: Text) -> tuple[Row, ...]:
    """Return the last sentences of a text that is there to its end, less what is behind the text."""
    printed = [row for row in text.rows if not row.boilerplate or _short(text, row)]
    while printed and _behind(text, tail := _paragraph(printed)):
        del printed[-len(tail) :]
    last = printed[-_LAST:]
    complete = len(printed) >= _LEAST_ROWS and all(row.compared for row in last)
    return tuple(last) if complete and all(_whole(text.passage(row)) for row in last) else ()


def _short(text: Text, row: Row) -> bool:
    """Whether a sentence is filler for its length alone: 'Let us vote.' may be what a text ends on."""
    return len(row.words) < _FEW_WORDS and _whole(text.passage(row))


def _paragraph(printed: list[Row]) -> list[Row]:
    """Return the sentences of the last paragraph."""
    return [row for row in printed if row.paragraph == printed[-1].paragraph]


def _behind(text: Text, paragraph: list[Row]) -> bool:
    """Whether a paragraph without quotations speaks of the author, the page or the reader's support."""
    start, end = paragraph[0].start, paragraph[-1].end
    printed = text.article.text[start:end]
    return not text.quotes_in(start, end) and (
        printed[0] in "([" or bool(_BEHIND_THE_TEXT.search(printed))
    )


def _whole(printed: str) -> bool:
    """Whether a sentence has a beginning and an end: some pages lose the rest of it."""
    opening = printed.lstrip("“\"‘'([—–- ")[:1]
    return not opening.islower() and printed.rstrip("”\"’')]")[-1:] in _SENTENCE_ENDS


def _alike(found: Index, one: tuple[Row, ...], other: tuple[Row, ...]) -> bool:
    """Whether two ends are one text's: a wire report cut in other places still ends alike."""
    return any(found.likeness(a, b) >= _SAME for a in one for b in other)
