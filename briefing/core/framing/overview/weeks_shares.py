"""How often one outlet's texts of weeks call an actor something, or quote somebody, beside the others.

Counted by text, not by mention: a text that has a word ten times tells of one choice, not of ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.core.framing.aligning.utterances import speaker_name
from briefing.core.framing.claims import evidence
from briefing.core.framing.naming.labels import Actors, labels
from briefing.core.framing.reading.people import FORMAL, SAME
from briefing.core.framing.reading.table import Table, Text
from briefing.core.intervals import Share
from briefing.core.model import Evidence
from briefing.core.overview import LABELS, VOICES, Difference

WIDEST = 0.5  # an interval that spans more than half of what is possible says nothing
FEWEST = 3  # texts of the side that has the greater share
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Held:
    """Which texts have one label or voice, each with its first place, of which texts at all."""

    kind: str
    actor: str
    word: str = ""
    among: frozenset[int] = frozenset()
    places: dict[int, Evidence] = field(default_factory=dict)


def held(table: Table, texts: tuple[Text, ...]) -> tuple[Held, ...]:
    """Return every label and voice of `texts`, which are some of the table's.

    Labels that anybody would use (president, lawyer) are left out: they say nothing.
    """
    given, people = labels(table)
    counted = {text.index for text in texts}
    named = _named(texts, people)
    called: dict[tuple[str, str], dict[int, Evidence]] = defaultdict(dict)
    for label in given:
        if label.text in counted and label.row.compared and label.head not in FORMAL:
            place = evidence(table.texts[label.text], label.row.start, label.row.end)
            key = (label.actor, SAME.get(label.head, label.head))
            called[key].setdefault(label.text, place)
    return (
        *(
            Held(
                LABELS,
                plain_name(people.shown[actor]),
                word,
                frozenset(named[actor] | set(places)),
                places,
            )
            for (actor, word), places in sorted(called.items())
        ),
        *(
            Held(VOICES, plain_name(people.shown[actor]), "", frozenset(counted), places)
            for actor, places in sorted(_quoted(texts, people).items())
        ),
    )


def plain_name(printed: str) -> str:
    """Return a name without a possessive ending: Anna Ott for Anna Ott's."""
    return printed.removesuffix("'s").removesuffix("’s")


def _named(texts: tuple[Text, ...], people: Actors) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        for name in text.names:
            if name.row.compared:
                found[people.keys[name.key]].add(text.index)
    return found


def _quoted(texts: tuple[Text, ...], people: Actors) -> dict[str, dict[int, Evidence]]:
    found: dict[str, dict[int, Evidence]] = defaultdict(dict)
    for text in texts:
        for quote in text.quotes:
            row = text.row_at(quote.start)
            if row and row.compared and (name := speaker_name(text, quote)):
                actor = people.keys.get(tuple(name.lower().split()))
                if actor:
                    found[actor].setdefault(
                        text.index, evidence(text, quote.outer_start, quote.outer_end)
                    )
    return found


def differences(found: tuple[Held, ...], own: frozenset[int]) -> tuple[Difference, ...]:
    """Return the shares that differ between the texts `own` and the others, the surest first.

    A share is shown if the 95 % intervals of both sides are narrower than half of what is
    possible and do not overlap, which is stricter than a test at 95 % of their difference.
    """
    kept = sorted(_kept(found, own), key=_gap)
    return tuple(kept)


def _kept(found: tuple[Held, ...], own: frozenset[int]) -> Iterator[Difference]:
    for one in found:
        texts = frozenset(one.places)
        share = Share(len(texts & own), len(one.among & own))
        others = Share(len(texts - own), len(one.among - own))
        if _differ(share, others):
            side = texts & own if share.value > others.value else texts - own
            examples = tuple(one.places[text] for text in sorted(side)[:EXAMPLES])
            yield Difference(one.kind, one.actor, one.word, share, others, examples)


def _differ(share: Share, others: Share) -> bool:
    one, other = share.interval, others.interval
    most = share if share.value > others.value else others
    narrow = max(one.width, other.width) <= WIDEST
    return most.k >= FEWEST and narrow and not one.overlaps(other)


def _gap(one: Difference) -> tuple[float, str, str, str]:
    mine, theirs = one.share.interval, one.others.interval
    gap = max(mine.low - theirs.high, theirs.low - mine.high)
    return -gap, one.kind, one.actor, one.word
