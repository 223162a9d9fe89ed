"""What header fields say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.headers import (
    FRESH_LIMIT,
    VALIDATOR_LIMIT,
    fresh_seconds,
    http_date,
    retry_seconds,
    validator,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DATE = "Sun, 22 Nov 2026 12:00:00 GMT"
IN_AN_HOUR = "Sun, 22 Nov 2026 13:00:00 GMT"


@pytest.mark.parametrize(
    ("cache_control", "expires", "seconds"),
    [
        ("", "", None),
        ("max-age=300", "", 300),
        ("public, Max-Age=300", IN_AN_HOUR, 300),
        ('private,max-age="60"', "", 60),
        ("s-maxage=900", "", None),
        ("no-cache, max-age=300", "", 0),
        ("no-store", IN_AN_HOUR, 0),
        ("", IN_AN_HOUR, 3_600),
        ("", "0", None),
        ("", "Sat, 21 Nov 2026 12:00:00 GMT", 0),
        ("max-age=9999999999", "", FRESH_LIMIT),
        ("", "Sun, 22 Nov 2099 13:00:00 GMT", FRESH_LIMIT),
        ("max-age=-1", "", None),
        ("max-age=soon", "", None),
    ],
)
def test_how_long_an_answer_stays_good(
    cache_control: str, expires: str, seconds: int | None
) -> None:
    assert fresh_seconds(cache_control, expires, DATE, NOON) == seconds


@pytest.mark.parametrize(
    ("age", "seconds"),
    [("0", 300), ("100", 200), (" 300 ", 0), ("900", 0), ("", 300), ("-5", 300), ("old", 300)],
)
def test_what_an_answer_spent_in_caches_is_no_longer_ahead_of_it(age: str, seconds: int) -> None:
    in_five_minutes = "Sun, 22 Nov 2026 12:05:00 GMT"

    assert fresh_seconds("max-age=300", "", DATE, NOON, age=age) == seconds
    assert fresh_seconds("", in_five_minutes, DATE, NOON, age=age) == seconds
    assert fresh_seconds("", "", DATE, NOON, age=age) is None


def test_a_date_is_measured_by_the_clock_of_the_server_that_wrote_it() -> None:
    wrong_clock = datetime(1990, 1, 1, tzinfo=UTC)

    assert fresh_seconds("", IN_AN_HOUR, DATE, wrong_clock) == 3_600
    assert retry_seconds(IN_AN_HOUR, DATE, wrong_clock) == 3_600


def test_without_a_date_our_own_clock_has_to_do() -> None:
    assert retry_seconds(IN_AN_HOUR, "", NOON) == 3_600


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0), ("120", 120), (" 7 ", 7), ("1.5", None), ("", None), ("99999999999", None)],
)
def test_a_wait_in_seconds(value: str, seconds: int | None) -> None:
    assert retry_seconds(value, DATE, NOON) == seconds


@pytest.mark.parametrize(
    "value", ["", "soon", "Sun, 99 Nov 2026 12:00:00 GMT", "Sun, 22 Nov 99999 12:00:00 GMT", "0"]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert http_date(value) is None


def test_dates_of_all_three_forms_are_read() -> None:
    assert http_date(DATE) == NOON
    assert http_date("Sunday, 22-Nov-26 12:00:00 GMT") == NOON
    assert http_date("Sun Nov 22 12:00:00 2026") == NOON


@pytest.mark.parametrize("value", ['"a"', 'W/"a b"', "no quotes", "a" * VALIDATOR_LIMIT])
def test_a_validator_is_kept_byte_for_byte(value: str) -> None:
    assert validator(value) == value


@pytest.mark.parametrize("value", ["", "a\r\nb", "\x1b[31m", "é", "\udce9", "a" * 1_001])
def test_a_validator_that_cannot_be_sent_back_is_dropped(value: str) -> None:
    assert validator(value) == ""


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_no_header_is_an_error(cache: str, expires: str, date: str, retry: str, age: str) -> None:
    for seconds in (
        fresh_seconds(cache, expires, date, NOON, age=age),
        retry_seconds(retry, date, NOON),
    ):
        assert seconds is None or 0 <= seconds <= FRESH_LIMIT
