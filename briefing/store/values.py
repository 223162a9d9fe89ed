"""Rows to values and back: the one place that knows how a column holds a time, a list or a kind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from briefing.core.model import Article, Kind, Origin
from briefing.core.urls import identifying

ARTICLE = (
    "id, outlet, title, url, published, first_seen, language, author, kind, origin, version, flags,"
    " text"
)

# Beside those of ARTICLE the canonical address, and the number of words.
COLUMNS = (
    *("id", "outlet", "title", "url", "canonical", "published", "first_seen", "language"),
    *("author", "kind", "origin", "version", "flags", "words", "text"),
)

_encode = json.JSONEncoder(ensure_ascii=False).encode  # dumps makes a new one at every call


def stamp(when: datetime | None) -> str | None:
    """Return a time as the store keeps it: ISO 8601, UTC, to the second, so that text order is time order."""
    return None if when is None else _stamp(when)


@lru_cache(maxsize=64)  # all that a feed brings was first seen in one moment
def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")


def moment(text: str | None) -> datetime | None:
    """Return the time that `stamp` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def listed(values: Iterable[object]) -> str:
    """Return a sequence as the store keeps it, and as one bound parameter holds any number of ids."""
    return _encode(list(values))


def words_of(text: str) -> tuple[str, ...]:
    """Return the strings that `listed` wrote."""
    return () if text == "[]" else tuple(json.loads(text))


def article_of(row: sqlite3.Row) -> Article:
    """Return the article in a row of the columns ARTICLE."""
    return Article(
        id=row["id"],
        outlet=row["outlet"],
        title=row["title"],
        text=row["text"],
        url=row["url"],
        published=moment(row["published"]),
        first_seen=moment(row["first_seen"]),
        language=row["language"],
        author=row["author"],
        kind=Kind(row["kind"]),
        origin=Origin(row["origin"]),
        version=row["version"],
        flags=words_of(row["flags"]),
    )


def article_values(article: Article) -> tuple[str | int | None, ...]:
    """Return an article as a row of COLUMNS."""
    return (
        article.id,
        article.outlet,
        article.title,
        article.url,
        identifying(article.url),
        stamp(article.published),
        stamp(article.first_seen),
        article.language,
        article.author,
        article.kind.value,
        article.origin.value,
        article.version,
        listed(article.flags) if article.flags else "[]",
        article.words,
        article.text,
    )
