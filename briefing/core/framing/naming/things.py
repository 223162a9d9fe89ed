"""Noun phrases for things that outlets call by different names: a deal, a truce, a war, a law.

A phrase says what sort of thing it is for, what it is about ("the minerals agreement": minerals), and
which of its words take sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.core.framing.naming.named_so import (
    NOUNS,
    VERDICTS,
    called_behind,
    in_capitals,
    right_word,
    said_of_it,
    shown_to_be,
)
from briefing.core.framing.naming.phrases import COPULAS, printed_itself, says_itself
from briefing.core.framing.naming.thing_shape import (
    OPENERS,
    complement,
    is_head,
    modifies,
    opens,
    plain_plural,
)
from briefing.core.framing.naming.thing_words import (
    COUNTRY_SOLD,
    LOADED,
    MARKETS,
    MILD,
    NEUTRAL,
    OF_WAR,
    PLAIN,
    REAL,
    SIDED,
    about,
    is_owner,
    is_proper,
    where,
)
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import STOPWORDS, Word, stem, variant, word_set
from briefing.core.framing.stating.subjects import THINGS

_CLASSES = word_set(
    "truce deal war talks bill protest migrants government parliament plan cuts shutdown"
)
# 'The soldiers fighting'; what somebody calls it is mostly not the writer's word.
_GERUNDS = word_set("fighting plundering looting bombing shelling shipping")
_CALLS = word_set("call calls called calling")
_OURSELVES = word_set("i we")
_AMOUNTS = word_set("great good")  # 'a great deal of'
_WORDS = word_set("word term name phrase")  # 'the word truce'
_NOTHING_TOLD = PLAIN | STOPWORDS
_CLAUSE = 10
_NOT_IT = word_set("not no as")  # 'presented as a partnership'
_IT = word_set("it this that")
_SORTS = {word: sort for word, sort in THINGS.items() if sort in _CLASSES} | NOUNS
_SORTS |= dict.fromkeys(VERDICTS, "deal")
_HEADS = frozenset({"sale", *_SORTS})
_EUPHEMISMS = word_set(
    "operation campaign mission"
)  # any army has one: a special one is a war's name


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A noun phrase for a thing, `text[start:end]`: its class and head, its words, what it is about.

    Its `marks` are those of its words that take sides.
    """

    text: Text
    row: Row
    sort: str
    head: str
    opener: str
    telling: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    about: frozenset[str]
    where: frozenset[str]
    defined: bool
    start: int
    end: int

    @property
    def loaded(self) -> bool:
        """Whether its noun, or an adjective that is more than praise, takes sides.

        Of a truce, any noun but the plain ones does: who says moratorium makes no peace.
        """
        if self.sort == "truce" and self.sided:
            return True
        if self.head in _EUPHEMISMS:
            return bool(self.marks)
        return self.head in LOADED or bool(self.marks - MILD)

    @property
    def sided(self) -> bool:
        """Whether its noun or another of its words takes sides."""
        return self.head not in NEUTRAL or bool(self.marks)


def things(text: Text) -> Iterator[Phrase]:
    """Yield the phrases for things in the sentences of `text` that may be compared."""
    for row in text.rows if not text.vocabulary.isdisjoint(_HEADS) else ():
        if not row.compared or row.boilerplate:
            continue
        for index, word in enumerate(row.words):
            if word.lower not in _HEADS or not index:
                continue
            if word.capital and in_capitals(row.words, index) == index:
                continue
            sort = _sort(row.words, index)
            if sort and is_head(text, row.words, index):
                phrase = _phrase(text, row, index, sort)
                if phrase:
                    yield phrase


def _sort(line: tuple[Word, ...], index: int) -> str:
    """Return the class of the noun at `index`, or ""."""
    lower = line[index].lower
    if lower == "sale" and COUNTRY_SOLD & {word.lower for word in line[index + 2 : index + 4]}:
        return "deal" if line[index + 1].lower == "of" else ""
    return _SORTS.get(lower, "")


def _phrase(text: Text, row: Row, head: int, sort: str) -> Phrase | None:
    line = row.words
    start = head
    while start > 0 and head - start < 5 and modifies(text, line, start - 1):
        start -= 1
    owned = sort == "war" and start < head and is_owner(line[start])
    opened = start > 0 and opens(line, start, head)
    sold = line[head].lower == "sale" and start == head
    bare = start == head and _is_stated(line, head)
    if not (opened or owned or sold or bare or plain_plural(line, start, head)) or _is_no_name(
        line, start, head
    ):
        return None
    end = complement(text, line, head)
    stop, ours = called_behind(text.lowered, line[end].end)
    first = start - 1 if opened else start
    begin = line[first].start
    if not printed_itself(text, row, begin, stop):
        return None
    ahead, behind, after = line[start:head], line[head + 1 : end + 1], line[head + 1 : head + 6]
    lower, topics = line[head].lower, about(sort, ahead, after)
    if lower in VERDICTS and not (said_of_it(line, first) or right_word(line, first)):
        return None
    if lower in NOUNS and not shown_to_be(sort, ahead, topics, defined=stop > line[end].end):
        return None
    names = frozenset(word.lower for word in (*ahead, *behind) if word.capital)
    if line[head].capital:  # 'the Strait War': a name of its own tells by all its words
        ahead = tuple(word._replace(capital=False) for word in ahead)
        names = names if sort == lower else frozenset()
    names |= {word.lower for word in line[max(0, start - 3) : head + 6] if _is_year(word)}
    opener = line[first].lower if opened else ""
    marks = _marks(sort, ahead, behind)
    if ours:
        marks |= {word.lower for word in ahead if _tells(word)}
    phrase = Phrase(text, row, sort, lower, opener, _telling(lower, ahead, behind), marks, names,
                    topics, where(ahead, after), ours, begin, stop)  # fmt: skip
    stated = bool(first) and line[first - 1].lower in COPULAS
    if stop > line[end].end and not ours and (lower in LOADED or marks & SIDED):
        return None  # 'the special operation, as the ministry calls it'
    told = lower in VERDICTS or (sort != "truce" and phrase.loaded)
    reported = told and not says_itself(text, row, begin, stated=stated)
    return None if reported else phrase


def _telling(lower: str, ahead: tuple[Word, ...], behind: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems of the words that not every writer would use: the noun's too if it takes sides."""
    found = {stem(word.lower) for word in ahead if _tells(word) and word.lower not in THINGS}
    found |= {stem(word.lower) for word in behind if _tells(word)}
    return frozenset(found if lower in NEUTRAL else found | {stem(lower)})


def _is_stated(line: tuple[Word, ...], head: int) -> bool:
    """Whether a noun that takes sides is said of what was spoken of: 'It is robbery', 'The right word is robbery'."""
    loaded = line[head].lower in LOADED and head > 1
    said = line[head - 1].lower in COPULAS and line[head - 2].lower in _IT
    return loaded and (said or right_word(line, head))


def _is_no_name(line: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the phrase names nothing, or is somebody else's name for it, or what it is said not to be."""
    lower, before = line[head].lower, line[head - 1].lower
    if (lower in _GERUNDS and before not in OPENERS) or (lower == "deal" and before in _AMOUNTS):
        return True
    if lower == "operation" and before not in {"military", "so-called"}:
        return True
    if (
        line[start].lower in REAL
        or line[head - 1].lower in _WORDS
        or (_is_migrant(lower) and not lower.endswith("s"))
    ):
        return True  # one of them is not the group
    around = {word.lower for word in line[start : head + 4]}
    if lower in {"selloff", "sell-off"} and around & MARKETS:
        return True
    earlier = [word.lower for word in line[max(0, start - _CLAUSE) : start]]
    others_call = any(
        word in _CALLS and before not in _OURSELVES
        for before, word in zip(("", *earlier), earlier, strict=False)
    )
    return others_call or not _NOT_IT.isdisjoint(earlier[-2:])


def _is_year(word: Word) -> bool:
    """Whether a year stands beside the noun: the riots of another one are others."""
    return len(word.lower) == 4 and word.lower.isdigit() and word.lower[:2] in {"19", "20"}


def _is_migrant(lower: str) -> bool:
    return THINGS.get(lower) == "migrants" and not lower.endswith("ation")


def _marks(sort: str, ahead: tuple[Word, ...], behind: tuple[Word, ...]) -> frozenset[str]:
    """Return the words of a phrase that take sides; whose war it is said to be is one of them."""
    found = {word.lower for word in ahead if word.lower in SIDED}
    if sort == "war":
        found |= {word.lower for word in behind if word.lower in OF_WAR}
        found |= {word.lower for word in ahead[:1] if word.capital and is_proper(ahead)}
        found |= {
            word.lower for word in ahead[:1]
            if is_owner(word) and not country(variant(word.lower))
        }  # fmt: skip
    return frozenset(found)


def _tells(word: Word) -> bool:
    return (
        not word.capital
        and word.lower not in _NOTHING_TOLD
        and not word.lower[0].isdigit()
        and not country(word.lower)
    )
