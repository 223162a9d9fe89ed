"""New words for an article that is already stored: the old version stays, unless it was provisional.

A version is provisional while it is only a feed's summary or while its page is awaited. The page
then makes the same version complete, unless a note of the reader's hangs on a passage of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime

from briefing.core.model import Article, Origin
from briefing.store.database import Database
from briefing.store.values import ARTICLE, COLUMNS, article_of, article_values, stamp

_REPLACE = (
    "update articles set title = :title, url = :url, canonical = :canonical, published = :published,"
    " language = :language, author = :author, kind = :kind, origin = :origin, version = :version,"
    " flags = :flags, words = :words, text = :text where id = :id"
)
_KEEP = (
    "insert into versions (article, version, title, published, author, origin, replaced, text)"
    " select id, version, title, published, author, origin, ?, text from articles where id = ?"
)


def versions(db: Database, article: str) -> tuple[Article, ...]:
    """Return every version of an article, the oldest first; the last one is the current one."""
    rows = db.read(
        f"select {ARTICLE} from articles where id = :id union all"
        " select a.id, a.outlet, v.title, a.url, v.published, a.first_seen, a.language, v.author,"
        " a.kind, v.origin, v.version, a.flags, v.text"
        " from versions v join articles a on a.id = v.article where a.id = :id order by version",
        {"id": article},
    )
    return tuple(article_of(row) for row in rows)


def stored(connection: sqlite3.Connection, article: str) -> sqlite3.Row | None:
    """Return the row of an article with its page's state, inside a transaction."""
    found: sqlite3.Row | None = connection.execute(
        f"select {ARTICLE}, canonical, page_state from articles where id = ?", (article,)
    ).fetchone()
    return found


def renew(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    new: Article,
    now: datetime,
    *,
    completes: bool,
) -> Article:
    """Give the stored article of `row` the words of `new`; return it as it is then.

    With `completes`, they are the whole text at last, and take the place of a provisional version.
    """
    old = article_of(row)
    version = old.version
    differs = (old.title, old.text) != (new.title, new.text)
    if differs and not (completes and _provisional(connection, row)):
        connection.execute(_KEEP, (stamp(now), old.id))
        version += 1
    renewed = replace(new, id=old.id, outlet=old.outlet, first_seen=old.first_seen, version=version)
    if renewed != old:
        connection.execute(_REPLACE, dict(zip(COLUMNS, article_values(renewed), strict=True)))
    return renewed


def _provisional(connection: sqlite3.Connection, row: sqlite3.Row) -> bool:
    if row["page_state"] != "waiting" and row["origin"] != Origin.SUMMARY:
        return False
    noted = connection.execute(
        "select 1 from notes where article = ? and version = ? and start is not null limit 1",
        (row["id"], row["version"]),
    )
    return noted.fetchone() is None
