"""Of what happened in a place two opposed authors share hardly more than its name and a rare word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing.aligning.alike import index
from briefing.core.framing.lenses.shown_as import claims
from briefing.core.framing.reading.table import table
from briefing.core.model import Article, Coverage
from tests.core.framing.test_argued import ARGUED, REPORTED

SHELLED = "On 19 March the infirmary at Old Veller was shelled for an hour."
POSTED = "On the roof of the infirmary in Old Veller was a gun."


@pytest.fixture
def told(article: Callable[..., Article]) -> Callable[..., list[str]]:
    """Return what two texts are shown to tell of Old Veller."""

    def pair(one: str, other: str, around: str = ARGUED) -> list[str]:
        texts = (article(name, f"{said}\n\n{around}") for name, said in (("A", one), ("B", other)))
        made = table(Coverage("x", "x", tuple(texts)))
        drafts = [one for one in claims(made, index(made)) if "Veller" in one.claim.title]
        return [one.text for draft in drafts for one in draft.claim.evidence]

    return pair


def test_what_two_authors_tell_of_one_place_stands_side_by_side(
    told: Callable[..., list[str]],
) -> None:
    assert told(SHELLED, POSTED) == [SHELLED, POSTED]
    assert not told(SHELLED, POSTED, REPORTED)


def test_one_day_in_one_place_is_one_event_without_another_shared_word(
    told: Callable[..., list[str]],
) -> None:
    broken = "It was broken by guns on 11 April, when the village of Old Veller burned."
    fired = "On the eve of 11 April from the village Old Veller somebody opened fire."
    other = "On the eve of 12 May from the village Old Veller somebody opened fire."

    assert told(broken, fired) == [broken, fired]
    assert not told(broken, other)


def test_the_sentence_behind_comes_along_if_it_names_nothing_else(
    told: Callable[..., list[str]],
) -> None:
    answer = "The answer was harsh."
    elsewhere = "At Lower Ashk the bells rang."

    assert told(SHELLED, f"{POSTED} {answer}") == [SHELLED, f"{POSTED} {answer}"]
    assert told(SHELLED, f"{POSTED} {elsewhere}") == [SHELLED, POSTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Old Veller plums are sold by the bucket.",
        "The infirmary has an Old Veller recipe for plums.",
        "We are told that the infirmary in Old Veller held a gun.",
        "An infirmary has what Old Veller said it has.",
    ],
)
def test_nothing_is_told_of_a_place_on_other_matters_or_in_the_words_of_others(
    told: Callable[..., list[str]], sentence: str
) -> None:
    assert not told(SHELLED, sentence)
