"""One connection to the store: open it, read rows, write in transactions that start at once.

Plain sqlite3, because opening must be quick: sqlite-utils (0.1 s to import) comes in only when the
schema has to change.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from briefing.errors import StoreError
from briefing.store.failures import is_busy, told_apart
from briefing.store.indexing import index_articles

if TYPE_CHECKING:
    import sqlite_utils

APPLICATION_ID = 0x42726669  # "Brfi"; tells a store from any other SQLite file
VERSION = 6  # of the schema: how many migrations there are
PATIENCE = 10.0  # seconds to wait for another program
_PAUSE = 0.002  # seconds between two tries

# How a transaction, or a part of one, begins, is kept, and is taken back.
_WHOLE = ("begin immediate", "commit", ("rollback",))
_PART = ("savepoint part", "release part", ("rollback to part", "release part"))

Parameters = Sequence[Any] | Mapping[str, Any]


class Database:
    """The store through one connection: one for each thread and process, closed by who opened it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, readonly: bool, patience: float
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._tables: sqlite_utils.Database | None = None
        self.path = path
        self.readonly = readonly

    def read(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query. Raises StoreError."""
        with told_apart(self.path):
            return self._when_free(sql, parameters).fetchall()

    def _when_free(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute `sql` as soon as no other program is in the way.

        SQLite's own waiting asks ever more seldom, down to ten times a second, and so starves
        behind a program that writes again and again: a mark took up to 0.9 s, and 0.05 s this way.
        """
        end = time.monotonic() + self._patience
        while True:
            try:
                return self._connection.execute(sql, parameters)
            except sqlite3.OperationalError as error:
                if not is_busy(error) or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Hold one transaction, all or nothing; inside another `write` it is a part of that one.

        It starts as a writer (BEGIN IMMEDIATE) and so waits its turn: one that starts as a reader
        fails at once when another writes first. Raises StoreError.
        """
        inner = self._connection.in_transaction
        begin, keep, drop = _PART if inner else _WHOLE
        with told_apart(self.path):
            self._when_free(begin)
            try:
                yield self._connection
                self._connection.execute(keep)
            except BaseException:
                self._take_back(drop)
                raise

    def _take_back(self, statements: Sequence[str]) -> None:
        if self._connection.in_transaction:  # SQLite ends it by itself when the disk is full
            for statement in statements:
                self._connection.execute(statement)

    @property
    def tables(self) -> sqlite_utils.Database:
        """The same connection as sqlite-utils sees it, to change the schema inside `write`."""
        if self._tables is None:
            import sqlite_utils  # 0.1 s: only a new store, or an old one, pays for it

            self._tables = sqlite_utils.Database(
                self._connection, recursive_triggers=False, execute_plugins=False
            )
        return self._tables

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(path: Path, *, readonly: bool = False, patience: float = PATIENCE) -> Database:
    """Open the store at `path`, made or brought up to date if need be.

    Takes the file; whether it may only be read, which makes nothing and changes nothing; and how
    many seconds to wait for another writer. Raises StoreError, which names the file and says what
    to do, if it is no store, is damaged, is locked, or was written by a newer version.
    """
    if readonly and not path.exists():
        raise StoreError(
            "there is no store here yet", subject=str(path), advice='Run "briefing refresh" first.'
        )
    with told_apart(path):
        connection = _connect(path, readonly=readonly)
        database = Database(connection, path, readonly=readonly, patience=patience)
        try:
            _make_ready(database, connection)
        except BaseException:
            connection.close()
            raise
    return database


def check_integrity(db: Database) -> tuple[str, ...]:
    """Return what is wrong inside the store, one sentence each; empty when all is well.

    Looks at pages, links between tables, and, unless the store is open for reading only, whether
    both search indexes agree with their texts, once they are brought up to date.
    Raises StoreError if the store is too damaged to be looked at.
    """
    pages = [str(row[0]) for row in db.read("pragma integrity_check") if row[0] != "ok"]
    links = [
        f"a row of {row['table']} belongs to a missing row of {row['parent']}"
        for row in db.read("pragma foreign_key_check")
    ]
    return (*pages, *links, *(() if db.readonly else _index_troubles(db)))


def _index_troubles(db: Database) -> tuple[str, ...]:
    index_articles(db)
    return tuple(filter(None, (_index_trouble(db, each) for each in ("articles_fts", "notes_fts"))))


def _index_trouble(db: Database, index: str) -> str:
    with db.write() as connection:  # FTS5 takes the question for a write
        try:
            connection.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            return f"the search index {index} does not agree with the texts"
    return ""


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    if not readonly:
        _make_folder(path)
    uri = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"its folder cannot be made ({reason})", subject=str(path)) from error


def _make_ready(database: Database, connection: sqlite3.Connection) -> None:
    found = _version(database)
    if found < VERSION:
        if database.readonly:
            raise StoreError(
                "was written by an earlier version",
                subject=str(database.path),
                advice='Run "briefing refresh" once to bring it up to date.',
            )
        database.read(
            "pragma journal_mode = wal"
        )  # readers go on while one writes; kept in the file
        _migrate(database)
    connection.execute("pragma foreign_keys = on")
    connection.execute(
        "pragma synchronous = normal"
    )  # with WAL: a kill loses nothing, and no fsync a commit


def _version(database: Database) -> int:
    """Return the version of the schema; 0 for an empty file. Raises StoreError for a stranger's."""
    [row] = database.read(
        "select (select application_id from pragma_application_id) as application,"
        " (select user_version from pragma_user_version) as version,"
        " (select count(*) from sqlite_master) as objects"
    )
    if row["application"] != APPLICATION_ID and (row["application"] or row["objects"]):
        raise StoreError(
            "is not a store of briefing",
            subject=str(database.path),
            advice="Name another file, or move this one away.",
        )
    if row["version"] > VERSION:
        raise StoreError(
            f"was written by a newer version (schema {row['version']}, this one knows {VERSION})",
            subject=str(database.path),
            advice="Update briefing.",
        )
    return int(row["version"])


def _migrate(database: Database) -> None:
    """Run the steps that are missing, all or none, even if two programs open a new store at once."""
    from briefing.store.migrations import migrations  # imports sqlite-utils: 0.1 s

    with database.write() as connection:
        if _version(database) == VERSION:
            return
        migrations.apply(database.tables)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {VERSION}")
