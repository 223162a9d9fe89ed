"""Stories, topics and sagas as the screen reads them, and the framings made of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.core.model import Membership, Saga, Story, Topic
from briefing.errors import NotFoundError
from briefing.store.database import Database
from briefing.store.framings import framing, save_framing
from briefing.store.topics import topics, topics_where
from briefing.store.values import listed, moment, stamp, words_of
from briefing.store.vectors import packed, unpacked

if TYPE_CHECKING:  # 40 ms: the functions that need it import it, the screen's first paint does not
    from briefing.core.stories import Signature

__all__ = [
    "counts",
    "framing",
    "names_of",
    "sagas",
    "sagas_among",
    "save_framing",
    "save_sagas",
    "save_stories",
    "signatures",
    "signatures_of",
    "stories",
    "stories_by_id",
    "story_of",
    "story_or_topic",
    "topics",
]

_MEMBERS = "select story, article, score, why from members where story in (select value from json_each(?)) order by story, position"
_LATEST_NAMES = """
    select name from topics where kind <> 'current'
    union select name from (select name from stories order by last desc limit 1000)"""

# Two searches of one index: joined by "or" they read all of it.
_SINCE = (
    "(select * from stories where last >= ? union all select * from stories where last is null)"
)


def stories(db: Database, since: datetime | None = None) -> tuple[Story, ...]:
    """Return the stories with an article dated `since` then (None: all), the latest first."""
    rows = db.read(f"select * from {_SINCE} order by last desc, id", (stamp(since) or "",))
    return _stories(db, rows)


def stories_by_id(db: Database, ids: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories with these ids, by id; ids that are not there are left out."""
    rows = db.read(
        "select * from stories where id in (select value from json_each(?)) order by id",
        (listed(ids),),
    )
    return _stories(db, rows)


def names_of(db: Database, ids: Iterable[str]) -> dict[str, str]:
    """Return what these stories are called, by id; ids that are not there are left out."""
    rows = db.read(
        "select id, name from stories where id in (select value from json_each(?))", (listed(ids),)
    )
    return {row["id"]: row["name"] for row in rows}


def story_of(db: Database, article: str) -> Story | None:
    """Return the story that an article is in."""
    rows = db.read(
        "select * from stories where id = (select story from members where article = ?)", (article,)
    )
    return next(iter(_stories(db, rows)), None)


def _stories(db: Database, rows: Iterable[sqlite3.Row]) -> tuple[Story, ...]:
    rows = list(rows)
    members: dict[str, list[Membership]] = {}
    for story, article, score, why in map(
        tuple, db.read(_MEMBERS, (listed(r["id"] for r in rows),))
    ):
        members.setdefault(story, []).append(Membership(article, score, words_of(why)))
    return tuple(_story(row, members.get(row["id"], [])) for row in rows)


def _story(row: sqlite3.Row, members: Iterable[Membership]) -> Story:
    return Story(
        id=row["id"],
        name=row["name"],
        members=tuple(members),
        first=moment(row["first"]),
        last=moment(row["last"]),
        saga=row["saga"],
        voices=tuple(tuple(voice) for voice in json.loads(row["voices"])),
    )


def save_stories(
    db: Database,
    changed: Iterable[Story],
    gone: Iterable[str],
    signatures: Mapping[str, Signature],
    languages: Mapping[str, str],
) -> None:
    """Write the stories that changed, all their members new, and drop those that are no more."""
    from briefing.core.stories import vector_of_signature

    changed, gone = list(changed), listed(gone)
    with db.write() as connection:
        ids = listed(story.id for story in changed)
        connection.execute(
            "delete from members where story in (select value from json_each(?))", (ids,)
        )
        connection.executemany(
            "insert into stories (id, name, first, last, saga, voices, language, articles, signature)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set name = excluded.name,"
            " first = excluded.first, last = excluded.last, voices = excluded.voices,"
            " language = excluded.language, articles = excluded.articles, signature = excluded.signature, pending = 1",
            [
                (
                    *(story.id, story.name, stamp(story.first), stamp(story.last), story.saga),
                    *(json.dumps(story.voices), languages.get(story.id, ""), len(story.members)),
                    packed(vector_of_signature(signatures.get(story.id, {}))),
                )
                for story in changed
            ],
        )
        connection.executemany(
            "insert or replace into members (story, article, position, score, why) values (?, ?, ?, ?, ?)",
            [
                (story.id, member.article, position, member.score, listed(member.why))
                for story in changed
                for position, member in enumerate(story.members)
            ],
        )
        for table, column in (("stories", "id"), ("framings", '"of"')):
            connection.execute(
                f"delete from {table} where {column} in (select value from json_each(?))", (gone,)
            )


def signatures(
    db: Database, since: datetime | None = None, fewest: int = 2
) -> dict[str, tuple[datetime | None, Signature]]:
    """Return the last date and the signature of stories of at least `fewest` articles, by id."""
    rows = db.read(
        f"select id, last, signature from {_SINCE} where articles >= ? order by last, id",
        (stamp(since) or "", fewest),
    )
    return {row["id"]: (moment(row["last"]), _signature(row["signature"])) for row in rows}


def signatures_of(db: Database, ids: Iterable[str]) -> dict[str, Signature]:
    """Return the signatures of these stories, by id; ids that are not there are left out."""
    rows = db.read(
        "select id, signature from stories where id in (select value from json_each(?)) order by id",
        (listed(ids),),
    )
    return {row["id"]: _signature(row["signature"]) for row in rows}


def _signature(blob: bytes | None) -> Signature:
    from briefing.core.stories import signature_of_vector

    return signature_of_vector(unpacked(blob or b""))


def sagas(db: Database) -> tuple[Saga, ...]:
    """Return all sagas, by id."""
    rows = db.read("select id, name, members from sagas order by id")
    return tuple(map(_saga, rows))


def sagas_among(db: Database, stories: Iterable[str]) -> tuple[Saga, ...]:
    """Return the sagas that any of these stories is in, by id."""
    rows = db.read(
        "select id, name, members from sagas where id in (select saga from stories where id in"
        " (select value from json_each(?))) order by id",
        (listed(stories),),
    )
    return tuple(map(_saga, rows))


def _saga(row: sqlite3.Row) -> Saga:
    return Saga(row["id"], row["name"], words_of(row["members"]))


def save_sagas(db: Database, found: Iterable[Saga], among: Iterable[str]) -> None:
    """Write `found` in place of the sagas that held any of the stories `among`: what differs, for most stay."""
    found, among = set(found), list(among)
    known = set(sagas_among(db, among))
    stale, fresh = known - found, sorted(found - known, key=lambda saga: saga.id)
    with db.write() as connection:
        connection.executemany("delete from sagas where id = ?", [(one.id,) for one in stale])
        connection.executemany(
            "update stories set saga = '' where id = ?",
            [(story,) for one in stale for story in one.members],
        )
        connection.executemany(
            "insert or replace into sagas (id, name, members) values (?, ?, ?)",
            [(one.id, one.name, listed(one.members)) for one in fresh],
        )
        connection.executemany(
            "update stories set saga = ? where id = ?",
            [(one.id, story) for one in fresh for story in one.members],
        )


def story_or_topic(db: Database, wanted: str) -> Story | Topic:
    """Return the story or topic with this id or name (blind to case); of two, the later one.

    Raises NotFoundError, which names what comes near.
    """
    for condition in ("id = :wanted", "lower(name) = lower(:wanted)"):
        if found := topics_where(db, condition, {"wanted": wanted}):
            return found[0]
        rows = db.read(
            f"select * from stories where {condition} order by last desc, id limit 1",
            {"wanted": wanted},
        )
        if rows:
            return _stories(db, rows)[0]
    names = [row[0] for row in db.read(_LATEST_NAMES)]
    near = get_close_matches(wanted, names, n=3)
    advice = f"Near: {', '.join(near)}." if near else "`briefing stories` lists them."
    raise NotFoundError("no story or topic has this id or name", subject=wanted, advice=advice)


def counts(db: Database) -> tuple[int, int]:
    """Return how many stories and how many topics there are."""
    [row] = db.read("select (select count(*) from stories), (select count(*) from topics)")
    return row[0], row[1]
