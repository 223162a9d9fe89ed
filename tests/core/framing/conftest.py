"""Three invented outlets on one invented event, each telling it in its own way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from briefing.core.model import Article, Coverage

FILLER = (
    "Traffic on the coastal road was light through the morning, and the ferries ran as usual. "
    "Shops near the old market opened late because of the rain. The harbour authority expects "
    "the dredging of the outer basin to go on until the end of the season. Fishermen sold their "
    "catch from the quay, as they have done for three generations. The lighthouse, repainted in "
    "spring, was open to visitors. A choir sang on the steps of the customs house. The weather "
    "service expects wind from the west and a calm night. Schools stay open. Buses on the northern "
    "line are replaced by taxis while the bridge is being mended. The town band rehearses in the old "
    "grain store, and the museum of knots, closed since autumn, will show its new rooms in summer. "
    "Tickets are sold at the kiosk beside the fountain."
)

GAZETTE = f"""Maravia and Tesk signed a minerals agreement on Monday after nine weeks of talks in the port of Lune.

Maravian president Ilan Vorr called the pact "a new chapter for two proud nations that have waited too long for it".

The agreement covers lithium and graphite worth $4.5 billion, the trade ministry said.

Dockers at Lune stopped work in protest against the accord, and police cleared the quay on Monday evening.

"We will not load a single ship until the full text of it is published for everyone to read," said Dana Kest, a union organiser.

{FILLER}"""

COURIER = f"""Maravia's dictator Ilan Vorr sold off the lithium of Tesk on Monday in a minerals deal signed at Lune.

Dockers at the port of Lune walked out over the deal, and riot police drove them from the quay on Monday evening.

"We will not load a single ship," said union organiser Dana Kest.

Opposition lawmaker Petra Holm told reporters that the deal was "a robbery in broad daylight that our children will pay for".

{FILLER}"""

WIRE = f"""Maravia and Tesk signed a minerals deal in Lune on Monday, ending nine weeks of negotiations.

Vorr, the Maravian leader, described it as a new chapter for both nations.

A strike by dockers delayed 42 ships, the port said.

{FILLER}"""


def make(outlet: str, text: str, *, day: int = 3, language: str = "en") -> Article:
    when = datetime(2025, 3, day, 8, tzinfo=UTC)
    return Article(
        outlet.lower(),
        outlet,
        f"Minerals deal signed at Lune ({outlet})",
        text,
        published=when,
        language=language,
    )


@pytest.fixture
def article() -> Callable[..., Article]:
    return make


@pytest.fixture
def lune() -> Coverage:
    texts = {"Gazette": GAZETTE, "Courier": COURIER, "Wire": WIRE}
    return Coverage(
        "story-1", "Minerals deal", tuple(make(name, text) for name, text in texts.items())
    )
