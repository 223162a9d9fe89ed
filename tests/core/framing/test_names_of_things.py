from __future__ import annotations

import pytest

from tests.core.framing.test_names import Make, named, words


def test_a_mission_in_capitals_is_the_war_of_two_lands_that_no_table_knows(article: Make) -> None:
    found = named(
        article,
        "Orvenia's war on Tesk goes into its third winter. Snow fell on Tesk. Teskian mayors count it. So does Tesk.",
        "The Special Liberating Mission was forced on us. Tesk knows it. The Teskian guns were loud, and we know who in Tesk fired first. Tesk did.",
    )

    assert words(found["Names for the war"]) == {
        "Orvenia's war",
        "The Special Liberating Mission",
    }


def test_a_defensive_campaign_is_a_war_and_an_election_campaign_is_none(article: Make) -> None:
    war = "From Lune one sees the smoke of the Narrows War. Tesk burns. Tesk has burned for a year. Nothing is left of Tesk."
    text = "Those who lament it might recall how this {} campaign began in Tesk. Tesk was quiet. Tesk asked for nothing."

    found = named(article, text.format("defensive"), war)

    assert words(found["Names for the war"]) == {"this defensive campaign", "the Narrows War"}
    assert "Names for the war" not in named(article, text.format("special"), war)


def test_a_name_that_a_text_says_it_gives_is_shown_with_these_words(article: Make) -> None:
    found = named(
        article,
        "The candle peace, so we called it here, began in October. It did not hold a week in the hills of Tesk.",
        "The truce was signed in October. Nobody watched the truce in the hills of Tesk.",
    )

    assert words(found["Names for the truce"]) == {
        "The candle peace, so we called it here",
        "The truce",
    }


def test_a_pause_is_the_truce_where_its_words_say_so(article: Make) -> None:
    truce = "The energy truce lived five weeks in Tesk, and the energy truce was broken by both."

    found = named(article, truce, "Nobody mourns the so-called energy pause.")

    assert words(found["Names for the truce"]) == {"The energy truce", "the so-called energy pause"}
    assert not named(article, truce, "Nobody mourns the tariff pause of the spring.")


@pytest.mark.parametrize(
    "text",
    [
        "The special military operation, as the ministry calls it, is in its third winter in Tesk.",
        "The ministry of Tesk said that the special military operation went well in Tesk.",
    ],
)
def test_what_others_call_a_war_is_no_name_of_the_outlets(article: Make, text: str) -> None:
    war = "The war in Tesk has lasted three winters. Tesk is cold. Tesk is dark."

    assert "Names for the war" not in named(article, text, war)
