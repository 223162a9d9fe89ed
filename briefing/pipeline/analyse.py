"""After articles came: group them, say what changed, then compare the outlets of what changed.

1. twins of one outlet -> one article        pipeline.twins
2. articles -> stories, topics, sagas        pipeline.grouping       => StoriesChanged
3. what has two outlets and is not compared  pipeline.framings
4. coverage -> framing, in worker processes  core.framing            => FramingMade, each
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from briefing.core.settings import Config
from briefing.intake.workers import Workers
from briefing.pipeline.events import Event, FramingMade, StoriesChanged
from briefing.pipeline.framings import make_framings, to_compare
from briefing.pipeline.grouping import group_new
from briefing.pipeline.twins import join_twins
from briefing.store.database import Database
from briefing.store.stories import counts


def analyse(
    config: Config,
    database: Database,
    *,
    now: datetime,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Group what is new or changed and compare its outlets; nothing changes when nothing did.

    Yields events as work gets done; what is done when `cancelled` stays. Raises StoreError.
    """
    join_twins(database, cancelled=cancelled)
    changes = group_new(config, database, cancelled=cancelled)
    if changes:
        stories, topics = counts(database)
        yield StoriesChanged(stories, topics, tuple(sorted(changes.stories | changes.topics)))
    waiting = to_compare(database)
    if cancelled():
        return
    with Workers(config.reading.workers) as workers:
        for done, one in enumerate(make_framings(database, waiting, workers, now=now), start=1):
            yield FramingMade(one.covered.of, done, len(waiting))
            if cancelled():
                return
