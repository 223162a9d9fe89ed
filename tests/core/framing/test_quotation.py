from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.framing.reading.quotation import quotations


def told(text: str) -> list[tuple[str, str]]:
    return [
        (
            text[one.start : one.end],
            text[one.speaker.start : one.speaker.end] if one.speaker else "",
        )
        for one in quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not load a ship,” said Dana Kest, a union organiser.", "Dana Kest"),
        ("“We will not load a ship,” Mr. Kest said on Monday.", "Mr. Kest"),
        ("“We will not load a ship,” Dana Kest, a spokeswoman for the dockers, said.", "Dana Kest"),
        ("Dana Kest told reporters in Lune that “we will not load a ship”.", "Dana Kest"),
        ("According to Dana Kest, “nobody will load a ship”.", "Dana Kest"),
        ("“Nobody will load a ship,” according to Dana Kest.", "Dana Kest"),
        ("Kest: “Nobody will load a ship.”", "Kest"),
        ("“Nobody will load a ship.” ― Dana Kest", "Dana Kest"),
        ('"Nobody will load a ship," she said.', "she"),
        (
            "Dana Kest said the text was a secret, calling it “a robbery of our children”.",
            "Dana Kest",
        ),
        ("Vorr says Kest believes that the strike is “a gift to our enemies”.", "Vorr"),
        ("For three weeks, Kest said, “not one ship will be loaded”.", "Kest"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_of_speech(text: str, speaker: str) -> None:
    assert told(text)[0][1] == speaker


def test_a_quotation_goes_on_after_its_attribution() -> None:
    text = "“It is over,” Kest said. “We go back tomorrow.”"

    assert told(text) == [("It is over,", "Kest"), ("We go back tomorrow.", "Kest")]


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“It is over,” Kest said. “We go back.\n\n“But we will return.”"

    assert [speaker for _, speaker in told(text)] == ["Kest", "Kest", "Kest"]


def test_he_said_at_the_end_of_a_paragraph_announces_the_next() -> None:
    text = "Vorr gave a speech in Lune. He said:\n\n“This is a new chapter for us.”"

    assert told(text)[0][1] == "He"


def test_a_quotation_that_ends_its_sentence_does_not_take_the_next_subject() -> None:
    text = "Kest was blunt. “Nobody will load a ship.” Vorr said nothing."

    assert told(text)[0][1] != "Vorr"


def test_words_in_quote_marks_without_a_verb_of_speech_have_no_speaker() -> None:
    assert (
        told("The paper called it a day of “national unity” and of flags.")[0][0]
        == "national unity"
    )
    assert told("The square was full of “volunteers” in new boots.") == [("volunteers", "")]


def test_noun_forms_of_verbs_of_speech_are_not_taken_for_verbs() -> None:
    text = "Vorr said that Kest's remarks on Monday were “a disgrace to the port”."

    assert told(text)[0][1] == "Vorr"


@given(st.text(alphabet='ab “”"‘’«»said,.\n', max_size=200))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    found = quotations(text)

    assert all(
        0 <= one.outer_start <= one.start <= one.end <= one.outer_end <= len(text) for one in found
    )
    assert [one.outer_start for one in found] == sorted(one.outer_start for one in found)
