"""What SQLite says when a store cannot be used, in words a reader can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import StoreError

_DAMAGED = (
    "is damaged",
    "Bring it back from a backup, or move it away and refresh: tags and notes are in it alone.",
)
_REFUSED = ("cannot be opened", "Check that the file and its folder may be read and written.")

# By primary result code (https://www.sqlite.org/rescode.html). A code that is not here is a bug of
# ours (bad SQL, a broken constraint) and is raised as it is.
_WORDS = {
    sqlite3.SQLITE_BUSY: (
        "is being written by another program",
        "Try again, or close the other program.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "is being written by another program",
        "Try again, or close the other program.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        "is not a store of briefing",
        "Name another file, or move this one away.",
    ),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Free some space and try again."),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "Check the disk that it is on."),
    sqlite3.SQLITE_READONLY: ("may not be written", "Check the rights of the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: _REFUSED,
    sqlite3.SQLITE_PERM: _REFUSED,
    sqlite3.SQLITE_AUTH: _REFUSED,
}


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Raise StoreError, naming the file at `path`, for what is wrong with it and no bug of ours."""
    try:
        yield
    except sqlite3.Error as error:
        words = _words(error)
        if words is None:
            raise
        raise StoreError(words[0], subject=str(path), advice=words[1]) from error


def is_busy(error: sqlite3.Error) -> bool:
    """Return whether `error` says that another program is in the way, and nothing worse."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def _words(error: sqlite3.Error) -> tuple[str, str] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by the Python module itself, which gives no code
        return _DAMAGED if "decode to UTF-8" in str(error) else None
    return _WORDS.get(code & 0xFF)
