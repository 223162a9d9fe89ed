"""What outlets call the people whom they count: '240 rioters' here, '240 demonstrators' there.

One number of people of one sort is one group, so the nouns beside it are names for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.claims import Draft, draft, evidence, in_translation
from briefing.core.framing.gates import english
from briefing.core.framing.naming.phrases import in_report, printed_itself
from briefing.core.framing.reading.figures import Figure
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import Word, word_set

KIND = "names"
# The first word of a line stands for the sort in the title.
_SORTS = {
    word: line.split()[0]
    for line in """captives hostages prisoners detainees
dead martyrs victims deaths fatalities killed
settlers residents inhabitants villagers colonists
fighters militants terrorists gunmen rebels insurgents soldiers
migrants immigrants refugees aliens illegals
demonstrators protesters protestors rioters marchers looters insurrectionists""".splitlines()
    for word in line.split()
}
# Who says so takes a side; the others are what anybody might say.
_SIDED = word_set(
    """hostages martyrs settlers colonists terrorists militants rebels insurgents aliens illegals rioters
    looters insurrectionists"""
)
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for people beside the number that it goes with, `text[start:end]`."""

    text: Text
    figure: Figure
    noun: str
    start: int
    end: int


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on what groups of people are called, one for each sort of people."""
    by_sort: dict[str, list[Group]] = defaultdict(list)
    for text in table.texts:
        for figure in found.figures[text.index] if english(text) else ():
            group = _group(text, figure)
            if group:
                by_sort[_SORTS[group.noun]].append(group)
    drafts = [_claim(table, sort, groups) for sort, groups in sorted(by_sort.items())]
    return [one for one in drafts if one]


def _group(text: Text, figure: Figure) -> Group | None:
    """Return the noun for people right behind a number, or before it: 'the martyrs exceed 300'."""
    if figure.unit != "count" or not figure.row.compared or figure.row.boilerplate:
        return None
    line = figure.row.words
    behind = [word for word in line if word.start >= figure.end][:_NEAR]
    ahead = [word for word in line if word.end <= figure.start][-_NEAR:]
    word = _noun(text, figure.end, behind) or next(
        (
            one
            for one in reversed(ahead)
            if one.lower in _SORTS and _open(text, one.end, figure.start)
        ),
        None,
    )
    if word is None:
        return None
    start, end = min(word.start, figure.start), max(word.end, figure.end)
    own = printed_itself(text, figure.row, start, end)
    if word.lower in _SIDED and in_report(figure.row, start):
        return None
    return Group(text, figure, word.lower, start, end) if own else None


def _noun(text: Text, start: int, behind: list[Word]) -> Word | None:
    return next(
        (one for one in behind if one.lower in _SORTS and _open(text, start, one.start)), None
    )


def _open(text: Text, start: int, end: int) -> bool:
    return not set(text.article.text[start:end]) & set(',;:.()“”"')


def _claim(table: Table, sort: str, groups: list[Group]) -> Draft | None:
    """Return the claim for the first number that two outlets give with nouns of their own."""
    for one, other in combinations(groups, 2):
        if one.text.outlet == other.text.outlet or one.figure.value != other.figure.value:
            continue
        if one.noun == other.noun or not {one.noun, other.noun} & _SIDED:
            continue
        if _says(table, one.text.outlet, other.noun) or _says(table, other.text.outlet, one.noun):
            continue
        backing = (
            evidence(one.text, one.start, one.end),
            evidence(other.text, other.start, other.end),
        )
        parts = (f"{one.noun}: {one.text.outlet}", f"{other.noun}: {other.text.outlet}")
        note = " - ".join((*parts, *in_translation(table, backing)))
        return draft(
            KIND, f"Names for the {sort}", backing, weight=0.7, about=f"group:{sort}", note=note
        )
    return None


def _says(table: Table, outlet: str, noun: str) -> bool:
    return any(noun in text.vocabulary for text in table.of(outlet))
