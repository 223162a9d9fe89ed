"""Which articles still wait for their page, and what came of the waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.core.bounds import within_limits
from briefing.core.model import Article
from briefing.core.text import one_line
from briefing.errors import NotFoundError
from briefing.store.database import Database
from briefing.store.joined import homes
from briefing.store.values import stamp
from briefing.store.versions import renew, stored

TRIES = 4  # then a page is given up, until the reader opens its article
FIRST_PAUSE = timedelta(minutes=15)  # before the second try; four times longer before each next


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """An article whose page has not been read. `content` is its feed's own full text, as HTML."""

    article: str
    url: str
    outlet: str
    title: str
    tries: int
    wanted: bool = False
    content: str = ""


def waiting_pages(
    db: Database, now: datetime, *, since: datetime | None = None, limit: int = 200
) -> tuple[WaitingPage, ...]:
    """Return the pages to read next: those the reader opened first of all, then the newest.

    Takes the time, which leaves out what failed a moment ago; the date of the oldest article that
    is still worth a page; and how many at most.
    """
    rows = db.read(
        "select id as article, url, outlet, title, page_tries as tries,"
        " page_wanted is not null as wanted,"
        " coalesce((select content from entries where article = id and content <> ''"
        "           order by length(content) desc limit 1), '') as content"
        " from articles where page_state = 'waiting' and url <> ''"
        " and coalesce(page_after, '') <= :now"
        " and (page_wanted is not null or dated >= :since)"
        " order by page_wanted desc, dated desc limit :limit",
        {"now": stamp(now), "since": stamp(since) or "", "limit": limit},
    )
    return tuple(WaitingPage(**dict(row) | {"wanted": bool(row["wanted"])}) for row in rows)


def want_page(db: Database, article: str, now: datetime) -> None:
    """Move an article to the head of the queue: the reader has opened it. No effect once it is read."""
    with db.write() as connection:
        connection.execute(
            "update articles set page_state = 'waiting', page_wanted = ?, page_tries = 0,"
            " page_after = null where id = ? and page_state <> 'done'",
            (stamp(now), *homes(db, [article])),
        )


def save_page(db: Database, article: Article, now: datetime) -> Article:
    """Store an article with the text of its page, and return it as it is then.

    Words that differ from those of a page read before are a new version. Raises NotFoundError,
    StoreError.
    """
    with db.write() as connection:
        row = stored(connection, article.id)
        if row is None:
            raise NotFoundError("there is no such article", subject=article.id)
        renewed = renew(connection, row, within_limits(article), now, completes=True)
        _end_of_waiting(db, article.id, "done", "")
        connection.execute("update entries set content = '' where article = ?", (article.id,))
        return renewed


def page_failed(
    db: Database, article: str, reason: str, now: datetime, *, final: bool = False
) -> None:
    """Note why a page did not come; it is asked for again later, unless that is `final`."""
    with db.write() as connection:
        row = connection.execute(
            "select page_tries from articles where id = ?", (article,)
        ).fetchone()
        tries = row["page_tries"] + 1 if row else TRIES
        if final or tries >= TRIES:
            _end_of_waiting(db, article, "failed", reason)
            return
        connection.execute(
            "update articles set page_tries = ?, page_reason = ?, page_after = ?, page_wanted = null"
            " where id = ?",
            (tries, one_line(reason), stamp(now + FIRST_PAUSE * 4 ** (tries - 1)), article),
        )


def _end_of_waiting(db: Database, article: str, state: str, reason: str) -> None:
    with db.write() as connection:
        connection.execute(
            "update articles set page_state = ?, page_reason = ?, page_wanted = null,"
            " page_after = null where id = ?",
            (state, one_line(reason), article),
        )
