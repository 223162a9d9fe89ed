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
_PER_KIND = {"names": 5, "quotes": 8, "same fact": 12, "same point": 14, "one outlet": 7, "roles": 5, "positions": 10,
             "voices": 2, "emphasis": 3}  # fmt: skip
_FAMILY = {"one outlet": "quotes"}
_LATE = {"one outlet": 1}
_PER_GROUP = 3
_PER_GROUP_AT_MOST = 5
_PER_KIND_FIRST = {
    "voices": 1,
    "emphasis": 1,
    "one outlet": 2,
    "quotes": 2,
    "same point": 1,
    "positions": 5,
}
_FIRST = 10


def choose(drafts: list[Draft]) -> tuple[Claim, ...]:
    """Return at most thirty claims, each kind and each group in measure, strongest first."""
    ranked = sorted(drafts, key=lambda one: (-one.weight, one.claim.kind, one.claim.id))
    kept = _in_measure(_distinct(ranked))[:MOST]
    return tuple(one.claim for one in _mixed(kept))


def _distinct(ranked: list[Draft]) -> list[Draft]:
    """Drop a claim that is about the same as a stronger one, or all of whose evidence backs it.

    A quotation goes before the names in it: it says who speaks, and shows the words.
    """
    kept: list[Draft] = []
    about: set[str] = set()
    used: dict[str, list[Place]] = defaultdict(list)
    for one in sorted(ranked, key=lambda one: 2 if _filling(one) else _LATE.get(one.claim.kind, 0)):
        spans = [(item.article, item.start, item.end) for item in one.claim.evidence]
        family = _FAMILY.get(one.claim.kind, one.claim.kind)
        repeated = _repeated(spans, used[family], 1.0)
        if _filling(one):
            repeated = _repeated(spans, [span for spans_ in used.values() for span in spans_], 0.5)
        if one.about in about or repeated:
            continue
        kept.append(one)
        about |= {one.about, _speaker_key(one)}
        used[family] += spans
    return sorted(kept, key=lambda one: (-one.weight, one.claim.kind, one.claim.id))


def _speaker_key(one: Draft) -> str:
    """Return the key of the claim that would only name whom a quotation already names."""
    quoted = one.claim.kind == "quotes" and one.group
    return (
        f"name:{one.group.rsplit(' ', 1)[-1].rsplit(':', 1)[-1].lower()}" if quoted else one.about
    )


def _filling(one: Draft) -> bool:
    """Whether a claim only sets sentences on one thing together: others may have used them better."""
    return one.claim.kind == "same point" or one.about.startswith("topic:")


def _repeated(spans: list[Place], used: list[Place], share: float) -> bool:
    """Whether at least `share` of the passages back a stronger claim already."""
    return sum(any(_overlap(span, other) for other in used) for span in spans) >= share * len(spans)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _in_measure(ranked: list[Draft]) -> list[Draft]:
    """Keep each kind and group in measure; what room is left goes to the strongest of the rest."""
    counts: Counter[str] = Counter()
    kept: list[Draft] = []
    left: list[Draft] = []
    for one in ranked:
        kind, group = one.claim.kind, f"{one.claim.kind}:{one.group}"
        if counts[kind] < _PER_KIND[kind] and (not one.group or counts[group] < _PER_GROUP):
            counts[kind] += 1
            counts[group] += 1
            kept.append(one)
        else:
            left.append(one)
    for one in left:
        group = f"{one.claim.kind}:{one.group}"
        if not one.group or counts[group] < _PER_GROUP_AT_MOST:
            counts[group] += 1
            kept.append(one)
    return kept[:MOST]


def _mixed(ranked: list[Draft]) -> list[Draft]:
    """Put a mixture of kinds first: at most two or three of a kind among the first ten."""
    first: list[Draft] = []
    rest: list[Draft] = []
    counts: Counter[str] = Counter()
    for one in ranked:
        if len(first) < _FIRST and counts[one.claim.kind] < _PER_KIND_FIRST.get(one.claim.kind, 3):
            counts[one.claim.kind] += 1
            first.append(one)
        else:
            rest.append(one)
    return first + rest
