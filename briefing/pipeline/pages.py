"""Read the pages of articles that have none yet: what the reader opened first, then the newest.

The next page is chosen when a connection is free, so an article that the reader opens during a
refresh overtakes the rest. Every so many pages the stories are made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.model import Article, Kind, Origin
from briefing.intake.jobs import PageBytes, ReadPage, read_page
from briefing.intake.workers import Job, WorkFailed
from briefing.pipeline.analysis import analysed
from briefing.pipeline.events import Event, PageRead
from briefing.pipeline.run import Run
from briefing.store.articles import article
from briefing.store.database import Database, open_database
from briefing.store.pages import WaitingPage, page_failed, save_page, waiting_pages, want_page

REACH = timedelta(days=45)  # older articles get their page when the reader opens them
BATCH = 16  # pages chosen at once: how long an opened article may have to wait
PAGES_A_GROUPING = 100


def read_pages(run: Run, only: str = "") -> Iterator[Event]:
    """Read waiting pages, or `only` that of one article. Yields events; raises StoreError."""
    if only:
        want_page(run.database, only, run.now)
    waiting: dict[str, WaitingPage] = {}
    answers = run.fetch(_requests(run, waiting, only), run.config.fetch, run.cancelled)
    done = 0
    for happening in run.workers.alongside(answers):
        for event in _handled(run, waiting, happening):
            done += 1
            yield replace(event, done=done, total=max(len(waiting), done))
            if done % PAGES_A_GROUPING == 0:
                yield from analysed(run.config, run.database, now=run.now, cancelled=run.cancelled)


def _requests(run: Run, waiting: dict[str, WaitingPage], only: str) -> Iterator[Request]:
    """Yield what to fetch, chosen late. Runs in the fetching thread: it has its own connection."""
    with open_database(run.database.path) as database:
        while batch := _next(run, database, waiting, only):
            for page in batch:
                waiting[page.url] = page
                yield Request(page.url, kind="page", urgent=page.wanted)


def _next(
    run: Run, database: Database, waiting: dict[str, WaitingPage], only: str
) -> list[WaitingPage]:
    reach = run.now if only else run.now - REACH
    pages = waiting_pages(database, run.now, since=reach, limit=BATCH + len(waiting))
    fresh = [page for page in pages if page.url and page.url not in waiting]
    return [page for page in fresh if not only or page.article == only][:BATCH]


def _handled(
    run: Run, waiting: dict[str, WaitingPage], happening: Answer | Job[Any]
) -> Iterator[PageRead]:
    if isinstance(happening, Job):
        yield _stored(run, happening.of, happening.value)
        return
    page = waiting[happening.url]
    if isinstance(happening, Fetched):
        run.cache.keep(page.url, happening.body)
        _submit(run, page, happening.body, happening.content_type)
    elif isinstance(happening, Failed) and not page.content:
        yield _gave_up(run, page, happening.reason, final=happening.gone)
    else:
        _submit(run, page, b"", "")


def _submit(run: Run, page: WaitingPage, body: bytes, content_type: str) -> None:
    work = PageBytes(body, content_type, page.url, run.now, page.title, page.content)
    run.workers.submit(read_page, work, of=page, weight=len(body) + len(page.content))


def _stored(run: Run, page: WaitingPage, value: ReadPage | WorkFailed | None) -> PageRead:
    if not isinstance(value, ReadPage):
        return _gave_up(run, page, value.reason if value else "nothing was read", final=True)
    save_page(run.database, _filled(article(run.database, page.article), value), run.now)
    return PageRead(page.article, 0, 0)


def _gave_up(run: Run, page: WaitingPage, reason: str, *, final: bool) -> PageRead:
    page_failed(run.database, page.article, reason, run.now, final=final)
    return PageRead(page.article, 0, 0, reason)


def _filled(known: Article, read: ReadPage) -> Article:
    """Return `known` with what its page says; what the feed said of it stands."""
    page = read.page
    return replace(
        known,
        text=known.text if read.origin is Origin.SUMMARY else page.text,
        origin=read.origin,
        author=known.author or page.author,
        published=known.published or page.published,
        language=known.language or page.language,
        kind=page.kind if known.kind is Kind.REPORT else known.kind,
        flags=tuple(dict.fromkeys((*known.flags, *page.flags))),
    )
