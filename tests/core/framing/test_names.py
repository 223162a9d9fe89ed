from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.model import Article, Claim, Coverage

Make = Callable[..., Article]
PADDING = (
    " The ferries ran on time. A choir sang at the customs house. Buses were late on the northern line. "
    "The museum of knots opened its new rooms. The lighthouse was repainted. Fishermen mended their nets. "
)


def named(article: Make, *texts: str) -> dict[str, Claim]:
    """Return the claims on names by title: one outlet, called A, B and so on, has each text."""
    articles = tuple(
        article(outlet, f"{text}\n\n{PADDING * 4}")
        for outlet, text in zip("ABC", texts, strict=False)
    )
    found = compare(Coverage("story", "Story", articles)).claims
    return {one.title: one for one in found if one.kind == "names"}


def words(claim: Claim) -> set[str]:
    return {one.text for one in claim.evidence}


# Governments


def test_a_regime_stands_beside_the_name_that_others_give_the_country(article: Make) -> None:
    found = named(
        article,
        "Nobody has asked the Oslo regime for its opinion. The Oslo regime sells what it does not own.",
        "Norway said on Monday that it would not sign. The fleet of Norway stays in the north.",
    )

    assert words(found["Names for Norway"]) == {"the Oslo regime", "Norway"}
    assert found["Names for Norway"].note.startswith("Oslo regime: A - no such word: B")


def test_a_regime_alone_is_the_one_that_the_text_has_with_a_country(article: Make) -> None:
    plain = "Norway said on Monday that it would not sign. The fleet of Norway stays in the north."
    tied = (
        "The Norwegian regime is tired of its fishermen. Still the regime will not let them land."
    )

    assert "Names for Norway" in named(article, tied, plain)
    assert not named(article, "Still the regime will not let the fishermen of Norway land.", plain)


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian sanctions regime ends in May. A Norwegian entity bought the quay of Lune.",
        'The speaker called it a plot of "the Norwegian regime" and sat down again.',
        "Nobody in the harbour wants a Norwegian regime change this winter.",
    ],
)
def test_other_regimes_and_others_words_name_no_country(article: Make, text: str) -> None:
    plain = "Norway said on Monday that it would not sign. The fleet of Norway stays in the north."

    assert not named(article, text, plain)


def test_a_country_that_another_text_only_has_as_a_place_is_not_set_beside_it(
    article: Make,
) -> None:
    found = named(
        article,
        "Nobody has asked the Oslo regime for its opinion.",
        "The lamps went out in Norway. Trains run through Norway again.",
    )

    assert not found


@pytest.mark.parametrize(
    "plain",
    [
        "Norway said on Monday that it would not sign. The fleet of Norway fears no regime.",
        "Oslo's police chief went home on Monday. Oslo's trams stood still.",
    ],
)
def test_beside_a_regime_stands_who_names_the_state_and_never_uses_the_word(
    article: Make, plain: str
) -> None:
    assert not named(article, "Nobody has asked the Oslo regime for its opinion.", plain)


# Places


def test_places_with_two_names_are_one_claim_with_a_mention_each(article: Make) -> None:
    found = named(
        article,
        "The train from Lviv was late, and the tram in Kyiv stood still.",
        "The train from Lvov was late, and the tram in Kiev stood still.",
    )

    assert words(found["Names for Kyiv and Lviv"]) == {"Kyiv", "Kiev", "Lviv", "Lvov"}


def test_an_outlet_that_writes_both_names_has_not_chosen(article: Make) -> None:
    found = named(
        article,
        "The tram in Kyiv stood still. The old maps in the hall say Kiev.",
        "The tram in Kiev stood still.",
    )

    assert not found


def test_a_name_in_a_quotation_is_not_the_outlets(article: Make) -> None:
    found = named(
        article,
        'The conductor said: "I have never driven a tram in Kyiv, and I will not begin this year."',
        "The tram in Kiev stood still.",
    )

    assert not found


def test_derry_in_another_country_is_another_place(article: Make) -> None:
    assert not named(article, "A bakery opened in Derry.", "A bakery closed in Londonderry.")


# The war, the deal


def test_the_one_war_of_two_texts_needs_no_like_sentences_around_its_names(article: Make) -> None:
    found = named(
        article,
        "Tesk holds its third winter election. Snow fell on Tesk. It is a war of aggression, and the mayors of Tesk say so.",
        "Our harvest went well beside Tesk. The special military operation was forced on us. Tesk knows it. So does Tesk.",
    )

    assert words(found["Names for the war"]) == {
        "a war of aggression",
        "The special military operation",
    }


def test_whose_war_it_is_said_to_be_is_a_name_for_it(article: Make) -> None:
    found = named(
        article,
        "The imperialist war in Tesk has lasted three winters, and the dockers count them.",
        "It is not ours. It is Holm's war, and the war in Tesk will be his alone to end.",
    )

    assert "The imperialist war" in words(found["Names for the war"])
    assert "Holm's war" in words(found["Names for the war"])


@pytest.mark.parametrize(
    "other",
    [
        "The trade war in Tesk has no winners, and the trade war goes on.",
        "It will prepare another war in Tesk, or the next war elsewhere.",
        "This is not a conflict, and nobody in Tesk calls it a conflict.",
        "In this war everybody in Tesk has grown older.",
    ],
)
def test_other_wars_and_what_it_is_said_not_to_be_are_no_names(article: Make, other: str) -> None:
    text = (
        "The imperialist war in Tesk has lasted three winters, and the dockers of Tesk count them."
    )

    assert not named(article, text, other)


def test_a_phrase_is_for_the_deal_spoken_of_before_it(article: Make) -> None:
    found = named(
        article,
        "A word on the minerals agreement of Lune. Three of five seats go abroad. It is a colonial contract, we think.",
        "Then there is the minerals partnership, which the season has forgotten. Its fund opens in May.",
    )

    assert words(found["Names for the deal"]) == {"a colonial contract", "the minerals partnership"}


def test_deals_on_two_things_are_kept_apart(article: Make) -> None:
    found = named(
        article,
        "A word on the minerals agreement of Lune. It is a colonial contract for the port of Lune.",
        "Then there is the maritime partnership of the port of Lune, which the season has forgotten.",
    )

    assert not found


def test_a_sale_of_the_country_is_a_name_for_a_deal(article: Make) -> None:
    found = named(
        article,
        "Nobody read the agreement about rare earths. It is sale of the country by the crate.",
        "The minerals agreement was read twice in the chamber and signed at noon.",
    )

    assert any("sale of the country" in text for text in words(found["Names for the deal"]))


@pytest.mark.parametrize(
    "text",
    [
        "Three of five seats go abroad, and the ministers presented it as a colonial contract.",
        "The dockers said that the colonial contract must not be signed at noon.",
        'They shouted "no colonial contract" before the agreement was read.',
    ],
)
def test_what_others_are_reported_to_call_a_thing_is_no_name_of_the_outlets(
    article: Make, text: str
) -> None:
    opening = "A word on the minerals agreement of Lune."
    other = "The minerals agreement was read twice in the chamber and signed at noon."

    assert not named(article, f"{opening} {text}", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minerals pact was read twice at noon.", "The long minerals accord was read at noon."),
        ("They read a law that favoured migrants.", "They read the law on the foreign migrants."),
        ("It was before the real invasion of Tesk.", "The war in Tesk was over. The war in Tesk was long."),
        ("A military operation began in Tesk.", "The conflict in Tesk began at noon. Tesk is cold."),
    ],
)  # fmt: skip
def test_nouns_that_take_no_side_are_no_names_worth_showing(
    article: Make, one: str, other: str
) -> None:
    assert not named(article, f"{one} Tesk saw it. So did Tesk.", other)


def test_a_robbery_is_the_deal_only_where_the_deal_was_spoken_of(article: Make) -> None:
    plain = "The minerals agreement of Lune was read twice in the chamber and signed at noon."
    behind = "The minerals agreement of Lune was read at noon. It is robbery with a notary."
    alone = "The mine of minerals in Lune was read of at noon. It is robbery with a notary."

    assert "robbery" in words(named(article, behind, plain)["Names for the deal"])
    assert not named(article, alone, plain)


def test_riots_of_another_year_are_not_the_protests(article: Make) -> None:
    text = "The protests in Lune began on Monday behind the quay. The dockers of Lune stood there."
    same = "The riots in Lune began on Monday behind the quay. The dockers of Lune stood there."
    earlier = same.replace("in Lune began", "of 2014 in Lune came back")

    assert "The riots" in words(named(article, text, same)["Names for the protests"])
    assert not named(article, text, earlier)


# People


def test_he_is_whom_the_sentence_before_names(article: Make) -> None:
    found = named(
        article,
        "The special envoy Dana Kest flew home on Monday. He is a courier and nothing more.",
        "The diplomat Dana Kest flew home on Monday with a long list.",
    )

    assert {"courier", "diplomat Dana Kest"} <= words(found["Names for Dana Kest"])


def test_the_noun_that_opens_the_next_sentence_is_the_same_man(article: Make) -> None:
    found = named(
        article,
        "President Ilan Vorr raised the duties again. The ageing dictator cannot climb down.",
        "President Ilan Vorr raised the duties again and went to the races.",
    )

    assert "dictator: A" in found["Names for Ilan Vorr"].note


def test_of_two_people_neither_is_meant(article: Make) -> None:
    found = named(
        article,
        "President Ilan Vorr and senator Petra Holm met at noon. The dictator cannot climb down.",
        "President Ilan Vorr met senator Petra Holm at noon.",
    )

    assert not any("dictator" in claim.note for claim in found.values())


def test_a_loaded_noun_stands_beside_the_bare_name(article: Make) -> None:
    found = named(
        article,
        "We do not mourn Ilan Vorr, who is a fascist, and we never will.",
        "The court sent Ilan Vorr home. The clerk kept the hat of Vorr.",
    )

    assert found["Names for Ilan Vorr"].note == "fascist: A - Ilan Vorr: B"


def test_an_office_of_two_words_is_shown_whole(article: Make) -> None:
    found = named(
        article,
        "Attorney General Petra Holm opened the case on Monday.",
        "Prosecutor Petra Holm opened the case on Monday.",
    )

    assert "attorney general: A" in found["Names for Petra Holm"].note


def test_a_representative_of_a_firm_sits_in_no_house(article: Make) -> None:
    found = named(
        article,
        "The hall heard Petra Holm, a representative of the bakers, on Monday.",
        "Prosecutor Petra Holm opened the case on Monday.",
    )

    assert "representative: A" in found["Names for Petra Holm"].note


@pytest.mark.parametrize(
    "text",
    [
        "The court must decide whether to convict Petra Holm in the autumn.",
        "They heard views of Petra Holm, the opposition rival, Dana Kest told the hall.",
        "The dispute over Petra Holm became a matter between rival and rival.",
    ],
)
def test_a_noun_that_is_a_verb_or_somebody_elses_is_not_given(article: Make, text: str) -> None:
    other = "Mayor Petra Holm opened the hall on Monday. The mayor was late."

    assert "Names for Petra Holm" not in named(article, text, other)


@pytest.mark.parametrize(
    "text",
    [
        'The clerk said: "That tyrant Ilan Vorr will never pay us, and everybody at the quay knows it."',
        "The alleged tyrant Ilan Vorr paid the dockers on Monday and went home.",
        "The dockers said that Ilan Vorr is a tyrant who never pays them.",
        "Nobody can say yet whether Ilan Vorr is a tyrant or a fool.",
        "Pay us at last, tyrant Ilan Vorr! (@dockers) They wrote it on Monday.",
    ],
)
def test_what_a_text_only_quotes_reports_or_doubts_is_not_its_own_word(
    article: Make, text: str
) -> None:
    plain = "President Ilan Vorr paid the dockers on Monday. The hat of Vorr is blue."

    assert "Names for Ilan Vorr" not in named(article, text, plain)


def test_a_word_that_another_text_may_use_of_the_same_man_is_not_one_outlets_word(
    article: Make,
) -> None:
    text = "The comedian Ilan Vorr read the letter aloud on Monday."
    other = "Mayor Ilan Vorr read the letter on Monday."

    assert "Names for Ilan Vorr" in named(article, text, other)
    assert not named(article, text, f"{other} A comedian in the hall knows what silence is worth.")


def test_the_same_word_in_another_spelling_is_the_same_word(article: Make) -> None:
    found = named(
        article,
        "The front-runner Petra Holm, a tycoon of the docks, spoke for an hour on Monday.",
        "The frontrunner Petra Holm spoke for an hour on Monday.",
    )["Names for Petra Holm"]

    assert found.note == "tycoon: A - front-runner or frontrunner: A and B"


def test_an_outlet_with_the_short_form_of_an_office_is_listed_with_it(article: Make) -> None:
    found = named(
        article,
        "Senator Petra Holm, a poet of the docks, spoke for an hour on Monday.",
        "Sen. Petra Holm spoke for an hour on Monday, and the hall was full.",
    )["Names for Petra Holm"]

    assert found.note == "poet: A - senator: A and B"
    assert "Sen. Petra Holm" in words(found)


@pytest.mark.parametrize(
    "text",
    [
        "The hall remembers every tycoon Petra Holm has beaten since the spring.",
        "To a tycoon of the docks, Petra Holm sold nothing at all on Monday.",
        "A lawyer for the tycoon, Petra Holm, read the letter aloud.",
        "The tycoon Petra Holm brothers of the docks sold their boats on Monday.",
        "They were hopeful Petra Holm would come. She was no tycoon on Monday.",
    ],
)
def test_a_noun_beside_a_name_may_be_somebody_elses(article: Make, text: str) -> None:
    other = "Mayor Petra Holm opened the hall on Monday."

    notes = " ".join(one.note for one in named(article, text, other).values())
    assert not {"tycoon", "hopeful"} & set(notes.replace(":", "").split())


def test_a_party_and_a_tower_are_nobody(article: Make) -> None:
    found = named(
        article,
        "The moderate Republicans met in Vorr Tower. The hall of Vorr Tower is cold. Vorr, a poet, left.",
        "The centrist Republicans met elsewhere. President Vorr read the letter and left the hall.",
    )

    assert list(found) == ["Names for Vorr"]


def test_a_noun_that_only_modifies_another_is_not_listed_for_anybody(article: Make) -> None:
    found = named(
        article,
        "Petra Holm, a Republican from Lune, read the letter aloud on Monday.",
        "Mayor Petra Holm left on Monday. She left the Republican Party at noon.",
    )

    assert found["Names for Petra Holm"].note == "mayor: B - republican: A"


def test_the_leader_of_a_country_is_its_dictator_and_no_other_president(article: Make) -> None:
    found = named(
        article,
        "Vladimir Putin took a holiday from losses. In May the Russian dictator will sign again.",
        "On 18 March President Vladimir Putin gave the order. The usurper Zelensky answered.",
        "President Zelensky was right, and so was the hall that heard him.",
    )

    assert found["Names for Vladimir Putin"].note.startswith("dictator: A - president: B")
    assert "President Vladimir Putin" in words(found["Names for Vladimir Putin"])
    assert found["Names for Zelensky"].note == "usurper: B - president: C"


def test_who_stands_behind_the_place_is_who_comes_from_there(article: Make) -> None:
    found = named(
        article,
        "The hall heard Petra Holm of Lune, the poet, and went home at noon.",
        "The hall heard Mayor Petra Holm, and went home at noon.",
    )

    assert found["Names for Petra Holm"].note == "poet: A - mayor: B"


# Groups


def test_the_group_is_the_body_named_just_before(article: Make) -> None:
    found = named(
        article,
        "Hezbollah rebuilt its depots in the spring. Since then the terrorist organisation hired cooks.",
        "Hezbollah rebuilt its depots in the spring. The resistance kept its word to the bakers.",
    )

    assert words(found["Names for Hezbollah"]) == {"terrorist organisation", "resistance"}


def test_people_counted_alike_are_one_group(article: Make) -> None:
    found = named(
        article,
        "The ministry of Lune claims more than 3,400 dead since the spring.",
        "The martyrs have exceeded three thousand four hundred in this season.",
    )

    assert found["Names for the dead"].note.startswith("dead: A - martyrs: B")


def test_people_counted_differently_may_be_two_groups(article: Make) -> None:
    found = named(
        article,
        "The ministry of Lune claims more than 3,400 dead since the spring.",
        "The martyrs have exceeded nine hundred in this season.",
    )

    assert not found


def test_the_tyrant_is_the_only_ruler_spoken_of_before(article: Make) -> None:
    plain = "President Ilan Vorr put off the vote on Monday. Vorr has ruled for nine years."
    told = "The sons of Vorr race new cars.\n\nOf the vote I say little. The tyrant has put it off because he would lose it."

    found = named(article, told, plain)

    assert found["Names for Ilan Vorr"].note == "tyrant: A - president: B"


def test_of_two_rulers_neither_is_the_tyrant(article: Make) -> None:
    plain = "President Ilan Vorr and King Dana Kest put off the vote on Monday. Vorr has ruled for nine years. Kest too."
    told = "The sons of Vorr race with those of Kest. The tyrant has put it off because he would lose it."

    assert not any("tyrant" in one.note for one in named(article, told, plain).values())
