from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.framing.reading.figures import values
from briefing.core.model import Article, Coverage

PADDING = (
    "The ferries ran as usual through the morning. A choir sang at the customs house in the rain. Buses were late again "
    "on the northern line. The museum of knots opened its rooms to the public. The lighthouse was repainted in spring. "
    "Fishermen mended their nets on the quay. Tickets are sold at the kiosk by the fountain. The baker on the corner has "
    "a new oven that smokes. Children flew kites above the old wall. The mill is shut for repairs until autumn. "
)


def only(one: Article, other: Article) -> list[str]:
    claims = compare(Coverage("x", "x", (one, other))).claims
    return [claim.title for claim in claims if claim.title.startswith("Only")]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Felipe Calderón, the former president, spoke.",
            "Calderon spoke to reporters in the rain.",
        ),
        (
            "Robert S. Mueller III, the special counsel, spoke.",
            "Mueller spoke to reporters in the rain.",
        ),
        (
            "The National Harbour Federation objected to it.",
            "The NHF objected to it on the same day.",
        ),
        ("Some 45 percent of the ships were late.", "Forty-five per cent of the ships were late."),
        (
            "It cost $4.5 billion in all, he said then.",
            "It cost 4,500 million dollars, they said then.",
        ),
        (
            "Laura Chinchilla Miranda wrote to him at once.",
            "Laura Chinchilla wrote to him at once.",
        ),
    ],
)
def test_another_form_of_the_same_is_not_absence(
    article: Callable[..., Article], here: str, there: str
) -> None:
    one = article("A", f"{PADDING}{PADDING}\n\nOn Monday, {here}")
    other = article("B", f"{PADDING}{PADDING}\n\nOn Tuesday, {there}")

    assert only(one, other) == []


def test_what_stands_in_one_text_alone_is_claimed(article: Callable[..., Article]) -> None:
    one = article(
        "A",
        f"{PADDING}{PADDING}\n\nMinister Ada Brandt spoke in the rain. By noon 640 ships were late.",
    )
    other = article("B", f"{PADDING}{PADDING}\n\nNothing was heard from the ministry.")

    assert set(only(one, other)) == {
        "Only A names Ada Brandt",
        "Only A gives a figure: “640 ships”",
    }


def test_a_number_in_words_has_the_value_of_its_digits() -> None:
    assert {42.0, 3.5e6, 10.0} <= values(
        "forty-two men, 3.5 million crowns and a tenth of the fleet"
    )


def test_texts_in_two_languages_are_compared_by_names_and_figures_alone(
    article: Callable[..., Article],
) -> None:
    german = (
        "Die Häfen sind zu und der Streik geht weiter, sagte die Ministerin, weil das Geld nicht da ist. "
        * 12
    )
    one = article("A", f"{PADDING}{PADDING}\n\nMinister Ada Brandt said that 640 ships were late.")
    other = article("B", german, language="de")

    framing = compare(Coverage("x", "x", (one, other)))

    assert {claim.kind for claim in framing.claims} <= {"one outlet"}
    assert any("not in English" in reason.reason for reason in framing.not_compared)
