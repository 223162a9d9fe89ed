"""New articles wait to be indexed in bulk, and no search ever misses one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from briefing.core.feed_state import FeedState
from briefing.core.model import Entry, Feed, ParsedFeed
from briefing.core.update import decide
from briefing.store import indexing
from briefing.store.database import Database, check_integrity, open_database
from briefing.store.entries import save_update
from briefing.store.indexing import index_articles, index_waits
from briefing.store.search import search

FEED = Feed("https://ledger.example/feed", "Ledger")


def bring(db: Database, now: datetime, count: int, word: str = "harbour") -> None:
    entries = (Entry(f"{word}{n}", "", f"Title {n}", f"The {word} is shut.") for n in range(count))
    save_update(db, decide(FEED, ParsedFeed((*entries,)), {}, FeedState(FEED.url), now), now)


def found(db: Database, word: str, now: datetime) -> int:
    return len(search(db, word, now, limit=1_000))


def test_what_a_feed_brought_is_found_though_nobody_indexed_it(db: Database, now: datetime) -> None:
    bring(db, now, 3)

    assert index_waits(db)
    assert found(db, "harbour", now) == 3
    assert not index_waits(db)


def test_a_reader_that_may_not_write_finds_it_too(db: Database, now: datetime) -> None:
    bring(db, now, 3)

    with open_database(db.path, readonly=True) as reader:
        assert found(reader, "harbour", now) == 3


def test_a_store_that_cannot_be_written_is_searched_as_far_as_it_is_indexed(
    db: Database, now: datetime, add: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add("known", text="The harbour is open.")
    bring(db, now, 3)
    with db.write(), open_database(db.path, readonly=True) as reader:
        monkeypatch.setattr(
            "briefing.store.search.open_database", lambda path: open_database(path, patience=0)
        )

        assert found(reader, "harbour", now) == 1


def test_more_than_one_transaction_takes_are_all_indexed(
    db: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_INDEX", indexing._INDEX.replace("limit 1000", "limit 2"))
    bring(db, now, 5)

    index_articles(db)

    assert found(db, "harbour", now) == 5


def test_what_waits_may_change_or_go_before_it_is_indexed(db: Database, now: datetime) -> None:
    bring(db, now, 4)
    with db.write() as connection:
        connection.execute("delete from articles where key in (1, 4)")
        connection.execute("update articles set text = 'The quay is open.' where key = 2")

    assert found(db, "harbour", now) == 1
    assert found(db, "quay", now) == 1
    assert check_integrity(db) == ()


def test_an_imported_article_takes_those_that_wait_along(
    db: Database, now: datetime, add: Callable[..., str]
) -> None:
    bring(db, now, 3)

    add("a1", text="The harbour is open.")

    assert not index_waits(db)
    assert found(db, "harbour", now) == 4


def test_the_last_articles_may_go_and_others_come_in_their_place(
    db: Database, now: datetime
) -> None:
    bring(db, now, 3)
    index_articles(db)
    with db.write() as connection:
        connection.execute("delete from articles where key >= 2")

    bring(db, now, 2, "quay")

    assert (found(db, "harbour", now), found(db, "quay", now)) == (1, 2)
    assert check_integrity(db) == ()


KILLED = """
import pathlib, sys, time
sys.path.insert(0, sys.argv[2])
from datetime import datetime, UTC
from briefing.store.database import open_database
from test_indexing import bring
with open_database(pathlib.Path(sys.argv[1])) as db:
    bring(db, datetime(2026, 11, 22, tzinfo=UTC), 300)
    print("stored", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_refresh_stored_is_found_afterwards(path: Path, now: datetime) -> None:
    here = str(Path(__file__).parent)
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), here], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    writer.stdout.readline()

    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=20)

    with open_database(path, readonly=True) as reader:
        assert found(reader, "harbour", now) == 300
