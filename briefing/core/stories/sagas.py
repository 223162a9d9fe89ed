"""Sagas: stories that share actors and place over weeks, under one heading.

Stories are compared by their signatures without regard to time, at a lower threshold than
articles are, again by average link: talks, a walk-out and a signing are three stories of one saga.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1

from briefing.core.stories.passages import Signature, product

REACH_DAYS = 45.0
_THRESHOLD = 0.22
_FEWEST_STORIES = 2
_HEAVY_TERMS = 12


@dataclass(frozen=True, slots=True)
class Strand:
    """A story as sagas see it. `last` is the day of its last article, counted from any day."""

    story: str
    last: float
    signature: Signature


def saga_id(story: str) -> str:
    """Return the id of the saga that begins with `story`."""
    return "g" + sha1(story.encode(), usedforsecurity=False).hexdigest()[:10]


def sagas_of(strands: Iterable[Strand]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of stories that belong together, each in order of time."""
    groups: list[list[Strand]] = []
    posted: dict[int, set[int]] = {}
    for strand in sorted(strands, key=lambda one: (one.last, one.story)):
        heavy = _heavy(strand)
        near = set().union(*(posted.get(key, ()) for key in heavy))
        number = _best_group(strand, groups, near)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(strand)
        for key in heavy:
            posted.setdefault(key, set()).add(number)
    return tuple(
        tuple(strand.story for strand in group) for group in groups if len(group) >= _FEWEST_STORIES
    )


def _best_group(
    strand: Strand, groups: Sequence[Sequence[Strand]], near: Iterable[int]
) -> int | None:
    scored = [(_link(strand, groups[number]), -number) for number in near]
    score, number = max(scored, default=(0.0, 0))
    return -number if score >= _THRESHOLD else None


def _heavy(strand: Strand) -> list[int]:
    return sorted(strand.signature, key=lambda key: -strand.signature[key])[:_HEAVY_TERMS]


def _link(strand: Strand, group: Sequence[Strand]) -> float:
    """Return the mean product with the stories of `group`, or nothing if it ended long ago."""
    if strand.last - group[-1].last > REACH_DAYS:
        return 0.0
    return sum([product(strand.signature, other.signature) for other in group]) / len(group)
