"""Ask the feeds, read what they answer, store what that changes.

What has been read by the time is stored in one transaction, which is a third cheaper than one for
each feed; not more of it than a mark of the reader's can wait for. Search knows it when no feed is
out, or only slow ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from briefing.core import schedule
from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.feed_state import FeedState
from briefing.core.model import Feed, ParsedFeed
from briefing.core.schedule import Occasion
from briefing.core.update import addresses, decide
from briefing.intake.jobs import FeedBytes, read_feed
from briefing.intake.workers import Job, WorkFailed
from briefing.pipeline.events import (
    ArticlesChanged,
    Event,
    FeedAnswered,
    FeedFailed,
    RefreshStarted,
)
from briefing.pipeline.run import Run
from briefing.store.entries import known_articles_by_url, known_entries, save_update
from briefing.store.feeds import feed_states, save_feed_state, sync_outlets
from briefing.store.indexing import index_articles

ENTRIES_AT_ONCE = 300  # in one transaction, but for a feed that has more

UNREADABLE = "if it stays so, look for its new address with `briefing feeds add SITE`"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A feed that is being asked, and how it answered so far."""

    feed: Feed
    state: FeedState


class Feeds:
    """The feeds of one refresh: which are asked, what they answer, what of it is stored."""

    def __init__(self, run: Run, feeds: tuple[Feed, ...], occasion: Occasion) -> None:
        sync_outlets(run.database, run.config.outlets, run.config.feeds)
        states = feed_states(run.database)
        self._run = run
        self._listed = {
            feed.url: _Asked(feed, states.get(feed.url, FeedState(feed.url))) for feed in feeds
        }
        self._asked = {
            url: one
            for url, one in self._listed.items()
            if schedule.may_ask(one.state, run.now, occasion)
        }
        self._unchanged: list[FeedState] = []
        self._read: list[Job[ParsedFeed]] = []

    def begin(self) -> Iterator[Event]:
        """Say how many are asked, and which are not."""
        yield RefreshStarted(len(self._asked))
        for one in self._listed.values():
            if one.feed.url not in self._asked:
                yield _left_alone(self._run, one)

    def requests(self) -> list[Request]:
        """Return how the feeds are asked, as far as their servers allow it now."""
        return [schedule.request(one.state) for one in self._asked.values()]

    @property
    def all_in(self) -> bool:
        """Whether each feed has answered or failed, and what it said is stored."""
        tally = self._run.tally
        return tally.answered + tally.failed >= len(self._listed)

    def handle(self, happening: Answer | Job[Any]) -> Iterator[Event]:
        """Go on with a feed that answered, or was read."""
        if isinstance(happening, Job):
            self._read.append(happening)
        else:
            yield from self._answered(happening)

    def store(self) -> tuple[Event, ...]:
        """Store what was read, unless more has come that can go with it; return what to say of it."""
        if not self._read or (self._run.workers.more_came and self._entries < ENTRIES_AT_ONCE):
            return ()
        with self._run.database.write():
            events = (_read(self._run, self._asked[job.of.url], job) for job in self._read)
            stored = tuple(chain.from_iterable(events))
        self._read.clear()
        return stored

    def settle(self) -> None:
        """Let search know what is stored, and the store which feeds had nothing new."""
        index_articles(self._run.database)
        if self._unchanged:
            with self._run.database.write():  # one for all: the next refresh would bring it again
                for state in self._unchanged:
                    save_feed_state(self._run.database, state)
            self._unchanged.clear()

    @property
    def _entries(self) -> int:
        read = (job.value for job in self._read)
        return sum(len(value.entries) for value in read if isinstance(value, ParsedFeed))

    def _answered(self, answer: Answer) -> Iterator[Event]:
        one = self._asked[answer.url]
        if isinstance(answer, Failed):
            yield _failed(self._run, one, schedule.after_failure(one.state, answer, self._run.now))
        elif isinstance(answer, Fetched) and answer.body_hash != one.state.body_hash:
            body = FeedBytes(answer.body, answer.content_type, answer.final_url, self._run.now)
            self._run.workers.submit(
                read_feed, body, of=replace(answer, body=b""), weight=len(answer.body)
            )
        else:
            self._unchanged.append(schedule.after_unchanged(one.state, answer, self._run.now))
            self._run.tally.answered += 1
            yield FeedAnswered(one.feed.url, one.feed.outlet, "unchanged")


def _left_alone(run: Run, one: _Asked) -> FeedFailed:
    """Return the event of a feed that must not be asked now: a failure is never silent."""
    run.tally.failed += 1
    wait = one.state.retry_after
    asks = f"; its server asks to wait until {wait:%H:%M} UTC" if wait else ""
    return FeedFailed(
        one.feed.url, one.feed.outlet, f"{one.state.reason or 'not due'}{asks}", one.state.advice
    )


def _failed(run: Run, one: _Asked, state: FeedState) -> FeedFailed:
    save_feed_state(run.database, replace(state, outlet=one.feed.outlet))
    run.tally.failed += 1
    return FeedFailed(one.feed.url, one.feed.outlet, state.reason, state.advice)


def _read(run: Run, one: _Asked, job: Job[ParsedFeed]) -> Iterator[Event]:
    answer, value = job.of, job.value
    if not isinstance(value, ParsedFeed):
        failure = value or WorkFailed("nothing was read")
        yield _failed(
            run,
            one,
            schedule.after_unreadable(
                one.state, answer, failure.reason, failure.advice or UNREADABLE, run.now
            ),
        )
        return
    known = known_entries(run.database, one.feed.url)
    elsewhere = known_articles_by_url(run.database, addresses(value, known))
    update = decide(one.feed, value, known, one.state, run.now, elsewhere=elsewhere)
    state = schedule.after_fetched(update.state, answer, value, len(update.new), run.now)
    save_update(run.database, replace(update, state=state), run.now)
    run.tally.answered += 1
    run.tally.new += len(update.new)
    run.tally.changed += len(update.changed)
    yield FeedAnswered(
        one.feed.url, one.feed.outlet, state.status, len(update.new), len(update.changed)
    )
    if update.articles:
        yield ArticlesChanged(update.articles)
