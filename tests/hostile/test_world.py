"""Whatever servers do: each gives what it should, the sound ones come in, nothing is harmed."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from briefing.store.database import Database, check_integrity
from tests.hostile.case import Case
from tests.hostile.conftest import Aftermath
from tests.hostile.healthy import OUTLETS
from tests.hostile.world import CASES

MEMORY_MB = 250.0
HIDING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080), 0x200E, 0x200F, 0x061C}  # fmt: skip
ESCAPED = re.compile(
    r"\\u(?:00[01][0-9a-f]|007f|00[89][0-9a-f]|202[a-e]|206[6-9]|d[89a-f])", re.IGNORECASE
)


def rows(db: Database, table: str, outlet: str) -> list[dict[str, Any]]:
    found = db.read(f"select * from {table} where outlet = ? order by rowid", (outlet,))
    return [dict(row) for row in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_is_stored_or_recorded_as_it_should_be(case: Case, together: Database) -> None:
    [feed] = rows(together, "feeds", case.name)
    articles = rows(together, "articles", case.name)
    expected = case.expected

    assert fits(expected.reason, feed["reason"])
    assert fits(expected.damage, feed["damage"])
    assert (feed["status"] == "failed") == bool(expected.reason)
    assert bool(feed["advice"]) == bool(expected.reason)
    assert len(articles) >= expected.fewest
    assert expected.count in {None, len(articles)}
    assert expected.titles in {None, tuple(article["title"] for article in articles)}
    assert all(fits(expected.page, article["page_reason"]) for article in articles)
    for column, value in expected.columns:
        assert_column(articles[0], column, value)


def fits(pattern: str, words: str) -> bool:
    return bool(re.search(pattern, words)) if pattern else words == ""


def assert_column(article: dict[str, Any], column: str, value: object) -> None:
    if column == "begins":
        assert article["text"].startswith(value)
    else:
        assert article[column] == value


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    names = {case.name for case in CASES}

    assert len(names) == len(CASES) >= 60
    assert len(OUTLETS) >= 10


SOUND = {
    "articles": "select * from articles where outlet in ({outlets}) order by id",
    "entries": "select * from entries where feed in (select url from feeds where outlet in ({outlets}))"
    " order by feed, guid",
    "feeds": "select * from feeds where outlet in ({outlets}) order by url",
}


@pytest.mark.parametrize("table", SOUND)
def test_the_sound_feeds_come_in_as_if_they_were_alone(
    table: str, alone: Database, together: Database
) -> None:
    question = SOUND[table].format(outlets=", ".join("?" for _ in OUTLETS))

    by_themselves, among_others = (
        [
            {key: value for key, value in dict(row).items() if key != "key"}
            for row in db.read(question, OUTLETS)
        ]
        for db in (alone, together)
    )

    assert by_themselves == among_others
    assert len(by_themselves) >= len(OUTLETS)


def test_the_sound_feeds_have_their_pages(together: Database) -> None:
    articles = [article for outlet in OUTLETS for article in rows(together, "articles", outlet)]

    assert {(one["page_state"], one["origin"]) for one in articles} == {("done", "page")}
    assert all("Readers of the" in one["text"] for one in articles)


def test_the_sound_feeds_are_grouped_as_if_they_were_alone(
    alone: Database, together: Database
) -> None:
    assert grouped(alone) == grouped(together)
    assert max(map(len, grouped(alone))) >= 5


def grouped(db: Database) -> set[frozenset[str]]:
    found = db.read("select m.story, m.article, a.outlet from members m join articles a on a.id = m.article")  # fmt: skip
    stories: dict[str, set[str]] = {}
    for row in found:
        if row["outlet"] in OUTLETS:
            stories.setdefault(row["story"], set()).add(row["article"])
    return {frozenset(story) for story in stories.values()}


def test_every_sound_feed_and_page_comes_among_the_others(aftermath: Aftermath, together: Database) -> None:  # fmt: skip
    sound = {article["id"] for outlet in OUTLETS for article in rows(together, "articles", outlet)}
    came = [
        event
        for event in aftermath.together.events
        if event.get("outlet") in OUTLETS
        or (event["event"] == "PageRead" and event["article"] in sound)
    ]

    assert len(came) == len(OUTLETS) + len(sound)


def test_no_text_of_the_store_holds_a_character_that_steers_or_hides(together: Database) -> None:
    dirty = [
        (table, column, text[:200])
        for table, column, text in texts(together)
        if any(steers(letter) for letter in set(text)) or ESCAPED.search(text)
    ]

    assert dirty == []


def texts(db: Database) -> Iterator[tuple[str, str, str]]:
    tables = db.read("select name, sql from sqlite_master where type = 'table' and name not like '%_fts%'")  # fmt: skip
    for table in tables:
        for row in db.read(f"select * from {table['name']}"):
            yield from texts_of(table["name"], row)


def texts_of(table: str, row: sqlite3.Row) -> Iterator[tuple[str, str, str]]:
    for column, value in dict(row).items():
        if isinstance(value, str):
            yield table, column, value


def test_no_file_of_this_machine_was_read_into_the_store(together: Database) -> None:
    assert not [text for _, _, text in texts(together) if re.search(r"root:[^ ]*:0:0:", text)]


def steers(letter: str) -> bool:
    if letter in "\n\t":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or ord(letter) in HIDING


def test_nobody_asked_the_canary(aftermath: Aftermath) -> None:
    assert aftermath.asked_of_the_canary == ()


def test_no_cookie_was_sent_to_anybody(aftermath: Aftermath) -> None:
    assert aftermath.cookies_sent == ()


def test_the_refresh_ended_well_and_quietly(aftermath: Aftermath) -> None:
    outcome = aftermath.together
    unforeseen = [event for event in outcome.events if "unforeseen" in event.get("reason", "")]

    assert (outcome.code, outcome.complaints) == (0, "")
    assert unforeseen == []
    assert outcome.events[-1]["event"] == "RefreshFinished"


def test_the_main_process_stays_small(aftermath: Aftermath) -> None:
    assert aftermath.together.peak_mb < MEMORY_MB


def test_no_process_is_left_behind(aftermath: Aftermath) -> None:
    assert aftermath.together.processes_left == 0


def test_the_store_is_sound_afterwards(together: Database) -> None:
    assert check_integrity(together) == ()
