"""What feeds and files bring: entries and the articles they make, one transaction for each feed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.core.bounds import within_limits
from briefing.core.model import Article, Origin
from briefing.core.text import one_line
from briefing.core.update import (
    Arrival,
    KnownEntry,
    Update,
    article_id,
    edited,
    identity_of,
)
from briefing.store.bulk import insert_rows
from briefing.store.database import Database
from briefing.store.feeds import save_feed_state
from briefing.store.indexing import index_articles
from briefing.store.values import COLUMNS, article_of, article_values, listed
from briefing.store.versions import renew, stored

_ENTRY = ("feed", "guid", "article", "hash", "url", "title", "content")
_AGAIN = (
    "on conflict (feed, guid) do update set"
    f" {', '.join(f'{name} = excluded.{name}' for name in _ENTRY[2:])}"
)

ID_LIMIT = 100  # characters of an id that comes with an imported article


def known_entries(db: Database, feed_url: str) -> dict[str, KnownEntry]:
    """Return what is remembered of a feed's entries, by guid."""
    rows = db.read(
        "select guid, article, hash, url, title from entries where feed = ?", (feed_url,)
    )
    return {row["guid"]: KnownEntry(*row) for row in rows}


def known_articles_by_url(db: Database, addresses: Sequence[str]) -> dict[str, str]:
    """Return the ids of the articles that are stored under canonical `addresses`, by address."""
    rows = db.read(
        "select canonical, min(id) as id from articles"
        " where canonical <> '' and canonical in (select value from json_each(?)) group by canonical",
        (listed(addresses),),
    )
    return {row["canonical"]: row["id"] for row in rows}


def save_update(db: Database, update: Update, now: datetime) -> None:
    """Store all that one feed's answer changes, and the feed's state, or nothing of it.

    New articles are searched from `index_articles` on.
    """
    with db.write() as connection:
        save_feed_state(db, update.state)
        if update.new:
            _add_articles(db, [arrival.article for arrival in update.new], page_state="waiting")
        for arrival in update.changed:
            _edit(connection, arrival, now)
        arrivals = (*update.new, *update.changed, *update.linked)
        _save_entries(connection, update.state.url, arrivals)


def import_articles(db: Database, articles: Iterable[Article], now: datetime) -> tuple[str, ...]:
    """Store articles that the reader brings, and return their ids, in order.

    An id that is given is kept. One that is known already, by its id or else by its address, gets
    the new words: as a new version if they differ, and nothing is written if they do not.
    """
    with db.write() as connection:
        brought = _identified(db, articles, now)
        new = set(_add_articles(db, brought, page_state="done"))
        for article in brought:
            if article.id in new:
                new.remove(article.id)
            else:
                _replace(connection, article, now)
        index_articles(db)
        return tuple(article.id for article in brought)


def _identified(db: Database, articles: Iterable[Article], now: datetime) -> list[Article]:
    """Return the articles of a file within the store's limits, each with the id it is kept under."""
    brought = [
        within_limits(replace(article, origin=Origin.IMPORT, first_seen=now, version=1))
        for article in articles
    ]
    identities = [identity_of(article) for article in brought]
    known = known_articles_by_url(db, identities)
    return [
        replace(
            article,
            id=one_line(article.id, ID_LIMIT)
            or known.get(identity)
            or article_id(article.outlet, identity),
        )
        for article, identity in zip(brought, identities, strict=True)
    ]


def _replace(connection: sqlite3.Connection, article: Article, now: datetime) -> None:
    row = stored(connection, article.id)
    if row is not None and (row["title"], row["text"]) != (article.title, article.text):
        renew(connection, row, _filled(article, article_of(row)), now, completes=True)
        connection.execute("update articles set page_state = 'done' where id = ?", (article.id,))


def _filled(new: Article, old: Article) -> Article:
    """Return `new` with what only `old` says: a file of a text seldom names all of it."""
    return replace(
        new,
        url=new.url or old.url,
        published=new.published or old.published,
        language=new.language or old.language,
        author=new.author or old.author,
    )


def _add_articles(db: Database, articles: Sequence[Article], *, page_state: str) -> tuple[str, ...]:
    """Store the articles whose ids are not taken, the first of each; return their ids."""
    known = db.read(
        "select id from articles where id in (select value from json_each(?))",
        (listed(article.id for article in articles),),
    )
    taken = {row["id"] for row in known}
    rows = {
        article.id: (*article_values(article), page_state)
        for article in reversed(articles)
        if article.id not in taken
    }
    outlets = dict.fromkeys(article.outlet for article in articles)
    with db.write() as connection:
        insert_rows(connection, "articles", (*COLUMNS, "page_state"), [*reversed(rows.values())])
        connection.executemany(
            "insert into outlets (name) values (?) on conflict do nothing",
            [(name,) for name in outlets],
        )
    return tuple(rows)


def _edit(connection: sqlite3.Connection, arrival: Arrival, now: datetime) -> None:
    """Give an article what its edited entry says, and have its page read again."""
    row = stored(connection, arrival.article.id)
    if row is not None:
        renew(connection, row, edited(article_of(row), arrival.article), now, completes=False)
    connection.execute(
        "update articles set page_state = 'waiting', page_tries = 0, page_after = null"
        " where id = ? and origin <> 'import'",  # the reader's own copy is not replaced by a page
        (arrival.article.id,),
    )


def _save_entries(
    connection: sqlite3.Connection, feed_url: str, arrivals: Iterable[Arrival]
) -> None:
    rows = [
        (feed_url, a.guid, a.article.id, a.hash, a.url, a.article.title, a.content)
        for a in arrivals
    ]
    insert_rows(connection, "entries", _ENTRY, rows, conflict=_AGAIN)
