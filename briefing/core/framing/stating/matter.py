"""Whether sentences that do the same, want or blame or foretell, do it on one matter.

Reports must share words that few sentences have, what somebody demands in them being one of many
demands. Authors who argue speak of one thing all along: for them the same actor or thing is enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from briefing.core.framing.aligning.alike import Index, shared_words
from briefing.core.framing.aligning.beside import MOST_OUTLETS, by_outlet
from briefing.core.framing.reading.countries import country, leader_of
from briefing.core.framing.reading.flags import is_opinion
from briefing.core.framing.reading.reported import cues
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, shingles, stem, variant, word_set
from briefing.core.framing.stating.subjects import THINGS
from briefing.core.model import Span

_REPORTED = 0.4  # of an author's sentences; of nineteen reports in twenty more give what others say
_ENOUGH = 12
_OWN = word_set("i we us our ours my me mine let's i'm i've i'd we're we've")
_VOICED = (
    2  # sentences; of fourteen opposed opinion pieces the fewest was six, most reports have none
)
_SURE, _CLOSE, _RELATED = 0.2, 0.11, 0.05
_SHARED = 2
_BEFORE, _BEHIND = 5, 8
_ASIDE = 25
_OTHERS = ("call", "urg")
_SAME_AGAIN, _RUN, _SAME_RUNS = 0.6, 4, 3
_GOES_ON = word_set("it this that they he she these those its their his her")
_PLAIN = frozenset(
    stem(word)
    for word in word_set(
        """want wants seek aim expect likely will should must call calls called urge urged demand demands
        blame responsible cause because reason agree refuse accept fear hope need plan statement president
        year years month months week weeks day days time times today new last next first two three people
        minister officials leader leaders government state states thing nothing country world year end local
        federal public national american americans group groups committee
        senate house congress court party bill"""
    )
)


class Asked(Enum):
    """How much two sentences must share.

    Arguments: as much as reports, an actor or thing, that of the coverage, nothing; any text: no more
    than the one thing that they are both known to be about.
    """

    NEAR = 0
    SHARED = 1
    RELATED = 2
    ANY = 3
    ONE_THING = 4


class Saying(NamedTuple):
    """A sentence that foretells, demands, blames, with what stands beside the word by which it does.

    `beside` are the stems there, `keys` also the countries and things that they stand for; of a sentence
    that goes on ('It will ...') those of the one before it too. `own` if the author says it, and not that somebody said so.
    """

    row: Row
    at: int
    beside: frozenset[str]
    keys: frozenset[str]
    own: bool


@dataclass(frozen=True, slots=True)
class Matters:
    """What decides whether sentences are on one matter.

    `named` is what the coverage is about, if all its texts argue: empty if any of them reports.
    """

    table: Table
    found: Index
    named: frozenset[str]

    def link(self, one: Saying, other: Saying, asked: Asked = Asked.RELATED) -> float:
        """Return how surely two sentences are on one matter as far as that is asked, 0 if that does not show."""
        if self.table.texts[one.row.text].outlet == self.table.texts[other.row.text].outlet:
            return 0.0
        near = self._near(one, other)
        near *= near >= (_SURE if asked is Asked.NEAR else _CLOSE)
        if asked is Asked.ONE_THING:
            return max(near, _RELATED)
        if near or asked is Asked.NEAR or not (self._own(one) and self._own(other)):
            return near
        shared = one.keys & other.keys
        related = shared or asked is Asked.ANY
        if asked is Asked.RELATED:
            related = related or (self._known(one) and self._known(other))
        return _RELATED + 0.01 * len(shared) if related else 0.0

    def _own(self, one: Saying) -> bool:
        """Whether an author says it himself, where all texts argue: reports beside them are on many things."""
        return one.own and bool(self.named)

    def _known(self, one: Saying) -> bool:
        """Whether it is about somebody or something that the coverage is about."""
        return bool((one.keys | _keys(one.row.words)) & self.named)

    def _near(self, one: Saying, other: Saying) -> float:
        plain = shared_words(self.found, one.row, other.row) & one.beside & other.beside
        shared = (self.found.sets[one.row] & self.found.sets[other.row]) - _PLAIN
        if not plain - _PLAIN or len(shared) < _SHARED:
            return 0.0
        return self.found.likeness(one.row, other.row)


def saying(text: Text, row: Row, at: int) -> Saying:
    """Return the sentence as one that does by the word at the offset `at` what it does."""
    place = sum(word.start < at for word in row.words)
    beside = row.words[max(0, place - _BEFORE) : place + _BEHIND + 1]
    keys = _keys(beside)
    if place and row.words[place - 1].lower in _GOES_ON:
        keys |= _keys(row.words[:place])
    if row.words[0].lower in _GOES_ON:
        before = text.next_to(row, -1)
        keys |= _keys(before.words) if before else set()
    own = not text.quotes_in(at, at + 1) and not _reported(text, row, at)
    return Saying(row, at, frozenset(stem(word.lower) for word in beside), frozenset(keys), own)


def _reported(text: Text, row: Row, at: int) -> bool:
    """Whether somebody else says, or urges, what stands at `at`: 'Oster said it will', 'it will, said Oster'."""
    printed = text.lowered
    return printed.startswith(_OTHERS, at) or any(
        _reaches(text, cue, at) if cue.end <= at else _behind(printed, cue, at)
        for cue in cues(text.article.text, row.words, text.quotes)
        if printed[cue.start : cue.end] in SAY_VERBS
    )


def _reaches(text: Text, cue: Span, at: int) -> bool:
    """Whether what a verb of saying reports goes on at `at`; an argument's aside ends with its comma."""
    between = text.lowered[cue.end : at]
    return "," not in between or " that " in between or not argues(text)


def _behind(printed: str, cue: Span, at: int) -> bool:
    """Whether a verb of saying behind `at` reports it: ', said Oster', not ', writing that'."""
    return (
        "," in printed[max(at, cue.start - _ASIDE) : cue.start]
        and not printed.startswith(" that", cue.end)
        and not printed.endswith("ing", cue.start, cue.end)
    )


def matters(table: Table, found: Index) -> Matters:
    """Return what says which sentences of a table are on one matter."""
    if not all(map(argues, table.texts)):
        return Matters(table, found, frozenset())
    of = [
        _keys(
            word
            for text in table.of(outlet)
            for row in text.rows
            for word in row.words[1:]
            if word.capital or word.lower in THINGS
        )
        for outlet in table.outlets
    ]
    named = Counter(term for names in of for term in names)
    told = {term for term in named if named[term] > 1} | (table.central.keys() - _PLAIN)
    return Matters(table, found, frozenset(told))


@lru_cache(maxsize=64)
def argues(text: Text) -> bool:
    """Return whether a text is its author's argument: by its flags, or it reports little and says 'we'."""
    rows = [row for row in text.rows if row.compared and not row.boilerplate]
    told = sum(
        bool(text.quotes_in(row.start, row.end) or cues(text.article.text, row.words, text.quotes))
        for row in rows
    )
    reports = len(rows) < _ENOUGH or told > _REPORTED * len(rows)
    return is_opinion(text.flags) or (
        not reports and sum(_voiced(text, row) for row in rows) >= _VOICED
    )


def _voiced(text: Text, row: Row) -> bool:
    """Whether the author speaks of himself, or asks: of a report he is no part."""
    said = any(
        word.lower in _OWN and not text.quotes_in(word.start, word.end) for word in row.words
    )
    return said or text.lowered.startswith("?", row.end - 1)


def _keys(found: Iterable[Word]) -> set[str]:
    """Return what words stand for: countries, things with their synonyms, whatever else is no small word."""
    keys = set()
    for word in found:
        if word.lower in THINGS:
            keys.add(THINGS[word.lower])
        elif word.lower not in STOPWORDS and len(word.lower) > 1:
            lower = variant(word.lower)
            known = (country(lower) or leader_of(lower)) if word.capital else ""
            keys.add(known or stem(lower))
    return keys - _PLAIN


def together(
    of: Matters,
    said: Iterable[Saying],
    fits: Mapping[Row, float],
    each: int,
    asked: Asked,
) -> list[Row]:
    """Return the sentences of each outlet that are on one matter, by outlet; none if one outlet has any.

    The two that are surest on one matter come first; each that joins them must be on it with one of
    the two, and say nothing that is there already.
    """
    every = list(said)
    pairs = [
        (link + fits[one.row] + fits[other.row], one, other)
        for number, one in enumerate(every)
        for other in every[number + 1 :]
        if (link := of.link(one, other, asked)) and not _again(of, one.row, [other.row])
    ]
    if not pairs:
        return []
    best = max(pairs, key=lambda pair: (pair[0], -pair[1].row.number, -pair[2].row.number))[1:]
    chosen = [one.row for one in best]
    least = _RELATED if of.named or asked is Asked.ONE_THING else _SURE
    joining = [
        (-link - fits[one.row], one.row.text, one.row.number, one.row)
        for one in every
        if (link := max(of.link(one, seed, asked) for seed in best)) >= least
    ]
    for *_, row in sorted(joining, key=lambda pair: pair[:3]):
        if not _again(of, row, chosen) and _room(of.table, chosen, row, each):
            chosen.append(row)
    own = by_outlet(of.table, sorted(chosen, key=lambda row: (row.text, row.number)))
    return [row for outlet in of.table.outlets if outlet in own for row in own[outlet]]


def _again(of: Matters, row: Row, chosen: list[Row]) -> bool:
    """Whether one of the sentences has the same words, or the same quotation."""
    return any(
        of.found.likeness(row, other) >= _SAME_AGAIN
        or len(shingles(row.words, _RUN) & shingles(other.words, _RUN)) >= _SAME_RUNS
        for other in chosen
    )


def _room(table: Table, chosen: list[Row], row: Row, each: int) -> bool:
    outlets = by_outlet(table, chosen)
    outlet = table.texts[row.text].outlet
    if outlet not in outlets:
        return len(outlets) < MOST_OUTLETS
    return len(outlets[outlet]) < each
