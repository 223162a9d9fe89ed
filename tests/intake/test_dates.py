"""Usual dates are read at once, and as a closer look would read them; so are names of encodings."""

from __future__ import annotations

import codecs
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from hypothesis import given
from hypothesis import strategies as st

from briefing.intake import dates
from briefing.intake.dates import parse_date
from briefing.intake.encodings import _TEXT_CODECS, codec

MOMENTS = st.datetimes(
    min_value=datetime(1902, 1, 1),  # noqa: DTZ001 - Hypothesis wants it naive
    max_value=datetime(9990, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
).map(lambda moment: moment.replace(microsecond=0))


@given(MOMENTS)
def test_a_date_is_the_moment_that_was_printed(moment: datetime) -> None:
    for printed in (format_datetime(moment), moment.isoformat()):
        assert parse_date(printed) == moment
        assert dates._closely(printed) == moment


def test_a_text_codec_is_known_by_the_name_that_python_gives_it() -> None:
    assert {codecs.lookup(name).name for name in _TEXT_CODECS} == _TEXT_CODECS
    assert {codec(name) for name in _TEXT_CODECS} >= {"utf-8", "cp1252", "big5hkscs"}
