"""Read the pages of articles that have none yet: what the reader opened first, then the newest.

The next page is chosen when a connection is free, so an article that the reader opens during a
refresh overtakes the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.model import Article, Kind, Origin
from briefing.intake.jobs import PageBytes, ReadPage, read_page
from briefing.intake.workers import Job
from briefing.pipeline.analysis import analysed
from briefing.pipeline.events import Event, PageRead
from briefing.pipeline.run import Run
from briefing.store.articles import article
from briefing.store.database import Database, open_database
from briefing.store.pages import WaitingPage, page_failed, save_page, waiting_pages, want_page

REACH = timedelta(days=45)  # older articles get their page when the reader opens them
BATCH = 16  # pages chosen at once: how long an opened article may have to wait
PAGES_A_GROUPING = 100


class Pages:
    """The pages of one run: which are chosen, what came of them, what of it is stored.

    An answer is named by its article, because a page may have the address of a feed.
    """

    def __init__(self, run: Run, only: str = "") -> None:
        self._run = run
        self._only = only
        self._known: dict[str, WaitingPage] = {}  # by article
        self._addresses: set[str] = set()  # those asked: where articles share one it is asked once
        self._done = 0
        self._begun = False
        self._looks = True
        self.last = False

    def begin(self, *, last: bool = False) -> None:
        """Let pages be fetched from now on; `last`, until none waits: no more articles will come."""
        self._begun = True
        self.last = self.last or last
        self.look_again()

    def look_again(self) -> None:
        """Let the store be looked at even if no page waited when it was: articles may have come."""
        self._looks = True

    def requests(self) -> Iterator[Request | None]:
        """Yield what to fetch, chosen late; None while nothing is.

        Runs in the fetching thread: it has its own connection.
        """
        while not self._begun:
            yield None
        with open_database(self._run.database.path) as database:
            while True:
                # In this order, so that what comes after a look is looked for once more.
                self._looks = False
                last = self.last
                while batch := self._next(database):
                    yield from self._requests(batch)
                if last:
                    return
                while not self._looks:
                    yield None

    def has(self, happening: Answer | Job[Any]) -> bool:
        """Whether this is about a page."""
        if isinstance(happening, Job):
            return isinstance(happening.of, WaitingPage)
        return happening.url in self._known

    def handle(self, happening: Answer | Job[Any]) -> Iterator[Event]:
        """Go on with a page that came, or was read; every so many, make the stories anew."""
        run = self._run
        event = _read(run, happening) if isinstance(happening, Job) else self._answered(happening)
        if event:
            self._done += 1
            yield replace(event, done=self._done, total=max(len(self._addresses), self._done))
            if self._done % PAGES_A_GROUPING == 0:
                yield from analysed(run.config, run.database, now=run.now, cancelled=run.cancelled)

    def _next(self, database: Database) -> list[WaitingPage]:
        now = self._run.now
        reach = now if self._only else now - REACH
        pages = waiting_pages(database, now, since=reach, limit=BATCH + len(self._known))
        fresh = [page for page in pages if page.article not in self._known]
        return [page for page in fresh if not self._only or page.article == self._only][:BATCH]

    def _requests(self, batch: list[WaitingPage]) -> Iterator[Request]:
        self._known |= {page.article: page for page in batch}
        for page in batch:
            if page.url not in self._addresses:
                self._addresses.add(page.url)
                yield Request(page.article, kind="page", address=page.url, urgent=page.wanted)

    def _answered(self, answer: Answer) -> PageRead | None:
        page = self._known[answer.url]
        if isinstance(answer, Failed) and not page.content:
            return _gave_up(self._run, page, answer.reason, final=answer.gone)
        body, content_type = b"", ""
        if isinstance(answer, Fetched):
            body, content_type = answer.body, answer.content_type
            self._run.cache.keep(page.url, body)
        work = PageBytes(body, content_type, page.url, self._run.now, page.title, page.content)
        self._run.workers.submit(read_page, work, of=page, weight=len(body) + len(page.content))
        return None


def read_one_page(run: Run, article: str) -> Iterator[Event]:
    """Read the page of one article, if it has none yet. Yields events; raises StoreError."""
    want_page(run.database, article, run.now)
    pages = Pages(run, article)
    pages.begin(last=True)
    answers = run.fetch(pages.requests(), run.config.fetch, run.cancelled)
    for happening in run.workers.alongside(answers):
        if happening:
            yield from pages.handle(happening)


def _read(run: Run, job: Job[ReadPage]) -> PageRead:
    page, value = job.of, job.value
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
