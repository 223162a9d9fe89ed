"""Of whom else a text uses a noun: what must be known before an outlet is said not to use it.

A claim lists the outlets that use a word for somebody. So every text that names the person is read
for it: a use is that person's, another's, in a quotation, or unclear. An unclear one forbids the claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from briefing.core.framing.naming.anaphors import holders
from briefing.core.framing.naming.phrases import Label, bare, joined, modifiers, nation
from briefing.core.framing.reading.countries import leader_of
from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.people import counted, may_be_noun, noun_at, office, role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, variant, words

_START = attrgetter("start")
_GOES_ON = STOPWORDS | SAY_VERBS
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a noun in a text: the label if it is the actor's, None if nobody can tell whose it is."""

    label: Label | None


@dataclass(frozen=True, slots=True)
class _Places:
    """The names that a text prints, and where it uses each noun: of one person, or of several."""

    named: frozenset[str]
    uses: dict[str, list[tuple[Row, int, bool]]]


class Bearers:
    """Whom the texts of a coverage call by which noun, as far as that can be told."""

    def __init__(self, table: Table, given: tuple[Label, ...], keys: dict[Key, str]) -> None:
        self._table = table
        self._keys = keys
        self._given = {(one.text, head_of(one).start): one.actor for one in given}
        self._holders = holders(given)
        self._local: dict[tuple[int, str], set[str]] = defaultdict(set)
        for one in given:
            self._local[one.text, noun_at(one.row.words, one.row.words.index(head_of(one)))].add(
                one.actor
            )
        self._found: dict[int, _Places] = {}

    def use(self, outlet: str, noun: str, actor: str) -> Use | None:
        """Return the use of `noun` that keeps an outlet from being said not to call `actor` so."""
        last = variant(actor.rsplit(" ", 1)[-1])
        uses = [
            use
            for text in self._table.of(outlet)
            if last in self._in(text).named
            for use in self._in_text(text, noun, actor)
        ]
        return next((use for use in uses if use.label is None), uses[0] if uses else None)

    def _in_text(self, text: Text, noun: str, actor: str) -> Iterator[Use]:
        title = words(text.article.title)
        last = actor.rsplit(" ", 1)[-1]
        if any(word.lower == last for word in title) and any(
            noun_at(title, at) == noun for at in range(len(title))
        ):
            yield Use(None)
        for row, at, one in self._in(text).uses.get(noun, ()):
            word = row.words[at]
            if text.quotes_in(word.start, word.end):
                continue
            if not one:
                if set(actor.split(" ")) & {other.lower for other in row.words[at + 1 :]}:
                    yield Use(None)  # 'the billionaires Dana Kest and Ilan Vorr'
            elif use := self._at(text, row, at, actor):
                yield use

    def _in(self, text: Text) -> _Places:
        if text.index not in self._found:
            self._found[text.index] = _places(text)
        return self._found[text.index]

    def _at(self, text: Text, row: Row, at: int, actor: str) -> Use | None:
        """Return what one use of the noun says of `actor`; None if somebody or something else has it."""
        word = row.words[at]
        start = row.words[modifiers(text, row.words, at)].start
        name = self._named_behind(text, row, at)
        bearer = self._given.get((text.index, word.start)) or (name and self._keys[name.key])
        if bearer:
            if bearer == actor:
                noun = role(word.lower) or word.lower
                return Use(
                    Label(text.index, row, actor, noun, start, name.end if name else word.end)
                )
            return Use(None) if actor.rsplit(" ", 1)[-1] in bearer.split(" ") else None
        return None if _only_modifies(text, row, at) else self._alone(text, row, at, start, actor)

    def _alone(self, text: Text, row: Row, at: int, start: int, actor: str) -> Use | None:
        """Return what a noun without a name beside it says of `actor`: 'the senator'."""
        word = row.words[at]
        land = nation(tuple(one for one in row.words if start <= one.start < word.start))
        if land and (leader_of(variant(actor.rsplit(" ", 1)[-1])) or land) != land:
            return None  # 'the Russian president' is none of another country
        callees = self._local[text.index, noun_at(row.words, at)]
        usual = self._holders.only(office(row.words, at), "") == actor
        if callees and not usual and actor not in callees and not self._near(text, row, actor):
            return None  # the text has somebody else whom it calls so
        definite = text.lowered.endswith("the ", 0, start)
        if definite and usual and bare(text, row.words, at):
            return Use(Label(text.index, row, actor, role(word.lower), start, word.end))
        return Use(None)

    def _near(self, text: Text, row: Row, actor: str) -> bool:
        """Whether the actor is named in a sentence, or right before or behind it."""
        last = actor.rsplit(" ", 1)[-1]
        around = text.rows[max(0, row.number - 2) : row.number + 1]
        return any(variant(word.lower) == variant(last) for one in around for word in one.words)

    def _named_behind(self, text: Text, row: Row, at: int) -> Name | None:
        """Return who is named right behind the noun: 'Sen. Petra Holm', 'an aide, Ilan Vorr,'."""
        behind = row.words[at + 1 : at + 2]
        if not behind or not behind[0].capital:
            return None
        gap = text.article.text[row.words[at].end : behind[0].start].strip()
        if gap != "," and not joined(text, row.words[at], behind[0]):
            return None
        return next(iter(text.names_from(behind[0].start, behind[0].end)), None)


def head_of(label: Label) -> Word:
    """Return the noun of a label where it stands in its sentence."""
    line = label.row.words
    first = bisect_left(line, label.start, key=_START)
    inside = line[first : bisect_left(line, label.end, first, key=_START)]
    return next((word for word in inside if role(word.lower) == label.head), inside[0])


def _places(text: Text) -> _Places:
    uses: dict[str, list[tuple[Row, int, bool]]] = defaultdict(list)
    for row in text.rows:
        for at, word in enumerate(row.words):
            if not may_be_noun(word.lower):
                continue
            if noun := noun_at(row.words, at):
                uses[noun].append((row, at, True))
            else:
                uses[counted(role(word.lower[:-1]))].append((row, at, False))
    named = frozenset(variant(word) for name in text.names for word in name.key)
    return _Places(named, uses)


def _only_modifies(text: Text, row: Row, at: int) -> bool:
    """Whether the noun belongs to another that is no person: 'executive order', 'star power'."""
    behind = row.words[at + 1 : at + 2]
    owns = row.words[at].text.endswith(("'s", "’s", "s'", "s’"))
    if not behind or owns or not joined(text, row.words[at], behind[0]):
        return False
    lower = behind[0].lower
    if lower in GENERIC:
        return True  # 'the Republican Party'
    return not (lower in _GOES_ON or role(lower) or lower.endswith(("ed", "s"))
                or behind[0].capital)  # fmt: skip
