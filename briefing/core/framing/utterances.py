"""Quotations as utterances: who says them, and which are one utterance in several texts.

Two quotations are one utterance if most runs of three words of the shorter stand in the longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from briefing.core.framing.countries import country
from briefing.core.framing.entities import GENERIC, Name
from briefing.core.framing.gates import english
from briefing.core.framing.people import role
from briefing.core.framing.quotation import Quote
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import shingles, words

RUN = 3
SAME = 0.6
_ASIDE = re.compile(r",|\(| of (?=[A-Z])")
_UTTERANCE_WORDS = 5
_START = attrgetter("start")
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


@lru_cache(maxsize=4_096)
def speaker_name(text: Text, quote: Quote) -> str:
    """Return the name in what the text calls the speaker, or "" for a pronoun or a role."""
    if quote.speaker is None:
        return ""
    printed = text.article.text
    if printed[quote.speaker.start : quote.speaker.end].lower() in _PRONOUNS:
        return _meant(text, quote)
    cut = _ASIDE.search(printed, quote.speaker.start, quote.speaker.end)
    end = cut.start() if cut else quote.speaker.end
    named = text.names_from(quote.speaker.start, quote.speaker.end)
    inside = [name for name in named if name.end <= end]
    people = [name for name in inside if name.key[-1] not in GENERIC and not country(name.key[-1])]
    if not people and cut:
        people = [name for name in named if end < name.start and _is_person(text, name)]
    chosen = [one for one in (people or inside)[-1:] if _heads(printed, one, end)]
    return untitled(text, chosen[0]) if chosen else ""


def _heads(printed: str, name: Name, end: int) -> bool:
    """Whether a name ends what the speaker is called: it does not in 'the former Alaska governor'."""
    return not any(char.isalnum() for char in printed[name.end : end])


def last_name(name: str) -> str:
    """Return the word by which a speaker is the same whether named in full or not, in small letters."""
    return name.rsplit(" ", 1)[-1].lower()


def untitled(text: Text, name: Name) -> str:
    """Return a name as printed, without what somebody is in front of it: 'Adviser Susan Rice'."""
    body = name.key[-1] in GENERIC
    titles = [at for at, word in enumerate(name.words[:-1])
              if not body and (role(word.lower) or word.lower in {"staff", "tem"})]  # fmt: skip
    start = name.words[titles[-1] + 1].start if titles else name.start
    return _without_ending(" ".join(text.article.text[start : name.end].split()))


def _meant(text: Text, quote: Quote) -> str:
    """Return whom 'he' stands for: who spoke last, by name, if nobody else is named in between."""
    row = text.row_at(quote.start)
    before = text.quotes[: bisect_left(text.quotes, quote.start, key=_START)]
    named = next((one for one in reversed(before) if not _by_pronoun(text, one)), None)
    there = text.row_at(named.start) if named else None
    if row is None or named is None or there is None or there.paragraph < row.paragraph - 1:
        return ""
    name = speaker_name(text, named)
    last = last_name(name)
    since = [one for one in text.names_from(there.start, row.end) if not in_quotes(text, one.start)]
    return name if all(one.key[-1] == last or not _is_person(text, one) for one in since) else ""


def _by_pronoun(text: Text, quote: Quote) -> bool:
    span = quote.speaker
    return span is None or text.article.text[span.start : span.end].lower() in _PRONOUNS


def _is_person(text: Text, name: Name) -> bool:
    """Whether a name may be a person's: no body's, no country's, with a first name somewhere."""
    last = name.key[-1]
    if last in GENERIC or country(last) or country(name.key[0]):
        return False
    return last in _last_names(text)


@lru_cache(maxsize=64)
def _last_names(text: Text) -> frozenset[str]:
    """Return the last words of all names of several words."""
    return frozenset(one.key[-1] for one in text.names if len(one.words) > 1)


def _without_ending(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def quoted_speaker(text: Text, row: Row) -> str:
    """Return the name of whom a sentence quotes, if it quotes and names anybody."""
    names = (speaker_name(text, one) for one in text.quotes_in(row.start, row.end))
    return next((name for name in names if name), "")


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
    return bool(text.quotes_in(offset, offset + 1))
