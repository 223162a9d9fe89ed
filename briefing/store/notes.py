"""The reader's notes. A note keeps the version, the offsets and the words of the passage it is on."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from briefing.core.marks import Note
from briefing.core.model import Passage
from briefing.core.text import clean
from briefing.errors import NotFoundError, UsageError
from briefing.store.database import Database
from briefing.store.joined import homes
from briefing.store.journal import change
from briefing.store.values import stamp

NOTE_LIMIT = 100_000  # characters of a note

_NOTE = 'id, article, body, made, version, start, "end", quote'
_TEXTS = (
    "select version, text from articles where id = :id union all"
    " select version, text from versions where article = :id order by version desc"
)


def add_note(
    db: Database, article: str, body: str, now: datetime, passage: Passage | None = None
) -> Note:
    """Add a note to an article, or to a passage of the newest version that has it.

    A passage that no version has at its offsets gives the note its words alone. Raises UsageError
    for a body that is empty or too long; NotFoundError.
    """
    body = _body(body)
    with change(db, now, lambda _: "added a note") as connection:
        [article] = homes(db, [article])
        texts = connection.execute(_TEXTS, {"id": article}).fetchall()
        if not texts:
            raise NotFoundError("there is no such article", subject=article)
        version, start, end = _place(texts, passage)
        row = connection.execute(
            'insert into notes (article, body, made, version, start, "end", quote)'
            f" values (?, ?, ?, ?, ?, ?, ?) returning {_NOTE}",
            (article, body, stamp(now), version, start, end, passage.text if passage else ""),
        ).fetchone()
        return _note(row)


def change_note(db: Database, note: int, body: str, now: datetime) -> Note:
    """Give a note another body. Raises UsageError, NotFoundError."""
    body = _body(body)
    with change(db, now, lambda _: "changed a note") as connection:
        row = connection.execute(
            f"update notes set body = ? where id = ? returning {_NOTE}", (body, note)
        ).fetchone()
        return _note(_found(row, note))


def delete_note(db: Database, note: int, now: datetime) -> None:
    """Delete a note. Raises NotFoundError."""
    with change(db, now, lambda _: "deleted a note") as connection:
        row = connection.execute("delete from notes where id = ? returning id", (note,)).fetchone()
        _found(row, note)


def notes_of(db: Database, article: str) -> tuple[Note, ...]:
    """Return the notes on an article, in the order of their passages; those on all of it first."""
    rows = db.read(
        f"select {_NOTE} from notes where article = ? order by start is not null, start, id",
        (article,),
    )
    return tuple(_note(row) for row in rows)


def _body(body: str) -> str:
    body = clean(body).strip()
    if not body:
        raise UsageError("a note needs words", subject="note")
    if len(body) > NOTE_LIMIT:
        raise UsageError(f"a note has at most {NOTE_LIMIT} characters", subject="note")
    return body


def _place(texts: list[sqlite3.Row], passage: Passage | None) -> tuple[int, int | None, int | None]:
    """Return the newest version that has `passage` where it says, and its offsets there."""
    for row in texts if passage else ():
        if passage and row["text"][passage.start : passage.end] == passage.text:
            return row["version"], passage.start, passage.end
    return texts[0]["version"], None, None


def _found(row: sqlite3.Row | None, note: int) -> sqlite3.Row:
    if row is None:
        raise NotFoundError("there is no such note", subject=str(note))
    return row


def _note(row: sqlite3.Row) -> Note:
    return Note(
        id=row["id"],
        article=row["article"],
        body=row["body"],
        made=datetime.fromisoformat(row["made"]),
        version=row["version"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
    )
