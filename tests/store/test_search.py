"""Finding articles by words: the reader's own, whatever they type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.store.articles import article
from briefing.store.database import Database, open_database
from briefing.store.marks import set_read, set_starred, tag
from briefing.store.notes import add_note
from briefing.store.search import search

Add = Callable[..., str]


@pytest.fixture(autouse=True)
def _library(add: Add, now: datetime) -> None:
    add("strike", title="Cranes stop", text="Dockers walked out.\n\nGrain ships wait in the bay.")
    add(
        "grain",
        title="Grain corridor opens",
        text="The first ships left. " * 30 + "Refineries burn.",
        outlet="Red Weekly",
        published=now - timedelta(days=3),
    )
    add("cafe", title="Café life", text="Łódź has cease-fire cafés.", outlet="Evening Ledger")


def found(db: Database, query: str, now: datetime) -> list[str]:
    return [hit.article for hit in search(db, query, now)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("cranes", ["strike"]),
        ("GRAIN", ["grain", "strike"]),
        ("cafe", ["cafe"]),
        ("lodz", []),  # the stroke of Ł is no diacritic in Unicode
        ("łodz", ["cafe"]),
        ("cease-fire", ["cafe"]),
        ('"grain ships"', ["strike"]),
        ('"ships grain"', []),
        ('"grain ships', ["strike"]),
        ("refiner", []),
        ("refiner*", ["grain"]),
        ("ships -dockers", ["grain"]),
        ("-ships", ["cafe"]),
        ("cranes bay", ["strike"]),
        ("outlet:red", ["grain"]),
        ('outlet:"Evening Ledger"', ["cafe"]),
        ("ships -outlet:red", ["strike"]),
        ("grain since:2d", ["strike"]),
        ("grain before:2d", ["grain"]),
        ("tag:Harbour", ["strike"]),
        ("-tag:harbour ships", ["grain"]),
        ("is:starred", ["grain"]),
        ("is:unread ships", ["strike"]),
        ("has:note", ["cafe"]),
        ("cranes AND dockers", []),
        ("", []),
        ("-", []),
        ("… — !", []),
    ],
)
def test_a_query_finds_what_it_says(
    query: str, ids: list[str], db: Database, now: datetime
) -> None:
    tag(db, ["strike"], "harbour", now)
    set_starred(db, ["grain"], now, starred=True)
    set_read(db, ["grain"], now, read=True)
    add_note(db, "cafe", "cheap", now)

    assert sorted(found(db, query, now)) == sorted(ids)


def test_the_first_match_is_shown_with_its_offsets_in_the_text(db: Database, now: datetime) -> None:
    [hit] = search(db, "refineries", now)

    assert hit.start is not None
    assert article(db, "grain").text[hit.start : hit.end] == "Refineries"
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith("Refineries burn.")
    assert len(hit.snippet) < 240


def test_a_match_in_the_title_alone_shows_the_beginning(db: Database, now: datetime) -> None:
    [hit] = search(db, "corridor", now)

    assert (hit.start, hit.end) == (None, None)
    assert hit.snippet.startswith("The first ships left.")


def test_the_words_of_a_note_find_its_article(db: Database, now: datetime) -> None:
    add_note(db, "strike", "ask the harbourmaster", now)

    [hit] = search(db, "harbourm*", now)

    assert (hit.article, hit.snippet, hit.start) == ("strike", "ask the harbourmaster", None)
    assert found(db, "harbourm* is:starred", now) == []


def test_a_word_in_the_title_counts_more(db: Database, add: Add, now: datetime) -> None:
    text = article(db, "grain").text
    add("aside", title="Other news of today", text=f"{text} The corridor closes.")

    assert found(db, "corridor", now) == ["grain", "aside"]


def test_hits_come_in_pages(db: Database, now: datetime) -> None:
    whole = search(db, "ships", now)

    assert search(db, "ships", now, limit=1) + search(db, "ships", now, limit=1, offset=1) == whole
    assert search(db, "ships", now, limit=5, offset=2) == ()


def test_an_edited_text_is_found_by_its_new_words_alone(
    db: Database, add: Add, now: datetime
) -> None:
    add("strike", title="Cranes move", text="All is well.")

    assert found(db, "dockers", now) == []
    assert found(db, "well", now) == ["strike"]


def test_a_store_open_for_reading_only_can_be_searched(db: Database, now: datetime) -> None:
    with open_database(db.path, readonly=True) as reader:
        assert search(reader, "cranes", now) == search(db, "cranes", now) != ()


def test_a_field_with_an_impossible_value_is_explained(db: Database, now: datetime) -> None:
    with pytest.raises(UsageError, match="is:unread"):
        search(db, "grain is:green", now)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    query=st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [*"\"'*-:()^+{}.,", "AND", "OR", "NOT", "NEAR(", "title:", "tag:", "a", " ", "é"]
            )
        ).map("".join),
    )
)
@example('"')
@example("a\x00b")
@example("\ud800")
@example('NEAR("a" b, 2)')
@example("{title text}: a")
@example("-*")
@example(" ".join(["a"] * 64))
def test_nothing_that_can_be_typed_breaks_the_search(
    db: Database, now: datetime, query: str
) -> None:
    search(db, query, now)
