"""Proper names in a text: runs of capitalised words, without what only looks like one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from briefing.core.framing.reading.countries import leader_of
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.words import DAYS, MONTHS, STOPWORDS, Word, word_set

TITLES = word_set("""president prime minister mr mrs ms dr sen senator senators rep representative reps gov governor
    secretary general chancellor king queen prince princess pope judge justice chief speaker leader
    chairman chairwoman director ambassador attorney mayor professor sir lord lady captain colonel
    lieutenant sergeant officer rev reverend vice former republican democratic democrat gop house senate
    majority minority foreign defense defence state treasury interior spokesman spokeswoman
    spokesperson ceo candidate nominee lawyer deputy press acting first congressman congresswoman
    minister commissioner sheriff detective author host father jesuit bishop archbishop cardinal rabbi
    pastor coach pilot king imam sheikh special counsel envoy sens gen lt col sgt capt adm whip""")
# Last words of names of bodies, not of people; alone they do not identify.
GENERIC = word_set(
    """news party committee university house times post center centre association council union group
    bank court department ministry office agency institute foundation street county city state states
    board commission coalition party's federation service journal show press fund act administration
    campaign movement alliance company corporation corp inc church school college bureau conference
    forum network project society team club league army force forces front congress parliament senate
    security trust star tribune globe journal chamber bridge"""
)
# What one capital at the opening of a sentence tells, and how much makes a name.
_OPENING, _SEEN = 0.4, 0.75
_SUFFIXES = word_set("jr sr ii iii iv the of and for")
_PARTY = re.compile(r"^[DRI]-[A-Z]|^D\.C$")  # R-S.C.: a party and a state, no name
_JOINERS = word_set("of de la le al bin ibn von van der den del da di du el and the for")
_NOT_NAMES = word_set("""i i'm i've i'll i'd tv ok am pm est edt gmt jan feb mar apr aug sept oct nov dec n't however meanwhile
    according associated press reuters ap afp monday's twitter facebook""") | set(DAYS) | set(MONTHS)  # fmt: skip


_OPENERS = frozenset('“"‘:!?`')  # behind one of these a word has a capital anyway
_BREAKS = frozenset('“"‘:.!?')


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as printed once: its words, where they stand, and the same in lower case."""

    row: Row
    words: tuple[Word, ...]
    key: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end


def names(texts: tuple[str, ...], cut: tuple[tuple[Row, ...], ...]) -> tuple[tuple[Name, ...], ...]:
    """Return the proper names of each text, in order.

    The first word of a sentence counts only if the texts have it with a capital elsewhere too, or
    open sentences with it again and never print it without one.
    """
    inside: dict[str, float] = defaultdict(float)
    for text, rows in zip(texts, cut, strict=True):
        _count_capitals(text, rows, inside)
    return tuple(
        tuple(name for row in rows if not row.boilerplate for name in _in_row(text, row, inside))
        for text, rows in zip(texts, cut, strict=True)
    )


def _count_capitals(text: str, rows: tuple[Row, ...], counts: dict[str, float]) -> None:
    """Count words with a capital inside sentences, less those also seen without one."""
    for row in rows:
        if row.words and row.words[0].capital:
            counts[row.words[0].lower] += _OPENING
        for previous, word in zip(row.words, row.words[1:], strict=False):
            if not word.capital:
                counts[word.lower] -= 1
            elif _BREAKS.isdisjoint(text[previous.end : word.start]):
                counts[word.lower] += 1


def _in_row(printed: str, row: Row, inside: dict[str, float]) -> list[Name]:
    found: list[Name] = []
    run: list[Word] = []
    for index, word in enumerate(row.words):
        if not run and not word.capital:
            continue
        gap = printed[row.words[index - 1].end : word.start] if index else ""
        if run and gap.strip() and gap.strip() not in {".", "&"}:
            _close(found, row, run)
            run = []
        first = _first(printed, row, index) and not _initial_next(row, index)
        if _part(word, first=first, inside=inside) or (
            run and word.lower in _JOINERS and _capital_next(printed, row, index)
        ):
            run.append(word)
        elif run:
            _close(found, row, run)
            run = []
    _close(found, row, run)
    return found


def _first(printed: str, row: Row, index: int) -> bool:
    if index == 0:
        return True
    return not _OPENERS.isdisjoint(printed[row.words[index - 1].end : row.words[index].start])


def _part(word: Word, *, first: bool, inside: dict[str, float]) -> bool:
    if (
        not word.capital
        or word.lower in _NOT_NAMES
        or (word.lower in STOPWORDS and word.text != "US")
    ):
        return False
    return not first or inside[word.lower] >= _SEEN


def _capital_next(printed: str, row: Row, index: int) -> bool:
    if index + 1 >= len(row.words) or row.words[index].lower in {"and", "the", "for"}:
        return False
    if row.words[index].lower == "of" and index > 1 and row.words[index - 1].lower not in GENERIC:
        return False
    word = row.words[index + 1]
    return word.capital and not printed[row.words[index].end : word.start].strip()


def _close(found: list[Name], row: Row, run: list[Word]) -> None:
    while run and (run[-1].lower in _SUFFIXES or _PARTY.match(run[-1].text)):
        run = run[:-1]
    run = run[_title_length(run) :]
    while len(run) > 1 and run[0].lower in _JOINERS:
        run = run[1:]
    if run and not (len(run) == 1 and (run[0].lower in TITLES or _too_short(run[0]))):
        found.append(Name(row, tuple(run), tuple([word.lower for word in run])))


def _too_short(word: Word) -> bool:
    """Whether a single word is rather a short form than a name: not so 'President Xi'."""
    return len(word.text) < 3 and not leader_of(word.lower)


def _title_length(run: list[Word]) -> int:
    """Return how many words ahead of a name are its title: 'Secretary of State John Kerry'."""
    if run and run[-1].lower in GENERIC:
        return 0
    title = 0
    for index, word in enumerate(run[:-1]):
        in_office = word.lower == "of" and run[index + 1].lower in TITLES
        if in_office or (word.lower in TITLES and (index == title or role(word.lower))):
            title = index + 1
    return title


def _initial_next(row: Row, index: int) -> bool:
    """Whether an initial and a name follow, as in 'Adam S. Lee': then the first word is a name too."""
    after = row.words[index + 1 : index + 3]
    return len(after) == 2 and len(after[0].text) == 1 and all(word.capital for word in after)
