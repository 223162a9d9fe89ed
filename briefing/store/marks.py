"""The reader's own marks on articles and claims: read, starred, tags, hidden.

They live in tables of their own, which no feed, page or grouping ever writes, and every change of
them can be undone (journal.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from briefing.core.text import one_line
from briefing.errors import NotFoundError, UsageError
from briefing.store.database import Database
from briefing.store.joined import homes
from briefing.store.journal import change
from briefing.store.selections import folded
from briefing.store.values import listed, stamp

TAG_LIMIT = 100  # characters of a tag
TAGS_LIMIT = 50  # tags of an article

_WANTED = "(select value from json_each(?))"


def set_read(db: Database, ids: Sequence[str], now: datetime, *, read: bool) -> int:
    """Mark articles read or unread; return how many were not so before. Raises NotFoundError."""
    word = "read" if read else "unread"
    return _set(db, ids, "read_at", now, on=read, words=lambda n: f"marked {_articles(n)} {word}")


def set_starred(db: Database, ids: Sequence[str], now: datetime, *, starred: bool) -> int:
    """Star articles or take their stars; return how many were not so before. Raises NotFoundError."""
    word = "starred" if starred else "unstarred"
    return _set(db, ids, "starred_at", now, on=starred, words=lambda n: f"{word} {_articles(n)}")


def unread(db: Database, ids: Sequence[str]) -> int:
    """Return how many of these articles have not been read."""
    [row] = db.read(
        "select count(*) as unread from json_each(?) wanted join articles a on a.id = wanted.value"
        " left join marks m on m.article = a.id where m.read_at is null",
        (listed(ids),),
    )
    return int(row["unread"])


def tag(db: Database, ids: Sequence[str], tag: str, now: datetime) -> int:
    """Tag articles; return how many did not have the tag. Case is kept, but tells no two tags apart.

    Raises UsageError for a tag that is empty or too long, or one too many; NotFoundError.
    """
    name = _tag_name(tag)
    with change(db, now, lambda n: f"tagged {_articles(n)} {name}") as connection:
        ids = homes(db, ids)
        _require(connection, ids)
        known = connection.execute("select tag from tags where folded = ? limit 1", (folded(name),))
        name = row["tag"] if (row := known.fetchone()) else name
        added = connection.execute(
            "insert into tags (article, folded, tag, made)"
            " select value, ?, ?, ? from json_each(?) where true on conflict do nothing",
            (folded(name), name, stamp(now), listed(ids)),
        )
        _refuse_too_many(connection, ids)
        return added.rowcount


def untag(db: Database, ids: Sequence[str], tag: str, now: datetime) -> int:
    """Take a tag from articles; return how many had it. Raises UsageError for an empty tag."""
    name = _tag_name(tag)
    with change(db, now, lambda n: f"untagged {_articles(n)} {name}") as connection:
        return connection.execute(
            f"delete from tags where folded = ? and article in {_WANTED}",
            (folded(name), listed(homes(db, ids))),
        ).rowcount


def tags(db: Database) -> tuple[tuple[str, int], ...]:
    """Return every tag with the number of its articles, the most used first."""
    rows = db.read(
        "select min(tag) as tag, count(*) as articles from tags group by folded"
        " order by articles desc, folded"
    )
    return tuple((row["tag"], row["articles"]) for row in rows)


def tags_of(db: Database, article: str) -> tuple[str, ...]:
    """Return the tags of an article, in alphabetical order."""
    rows = db.read("select tag from tags where article = ? order by folded", (article,))
    return tuple(row["tag"] for row in rows)


def hide_claim(db: Database, claim: str, now: datetime) -> None:
    """Show a claim no more, in this framing and in all later ones."""
    with change(db, now, lambda _: "hid a claim") as connection:
        connection.execute(
            "insert into hidden_claims (claim, made) values (?, ?) on conflict do nothing",
            (claim, stamp(now)),
        )


def hidden_claims(db: Database) -> frozenset[str]:
    """Return the ids of the claims that the reader does not want to see."""
    return frozenset(row["claim"] for row in db.read("select claim from hidden_claims"))


def _set(
    db: Database,
    ids: Sequence[str],
    column: str,
    now: datetime,
    *,
    on: bool,
    words: Callable[[int], str],
) -> int:
    with change(db, now, words) as connection:
        ids = homes(db, ids)
        _require(connection, ids)
        if not on:
            return connection.execute(
                f"update marks set {column} = null where {column} is not null and article in {_WANTED}",
                (listed(ids),),
            ).rowcount
        return connection.execute(
            f"insert into marks (article, {column}) select value, ? from json_each(?) where true"
            f" on conflict (article) do update set {column} = excluded.{column} where {column} is null",
            (stamp(now), listed(ids)),
        ).rowcount


def _require(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    missing = connection.execute(
        "select value from json_each(?) where value not in (select id from articles) limit 1",
        (listed(ids),),
    ).fetchone()
    if missing:
        raise NotFoundError("there is no such article", subject=missing["value"])


def _refuse_too_many(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    full = connection.execute(
        f"select article from tags where article in {_WANTED}"
        " group by article having count(*) > ? limit 1",
        (listed(ids), TAGS_LIMIT),
    ).fetchone()
    if full:
        raise UsageError(f"an article has at most {TAGS_LIMIT} tags", subject=full["article"])


def _tag_name(tag: str) -> str:
    name = one_line(tag, len(tag))
    if not name:
        raise UsageError("a tag needs at least one letter", subject="tag")
    if len(name) > TAG_LIMIT:
        raise UsageError(f"a tag has at most {TAG_LIMIT} characters", subject="tag")
    return name


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
