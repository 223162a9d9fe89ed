"""What the database does by itself: it keeps the search indexes in step, and the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database


def index_text(
    db: Database, table: str, key: str, columns: Sequence[str], *, inserts: bool
) -> None:
    """Index `columns` for search by FTS5, without a second copy of the text.

    Triggers tell the index what goes and what comes, for every way of writing. With `inserts` off,
    new rows are left to who makes them: see `indexing`.
    """
    names = ", ".join(columns)
    db.execute(
        f"create virtual table {table}_fts using fts5 ({names}, content='{table}', "
        f"content_rowid='{key}', tokenize='unicode61 remove_diacritics 2')"
    )
    drop, add = _reindexing(table, key, columns)
    _trigger(db, f"{table}_fts_delete", f"delete on {table}", drop)
    _trigger(db, f"{table}_fts_update", _rewording(table, columns), drop + add)
    if inserts:
        _trigger(db, f"{table}_fts_insert", f"insert on {table}", add)


def index_late(db: Database, table: str, key: str, columns: Sequence[str]) -> None:
    """Let rows wait to be indexed: what the index does not know, it is not told to drop."""
    drop, add = _reindexing(table, key, columns)
    known = f"exists (select 1 from {table}_fts_docsize where id = old.{key})"
    for event in ("delete", "update"):
        db.execute(f"drop trigger {table}_fts_{event}")
    _trigger(db, f"{table}_fts_delete", f"delete on {table} when {known}", drop)
    changed = f"{_rewording(table, columns)} and {known}"
    _trigger(db, f"{table}_fts_update", changed, drop + add)


def _reindexing(table: str, key: str, columns: Sequence[str]) -> tuple[str, str]:
    """Return the statements that take the words of a row out of the index, and into it."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in (key, *columns)) for row in ("old", "new"))
    return (
        f"insert into {table}_fts ({table}_fts, rowid, {names}) values ('delete', {old});",
        f"insert into {table}_fts (rowid, {names}) values ({new});",
    )


def _rewording(table: str, columns: Sequence[str]) -> str:
    differs = " or ".join(f"old.{name} is not new.{name}" for name in columns)
    return f"update of {', '.join(columns)} on {table} when ({differs})"


def list_ungrouped(db: Database) -> None:
    """List each article that comes, or whose text changes, until grouping strikes it off."""
    add = "insert or ignore into ungrouped (article) values (new.id);"
    differs = "old.version is not new.version or old.words is not new.words"
    _trigger(db, "articles_ungrouped_insert", "insert on articles", add)
    _trigger(
        db, "articles_ungrouped_update", f"update of version, words on articles when {differs}", add
    )


def date_passages(db: Database) -> None:
    """Keep the date of an article beside its passages: those of a topic's last weeks are found by it."""
    _trigger(
        db,
        "articles_date_passages",
        "update of published, first_seen on articles when old.dated is not new.dated",
        "update passages set dated = new.dated where article = new.id;",
    )


def keep_journal(db: Database, table: str) -> None:
    """Write each row of `table` that changes to the journal, while a change of the reader's is open."""
    columns = [column.name for column in db.table(table).columns]
    before, after = _as_json("old", columns), _as_json("new", columns)
    open_change = "select id from changes where state = 'open'"
    for event, old, new in (
        ("insert", "null", after),
        ("update", before, after),
        ("delete", before, "null"),
    ):
        _trigger(
            db,
            f"{table}_journal_{event}",
            f"{event} on {table} when exists ({open_change})",
            "insert into journal (change, table_name, before, after)"
            f" values (({open_change}), '{table}', {old}, {new});",
        )


def _as_json(row: str, columns: Iterable[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns)
    return f"json_object({pairs})"


def _trigger(db: Database, name: str, when: str, statements: str) -> None:
    db.execute(f"create trigger {name} after {when} begin {statements} end")
