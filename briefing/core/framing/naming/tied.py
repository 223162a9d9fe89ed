"""Names that a text says one thing has: 'They call it the Lake Accord, we the Surrender'.

Such a text ties the names of one thing together. Where another text has one of them too, both speak
of that thing, whatever else each of them calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.core.framing.claims import Draft, draft, evidence, in_translation
from briefing.core.framing.gates import english
from briefing.core.framing.naming.phrases import printed_itself
from briefing.core.framing.naming.renamed import plain_at
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import PLAIN_SAY
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, word_set
from briefing.core.model import Evidence

KIND = "names"
_OURSELVES = word_set("we i us let's")
# Behind these nobody calls anything so: 'do not call it', 'it is no good to call it'.
_NOBODY = word_set(
    "not never to cannot don't doesn't didn't nobody none one if can could may might would"
)
_CAPITALS = r"[A-Z][\w’'-]*(?: (?:(?:of|on|for|the|in) ){0,2}[A-Z][\w’'-]*)*"
_PROPER = rf"(?:the |an? )?(?P<proper>{_CAPITALS}(?:(?:, {_CAPITALS})* and {_CAPITALS})?)"
_QUOTED = r"(?:the |an? )?[\"“‘'](?P<quoted>[\w’-]+(?: [\w’-]+){0,5})[.,]?[\"”’']"
_COMMON = r"(?:the |an? )?(?P<common>[a-z][\w’-]+(?: [a-z][\w’-]+){0,2})(?=[.,;:!?])"
_OFTEN = (
    r"(?: (?:all|now|here|still|simply|just|long|since|always|already|have|has|had|will|rather))*"
)
_RIGHT = r"[Tt]he (?:right|proper|honest|correct|true|real|fitting) (?:word|term|name)(?: for (?:it|this|that))? (?:is|was)"
# Each way to say what a thing is called, up to the name.
_CALLED = re.compile(
    rf"(?:(?P<who>[\w’']+){_OFTEN} call(?:s|ed)? (?:it|this|that)|(?P<right>{_RIGHT})"
    r"|\bwhich (?:[\w’]+ ){1,4}?(?:have |has |had )?(?:long since |since |long |always )?call(?:s|ed)?"
    r"|\b(?:carries|carried|bears|bore) the (?:[a-z-]+ ){0,2}(?:name|title)(?: of)?"
    r"|\b[Tt]he (?:word|term|name) (?:that |which )?(?:[a-z]+ ){1,6}?(?:used?|chose|prefers?|preferred) (?:is|was))"
    rf" (?:{_QUOTED}|{_PROPER}|{_COMMON})"
)
# Without one of these in small letters a text has no name of its own for what others call otherwise.
_HINTS = (
    " call it ",
    " call this ",
    " call that ",
    " called it ",
    " word is ",
    " word for ",
    " term is ",
    " name is ",
)
_SPOKEN = (" call", " name", "word ", "term ", " title")
_FEWEST = 2  # words in small letters by which another text's thing is known
_GOING_ON = ("", "and", "but")
_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class _Calling:
    """One place where a text says what a thing is called, in the sentence `number`."""

    name: str
    ours: bool
    number: int
    start: int
    end: int


_Tie = tuple[_Calling, _Calling]


def claims(table: Table) -> list[Draft]:
    """Return the claims on things for which a text itself has two names and another text one of them."""
    texts = tuple(text for text in table.texts if english(text))
    drafts = (_claim(table, text, tie, texts) for text in texts for tie in _own_names(text))
    by_name = {one.about: one for one in drafts if one}
    return list(by_name.values())


def _own_names(text: Text) -> Iterator[_Tie]:
    """Yield the names that others have for a thing, each with the one that the text itself has for it."""
    if any(hint in text.lowered for hint in _HINTS):
        yield from (tie for tie in _ties(text) if tie[1].ours and not tie[0].ours)


def _ties(text: Text) -> Iterator[_Tie]:
    """Yield the names that a text has for one thing, that of others first.

    Its own may stand a sentence apart from theirs; of two of theirs, one goes on where the other ends.
    """
    for one, other in pairwise(_callings(text)):
        between = text.lowered[one.end : other.start].strip(", ")
        tied = other.number - one.number <= 1 if one.ours or other.ours else between in _GOING_ON
        if tied and one.name.lower() != other.name.lower():
            yield (other, one) if one.ours and not other.ours else (one, other)


def _callings(text: Text) -> Iterator[_Calling]:
    """Yield where a text says in its own words what a thing is called."""
    for row in text.rows:
        printed = text.lowered[row.start : row.end]
        if any(hint in printed for hint in _SPOKEN):
            for match in _CALLED.finditer(text.article.text, row.start, row.end):
                if one := _calling(text, row, match):
                    yield one


def _calling(text: Text, row: Row, match: re.Match[str]) -> _Calling | None:
    sort = next(sort for sort in ("quoted", "proper", "common") if match[sort])
    who = (match["who"] or "").lower().replace("’", "'")
    if who in _NOBODY or (sort == "common" and match[sort].split()[0] in STOPWORDS):
        return None
    # 'Called' and 'named' report nobody here, so only the plain verbs of saying do.
    said = (word.lower for word in row.words if word.start < match.start())
    until = match.start(sort) - (sort == "quoted")
    if not (printed_itself(text, row, match.start(), until) and PLAIN_SAY.isdisjoint(said)):
        return None
    ours = bool(match["right"]) or who in _OURSELVES
    return _Calling(match[sort], ours, row.number, match.start(), match.end())


def _claim(table: Table, text: Text, tie: _Tie, texts: tuple[Text, ...]) -> Draft | None:
    """Return the claim that a text has its own name for what another has under the name of others."""
    theirs, ours = tie
    for other in texts:
        if other.outlet == text.outlet or plain_at(other, ours.name) >= 0:
            continue
        if found := _known_as(other, theirs.name):
            shown, place = found
            backing = (_told(text, tie), place)
            parts = (f"{ours.name}: {text.outlet}", f"{shown}: {other.outlet}")
            note = " - ".join((*parts, *in_translation(table, backing)))
            return draft(KIND, f"Names for “{theirs.name}”", backing, weight=_WEIGHT,
                         about=f"renamed:“{theirs.name}”", note=note)  # fmt: skip
    return None


def _known_as(text: Text, name: str) -> tuple[str, Evidence] | None:
    """Return what a text calls the thing of this name, and where: a name tied to it, or just that one."""
    if name not in text.article.text:
        return None
    for one, other in _ties(text):
        if name in {one.name, other.name}:
            return (other if one.name == name else one).name, _told(text, (one, other))
    few = name.islower() and len(name.split()) < _FEWEST
    at = plain_at(text, f"the {name}" if few else name)
    return (name, evidence(text, at, at + len(name) + 4 * few)) if at >= 0 else None


def _told(text: Text, tie: _Tie) -> Evidence:
    """Return the passage that ties two names: from the first to the last word, or two sentences whole."""
    first, last = sorted(tie, key=lambda one: one.start)
    if first.number == last.number:
        return evidence(text, first.start, last.end)
    rows = text.row_at(first.start), text.row_at(last.end - 1)
    start = rows[0].start if rows[0] else first.start
    return evidence(text, start, rows[1].end if rows[1] else last.end)
