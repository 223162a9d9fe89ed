"""Lens: figures for the same thing that are not the same in two outlets' texts."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.reading.figures import Figure, counted_noun, figures_in, phrase, values
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import shorten

KIND = "same fact"
_ALIKE = 0.1
_ON_TOP = re.compile(r"\b(?:another|additional|further|extra|besides|other)\s+$")


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on figures that differ, for nouns that two outlets count."""
    counted: dict[str, list[Figure]] = defaultdict(list)
    for text in table.texts if all(text.language == "en" for text in table.texts) else ():
        for one in found.figures[text.index]:
            noun = counted_noun(one)
            if noun and one.unit == "count" and one.row.compared and not one.row.boilerplate:
                counted[noun].append(one)
    drafts = [_claim(table, found, noun, of) for noun, of in sorted(counted.items())]
    return [one for one in drafts if one]


def _claim(table: Table, found: Index, noun: str, of: list[Figure]) -> Draft | None:
    """Return the claim for one noun: the two most alike sentences that count it differently."""
    texts = table.texts
    pairs = [
        (found.likeness(one.row, other.row), one, other)
        for number, one in enumerate(of)
        for other in of[number + 1 :]
        if texts[one.row.text].outlet != texts[other.row.text].outlet and not one.close_to(other)
    ]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _ALIKE or _both_given(table, best[1], best[2]):
        return None
    one, other = best[1:]
    left, right = texts[one.row.text], texts[other.row.text]
    title = f"Figures differ: “{shorten(phrase(left, one), 34)}” / “{shorten(phrase(right, other), 34)}”"
    weight = 0.6 + 0.3 * best[0] + 0.1 * table.centrality(one.row)
    backing = (sentence(left, one.row), sentence(right, other.row))
    return draft(KIND, title, backing, weight=weight, about=f"count:{noun}")


def _both_given(table: Table, one: Figure, other: Figure) -> bool:
    """Whether one of the texts gives both figures: then they are figures for two things."""
    first, second = (values(table.texts[figure.row.text].article.text) for figure in (one, other))
    return one.value in second or other.value in first


def other_figures(table: Table, group: list[Row]) -> str:
    """Return a title if two sentences on one fact give one figure each, and not the same."""
    for one, other in pairwise(group):
        mine, theirs = (_lone_figure(table.texts[row.text], row) for row in (one, other))
        if (
            mine
            and theirs
            and mine.unit == theirs.unit
            and not mine.close_to(theirs)
            and not any(_in_addition(table.texts[of.row.text], of) for of in (mine, theirs))
            and (noun := counted_noun(mine))
            and noun == counted_noun(theirs)
        ):
            left, right = (
                phrase(table.texts[one.text], mine),
                phrase(table.texts[other.text], theirs),
            )
            return f"Figures differ: “{shorten(left, 30)}” / “{shorten(right, 30)}”"
    return ""


def _in_addition(text: Text, figure: Figure) -> bool:
    """Whether a figure comes on top of another: 'another 29', 'more than the 21'."""
    before = text.lowered[max(figure.row.start, figure.start - 12) : figure.start]
    after = text.lowered[figure.end : figure.end + 6]
    return bool(_ON_TOP.search(before)) or after.strip().startswith("more")


def _lone_figure(text: Text, row: Row) -> Figure | None:
    found = figures_in(text, row)
    return found[0] if len(found) == 1 else None
