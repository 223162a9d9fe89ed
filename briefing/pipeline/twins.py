"""One report that an outlet tells under two addresses becomes one article with two entries.

1. the outlets with texts that are new or changed, and their articles of those days   store.twins
2. which of these are twins                                                             core.twins
3. join them, with all that the reader did to either                                    store.twins

It comes before grouping, so that a story never counts one report twice.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefing.core.twins import twins
from briefing.store.database import Database
from briefing.store.twins import join, outlets_with_new_texts, text_of


def join_twins(database: Database, *, cancelled: Callable[[], bool] = lambda: False) -> int:
    """Join the twins among what waits for grouping, an outlet a transaction; return how many went.

    What is done when `cancelled` stays. Raises StoreError.
    """
    joined = 0
    for tellings in outlets_with_new_texts(database):
        if cancelled():
            break
        found = tuple(twins(tellings, partial(text_of, database)))
        if found:
            with database.write():
                for stays, goes in found:
                    join(database, stays.article, goes.article)
        joined += len(found)
    return joined
