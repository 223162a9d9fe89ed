"""Two articles become one: what hung on the one that goes hangs on the one that stays.

Its entries, so that its feeds know it as this one; its id, for whoever has it open; the reader's marks, tags, notes and corrections;
and the steps that can be undone, which would else put back rows of an article that is not there.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from briefing.core.twins import FEWEST_WORDS, MOST_WORDS, REACH, Telling
from briefing.store.database import Database
from briefing.store.joined import JOIN
from briefing.store.values import stamp

_READY = (
    "a.page_state <> 'waiting' and a.origin <> 'import'"
    f" and a.words between {FEWEST_WORDS} and {MOST_WORDS}"
)
_OUTLETS = f"""
    select a.outlet, min(a.dated) as first, max(a.dated) as last
    from ungrouped cross join articles a on a.id = ungrouped.article where {_READY}
    group by a.outlet order by a.outlet"""
_TELLINGS = f"""
    select a.id, a.title, a.words, a.dated,
        exists (select 1 from ungrouped where article = a.id) as fresh
    from articles a where a.outlet = ? and a.dated between ? and ? and {_READY} order by a.key"""

# Whether the reader marked, or once marked, the one that stays in the same way: then the steps of
# the one that goes are dropped, for to undo them would take from the other what they did not give.
_ARTICLE_OF = "json_extract(coalesce({0}before, {0}after), '$.article')"
_TAG_OF = "json_extract(coalesce({0}before, {0}after), '$.folded')"
_DROP_STEPS = f"""
    delete from journal where table_name in ('marks', 'tags') and {_ARTICLE_OF.format("")} = :goes
    and (exists (select 1 from journal other where other.table_name = journal.table_name
            and {_ARTICLE_OF.format("other.")} = :stays
            and {_TAG_OF.format("other.")} is {_TAG_OF.format("journal.")})
        or table_name = 'marks' and exists (select 1 from marks where article = :stays)
        or table_name = 'tags' and exists (select 1 from tags where article = :stays
            and folded = {_TAG_OF.format("journal.")}))"""
_CARRY_STEPS = (
    "update journal set before = json_set(before, '$.article', :stays),"
    " after = json_set(after, '$.article', :stays)"
    f" where table_name in ('marks', 'tags', 'corrections') and {_ARTICLE_OF.format('')} = :goes"
)
_DROP_EMPTY_CHANGES = "delete from changes where id not in (select change from journal)"
_CARRY_MARKS = """
    insert into marks (article, read_at, starred_at)
    select :stays, read_at, starred_at from marks where article = :goes
    on conflict (article) do update set read_at = coalesce(read_at, excluded.read_at),
        starred_at = coalesce(starred_at, excluded.starred_at)"""
_CARRY_TAGS = """
    insert or ignore into tags (article, folded, tag, made)
    select :stays, folded, tag, made from tags where article = :goes"""
_CARRY = (
    _DROP_STEPS,
    _CARRY_STEPS,
    _DROP_EMPTY_CHANGES,
    _CARRY_MARKS,
    _CARRY_TAGS,
    "update corrections set article = :stays where article = :goes",
    "update entries set article = :stays where article = :goes",
)

# The stories and topics that the one that goes was told in are made anew.
_STORY = "(select story from members where article = :goes)"
_TOPICS = "(select topic from passages where article = :goes)"
_LET_GO = (
    f"insert or ignore into ungrouped select article from members where story = {_STORY}",
    f"update topics set pending = 1 where id in {_TOPICS}",
    f'delete from framings where "of" in {_TOPICS} or "of" = {_STORY}',
    f"delete from stories where articles = 1 and id = {_STORY}",
    *JOIN,
    "delete from articles where id = :goes",
)


def outlets_with_new_texts(db: Database) -> Iterator[tuple[Telling, ...]]:
    """Yield, for each outlet with texts that grouping has not seen, its articles of those days.

    They come in the order in which they were first known. An article whose page is awaited has its
    turn later; what the reader brought is never one of them.
    """
    for row in db.read(_OUTLETS):
        since, until = (datetime.fromisoformat(row[bound]) for bound in ("first", "last"))
        between = (row["outlet"], stamp(since - REACH), stamp(until + REACH))
        yield tuple(map(_telling, db.read(_TELLINGS, between)))


def text_of(db: Database, article: str) -> str:
    """Return the text of an article; empty when there is no such article."""
    rows = db.read("select text from articles where id = ?", (article,))
    return str(rows[0]["text"]) if rows else ""


def join(db: Database, stays: str, goes: str) -> None:
    """Make two articles one: `goes` is no more, and what hung on it hangs on `stays`."""
    both = {"stays": stays, "goes": goes}
    with db.write() as connection:
        for statement in _CARRY:
            connection.execute(statement, both)
        _carry_notes(connection, stays, goes)
        for statement in _LET_GO:
            connection.execute(statement, both)


def _telling(row: sqlite3.Row) -> Telling:
    dated = datetime.fromisoformat(row["dated"])
    return Telling(row["id"], row["title"], row["words"], dated, fresh=bool(row["fresh"]))


def _carry_notes(connection: sqlite3.Connection, stays: str, goes: str) -> None:
    """Hang the notes, as they are and as undoing would put them back, on the words they were on."""
    [home] = connection.execute(
        "select id as article, version, text from articles where id = ?", (stays,)
    )
    for note in connection.execute("select * from notes where article = ?", (goes,)).fetchall():
        connection.execute(
            "update notes set article = :article, version = :version, start = :start,"
            ' "end" = :end where id = :id',
            _rehung(dict(note), home),
        )
    steps = connection.execute(
        "select id, before, after from journal where table_name = 'notes'"
        " and json_extract(coalesce(before, after), '$.article') = ?",
        (goes,),
    )
    for step in steps.fetchall():
        before, after = (
            side and json.dumps(_rehung(json.loads(side), home), ensure_ascii=False)
            for side in (step["before"], step["after"])
        )
        connection.execute(
            "update journal set before = ?, after = ? where id = ?", (before, after, step["id"])
        )


def _rehung(note: dict[str, Any], home: sqlite3.Row) -> dict[str, Any]:
    """Return the row of a note with its place in the text of its new article.

    That is where its words stand nearest to where they stood; nowhere, if they are not there.
    """
    quote, text = note["quote"], home["text"]
    places = [found.start() for found in re.finditer(re.escape(quote), text)] if quote else []
    moved = {"article": home["article"], "version": home["version"], "start": None, "end": None}
    if places and note["start"] is not None:
        start = min(places, key=lambda place: abs(place - note["start"]))
        moved |= {"start": start, "end": start + len(quote)}
    return note | moved
