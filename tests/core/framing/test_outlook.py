"""What texts expect, demand and ascribe stands side by side, whatever words they have for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.model import Article, Claim, Coverage
from tests.claims import titled

HERALD = """The strait is ours to keep

The fleet of Oster has held the Strait of Vell for nine weeks. By autumn the admirals will have closed it to every tanker that flies a foreign flag.

The government in Marn must return the two islands and pay for the harbour that it burned. You will read elsewhere that it never burned.

Marn wants to drag its allies into a war that it cannot win alone. The blockade is a lie told by insurers.

Oster has counted fifty one thousand tonnes of seized oil. A baker in Vell has given bread to the crews since spring."""

COURIER = """A pirate with a flag

For nine weeks the navy of Oster has robbed tankers in the Strait of Vell. Before the end of the year it will run out of crews, for nobody is paid.

Oster has to withdraw from the strait and to release the sailors. Those who will defend it should be asked what it is for.

Oster seeks to choke the refineries of Marn until they sell for a song. The blockade is a crime and nothing else.

A lighthouse keeper on the northern cape told us that he had counted eleven wrecks. The harbour at Marn is dredged again, and the pilots are back."""

PADDING = (
    " We saw rain fall on the market. Our brass band played by the fountain. The tram was late. Two kiosks sold plums. "
    "I saw that the swimming bath opened its doors. A painter gave lessons. The library bought an atlas. Children flew kites. "
    "An old mill was mended. The ferry carried bicycles. Someone lost a glove. The bells were tuned. "
)


@pytest.fixture
def opposed(article: Callable[..., Article]) -> Coverage:
    herald, courier = (text + "\n\n" + PADDING * 2 for text in (HERALD, COURIER))
    return Coverage("v", "Vell", (article("Herald", herald), article("Courier", courier)))


def sides(claim: Claim) -> dict[str, str]:
    texts: dict[str, str] = {}
    for one in claim.evidence:
        texts[one.outlet] = f"{texts.get(one.outlet, '')} {one.text}"
    return texts


@pytest.mark.parametrize(
    ("title", "herald", "courier"),
    [
        ("What is expected, and by when", "By autumn the admirals", "Before the end of the year"),
        ("What should be done", "The government in Marn must", "Oster has to withdraw"),
        ("What aims are ascribed", "Marn wants to drag", "Oster seeks to choke"),
        ("What is judged", "The blockade is a lie", "The blockade is a crime"),
    ],
)
def test_sentences_that_do_the_same_stand_side_by_side(
    opposed: Coverage, title: str, herald: str, courier: str
) -> None:
    shown = sides(titled(opposed, title))

    assert herald in shown["Herald"]
    assert courier in shown["Courier"]


def test_what_the_reader_is_told_he_will_read_is_no_forecast(opposed: Coverage) -> None:
    forecasts = [
        one.text
        for claim in compare(opposed).claims
        if claim.title.startswith("What is expected")
        for one in claim.evidence
    ]

    assert forecasts
    assert not any("You will read" in text or "Those who will" in text for text in forecasts)


def test_of_a_noun_that_may_stand_for_two_things_only_the_passages_are_shown(
    opposed: Coverage,
) -> None:
    titles = {claim.title for claim in compare(opposed).claims}

    assert "Passages with “harbour”" in titles
