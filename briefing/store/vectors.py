"""What grouping remembers of each article between two runs: its vector, and where it was placed."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.core.marks import Correction, CorrectionKind
from briefing.store.database import Database
from briefing.store.values import listed

if TYPE_CHECKING:  # 40 ms: the functions that need it import it, the screen's first paint does not
    from briefing.core.stories import Frequencies, Placed, Vector

_PLACED = """
    select v.*, m.story from vectors v left join members m on m.article = v.article
    where v.article in ({wanted})"""
_OF_STORIES = """
    select article from members where story in (
        select story from vectors join members using (article) where moment between :since and :until
        union select value from json_each(:stories))
    union select article from vectors where moment between :since and :until
    union select article from vectors where chosen in (select value from json_each(:stories))
    union select value from json_each(:articles)"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is not grouped yet, or whose text has changed since. `moment` is in days."""

    article: str
    moment: float
    words: int = 0


def waiting(db: Database) -> tuple[Waiting, ...]:
    """Return the articles that have to be grouped, the oldest first."""
    rows = db.read(
        "select a.id, julianday(a.dated) - 2440587.5 as moment, a.words from ungrouped"
        " cross join articles a on a.id = ungrouped.article"  # in this order: few wait, many do not
        " order by a.dated, a.id"
    )
    return tuple(Waiting(row["id"], row["moment"], row["words"]) for row in rows)


def grouped_articles(db: Database) -> tuple[str, ...]:
    """Return the ids of all articles that are grouped, the oldest first."""
    return tuple(row[0] for row in db.read("select article from vectors order by moment, article"))


def load_placed(
    db: Database,
    since: float,
    until: float,
    *,
    stories: Collection[str] = (),
    articles: Collection[str] = (),
) -> tuple[Placed, ...]:
    """Return the remembered articles of the window, in days, with the whole of the stories they are in.

    `stories` and `articles` are wanted in any case.
    """
    rows = db.read(
        _PLACED.format(wanted=_OF_STORIES),
        {
            "since": since,
            "until": until,
            "stories": listed(stories),
            "articles": listed(articles),
        },
    )
    return tuple(map(_placed, rows))


def _placed(row: sqlite3.Row) -> Placed:
    from briefing.core.stories import Placed

    return Placed(
        article=row["article"],
        language=row["language"],
        moment=row["moment"],
        dated=bool(row["dated"]),
        vector=unpacked(row["terms"]),
        loose=bool(row["loose"]),
        hubness=row["hubness"],
        chosen=row["chosen"],
        score=row["score"],
        version=row["version"],
        words=row["words"],
        story=row["story"] or "",
    )


def save_placed(db: Database, placed: Iterable[Placed]) -> None:
    """Remember where these articles were placed: they wait no longer, unless changed meanwhile."""
    placed = tuple(placed)
    rows = (
        (
            *(one.article, one.version, one.words, one.language, one.moment, one.dated),
            *(one.loose, one.hubness, one.chosen, one.score, packed(one.vector)),
        )
        for one in placed
    )
    with db.write() as connection:
        connection.executemany(
            "insert or replace into vectors (article, version, words, language, moment, dated,"
            " loose, hubness, chosen, score, terms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        connection.executemany(
            "delete from ungrouped where article = ?1 and exists"
            " (select 1 from articles where id = ?1 and version = ?2 and words = ?3)",
            [(one.article, one.version, one.words) for one in placed],
        )


def packed(vector: Vector) -> bytes:
    """Return a vector as bytes: all its terms, then all its weights, four bytes each."""
    return vector.terms.tobytes() + vector.weights.tobytes()


def unpacked(packed_vector: bytes) -> Vector:
    """Return the vector that `packed` wrote."""
    from briefing.core.stories import Vector

    half = len(packed_vector) // 2
    terms, weights = array("I"), array("f")
    terms.frombytes(packed_vector[:half])
    weights.frombytes(packed_vector[half:])
    return Vector(terms, weights)


def load_frequencies(db: Database) -> list[Frequencies]:
    """Return the terms of the reader's articles, for each language: their counts are read when asked for."""
    from briefing.core.stories import Frequencies

    rows = db.read("select language, articles from languages order by language")
    return [
        Frequencies(language, articles, partial(_counts, db, language))
        for language, articles in map(tuple, rows)
    ]


def _counts(db: Database, language: str, terms: Collection[int]) -> dict[int, int]:
    rows = db.read(
        "select term, articles from json_each(?) wanted"
        " cross join document_frequencies on language = ? and term = wanted.value",
        (listed(terms), language),
    )
    return dict(map(tuple, rows))


def save_frequencies(db: Database, frequencies: Iterable[Frequencies]) -> None:
    """Add what was counted since the last time to the store."""
    with db.write() as connection:
        for counts in frequencies:
            fresh, articles = counts.take_fresh()
            connection.executemany(
                "insert into document_frequencies (language, term, articles) values (?, ?, ?)"
                " on conflict do update set articles = articles + excluded.articles",
                [(counts.language, term, number) for term, number in sorted(fresh.items())],
            )
            connection.execute(
                "insert into languages (language, articles) values (?, ?)"
                " on conflict do update set articles = articles + excluded.articles",
                (counts.language, articles),
            )


def grouped_with(db: Database) -> tuple[Correction, ...]:
    """Return the corrections that the last grouping followed."""
    rows = db.read("select value from grouped_with where key = 'corrections'")
    return tuple(_correction(values) for values in json.loads(rows[0]["value"])) if rows else ()


def save_grouped_with(db: Database, corrections: Sequence[Correction]) -> None:
    """Remember the corrections that this grouping followed."""
    with db.write() as connection:
        connection.execute(
            "insert or replace into grouped_with (key, value) values ('corrections', ?)",
            (listed(asdict(correction) for correction in corrections),),
        )


def _correction(values: dict[str, str]) -> Correction:
    return Correction(**{**values, "kind": CorrectionKind(values["kind"])})  # type: ignore[arg-type]
