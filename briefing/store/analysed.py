"""Whether everything that is stored has been grouped and compared as the settings stand.

Asked before the analysis is imported: a refresh that brought nothing then costs a query.
"""

from __future__ import annotations

from briefing.store.database import Database

_KEY = "analysed"
_UNDONE = """
    select exists (select 1 from ungrouped)
    or exists (select 1 from stories where pending)
    or exists (select 1 from topics where pending and kind <> 'current')
    or not exists (select 1 from grouped_with where key = :key and value = :state) as undone"""
_CORRECTIONS = "select count(*) || ' ' || coalesce(max(id), 0) from corrections"


def is_analysed(db: Database, settings: str) -> bool:
    """Return whether nothing waits: no article, no correction, no change of `settings`."""
    values = {"key": _KEY, "state": _state(db, settings)}
    return not db.read(_UNDONE, values)[0]["undone"]


def save_analysed(db: Database, settings: str) -> None:
    """Remember that all is grouped and compared, with these settings and the corrections there are."""
    with db.write() as connection:
        connection.execute(
            "insert or replace into grouped_with (key, value) values (?, ?)",
            (_KEY, _state(db, settings)),
        )


def _state(db: Database, settings: str) -> str:
    return f"{db.read(_CORRECTIONS)[0][0]} {settings}"
