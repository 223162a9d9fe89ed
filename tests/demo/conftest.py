"""The edition and the server that publishes it, at one fixed time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from briefing.demo.articles import Edition
from briefing.demo.load import load_edition
from briefing.demo.server import DemoServer


@pytest.fixture(scope="session")
def now() -> datetime:
    """Return the time that the edition is dated around."""
    return datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def edition(now: datetime) -> Edition:
    """Return the bundled edition."""
    return load_edition(now)


@pytest.fixture
def server(now: datetime) -> Iterator[DemoServer]:
    """Yield a server that has just begun to publish."""
    with DemoServer(now) as running:
        yield running
