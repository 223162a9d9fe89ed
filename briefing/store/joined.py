"""Where an article is that became one with its twin: whoever still has its id finds the twin."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.store.database import Database
from briefing.store.values import listed

_HOMES = """
    select coalesce(joined.stays, wanted.value) as id
    from json_each(?) wanted left join joined on joined.article = wanted.value
        and not exists (select 1 from articles where id = wanted.value)
    order by wanted.key"""

JOIN = (
    "update joined set stays = :stays where stays = :goes",
    "insert or replace into joined (article, stays) values (:goes, :stays)",
)


def homes(db: Database, ids: Sequence[str]) -> tuple[str, ...]:
    """Return `ids`, that of a joined article replaced by its twin's: an open screen does not know."""
    return tuple(dict.fromkeys(row["id"] for row in db.read(_HOMES, (listed(ids),))))
