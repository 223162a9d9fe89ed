"""Lens: what one outlet tells on the story and no sentence of another is like.

The title says no more than what was measured: that nothing like it was found. The nearest sentence
elsewhere is shown, so that the reader can see whether it tells the same in words of its own.
"""

from __future__ import annotations

from briefing.core.framing.alike import Index, nearest
from briefing.core.framing.claims import Draft, draft, listed, sentence
from briefing.core.framing.entities import Name
from briefing.core.framing.gates import answerable, english
from briefing.core.framing.quotes import in_quotes
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text

KIND = "one outlet"
_UNLIKE = 0.11
_ABOUT = 0.25
_SHORTEST, _LONGEST = 10, 45
_TERMS = 6


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on whole facts that stand in one outlet's texts alone."""
    return [
        one
        for text in table.texts
        if english(text) and not text.thin and (others := answerable(table, text))
        if all(english(other) for other in others)
        for row in text.rows
        if _tells(table, text, row) and (one := _claim(table, found, row, others))
    ]


def _tells(table: Table, text: Text, row: Row) -> bool:
    """Whether the sentence is the outlet's own, whole, and about what the story is about."""
    whole = _SHORTEST <= len(row.words) <= _LONGEST and len(row.terms) >= _TERMS
    own = not in_quotes(text, row.start) and not in_quotes(text, row.end - 2)
    return (
        whole and own and row.compared and not row.boilerplate and table.centrality(row) >= _ABOUT
    )


def _claim(table: Table, found: Index, row: Row, others: tuple[Text, ...]) -> Draft | None:
    near = nearest(found, row, table.others(table.texts[row.text].outlet))
    if near is None or near[0] >= _UNLIKE:
        return None
    text = table.texts[row.text]
    names = [name for name in text.names if name.row is row]
    weight = 0.15 * table.centrality(row) + 0.05 * (row.number <= 8)
    elsewhere = listed(tuple(dict.fromkeys(other.outlet for other in others)))
    title = f"No sentence elsewhere is like this one of {text.outlet}"
    shown = sentence(table.texts[near[1].text], near[1], round(near[0], 2))
    return draft(KIND, title, (sentence(text, row),), weight=weight, about=_about(text, row, names),
                 nearest=(shown,), note=f"compared with all sentences of {elsewhere}",
                 group=f"{text.outlet}:alone")  # fmt: skip


def _about(text: Text, row: Row, names: list[Name]) -> str:
    """Return a key that tells two such sentences of one text apart, unless they name the same."""
    return f"alone:{text.index}:{names[0].key[-1] if names else row.number}"
