"""Lens: one person or body in each text: the sentences in which it acts, speaks or is described.

The sentences of two outlets on one envoy need share no word but the name; side by side they show
whether he is useful and businesslike or reads out a list for fifty minutes.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.core.framing.alike import Index
from briefing.core.framing.beside import by_outlet, side_by_side
from briefing.core.framing.claims import Draft, draft, passage
from briefing.core.framing.countries import country
from briefing.core.framing.entities import GENERIC, Name
from briefing.core.framing.gates import english
from briefing.core.framing.labels import actors
from briefing.core.framing.rows import Row
from briefing.core.framing.speech import AUXILIARIES, SAY_VERBS
from briefing.core.framing.table import Table
from briefing.core.framing.words import STOPWORDS, word_set

KIND = "roles"
_FEW, _EACH_OF_FEW = 3, 2
_MUCH = 2  # sentences on one actor in an outlet of many, of which two are shown
_SHORTEST, _LONGEST = 6, 45
_BEHIND = 3
_IN_FULL = 0.15  # a name that hardly ever stands in full is a place in the name of a body
_VERBS = (SAY_VERBS | AUXILIARIES | word_set(
    """is was has had have were are will would could did does told gave took made went came left held kept
    got put set read led met ran won lost chose found sent brought knew saw felt wore stood sat spoke
    began broke drew fell grew"""
))  # fmt: skip


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on how people and bodies appear, for those who act in two outlets' texts."""
    people = actors(tuple(text.names for text in table.texts))
    places: dict[str, dict[Row, None]] = defaultdict(dict)
    forms: dict[str, Counter[bool]] = defaultdict(Counter)
    for text in table.texts:
        for name in text.names if english(text) else ():
            actor = people.keys[name.key]
            forms[actor][len(name.words) > 1] += 1
            if _counts(name, actor) and _acts(name):
                places[actor][name.row] = None
    drafts = [
        _claim(table, found, _shown(people.shown[actor]), list(rows))
        for actor, rows in sorted(places.items())
        if (" " not in actor and _spread(table, rows))
        or (" " in actor and forms[actor][True] >= _IN_FULL * forms[actor][False])
    ]
    return [one for one in drafts if one]


def _spread(table: Table, rows: dict[Row, None]) -> bool:
    """Whether two outlets have a single word act twice: so does a country, hardly an adjective."""
    counts = Counter(table.texts[row.text].outlet for row in rows)
    return sum(count > 1 for count in counts.values()) > 1


def _shown(name: str) -> str:
    plain = name.removesuffix("'s").removesuffix("’s").removeprefix("Staff ")
    return country(name.lower()) or plain


def _counts(name: Name, actor: str) -> bool:
    """Whether a mention is of the actor itself, by a last name or a full one, in a fitting sentence."""
    row = name.row
    if name.key[-1] != actor.rsplit(" ", 1)[-1] or name.words[-1].text.endswith(("'s", "’s")):
        return False
    fitting = _SHORTEST <= len(row.words) <= _LONGEST and row.compared and not row.boilerplate
    return fitting and name.key[-1] not in GENERIC


def _acts(name: Name) -> bool:
    """Whether a verb follows the name, right behind it or behind an adverb."""
    following = [word for word in name.row.words if word.start >= name.end][:_BEHIND]
    for word in following:
        if word.lower in _VERBS or (word.lower not in STOPWORDS and word.lower.endswith("ed")):
            return not word.capital
        if not word.lower.endswith("ly"):
            return False
    return False


def _claim(table: Table, found: Index, shown: str, rows: list[Row]) -> Draft | None:
    """Return the claim that sets each outlet's sentences on one actor side by side."""
    of = by_outlet(table, rows)
    few = len(of) <= _FEW
    chosen = side_by_side(
        found,
        [of[outlet] for outlet in table.outlets if outlet in of],
        {row: _fit(table, row) for row in rows},
        lambda own: _EACH_OF_FEW if few or len(own) >= _MUCH else 1,
    )
    if not chosen:
        return None
    outlets = by_outlet(table, chosen)
    backing = tuple(passage(table.texts[row.text], row) for row in chosen)
    central = sum(table.centrality(row) for row in chosen) / len(chosen)
    weight = 0.2 + 0.3 * central + 0.06 * len(outlets)
    return draft(KIND, f"What each tells of {shown}", backing, weight=weight, about=f"on:{shown}")


def _fit(table: Table, row: Row) -> float:
    return table.centrality(row) + 0.1 * (row.number <= 8)
