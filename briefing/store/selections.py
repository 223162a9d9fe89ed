"""A Selection as the condition of a query over `articles a left join marks m`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.core.query import Selection
from briefing.store.database import Database
from briefing.store.values import listed, stamp

_IN_LIST = "(select value from json_each(?))"
_WITH_TAG = f"a.id in (select article from tags where folded in {_IN_LIST})"
_NOTED = "a.id in (select article from notes)"

Condition = tuple[str, tuple[str, ...]]


def condition(db: Database, selection: Selection) -> Condition:
    """Return the SQL that holds for the articles of `selection`, and its parameters."""
    parts = tuple(_parts(db, selection))
    sql = " and ".join(part for part, _ in parts) or "true"
    return sql, tuple(value for _, values in parts for value in values)


def folded(tag: str) -> str:
    """Return what two spellings of one tag have in common."""
    return tag.casefold()


def _parts(db: Database, selection: Selection) -> Iterator[Condition]:
    if selection.ids is not None:
        yield f"a.id in {_IN_LIST}", (listed(selection.ids),)
    if selection.read is not None:
        yield f"m.read_at is {'not ' if selection.read else ''}null", ()
    if selection.starred is not None:
        yield f"m.starred_at is {'not ' if selection.starred else ''}null", ()
    if selection.noted is not None:
        yield _NOTED if selection.noted else f"not {_NOTED}", ()
    if selection.tags:
        yield _WITH_TAG, (listed(map(folded, selection.tags)),)
    if selection.without_tags:
        yield f"not {_WITH_TAG}", (listed(map(folded, selection.without_tags)),)
    yield from _outlets_and_times(db, selection)


def _outlets_and_times(db: Database, selection: Selection) -> Iterator[Condition]:
    if selection.outlets:
        yield f"a.outlet in {_IN_LIST}", (listed(_named(db, selection.outlets)),)
    if selection.without_outlets:
        yield f"a.outlet not in {_IN_LIST}", (listed(_named(db, selection.without_outlets)),)
    if selection.since is not None:
        yield "a.dated >= ?", (stamp(selection.since) or "",)
    if selection.until is not None:
        yield "a.dated < ?", (stamp(selection.until) or "",)


def _named(db: Database, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the outlets that are called what is `wanted`, or else have it in their name."""
    names = {row["name"]: row["name"].casefold() for row in db.read("select name from outlets")}
    found: list[str] = []
    for word in map(str.casefold, wanted):
        called = [name for name, low in names.items() if low == word]
        found.extend(called or [name for name, low in names.items() if word in low])
    return tuple(found)
