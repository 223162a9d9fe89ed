"""Framings as they are kept, and what still has to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from briefing.core.model import Claim, Compared, Evidence, Framing, NotCompared
from briefing.store.database import Database
from briefing.store.topics import RECENT
from briefing.store.values import listed, moment, stamp

_PENDING_STORIES = """
    select s.id, s.name, m.article, a.version, a.words, a.outlet
    from (select * from stories where pending order by last desc, id limit :limit) s
        join members m on m.story = s.id join articles a on a.id = m.article
    order by s.last desc, s.id, m.position"""
_PENDING_TOPICS = f"""
    select t.id, t.name, a.id as article, a.version, a.words, a.outlet
    from topics t join articles a
        on a.id in (select article from passages where topic = t.id and dated >= ({RECENT} t.id))
    where t.pending and t.kind <> 'current'
    order by t.position, t.id, a.dated, a.id"""


@dataclass(frozen=True, slots=True)
class Covered:
    """A story or topic that changed: its articles, their outlets, and what tells their versions."""

    of: str
    name: str
    articles: tuple[str, ...]
    outlets: frozenset[str]
    versions: tuple[str, ...]


def pending_stories(db: Database, limit: int) -> tuple[Covered, ...]:
    """Return at most `limit` stories that changed since they were compared, the latest first."""
    return _covered(db.read(_PENDING_STORIES, {"limit": limit}))


def pending_topics(db: Database) -> tuple[Covered, ...]:
    """Return the watched and pinned topics that changed since they were compared.

    Of each the articles of its last weeks: what an outlet says now is not set beside old news.
    """
    return _covered(db.read(_PENDING_TOPICS))


def _covered(rows: Iterable[Any]) -> tuple[Covered, ...]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return tuple(
        Covered(
            of,
            members[0]["name"],
            tuple(row["article"] for row in members),
            frozenset(row["outlet"] for row in members),
            tuple(f"{row['article']} {row['version']} {row['words']}" for row in members),
        )
        for of, members in found.items()
    )


def settle(db: Database, ids: Iterable[str]) -> None:
    """Remember that these stories and topics need no comparison until they change again."""
    wanted = listed(ids)
    with db.write() as connection:
        for table in ("stories", "topics"):
            connection.execute(
                f"update {table} set pending = 0 where pending and id in"
                " (select value from json_each(?))",
                (wanted,),
            )


def save_framing(db: Database, framing: Framing, fingerprint: str) -> None:
    """Keep the framing of a story or topic, with what tells whether it is still up to date."""
    with db.write() as connection:
        connection.execute(
            'insert or replace into framings ("of", fingerprint, framing) values (?, ?, ?)',
            (
                framing.of,
                fingerprint,
                json.dumps(asdict(framing), default=_iso, ensure_ascii=False),
            ),
        )
        settle(db, [framing.of])


def framing(db: Database, of: str) -> tuple[Framing, str] | None:
    """Return the framing of a story or topic and its fingerprint, or None if none is kept."""
    rows = db.read('select framing, fingerprint from framings where "of" = ?', (of,))
    return (_framing(json.loads(rows[0]["framing"])), rows[0]["fingerprint"]) if rows else None


def fingerprints(db: Database, of: Iterable[str]) -> dict[str, str]:
    """Return the fingerprints of the framings that are kept of these stories and topics, by id."""
    rows = db.read(
        'select "of", fingerprint from framings where "of" in (select value from json_each(?))',
        (listed(of),),
    )
    return {row["of"]: row["fingerprint"] for row in rows}


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return stamp(value) or ""
    raise TypeError(f"no JSON for {value!r}")


def _framing(values: dict[str, Any]) -> Framing:
    return Framing(
        of=values["of"],
        name=values["name"],
        articles=tuple(map(_compared, values["articles"])),
        claims=tuple(map(_claim, values["claims"])),
        not_compared=tuple(NotCompared(**one) for one in values["not_compared"]),
    )


def _compared(values: dict[str, Any]) -> Compared:
    when, flags = moment(values["published"]), tuple(values["flags"])
    return Compared(**{**values, "published": when, "flags": flags})


def _claim(values: dict[str, Any]) -> Claim:
    evidence, nearest = _evidence(values["evidence"]), _evidence(values["nearest"])
    return Claim(**{**values, "evidence": evidence, "nearest": nearest})


def _evidence(values: Iterable[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**one) for one in values)
