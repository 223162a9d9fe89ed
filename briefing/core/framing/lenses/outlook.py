"""Lens: what each text expects, by when, what it says should be done, and why, who is to blame.

Entman's (1993) functions of a frame over a whole story, whatever the sentence is about: forecasts,
remedies, motives and judgements are few in a text, and telling when they stand beside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, passage
from briefing.core.framing.gates import english
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, word_set
from briefing.core.framing.stating.answers import answers
from briefing.core.framing.stating.hedged import hedged, in_main_clause, rejected, term
from briefing.core.framing.stating.matter import Matters, Saying, argues, matters, saying, together
from briefing.core.framing.stating.slots import ANY, NEVER, SLOTS, Slot
from briefing.core.framing.stating.statements import is_appointment
from briefing.core.model import Evidence

KIND = "positions"

_EACH = 2
_BINDING = ("must", "has to", "have to")
_SHORTEST, _LONGEST = 6, 48
_SHORTEST_OF_ARGUMENTS = 4  # 'Vorr cannot afford peace.'
_STRONG, _NAMED, _MOST = 0.1, 0.02, 4
_SHORT = 20
_VAGUE = 0.2  # less than what is both said by the author himself and firm gains
_PRONOUNS = word_set("he she it they him her them")
_LESS_IN_REPORTS = 0.15  # a report quotes the hopes of others; an opinion piece has its own


def claims(table: Table, found: Index) -> list[Draft]:
    """Return one claim for each thing that sentences of two outlets do, on one matter."""
    of = matters(table, found)
    rows = [
        row for row in table.rows if _may_tell(table.texts[row.text], row, argued=bool(of.named))
    ]
    return [one for slot in SLOTS if (one := _claim(of, slot, rows))]


def _may_tell(text: Text, row: Row, *, argued: bool) -> bool:
    """Whether a sentence, neither too short nor too long, may have the words of any slot."""
    shortest = _SHORTEST_OF_ARGUMENTS if argued else _SHORTEST
    fits = english(text) and shortest <= len(row.words) <= _LONGEST
    return fits and (argued or bool(ANY.search(text.lowered, row.start, row.end)))


def _claim(of: Matters, slot: Slot, rows: list[Row]) -> Draft | None:
    """Return the claim on one slot: what is surest to be on one matter in the texts of two outlets."""
    table = of.table
    said = [one for one in _telling(of, slot, rows) if not _rule(of, one)]
    fits = {one.row: _strength(of, slot, one) for one in said}
    chosen = together(of, said, fits, _EACH, slot.asked)
    if not chosen:
        return None
    central = sum(table.centrality(row) for row in chosen) / len(chosen)
    unnamed = {one.row for one in said if slot.whose and of.named and _unnamed(one)}
    backing = one_after_another(_passage(of, row, unnamed=row in unnamed) for row in chosen)
    weight = slot.weight + 0.2 * central
    if not of.named:
        weight -= _LESS_IN_REPORTS
    return draft(KIND, slot.title, backing, weight=weight, about=f"outlook:{slot.title}")


def _passage(of: Matters, row: Row, *, unnamed: bool) -> Evidence:
    """Return a sentence as it is shown: where it names nobody, with the one before that does."""
    text = of.table.texts[row.text]
    plain = passage(text, row)
    before = text.next_to(row, -1)
    if not unnamed or before is None:
        return plain
    fits = text.names_from(before.start, before.end) and len(before.words) <= _SHORT
    return evidence(text, before.start, plain.end) if fits else plain


def _rule(of: Matters, one: Saying) -> bool:
    """Whether a report only tells what must be done by whom: nobody in it demands that."""
    text = of.table.texts[one.row.text]
    return one.own and text.lowered.startswith(_BINDING, one.at) and not argues(text)


def one_after_another(passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the passages, less those whose sentence the one before took along."""
    kept: list[Evidence] = []
    for one in passages:
        last = kept[-1] if kept else None
        if last is None or last.article != one.article or last.end <= one.start:
            kept.append(one)
    return tuple(kept)


def _strength(of: Matters, slot: Slot, one: Saying) -> float:
    """Return how much a sentence tells: what is central, and of an argument what it says itself and firmly."""
    central = 0.3 * of.table.centrality(one.row)
    if not of.named:
        return central
    text = of.table.texts[one.row.text].lowered
    firm = bool(slot.firm.search(text, one.row.start, one.row.end))
    vague = slot.whose and _unnamed(one)
    return (
        central
        - _VAGUE * vague
        + _STRONG * (one.own + firm)
        + _NAMED * min(_MOST, len(one.keys & of.named))
    )


def _unnamed(one: Saying) -> bool:
    """Whether up to the words that show it only 'he' or 'to him' tells of whom a sentence is."""
    before = [word for word in one.row.words if word.start < one.at]
    names = any(word.capital and word.lower not in STOPWORDS for word in before)
    return not names and any(word.lower in _PRONOUNS for word in before)


def _telling(of: Matters, slot: Slot, rows: list[Row]) -> Iterator[Saying]:
    """Yield the sentences of `rows` that have the words of a slot."""
    for row in rows:
        text = of.table.texts[row.text]
        if (at := next(_places(text, row, slot, argued=bool(of.named)), -1)) >= 0:
            yield saying(text, row, at)


def _places(text: Text, row: Row, slot: Slot, *, argued: bool) -> Iterator[int]:
    """Yield where a sentence has the words of a slot, with those that only arguments show it by."""
    found = [one.start() for one in slot.cue.finditer(text.lowered, row.start, row.end)]
    if argued:
        more = slot.argued.finditer(text.lowered, row.start, row.end)
        found += [one.start(one.lastindex or 0) for one in more]
        found += [row.start] if _ordered(text, row, slot) else []
    for at in found:
        disowned = argued and (rejected(text, row, at) or term(text, row, at))
        if not disowned and _says(text, row, slot, at):
            yield at


def _ordered(text: Text, row: Row, slot: Slot) -> bool:
    """Whether a sentence orders, or names what is to be done as its author has asked what is."""
    if slot.order is NEVER:
        return False
    ordered = slot.order.match(text.lowered, row.start, row.end)
    return bool(ordered) or row.number in answers(text)


def _says(text: Text, row: Row, slot: Slot, at: int) -> bool:
    """Whether the text says it, or somebody whom the sentence names as it quotes; no appointment."""
    if _without_speaker(text, row, at) or is_appointment(row):
        return False
    before = next((word.lower for word in reversed(row.words) if word.end <= at), "")
    if before in slot.not_after:
        return False
    if slot.unless.search(text.lowered, row.start, at):
        return False
    return in_main_clause(text, row, at) and not hedged(text, row, at)


def _without_speaker(text: Text, row: Row, at: int) -> bool:
    """Whether what stands at `at` is quoted from somebody whom the sentence does not name."""
    return any(
        not (quote.speaker and row.start <= quote.speaker.start < row.end)
        for quote in text.quotes_in(at, at + 1)
    )
