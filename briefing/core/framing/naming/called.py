"""What outlets call one thing: 'a colonial sell-off' here, 'a long-term partnership' there.

Nouns for the same sort of thing are one class. Phrases of a class are taken for one thing only if
what stands around them is alike, so that two deals of one story are not mixed up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product

from briefing.core.framing.claims import Draft, draft, evidence, in_translation
from briefing.core.framing.gates import english
from briefing.core.framing.naming.named_so import VERDICTS
from briefing.core.framing.naming.same_thing import Sameness
from briefing.core.framing.naming.thing_words import NEUTRAL
from briefing.core.framing.naming.things import Phrase, things
from briefing.core.framing.reading.table import Table
from briefing.core.framing.reading.words import word_set

KIND = "names"
_POINTING = word_set("this that any such no what another")
_ALIKE, _ALIKE_IF_MARKED, _ALIKE_IF_PLAIN = 0.1, 0.15, 0.2
_WIDE = word_set("rally scheme blueprint partnership")  # there are many in any story
_BY_NOUN, _BY_ADJECTIVE = 0.35, 0.2
_FITTING = word_set("truce deal war talks")  # nouns that fit all of their class
# A robbery may be any other one: it is the deal only where the deal was spoken of before.
_DEEDS = VERDICTS | word_set(
    "robbery extortion blackmail plunder plundering looting tribute diktat"
)
_MOST = 4


def claims(table: Table) -> list[Draft]:
    """Return the claims on what things are called."""
    by_class: dict[str, list[Phrase]] = defaultdict(list)
    for text in table.texts:
        for phrase in things(text) if english(text) else ():
            by_class[phrase.sort].append(phrase)
    drafts = [_claim(table, sort, found) for sort, found in sorted(by_class.items())]
    return [one for one in drafts if one]


def _claim(table: Table, sort: str, found: list[Phrase]) -> Draft | None:
    """Return the claim on one class of things, if two outlets call one by telling words."""
    by_outlet: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in found:
        if phrase.head in _DEEDS and not _follows_plain(phrase, found):
            continue
        if (_own(phrase, found) or phrase.head in NEUTRAL) and not _points(phrase):
            by_outlet[phrase.text.outlet].append(phrase)
    same = Sameness(table, found)
    best = _best_pair(table, same, by_outlet)
    if best is None:
        return None
    if not any(phrase.head in NEUTRAL for phrase in found):
        return None
    chosen = _extended(table, same, best, by_outlet)
    backing = tuple(evidence(one.text, one.start, one.end) for one in chosen)
    central = max(table.centrality(one.row) for one in chosen)
    if not any(one.loaded for one in chosen):
        return None  # two plain nouns are sooner two things than two names for one
    strongly = sort == "war" or any(one.head not in NEUTRAL for one in chosen)
    more = _BY_NOUN if strongly else _BY_ADJECTIVE
    weight = 0.25 + 0.2 * central + more + 0.05 * len(chosen)
    return draft(KIND, f"Names for the {_noun(sort, found)}", backing, weight=weight, about=f"thing:{sort}",
                 note="".join(in_translation(table, backing)))  # fmt: skip


def _noun(sort: str, found: list[Phrase]) -> str:
    """Return what to call the thing: the plain noun that most phrases have, where nouns differ much."""
    plain = Counter(phrase.head for phrase in found if phrase.head in NEUTRAL)
    fits = sort in _FITTING or not plain
    return sort if fits else min(plain, key=lambda head: (-plain[head], head))


def _own(phrase: Phrase, found: list[Phrase]) -> bool:
    """Whether the phrase has a word that no other outlet uses for this class of thing."""
    elsewhere = {
        word for other in found if other.text.outlet != phrase.text.outlet for word in other.telling
    }
    return bool(phrase.telling - elsewhere)


def _follows_plain(phrase: Phrase, found: list[Phrase]) -> bool:
    """Whether the text speaks of the deal by a plain noun right before it calls it a deed."""
    return any(
        other.head in NEUTRAL
        and other.text is phrase.text
        and other.start < phrase.start
        and phrase.row.paragraph - other.row.paragraph <= 1
        for other in found
    )


def _points(phrase: Phrase) -> bool:
    """Whether the phrase only points at the thing: 'this war' is no name."""
    return phrase.opener in _POINTING and not phrase.telling


def _best_pair(
    table: Table, same: Sameness, by_outlet: dict[str, list[Phrase]]
) -> tuple[Phrase, Phrase] | None:
    pairs = [
        (score, one, other)
        for left, right in combinations(table.outlets, 2)
        for one, other in product(by_outlet.get(left, ()), by_outlet.get(right, ()))
        if _telling_enough(one, other)
        and (score := same.likeness(one, other)) >= _least(one, other)
    ]
    best = max(pairs, key=lambda pair: (pair[0] + _strength(pair[1], by_outlet) + _strength(pair[2], by_outlet),
                                        -pair[1].start, -pair[2].start), default=None)  # fmt: skip
    return (best[1], best[2]) if best else None


def _least(one: Phrase, other: Phrase) -> float:
    """Return how alike the places must be: two plain nouns are sooner for two things than for one."""
    if not {one.head, other.head} <= NEUTRAL | _WIDE:
        return _ALIKE
    if one.telling & other.telling or one.names & other.names:
        return _ALIKE
    return _ALIKE_IF_MARKED if one.sided or other.sided else _ALIKE_IF_PLAIN


def _telling_enough(one: Phrase, other: Phrase) -> bool:
    """Whether both are told in words of their own, or one by a noun that takes sides."""
    if one.head == other.head and one.head not in NEUTRAL:
        return one.marks != other.marks
    if one.telling and other.telling and not (one.sided or other.sided):
        return one.telling != other.telling
    if one.telling and other.telling:
        return one.head != other.head or one.telling != other.telling
    return one.sided != other.sided or one.marks != other.marks


def _strength(phrase: Phrase, by_outlet: dict[str, list[Phrase]]) -> float:
    """Return how much a phrase says by its noun, its modifiers, and how often the outlet uses it."""
    again = sum(one.head == phrase.head for one in by_outlet[phrase.text.outlet])
    said = 0.3 + 0.08 * min(again, 4) + 0.2 * min(len(phrase.marks), 2)
    return phrase.sided * said + 0.05 * min(len(phrase.telling), 3)


def _extended(
    table: Table, same: Sameness, best: tuple[Phrase, Phrase], by_outlet: dict[str, list[Phrase]]
) -> list[Phrase]:
    """Add the best phrase of each further outlet, in the order of the outlets."""
    chosen = list(best)
    seen = {one.text.outlet for one in best}
    for outlet in table.outlets:
        fitting = [
            one
            for one in by_outlet.get(outlet, ())
            if same.likeness(one, best[0]) >= _least(one, best[0])
        ]
        if outlet not in seen and fitting and len(chosen) < _MOST:
            chosen.append(max(fitting, key=lambda one: (_strength(one, by_outlet), -one.start)))
    return chosen
