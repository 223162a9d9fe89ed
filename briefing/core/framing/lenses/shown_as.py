"""Lens: one person or body in each text: the sentences in which it acts, speaks or is described.

The sentences of two outlets on one envoy need share no word but the name; side by side they show
whether he is useful and businesslike or reads out a list for fifty minutes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from briefing.core.framing.aligning.alike import Index, nearest_of
from briefing.core.framing.aligning.beside import by_outlet, side_by_side
from briefing.core.framing.claims import Draft, draft, evidence, passage
from briefing.core.framing.gates import english
from briefing.core.framing.lenses.outlook import one_after_another
from briefing.core.framing.naming.labels import Actors, actors
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.speech import AUXILIARIES, SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, word_set
from briefing.core.framing.stating.hedged import rejected
from briefing.core.framing.stating.matter import argues
from briefing.core.framing.stating.places import places

KIND = "roles"
_FEW, _EACH_OF_FEW = 3, 2
_OPENING, _SUBJECT = 4, 0.15  # words before the one of whom a sentence is
_MUCH = 2  # sentences on one actor in an outlet of many, of which two are shown
_NEAR = 0.08  # in reports; hardly a common word, but two matters share none
_OF_PLACES, _SAME_DAY = 0.35, 0.1
_SHORTEST, _LONGEST = 6, 45
_BEHIND = 3
_IN_FULL = 0.15  # a name that hardly ever stands in full is a place in the name of a body
_ADVERBS = word_set(
    """also then later recently repeatedly once again just even still already earlier now always often never
    simply further not who both"""
)
_VERBS = ((SAY_VERBS | AUXILIARIES) - _ADVERBS - {"to"}) | word_set(
    """is was has had have were are will would could did does told gave took made went came left held kept
    got put set read led met ran won lost chose found sent brought knew saw felt wore stood sat spoke
    began broke drew fell grew wants wanted needs says"""
)
_HANGS_ON = word_set(
    "for of with by from to against than between at in on about over under like behind near and or"
)
_TITLES = word_set("the mr mrs ms dr sen rep gov president senator judge justice former")
_CAPTION = re.compile(
    r"(?i)^(?:file|image|photo|embed|video|watch)\b|\bfile photo\b|\bphotos? of\b"
)


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on how people and bodies appear, for those who act in two outlets' texts."""
    argued = all(map(argues, table.texts))
    people = actors(tuple(text.names for text in table.texts))
    acts_in: dict[str, dict[tuple[str, tuple[str, ...]], Name]] = defaultdict(dict)
    forms: dict[str, Counter[bool]] = defaultdict(Counter)
    for text in table.texts:
        for name in text.names if english(text) else ():
            actor = people.keys[name.key]
            forms[actor][len(name.words) > 1] += 1
            acts = _acts(text, name) or (argued and _set_off(text, name))
            if _counts(name, actor) and acts and not _view_of_others(text, name):
                acts_in[actor].setdefault((text.outlet, name.row.terms), name)
        for name in _carried(text, people) if argued and english(text) else ():
            acts_in[people.keys[name.key]].setdefault((text.outlet, name.row.terms), name)
    drafts = [
        _claim(
            table,
            found,
            _shown(people.shown[actor]),
            list(named.values()) if argued else _on_one_matter(found, named.values()),
        )
        for actor, named in sorted(acts_in.items())
        if (" " not in actor and _spread(table, named.values()))
        or (" " in actor and forms[actor][True] >= _IN_FULL * forms[actor][False])
    ]
    made = [one for one in drafts if one]
    return [*made, *_places(table, found, acts_in)] if argued else made


def _places(table: Table, found: Index, acting: Iterable[str]) -> Iterator[Draft]:
    """Yield the claims on what two authors tell of one place that is no actor."""
    for place, told in places(table, found, acting):
        backing = tuple(evidence(one.text, one.rows[0].start, one.rows[-1].end) for one in told)
        central = sum(table.centrality(one.rows[0]) for one in told) / len(told)
        weight = _OF_PLACES + 0.3 * central + _SAME_DAY * bool(told[0].days & told[1].days)
        yield draft(
            KIND, f"What each tells of {place}", backing, weight=weight, about=f"on:{place}"
        )


def _set_off(text: Text, name: Name) -> bool:
    """Whether it acts though no verb is right behind it: 'It was Oster that lent', 'the envoy, Oster, lent'."""
    before = text.lowered[max(name.row.start, name.start - len("it was ")) : name.start]
    after = text.lowered[name.end : name.end + len(" that ")]
    lifted = before.endswith(("it is ", "it was ")) and after.startswith((" that ", " who "))
    verb = next((word for word in name.row.words if word.start > name.end), None)
    aside = before.endswith(", ") and after.startswith(", ")
    return lifted or (aside and verb is not None and verb.lower in _VERBS)


def _carried(text: Text, people: Actors) -> Iterator[Name]:
    """Yield the 'he' or 'she' that begins a sentence as the one person the sentences before are of.

    They go on in one paragraph, the first of them begins with him in full or by his last name, and
    none of them names another.
    """
    whom: Name | None = None
    paragraph = -1
    for row in text.rows:
        named = [one for one in text.names_from(row.start, row.end) if _person(people, one)]
        first = row.words[0] if row.words else None
        if row.paragraph != paragraph or not first or first.lower not in {"he", "she"}:
            whom = named[0] if named and _begins(named[0]) else None
        elif whom and _SHORTEST <= len(row.words) <= _LONGEST and row.compared:
            yield Name(row, (first,), whom.key)
        if len({people.keys[one.key] for one in named}) > 1 or (
            whom and named and people.keys[named[0].key] != people.keys[whom.key]
        ):
            whom = None
        paragraph = row.paragraph


def _person(people: Actors, name: Name) -> bool:
    return " " in people.keys[name.key]


def _begins(name: Name) -> bool:
    """Whether a sentence begins with the name, a title or two before it."""
    return sum(word.end <= name.start for word in name.row.words) < _OPENING


def _view_of_others(text: Text, name: Name) -> bool:
    """Whether an author tells of the name only what others hold: 'We are told that Oster is ...'."""
    return rejected(text, name.row, name.start) and argues(text)


def _on_one_matter(found: Index, named: Iterable[Name]) -> list[Name]:
    """Return the mentions near to what another outlet tells of the actor: reports tell of many matters."""
    told = list(named)
    rows = frozenset(name.row for name in told)
    return [name for name in told if nearest_of(found, name.row, rows) >= _NEAR]


def _spread(table: Table, named: Iterable[Name]) -> bool:
    """Whether two outlets have a single word act twice: so does a country, hardly an adjective."""
    counts = Counter(table.texts[name.row.text].outlet for name in named)
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


def _acts(text: Text, name: Name) -> bool:
    """Whether a verb follows the name, right behind it, an adverb or 'who', and nothing owns the name.

    Of 'a spokesman for Oster said' and 'the talks with Oster failed' another noun is what acts.
    """
    before = text.word_before(name, _TITLES)
    if (
        _CAPTION.match(text.lowered, name.row.start, name.row.end)
        or before in _HANGS_ON
        or before.endswith("ing")
    ):
        return False
    at = name.end
    for word in islice((one for one in name.row.words if one.start >= name.end), _BEHIND):
        if text.article.text[at : word.start].strip(" \n") not in {"", ","[: word.lower == "who"]}:
            return False
        at = word.end
        if word.lower in _VERBS or (word.lower not in STOPWORDS and word.lower.endswith("ed")):
            return not word.capital
        if word.lower not in _ADVERBS and not word.lower.endswith("ly"):
            return False
    return False


def _claim(table: Table, found: Index, shown: str, named: list[Name]) -> Draft | None:
    """Return the claim that sets each outlet's sentences on one actor side by side."""
    of = by_outlet(table, [name.row for name in named])
    few = len(of) <= _FEW
    chosen = side_by_side(
        found,
        [of[outlet] for outlet in table.outlets if outlet in of],
        {name.row: _fit(table, name) for name in named},
        lambda own: _EACH_OF_FEW if few or len(own) >= _MUCH else 1,
    )
    if not chosen:
        return None
    outlets = by_outlet(table, chosen)
    backing = one_after_another(passage(table.texts[row.text], row) for row in chosen)
    central = sum(table.centrality(row) for row in chosen) / len(chosen)
    weight = 0.2 + 0.3 * central + 0.06 * len(outlets)
    return draft(KIND, f"What each tells of {shown}", backing, weight=weight, about=f"on:{shown}")


def _fit(table: Table, name: Name) -> float:
    """Return how well a sentence tells of the actor: best if he is what it begins with."""
    row = name.row
    begins = sum(word.end <= name.start for word in row.words) <= _OPENING
    return table.centrality(row) + 0.1 * (row.number <= 8) + _SUBJECT * begins
