"""Full-text search over titles, texts and the reader's notes, the best match first.

Ranked by BM25 (Robertson and Zaragoza 2009) as FTS5 computes it; a word in a title or a note counts
five times.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from briefing.core.query import Hit, Query, Term, parse
from briefing.core.text import one_line
from briefing.errors import StoreError
from briefing.store.database import Database, open_database
from briefing.store.indexing import index_articles, index_waits
from briefing.store.selections import condition
from briefing.store.values import listed, moment

_WEIGHT = 5.0  # of a word in a title or a note, against one in a text
_BEFORE, _AFTER = 60, 140  # characters of a text that a snippet shows around a match
_OPEN, _SHUT = "\x02", "\x03"  # marks around a match: cleaned text cannot hold them

_RANKED = f"""
    select key, min(rank) as rank from (
        select rowid as key, bm25(articles_fts, {_WEIGHT}, 1.0) as rank
            from articles_fts where articles_fts match ?
        union all
        select a.key, bm25(notes_fts) * {_WEIGHT} from notes_fts
            join notes n on n.id = notes_fts.rowid join articles a on a.id = n.article
            where notes_fts match ?
    ) group by key"""

# Matches are marked in an index of the few articles to show: the large one would look its words up
# again for each of them, which takes seconds for a short prefix.
_SHOWN = """
    create virtual table if not exists temp.shown
    using fts5 (title, text, tokenize='unicode61 remove_diacritics 2')"""
_SHOW = """
    insert into temp.shown (rowid, title, text) select key, title, text from articles
    where key in (select value from json_each(?))"""
_MARKED = f"""
    select rowid as key, highlight(shown, 1, '{_OPEN}', '{_SHUT}') as marked
    from temp.shown where shown match ?"""

_NOTES = """
    select a.key, n.body from notes_fts
    join notes n on n.id = notes_fts.rowid join articles a on a.id = n.article
    where notes_fts match ? and a.key in (select value from json_each(?)) order by n.id desc"""

_BEGINNINGS = f"""
    select key, substr(text, 1, {_BEFORE + _AFTER}) as beginning from articles
    where key in (select value from json_each(?))"""


@dataclass(frozen=True, slots=True)
class _Snippet:
    text: str
    start: int | None = None
    end: int | None = None


def search(
    db: Database, query: str, now: datetime, *, limit: int = 50, offset: int = 0
) -> tuple[Hit, ...]:
    """Return the articles that `query` finds (its language: core/query.py), the best first.

    A query of fields alone gives the newest first. Raises UsageError for a field that cannot have
    its value, and for nothing else that a reader can type.
    """
    wanted = parse(query, now)
    if wanted == Query():
        return ()
    if wanted.terms or wanted.without:
        _index(db)
    rows = _found(db, wanted, limit, offset)
    snippets = _snippets(db, match_of(wanted.terms), [row["key"] for row in rows])
    return tuple(_hit(row, snippets[row["key"]]) for row in rows)


def _index(db: Database) -> None:
    """Index what a refresh has not indexed yet, or never will because it was killed.

    A store that cannot be written now is searched as far as it is indexed.
    """
    if not index_waits(db):
        return
    with suppress(StoreError):
        if not db.readonly:
            index_articles(db)
            return
        with open_database(db.path) as writer:
            index_articles(writer)


def match_of(terms: Iterable[Term], joined: str = " AND ") -> str:
    """Return `terms` as FTS5 reads them. Each is quoted, so that no character of it is syntax."""
    return joined.join(_quoted(term.text) + "*" * term.prefix for term in terms)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _found(db: Database, wanted: Query, limit: int, offset: int) -> list[sqlite3.Row]:
    where, parameters = condition(db, wanted.selection)
    match = match_of(wanted.terms)
    whole = where == "true" and not wanted.without
    best = f" order by rank limit {limit + offset}" if whole else ""  # the others need no reading
    ranked = f"({_RANKED}{best}) f join articles a on a.key = f.key" if match else "articles a"
    if wanted.without:
        where += " and a.key not in (select rowid from articles_fts where articles_fts match ?)"
        parameters = (*parameters, match_of(wanted.without, " OR "))
    return db.read(
        f"select a.key, a.id, a.title, a.outlet, a.published from {ranked}"
        f" left join marks m on m.article = a.id where {where}"
        f" order by {'f.rank, ' if match else ''}a.dated desc, a.id limit ? offset ?",
        (*((match, match) if match else ()), *parameters, limit, offset),
    )


def _snippets(db: Database, match: str, keys: list[int]) -> dict[int, _Snippet]:
    """Return what to show of each article: around its first match, else a note, else its beginning."""
    wanted = listed(keys)
    found = {row["key"]: _Snippet(row["beginning"]) for row in db.read(_BEGINNINGS, (wanted,))}
    if not match:
        return found
    found |= {row["key"]: _Snippet(row["body"]) for row in db.read(_NOTES, (match, wanted))}
    return found | _marked(db, match, wanted)


def _marked(db: Database, match: str, wanted: str) -> dict[int, _Snippet]:
    db.read(_SHOWN)
    db.read(_SHOW, (wanted,))
    rows = db.read(_MARKED, (match,))
    db.read("delete from temp.shown")
    return {row["key"]: _around(row["marked"]) for row in rows if _OPEN in row["marked"]}


def _around(marked: str) -> _Snippet:
    """Return the words around the first match in `marked`, and the offsets of the match."""
    start = marked.index(_OPEN)
    end = marked.index(_SHUT) - len(_OPEN)
    text = marked.replace(_OPEN, "").replace(_SHUT, "")
    left, right = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    left = text.find(" ", left, start) + 1 or left if left else 0
    right = text.rfind(" ", end, right) if right < len(text) and " " in text[end:right] else right
    shown = f"{'… ' * (left > 0)}{text[left:right]}{' …' * (right < len(text))}"
    return _Snippet(shown, start, end)


def _hit(row: sqlite3.Row, snippet: _Snippet) -> Hit:
    return Hit(
        article=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        published=moment(row["published"]),
        snippet=one_line(snippet.text),
        start=snippet.start,
        end=snippet.end,
    )
