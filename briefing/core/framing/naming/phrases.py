"""Noun phrases around a noun for somebody: what belongs to it, whether it stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.reported import cues
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import BREAKS, NOUNS_TOO, SAY_VERBS
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import DAYS, MONTHS, STOPWORDS, Word, word_set
from briefing.core.framing.stating.hedged import hedged

ARTICLES = word_set("the a an")
COPULAS = word_set("is was remains became")
POSSESSIVES = word_set("his her its their our my")
_ADJECTIVES = word_set(
    """former then current longtime long-time onetime one-time fired ousted veteran senior top retired vocal
    prominent outgoing incoming acting disgraced embattled convicted accused alleged suspected self-described
    self-proclaimed so-called controversial popular powerful billionaire conservative liberal progressive
    moderate right-wing left-wing far-right far-left hardline populist socialist communist nationalist anti-war
    authoritarian autocratic democratic elected unelected exiled jailed imprisoned deposed toppled rival
    fellow real estate reality tv young black white female male union opposition rebel religious political
    presidential congressional chief special deputy first likely presumptive gay openly"""
)
OWNERS = word_set("his her its their our my former then current longtime onetime fired ousted")
# Posts and runs of links that stand in a text without quotation marks.
_POSTED = re.compile(r"\(@\w+\)|pic\.twitter|https?://|\bMORE\b")
_SIGNED = 160
_NEW_CLAUSE = word_set("and but who which because although while")
# 'Those who lament it should recall how this defensive war began': nobody speaks here.
_BEFORE_NOBODYS = tuple(f"{word} " for word in (" should", " might", " must", "those who"))
_OURSELVES = word_set("i we")
_REPORTING = SAY_VERBS - word_set("ask asks asked began begins continued continues") - NOUNS_TOO
_DATES = frozenset((*MONTHS, *DAYS))
_SMALL = STOPWORDS | BREAKS
_PHRASE_ENDS = BREAKS | word_set("of who for between among involving behind") - {"and"}
_DETERMINERS = ARTICLES | POSSESSIVES
_AHEAD_OF_PHRASE = (_SMALL - OWNERS) | SAY_VERBS | _PHRASE_ENDS | _DATES
_BEHIND_PHRASE = (_SMALL | SAY_VERBS) - {"of"}


@dataclass(frozen=True, slots=True)
class Label:
    """A noun with what stands before it, used for an actor at one place: `text[start:end]`."""

    text: int
    row: Row
    actor: str
    head: str
    start: int
    end: int


def printed_itself(text: Text, row: Row, start: int, end: int) -> bool:
    """Return whether a text has these words from nobody else: no quotation, no post, no link."""
    return (
        row.compared
        and not row.boilerplate
        and not text.quotes_in(start, end)
        and not _POSTED.search(text.article.text, row.start, row.end + _SIGNED)
    )


def says_itself(text: Text, row: Row, start: int, *, stated: bool = False) -> bool:
    """Return whether what stands at `start` is not what a speaker is reported to say.

    What is `stated` of somebody ('is a tyrant') may be a speaker's who is named behind it, or be only
    asked or supposed; what is merely named so ('if the tyrant comes') is not.
    """
    if stated and hedged(text, row, start):
        return False
    behind = (word.start for word in row.words if word.start > start and word.lower in _NEW_CLAUSE)
    end = next(behind, row.end) if stated else start
    found = tuple(word for word in row.words if word.start < end)
    speak = cues(text.article.text, found, text.quotes_in(row.start, row.end))
    return all(text.lowered.endswith(_BEFORE_NOBODYS, 0, cue.start) for cue in speak)


def in_report(row: Row, start: int) -> bool:
    """Return whether a verb behind which somebody else speaks stands before `start`: 'Vorr said that'."""
    said = [word.lower for word in row.words if word.start < start]
    return any(
        word in _REPORTING and before not in _OURSELVES
        for before, word in zip(("", *said), said, strict=False)
    )


def joined(text: Text, left: Word, right: Word) -> bool:
    """Return whether nothing but a space, or the stop of a short form, parts two words."""
    gap = text.article.text[left.end : right.start]
    return not gap.strip() or (gap == ". " and left.capital and len(left.text) <= 4)


def modifiers(text: Text, line: tuple[Word, ...], head: int, most: int = 4) -> int:
    """Return the index of the first word that belongs to the noun at `head`.

    Capitalised words and adjectives of our list belong; any other only behind an article.
    """
    certain = start = head
    while start > 0 and head - start < most and joined(text, line[start - 1], line[start]):
        word = line[start - 1]
        if word.lower in _DETERMINERS:
            return start
        if word.lower in _AHEAD_OF_PHRASE or word.lower.endswith("ly"):
            break
        start -= 1
        if (word.capital or word.lower in _ADJECTIVES) and certain == start + 1:
            certain = start
    return certain


def phrase_head(text: Text, line: tuple[Word, ...], start: int) -> tuple[int, int] | None:
    """Return where the noun phrase at `start` has its head, if that says what somebody is."""
    head, sure = None, None
    for index in range(start, min(start + 7, len(line))):
        if index > start and not joined(text, line[index - 1], line[index]):
            break
        if index > start and line[index].lower in _PHRASE_ENDS:
            break
        if line[index].lower == "and" and head and role(line[head].lower):
            sure = head
        head = index
    if head is None or not role(line[head].lower):
        head = sure
    if head is None:
        return None
    return start + (line[start].lower in ARTICLES and start < head), head


def bare(text: Text, line: tuple[Word, ...], index: int) -> bool:
    """Return whether no name or noun follows that the noun would only be part of."""
    if index + 1 == len(line):
        return True
    following = line[index + 1]
    if not joined(text, line[index], following) or text.article.text[line[index].end] == ",":
        return (
            text.article.text[line[index].end : following.start].strip() != ","
            or not following.capital
        )
    return following.lower in _BEHIND_PHRASE


def nation(modifiers_: tuple[Word, ...]) -> str:
    """Return the country that the modifiers of a noun name, or ""."""
    joint = "-".join(word.lower for word in modifiers_)
    return country(joint) or next(
        (found for word in modifiers_ if (found := country(word.lower))), ""
    )
