"""Lens: what one outlet opens with and another tells further down."""

from __future__ import annotations

from briefing.core.framing.alike import Index, neighbours
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import squeezed, terms, words

KIND = "emphasis"
_OPENING = 3
_FURTHER_DOWN = 0.4
_SAME = 0.36
_ENOUGH_ROWS = 10
_LEAD_WORDS = 10
_MOST_OUTLETS = 4


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what stands first."""
    return [
        *_openings(table),
        *(
            one
            for text in table.texts
            if english(text) and not text.thin
            for row in _opening(text)
            for one in _further_down(table, found, text, row)
        ),
    ]


def _openings(table: Table) -> list[Draft]:
    """Set the first full sentences of all outlets side by side: what each thinks comes first."""
    leads: dict[str, tuple[Text, Row]] = {}
    for text in table.texts:
        rows = [
            row
            for row in _opening(text)
            if len(row.words) >= _LEAD_WORDS and not _headline(text, row)
        ]
        if rows and english(text) and not text.translated:
            leads.setdefault(text.outlet, (text, rows[0]))
    if len(leads) < 2:
        return []
    shown = list(leads.values())[:_MOST_OUTLETS]
    backing = tuple(sentence(text, row) for text, row in shown)
    return [draft(KIND, "How the texts open", backing, weight=0.85, about="openings")]


def _headline(text: Text, row: Row) -> bool:
    """Whether the sentence only repeats the headline, as some pages print it."""
    return squeezed(text.passage(row)) in squeezed(text.article.title) or row.terms == terms(
        words(text.article.title)
    )


def _opening(text: Text) -> tuple[Row, ...]:
    own = [row for row in text.rows if not row.boilerplate]
    return tuple(row for row in own[:_OPENING] if row.compared and len(row.words) >= 8)


def _further_down(table: Table, found: Index, text: Text, row: Row) -> list[Draft]:
    """Claim that a text opens with what another tells only in its later part."""
    for score, other in neighbours(found, row):
        there = table.texts[other.text]
        if score < _SAME:
            return []
        if not other.compared or there.thin or not english(there) or len(there.rows) < _ENOUGH_ROWS:
            continue
        if other.number < _FURTHER_DOWN * len(there.rows) or _earlier(found, row, other):
            continue
        title = f"{text.outlet} opens with what {there.outlet} tells in sentence {other.number}"
        note = (
            f"sentence {row.number} of {len(text.rows)} against {other.number} of {len(there.rows)}"
        )
        backing = (sentence(text, row), sentence(there, other))
        weight = 0.5 + 0.2 * table.centrality(row)
        return [
            draft(KIND, title, backing, weight=weight, about=f"opening:{text.outlet}", note=note)
        ]
    return []


def _earlier(found: Index, row: Row, other: Row) -> bool:
    """Whether the other text tells something like it before, so that it is not told late."""
    return any(
        score >= _SAME / 2
        for score, one in neighbours(found, row)
        if one.text == other.text and one.number < other.number
    )
