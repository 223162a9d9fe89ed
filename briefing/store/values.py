"""Rows to values and back: the one place that knows how a column holds a time, a list or a kind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from briefing.core.model import Article, Kind, Origin
from briefing.core.update import identifying

ARTICLE = (
    "id, outlet, title, url, published, first_seen, language, author, kind, origin, version, flags,"
    " text"
)

_encode = json.JSONEncoder(ensure_ascii=False).encode  # dumps makes a new one at every call


def stamp(when: datetime | None) -> str | None:
    """Return a time as the store keeps it: ISO 8601, UTC, to the second, so that text order is time order."""
    return None if when is None else when.astimezone(UTC).isoformat(timespec="seconds")


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


def article_columns(article: Article) -> dict[str, str | int | None]:
    """Return an article as the columns ARTICLE, its canonical address and its number of words."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "canonical": identifying(article.url),
        "published": stamp(article.published),
        "first_seen": stamp(article.first_seen),
        "language": article.language,
        "author": article.author,
        "kind": article.kind.value,
        "origin": article.origin.value,
        "version": article.version,
        "flags": listed(article.flags),
        "words": article.words,
        "text": article.text,
    }
