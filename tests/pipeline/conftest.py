from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
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
    """Answers by address, in the order of the requests, and remembers which it was asked.

    What is `held` gets its answer once that is true; others overtake it.
    """

    answers: dict[str, Answer]
    held: dict[str, Callable[[], bool]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def __call__(
        self,
        requests: Iterable[Request | None],
        settings: FetchSettings,
        cancelled: Callable[[], bool],
    ) -> Iterator[Answer]:
        coming, due, ended = iter(requests), list[Request](), False
        while not cancelled() and (due or not ended):
            request = next(coming, "ended")
            ended = request == "ended"
            if isinstance(request, Request):
                self.asked.append(request)
                due.append(request)
            ready = [one for one in due if self.held.get(address(one), lambda: True)()]
            for one in ready:
                due.remove(one)
                yield replace(self.answers[address(one)], url=one.url)
            if not ready:
                time.sleep(0.001)  # for the thread that it waits for


def address(request: Request) -> str:
    return request.address or request.url


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
