"""Lens: what one outlet opens with and another tells further down."""

from __future__ import annotations

from briefing.core.framing.alike import Index, neighbours
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import STOPWORDS, squeezed, stem, terms, words

KIND = "emphasis"
_FURTHER_DOWN = 0.4
_SAME = 0.36
_ENOUGH_ROWS = 10
_LEAD_WORDS = 10
_MOST_OUTLETS = 4
_AGENT = 7  # words within which a lead names what it is about
_APART = 0.3


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what stands first."""
    return [
        *_openings(table, found),
        *(
            one
            for text in table.texts
            if english(text) and not text.thin and (row := _lead(text))
            for one in _further_down(table, found, text, row)
        ),
    ]


def _openings(table: Table, found: Index) -> list[Draft]:
    """Set first sentences side by side that open with different things, not just in other words."""
    leads: dict[str, tuple[Text, Row]] = {}
    for text in table.texts:
        if english(text) and not text.translated and (row := _lead(text)):
            leads.setdefault(text.outlet, (text, row))
    shown: list[tuple[Text, Row]] = []
    for text, row in leads.values():
        if all(_opens_apart(found, row, other) for _, other in shown):
            shown.append((text, row))
    if len(shown) < 2:
        return []
    backing = tuple(sentence(text, row) for text, row in shown[:_MOST_OUTLETS])
    return [draft(KIND, "How the texts open", backing, weight=0.35, about="openings")]


def _lead(text: Text) -> Row | None:
    """Return the first sentence behind the headline, if it is whole and no caption of a picture."""
    first = next(
        (row for row in text.rows if not row.boilerplate and not _headline(text, row)), None
    )
    if first is None or not first.compared or len(first.words) < _LEAD_WORDS:
        return None
    return first if text.passage(first).rstrip("”\"’')")[-1:] in {".", "!", "?"} else None


def _opens_apart(found: Index, one: Row, other: Row) -> bool:
    """Whether two first sentences begin with different words for different things."""
    first, second = (
        {stem(word.lower) for word in row.words[:_AGENT] if word.lower not in STOPWORDS}
        for row in (one, other)
    )
    return not first & second and found.likeness(one, other) < _APART


def _headline(text: Text, row: Row) -> bool:
    """Whether the sentence only repeats the headline, as some pages print it."""
    return squeezed(text.passage(row)) in squeezed(text.article.title) or row.terms == terms(
        words(text.article.title)
    )


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
