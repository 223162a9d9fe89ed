"""Which articles are told under which story or topic, as the briefing's tree counts them."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from briefing.core.tree import TOPIC_SPAN, Told
from briefing.store.database import Database
from briefing.store.values import moment, stamp

# A story is of a window when one of its articles is, or was brought in by the reader during it.
_OF_WINDOW = """
    select story from members where article in (
        select id from articles where dated between :since and :until
        union all select id from articles
            where origin = 'import' and first_seen between :since and :until)
    group by story"""

_IN_STORIES = f"""
    select m.story as branch, a.id as article, a.outlet, a.dated,
        k.read_at is not null as read
    from members m join articles a on a.id = m.article left join marks k on k.article = a.id
    where m.story in ({_OF_WINDOW}) and a.dated <= :until
    order by m.story, a.dated, a.id"""

_IN_TOPICS = """
    select distinct t.id as branch, a.id as article, a.outlet, a.dated, k.read_at is not null as read
    from (
        select id, (select max(dated) from passages where topic = topics.id and dated <= :until)
            as newest
        from topics where kind <> 'current' and not muted) t
    cross join passages p on p.topic = t.id  -- in this order: of an archive the last weeks alone
        and p.dated between strftime('%Y-%m-%dT%H:%M:%S', newest, :span) and :until
    join articles a on a.id = p.article left join marks k on k.article = a.id
    order by t.id, a.dated, a.id"""

_UNDER = """
    select article from members where story = :of
    union select article from passages where topic = :of"""


_IN_ONE = f"""
    select :of as branch, a.id as article, a.outlet, a.dated, k.read_at is not null as read
    from articles a left join marks k on k.article = a.id
    where a.id in ({_UNDER}) order by a.dated, a.id"""


def stories_of_window(db: Database, since: datetime, until: datetime) -> tuple[str, ...]:
    """Return the ids of the stories with an article dated, or imported, `since` then `until` then."""
    window = {"since": stamp(since), "until": stamp(until)}
    return tuple(row["story"] for row in db.read(_OF_WINDOW, window))


def told_in_stories(db: Database, since: datetime, until: datetime) -> tuple[Told, ...]:
    """Return every article of the stories of a window: the older ones too, none that came later."""
    window = {"since": stamp(since), "until": stamp(until)}
    return tuple(_told(row) for row in db.read(_IN_STORIES, window))


def told_in_topics(db: Database, until: datetime) -> tuple[Told, ...]:
    """Return the articles that touch the topics that last, once for each topic that is not muted.

    Those of its last weeks until then, back from its newest, which are as many as a tree counts.
    """
    window = {"until": stamp(until), "span": f"-{TOPIC_SPAN.days} days"}
    return tuple(_told(row) for row in db.read(_IN_TOPICS, window))


def told_under(db: Database, of: str) -> tuple[Told, ...]:
    """Return every article of one story or topic."""
    return tuple(_told(row) for row in db.read(_IN_ONE, {"of": of}))


def newest(db: Database, until: datetime) -> datetime | None:
    """Return the date of the newest article up to `until`; None when there is none."""
    rows = db.read("select max(dated) as newest from articles where dated <= ?", (stamp(until),))
    return moment(rows[0]["newest"])


def articles_under(db: Database, of: str) -> tuple[str, ...]:
    """Return the ids of the articles under a story, a topic or a saga, the newest first."""
    rows = db.read(
        f"select id from articles where id in ({_UNDER}) or id in ("
        " select article from sagas s, json_each(s.members) j, "
        "  (select story as branch, article from members"
        "   union all select topic, article from passages) u"
        " where s.id = :of and u.branch = j.value)"
        " order by dated desc, id",
        {"of": of},
    )
    return tuple(row["id"] for row in rows)


def _told(row: sqlite3.Row) -> Told:
    when = datetime.fromisoformat(row["dated"])
    return Told(row["branch"], row["article"], row["outlet"], when, bool(row["read"]))
