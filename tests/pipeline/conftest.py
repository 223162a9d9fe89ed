from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from briefing.core.answers import Answer, Request
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config, FetchSettings, ReadingSettings
from briefing.store.database import Database, open_database

LEDGER = "https://ledger.example/rss"
POST = "https://post.example/rss"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "briefing.db") as database:
        yield database


@pytest.fixture
def config() -> Config:
    return Config(
        outlets=(Outlet("Ledger", "GB", "en"), Outlet("Post", "US", "en")),
        feeds=(Feed(LEDGER, "Ledger"), Feed(POST, "Post")),
        fetch=FetchSettings(pause=0),
        reading=ReadingSettings(workers=1),
    )


@dataclass
class FakeWeb:
    """Answers by address, in the order of the requests, and remembers what it was asked."""

    answers: dict[str, Answer]
    asked: list[Request] = field(default_factory=list)

    def __call__(
        self, requests: object, settings: FetchSettings, cancelled: Callable[[], bool]
    ) -> Iterator[Answer]:
        for request in requests:  # type: ignore[attr-defined]
            if cancelled():
                return
            if request is not None:
                self.asked.append(request)
                yield self.answers[request.url]


def rss(*titles: str, day: datetime) -> bytes:
    """A feed with an item for each title, on the given day."""
    stamp = day.strftime("%a, %d %b %Y %H:%M:%S GMT")
    items = "".join(
        f"<item><title>{title}</title><link>https://ledger.example/{number}</link>"
        f"<guid>{number}</guid><description>{title}, says the harbour master.</description>"
        f"<pubDate>{stamp}</pubDate></item>"
        for number, title in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>Ledger</title>{items}</channel></rss>".encode()
