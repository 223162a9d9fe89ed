"""Lens: who did it, named by one outlet and left open by another: 'was hit' beside 'drones hit'.

Passive voice without an agent is found by its form, which is nearly as sure as a parser's; the two
sentences must be on the same thing, and the second must not name the agent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.aligning.utterances import in_quotes
from briefing.core.framing.claims import Draft, draft, listed, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, stem, word_set

KIND = "same fact"
_ACTS = {
    form: verb
    for verb, forms in (
        line.split(":") for line in """hit:hit hits struck strike strikes attacked attack attacks shelled bombed targeted
        damage:damaged damages destroyed destroys wrecked
        kill:killed kills shot injured wounded
        detain:detained arrested seized jailed
        remove:removed fired sacked expelled dismissed ousted
        block:blocked banned barred halted suspended
        cut:cut slashed reduced""".replace("\n        ", "|").split("|")
    )
    for form in forms.split()
}  # fmt: skip
_PARTICIPLES = frozenset(form for form in _ACTS if not form.endswith("s") and form != "attack") - {
    "strike"
}
_AUXILIARIES = word_set("was were been being is are")
_ADVERBS = word_set("not also again later badly severely heavily directly twice all both since")
_OBJECT_WORDS, _SUBJECT_WORDS, _AGENT_WORDS = 7, 8, 5
_ALIKE = 0.08
_HANGS_ON = word_set(
    "of in on at off by with from for over against between near to under about after into"
)
_NO_AGENTS = word_set("he she it they we i you who which that this these those there and or but to")


@dataclass(frozen=True, slots=True)
class Act:
    """One act in one sentence: its sort, the stems of what it was done to, the agent's words."""

    row: Row
    verb: str
    sort: str
    objects: frozenset[str]
    agent: tuple[Word, ...]


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on acts whose agent one outlet names and another leaves open."""
    active: list[Act] = []
    passive: list[Act] = []
    for row in table.rows:
        text = table.texts[row.text]
        if english(text):
            for act in _acts(text, row):
                (active if act.agent else passive).append(act)
    pairs = [
        (found.likeness(one.row, other.row), one, other)
        for one, other in product(active, passive)
        if _left_open(table, one, other)
    ]
    pairs = sorted(
        (pair for pair in pairs if pair[0] >= _ALIKE),
        key=lambda pair: (-pair[0], pair[1].row.text, pair[1].row.number, pair[2].row.text),
    )
    taken: set[Row] = set()
    drafts = []
    for _, one, _ in pairs:
        if one.row not in taken:
            taken.add(one.row)
            drafts.append(_claim(table, one, [pair for pair in pairs if pair[1] is one]))
    return drafts


def _acts(text: Text, row: Row) -> Iterator[Act]:
    for index, word in enumerate(row.words):
        sort = _ACTS.get(word.lower)
        if not sort or index == 0 or word.capital or in_quotes(text, word.start):
            continue
        before = _before(row.words, index)
        if before is not None and row.words[before].lower in _AUXILIARIES:
            if word.lower in _PARTICIPLES and not _by(row.words, index):
                done_to = row.words[max(0, before - _SUBJECT_WORDS) : before]
                verb = f"{row.words[before].lower} {word.lower}"
                yield Act(row, verb, sort, _nouns(done_to), ())
        elif agent := _agent(text, row.words, index):
            done_to = row.words[index + 1 : index + 1 + _OBJECT_WORDS]
            yield Act(row, word.lower, sort, _nouns(done_to), agent)


def _before(words: tuple[Word, ...], index: int) -> int | None:
    """Return the index of the word before the verb, looking past adverbs."""
    at = index - 1
    while at >= 0 and (words[at].lower in _ADVERBS or words[at].lower.endswith("ly")):
        at -= 1
    return at if at >= 0 else None


def _by(words: tuple[Word, ...], index: int) -> bool:
    return any(word.lower == "by" for word in words[index + 1 : index + 10])


def _agent(text: Text, words: tuple[Word, ...], index: int) -> tuple[Word, ...]:
    """Return the words of the subject right before the verb, with at least one that names it."""
    start = index
    while start > 0 and index - start < _AGENT_WORDS and words[start - 1].lower not in STOPWORDS:
        if text.article.text[words[start - 1].end : words[start].start].strip():
            break
        start -= 1
    agent = words[start:index]
    if start and words[start - 1].lower in _HANGS_ON:
        return ()
    named = any(word.capital and word.start != words[0].start for word in agent) or (
        bool(agent) and agent[0].start == words[0].start and len(agent) > 1 and agent[0].capital
    )
    return agent if named and agent[-1].lower not in _NO_AGENTS else ()


def _nouns(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(
        stem(word.lower) for word in words if word.lower not in STOPWORDS and len(word.text) > 3
    )


def _left_open(table: Table, one: Act, other: Act) -> bool:
    """Whether two acts are one, told by two outlets, and the second sentence names no agent."""
    if one.sort != other.sort and {one.sort, other.sort} != {"hit", "damage"}:
        return False
    if table.texts[one.row.text].outlet == table.texts[other.row.text].outlet:
        return False
    agents = {stem(word.lower) for word in one.agent}
    return bool(one.objects & other.objects) and not agents & set(other.row.terms)


def _claim(table: Table, one: Act, pairs: list[tuple[float, Act, Act]]) -> Draft:
    text = table.texts[one.row.text]
    open_: dict[str, Row] = {}
    for _, _, other in pairs:
        open_.setdefault(table.texts[other.row.text].outlet, other.row)
    named = text.article.text[one.agent[0].start : one.agent[-1].end]
    passive = pairs[0][2]
    backing = (sentence(text, one.row), *(
        sentence(table.texts[row.text], row) for row in list(open_.values())[:3]
    ))  # fmt: skip
    likeness = pairs[0][0]
    weight = 0.6 + 0.2 * likeness + 0.2 * table.centrality(one.row)
    title = (
        f"Agent named or not: “{named} {one.verb}” in {text.outlet}, "
        f"“{passive.verb}” in {listed(tuple(open_)[:3], 2)}"
    )
    return draft(
        KIND, title, backing, weight=weight, about=f"agent:{one.row.text}.{one.row.number}"
    )
