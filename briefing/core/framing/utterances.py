"""Quotations as utterances: who says them, and which are one utterance in several texts.

Two quotations are one utterance if most runs of three words of the shorter stand in the longer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from briefing.core.framing.countries import country
from briefing.core.framing.entities import GENERIC, Name
from briefing.core.framing.gates import english
from briefing.core.framing.quotation import Quote
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import shingles, words

RUN = 3
SAME = 0.6
_ASIDE = re.compile(r",|\(| of (?=[A-Z])")
_UTTERANCE_WORDS = 5
_PRONOUNS = frozenset({"he", "she"})

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation of one text with its runs of words and the name of its speaker, if told."""

    text: Text
    quote: Quote
    runs: frozenset[Run]
    count: int
    speaker: str


def utterances(table: Table) -> list[Utterance]:
    """Return the quotations of the texts that are long enough to tell one from another."""
    found: list[Utterance] = []
    for text in table.texts:
        for quote in text.quotes if english(text) else ():
            row = text.row_at(quote.start)
            spoken = words(text.article.text, quote.start, quote.end)
            if row and row.compared and len(spoken) >= _UTTERANCE_WORDS:
                name = speaker_name(text, quote)
                found.append(Utterance(text, quote, shingles(spoken, RUN), len(spoken), name))
    return found


def speaker_name(text: Text, quote: Quote) -> str:
    """Return the name in what the text calls the speaker, or "" for a pronoun or a role."""
    if quote.speaker is None:
        return ""
    printed = text.article.text
    if printed[quote.speaker.start : quote.speaker.end].lower() in _PRONOUNS:
        return _meant(text, quote)
    cut = _ASIDE.search(printed, quote.speaker.start, quote.speaker.end)
    end = cut.start() if cut else quote.speaker.end
    inside = [name for name in text.names if quote.speaker.start <= name.start and name.end <= end]
    people = [name for name in inside if name.key[-1] not in GENERIC and not country(name.key[-1])]
    chosen = (people or inside)[-1:]
    if not chosen:
        return ""
    name = " ".join(printed[chosen[0].start : chosen[0].end].split())
    return _without_ending(name)


def _meant(text: Text, quote: Quote) -> str:
    """Return whom 'he' stands for: the only person named since the paragraph before, or ""."""
    row = text.row_at(quote.start)
    if row is None:
        return ""
    near = [name for name in text.names
            if row.paragraph - 1 <= name.row.paragraph and name.end <= quote.outer_start
            and not in_quotes(text, name.start)]  # fmt: skip
    people = [name for name in near if _is_person(text, name)]
    here = [name for name in people if name.row.paragraph == row.paragraph] or people
    if len({name.key[-1] for name in here}) != 1:
        return ""
    full = max(here, key=lambda name: len(name.words))
    return _without_ending(" ".join(text.article.text[full.start : full.end].split()))


def _is_person(text: Text, name: Name) -> bool:
    """Whether a name is a person's, as far as a first name or a title somewhere in the text shows."""
    last = name.key[-1]
    if last in GENERIC or country(last) or country(name.key[0]):
        return False
    return any(len(one.words) in {2, 3} and one.key[-1] == last for one in text.names)


def _without_ending(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def quoted_speaker(text: Text, row: Row) -> str:
    """Return the name of whom a sentence quotes, if it quotes and names anybody."""
    names_ = (speaker_name(text, one) for one in text.quotes
              if one.outer_start < row.end and row.start < one.outer_end)  # fmt: skip
    return next((name for name in names_ if name), "")


def utterance_groups(spoken: list[Utterance]) -> list[list[Utterance]]:
    """Put quotations of one utterance together, the longest first."""
    where: dict[Run, list[int]] = defaultdict(list)
    order = sorted(range(len(spoken)), key=lambda n: (-spoken[n].count, n))
    groups: list[list[Utterance]] = []
    for number in order:
        one = spoken[number]
        shared: dict[int, int] = defaultdict(int)
        for run in one.runs:
            for group in where[run]:
                shared[group] += 1
        best = max(sorted(shared), key=lambda group: shared[group], default=-1)
        if best >= 0 and shared[best] >= SAME * len(one.runs):
            groups[best].append(one)
            continue
        groups.append([one])
        for run in sorted(one.runs):
            where[run].append(len(groups) - 1)
    return groups


def in_quotes(text: Text, offset: int) -> bool:
    """Return whether the character at `offset` stands inside a quotation."""
    return any(quote.outer_start <= offset < quote.outer_end for quote in text.quotes)
