"""Quotations of a text: what stands in quote marks, and who is said to have said it.

Speakers come from the narrative around a quotation only: a verb of speech with its subject before
or after it, "according to", or the speaker of the quotation that it continues. Direct quotations
are far safer than reported speech (Newell, Margolin and Ruths 2018 describe the PolNeAR corpus
that this was measured on).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.core.framing.reading.speakers import MASK, speaker
from briefing.core.model import Span
from briefing.core.text import paragraphs

# What closes what: typists mix curly and straight marks.
_CLOSING = {
    opening: re.compile(closing)
    for opening, closing in (
        ("“", '[”"]'),
        ("``", "''"),
        ("«", "»"),
        ("„", "[“”]"),
        ('"', '["”]'),
        ("‘", r"’(?!\w)"),
    )
}
# What stands before a mark is looked at behind it: from a first letter on, a search is quick.
_OPENING = re.compile(r"“|``|«|„|\"(?<![\w\"]\")(?=\S)|‘(?<![\w’]‘)(?=\w)")
_FAR = 120


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `text[start:end]` without its marks. `open` if the next paragraph goes on."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    speaker: Span | None = None
    cue: Span | None = None
    open: bool = False
    full_stop: bool = False


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[Quote, ...]:
    """Return the quotations of `text` in order, with their speakers where the text names them."""
    marked = [(paragraph, _marked(text, paragraph)) for paragraph in paragraphs(text)]
    masked = _masked(text, tuple(quote for _, here in marked for quote in here))
    found: list[Quote] = []
    for paragraph, here in marked:
        for quote in here:
            found.append(_with_speaker(masked, paragraph, quote, found))
    return tuple(found)


def _marked(text: str, paragraph: Span) -> tuple[Quote, ...]:
    found: list[Quote] = []
    at = paragraph.start
    while match := _OPENING.search(text, at, paragraph.end):
        closing = _CLOSING[match.group()].search(text, match.end(), paragraph.end)
        if closing is None and match.group() in {"‘", '"'} and match.start() != paragraph.start:
            at = match.end()
            continue
        inner_end = closing.start() if closing else paragraph.end
        outer_end = closing.end() if closing else paragraph.end
        stopped = text[inner_end - 1 : inner_end] in {".", ";"}
        found.append(
            Quote(
                match.end(),
                inner_end,
                match.start(),
                outer_end,
                open=closing is None,
                full_stop=stopped,
            )
        )
        at = max(outer_end, match.end())
    return tuple(found)


def _masked(text: str, quotes: tuple[Quote, ...]) -> str:
    """Return `text` with quotations blotted out, so that only the narrative is read."""
    pieces, at = [], 0
    for quote in quotes:
        stop = "." if text[quote.end - 1 : quote.end] in {".", "!", "?"} else MASK
        length = quote.outer_end - quote.outer_start
        pieces += [text[at : quote.outer_start], MASK * (length - 1), stop]
        at = quote.outer_end
    return "".join([*pieces, text[at:]])


def _with_speaker(masked: str, paragraph: Span, quote: Quote, before: list[Quote]) -> Quote:
    told = speaker(
        masked, paragraph, Span(quote.outer_start, quote.outer_end), full_stop=quote.full_stop
    )
    if told:
        return replace(quote, speaker=told[0], cue=told[1])
    previous = before[-1] if before else None
    if previous and previous.speaker and _continues(masked, paragraph, quote, previous):
        return replace(quote, speaker=previous.speaker, cue=previous.cue)
    return quote


def _continues(masked: str, paragraph: Span, quote: Quote, previous: Quote) -> bool:
    """Whether a quotation with no speaker of its own goes on with the previous one's."""
    if previous.outer_start < paragraph.start:
        return previous.open and quote.outer_start == paragraph.start
    between = masked[previous.outer_end : quote.outer_start].rstrip()
    stopped = between.endswith((".", "!", "?"))
    return len(between) < 2 * _FAR and (stopped or quote.start - previous.end < _FAR)
