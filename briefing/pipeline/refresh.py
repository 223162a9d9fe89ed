"""Bring in the news, as a generator of events, in these steps.

1. take over the outlets and feeds of feeds.toml          store.feeds
2. choose the feeds that may be asked now                 core.schedule
3. ask them, many at once                                 intake.http
4. read what they answer, in worker processes             intake.feeds
5. decide what that changes, and store it                 core.update, store.entries
6. read pages: what the reader opened, then the newest    intake.http, intake.pages, store.pages
7. group articles into stories, compare their outlets     pipeline.analyse

The list of articles stands after step 5; steps 6 and 7 alternate, so that stories appear while
older pages are still coming. Nobody waits for a silent server: in a lull pages begin beside the
feeds that are still out, in the next lull the stories are made; what comes late follows. A feed or
page that fails is an event and stops nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from time import monotonic

from briefing.core.answers import Answer
from briefing.core.model import Feed
from briefing.core.schedule import Occasion
from briefing.core.settings import Config
from briefing.errors import NotFoundError
from briefing.intake.http import fetch_many
from briefing.pipeline.analysis import analysed
from briefing.pipeline.events import Event, RefreshFinished
from briefing.pipeline.feeds import Feeds
from briefing.pipeline.pages import Pages, read_one_page
from briefing.pipeline.run import Fetch, Run, running
from briefing.store.database import Database

LULL = 2.0  # seconds in which nothing comes: what is out is slow


def refresh(
    config: Config,
    database: Database,
    *,
    cache: Path,
    now: datetime,
    cancelled: Callable[[], bool] = lambda: False,
    only: Sequence[str] = (),
    occasion: Occasion | None = None,
    ask: bool = True,
    pages: bool = True,
    fetch: Fetch = fetch_many,
) -> Iterator[Event]:
    """Ask the feeds of `config` (`only` some, by address, title or outlet), store and analyse.

    `ask=False` only groups and compares what is stored; `pages=False` only brings in what the feeds
    say, and leaves pages, stories and framings to the next refresh. `occasion` is by default NAMED
    for `only` some feeds and REFRESH for all. Raises NotFoundError for a feed that is not in
    `config`, and StoreError; what fails outside is an event.
    """
    feeds = chosen(config, only)
    begun = monotonic()
    with running(config, database, cache=cache, now=now, cancelled=cancelled, fetch=fetch) as run:
        if ask:
            usual = Occasion.NAMED if only else Occasion.REFRESH
            yield from _brought_in(run, Feeds(run, feeds, occasion or usual), further=pages)
        if pages:
            yield from analysed(config, database, now=now, cancelled=run.cancelled)
        tally = run.tally
    yield RefreshFinished(
        tally.answered, tally.failed, tally.new, tally.changed, round(monotonic() - begun, 1)
    )


def _brought_in(run: Run, feeds: Feeds, *, further: bool) -> Iterator[Event]:
    """Ask `feeds`; if it goes `further`, read pages too, and make stories where it falls quiet."""
    yield from feeds.begin()
    pages, lulls = Pages(run), count(1)
    _end_of_feeds(feeds, pages)
    asked = _asked(run, feeds, pages if further and run.config.fetch.pages else None)
    for happening in run.workers.alongside(asked, LULL if further else None):
        if happening is None:
            yield from _in_a_lull(run, feeds, pages, next(lulls))
        elif pages.has(happening):
            yield from pages.handle(happening)
        else:
            yield from feeds.handle(happening)
        if stored := feeds.store():
            yield from stored
            pages.look_again()
        _end_of_feeds(feeds, pages)
    yield from feeds.store()
    feeds.settle()


def _asked(run: Run, feeds: Feeds, pages: Pages | None) -> Iterator[Answer]:
    """Return the answers. Only the fetch keeps the requests: they end in the thread they run in."""
    requests = chain(feeds.requests(), pages.requests() if pages else ())
    return run.fetch(requests, run.config.fetch, run.cancelled)


def _in_a_lull(run: Run, feeds: Feeds, pages: Pages, number: int) -> Iterator[Event]:
    """Go on without what is slow. Stories cost: they are made in the lulls 2, 4, 8, 16, ..."""
    feeds.settle()
    pages.begin()
    if number > 1 and number.bit_count() == 1:
        yield from analysed(run.config, run.database, now=run.now, cancelled=run.cancelled)


def _end_of_feeds(feeds: Feeds, pages: Pages) -> None:
    if feeds.all_in and not pages.last:
        feeds.settle()
        pages.begin(last=True)


def read_article(
    config: Config,
    database: Database,
    article: str,
    *,
    cache: Path,
    now: datetime,
    cancelled: Callable[[], bool] = lambda: False,
    fetch: Fetch = fetch_many,
) -> Iterator[Event]:
    """Read the page of one article now: the reader has opened it. Yields events; raises StoreError."""
    begun = monotonic()
    with running(config, database, cache=cache, now=now, cancelled=cancelled, fetch=fetch) as run:
        yield from read_one_page(run, article)
        yield from analysed(config, database, now=now, cancelled=run.cancelled)
    yield RefreshFinished(0, 0, 0, 0, round(monotonic() - begun, 1))


def chosen(config: Config, only: Sequence[str]) -> tuple[Feed, ...]:
    """Return the feeds that `only` names by address, title or outlet; all when it names none.

    Raises NotFoundError for a name that no feed has.
    """
    if not only:
        return config.feeds
    found: dict[str, Feed] = {}
    for name in only:
        named = [feed for feed in config.feeds if name in {feed.url, feed.title, feed.outlet}]
        if not named:
            raise NotFoundError(
                "no feed in feeds.toml has this address, title or outlet",
                subject=name,
                advice="`briefing feeds` lists them.",
            )
        found |= {feed.url: feed for feed in named}
    return tuple(found.values())
