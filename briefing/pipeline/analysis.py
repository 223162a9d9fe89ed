"""Analyse if there is anything to analyse: the methods are imported only then (0.2 s)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256

from briefing.core.settings import Config
from briefing.pipeline.events import Event
from briefing.store.analysed import is_analysed, save_analysed
from briefing.store.database import Database


def analysed(
    config: Config, database: Database, *, now: datetime, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """Group and compare what waits; yield the events of it. Raises StoreError."""
    settings = _fingerprint(config)
    if is_analysed(database, settings):
        return
    from briefing.pipeline.analyse import analyse

    yield from analyse(config, database, now=now, cancelled=cancelled)
    if not cancelled():
        save_analysed(database, settings)


def _fingerprint(config: Config) -> str:
    """Return the settings that grouping follows, in short."""
    followed = repr((config.topics, config.reading.grain))
    return sha256(followed.encode()).hexdigest()[:16]
