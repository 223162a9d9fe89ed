"""Lenses: who wants, fears, threatens, refuses, concedes; who is blamed, what will happen, what it is.

Two opposed texts share hardly a word; they do share what they speak of. So their sentences are set
side by side when they ascribe the same kind of thing to the same actor, or about the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.claims import Draft, draft, passage
from briefing.core.framing.reading.table import Table
from briefing.core.framing.stating.hedged import rejected, term, which
from briefing.core.framing.stating.matter import Asked, Matters, matters, saying, together
from briefing.core.framing.stating.statements import (
    BLAME,
    CONCESSION,
    FEAR,
    FORECAST,
    NATURE,
    REFUSAL,
    REMEDY,
    ROLES,
    THREAT,
    WANT,
    Statement,
    statements,
)

_TITLES = {
    WANT: "What {} wants",
    FEAR: "What {} fears",
    THREAT: "What {} threatens",
    REFUSAL: "What {} refuses or opposes",
    CONCESSION: "What {} accepts",
    BLAME: "Cause and blame: the {}",
    FORECAST: "Forecasts: {}",
    REMEDY: "What should be done: {}",
    NATURE: "What {} is said to be",
}
_WEIGHTS = {WANT: 0.2, FEAR: 0.1, THREAT: 0.1, REFUSAL: 0.1, CONCESSION: 0.1,
            BLAME: 0.3, FORECAST: 0.2, REMEDY: 0.1, NATURE: 0.15}  # fmt: skip
_OWN = 0.2  # what an author says himself tells more than what he says that others say
STANCE, ON = "stance", "on"
_FAMILY = {**dict.fromkeys(ROLES, STANCE), **dict.fromkeys((BLAME, FORECAST, REMEDY, NATURE), ON)}
_TITLES |= {ON: "What is said of {}"}
_WEIGHTS |= {STANCE: -0.05, ON: -0.1}
_TOLD_OF = {
    whole: tuple(part for part, family in _FAMILY.items() if family == whole) for whole in (STANCE,)
}
_ONE = frozenset({"truce", "war", "shutdown"})  # a coverage has one of them
_PLURAL = frozenset({"Republicans", "Democrats"})


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on roles and positions.

    Slots are tried from the narrowest: the same ascription to the same actor or thing, then to a
    country or its leader, then any ascription to it.
    """
    on = matters(table, found)
    made = [one for one in statements(table) if not (on.named and _of_others(table, one))]
    narrow = _by_slot((one.function, one.subject.key, one) for one in made)
    wide = _by_slot((one.function, one.subject.wide, one) for one in made if one.function in ROLES)
    any_ = _by_slot((_FAMILY[one.function], one.subject.key, one) for one in made)
    drafts: dict[tuple[str, str], Draft] = {}
    for (function, key), of in (*narrow.items(), *wide.items(), *any_.items()):
        if function in _TOLD_OF and any((part, key) in drafts for part in _TOLD_OF[function]):
            continue
        if (function, key) not in drafts and (one := _claim(on, function, key, of)):
            drafts[function, key] = one
    return list(drafts.values())


def _of_others(table: Table, one: Statement) -> bool:
    """Whether an author gives it as the view of others, as a term, or by the way: 'a fund that Oster will control'."""
    text = table.texts[one.text]
    aside = one.function == FORECAST and which(text, one.row, one.at)
    return aside or rejected(text, one.row, one.at) or term(text, one.row, one.at)


def _by_slot(
    placed: Iterable[tuple[str, str, Statement]],
) -> dict[tuple[str, str], list[Statement]]:
    slots: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for function, key, one in placed:
        slots[function, key].append(one)
    return dict(sorted(slots.items()))


def _claim(on: Matters, function: str, key: str, of: list[Statement]) -> Draft | None:
    """Return the claim that sets one slot's sentences side by side, if two outlets fill it."""
    table = on.table
    made = {one.row: one for one in of}
    fits = {row: _OWN * one.own_voice + 0.3 * table.centrality(row) for row, one in made.items()}
    said = [saying(table.texts[row.text], row, one.at) for row, one in made.items()]
    asked = Asked.ONE_THING if function == BLAME and key in _ONE else Asked.RELATED
    best = [made[row] for row in together(on, said, fits, 1, asked)]
    if not best:
        return None
    backing = tuple(passage(table.texts[one.text], one.row) for one in best)
    own = sum(one.own_voice for one in best) / len(best)
    central = sum(table.centrality(one.row) for one in best) / len(best)
    weight = 0.3 + _WEIGHTS[function] + 0.25 * central + 0.2 * own + 0.05 * len(best)
    kind = "roles" if function in {*ROLES, STANCE} else "positions"
    shown = key if best[0].subject.actor else f"the {key}" if function != BLAME else key
    title = _stance(shown, best) if function == STANCE else _TITLES[function].format(shown)
    if key in _PLURAL:
        title = re.sub(r"\b(want|fear|threaten|refuse|oppose|concede|accept)s\b", r"\1", title)
    return draft(kind, title, backing, weight=weight, about=f"{function}:{key}")


def _stance(shown: str, best: list[Statement]) -> str:
    """Name what the sentences ascribe: 'What Oster wants or refuses'."""
    verbs = [verb for verb in ROLES if any(one.function == verb for one in best)]
    return f"What {shown} {' or '.join(filter(None, (', '.join(verbs[:-1]), verbs[-1])))}"
