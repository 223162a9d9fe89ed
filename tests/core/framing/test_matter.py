"""Demands, forecasts and blame stand side by side only where they are plainly said and on one matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.framing.aligning.alike import index
from briefing.core.framing.lenses.outlook import claims
from briefing.core.framing.lenses.shown_as import claims as told
from briefing.core.framing.reading.table import Table, table
from briefing.core.framing.stating.matter import argues
from briefing.core.model import Article, Coverage

DEMANDS = "What should be done, and who says so"
FORECASTS = "What is expected to happen"
BLAME = "Who is blamed, and for what"
AIMS = "What aims are ascribed, and to whom"
REPORTED = (
    '"The ferries ran on Monday," a clerk said. A choir sang at the customs house, its leader said. Buses were late '
    "again, drivers told the Lune Post. The museum of knots said that it had opened its new rooms. The lighthouse was "
    "repainted. A baker said that his oven smoked. Tickets are sold at the kiosk, a poster said. "
)
ARGUED = (
    "We saw the ferries. Our choir sang at the customs house in the rain. Buses were late again on the northern line. The "
    "museum of knots opened its new rooms. The lighthouse was repainted. Fishermen mended nets. Tickets are sold at the "
    "kiosk by the fountain. The baker on the corner has a new oven that smokes. Plums were cheap. A tram stood "
    "still. We heard the bells. Children flew kites. The library bought an atlas of the moon. "
    "A brass band played by the fountain. Someone lost a glove there. An old mill was mended. "
)


@pytest.fixture
def beside(article: Callable[..., Article]) -> Callable[..., dict[str, list[str]]]:
    """Return the sentences of two texts that are set side by side, by the title of the claim."""

    def pair(one: str, other: str, around: str = REPORTED) -> dict[str, list[str]]:
        made = _table(article, one, other, around)
        return {
            draft.claim.title: [shown.text for shown in draft.claim.evidence]
            for draft in claims(made, index(made))
        }

    return pair


def _table(article: Callable[..., Article], one: str, other: str, around: str) -> Table:
    texts = (article(name, f"{said} {around}") for name, said in (("A", one), ("B", other)))
    return table(Coverage("x", "x", tuple(texts)))


def test_demands_of_reports_are_set_side_by_side_on_one_matter_only(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    summit = "Senator Holm urged Vorr to cancel the summit in Lune."
    other = "Two lawmakers called on Vorr to cancel the summit, though not the talks."
    dockers = "Dana Kest called on the dockers to go back to work at once."

    assert DEMANDS in beside(summit, other)
    assert DEMANDS not in beside(summit, dockers)


def test_what_a_report_quotes_counts_where_the_sentence_names_the_speaker(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    summit = "Senator Holm urged Vorr to cancel the summit in Lune."
    named = '"Vorr should cancel the summit at once and for good," Petra Kest said.'
    unnamed = 'There was a note on the door. "Vorr should cancel the summit at once and for good."'

    assert DEMANDS in beside(summit, named)
    assert DEMANDS not in beside(summit, unnamed)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vorr should have had the sense to cancel the summit, a critic said.",
        "Petra Kest said that Vorr will have to cancel the summit.",
        "The cabinet rejected calls on Vorr to cancel the summit.",
        "Under the statute Vorr must cancel the summit, Petra Kest said.",
        "Vorr must cancel the summit before the tide comes in.",
        "To cancel the summit should be deeply troubling to Vorr, she said.",
    ],
)
def test_reproaches_rules_and_refusals_are_no_demands(
    beside: Callable[..., dict[str, list[str]]], sentence: str
) -> None:
    other = "Two lawmakers called on Vorr to cancel the summit, though not the talks."

    assert DEMANDS not in beside(sentence, other)


@pytest.mark.parametrize(
    "sentence",
    [
        "The cabinet fears that the lithium deal will fail in parliament this time.",
        "It is not yet certain that the lithium deal will fail in parliament.",
        "Nobody knows what the lithium deal will cost in parliament or at the port.",
        "The final will of the lithium deal was read in parliament by an old clerk.",
    ],
)
def test_fears_doubts_and_indirect_questions_are_no_forecasts(
    beside: Callable[..., dict[str, list[str]]], sentence: str
) -> None:
    other = "The lithium deal will pass the parliament of Tesk with ease, a whip said."
    plain = "The lithium deal will fail in parliament, lawmakers of both parties said."

    assert FORECASTS in beside(plain, other)
    assert FORECASTS not in beside(sentence, other)


def test_who_pleads_guilty_or_is_not_to_blame_is_not_blamed(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    blamed = "Holm blamed Vorr for the collapse of the pumping station."

    assert BLAME in beside(
        blamed, "Vorr is responsible for the collapse of the station, Kest said."
    )
    assert BLAME not in beside(
        blamed, "Vorr is not responsible for the collapse of the station, Kest said."
    )
    assert BLAME not in beside(
        blamed, "Vorr pleaded guilty of the collapse of the station, Kest said."
    )


def test_arguments_are_on_one_matter_if_they_are_on_an_actor_of_the_coverage(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    one = "I know the delta of Tesk. Maravia wants to starve the ports of Tesk until they sign."
    other = "I know the hills of Maravia. It was a mild day in Maravia and Tesk. Tesk does not want wheat, it wants a war with the flags of others."

    assert AIMS in beside(one, other, ARGUED)
    assert AIMS not in beside(one, other, REPORTED)


def test_a_sentence_that_the_passage_before_it_took_along_is_not_shown_again(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    one = "Maravia wants to starve the ports of Tesk. It wants the delta of Tesk and the gas under it."
    other = "There was fog over Maravia and Tesk. Maravia wants to live in peace with the ports of Tesk."

    shown = beside(one, other, ARGUED)[AIMS]

    assert len(shown) == 2
    assert shown[0].endswith("under it.")


def test_an_author_argues_who_hardly_reports_what_others_say(
    article: Callable[..., Article],
) -> None:
    made = _table(article, ARGUED, REPORTED, "")
    assert [argues(text) for text in made.texts] == [True, False]


def test_a_text_in_which_nobody_says_i_or_asks_anything_argues_nothing(
    article: Callable[..., Article],
) -> None:
    """A list of new laws reports what nobody said."""
    silent = (
        ARGUED.replace("We saw", "Nobody saw").replace("Our", "A").replace("We heard", "Many heard")
    )
    made = _table(article, ARGUED, silent, "")

    assert [argues(text) for text in made.texts] == [True, False]


def test_one_quotation_printed_twice_is_no_difference(
    beside: Callable[..., dict[str, list[str]]],
) -> None:
    said = '"The summit should be put off until he has answered every one of the questions,"'

    assert DEMANDS not in beside(f"{said} Petra Kest said.", f"{said} Kest told the Lune Post.")


def test_nothing_is_told_of_somebody_in_a_sentence_in_which_another_acts(
    article: Callable[..., Article],
) -> None:
    one = "Ilan Vorr signed the pact in Lune on Monday. " + REPORTED
    acts = "Ilan Vorr left the port of Lune in a hurry. " + REPORTED
    other = "A spokesman for Ilan Vorr told reporters that the pact was dull. " + REPORTED

    def tells(text: str) -> list[str]:
        made = table(Coverage("x", "x", (article("A", one), article("B", text))))
        return [draft.claim.title for draft in told(made, index(made))]

    assert "What each tells of Ilan Vorr" in tells(acts)
    assert "What each tells of Ilan Vorr" not in tells(other)


def test_what_a_leader_will_do_is_not_foretold_by_an_indirect_question(
    article: Callable[..., Article],
) -> None:
    asks = "Lawmakers of Maravia tried to find out what President Vorr will accept in the talks. "
    tells = "Vorr will accept the pact in the talks, and Maravia will follow. "
    texts = (article("A", asks + ARGUED), article("B", tells + ARGUED))

    titles = [claim.title for claim in compare(Coverage("x", "x", texts)).claims]

    assert not any(title.startswith("Forecasts") for title in titles)
