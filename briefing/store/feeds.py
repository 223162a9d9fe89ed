"""Outlets and feeds: who publishes, and how each feed answered so far."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from briefing.core.feed_state import FeedState
from briefing.core.model import Feed, Outlet
from briefing.store.database import Database
from briefing.store.values import listed, moment, stamp

_TIMES = {"last_answer", "last_success", "last_new", "not_before", "retry_after"}
_LISTS = {"skip_hours", "skip_days"}
_COLUMNS = tuple(field.name for field in fields(FeedState))
_SAVE = (
    f"insert into feeds ({', '.join(_COLUMNS)})"
    f" values ({', '.join(f':{name}' for name in _COLUMNS)})"
    f" on conflict (url) do update set {', '.join(f'{n} = excluded.{n}' for n in _COLUMNS[1:])}"
)


def feed_states(db: Database) -> dict[str, FeedState]:
    """Return the state of every feed that was ever listed, by address."""
    rows = db.read(f"select {', '.join(_COLUMNS)} from feeds order by url")
    return {row["url"]: _state(row) for row in rows}


def save_feed_state(db: Database, state: FeedState) -> None:
    """Remember how a feed answered."""
    with db.write() as connection:
        connection.execute(_SAVE, _columns(state))


def sync_outlets(db: Database, outlets: Iterable[Outlet], feeds: Iterable[Feed]) -> None:
    """Take over what feeds.toml lists. What it no longer lists stays: articles belong to it."""
    with db.write() as connection:
        connection.executemany(
            "insert into outlets (name, country, language, kind, stance) values (?, ?, ?, ?, ?)"
            " on conflict (name) do update set country = excluded.country,"
            " language = excluded.language, kind = excluded.kind, stance = excluded.stance",
            [(o.name, o.country, o.language, o.kind, o.stance) for o in outlets],
        )
        connection.executemany(
            "insert into feeds (url, outlet, title) values (?, ?, ?)"
            " on conflict (url) do update set outlet = excluded.outlet",
            [(feed.url, feed.outlet, feed.title) for feed in feeds],
        )


def outlets(db: Database) -> tuple[Outlet, ...]:
    """Return every outlet that publishes or published something here, by name."""
    rows = db.read("select name, country, language, kind, stance from outlets order by name")
    return tuple(Outlet(*row) for row in rows)


def last_refresh(db: Database) -> datetime | None:
    """Return when a feed last answered."""
    return moment(db.read("select max(last_answer) as latest from feeds")[0]["latest"])


def _state(row: sqlite3.Row) -> FeedState:
    values: dict[str, Any] = {name: row[name] for name in _COLUMNS}
    values |= {name: moment(row[name]) for name in _TIMES}
    values |= {name: tuple(json.loads(row[name])) for name in _LISTS}
    return FeedState(**values | {"gone": bool(row["gone"])})


def _columns(state: FeedState) -> dict[str, str | int | None]:
    values = {name: getattr(state, name) for name in _COLUMNS}
    times = {name: stamp(values[name]) for name in _TIMES}
    lists = {name: listed(values[name]) for name in _LISTS}
    return values | times | lists | {"gone": int(state.gone)}
