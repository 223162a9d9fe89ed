"""Which claims are shown, and in what order: near-duplicates folded, the strongest first.

The first ten should be what an editor would write down, so each kind is weighed against the
others by its lens and no kind may fill them alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.core.framing.claims import Draft
from briefing.core.model import Claim

MOST = 30
Place = tuple[str, int, int]
_FAMILY = {"one outlet": "quotes"}
_LATE = {"one outlet": 1, "same point": 2, "passages": 3}
_PER_GROUP_AT_MOST = 5
_MOSTLY = 0.8
_PER_KIND_FIRST = {
    "voices": 1,
    "emphasis": 2,
    "one outlet": 3,
    "quotes": 4,
    "same point": 2,
    "passages": 0,
    "positions": 4,
    "roles": 2,
}
_FIRST = 10


def choose(drafts: list[Draft]) -> tuple[Claim, ...]:
    """Return at most thirty claims, strongest first, each with something that the others lack."""
    ranked = sorted(drafts, key=lambda one: (-one.weight, one.claim.kind, one.claim.id))
    kept = _gathered(_distinct(ranked))
    kept.sort(key=lambda one: (-one.weight, one.claim.kind, one.claim.id))
    return tuple(one.finished() for one in _mixed(kept))


def _distinct(ranked: list[Draft]) -> list[Draft]:
    """Drop a claim that is about the same as a stronger one, or all of whose evidence backs it.

    A quotation goes before the names in it: it says who speaks, and shows the words.
    """
    kept: list[Draft] = []
    about: set[str] = set()
    used: dict[str, list[Place]] = defaultdict(list)
    for one in sorted(ranked, key=_turn):
        spans = _places(one)
        family = "" if _filling(one) else _FAMILY.get(one.claim.kind, one.claim.kind)
        least = _MOSTLY if _filling(one) else 1.0
        again = sum(
            any(_overlap(span, other) for other in used[f"{family}:{span[0]}"]) for span in spans
        )
        if one.about in about or again >= least * len(spans):
            continue
        kept.append(one)
        about |= {one.about, _speaker_key(one)}
        for span in spans:
            used[f":{span[0]}"].append(span)
            used[f"{family}:{span[0]}"].append(span)
    return sorted(kept, key=lambda one: (-one.weight, one.claim.kind, one.claim.id))


def _turn(one: Draft) -> int:
    """Return when a claim is considered: what sets outlets side by side before what one has alone."""
    if one.about.startswith("said:"):
        return -1
    return _LATE.get(one.claim.kind, 0)


def _speaker_key(one: Draft) -> str:
    """Return the key of the claim that would only name whom a quotation already names."""
    quoted = one.claim.kind == "quotes" and one.group
    return (
        f"name:{one.group.rsplit(' ', 1)[-1].rsplit(':', 1)[-1].lower()}" if quoted else one.about
    )


def _filling(one: Draft) -> bool:
    """Whether a claim only sets sentences on one thing together: others may have used them better."""
    return one.claim.kind in {"same point", "passages"}


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _gathered(ranked: list[Draft]) -> list[Draft]:
    """Take the claim that adds most to those taken before, again and again.

    This is maximal marginal relevance (Carbonell and Goldstein 1998) over passages, with less for
    every further claim of a kind or group.
    """
    fresh = [set(_places(one)) for one in ranked]
    where: dict[str, list[tuple[int, Place]]] = defaultdict(list)
    for at, one in enumerate(ranked):
        for span in _places(one):
            where[span[0]].append((at, span))
    left = list(range(len(ranked)))
    kept: list[Draft] = []
    counts: Counter[str] = Counter()
    while left and len(kept) < MOST:
        best = max(left, key=lambda at: _worth(ranked[at], counts, len(fresh[at])))
        left.remove(best)
        one = ranked[best]
        group = f"{one.claim.kind}:{one.group}"
        if one.group and counts[group] == _PER_GROUP_AT_MOST:
            continue
        kept.append(one)
        counts.update((one.claim.kind, group))
        for place in _places(one):
            for at, span in where[place[0]]:
                if _overlap(span, place):
                    fresh[at].discard(span)
    return kept


def _worth(one: Draft, counts: Counter[str], new: int) -> float:
    """Return the weight of a claim, more for passages not shown yet, less for more of the same."""
    again = counts[f"{one.claim.kind}:{one.group}"] if one.group else 0
    more = 0.06 * min(new, 6) - 0.2 * (1 - new / len(one.claim.evidence))
    return one.weight + more - 0.025 * counts[one.claim.kind] - 0.08 * again


def _places(one: Draft) -> list[Place]:
    return [(item.article, item.start, item.end) for item in one.claim.evidence]


def _mixed(ranked: list[Draft]) -> list[Draft]:
    """Put a mixture first: two or three of a kind among the first ten, and no sentences once more.

    What only sets sentences on one thing together comes first where nothing else is left.
    """
    first: list[Draft] = []
    counts: Counter[str] = Counter()
    shown: list[Place] = []
    for one in sorted(ranked, key=_filling):
        spans = _places(one)
        again = sum(any(_overlap(span, other) for other in shown) for span in spans)
        again *= one.claim.kind != "names"  # a name within a sentence is another thing to see
        most = _PER_KIND_FIRST.get(one.claim.kind, 3)
        if len(first) < _FIRST and counts[one.claim.kind] < most and 2 * again < len(spans):
            counts[one.claim.kind] += 1
            first.append(one)
            shown += spans
    return sorted(
        ranked, key=lambda one: 0 if one in first else 2 if one.claim.kind == "passages" else 1
    )
