"""Quotations of a text: what stands in quote marks, and who is said to have said it.

Speakers come from the narrative around a quotation only: a verb of speech with its subject before
or after it, "according to", or the speaker of the quotation that it continues. Direct quotations
are far safer than reported speech (Newell, Margolin and Ruths 2018 describe the PolNeAR corpus
that this was measured on).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.core.framing.speech import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PRONOUNS,
    SAY_VERBS,
    clause_end,
    clause_start,
)
from briefing.core.framing.words import DAYS, Word, words
from briefing.core.model import Span
from briefing.core.text import paragraphs

_MARKS = (("“", "”"), ("``", "''"), ("«", "»"), ("„", "“"), ('"', '"'), ("‘", "’"))
_OPENING = re.compile(r"“|``|«|„|(?<![\w\"])\"(?=\S)|(?<![\w’])‘(?=\w)")
_ACCORDING = re.compile(r"(?i)\b(according to|in the words of|as)\s+(?=[A-Za-z])")
_GAP = re.compile(r"[\s,.\-–—:;)\]]*")
_FAR = 120
_MASK = "\x01"


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


def quotations(text: str) -> tuple[Quote, ...]:
    """Return the quotations of `text` in order, with their speakers where the text names them."""
    found: list[Quote] = []
    for paragraph in paragraphs(text):
        here = _marked(text, paragraph)
        if here:
            masked = _masked(text, here)
            for quote in here:
                found.append(_with_speaker(masked, paragraph, quote, found))
    return tuple(found)


def _marked(text: str, paragraph: Span) -> tuple[Quote, ...]:
    found: list[Quote] = []
    at = paragraph.start
    while match := _OPENING.search(text, at, paragraph.end):
        closing = dict(_MARKS)[match.group()]
        end = _closing(text, match.end(), paragraph.end, closing)
        if end is None and match.group() in {"‘", '"'} and match.start() != paragraph.start:
            at = match.end()
            continue
        inner_end = paragraph.end if end is None else end
        outer_end = inner_end if end is None else end + len(closing)
        stopped = text[inner_end - 1 : inner_end] in {".", ";"}
        found.append(
            Quote(
                match.end(),
                inner_end,
                match.start(),
                outer_end,
                open=end is None,
                full_stop=stopped,
            )
        )
        at = max(outer_end, match.end())
    return tuple(found)


def _closing(text: str, start: int, limit: int, mark: str) -> int | None:
    at = text.find(mark, start, limit)
    while at != -1 and mark == "’" and _inside_word(text, at, limit):
        at = text.find(mark, at + 1, limit)
    return None if at == -1 else at


def _inside_word(text: str, at: int, limit: int) -> bool:
    return at + 1 < limit and text[at + 1].isalnum()


def _masked(text: str, quotes: tuple[Quote, ...]) -> str:
    """Return `text` with quotations blotted out, so that only the narrative is read."""
    pieces, at = [], 0
    for quote in quotes:
        pieces += [text[at : quote.outer_start], _MASK * (quote.outer_end - quote.outer_start)]
        at = quote.outer_end
    return "".join([*pieces, text[at:]])


def _with_speaker(masked: str, paragraph: Span, quote: Quote, before: list[Quote]) -> Quote:
    told = _after(masked, paragraph, quote) or _before(masked, paragraph, quote)
    if told:
        return replace(quote, speaker=told[0], cue=told[1])
    previous = before[-1] if before else None
    if previous and previous.speaker and _continues(masked, paragraph, quote, previous):
        return replace(quote, speaker=previous.speaker, cue=previous.cue)
    return quote


def _after(masked: str, paragraph: Span, quote: Quote) -> tuple[Span, Span] | None:
    """Read 'said X', 'X said' or 'according to X' behind the quotation."""
    gap = _GAP.match(masked, quote.outer_end, paragraph.end)
    start = gap.end() if gap else quote.outer_end
    if start > quote.outer_end and masked[quote.outer_end : start].strip(" ,–—-"):
        return None
    if quote.full_stop:
        return None
    end = clause_end(masked, start, paragraph.end)
    mask = masked.find(_MASK, start, end)
    found = words(masked, start, end if mask == -1 else mask)
    if not found:
        return None
    return _verb_first(masked, found) or _subject_first(masked, found)


def _verb_first(masked: str, found: tuple[Word, ...]) -> tuple[Span, Span] | None:
    """Read 'said Hilary Shelton, director of' or 'according to Hilary Shelton'."""
    skip = 1 if found[0].lower in AUXILIARIES or found[0].lower.endswith("ly") else 0
    if len(found) > 2 and (found[0].lower, found[1].lower) == ("according", "to"):
        return _noun_phrase_after(masked, found[2:]), Span(found[0].start, found[1].end)
    rest = found[skip:]
    if len(rest) < 2 or rest[0].lower not in SAY_VERBS or masked[rest[0].end] == ",":
        return None
    if rest[1].lower in BREAKS or rest[1].lower in DAYS or rest[1].lower in {"reporters", "it"}:
        return None
    return _noun_phrase_after(masked, rest[1:]), Span(rest[0].start, rest[0].end)


def _noun_phrase_after(masked: str, found: tuple[Word, ...]) -> Span:
    last = 0
    for index in range(1, min(len(found), 8)):
        gap = masked[found[index - 1].end : found[index].start]
        if found[index].lower in BREAKS or found[index].lower in DAYS or "," in gap or "(" in gap:
            break
        last = index
    return Span(found[0].start, found[last].end)


def _subject_first(masked: str, found: tuple[Word, ...]) -> tuple[Span, Span] | None:
    """Read 'Mr. Jealous said' or 'Jim Manley, a spokesman for Mr. Reid, said'."""
    for index, word in enumerate(found[:18]):
        if word.lower in SAY_VERBS and index:
            if found[0].lower in {*BREAKS, "for"} - {"that"}:
                return None
            subject = _subject(masked, found[:index])
            return (subject, Span(word.start, word.end)) if subject else None
    return None


def _before(masked: str, paragraph: Span, quote: Quote) -> tuple[Span, Span] | None:
    """Read 'X said ... "' or 'according to X, "' ahead of the quotation, in its own sentence."""
    start = clause_start(masked, paragraph.start, quote.outer_start)
    found = tuple(
        word for word in words(masked, max(start, quote.outer_start - 4 * _FAR), quote.outer_start)
    )
    for index in range(len(found) - 1, 0, -1):
        word = found[index]
        if word.lower in SAY_VERBS and quote.outer_start - word.end <= _FAR:
            subject = _subject(masked, found[:index])
            if subject:
                return subject, Span(word.start, word.end)
    named = list(_ACCORDING.finditer(masked, start, quote.outer_start))
    if named and named[-1].group().lower().startswith("acc"):
        behind = tuple(word for word in found if word.start >= named[-1].end())
        if behind:
            return _noun_phrase_after(masked, behind), Span(named[-1].start(), named[-1].end() - 1)
    if found and masked[: quote.outer_start].rstrip().endswith(":") and len(found) <= 6:
        return Span(found[0].start, found[-1].end), Span(found[-1].end, found[-1].end + 1)
    return None


def _subject(masked: str, ahead: tuple[Word, ...]) -> Span | None:
    """Return the noun phrase that is the subject of the verb after `ahead`."""
    while ahead and (ahead[-1].lower in AUXILIARIES - {"who"} or ahead[-1].lower.endswith("ly")
                     or ahead[-1].lower in DAYS):  # fmt: skip
        ahead = ahead[:-1]
    if not ahead:
        return None
    pieces = _pieces(masked, ahead)
    piece = pieces[-1]
    following = masked[ahead[-1].end : ahead[-1].end + 2]
    if following.startswith((",", ")")) and len(pieces) > 1:
        piece = _before_apposition(pieces)
    return _trailing_phrase(piece)


def _pieces(masked: str, found: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Cut words at commas, brackets and dashes."""
    pieces: list[tuple[Word, ...]] = []
    start = 0
    for index in range(1, len(found) + 1):
        gap = masked[found[index - 1].end : found[index].start] if index < len(found) else ","
        if re.search(r"[,()\x01:;—–]|--", gap):
            pieces.append(found[start:index])
            start = index
    return pieces


def _before_apposition(pieces: list[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Skip back over what stands between commas behind a name: 'a spokesman for Mr. Reid'."""
    for index in range(len(pieces) - 2, -1, -1):
        if any(word.capital for word in pieces[index]) and not _is_aside(pieces[index]):
            return pieces[index]
    return pieces[0]


def _is_aside(piece: tuple[Word, ...]) -> bool:
    first = piece[0].lower
    return first in {"a", "an", "who", "whose", "which", "of", "d", "r", "and", "then"} or (
        first == "the" and any(not word.capital for word in piece[1:2])
    )


def _trailing_phrase(piece: tuple[Word, ...]) -> Span | None:
    start = len(piece)
    while start and _belongs(piece, start - 1):
        start -= 1
        if piece[start].lower in PRONOUNS or piece[start].lower in DETERMINERS:
            break
    if start == len(piece):
        return None
    return Span(piece[start].start, piece[-1].end)


def _belongs(piece: tuple[Word, ...], index: int) -> bool:
    lower = piece[index].lower
    if lower in BREAKS:
        return lower == "and" and 0 < index < len(piece) - 1 and piece[index - 1].capital
    return lower not in DAYS and lower not in SAY_VERBS


def _continues(masked: str, paragraph: Span, quote: Quote, previous: Quote) -> bool:
    """Whether a quotation with no speaker of its own goes on with the previous one's."""
    if previous.outer_start < paragraph.start:
        return previous.open and quote.outer_start == paragraph.start
    between = masked[previous.outer_end : quote.outer_start].rstrip()
    stopped = between.endswith((".", "!", "?"))
    return len(between) < 2 * _FAR and (stopped or quote.start - previous.end < _FAR)
