from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.model import Article, Claim, Coverage
from tests.claims import titled

FURROW = """The truce that never was

The power truce was broken by both sides within hours. Maravia shelled a pumping station; Tesk hit a substation on the same night.

This is a proxy war between two great powers. Vorr wants recognition of the coast that he has annexed. Holm wants to stay in office.

The agreement on minerals is a colonial sell-off of everything under the soil of Tesk. Half of the lithium would flow into a fund.

The truce will not lead to peace. Maravia's allies fear a settlement made over their heads. Expansion of the Union provoked the war."""

LEDGER = """A shield for the strong

Maravia used the power truce as a shield behind which it went on attacking. Tesk kept its word and lost its only weapon.

Vorr does not want peace; he wants all of Tesk. Maravia is responsible for the war, and nobody provoked it.

The minerals agreement, rightly drafted, is a long-term partnership. It ties the lithium of Tesk to friends who will defend it.

The truce will fail unless its violations are punished. Maravia's allies want to be left alone. President Petra Holm has accepted terms."""

PADDING = (
    " We saw the ferries. Our choir sang at the customs house in the rain. Buses were late again on the northern line. "
    "The museum of knots opened its new rooms to the public. The lighthouse was repainted. Fishermen mended nets. "
    "Tickets are sold at the kiosk by the fountain, and the baker on the corner has a new oven that smokes. "
)


@pytest.fixture
def opposed(article: Callable[..., Article]) -> Coverage:
    furrow, ledger = (text + "\n\n" + PADDING * 2 for text in (FURROW, LEDGER))
    return Coverage(
        "t", "Truce talks", (article("Furrow", furrow), article("Ledger", ledger, day=20))
    )


def sides(claim: Claim) -> dict[str, str]:
    return {one.outlet: one.text for one in claim.evidence}


def test_who_broke_the_truce_is_set_side_by_side_though_no_words_are_shared(
    opposed: Coverage,
) -> None:
    blamed = sides(titled(opposed, "Cause and blame: the truce"))

    assert blamed["Furrow"].startswith("The power truce was broken by both sides")
    assert "as a shield" in blamed["Ledger"]


def test_what_an_actor_wants_is_set_side_by_side(opposed: Coverage) -> None:
    wanted = sides(titled(opposed, "What Vorr wants"))

    assert "recognition of the coast" in wanted["Furrow"]
    assert "all of Tesk" in wanted["Ledger"]


def test_forecasts_of_one_thing_stand_together(opposed: Coverage) -> None:
    foretold = sides(titled(opposed, "Forecasts: the truce"))

    assert "will not lead to peace" in foretold["Furrow"]
    assert "will fail unless" in foretold["Ledger"]


def test_a_thing_is_shown_with_the_words_that_each_text_has_for_it(opposed: Coverage) -> None:
    named = sides(titled(opposed, "Names for the deal"))

    assert "sell-off" in named["Furrow"]
    assert "Ledger" in named


def test_a_demand_named_as_a_noun_is_not_a_wish(article: Callable[..., Article]) -> None:
    one = article(
        "A",
        "Trump's demands for a wall held up the talks of the two sides on Monday. " + PADDING * 3,
    )
    other = article(
        "B",
        "Trump wants a wall before any talks can begin again this week, he said. "
        + PADDING[::1] * 3,
    )

    claims = compare(Coverage("x", "x", (one, other))).claims

    assert not any(claim.title == "What Trump wants" for claim in claims)
