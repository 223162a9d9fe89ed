"""Whole claims as a reader sees them, judged one by one against their texts.

Right means that the title is true of every sentence shown: they are on one thing, what the title
ascribes is there, and nothing is attributed to the wrong speaker. One wrong sentence of six makes a
claim false; `wrong` in a label numbers such sentences. What names are must be said rightly in the
note too, since they are the claim. Passages claim nothing but a word that they share: they are right
if all are on one matter. `draw` tells the samples apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.eval.framing.corpora import labels, stories
from briefing.core.framing import compare
from briefing.core.framing.reading.countries import country
from briefing.core.model import Claim

Place = tuple[str, int, int]
Key = tuple[str, frozenset[Place]]
Sort = tuple[str, str]
# A kind's claims are of several sorts, of which some are rare and were judged more often than they are
# shown. The openings of their titles tell them apart.
_NAMES = "Names for "
_ENOUGH = 10  # claims of a kind in a draw, for the draw to be measured by itself
_SORTS = {
    "names": ((f"{_NAMES}the ", "things"), ("", "people")),
    "positions": (
        ("Cause and blame: ", "statement"),
        ("Forecasts: ", "statement"),
        ("What should be done: ", "statement"),
        ("What is said of ", "statement"),
        ("", "gathered"),
    ),
    "one outlet": (("No sentence elsewhere", "nothing like it"), ("", "literal")),
    "roles": (("What each tells of ", "told"), ("", "statement")),
    "emphasis": (("How the texts open", "opening"), ("", "ending")),
    "voices": (("Quoted at greatest length", "longest"), ("", "unnamed")),
}


def measure() -> dict[str, float]:
    """Return the precision of each kind and sort among the judged claims that are still shown.

    The last draw with enough of a kind is measured by itself too: the lenses were changed by what those
    before it showed, so of them the wrong claims have gone and the figure flatters.
    """
    judged = labels("claims")
    shown = dict(_shown(judged))
    often = Counter((kind, sort_of(kind, claim.title)) for (kind, _), claim in shown.items())
    still = [row for row in judged if (row["kind"], _places(row["evidence"])) in shown]
    drawn = Counter((row["kind"], row["draw"]) for row in judged)
    last = {kind: draw for (kind, draw), count in sorted(drawn.items()) if count >= _ENOUGH}
    drawn_last = [row for row in still if row["draw"] == last.get(row["kind"])]
    return {**_figures("claims", still, often), **_figures("last draw", drawn_last, often)}


def _figures(name: str, rows: list[dict[str, Any]], often: Counter[Sort]) -> dict[str, float]:
    """Return what share of these labels is right, by kind and by sort.

    Each sort of a kind counts for as much as it is shown in the judged stories; a kind of which a
    sort was not judged has no figure of its own.
    """
    right: Counter[Sort] = Counter()
    count: Counter[Sort] = Counter()
    for row in rows:
        sort = (row["kind"], row.get("sort", ""))
        count[sort] += 1
        right[sort] += row["right"]
    precision = {sort: right[sort] / count[sort] for sort in count}
    return {**_kinds(name, precision, often), **_sorts(name, precision, count)}


def _kinds(name: str, precision: dict[Sort, float], often: Counter[Sort]) -> dict[str, float]:
    figures = {}
    for kind in dict.fromkeys(kind for kind, _ in precision):
        sorts = [sort for sort in often if sort[0] == kind]
        if all(sort in precision for sort in sorts):
            weighed = sum(often[sort] * precision[sort] for sort in sorts)
            figures[f"{name}: {kind}"] = weighed / sum(often[sort] for sort in sorts)
    return figures


def _sorts(name: str, precision: dict[Sort, float], count: Counter[Sort]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for (kind, sort), value in precision.items():
        title = f"{name}: {kind}, {sort}" if sort else f"{name}: {kind}"
        figures |= {title: value, f"{title}, of judged": count[kind, sort]}
    return figures


def sort_of(kind: str, title: str) -> str:
    """Return which sort of its kind a claim with this title is; "" where a kind has but one."""
    sorts = _SORTS.get(kind, ())
    if kind == "positions" and title.endswith(" is said to be"):
        return "statement"
    if kind == "names" and country(title.removeprefix(_NAMES).lower().replace(" ", "-")):
        return "things"
    return next((sort for opening, sort in sorts if title.startswith(opening)), "")


def _shown(judged: list[dict[str, Any]]) -> Iterator[tuple[Key, Claim]]:
    """Yield what is claimed of each story of which a claim was judged."""
    for corpus in dict.fromkeys(row["set"] for row in judged):
        known = stories(corpus)
        for story in sorted({row["story"] for row in judged if row["set"] == corpus} & set(known)):
            for claim in compare(known[story]).claims:
                spans = ((one.article, one.start, one.end) for one in claim.evidence)
                yield (claim.kind, frozenset(spans)), claim


def _places(evidence: list[list[Any]]) -> frozenset[Place]:
    return frozenset((article, start, end) for article, start, end in evidence)
