"""The schema, as steps from an empty file to the newest version; run by sqlite-utils, each once.

Times are ISO 8601 in UTC, to the second; lists are JSON; `text` stands last in a row so that reading
the columns before it never touches the pages that a long text overflows to. A step that has shipped
is never edited: a change of the schema is a new step at the end, and VERSION counts the steps.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from briefing.store.schema import ARTICLES, FEEDS, JOURNAL, MARKS, STORIES
from briefing.store.triggers import (
    date_passages,
    index_late,
    index_text,
    keep_journal,
    list_ungrouped,
)

migrations = Migrations("briefing")

_WAITING = (
    """
    create table ungrouped (
        article text primary key references articles (id) on delete cascade
    ) strict, without rowid""",
    """
    insert into ungrouped select id from articles a left join vectors v on v.article = a.id
        where v.article is null or v.version <> a.version or v.words <> a.words""",
    "create index topics_pending on topics (id) where pending and kind <> 'current'",
)

# What a refresh or a briefing asks is found by these, however many years of articles there are.
_LASTING = (
    """
    create table languages (
        language text primary key,
        articles integer not null
    ) strict, without rowid""",
    "insert into languages select language, articles from document_frequencies where term = 0",
    "delete from document_frequencies where term = 0",
    "create index articles_imported on articles (first_seen) where origin = 'import'",
    "create index topics_lasting on topics (id) where kind <> 'current'",
    "alter table passages add column dated text not null default ''",
    "update passages set dated = (select dated from articles where id = article)",
    "create index passages_by_date on passages (topic, dated)",
)

_JOINED = """
    create table joined (
        article text primary key,
        stays text not null references articles (id) on delete cascade
    ) strict, without rowid"""


@migrations()
def first(db: Database) -> None:
    """Create everything that the first release keeps."""
    for statement in (*FEEDS, *ARTICLES, *MARKS, *JOURNAL, *STORIES):
        db.execute(statement)
    index_text(db, "articles", "key", ("title", "text"), inserts=False)
    index_text(db, "notes", "id", ("body",), inserts=True)
    for table in ("marks", "tags", "notes", "hidden_claims", "corrections"):
        keep_journal(db, table)


@migrations()
def know_what_waits(db: Database) -> None:
    """Keep a list of what is not grouped: an archive is too long to be searched for it each time."""
    for statement in _WAITING:
        db.execute(statement)
    list_ungrouped(db)


@migrations()
def know_days_to_skip(db: Database) -> None:
    """Keep the days on which a feed asks not to be read, beside its hours."""
    db.execute("alter table feeds add column skip_days text not null default '[]'")


@migrations()
def index_in_bulk(db: Database) -> None:
    """Let new articles wait until many of them are indexed at once."""
    index_late(db, "articles", "key", ("title", "text"))


@migrations()
def outlast_years(db: Database) -> None:
    """Keep what would be searched for in all of an archive: dates of passages, totals, what lasts."""
    for statement in _LASTING:
        db.execute(statement)
    date_passages(db)


@migrations()
def follow_twins(db: Database) -> None:
    """Remember under which id an article goes on that became one with its twin."""
    db.execute(_JOINED)
