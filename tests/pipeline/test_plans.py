"""What a refresh and a briefing ask of the store is found by an index, however long the archive is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Article
from briefing.core.settings import Config, WatchedTopic
from briefing.core.stories import story_id
from briefing.pipeline.framings import to_compare
from briefing.pipeline.grouping import group_new
from briefing.pipeline.reading import article_ids, briefing, digest, window
from briefing.pipeline.twins import join_twins
from briefing.store.analysed import is_analysed
from briefing.store.corrections import correct
from briefing.store.database import Database, open_database
from briefing.store.entries import import_articles
from tests.core.stories.articles import QUAKE

NOW = datetime(2025, 3, 5, 12, tzinfo=UTC)
CONFIG = Config(topics=(WatchedTopic("Quakes", any=("quake",)),))
GROWING = {
    *("articles", "versions", "entries", "marks", "stories", "members", "vectors", "topics"),
    *("passages", "sagas", "framings", "document_frequencies"),
}
# A scan of a partial index reads only what waits, or lasts, or was brought in by the reader.
SMALL = frozenset(
    {"stories_pending", "topics_pending", "topics_lasting", "articles_imported", "articles_waiting"}
)
_SCAN = re.compile(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
_NAMED = re.compile(r"\b(?:from|join|update|into)\s+(\w+)(?:\s+(?:as\s+)?(\w+))?", re.IGNORECASE)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "briefing.db") as database:
        import_articles(database, reports(30), NOW)
        group_new(CONFIG, database)
        correct(database, Correction(CorrectionKind.PIN, story=story_id("quake0")), NOW)
        group_new(CONFIG, database)
        yield database


def reports(days: int) -> list[Article]:
    when = NOW - timedelta(days=days)
    return [
        Article(f"quake{n}", f"Outlet {n}", f"Tarvos quake {n}", text, published=when)
        for n, text in enumerate(QUAKE)
    ]


@contextmanager
def asked(db: Database) -> Iterator[list[str]]:
    """Collect the statements that the store is asked to carry out."""
    found: list[str] = []
    connection = db.tables.conn
    connection.set_trace_callback(found.append)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)


def scans(connection: sqlite3.Connection, statement: str) -> Iterator[str]:
    """Yield the steps of a plan that read all of a table which grows with the archive."""
    names = {alias: table for table, alias in _NAMED.findall(statement) if alias}
    for row in connection.execute(f"explain query plan {statement}"):
        step = _SCAN.match(row["detail"])
        if step and step[2] not in SMALL and names.get(step[1], step[1]) in GROWING:
            yield row["detail"]


def refresh(db: Database) -> None:
    import_articles(db, [replace(one, id=f"new {one.id}") for one in reports(0)], NOW)
    assert not is_analysed(db, "")
    join_twins(db)
    assert group_new(CONFIG, db)
    to_compare(db)


def read(db: Database) -> None:
    since = window(db, NOW, 24)
    tree = briefing(db, now=NOW, since=since)
    assert {branch.sort for branch in tree.branches} >= {"topic"}
    for branch in tree.branches:
        assert article_ids(db, branch.id, only="unread")
    assert digest(db, now=NOW, since=since)


@pytest.mark.parametrize("work", [refresh, read])
def test_nothing_reads_all_of_an_archive(work: Callable[[Database], None], db: Database) -> None:
    with asked(db) as statements:
        work(db)

    queries = [
        one
        for one in dict.fromkeys(statements)
        if one.lstrip()[:6].lower() in ("select", "insert", "update", "delete", "with r")
    ]
    found = {step: query for query in queries for step in scans(db.tables.conn, query)}
    assert len(queries) > 5
    assert not found, "\n".join(f"{step}: {query}" for step, query in found.items())
