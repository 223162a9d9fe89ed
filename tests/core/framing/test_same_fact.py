from __future__ import annotations

from collections.abc import Callable

from briefing.core.framing import compare
from briefing.core.model import Article, Claim, Coverage

PADDING = (
    "The ferries ran as usual through the morning. A choir sang at the customs house in the rain. Buses were late "
    "on the northern line. The museum of knots opened its rooms to the public. The lighthouse was repainted in spring. "
    "Fishermen mended their nets on the quay. Tickets are sold at the kiosk by the fountain. The baker on the corner has "
    "a new oven that smokes. Children flew kites above the old wall. The mill is shut for repairs until autumn. "
)


def claims(article: Callable[..., Article], *tellings: str) -> tuple[Claim, ...]:
    outlets = ("Gazette", "Courier", "Wire", "Post")
    articles = tuple(
        article(name, f"{told}\n\n{PADDING * 2}")
        for name, told in zip(outlets, tellings, strict=False)
    )
    return compare(Coverage("x", "x", articles)).claims


def test_two_wordings_of_one_fact_are_shown_with_their_difference(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "Police cleared the harbour of Lune on Monday after dockers refused to load lithium ships.",
        "Riot officers stormed the harbour of Lune on Monday after dockers declined to load lithium ships.",
    )

    claim = next(
        one for one in found if one.title.startswith("The same fact in other words: the harbour")
    )
    assert "“declined” / “refused”" in claim.note


def test_a_word_of_doubt_that_one_outlet_alone_has_makes_the_title(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "The minister of mines, Ada Brandt, sold lithium licences to a cousin in Tesk, the audit office found.",
        "The minister of mines, Ada Brandt, allegedly sold lithium licences to a cousin in Tesk last spring.",
    )

    assert any(one.title.startswith("Courier says “allegedly”, Gazette does not") for one in found)


def test_figures_for_one_thing_that_differ_stand_side_by_side(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "Maravia has counted 41 violations of the power truce by Tesk since the signing in Lune.",
        "Tesk has reported 58 violations of the power truce by Maravia since the signing in Lune.",
    )

    assert any(
        one.title.startswith("Figures differ") and "41 violations" in one.title for one in found
    )


def test_one_text_printed_twice_is_one_voice_with_no_difference(
    article: Callable[..., Article],
) -> None:
    told = (
        "Police cleared the harbour of Lune on Monday after dockers refused to load lithium ships."
    )

    assert not any(one.kind in {"same fact", "same point"} for one in claims(article, told, told))


def test_more_than_two_outlets_stand_in_one_claim(article: Callable[..., Article]) -> None:
    found = claims(
        article,
        "Dockers in Lune refused on Monday to load three lithium ships bound for Hesper.",
        "On Monday three lithium ships bound for Hesper stayed empty: the dockers of Lune refused to load.",
        "Three lithium ships for Hesper lie idle in Lune, where dockers on Monday refused to load them.",
    )

    assert max(len({one.outlet for one in claim.evidence}) for claim in found) == 3


def test_words_held_at_arms_length_are_set_beside_the_same_words_without_marks(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "The ministry in Lune guards the “safe zone” that its soldiers have drawn along the coast.",
        "Villagers fled from the safe zone that soldiers drew along the coast, leaving their boats.",
    )

    assert any(
        one.title == "Gazette puts “safe zone” in quote marks, Courier does not" for one in found
    )


def test_part_of_a_longer_word_is_not_the_same_words(article: Callable[..., Article]) -> None:
    found = claims(
        article,
        "The ministry in Lune mocked “the rich” of the coast, who have left it with their boats.",
        "Giveaways to the richest people of the coast have emptied the harbour in Lune since May.",
    )

    assert not any("in quote marks" in one.title for one in found)


def test_who_did_it_in_one_text_and_nobody_in_another_are_set_side_by_side(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "On Friday Teskan soldiers attacked the lithium depot of Lune, and two guards were hurt.",
        "The lithium depot of Lune was attacked before dawn on Friday, its owner said.",
    )

    assert any(
        one.title
        == "Agent named or not: “Teskan soldiers attacked” in Gazette, “was attacked” in Courier"
        for one in found
    )


def test_a_dateline_is_no_difference_in_wording(article: Callable[..., Article]) -> None:
    found = claims(
        article,
        "LUNE, Maravia (Wire Press) - Police cleared the old harbour on Monday after dockers refused to load lithium ships.",
        "Police stormed the old harbour on Monday after dockers refused to load thirty lithium ships.",
    )

    assert any("stormed" in one.note for one in found)
    assert not any("Wire" in one.note for one in found)
