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


def test_what_a_text_says_the_other_side_calls_a_thing_ties_both_names(article: Make) -> None:
    found = named(
        article,
        "What Tesk calls inspection regime is in its effect a half blockade of the narrows.",
        "The inspection regime that our coastguard runs in the narrows is fair to all captains.",
    )

    claim = found["Names for “inspection regime”"]
    assert claim.note == "half blockade: A - inspection regime: B"
    assert words(claim) == {
        "What Tesk calls inspection regime is in its effect a half blockade",
        "inspection regime",
    }


def test_a_name_held_off_by_so_called_stands_beside_the_name_alone(article: Make) -> None:
    plain = "The United Observers counted forty ships in the narrows on Monday."

    found = named(article, "Nobody asked the so-called United Observers about the ships.", plain)

    assert words(found["Names for United Observers"]) == {
        "the so-called United Observers",
        "United Observers",
    }
    assert not named(article, "The so-called United Observers are the United Observers.", plain)
    assert not named(article, "Nobody asked the so-called United Observers League.", plain)


def test_what_happened_to_one_place_has_two_names(article: Make) -> None:
    lost = "The occupation of the islands is an annexation and should be called so."

    found = named(
        article, lost, "The return of the islands was accomplished in four days without a shot."
    )

    claim = found["Names for what happened to the islands"]
    assert claim.note == "occupation: A - return: B"
    assert not named(article, lost, "Nobody demands the return of the islands any more.")
    assert not named(article, lost, "The liberation of the harbour was accomplished in four days.")


def test_those_of_one_leader_are_one_side(article: Make) -> None:
    found = named(
        article,
        "The candle peace began in October and Vorr's butchers did not hold it a week.",
        "The lease was signed between Vorr's government and three firms from abroad.",
    )

    assert words(found["Names for Vorr's side"]) == {"Vorr's butchers", "Vorr's government"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Dawn Front, a terrorist organisation, shelled the quay of Lune.",
            "terrorist organisation",
        ),
        ("Dawn Front terrorists shelled the quay of Lune before sunrise.", "terrorists"),
        ("The bandits of the Dawn Front shelled the quay of Lune before sunrise.", "bandits"),
    ],
)
def test_an_armed_body_that_no_table_knows_is_known_by_its_name(
    article: Make, text: str, name: str
) -> None:
    other = "The Dawn Front is a resistance movement of the hills. It keeps the quay of Lune."

    claim = named(article, text, other)["Names for Dawn Front"]

    assert claim.note == f"{name}: A - resistance movement: B"


def test_a_body_beside_another_is_not_called_what_the_other_is(article: Make) -> None:
    other = "The Dawn Front is a resistance movement of the hills. It keeps the quay of Lune."

    assert not named(article, "Soldiers of the Dawn Front and the terrorists of Tesk met.", other)
    assert not named(article, "The Dawn Front fought the terrorists of the Red Legion.", other)


def test_what_the_writer_calls_a_deal_himself_is_his_name_for_it(article: Make) -> None:
    mine = "The Lune agreement gives the mines of Lune away for sixty years. I call it a sell-off, and the mines of Lune know it."
    other = "The Lune agreement is for sixty years a partnership of equals, and it builds the mines of Lune."

    assert words(named(article, mine, other)["Names for the deal"]) >= {"a sell-off"}
    assert not named(article, mine.replace("I call", "They call"), other)


def test_a_regime_named_by_a_ruler_stands_beside_his_government(article: Make) -> None:
    other = "The lease was signed between Vorr's government and three firms, and nobody asked Ilan Vorr why."

    found = named(article, "The Vorr regime has sold the quay, and nobody was asked.", other)

    assert words(found["Names for Vorr's side"]) == {"Vorr regime", "Vorr's government"}


def test_a_defined_name_is_no_other_deals_name(article: Make) -> None:
    mine = (
        "The robbers' contract, as we call it here, gives the mines away. Nobody in Tesk was asked."
    )
    other = "The agreement on the lamps lapsed in May. Six weeks later the agreement is forgotten."

    assert not named(article, mine, other)


CALLED_SO = (
    "They call it the Convention on Dredging and Pilotage. On the quays we call it the {}."
    " The dues of the harbour are gone."
)


def test_a_text_that_has_two_names_for_one_thing_ties_those_of_another(article: Make) -> None:
    found = named(
        article,
        CALLED_SO.format("Auction"),
        "The paper, which bears the dry name Convention on Dredging and Pilotage and which the dockers have long called the Net, is law.",
    )

    one = found["Names for “Convention on Dredging and Pilotage”"]
    assert one.note.startswith("Auction: A - Net: B")


def test_a_name_for_something_else_in_the_sentence_is_not_the_things(article: Make) -> None:
    found = named(
        article,
        CALLED_SO.format("Auction"),
        "It bears the name Convention on Dredging and Pilotage, and they sing a song which the dockers called the Net.",
    )

    one = found["Names for “Convention on Dredging and Pilotage”"]
    assert one.note == "Auction: A - Convention on Dredging and Pilotage: B"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            CALLED_SO.format("Auction"),
            "The Auction, or Convention on Dredging and Pilotage, is law.",
        ),
        (
            CALLED_SO.format("Auction"),
            "The Convention on Ballast is law. It was read aloud in Tesk.",
        ),
        (
            "They call it the Lake Accord. We do not call it the Auction, and it is none.",
            "The Lake Accord is law.",
        ),
        (
            "They call it the Lake Accord. A docker said that here we call it the Auction.",
            "The Lake Accord is law.",
        ),
    ],
)
def test_a_name_that_both_have_or_nobody_gives_is_no_quarrel(
    article: Make, text: str, other: str
) -> None:
    found = named(article, text, other)

    assert not [title for title in found if "Accord" in title or "Convention" in title]


DEAL = "The treaty on the minerals was signed in Tesk. Its minerals go to Lune. {}"


@pytest.mark.parametrize(
    "word", ["The proper word is sell-off.", "The right word is capitulation.", "It is a swindle."]
)
def test_what_is_said_of_the_deal_before_is_a_name_for_it(article: Make, word: str) -> None:
    found = named(
        article,
        DEAL.format("It is a decent bargain, whoever counts."),
        DEAL.format(word),
    )

    assert "a decent bargain" in words(found["Names for the deal"])


@pytest.mark.parametrize(
    "text",
    [
        "Beside that the payment is a bargain.",
        "It is a decent bargain, the minister of Lune said.",
    ],
)
def test_what_is_said_of_another_thing_or_by_another_is_no_name(article: Make, text: str) -> None:
    found = named(article, DEAL.format(text), DEAL.format("The proper word is sell-off."))

    assert "a decent bargain" not in {word for one in found.values() for word in words(one)}


def test_a_war_named_for_a_place_is_the_one_that_another_text_has_there(article: Make) -> None:
    war = "The Sarn Ridge War is in its eleventh week. Nobody in Lune laughs any longer."
    text = "I read what is written about the conflict on {}. The liberation campaign did not begin in March."

    found = named(article, war, text.format("Sarn"))

    assert words(found["Names for the war"]) == {"The Sarn Ridge War", "The liberation campaign"}
    assert "Names for the war" not in named(article, war, text.format("Orvo"))
