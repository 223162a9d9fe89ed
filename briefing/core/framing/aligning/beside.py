"""Which sentences of each outlet are set side by side where they share no more than what they are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeVar

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text

Told = TypeVar("Told")
MOST_OUTLETS = 5
_REPEATED = 0.45


def _place(row: Row) -> tuple[int, ...]:
    """Return where a sentence stands: in which text, and at which place there."""
    return row.text, row.number


def by_outlet(table: Table, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return sentences by the outlet that has them, outlets in the order of the sentences."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[table.texts[row.text].outlet].append(row)
    return found


def one_of_each(
    told: Iterable[tuple[Text, Told]], alike: Callable[[Told, Told], bool]
) -> list[tuple[Text, Told]]:
    """Return what the first text of each outlet tells, less what is `alike` to one before it.

    Nothing, if only one outlet is left: there is no other to stand beside.
    """
    first: dict[str, tuple[Text, Told]] = {}
    for text, one in told:
        first.setdefault(text.outlet, (text, one))
    chosen: list[tuple[Text, Told]] = []
    for text, one in first.values():
        if not any(alike(one, other) for _, other in chosen):
            chosen.append((text, one))
    return chosen if len(chosen) > 1 else []


def side_by_side(
    found: Index,
    of_outlets: Iterable[list[Row]],
    fits: Mapping[Row, float],
    each: Callable[[list[Row]], int],
    order: Callable[[Row], tuple[int, ...]] = _place,
) -> list[Row]:
    """Return the sentences of each outlet that fit best and say nothing that one of them says already.

    Args:
        found: the index of the sentences.
        of_outlets: the sentences of each outlet; of many outlets the first five.
        fits: how well a sentence fits.
        each: how many of an outlet's sentences are shown.
        order: in which order those of one outlet stand.

    Returns:
        The sentences, an outlet's together; none if only one outlet has any.

    """
    chosen: list[Row] = []
    outlets = 0
    for own in list(of_outlets)[:MOST_OUTLETS]:
        ranked = sorted(own, key=lambda row: (-fits[row], row.number))
        new = (
            row for row in ranked if all(found.likeness(row, other) < _REPEATED for other in chosen)
        )
        fresh = list(islice(new, each(own)))
        chosen += sorted(fresh, key=order)
        outlets += bool(fresh)
    return chosen if outlets > 1 else []
