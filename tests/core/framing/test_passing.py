"""What is told in passing, and with what a text opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.model import Article, Coverage

Make = Callable[..., Article]
PADDING = (
    "The ferries ran as usual through the morning. A choir sang at the customs house in the rain. Buses were late again "
    "on the northern line. The museum of knots opened its rooms to the public. The lighthouse was repainted in spring. "
    "Fishermen mended their nets on the quay. Tickets are sold at the kiosk by the fountain. The baker on the corner has "
    "a new oven that smokes. Children flew kites above the old wall. The mill is shut for repairs until autumn. "
)


def named(article: Make, text: str, elsewhere: str = "Nothing was heard.") -> list[str]:
    one = article("Gazette", f"{PADDING}{PADDING}\n\n{text}")
    other = article("Wire", f"{PADDING}{PADDING}\n\n{elsewhere}")
    claims = compare(Coverage("x", "x", (one, other))).claims
    return [claim.title for claim in claims if claim.title.startswith("Only Gazette names")]


@pytest.mark.parametrize(
    "text",
    [
        "Union organiser Dana Kest left Lune.",
        "The pact was a trap, Dana Kest said.",
        "A boat was named for Dana Kest. Later Dana Kest saw it.",
    ],
)
def test_a_name_that_speaks_is_introduced_or_comes_back_is_told(article: Make, text: str) -> None:
    assert named(article, text) == ["Only Gazette names Dana Kest"]


@pytest.mark.parametrize(
    "text",
    [
        "The ship came from West Ardin.",
        "The pact was a trap, she told reporter Olen Marr.",
        "The author of “Build Wealth Now” left Lune.",
        "It was on Tesk News, the reporter said.",
        "The House Ways and Means Committee said so.",
        "Holm MarrKest lawmaker VennOlen Marr said so.",
        "DISASTER STRIKES, the officer said.",
        "It was over under minister Olen Marr’s law.",
    ],
)
def test_a_name_in_passing_is_not(article: Make, text: str) -> None:
    assert named(article, text) == []


@pytest.mark.parametrize(
    ("here", "there"), [("Smollard", "Smolard"), ("Synder", "Snyder"), ("Elvich", "Elvitch")]
)
def test_a_slip_of_the_pen_is_no_other_name(article: Make, here: str, there: str) -> None:
    assert named(article, f"Actor Dan {here} left Lune.", f"Then Dan {there} left Lune.") == []


def test_a_name_written_as_one_word_is_no_link(article: Make) -> None:
    assert named(article, "Minister Dana Kest of LuneWatch left McArdin.") == [
        "Only Gazette names Dana Kest"
    ]


def opened(article: Make, *leads: str) -> list[str]:
    texts = (
        article(f"Outlet {number}", f"{lead}\n\nThe minerals deal of Lune is signed.\n\n{PADDING}")
        for number, lead in enumerate(leads)
    )
    claims = compare(Coverage("x", "x", tuple(texts))).claims
    return [one.text for claim in claims if claim.kind == "emphasis" for one in claim.evidence]


LEAD = "The minerals deal signed at Lune was greeted with fireworks above the harbour."


def test_openings_on_different_things_stand_side_by_side(article: Make) -> None:
    other = "Forty dockers lost their work on the quay before anybody had read the text."

    assert opened(article, LEAD, other) == [LEAD, other]


@pytest.mark.parametrize(
    "lead",
    [
        "Senator Olen Marr listens during a hearing on dockers and their pay in the capital.",
        "Forty dockers stand on a quay under an old crane in the rain, Aug. 1, 2019.",
        "In this March photo forty dockers are seen on a quay under an old crane.",
        "Olen Marr is a senior fellow at the institute for dockers and their old cranes.",
        "That afternoon forty dockers lost their work before anybody had read the text.",
        "The dockers also lost their work before anybody there had read the text.",
        "Fireworks were lit above the harbour of Lune when the minerals deal was signed.",
    ],
)
def test_a_caption_an_author_a_piece_and_the_same_thing_are_no_other_opening(
    article: Make, lead: str
) -> None:
    assert opened(article, LEAD, lead) == []
