"""Every change of the reader's can be undone and redone, by one mechanism for all tables.

While a change is open, triggers (see migrations) write each row of a journalled table that is made,
changed or removed to the journal, as JSON before and after. Undo puts the rows back as they were
before, redo as they were after. No action has code of its own for it, so none can be forgotten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from briefing.store.database import Database
from briefing.store.values import stamp

UNDO_DEPTH = 500  # changes that can be undone, the latest ones


@contextmanager
def change(
    db: Database, now: datetime, words: Callable[[int], str]
) -> Iterator[sqlite3.Connection]:
    """Hold one transaction whose changes of the reader's marks are one step to undo.

    Takes what to call it, made from the number of rows it changed. A change that alters nothing is
    no step; any other ends the possibility to redo.
    """
    with db.write() as connection:
        opened = connection.execute(
            "insert into changes (made, state) values (?, 'open') returning id", (stamp(now),)
        ).fetchone()["id"]
        yield connection
        rows = connection.execute(
            "select count(*) from journal where change = ?", (opened,)
        ).fetchone()[0]
        if rows:
            _close(connection, opened, words(rows))
        else:
            connection.execute("delete from changes where id = ?", (opened,))


def undo(db: Database) -> str | None:
    """Take back the last change that stands; return what it was, in words, or None."""
    return _turn(
        db, "select id, words from changes where state = 'done' order by id desc limit 1", "undone"
    )


def redo(db: Database) -> str | None:
    """Make the change again that was undone last; return what it is, in words, or None."""
    return _turn(
        db, "select id, words from changes where state = 'undone' order by id limit 1", "done"
    )


def _close(connection: sqlite3.Connection, opened: int, words: str) -> None:
    connection.execute("delete from changes where state = 'undone'")
    connection.execute("delete from changes where id <= ?", (opened - UNDO_DEPTH,))
    connection.execute("update changes set state = 'done', words = ? where id = ?", (words, opened))


def _turn(db: Database, which: str, state: str) -> str | None:
    """Turn the change that `which` finds to `state`: its rows become as they were on that side."""
    with db.write() as connection:
        found = connection.execute(which).fetchone()
        if found is None:
            return None
        tables = connection.execute(
            "select distinct table_name from journal where change = ?", (found["id"],)
        )
        for (table,) in tables.fetchall():
            _put_back(connection, table, found["id"], undone=state == "undone")
        connection.execute("update changes set state = ? where id = ?", (state, found["id"]))
        return str(found["words"])


def _put_back(connection: sqlite3.Connection, table: str, change: int, *, undone: bool) -> None:
    """Make the rows of `table` that a change touched as they were before it, or after it.

    A row may be touched more than once: before the first time counts, or after the last.
    """
    layout = connection.execute(f"pragma table_info({table})").fetchall()
    columns = [row["name"] for row in layout]
    key = [row["name"] for row in layout if row["pk"]]
    side, which = ("before", "min") if undone else ("after", "max")
    touched = "select {} from journal where change = :change and table_name = :table"
    bound = {"change": change, "table": table}
    keys = _fields("coalesce(before, after)", key)
    connection.execute(
        f"delete from {table} where ({_names(key)}) in ({touched.format(keys)})", bound
    )
    connection.execute(
        f"insert into {table} ({_names(columns)}) {touched.format(_fields(side, columns))}"
        f" and {side} is not null"
        f" and id in ({touched.format(f'{which}(id)')} group by {keys}) order by id",
        bound,
    )


def _names(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _fields(row: str, columns: list[str]) -> str:
    return ", ".join(f"json_extract({row}, '$.{name}')" for name in columns)
