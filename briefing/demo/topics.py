"""The three watched topics of the edition, for a demo that is started without a feeds.toml."""

from __future__ import annotations

from briefing.core.model import Near, WatchedTopic

_ENERGY = ("energy", "power", "refinery", "substation", "grid", "electricity", "pipeline")
_HALT = ("truce", "ceasefire", "halt", "moratorium", "pause", "halted")

WATCHED = (
    WatchedTopic(
        "Energy truce",
        any=("energy truce", "energy ceasefire", "energy agreement", "energy halt"),
        near=(Near((_ENERGY, _HALT), 12),),
    ),
    WatchedTopic(
        "Black Sea",
        any=("Black Sea", "grain corridor", "grain convoy"),
        near=(Near((("grain", "wheat", "maize"), ("corridor", "convoy", "ports")), 15),),
    ),
    WatchedTopic(
        "Rare-earths deal",
        any=("rare earths deal", "minerals deal", "minerals agreement", "minerals pact"),
        near=(
            Near((("rare earth", "mineral", "lanthanide"), ("deal", "agreement", "contract")), 12),
        ),
    ),
)
