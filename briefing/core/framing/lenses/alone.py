"""Lens: what one outlet tells on the story and no sentence of another is like.

The title says no more than what was measured: that nothing like it was found. The nearest sentence
elsewhere is shown, so that the reader can see whether it tells the same in words of its own.
"""

from __future__ import annotations

from briefing.core.framing.aligning.alike import Index, nearest
from briefing.core.framing.aligning.utterances import in_quotes
from briefing.core.framing.claims import Draft, draft, listed, sentence
from briefing.core.framing.gates import answerable, english
from briefing.core.framing.reading.passing import run_together
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import word_set

KIND = "one outlet"
_UNLIKE = 0.13
_RARE = 2.5  # a word in fewer than every twelfth sentence: where it stands, the matter is told
_ABOUT = 0.15
_SHORTEST, _LONGEST = 9, 45
_TERMS = 5
_EACH = 3
# First words that go on about what stands before: such a sentence says nothing by itself.
_GO_ON = word_set("and but this that these those it he she they his her their its such also")
Near = tuple[float, Row]


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on whole facts that stand in one outlet's texts alone."""
    drafts = []
    for outlet in table.outlets:
        lone = [
            (_worth(table, row), row, near)
            for text in table.of(outlet)
            if english(text) and not text.thin and (others := answerable(table, text))
            if all(english(other) for other in others)
            for row in text.rows
            if _tells(table, text, row) and (near := _unlike(table, found, row))
        ]
        lone = list({one[1].terms: one for one in reversed(lone)}.values())
        lone.sort(key=lambda one: (-one[0], one[1].text, one[1].number))
        drafts += [_claim(table, lone[at : at + _EACH]) for at in range(0, len(lone), _EACH)]
    return drafts


def _tells(table: Table, text: Text, row: Row) -> bool:
    """Whether the sentence is the outlet's own, whole, and about what the story is about."""
    if not row.words or row.words[0].lower in _GO_ON or run_together(text, row):
        return False
    whole = _SHORTEST <= len(row.words) <= _LONGEST and len(row.terms) >= _TERMS
    ends = text.article.text[row.end - 1] in ".!?"  # what does not end is a headline or a link
    own = ends and not in_quotes(text, row.start) and not in_quotes(text, row.end - 2)
    return (
        whole and own and row.compared and not row.boilerplate and table.centrality(row) >= _ABOUT
    )


def _worth(table: Table, row: Row) -> float:
    return 0.15 * table.centrality(row) + 0.05 * (row.number <= 8)


def _unlike(table: Table, found: Index, row: Row) -> Near | None:
    """Return the nearest sentence elsewhere, if even that is unlike `row` and has no rare word of it."""
    others = table.others(table.texts[row.text].outlet)
    near = nearest(found, row, others)
    if near is None or near[0] >= _UNLIKE:
        return None
    elsewhere = {other.index for other in others}
    told = any(
        other.text in elsewhere
        for term in row.terms
        if table.rarity[term] >= _RARE
        for other in found.having(term)
    )
    return None if told else near


def _claim(table: Table, lone: list[tuple[float, Row, Near]]) -> Draft:
    """Claim of the sentences of one outlet that no sentence elsewhere is like them."""
    text = table.texts[lone[0][1].text]
    elsewhere = listed(tuple(dict.fromkeys(other.outlet for other in answerable(table, text))))
    these = "these" if len(lone) > 1 else "this one"
    rows = sorted((row for _, row, _ in lone), key=lambda row: (row.text, row.number))
    near = max((near for _, _, near in lone), key=lambda pair: pair[0])
    return draft(
        KIND,
        f"No sentence elsewhere is like {these} of {text.outlet}",
        tuple(sentence(table.texts[row.text], row) for row in rows),
        weight=lone[0][0],
        about=f"alone:{rows[0].text}:{rows[0].number}",
        nearest=(sentence(table.texts[near[1].text], near[1], round(near[0], 2)),),
        note=f"compared with all sentences of {elsewhere}",
        group=f"{text.outlet}:alone",
    )
