"""Offsets and placeholders are times around the clock that is passed in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.demo.clock import fill, moment
from briefing.errors import ParseError

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)  # a Sunday


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        ("-3h", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        ("-90m", datetime(2026, 11, 22, 11, 0, tzinfo=UTC)),
        ("-2d 14:20", datetime(2026, 11, 20, 14, 20, tzinfo=UTC)),
        ("+4d", datetime(2026, 11, 26, 12, 30, tzinfo=UTC)),
    ],
)
def test_an_offset_names_a_time(offset: str, expected: datetime) -> None:
    assert moment(offset, NOW) == expected


@pytest.mark.parametrize("offset", ["", "yesterday", "3h", "-3w", "-2d 9:00", "-2d 14:20 "])
def test_what_is_no_offset_is_refused(offset: str) -> None:
    with pytest.raises(ParseError, match="offset"):
        moment(offset, NOW)


def test_placeholders_become_days_dates_months_and_times() -> None:
    text = "on {day -3d}, until {date +4d}, since {month -30d}, at {time -90m}; {other} stays"

    assert fill(text, NOW) == (
        "on Thursday, until 26 November, since October, at 11:00; {other} stays"
    )
