"""The tables of the first release, as they were made then: what they have become since, `migrations` tells."""

from __future__ import annotations

FEEDS = (
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

ARTICLES = (
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

MARKS = (
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

JOURNAL = (
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

STORIES = (
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
