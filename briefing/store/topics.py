"""Topics and the passages that touch them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.core.model import Passage, Topic, TopicKind
from briefing.core.tree import TOPIC_SPAN, Heading
from briefing.store.database import Database
from briefing.store.values import listed

# A story of three articles is a current topic for good; the others are few, and have an index.
_LASTING = "kind <> 'current'"

# From when on a topic is counted and compared: so far back from its newest passage.
RECENT = f"""
    select strftime('%Y-%m-%dT%H:%M:%S', max(dated), '-{TOPIC_SPAN.days} days')
    from passages where topic = """


def topics(db: Database) -> tuple[Topic, ...]:
    """Return all topics: watched ones in the order of feeds.toml, then pinned, then current ones."""
    return topics_where(db, "1")


def topics_where(
    db: Database, condition: str, parameters: Mapping[str, str] | None = None
) -> tuple[Topic, ...]:
    """Return the topics that meet an SQL condition on the table of topics."""
    rows = db.read(
        f"select id, name, kind, muted from topics where {condition} order by kind = 'current',"
        " kind = 'pinned', position, id",
        parameters or {},
    )
    touched = _passages(db, [row["id"] for row in rows])
    return tuple(
        Topic(
            row["id"],
            row["name"],
            TopicKind(row["kind"]),
            tuple(touched.get(row["id"], ())),
            muted=bool(row["muted"]),
        )
        for row in rows
    )


def _passages(db: Database, ids: Sequence[str]) -> dict[str, list[Passage]]:
    rows = db.read(
        'select topic, article, start, "end", text, score, why from passages'
        " where topic in (select value from json_each(?)) order by dated, article, start",
        (listed(ids),),
    )
    found: dict[str, list[Passage]] = {}
    for topic, *rest in map(tuple, rows):
        found.setdefault(topic, []).append(Passage(*rest))
    return found


def recent_passages(db: Database, topic: str) -> tuple[Passage, ...]:
    """Return the passages that touch a topic in its last weeks, as many as a tree counts."""
    rows = db.read(
        'select article, start, "end", text, score, why from passages where topic = :topic'
        f" and dated >= ({RECENT} :topic) order by dated, article, start",
        {"topic": topic},
    )
    return tuple(Passage(*row) for row in rows)


def headings(db: Database) -> tuple[Heading, ...]:
    """Return the watched and the pinned topics that are not muted, without their passages."""
    rows = db.read(
        f"select id, name, kind from topics where {_LASTING} and not muted"
        " order by kind = 'pinned', position, id"
    )
    return tuple(Heading(row["id"], row["name"], TopicKind(row["kind"])) for row in rows)


def passages_of_each(db: Database, ids: Iterable[str]) -> dict[str, int]:
    """Return how many passages touch each of these topics, by id; those without any are left out."""
    rows = db.read(
        "select topic, count(*) as passages from passages"
        " where topic in (select value from json_each(?)) group by topic",
        (listed(ids),),
    )
    return {row["topic"]: row["passages"] for row in rows}


def rules(db: Database) -> dict[str, str]:
    """Return the rule that the passages of each watched topic were found by, by the topic's id."""
    rows = db.read(f"select id, rule from topics where {_LASTING} and kind = 'watched'")
    return {row["id"]: row["rule"] for row in rows}


def save_topic(db: Database, topic: Topic, *, position: int = 0, rule: str = "") -> None:
    """Write a topic without touching its passages."""
    with db.write() as connection:
        connection.execute(
            "insert into topics (id, name, kind, position, muted, rule) values (?, ?, ?, ?, ?, ?)"
            " on conflict (id) do update set name = excluded.name, kind = excluded.kind,"
            " position = excluded.position, muted = excluded.muted, rule = excluded.rule",
            (topic.id, topic.name, topic.kind.value, position, topic.muted, rule),
        )


def drop_topics(db: Database, kind: TopicKind, keep: Iterable[str]) -> None:
    """Drop the watched or the pinned topics that are not in `keep`, with passages and framings."""
    rows = db.read(
        f"select id from topics where {_LASTING} and kind = ? and id not in (select value from json_each(?))",
        (kind.value, listed(keep)),
    )
    drop_topics_of(db, [row["id"] for row in rows])


def drop_topics_of(db: Database, ids: Iterable[str]) -> None:
    """Drop the topics with these ids, with their passages and framings."""
    wanted = listed(ids)
    with db.write() as connection:
        for table, column in (("topics", "id"), ("framings", '"of"')):
            connection.execute(
                f"delete from {table} where {column} in (select value from json_each(?))", (wanted,)
            )


def save_passages(
    db: Database, topic: str, articles: Iterable[str], passages: Iterable[Passage]
) -> bool:
    """Write the passages of `articles` that touch `topic`, in place of those known.

    Returns whether anything is different now; nothing is, for a topic that is not there.
    """
    if not db.read("select 1 from topics where id = ?", (topic,)):
        return False
    wanted = listed(articles)
    rows = [
        (topic, one.article, one.start, one.end, one.score, one.why, one.text) for one in passages
    ]
    with db.write() as connection:
        known = connection.execute(
            'select topic, article, start, "end", score, why, text from passages'
            " where topic = ? and article in (select value from json_each(?))",
            (topic, wanted),
        ).fetchall()
        if sorted(map(tuple, known)) == sorted(rows):
            return False
        connection.execute(
            "delete from passages where topic = ? and article in (select value from json_each(?))",
            (topic, wanted),
        )
        connection.executemany(
            'insert into passages (topic, article, start, "end", score, why, text, dated)'
            " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, (select dated from articles where id = ?2))",
            rows,
        )
        connection.execute("update topics set pending = 1 where id = ?", (topic,))
    return True
