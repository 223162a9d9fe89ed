"""Opening a store, and writing to it, whatever else is going on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
import sqlite_utils

from briefing.errors import StoreError
from briefing.store.database import (
    APPLICATION_ID,
    VERSION,
    Database,
    check_integrity,
    open_database,
)
from briefing.store.marks import set_read, tag, tags, tags_of
from briefing.store.migrations import migrations
from briefing.store.notes import add_note, notes_of
from briefing.store.vectors import load_frequencies

ROOT = Path(__file__).parents[2]


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def schema(database: Database) -> set[tuple[str, str]]:
    rows = database.read("select name, sql from sqlite_master where sql is not null")
    return {(row["name"], row["sql"]) for row in rows}


def test_a_new_store_is_made_with_its_folders(tmp_path: Path) -> None:
    with open_database(tmp_path / "deep" / "down" / "briefing.db") as database:
        assert database.read("select count(*) from articles")[0][0] == 0
        assert check_integrity(database) == ()


def test_a_store_says_what_it_is_and_lets_readers_go_on(db: Database) -> None:
    assert db.read("pragma application_id")[0][0] == APPLICATION_ID
    assert db.read("pragma user_version")[0][0] == VERSION
    assert db.read("pragma journal_mode")[0][0] == "wal"
    assert db.read("pragma foreign_keys")[0][0] == 1


def test_the_version_counts_the_migrations(db: Database) -> None:
    assert len(migrations.applied(db.tables)) == VERSION


@pytest.mark.parametrize("steps", range(VERSION + 1))
def test_a_store_of_any_age_gets_the_schema_of_a_new_one(
    steps: int, tmp_path: Path, db: Database
) -> None:
    old = tmp_path / "old.db"
    connection = sqlite3.connect(old, isolation_level=None)
    utils = sqlite_utils.Database(connection)
    names = [step.name for step in migrations.pending(utils)]
    if steps:
        migrations.apply(utils, stop_before=names[steps:])
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {steps}")
    connection.close()

    with open_database(old) as database:
        assert schema(database) == schema(db)


def test_an_old_store_keeps_what_it_counted(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    connection = sqlite3.connect(old, isolation_level=None)
    utils = sqlite_utils.Database(connection)
    migrations.apply(utils, stop_before="outlast_years")
    connection.execute(
        "insert into articles (id, outlet, title, published, first_seen) values ('a', '', '', '2025-02-03', '2025-02-04')"
    )
    connection.execute("insert into topics (id, name, kind) values ('w', 'Watched', 'watched')")
    connection.execute(
        "insert into passages (topic, article, start, end, text) values ('w', 'a', 0, 1, 'T')"
    )
    connection.execute("insert into document_frequencies values ('en', 0, 7), ('en', 2, 3)")
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute("pragma user_version = 4")
    connection.close()

    with open_database(old) as database:
        [counted] = load_frequencies(database)
        assert (counted.articles, counted.own([0, 2])) == (7, {0: 0, 2: 3})
        assert [row[0] for row in database.read("select dated from passages")] == ["2025-02-03"]


def test_an_up_to_date_store_opens_without_sqlite_utils(db: Database, path: Path) -> None:
    code = (
        "import sys, pathlib; from briefing.store.database import open_database;"
        "open_database(pathlib.Path(sys.argv[1])).close();"
        "print([m for m in ('sqlite_utils', 'numpy') if m in sys.modules])"
    )

    output, errors = python(code, path).communicate(timeout=20)

    assert (output.strip(), errors) == ("[]", "")


def test_many_programs_may_make_one_store_at_once(path: Path) -> None:
    code = (
        "import sys, pathlib; from briefing.store.database import open_database;"
        "open_database(pathlib.Path(sys.argv[1])).close()"
    )
    programs = [python(code, path) for _ in range(4)]

    assert [program.communicate(timeout=30)[1] for program in programs] == [""] * 4
    with open_database(path) as database:
        assert len(migrations.applied(database.tables)) == VERSION


def not_a_database(path: Path) -> None:
    path.write_text("The harbour was closed on Monday. " * 100)


def a_strangers_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (name text)")
    connection.close()


def a_marked_strangers_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("pragma application_id = 77")
    connection.close()


def a_newer_store(path: Path) -> None:
    open_database(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {VERSION + 1}")
    connection.close()


def a_damaged_store(path: Path) -> None:
    open_database(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (not_a_database, "not a store of briefing"),
        (a_strangers_database, "not a store of briefing"),
        (a_marked_strangers_database, "not a store of briefing"),
        (a_newer_store, "newer version"),
        (a_damaged_store, "damaged"),
        (a_folder, "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_the_store_is_named_with_what_to_do(
    make: Callable[[Path], None], words: str, path: Path
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(StoreError, match=words) as caught:
        open_database(path)

    assert caught.value.subject == str(path)
    assert caught.value.advice
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_a_store_whose_folder_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="folder"):
        open_database(tmp_path / "file" / "briefing.db")


def test_reading_only_makes_nothing_and_writes_nothing(path: Path) -> None:
    with pytest.raises(StoreError, match="no store here yet"):
        open_database(path, readonly=True)
    assert not path.exists()

    open_database(path).close()
    with open_database(path, readonly=True) as database:
        assert database.read("select count(*) from articles")[0][0] == 0
        assert check_integrity(database) == ()
        with pytest.raises(StoreError, match="may not be written"), database.write() as connection:
            connection.execute("delete from articles")


def test_an_old_store_is_not_changed_by_who_only_reads(path: Path) -> None:
    open_database(path).close()
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 0")
    connection.close()

    with pytest.raises(StoreError, match="earlier version"):
        open_database(path, readonly=True)


def test_a_locked_store_says_so_after_its_patience(path: Path) -> None:
    open_database(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    with (
        open_database(path, patience=0.01) as database,
        pytest.raises(StoreError, match="another program"),
        database.write(),
    ):
        pass

    other.close()


def fail_after(db: Database, write: Callable[[sqlite3.Connection], object]) -> None:
    with db.write() as connection:
        write(connection)
        raise RuntimeError


def insert(connection: sqlite3.Connection) -> None:
    connection.execute("insert into outlets (name) values ('Ledger')")


def test_a_write_that_fails_leaves_nothing(db: Database) -> None:
    with pytest.raises(RuntimeError):
        fail_after(db, insert)

    assert db.read("select * from outlets") == []


def test_a_write_inside_a_write_is_part_of_it(db: Database) -> None:
    def inner(_: sqlite3.Connection) -> None:
        with db.write() as connection:
            insert(connection)

    with pytest.raises(RuntimeError):
        fail_after(db, inner)

    assert db.read("select * from outlets") == []


def test_a_part_that_fails_takes_back_itself_alone(db: Database) -> None:
    with db.write() as connection:
        connection.execute("insert into outlets (name) values ('Red Weekly')")
        with suppress(RuntimeError):
            fail_after(db, insert)

    assert [row["name"] for row in db.read("select name from outlets")] == ["Red Weekly"]


def test_a_bulk_write_is_part_of_the_write_around_it(db: Database) -> None:
    rows = [{"name": "Ledger"}, {"name": "Red Weekly"}]

    with pytest.raises(RuntimeError):
        fail_after(db, lambda _: db.tables.table("outlets").insert_all(rows))

    assert db.read("select * from outlets") == []


def test_bad_sql_is_our_bug_and_not_the_stores(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        db.read("select nothing from nowhere")


def test_text_that_is_not_utf_8_is_damage(db: Database) -> None:
    with pytest.raises(StoreError, match="damaged"):
        db.read("select cast(x'ff' as text)")


def test_integrity_finds_a_search_index_that_does_not_agree(
    db: Database, add: Callable[..., str]
) -> None:
    add("a1")
    with db.write() as connection:
        connection.execute("insert into articles_fts (rowid, title, text) values (99, 'x', 'y')")

    assert any("articles_fts" in trouble for trouble in check_integrity(db))


def test_integrity_finds_a_mark_on_a_missing_article(db: Database, path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("insert into marks (article, read_at) values ('nowhere', 'x')")
    other.commit()
    other.close()

    assert check_integrity(db) == ("a row of marks belongs to a missing row of articles",)


WRITER = """
import pathlib, sys
from datetime import UTC, datetime
from briefing.core.model import Article
from briefing.store.database import open_database
from briefing.store.entries import import_articles
from briefing.store.marks import tag

now, name = datetime(2026, 11, 22, tzinfo=UTC), sys.argv[2]
with open_database(pathlib.Path(sys.argv[1])) as db:
    for number in range(int(sys.argv[3])):
        title = f"{name} {number}"
        article = Article(f"{name}{number}", name, title, "grain " * 200)
        with db.write():
            import_articles(db, [article], now)
            tag(db, [article.id], name, now)
        print(number, flush=True)
"""


def test_three_programs_write_at_once_and_nothing_is_lost(db: Database, path: Path) -> None:
    programs = [python(WRITER, path, name, 200) for name in ("one", "two", "three")]

    assert [program.communicate(timeout=120)[1] for program in programs] == [""] * 3
    assert db.read("select count(*) from articles")[0][0] == 600
    assert set(tags(db)) == {("one", 200), ("two", 200), ("three", 200)}
    assert check_integrity(db) == ()


def test_a_program_killed_while_it_writes_leaves_every_mark(
    path: Path, now: datetime, add: Callable[..., str], db: Database
) -> None:
    kept = add("kept")
    tag(db, [kept], "harbour", now)
    add_note(db, kept, "ask about the cranes", now)
    set_read(db, [kept], now, read=True)
    writer = python(WRITER, path, "killed", 100_000)
    assert writer.stdout is not None
    finished = [int(writer.stdout.readline()) for _ in range(25)][-1]

    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=20)

    with open_database(path) as database:
        assert check_integrity(database) == ()
        assert tags_of(database, kept) == ("harbour",)
        assert [note.body for note in notes_of(database, kept)] == ["ask about the cranes"]
        written = database.read("select count(*) from tags where tag = 'killed'")[0][0]
        assert written >= finished + 1
        assert database.read("select count(*) from articles")[0][0] == written + 1
