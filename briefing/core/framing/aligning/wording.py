"""The words that two sentences on one fact put in one another's place."""

from __future__ import annotations

import difflib

from briefing.core.framing.reading.figures import values
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import STOPWORDS, Word, shorten, stem

_LONGEST_RUN = 5
_BEGINNING = 4  # letters that two forms of one word share


def difference(one: Text, row: Row, other: Text, line: Row) -> str:
    """Return the words that two sentences put in one another's place, side by side.

    Only where the words before or behind are the same: what stands elsewhere is no counterpart.
    """
    mine, theirs = row.words, line.words
    matcher = difflib.SequenceMatcher(
        None,
        [stem(word.lower) for word in mine],
        [stem(word.lower) for word in theirs],
        autojunk=False,
    )
    steps = [(tag, mine[a:b], theirs[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    anchored = (
        (left, right)
        for before, (tag, left, right), after in zip(steps, steps[1:], steps[2:], strict=False)
        if tag == "replace" and (_content(before[1]) or _content(after[1]))
        and _telling(left, right)
    )  # fmt: skip
    pairs = [(_run(one, left), _run(other, right)) for left, right in anchored]
    return "; ".join(f"“{left}” / “{right}”" for left, right in pairs[:3])


def _telling(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    """Whether two runs are short, say something, and do not say it in one word's two forms."""
    return (
        max(len(left), len(right)) <= _LONGEST_RUN
        and _content(left)
        and _content(right)
        and not _trivial(left, right)
    )


def _trivial(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether two runs differ in form alone: 'thirty' and '30', 'carry' and 'carrying'."""
    left, right = ({word.lower for word in run} - STOPWORDS for run in (mine, theirs))
    numbers = [values(" ".join(sorted(words))) for words in (left, right)]
    if numbers[0] and numbers[0] == numbers[1]:
        return True
    return any(
        one.startswith(other[:_BEGINNING]) or other.startswith(one[:_BEGINNING])
        for one in left
        for other in right
    )


def _content(run: tuple[Word, ...]) -> bool:
    return any(_plain(word) for word in run)


def _plain(word: Word) -> bool:
    return word.lower not in STOPWORDS and "'" not in word.lower


def _run(text: Text, run: tuple[Word, ...]) -> str:
    while not _plain(run[-1]):
        run = run[:-1]
    return shorten(text.article.text[run[0].start : run[-1].end], 50)
