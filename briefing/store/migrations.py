"""The schema, as steps from an empty file to the newest version; run by sqlite-utils, each once.

Times are ISO 8601 in UTC, to the second; lists are JSON; `text` stands last in a row so that reading
the columns before it never touches the pages that a long text overflows to. A step that has shipped
is never edited: a change of the schema is a new step at the end, and VERSION counts the steps.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from briefing.store.triggers import (
    date_passages,
    index_late,
    index_text,
    keep_journal,
    list_ungrouped,
)

migrations = Migrations("briefing")

_FEEDS = (
    """
    create table outlets (
        name text primary key,
        country text not null default '',
        language text not null default '',
        kind text not null default '',
        stance text not null default ''
    ) strict""",
    """
    create table feeds (
        url text primary key,
        outlet text not null default '',
        title text not null default '',
        etag text not null default '',
        last_modified text not null default '',
        body_hash text not null default '',
        status text not null default '',
        reason text not null default '',
        advice text not null default '',
        last_answer text,
        last_success text,
        last_new text,
        failures integer not null default 0,
        not_before text,
        retry_after text,
        permanent_url text not null default '',
        permanent_seen integer not null default 0,
        gone integer not null default 0,
        damage text not null default '',
        bytes_saved integer not null default 0,
        body_bytes integer not null default 0,
        interval_minutes integer not null default 0,
        ttl_minutes integer not null default 0,
        skip_hours text not null default '[]'
    ) strict""",
)

_ARTICLES = (
    """
    create table articles (
        key integer primary key,
        id text not null unique,
        outlet text not null,
        title text not null,
        url text not null default '',
        canonical text not null default '',
        published text,
        first_seen text not null,
        dated text not null as (coalesce(published, first_seen)) virtual,
        language text not null default '',
        author text not null default '',
        kind text not null default 'report',
        origin text not null default 'page',
        version integer not null default 1,
        flags text not null default '[]',
        words integer not null default 0,
        page_state text not null default 'done'
            check (page_state in ('waiting', 'done', 'failed')),
        page_tries integer not null default 0,
        page_reason text not null default '',
        page_wanted text,
        page_after text,
        text text not null default ''
    ) strict""",
    "create index articles_in_order on articles (dated desc, id)",
    "create index articles_by_outlet on articles (outlet, dated desc)",
    "create index articles_by_canonical on articles (canonical) where canonical <> ''",
    "create index articles_waiting on articles (page_wanted desc, dated desc) where page_state = 'waiting'",
    """
    create table versions (
        article text not null references articles (id) on delete cascade,
        version integer not null,
        title text not null,
        published text,
        author text not null,
        origin text not null,
        replaced text not null,
        text text not null,
        primary key (article, version)
    ) strict""",
    """
    create table entries (
        feed text not null references feeds (url) on delete cascade,
        guid text not null,
        article text not null references articles (id) on delete cascade,
        hash text not null,
        url text not null default '',
        title text not null default '',
        content text not null default '',
        primary key (feed, guid)
    ) strict""",
    "create index entries_by_article on entries (article)",
)

_MARKS = (
    """
    create table marks (
        article text primary key references articles (id) on delete cascade,
        read_at text,
        starred_at text
    ) strict""",
    "create index marks_starred on marks (article) where starred_at is not null",
    """
    create table tags (
        article text not null references articles (id) on delete cascade,
        folded text not null,
        tag text not null,
        made text not null,
        primary key (article, folded)
    ) strict""",
    "create index tags_by_name on tags (folded, article)",
    """
    create table notes (
        id integer primary key autoincrement,
        article text not null references articles (id) on delete cascade,
        version integer not null,
        start integer,
        "end" integer,
        quote text not null default '',
        made text not null,
        body text not null
    ) strict""",
    "create index notes_by_article on notes (article)",
    "create table hidden_claims (claim text primary key, made text not null) strict",
    """
    create table corrections (
        id integer primary key autoincrement,
        kind text not null,
        article text not null default '',
        story text not null default '',
        other text not null default '',
        name text not null default '',
        made text not null
    ) strict""",
)

_JOURNAL = (
    """
    create table changes (
        id integer primary key autoincrement,
        made text not null,
        words text not null default '',
        state text not null check (state in ('open', 'done', 'undone'))
    ) strict""",
    "create unique index changes_open on changes (state) where state = 'open'",
    """
    create table journal (
        id integer primary key,
        change integer not null references changes (id) on delete cascade,
        table_name text not null,
        before text,
        after text
    ) strict""",
    "create index journal_by_change on journal (change, table_name)",
)

_STORIES = (
    """
    create table stories (
        id text primary key,
        name text not null,
        first text,
        last text,
        saga text not null default '',
        voices text not null default '[]',
        language text not null default '',
        articles integer not null default 0,
        pending integer not null default 1,
        signature blob
    ) strict""",
    "create index stories_by_last on stories (last)",
    "create index stories_pending on stories (last desc) where pending",
    """
    create table members (
        article text primary key references articles (id) on delete cascade,
        story text not null references stories (id) on delete cascade,
        position integer not null default 0,
        score real not null default 1.0,
        why text not null default '[]'
    ) strict""",
    "create index members_by_story on members (story, position)",
    """
    create table vectors (
        article text primary key references articles (id) on delete cascade,
        version integer not null,
        words integer not null,
        language text not null,
        moment real not null,
        dated integer not null,
        loose integer not null,
        hubness real not null,
        chosen text not null,
        score real not null,
        terms blob not null
    ) strict""",
    "create index vectors_by_moment on vectors (moment)",
    "create index vectors_by_choice on vectors (chosen)",
    """
    create table document_frequencies (
        language text not null,
        term integer not null,
        articles integer not null,
        primary key (language, term)
    ) strict, without rowid""",
    """
    create table topics (
        id text primary key,
        name text not null,
        kind text not null,
        position integer not null default 0,
        muted integer not null default 0,
        rule text not null default '',
        pending integer not null default 1
    ) strict""",
    """
    create table passages (
        topic text not null references topics (id) on delete cascade,
        article text not null references articles (id) on delete cascade,
        start integer not null,
        "end" integer not null,
        score real not null default 0.0,
        why text not null default '',
        text text not null,
        primary key (topic, article, start)
    ) strict""",
    "create index passages_by_article on passages (article)",
    """
    create table sagas (
        id text primary key,
        name text not null,
        members text not null default '[]'
    ) strict""",
    "create table grouped_with (key text primary key, value text not null) strict",
    """
    create table framings (
        "of" text primary key,
        fingerprint text not null,
        made text,
        framing text not null
    ) strict""",
)

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


@migrations()
def first(db: Database) -> None:
    """Create everything that the first release keeps."""
    for statement in (*_FEEDS, *_ARTICLES, *_MARKS, *_JOURNAL, *_STORIES):
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
