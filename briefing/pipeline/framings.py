"""Framings kept up to date: of every story and topic that two outlets cover, when its texts change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1

from briefing.core.framing import compare
from briefing.core.model import Coverage, Passage
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
from briefing.store.topics import topics_where

# A great import brings thousands of stories at once: the latest are compared, the rest next time.
_MOST_AT_ONCE = 400
_FEWEST_OUTLETS = 2


@dataclass(frozen=True, slots=True)
class ToCompare:
    """A story or topic whose framing is missing or out of date."""

    covered: Covered
    fingerprint: str
    topic: bool


def to_compare(database: Database) -> tuple[ToCompare, ...]:
    """Return what has to be compared: topics, then stories, the latest first."""
    known = fingerprints(database)
    topics, stories = pending_topics(database), pending_stories(database, _MOST_AT_ONCE)
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


def make_framing(database: Database, one: ToCompare, *, now: datetime) -> None:
    """Compare the outlets of `one` and keep the framing."""
    coverage = Coverage(
        of=one.covered.of,
        name=one.covered.name,
        articles=articles(database, one.covered.articles),
        passages=_passages(database, one.covered, topic=one.topic),
    )
    save_framing(database, compare(coverage, now=now), one.fingerprint)


def _passages(database: Database, covered: Covered, *, topic: bool) -> tuple[Passage, ...]:
    if not topic:
        return ()
    found = topics_where(database, "id = :id", {"id": covered.of})
    return tuple(passage for topic_found in found for passage in topic_found.passages)
