"""What a text tells only in passing: a name or figure that an editor would not set beside other texts.

A name counts if its bearer speaks or is introduced, or if the text comes back to it. The press and
what it printed, the line under a picture and a link to another story are no part of what is told.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import AUXILIARIES, SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import Word, squeezed, stem, terms, word_set, words

_CENTRAL = 0.15
_EARLY = 6
_AGAIN = 2
_NEAR = 4  # words between a name and what is said of it
_PRESS = word_set(
    """news times post press journal tribune globe star herald gazette review magazine radio tv television network
    podcast show daily weekly today playbook newsletter politico cnn abc nbc cbs msnbc npr pbs bbc reuters
    bloomberg axios buzzfeed huffpost breitbart vox slate salon guardian telegraph independent getty youtube
    chronicle courier dispatch examiner instagram tiktok snapchat reddit google"""
)
_SHOUTED = 4  # letters: a longer word in capitals is a headline's, not a short form
_RARE = 2
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WHERE = word_set("in at near from outside across throughout around into toward towards via")
_HEARS = word_set("told tell tells telling")
_GENITIVE = ("'s", "’s", "s'", "s’")


def counts(text: Text, name: Name, often: Counter[str]) -> bool:
    """Return whether a text does more with a name than mention it once."""
    if _of_press(text, name) or _untold(text, name) or _is_piece(name):
        return False
    again = often[name.key[-1]] > (_AGAIN if name.words[0].text.isupper() else _AGAIN - 1)
    own = not text.quotes_in(name.start, name.end)
    if introduced(name):
        return own or again
    return not _is_where(name) and (again or stem(name.key[-1]) in _headline(text))


def on_the_story(table: Table, row: Row) -> bool:
    """Return whether a sentence tells of the story itself, or stands where a text does."""
    return table.centrality(row) >= _CENTRAL or row.number <= _EARLY


def introduced(name: Name) -> bool:
    """Return whether the text says what somebody is, or lets the bearer of the name speak."""
    line = name.row.words
    first = line.index(name.words[0])
    before, after = line[max(0, first - _NEAR) : first], line[first + len(name.words) :]
    if any(word.lower in _HEARS for word in before):
        return False
    where = bool(before) and before[-1].lower in _WHERE
    person = name.key[-1] not in GENERIC and len(name.words) > 1
    described = any(role(word.lower) for word in (*before[-3:], *after[: _NEAR + 2]))
    owner = name.words[-1].text.endswith(_GENITIVE)
    return _speaks(before, after) or (person and described and not owner and not where)


def _speaks(before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """Whether a verb of speech stands right beside a name: 'said Ada Venn', 'Ada Venn later said'."""
    if before and before[-1].lower in _WHERE | {"of"}:
        return False
    beside = (*before[-1:], *after[: 2 if after and after[0].lower in AUXILIARIES else 1])
    return any(word.lower in SAY_VERBS for word in beside) or (
        [word.lower for word in before[-2:]] == ["according", "to"]
    )


def of_press(key: tuple[str, ...]) -> bool:
    """Return whether a name is of a paper, a programme or an agency."""
    return not {key[0], key[-1]}.isdisjoint(_PRESS)


def _of_press(text: Text, name: Name) -> bool:
    """Whether a name is the press's, or the outlet's own, or told where that speaks of itself."""
    own = f" {squeezed(text.outlet)} "
    said = f" {squeezed(' '.join(name.key))} "
    itself = len(own.split()) > 1 and own in f" {squeezed(text.passage(name.row))} "
    return of_press(name.key) or said in own or own in said or itself


def _untold(text: Text, name: Name) -> bool:
    """Whether a name stands where a text tells nothing: in a title, a link, a line in capitals."""
    if any(word.text.isupper() and len(word.text) > _SHOUTED for word in name.words):
        return True
    if run_together(text, name.row) or len({*name.key}) < len(name.key):
        return True  # 'Dana Kest Dana Ilse KestMore': the words of links
    return any(_is_title(text, one.start, one.end) for one in text.quotes_in(name.start, name.end))


def run_together(text: Text, row: Row) -> bool:
    """Return whether the words of links are run together in a sentence, so that it is none.

    'HolmMarr' is two names if the text has 'Holm' alone, unlike 'WikiLeaks' and 'McHolm', and does not
    keep coming back to it, unlike 'ObamaCare'.
    """
    if not _SEAM.search(text.article.text, row.start, row.end):
        return False
    names = _last_names(text)
    return any(
        word.text[: seam.start()].lower() in names
        for word in row.words
        for seam in _SEAM.finditer(word.text)
        if text.article.text.count(word.text) <= _RARE
    )


@lru_cache(maxsize=64)
def _last_names(text: Text) -> frozenset[str]:
    return frozenset(name.key[-1] for name in text.names)


def _is_title(text: Text, start: int, end: int) -> bool:
    """Whether a quotation is the title of a work: its words have capitals, but the small ones."""
    found = words(text.article.text, start, end)
    return all(word.capital for word in found if len(word.text) > 3)


def _is_piece(name: Name) -> bool:
    """Whether a name may be a piece of a longer one: of the 'Ways and Means Committee'."""
    line = name.row.words
    first = line.index(name.words[0])
    goes_on = any(word.capital and word.start == name.end + 1 for word in line)
    joined = first > 1 and line[first - 1].lower == "and" and line[first - 2].capital
    return goes_on or joined


def _is_where(name: Name) -> bool:
    """Whether a name only says where: 'in West Ardin', 'Holm, of North Ardin'."""
    line = name.row.words
    first = line.index(name.words[0])
    return bool(first) and line[first - 1].lower in _WHERE


@lru_cache(maxsize=64)
def _headline(text: Text) -> frozenset[str]:
    return frozenset(terms(words(text.article.title)))
