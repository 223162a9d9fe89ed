"""A store that cannot be used gives our error, from every public function."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.core.feed_state import FeedState
from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Article, Feed, Outlet
from briefing.core.query import Selection
from briefing.core.update import Update
from briefing.errors import StoreError
from briefing.store.articles import (
    article,
    article_ids,
    article_rows,
    articles,
    articles_since,
)
from briefing.store.corrections import correct, corrections
from briefing.store.database import Database, check_integrity, open_database
from briefing.store.entries import (
    import_articles,
    known_articles_by_url,
    known_entries,
    save_update,
)
from briefing.store.feeds import (
    feed_states,
    last_refresh,
    outlets,
    save_feed_state,
    sync_outlets,
)
from briefing.store.journal import redo, undo
from briefing.store.marks import (
    hidden_claims,
    hide_claim,
    set_read,
    set_starred,
    tag,
    tags,
    tags_of,
    unread,
    untag,
)
from briefing.store.notes import add_note, change_note, delete_note, notes_of
from briefing.store.pages import page_failed, save_page, waiting_pages, want_page
from briefing.store.search import search
from briefing.store.versions import versions

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FEED = "https://ledger.example/feed"
PIN = Correction(CorrectionKind.PIN, story="s1")
A1 = Article("a1", "Ledger", "Title", "Grain ships wait.")

READS: dict[str, Callable[[Database], object]] = {
    "article": lambda db: article(db, "a1"),
    "articles": lambda db: articles(db, ["a1"]),
    "articles_since": lambda db: articles_since(db, None),
    "article_ids": lambda db: article_ids(db, Selection()),
    "article_rows": lambda db: article_rows(db, ["a1"]),
    "versions": lambda db: versions(db, "a1"),
    "known_entries": lambda db: known_entries(db, FEED),
    "known_articles_by_url": lambda db: known_articles_by_url(db, ["https://ledger.example/1"]),
    "feed_states": feed_states,
    "outlets": outlets,
    "last_refresh": last_refresh,
    "waiting_pages": lambda db: waiting_pages(db, NOW),
    "unread": lambda db: unread(db, ["a1"]),
    "tags": tags,
    "tags_of": lambda db: tags_of(db, "a1"),
    "notes_of": lambda db: notes_of(db, "a1"),
    "hidden_claims": hidden_claims,
    "corrections": corrections,
    "search": lambda db: search(db, "grain", NOW),
}
WRITES: dict[str, Callable[[Database], object]] = {
    "import_articles": lambda db: import_articles(db, [A1], NOW),
    "save_update": lambda db: save_update(db, Update(FeedState(FEED)), NOW),
    "save_feed_state": lambda db: save_feed_state(db, FeedState(FEED)),
    "sync_outlets": lambda db: sync_outlets(db, [Outlet("Ledger")], [Feed(FEED, "Ledger")]),
    "save_page": lambda db: save_page(db, A1, NOW),
    "page_failed": lambda db: page_failed(db, "a1", "no answer", NOW),
    "want_page": lambda db: want_page(db, "a1", NOW),
    "set_read": lambda db: set_read(db, ["a1"], NOW, read=True),
    "set_starred": lambda db: set_starred(db, ["a1"], NOW, starred=True),
    "tag": lambda db: tag(db, ["a1"], "x", NOW),
    "untag": lambda db: untag(db, ["a1"], "x", NOW),
    "add_note": lambda db: add_note(db, "a1", "x", NOW),
    "change_note": lambda db: change_note(db, 1, "x", NOW),
    "delete_note": lambda db: delete_note(db, 1, NOW),
    "hide_claim": lambda db: hide_claim(db, "c", NOW),
    "correct": lambda db: correct(db, PIN, NOW),
    "undo": undo,
    "redo": redo,
}


@pytest.fixture
def damaged(path: Path) -> Iterator[Database]:
    """A store whose every page but the first holds nonsense; the schema is still readable."""
    with open_database(path) as database:
        database.read("pragma journal_mode = delete")
        pages = {
            row["rootpage"] for row in database.read("select rootpage from sqlite_master") if row[0]
        }
        size = database.read("pragma page_size")[0][0]
    whole = bytearray(path.read_bytes())
    for page in pages:
        whole[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(whole)
    with open_database(path) as database:
        yield database


@pytest.fixture
def locked(db: Database, path: Path) -> Iterator[Database]:
    """A store that another program holds for itself alone, which stops readers too."""
    db.read("pragma journal_mode = delete")
    other = sqlite3.connect(path, isolation_level=None)
    with open_database(path, patience=0.01) as database:
        other.execute("begin exclusive")
        yield database
    other.close()


@pytest.mark.parametrize("name", [*READS, *WRITES])
def test_a_damaged_store_is_named(name: str, damaged: Database, path: Path) -> None:
    with pytest.raises(StoreError, match="damaged") as caught:
        (READS | WRITES)[name](damaged)

    assert caught.value.subject == str(path)
    assert "backup" in caught.value.advice


@pytest.mark.parametrize("name", [*READS, *WRITES])
def test_a_locked_store_is_named(name: str, locked: Database, path: Path) -> None:
    with pytest.raises(StoreError, match="another program") as caught:
        (READS | WRITES)[name](locked)

    assert caught.value.subject == str(path)
    assert "Try again" in caught.value.advice


def test_a_locked_store_cannot_be_looked_through(locked: Database) -> None:
    with pytest.raises(StoreError, match="another program"):
        check_integrity(locked)


def test_a_full_disk_is_named_and_nothing_half_is_kept(db: Database, path: Path) -> None:
    pages = db.read("pragma page_count")[0][0]
    db.read(f"pragma max_page_count = {pages + 2}")

    with pytest.raises(StoreError, match="disk is full") as caught:
        import_articles(db, [Article("big", "Ledger", "T", "word " * 100_000)], NOW)

    assert caught.value.subject == str(path)
    assert article_ids(db, Selection()) == ()
