"""Whether an English text reads as a rough translation, by turns that native news hardly has.

A translator who stays close to the original leaves another language's grammar in the English:
its articles ("on the both shores"), its plurals ("six billions of euros"), its prepositions
("entered to the city"), its tenses ("since four years"), its order of words ("Of the dead is
spoken"), its set phrases ("from his side,"). Each line of the table is one such turn. A text is
read outside quotation marks, as words from the table and five kinds of everything else; what its
turns say is added up and set against its length. One slip says nothing: several, of several sorts,
within some hundred words do.

What comes out is a flag with a question mark: nobody said that the text is a translation. Smooth
translations do not read so, and are not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from briefing.core.framing.reading.calque_turns import LISTS, TURNS

_MIN_WORDS = 250
_SHORT = 500  # a shorter text is held to what this many words must show
_PER_THOUSAND = 4
_SORTS = 4
_TWICE = 2  # one turn counts no more than twice, however often it comes back
_LIMIT = 8_000

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_TOKEN = re.compile(
    r"[A-Za-z]+(?:[-'][A-Za-z]+)*|\d+(?:st|nd|rd|th)\b|\d[\d.,]*\d|\d|\n\n|[.,;:?!\"()—–]"
)
_TURN = re.compile(r"[\d.]+ ")  # not a heading
_ENDS = frozenset(".?!\n")


def reads_translated(text: str) -> bool:
    """Return whether `text` reads as a rough translation into English."""
    turns = _turns()
    read = turns.read(_QUOTED.sub(' " ', text[:_LIMIT].replace("’", "'")))
    if len(read) < _MIN_WORDS:
        return False
    found = turns.found(read)
    said = sum(turns.weights[line] * min(len(of), _TWICE) for line, of in found.items())
    return len(found) >= _SORTS and said * 1_000 >= _PER_THOUSAND * max(len(read), _SHORT)


class _Words(dict[str, str]):
    """What each word is read as: itself if the table has it, or else its kind."""

    def __missing__(self, word: str) -> str:
        first = word[0]
        if first.isdigit():
            return "0th" if word[-1].isalpha() else "0"
        if first.isalpha():
            return "A" if first.isupper() else "x"
        return "." if first in _ENDS else ","


class _Turns(NamedTuple):
    """The table, laid out for looking things up."""

    words: _Words
    lengths: dict[tuple[str, str], tuple[int, ...]]  # of the turns that begin with these two
    lines: dict[tuple[str, ...], int]
    weights: tuple[float, ...]

    def read(self, text: str) -> list[str]:
        """Return `text` as the words and kinds that the table is made of."""
        tokens = _TOKEN.findall(text)
        words = self.words
        read = [".", *map(words.__getitem__, tokens)]
        for at in [at for at, kind in enumerate(read[:-1]) if kind == "."]:
            if read[at + 1] == "A":
                read[at + 1] = words.get(tokens[at].lower(), "A")
        return read

    def found(self, read: list[str]) -> dict[int, set[tuple[str, ...]]]:
        """Return the lines of the table that occur, with the different turns found of each."""
        found: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        lengths = self.lengths
        for at, pair in enumerate(pairwise(read)):
            for length in lengths.get(pair, ()):
                turn = tuple(read[at : at + length])
                if turn in self.lines:
                    found[self.lines[turn]].add(turn)
        return found


@cache
def _turns() -> _Turns:
    table = [line.split() for line in TURNS.splitlines() if _TURN.match(line)]
    lines: dict[tuple[str, ...], int] = {}
    lengths: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (_, *slots) in enumerate(table):
        for turn in product(*map(_alternatives, slots)):
            lines.setdefault(turn, number)
            lengths[turn[0], turn[1]].add(len(turn))
    words = _Words((word, word) for turn in lines for word in turn)
    return _Turns(
        words,
        {pair: tuple(sorted(found)) for pair, found in lengths.items()},
        lines,
        tuple(float(weight) for weight, *_ in table),
    )


def _alternatives(slot: str) -> list[str]:
    """Return the words that may stand in a place of a turn."""
    return [word for name in slot.split("|") for word in _spelled_out(name)]


def _spelled_out(name: str) -> list[str]:
    if name.startswith("~"):
        verb = name[1:]
        stem = verb.removesuffix("e")
        third = f"{verb}es" if verb.endswith(("s", "ch", "sh")) else f"{verb}s"
        return [verb, third, f"{stem}ed", f"{stem}ing"]
    return LISTS[name].split("|") if name in LISTS else [name]
