"""What a reader types into the search, as a value."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.query import TERM_LIMIT, Query, Selection, Term, moment, parse
from briefing.errors import UsageError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("grain truce", Query((Term("grain"), Term("truce")))),
        ('"black sea" -opinion', Query((Term("black sea"),), (Term("opinion"),))),
        ("refiner*", Query((Term("refiner", prefix=True),))),
        ('"energy tru*"', Query((Term("energy tru", prefix=True),))),
        ('"never closed', Query((Term("never closed"),))),
        ("cease-fire", Query((Term("cease-fire"),))),
        ("12:30 https://x.example", Query((Term("12:30"), Term("https://x.example")))),
        ("Q: why", Query((Term("Q:"), Term("why")))),
        ("- * \" '", Query()),
        ("NOT OR", Query((Term("NOT"), Term("OR")))),
        ("TAG:x", Query((Term("TAG:x"),))),
    ],
)
def test_words_are_terms(text: str, query: Query) -> None:
    assert parse(text, NOW) == query


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("tag:Grain tag:oil", Selection(tags=("Grain", "oil"))),
        ("-tag:grain", Selection(without_tags=("grain",))),
        ('outlet:"Red Weekly"', Selection(outlets=("Red Weekly",))),
        ("-outlet:Ledger", Selection(without_outlets=("Ledger",))),
        ("is:unread is:starred", Selection(read=False, starred=True)),
        ("-is:unread -is:starred", Selection(read=True, starred=False)),
        ("is:read", Selection(read=True)),
        ("has:note", Selection(noted=True)),
        ("-has:note", Selection(noted=False)),
        ("since:2d", Selection(since=NOW - timedelta(days=2))),
        ("-since:36h", Selection(until=NOW - timedelta(hours=36))),
        ("before:2025-04-18", Selection(until=datetime(2025, 4, 18, tzinfo=UTC))),
        ("-before:1w", Selection(since=NOW - timedelta(weeks=1))),
    ],
)
def test_fields_narrow_the_selection(text: str, selection: Selection) -> None:
    assert parse(text, NOW) == Query(selection=selection)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is:green", "is:green is not known.*is:unread"),
        ("has:picture", "has:picture is not known.*has:note"),
        ("since:yesterday", "'yesterday' is no time.*36h"),
        ("since:999999w", "'999999w' is no time"),
        ("before:2025-13-01", "is no time"),
        ("before:0001-01-01T00:00+02:00", "is no time"),
    ],
)
def test_a_field_that_cannot_have_its_value_is_explained(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse(text, NOW)


def test_a_search_has_at_most_so_many_words() -> None:
    assert len(parse("a " * TERM_LIMIT, NOW).terms) == TERM_LIMIT
    with pytest.raises(UsageError, match="at most 64 words"):
        parse("a -b " * TERM_LIMIT, NOW)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("24h", NOW - timedelta(days=1)),
        (" 2W ", NOW - timedelta(weeks=2)),
        ("2025-04-18T06:30", datetime(2025, 4, 18, 6, 30, tzinfo=UTC)),
        ("2025-04-18T06:30+02:00", datetime(2025, 4, 18, 4, 30, tzinfo=UTC)),
    ],
)
def test_times_are_named_by_age_or_date(text: str, when: datetime) -> None:
    assert moment(text, NOW) == when


def test_a_day_begins_at_midnight_where_the_reader_is() -> None:
    vienna = timezone(timedelta(hours=1))

    assert moment("2025-04-18", NOW.astimezone(vienna)) == datetime(2025, 4, 17, 23, tzinfo=UTC)


@given(st.text())
def test_text_without_fields_never_fails_and_has_no_empty_term(text: str) -> None:
    query = parse(text.replace(":", " ")[:60], NOW)

    assert all(any(letter.isalnum() for letter in t.text) for t in query.terms + query.without)
    assert query.selection == Selection()


@given(st.from_regex(r"(tag|outlet|is|has|since|before):\S{0,9}", fullmatch=True))
def test_a_field_is_understood_or_explained(text: str) -> None:
    with suppress(UsageError):
        query = parse(text, NOW)
        assert query.selection != Selection() or query.terms or not text.split(":", 1)[1]
