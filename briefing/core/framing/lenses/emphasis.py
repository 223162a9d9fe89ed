"""Lens: with what each outlet opens, where they open with different things."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.aligning.beside import one_of_each
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.reading.passing import run_together
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import (
    MONTHS,
    STOPWORDS,
    squeezed,
    stem,
    terms,
    word_set,
    words,
)

KIND = "emphasis"
_LEAD_WORDS = 10
_LEAD_ROWS = 4  # a lead farther down is none: what stands ahead was not understood
_AT_MOST = 0.15
_FIRST_ROWS, _CENTRAL = 8, 0.1
_MOST_OUTLETS = 4
_AGENT = 7  # words within which a lead names what it is about
_APART = 0.3
_SHARED = 0.34  # of the words of the shorter lead: with more of them, both tell the same
# What stands ahead of a text and is not its own: captions, notes of the editor, who the author is.
_AHEAD = re.compile(
    r"(?i)^(?:close\b|(?:editor.s )?note\b|this undated|this \w+\.? \d{1,2}, \d{4},? .{0,10}(?:photo|image)|in this .{0,25}(?:photo|image|picture|still)\b|file\b|pictured|"
    r"media caption|get (?:all )?the latest|(?:the )?(?:opinions|views) expressed)"
    rf"|\b(?:{'|'.join(month[:3] for month in MONTHS)})[a-z.]* \d{{1,2}}, \d{{4}}\.?$"
    r"|\bis an? (?:[\w-]+ ){0,3}(?:fellow|columnist|reporter|editor|author|professor|correspondent|writer|contributor)\b"
    r"|\b(?:inbox|newsletter|affiliate)\b|\b(?:getty images|afp|epa|(?:ap|file) photo)\b"
)
_CREDIT = re.compile(r"(?i)\(ap photo|\bap photo/|\bphoto/\w|\(getty|\(reuters/")
_PRONOUNS = word_set("he she they")
_POSES = word_set(
    """speaks listens walks arrives addresses announces waves talks gestures poses testifies delivers attends stands
    looks appears holds leaves sits answers greets"""
)
_POSED = 35  # words: a caption is short
# A text whose first words point back at something is not whole.
_POINTS_BACK = word_set("that those other others now but also later he she they it such and")


def claims(table: Table, found: Index) -> list[Draft]:
    """Set first sentences side by side that open with different things, not just in other words."""
    leads = (
        (text, row)
        for text in table.texts
        if english(text) and not text.translated and (row := _lead(text)) and _on_story(table, text)
    )
    shown = one_of_each(leads, partial(_open_alike, found))
    if not shown:
        return []
    backing = tuple(sentence(text, row) for text, row in shown[:_MOST_OUTLETS])
    return [draft(KIND, "How the texts open", backing, weight=0.35, about="openings")]


def _on_story(table: Table, text: Text) -> bool:
    """Whether the first sentences come to the story: some pages open with other news."""
    return any(table.centrality(row) >= _CENTRAL for row in text.rows[:_FIRST_ROWS])


def _lead(text: Text) -> Row | None:
    """Return the first sentence behind the headline, if it is whole and the text's own."""
    ahead = text.rows[:_LEAD_ROWS]
    credited = [at for at, row in enumerate(ahead) if _CREDIT.search(text.passage(row))]
    ahead = ahead[max(credited, default=-1) + 1 :]
    first = next((row for row in ahead if not row.boilerplate and not _before(text, row)), None)
    if first is None or not first.compared or len(first.words) < _LEAD_WORDS:
        return None
    if first.start > _AT_MOST * len(text.article.text) or run_together(text, first):
        return None
    if _points_back(first):
        return None
    return first if text.passage(first).rstrip("”\"’')")[-1:] in {".", "!", "?"} else None


def _points_back(row: Row) -> bool:
    """Whether a sentence goes on from another: 'But ...', 'they said' with nobody named before."""
    named = next((at for at, word in enumerate(row.words[1:], 1) if word.capital), len(row.words))
    words = [word.lower for word in row.words]
    said = any(a in _PRONOUNS and b in SAY_VERBS for a, b in pairwise(words[:named]))
    return words[0] in _POINTS_BACK or "also" in words or said


def _before(text: Text, row: Row) -> bool:
    """Whether a sentence stands ahead of the text proper: its headline again, a caption, a note."""
    return (
        squeezed(text.passage(row)) in squeezed(text.article.title)
        or row.terms == terms(words(text.article.title))
        or bool(_AHEAD.search(text.passage(row)))
        or _is_pose(row)
    )


def _is_pose(row: Row) -> bool:
    """Whether the sentence says what somebody does in a picture: 'Senator Holm listens during ...'."""
    verb = next((at for at, word in enumerate(row.words) if word.lower in _POSES), 0)
    name = row.words[:verb]
    return len(row.words) <= _POSED and bool(name) and all(word.capital for word in name)


def _open_alike(found: Index, one: Row, other: Row) -> bool:
    """Whether two first sentences tell the same, or begin with the same words."""
    first, second = (
        {stem(word.lower) for word in row.words[:_AGENT] if word.lower not in STOPWORDS}
        for row in (one, other)
    )
    shared = len(found.sets[one] & found.sets[other])
    both = shared >= _SHARED * min(len(one.terms), len(other.terms))
    return both or bool(first & second) or found.likeness(one, other) >= _APART
