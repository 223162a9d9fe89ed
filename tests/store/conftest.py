"""A store in a temporary file, a fixed clock, and articles to put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.core.model import Article
from briefing.store.database import Database, open_database
from briefing.store.entries import import_articles

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefing.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(path) as database:
        yield database


@pytest.fixture
def add(db: Database, now: datetime) -> Callable[..., str]:
    """Return a function that stores one article and returns its id."""

    def add_one(id: str, **parts: object) -> str:  # noqa: A002
        values = {"outlet": "Ledger", "title": f"Title {id}", "text": f"Text of {id}."} | parts
        [stored] = import_articles(db, [Article(id=id, **values)], now)  # type: ignore[arg-type]
        return stored

    return add_one
