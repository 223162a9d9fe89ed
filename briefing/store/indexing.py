"""The search index of articles, brought up to the newest in one go.

FTS5 writes a part of its tree at every statement that inserts, and merges the parts: article by
article, or feed by feed, that is three times dearer than many articles at once. So new articles wait, and
whoever searches, or ends a refresh, indexes what waits. Articles are indexed in the order of their
keys: what waits lies beyond the last key that the index knows, and no list of it can be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.store.database import Database

_SLICE = 1_000  # articles in a transaction: a mark waits no longer than for a feed

_BEYOND = "key > (select coalesce(max(id), 0) from articles_fts_docsize)"
_WAITS = f"select exists (select 1 from articles where {_BEYOND}) as waits"
_INDEX = (
    "insert into articles_fts (rowid, title, text) select key, title, text from articles"
    f" where {_BEYOND} order by key limit {_SLICE}"
)


def index_waits(db: Database) -> bool:
    """Return whether there are articles that the search index does not know."""
    return bool(db.read(_WAITS)[0]["waits"])


def index_articles(db: Database) -> None:
    """Index the articles that wait for it. Raises StoreError."""
    while index_waits(db):
        with db.write() as connection:
            connection.execute(_INDEX)
