"""Shares and differences are said with how sure they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.intervals import Share, discoveries, drawn, two_sided, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_intervals_are_those_of_the_textbook(k: int, n: int, low: float, high: float) -> None:
    """The last two are worked examples of Newcombe (1998), table I, method 3."""
    found = wilson(k, n)

    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 400), st.integers(0, 400))
def test_an_interval_holds_its_share_and_stays_within_what_is_possible(k: int, more: int) -> None:
    share = Share(k, k + more)

    assert 0 <= share.interval.low <= share.interval.high <= 1
    assert share.n == 0 or share.interval.low <= share.value <= share.interval.high


@given(st.integers(1, 60))
def test_more_cases_make_an_interval_narrower(n: int) -> None:
    assert wilson(2 * n, 4 * n).width < wilson(n, 2 * n).width


def test_of_many_tests_those_hold_that_chance_does_not_explain() -> None:
    """The example of Benjamini and Hochberg (1995), section 3.2: four of fifteen hold at 5 %."""
    chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip

    assert discoveries(chances, 0.05) == (0, 1, 2, 3)
    assert discoveries(chances[::-1], 0.05) == (11, 12, 13, 14)
    assert discoveries([], 0.05) == ()


def test_a_draw_is_as_rare_as_counting_says() -> None:
    """Fisher's lady: all four cups of milk first, of eight, is one draw in seventy."""
    assert drawn(4, 4, 4, 8) == pytest.approx(2 / 70)
    assert drawn(0, 4, 4, 8) == 1.0


def test_two_deviations_are_one_case_in_twenty() -> None:
    assert two_sided(1.959964) == pytest.approx(0.05, abs=1e-6)
    assert two_sided(-1.959964) == two_sided(1.959964)
