"""Reading articles: one, many, those of a window, and the light rows that long lists draw."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from briefing.core.briefing import ArticleRow
from briefing.core.model import Article, Kind
from briefing.core.query import Selection
from briefing.errors import NotFoundError
from briefing.store.database import Database
from briefing.store.joined import homes
from briefing.store.selections import condition
from briefing.store.values import ARTICLE, article_of, listed, moment, stamp, words_of

_SHORTEST = 4  # characters of an id that may stand for all of it

_ROWS = """
    select a.id, a.outlet, a.title, a.url, a.published, a.kind, a.flags,
        iif(a.page_state = 'waiting', 0, a.words) as words,
        m.read_at is not null as read, m.starred_at is not null as starred,
        (select json_group_array(tag) from (select tag from tags where article = a.id order by folded))
            as tags,
        (select count(*) from notes where article = a.id) as notes
    from json_each(?) wanted join articles a on a.id = wanted.value
        left join marks m on m.article = a.id
    order by wanted.key"""


def article(db: Database, wanted: str) -> Article:
    """Return the article with this id, or whose id alone begins so; of a joined one, its twin.

    Raises NotFoundError, which names the ids that come near.
    """
    rows = db.read(f"select {ARTICLE} from articles where id = ?", homes(db, [wanted]))
    return article_of(rows[0]) if rows else _by_beginning(db, wanted)


def articles(db: Database, ids: Sequence[str]) -> tuple[Article, ...]:
    """Return the articles with these ids, in their order; ids that are not there are left out."""
    rows = db.read(
        f"select {ARTICLE} from (select key, value from json_each(?)) wanted"
        " join articles on id = wanted.value order by wanted.key",
        (listed(ids),),
    )
    return tuple(article_of(row) for row in rows)


def articles_since(db: Database, since: datetime | None) -> tuple[Article, ...]:
    """Return the articles dated `since` then (None: all), the oldest first."""
    rows = db.read(
        f"select {ARTICLE} from articles where dated >= ? order by dated, id", (stamp(since) or "",)
    )
    return tuple(article_of(row) for row in rows)


def article_ids(db: Database, selection: Selection) -> tuple[str, ...]:
    """Return the ids of the articles of `selection` in reading order: the newest first."""
    where, parameters = condition(db, selection)
    rows = db.read(
        "select a.id from articles a left join marks m on m.article = a.id"
        f" where {where} order by a.dated desc, a.id",
        parameters,
    )
    return tuple(row[0] for row in rows)


def article_rows(db: Database, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
    """Return the rows that a list shows for `ids`, in their order."""
    return tuple(_row(row) for row in db.read(_ROWS, (listed(ids),)))


def _by_beginning(db: Database, wanted: str) -> Article:
    begun = _beginning(db, wanted) if len(wanted) >= _SHORTEST else []
    if len(begun) == 1:
        return article(db, begun[0])
    near = begun or _beginning(db, wanted[:_SHORTEST])
    raise NotFoundError(
        "there is no such article" if not begun else "more than one article begins so",
        subject=wanted,
        advice=f"Did you mean {' or '.join(near)}?" if near else "",
    )


def _beginning(db: Database, letters: str) -> list[str]:
    rows = db.read(
        "select id from articles where id >= ? and id < ? order by id limit 3",
        (letters, letters + "\U0010ffff"),
    )
    return [row["id"] for row in rows] if letters else []


def _row(row: sqlite3.Row) -> ArticleRow:
    return ArticleRow(
        id=row["id"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        published=moment(row["published"]),
        words=row["words"],
        kind=Kind(row["kind"]),
        flags=words_of(row["flags"]),
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        tags=words_of(row["tags"]),
        notes=row["notes"],
    )
