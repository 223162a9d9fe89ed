"""When two articles of one outlet are one report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.twins import (
    REACH,
    Print,
    Telling,
    are_equal,
    print_of,
    resemblance,
    titles_agree,
    twins,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(300)]
TEXT = " ".join(WORDS)
ONE = Telling("one", "Port opens after nine days", 300, NOW)
OTHER = replace(ONE, article="other")


def joined(*tellings: Telling, **texts: str) -> list[tuple[str, str]]:
    found = twins(tellings, lambda article: texts.get(article, TEXT))
    return [(stays.article, goes.article) for stays, goes in found]


def changed(*places: int) -> str:
    return " ".join("otherwise" if n in places else word for n, word in enumerate(WORDS))


def test_equal_texts_are_one_report_and_the_first_known_stays() -> None:
    assert joined(ONE, OTHER) == [("one", "other")]
    assert joined(OTHER, ONE) == [("other", "one")]


@pytest.mark.parametrize(
    "text",
    [TEXT.upper(), TEXT.replace(" word", ",  word"), f"“{TEXT}.”", TEXT.replace(" ", "\n\n")],
)
def test_case_punctuation_and_spacing_make_no_other_report(text: str) -> None:
    assert joined(ONE, OTHER, other=text) == [("one", "other")]


def test_a_word_may_have_been_changed_but_not_many() -> None:
    assert joined(ONE, OTHER, other=changed(70)) == [("one", "other")]
    assert joined(ONE, OTHER, other=changed(*range(0, 300, 40))) == []


def test_another_figure_makes_another_report() -> None:
    four, five = (f"{TEXT} The wave was {figure} metres high." for figure in ("4", "5"))

    assert resemblance(print_of(four), print_of(five)) >= 0.95
    assert joined(ONE, OTHER, one=four, other=five) == []
    assert joined(ONE, OTHER, one=four, other=four) == [("one", "other")]


@pytest.mark.parametrize(
    ("title", "agree"),
    [
        ("Port opens after nine days", True),
        ("PORT OPENS after nine days!", True),
        ("Port opens again after nine days, says master", True),
        ("Please log in to read on", False),
        ("", False),
    ],
)
def test_one_text_under_titles_that_have_nothing_in_common_is_no_report(
    title: str,
    agree: bool,
) -> None:
    assert titles_agree(ONE.title, title) == agree
    assert bool(joined(ONE, replace(OTHER, title=title))) == agree


def test_a_text_that_comes_again_after_days_is_another_article() -> None:
    assert joined(ONE, replace(OTHER, dated=NOW + REACH))
    assert not joined(ONE, replace(OTHER, dated=NOW + REACH + timedelta(seconds=1)))


def test_texts_that_were_looked_at_before_are_not_looked_at_again() -> None:
    old = replace(ONE, fresh=False)

    assert joined(old, replace(OTHER, fresh=False)) == []
    assert joined(old, OTHER) == [("one", "other")]


def test_no_text_is_read_of_articles_of_other_lengths_or_titles() -> None:
    read: list[str] = []
    others = (replace(OTHER, words=400), replace(OTHER, article="x", title="Rye is dear"))

    assert list(twins((ONE, *others), lambda article: read.append(article) or TEXT)) == []  # type: ignore[func-returns-value]
    assert read == []


def test_of_many_that_are_equal_one_stays() -> None:
    many = [replace(ONE, article=f"{n:03}") for n in range(11)]

    assert sorted(joined(*many)) == [("000", f"{n:03}") for n in range(1, 11)]


@given(st.text(), st.text())
def test_resemblance_is_a_share_the_same_both_ways_and_whole_with_itself(
    one: str, other: str
) -> None:
    first, second = print_of(one), print_of(other)

    assert 0 <= resemblance(first, second) == resemblance(second, first) <= 1
    assert resemblance(first, first) == 1
    assert are_equal(first, first)


def test_an_estimate_comes_near_the_share_that_it_estimates() -> None:
    one = Print(frozenset(sorted(hash_of(n) for n in range(1_000))[:128]), ())
    other = Print(frozenset(sorted(hash_of(n) for n in range(100, 1_100))[:128]), ())

    assert resemblance(one, other) == pytest.approx(900 / 1_100, abs=0.1)


def hash_of(number: int) -> int:
    return (number * 2_654_435_761) % 2**32
