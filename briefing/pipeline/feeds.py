"""Ask the feeds, read what they answer, store what that changes.

What has been read by the time is stored in one transaction, which is a third cheaper than one for
each feed; not more of it than a mark of the reader's can wait for. Search knows it at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from briefing.core import schedule
from briefing.core.answers import Answer, Failed, Fetched
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


def read_feeds(run: Run, feeds: tuple[Feed, ...], occasion: Occasion) -> Iterator[Event]:
    """Ask `feeds`, as far as their servers allow it now, and store what is new. Yields events."""
    sync_outlets(run.database, run.config.outlets, run.config.feeds)
    states = feed_states(run.database)
    listed = {feed.url: _Asked(feed, states.get(feed.url, FeedState(feed.url))) for feed in feeds}
    asked = {
        url: one for url, one in listed.items() if schedule.may_ask(one.state, run.now, occasion)
    }
    yield RefreshStarted(len(asked))
    for one in listed.values():
        if one.feed.url not in asked:
            yield _left_alone(run, one)
    requests = [schedule.request(one.state) for one in asked.values()]
    answers = run.fetch(requests, run.config.fetch, run.cancelled)
    unchanged: list[FeedState] = []
    read: list[Job[ParsedFeed]] = []
    for happening in run.workers.alongside(answers):
        if isinstance(happening, Job):
            read.append(happening)
        else:
            yield from _handled(run, asked, happening, unchanged)
        if not run.workers.more_came or _entries(read) >= ENTRIES_AT_ONCE:
            yield from _stored(run, asked, read)
            read.clear()
    yield from _stored(run, asked, read)
    index_articles(run.database)
    with run.database.write():  # one for all: nothing is lost that the next refresh would not bring
        for state in unchanged:
            save_feed_state(run.database, state)


def _left_alone(run: Run, one: _Asked) -> FeedFailed:
    """Return the event of a feed that must not be asked now: a failure is never silent."""
    run.tally.failed += 1
    wait = one.state.retry_after
    asks = f"; its server asks to wait until {wait:%H:%M} UTC" if wait else ""
    return FeedFailed(
        one.feed.url, one.feed.outlet, f"{one.state.reason or 'not due'}{asks}", one.state.advice
    )


def _handled(
    run: Run,
    asked: Mapping[str, _Asked],
    happening: Answer,
    unchanged: list[FeedState],
) -> Iterator[Event]:
    one = asked[happening.url]
    if isinstance(happening, Failed):
        yield _failed(run, one, schedule.after_failure(one.state, happening, run.now))
    elif isinstance(happening, Fetched) and happening.body_hash != one.state.body_hash:
        body = FeedBytes(happening.body, happening.content_type, happening.final_url, run.now)
        run.workers.submit(
            read_feed, body, of=replace(happening, body=b""), weight=len(happening.body)
        )
    else:
        unchanged.append(schedule.after_unchanged(one.state, happening, run.now))
        run.tally.answered += 1
        yield FeedAnswered(one.feed.url, one.feed.outlet, "unchanged")


def _failed(run: Run, one: _Asked, state: FeedState) -> FeedFailed:
    save_feed_state(run.database, replace(state, outlet=one.feed.outlet))
    run.tally.failed += 1
    return FeedFailed(one.feed.url, one.feed.outlet, state.reason, state.advice)


def _entries(read: list[Job[ParsedFeed]]) -> int:
    return sum(len(job.value.entries) for job in read if isinstance(job.value, ParsedFeed))


def _stored(
    run: Run, asked: Mapping[str, _Asked], read: list[Job[ParsedFeed]]
) -> tuple[Event, ...]:
    """Store what `read` changes, all in one transaction, and return what there is to say of it."""
    if not read:
        return ()
    with run.database.write():
        events = (_read(run, asked[job.of.url], job.of, job.value) for job in read)
        return tuple(chain.from_iterable(events))


def _read(
    run: Run, one: _Asked, answer: Fetched, value: ParsedFeed | WorkFailed | None
) -> Iterator[Event]:
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
