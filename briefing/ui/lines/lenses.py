"""The tabs of a framing, each with its number key, and what a row of it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.core.model import Claim, Evidence

ALL, COVERAGE, SHARES, WEEKS = "1", "9", "#", "W"

_QUOTES = "“\"‘«„'"

# Number key -> the words of its tab, and the kinds of claims behind it.
LENSES: Mapping[str, tuple[str, frozenset[str]]] = {
    "2": ("Names", frozenset({"names"})),
    "3": ("Quotes", frozenset({"quotes", "voices"})),
    "4": ("Same fact", frozenset({"same fact", "same point"})),
    "5": ("One outlet", frozenset({"one outlet"})),
    "6": ("Positions", frozenset({"roles", "positions"})),
    "7": ("Emphasis", frozenset({"emphasis"})),
    "8": ("Passages", frozenset({"passages"})),
}

# Where a line of tabs is tight.
SHORT: Mapping[str, str] = {"Same fact": "Facts", "One outlet": "Alone"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a row of the framing stands for: a claim, and the evidence that Enter opens."""

    claim: Claim | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutletLine:
    """A row of the shares stands for one outlet; Enter opens the first passage of a cell of it."""

    number: int


def quoted(text: str) -> str:
    """Return a passage in quote marks, unless it opens with one of its own."""
    return text if text[:1] in _QUOTES else f"“{text}”"


def of_lens(claims: tuple[Claim, ...], lens: str) -> tuple[Claim, ...]:
    """Return the claims behind one tab; all of them behind the first and the last."""
    if lens not in LENSES:
        return claims
    return tuple(claim for claim in claims if claim.kind in LENSES[lens][1])
