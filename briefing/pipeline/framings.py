"""Framings kept up to date: of every story and topic that two outlets cover, when its texts change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha1
from itertools import islice

from briefing.core.model import Coverage, Framing, Passage
from briefing.intake.workers import Workers
from briefing.pipeline.limits import compare_within_limits, not_finished
from briefing.store.articles import articles
from briefing.store.database import Database
from briefing.store.framings import (
    Covered,
    fingerprints,
    pending_stories,
    pending_topics,
    save_framing,
    settle,
)
from briefing.store.topics import recent_passages

# A great import brings thousands of stories at once: the latest are compared, the rest next time.
_MOST_AT_ONCE = 400
_FEWEST_OUTLETS = 2
AHEAD = 4  # comparisons handed out at once


@dataclass(frozen=True, slots=True)
class ToCompare:
    """A story or topic whose framing is missing or out of date."""

    covered: Covered
    fingerprint: str
    topic: bool


def to_compare(database: Database) -> tuple[ToCompare, ...]:
    """Return what has to be compared: topics, then stories, the latest first."""
    topics, stories = pending_topics(database), pending_stories(database, _MOST_AT_ONCE)
    known = fingerprints(database, (one.of for one in (*topics, *stories)))
    wanted = tuple(
        ToCompare(covered, made_from, topic)
        for group, topic in ((topics, True), (stories, False))
        for covered in group
        if len(covered.outlets) >= _FEWEST_OUTLETS
        and known.get(covered.of) != (made_from := fingerprint(database, covered, topic=topic))
    )
    waiting = {one.covered.of for one in wanted}
    settle(database, (one.of for one in (*topics, *stories) if one.of not in waiting))
    return wanted


def fingerprint(database: Database, covered: Covered, *, topic: bool) -> str:
    """Return what a framing is made from, in short: another article or version makes another."""
    spans = [f"{p.article} {p.start} {p.end}" for p in _passages(database, covered, topic=topic)]
    made_from = "\n".join((covered.name, *covered.versions, *spans))
    return sha1(made_from.encode(), usedforsecurity=False).hexdigest()[:16]


def make_framings(
    database: Database, wanted: Iterable[ToCompare], workers: Workers, *, now: datetime
) -> Iterator[ToCompare]:
    """Compare the outlets of each of `wanted` in `workers`, keep the framing, and yield it.

    A few at a time are handed out, so that stopping is quick and texts do not pile up. One that
    takes too long is kept as a framing that says so: it is not tried again until its texts change.
    """
    waiting, work = iter(wanted), partial(compare_within_limits, now=now)
    for one in islice(waiting, AHEAD):
        _submit(database, one, workers, work)
    for job in workers.drain():
        one, coverage = job.of
        if isinstance(job.value, Framing):
            framing = job.value
        else:
            reason = job.value.reason if job.value else "gave nothing"
            framing = not_finished(coverage, reason)
        save_framing(database, framing, one.fingerprint)
        yield one
        for following in islice(waiting, 1):
            _submit(database, following, workers, work)


def _submit(
    database: Database, one: ToCompare, workers: Workers, work: Callable[[Coverage], Framing]
) -> None:
    coverage = Coverage(
        of=one.covered.of,
        name=one.covered.name,
        articles=articles(database, one.covered.articles),
        passages=_passages(database, one.covered, topic=one.topic),
    )
    workers.submit(work, coverage, of=(one, coverage))


def _passages(database: Database, covered: Covered, *, topic: bool) -> tuple[Passage, ...]:
    return recent_passages(database, covered.of) if topic else ()
