"""Numbers in words are read whole: what is cut out of one is another number."""

from __future__ import annotations

import pytest

from briefing.core.framing.reading.figures import values


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("fifty one thousand dead", 51_000),
        ("one hundred and fifty fishermen", 150),
        ("one hundred seventy-four children", 174),
        ("three hundred thousand soldiers", 300_000),
        ("twenty-two violations", 22),
        ("two million and a half", 2_000_000),
        ("in the year two thousand", 2_000),
        ("3.5 million tonnes", 3_500_000),
        ("350 billions of dollars", 350e9),
        ("a quarter of a million people", 250_000),
        ("half a billion crowns", 5e8),
    ],
)
def test_a_number_in_words_has_the_value_of_all_its_words(printed: str, value: float) -> None:
    assert value in values(printed)


@pytest.mark.parametrize("printed", ["five and six ships", "between ninety and two hundred"])
def test_two_numbers_stay_two(printed: str) -> None:
    assert len(values(printed)) == 2
