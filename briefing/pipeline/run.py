"""What every stage of one refresh needs, handed from stage to stage."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from briefing.core.answers import Answer, Request
from briefing.core.settings import Config, FetchSettings
from briefing.intake.page_cache import PageCache
from briefing.intake.workers import Workers
from briefing.store.database import Database


class Fetch(Protocol):
    """How addresses are asked: `intake.http.fetch_many`, or a fake in tests."""

    def __call__(
        self,
        requests: Iterable[Request | None],
        settings: FetchSettings,
        cancelled: Callable[[], bool],
    ) -> Iterator[Answer]:
        """Yield the answers as they come."""


@dataclass(slots=True)
class Tally:
    """What has come so far."""

    answered: int = 0
    failed: int = 0
    new: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh: its settings, its store, its clock, its helpers in other processes."""

    config: Config
    database: Database
    cache: PageCache
    workers: Workers
    now: datetime
    cancelled: Callable[[], bool]
    fetch: Fetch
    tally: Tally = field(default_factory=Tally)


@contextmanager
def running(
    config: Config,
    database: Database,
    *,
    cache: Path,
    now: datetime,
    cancelled: Callable[[], bool],
    fetch: Fetch,
) -> Iterator[Run]:
    """Hold a Run: its workers end with it, and its fetching too when the run is abandoned."""
    ended = threading.Event()
    with Workers(config.reading.workers) as workers:
        try:
            yield Run(
                config=config,
                database=database,
                cache=PageCache(cache),
                workers=workers,
                now=now,
                cancelled=lambda: ended.is_set() or cancelled(),
                fetch=fetch,
            )
        finally:
            ended.set()
