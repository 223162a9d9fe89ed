"""Sentences that ascribe: who wants what, who is to blame, what will happen, what should be done.

Entman (1993) gives a frame four functions: to define a problem, to diagnose its cause, to judge it
and to propose a remedy. A statement is found by a verb of our lists with its subject right before
it: looser rules ascribe to the wrong actor more often than not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.core.framing.reading.entities import GENERIC
from briefing.core.framing.reading.reported import cues
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import PRONOUNS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import DAYS, Word, word_set
from briefing.core.framing.stating.blame import blamed
from briefing.core.framing.stating.hedged import hedged, indirect
from briefing.core.framing.stating.subjects import Subject, subject_at

WANT, FEAR, THREAT, REFUSAL, CONCESSION = "wants", "fears", "threatens", "refuses", "concedes"
BLAME, FORECAST, REMEDY, NATURE = "blame", "forecast", "remedy", "nature"
ROLES = (WANT, FEAR, THREAT, REFUSAL, CONCESSION)

_VERBS = {
    WANT: word_set(
        """want wants wanted seek seeks sought aim aims aimed hope hopes hoped desire desires
        demand demands demanded insist insists insisted intend intends intended crave craves pursue
        pursues strive strives seeking demanding trying hoping insisting pursuing aiming craving
        determined prefers"""
    ),
    FEAR: word_set("fear fears feared dread dreads worries worry fearing"),
    THREAT: word_set("threaten threatens threatened threatening"),
    REFUSAL: word_set(
        "refuse refuses refused reject rejects rejected oppose opposes opposed refusing rejecting opposing"
    ),
    CONCESSION: word_set(
        "concede concedes conceded accept accepts accepted agree agrees agreed accepting conceding"
    ),
}
_ROLE_OF = {verb: name for name, verbs in _VERBS.items() for verb in verbs}
_ABOUT_ACTORS = frozenset({*ROLES})  # actors want; things are something; both have a future
_MODALS = {"will": FORECAST, "won't": FORECAST, "must": REMEDY, "should": REMEDY, "ought": REMEDY}
_APPOINTMENTS = word_set(
    """speak meet visit travel hold host attend deliver appear announce address unveil sign release join
    testify publish discuss receive present brief file reintroduce introduce nominate vote"""
)
_COURTESIES = word_set(
    "invitation invitations nomination award prize apology"
)  # taking one is no concession
_ASSERTIONS = word_set(
    "allegation allegations accusation accusations claim claims report reports criticism charge charges"
)  # who rejects one says that it is untrue
_ENDS = word_set("win gain regain retake secure clinch")  # to do so they need to: no remedy
_BE = word_set("is are was were remains remain")
_TELLING = _MODALS.keys() | _ROLE_OF.keys() | _BE | {"need", "needs"}
_BASE = word_set(
    """want seek need aim hope desire demand insist intend crave pursue strive fear dread worry threaten vow
    warn refuse reject oppose block concede accept agree"""
)
_GOALS = word_set(
    "goal goals aim aims objective objectives intention intentions interest strategy purpose"
)
_PROSPECTS = word_set("likely bound doomed set going destined unlikely certain sure about")
_FILLERS = word_set(
    """not never also still only just now clearly really simply always long has have had been does do
    did don't doesn't didn't openly already repeatedly evidently plainly again both all"""
)
_EDGES = word_set(
    """in on at by with after before when while as that because if but and or to from since during amid over
    into about against under than so though although until where which what how whether through for of who
    says said is are was were be will would can could may might must should"""
)
_PEOPLE = re.compile(r"(?:ians?|ans?|ns?|ese|ish|is?|ers?)$")
_NATURE = re.compile(
    r"(?i)^(?:(?:not|never|still|now|simply|only|really|in fact|nothing but|nothing less than|nothing more than|"
    r"little more than) )?(?:a|an|the|no|nothing)\b"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of one text that ascribes: to whom, what, and whether it does so in its own voice."""

    text: int
    row: Row
    subject: Subject
    function: str
    at: int
    own_voice: bool


def statements(table: Table) -> tuple[Statement, ...]:
    """Return the statements of all sentences that may be compared, in order."""
    people = _people(table)
    found: list[Statement] = []
    for row in table.rows:
        text = table.texts[row.text]
        if text.language != "en" or len(row.words) > 60:
            continue
        made = (*_by_verb(text, row, people), *_blames(text, row))
        found += {(one.subject.key, one.function): one for one in made}.values()
    return tuple(found)


def _people(table: Table) -> dict[str, str]:
    """Return whom the coverage's own names stand for: people by last name, places, their people."""
    keys: dict[str, str] = {}
    alone = [name for text in table.texts for name in text.names if len(name.words) == 1]
    spread = Counter(key for _, key in sorted({(name.row.text, name.key[0]) for name in alone}))
    for text in table.texts:
        for name in text.names:
            if len(name.words) > 1 and name.key[-1] not in GENERIC:
                whole = name.words[-1:] if name.key[-1] in spread else name.words
                keys.setdefault(name.key[-1], " ".join(map(_printed, whole)))
    for lower, count in sorted(spread.items(), key=lambda pair: (len(pair[0]), pair[0])):
        if count > 1 and len(lower) > 3 and lower not in keys:
            keys[lower] = _place_of(lower, keys) or lower.title()
    return keys


def _printed(word: Word) -> str:
    return word.text.removesuffix("'s").removesuffix("’s")


def _place_of(lower: str, keys: dict[str, str]) -> str:
    """Return the place whose people or things a word names: 'Karsovian' belongs to Karsovia."""
    root = _PEOPLE.sub("", lower)
    if root == lower or len(root) < 3:
        return ""
    return next(
        (keys[place] for place in (root, f"{root}a", f"{root}ia", f"{root}e") if place in keys), ""
    )


def _by_verb(text: Text, row: Row, people: dict[str, str]) -> list[Statement]:
    found = []
    for index, word in enumerate(row.words):
        if word.lower not in _TELLING or word.start == row.start:
            continue
        if not (function := _function(text, row, index)):
            continue
        if function in {CONCESSION, REFUSAL} and _none_made(row.words, index):
            continue
        if hedged(text, row, word.start):
            break
        if function == FORECAST and any(one.lower == "because" for one in row.words[:index]):
            continue
        subject = _subject_before(text, row.words, index, people)
        if subject and _fits(subject, function) and not indirect(text, row, word.start):
            found.append(_statement(text, row, subject, function, word.start))
    return found


def _none_made(words: tuple[Word, ...], verb: int) -> bool:
    """Whether nobody accepts or refuses: two agree with one another, or somebody does not agree."""
    before = {word.lower for word in words[max(0, verb - 5) : verb]}
    joint = words[verb].lower.startswith("agree") and before & {"and", "both", "sides"}
    return bool(joint or before & {"not", "never", "didn't", "doesn't", "don't"})


def _fits(subject: Subject, function: str) -> bool:
    return (
        not subject.actor if function == NATURE else subject.actor or function not in _ABOUT_ACTORS
    )


def _function(text: Text, row: Row, index: int) -> str:
    """Return what the verb at `index` ascribes, or "" if it is none of ours."""
    lower = row.words[index].lower
    following = row.words[index + 1].lower if index + 1 < len(row.words) else ""
    if lower in _MODALS and not row.words[index].capital:
        idle = following in PRONOUNS or _scheduled(row, index)
        return "" if idle else _MODALS[lower]
    if lower in {"need", "needs"} and following == "to":
        return "" if any(word.lower in _ENDS for word in row.words) else REMEDY
    if lower in _ROLE_OF:
        passive = following in {"by", "for"} and lower.endswith("ed")
        return "" if passive or _says_little(row.words[index:]) else _ROLE_OF[lower]
    return _of_being(text, row, index) if lower in _BE and following else ""


def _says_little(rest: tuple[Word, ...]) -> bool:
    """Whether a verb of ours, the first word, is none: 'insists that', 'accepts an award', 'rejects claims'."""
    lower, near = rest[0].lower, {word.lower for word in rest[1:6]}
    if lower.startswith("insist"):
        return "on" not in {word.lower for word in rest[1:2]}
    if lower.startswith("accept"):
        return bool(near & _COURTESIES)
    return lower.startswith("reject") and bool(near & _ASSERTIONS)


def _of_being(text: Text, row: Row, index: int) -> str:
    """Read 'the aim of Moscow is', 'is likely to', 'is a colonial sell-off'."""
    if row.words[index - 1].lower in _GOALS:
        return WANT
    following = [word.lower for word in row.words[index + 1 : index + 4]]
    if (
        row.words[index].lower in {"is", "are"}
        and following[0] in _PROSPECTS
        and "to" in following[1:]
    ):
        return FORECAST
    rest = text.article.text[row.words[index + 1].start : row.end]
    return NATURE if _NATURE.match(rest) else ""


def _scheduled(row: Row, index: int) -> bool:
    """Whether what follows is an appointment, not a forecast: 'will speak on Monday'."""
    rest = row.words[index + 1 : index + 4]
    return any(word.lower in _APPOINTMENTS for word in rest) or any(
        word.lower in DAYS for word in row.words
    )


def is_appointment(row: Row) -> bool:
    """Return whether all that the sentence has of the future are appointments."""
    modals = [index for index, word in enumerate(row.words) if word.lower in {"will", "won't"}]
    return bool(modals) and all(_scheduled(row, index) for index in modals)


def _subject_before(
    text: Text, words: tuple[Word, ...], verb: int, people: dict[str, str]
) -> Subject | None:
    """Return the key of the noun phrase right before the verb, looking past ', an aside,'."""
    at = verb - 1
    skipped = _FILLERS | _BE if words[verb].lower.endswith("ing") else _FILLERS
    while at >= 0 and words[at].lower in skipped and not words[at].capital:
        at -= 1
    if at > 0 and words[at].lower in _GOALS:
        at -= 1
    if at < 0:
        return None
    gap = text.article.text[words[at].end : words[at + 1].start]
    if gap.strip() in {",", "—", "–"}:
        at = _before_aside(text, words, at)
    elif gap.strip():
        return None
    if at < 0 or _part_of_phrase(text, words, at) or not _agrees(words, at, verb):
        return None
    return subject_at(words, at, people)


def _agrees(words: tuple[Word, ...], at: int, verb: int) -> bool:
    """Whether the noun can be the verb's subject: not 'Trump's demands', not 'the Republican demand'."""
    subject, lower = words[at].text, words[verb].lower
    owned = subject.endswith(("'s", "’s", "s’", "s'"))
    if owned:
        return words[at + 1].lower in _GOALS
    base = lower in _BASE and verb == at + 1
    return not base or subject.endswith("s") or words[at - 1].lower == "and"


def _before_aside(text: Text, words: tuple[Word, ...], at: int) -> int:
    """Return the index of the word before the comma that opens the aside that ends at `at`."""
    for index in range(at, max(at - 9, 0), -1):
        if text.article.text[words[index - 1].end : words[index].start].strip() in {",", "—", "–"}:
            return index - 1
    return -1


def _part_of_phrase(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether the noun at `at` hangs on another by a preposition: 'the claims of Moscow'."""
    start = at
    while start > 0 and words[start - 1].lower not in _EDGES:
        if text.article.text[words[start - 1].end : words[start].start].strip():
            return False
        start -= 1
        if words[start].lower.endswith("ing") and not words[start].capital:
            return True
    return start > 0 and words[start - 1].lower in {
        "what", "which", "how", "whether", "of", "by", "with", "to", "from", "against", "for", "on",
                                                    "in", "at", "between", "over", "about"}  # fmt: skip


def _blames(text: Text, row: Row) -> list[Statement]:
    """Return the statements on cause and blame of a sentence."""
    return [
        _statement(text, row, Subject(thing, thing, actor=False), BLAME, at)
        for thing, at in blamed(text, row)
    ]


def _statement(text: Text, row: Row, subject: Subject, function: str, at: int) -> Statement:
    quoted = any(quote.outer_start <= at < quote.outer_end for quote in text.quotes)
    given = (cue.start != at for cue in cues(text.article.text, row.words, text.quotes))
    return Statement(text.index, row, subject, function, at, not quoted and not any(given))
