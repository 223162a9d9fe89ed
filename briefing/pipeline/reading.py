"""What screens, commands and the digest read of the store: ready values, a few milliseconds each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from briefing.core.briefing import Branch, Briefing, MarkedSpan, Reading
from briefing.core.model import Article, Coverage, Framing, Span, Story, Topic
from briefing.core.query import Selection
from briefing.core.text import sentences
from briefing.core.tree import grow, heading
from briefing.errors import NotFoundError, UsageError
from briefing.store import articles as stored_articles
from briefing.store import coverage as stored_coverage
from briefing.store import stories as stored_stories
from briefing.store.database import Database
from briefing.store.feeds import last_refresh
from briefing.store.marks import hidden_claims, tags_of
from briefing.store.notes import notes_of
from briefing.store.topics import headings, passages_of_each, recent_passages
from briefing.store.versions import versions

if TYPE_CHECKING:
    from briefing.core.digest import DigestStory

PICKED = "picked"  # the framing of articles picked by hand


def window(db: Database, now: datetime, hours: int) -> datetime:
    """Return when the briefing begins: so many hours before its newest article.

    A reader who was away for a week finds the last briefing, not an empty screen.
    """
    newest = stored_coverage.newest(db, now)
    return (newest or now) - timedelta(hours=hours)


def briefing(db: Database, *, now: datetime, since: datetime) -> Briefing:
    """Return the briefing of the articles dated from `since` to `now`, as a tree with counts."""
    # The stories of the window alone: an archive of years must not be read for each briefing.
    within = stored_coverage.stories_of_window(db, since, now)
    stories = stored_stories.stories_by_id(db, within)
    topics, sagas = headings(db), stored_stories.sagas_among(db, within)
    in_stories = stored_coverage.told_in_stories(db, since, now)
    in_topics = stored_coverage.told_in_topics(db, now)
    branches = grow(stories, topics, sagas, (*in_stories, *in_topics))
    told = {one.article: one for one in in_stories}
    return Briefing(
        now=now,
        since=since,
        branches=branches,
        stories=len(stories),
        articles=len(told),
        outlets=len({one.outlet for one in told.values()}),
        unread=sum(not one.read for one in told.values()),
        refreshed=last_refresh(db),
    )


def article_ids(
    db: Database, of: str = "", *, only: str = "all", until: datetime | None = None
) -> tuple[str, ...]:
    """Return the ids of the articles under a story, topic or saga, or of all, the newest first.

    `only` is "all", "unread" or "starred"; `until` leaves out what was dated later.
    """
    selection = Selection(
        ids=stored_coverage.articles_under(db, of) if of else None,
        read=False if only == "unread" else None,
        starred=True if only == "starred" else None,
        until=until,
    )
    return stored_articles.article_ids(db, selection)


def framing(db: Database, of: str) -> Framing | None:
    """Return the stored framing of a story or topic without the claims that the reader hid."""
    stored = stored_stories.framing(db, of)
    return None if stored is None else shown(db, stored[0])


def shown(db: Database, framing: Framing) -> Framing:
    """Return `framing` without the claims that the reader hid."""
    hidden = hidden_claims(db)
    return replace(framing, claims=tuple(c for c in framing.claims if c.id not in hidden))


def compare(
    db: Database, ids: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> Framing:
    """Return the framing of articles picked by hand: half a second, most of it a process's start.

    Raises NotFoundError for an id that is not there, UsageError for fewer than two.
    """
    from briefing.pipeline.comparing import compare_beside  # 50 ms the screen starts without

    if len(dict.fromkeys(ids)) < 2:
        raise UsageError("a comparison takes two articles or more", subject="compare")
    picked = tuple(stored_articles.article(db, one) for one in dict.fromkeys(ids))
    name = " / ".join(dict.fromkeys(one.outlet for one in picked))
    return shown(db, compare_beside(Coverage(PICKED, name, picked), cancelled=cancelled))


def coverage(db: Database, of: Story | Topic) -> Coverage:
    """Return the articles of a story, or of a topic the articles and passages of its last weeks."""
    passages = recent_passages(db, of.id) if isinstance(of, Topic) else ()
    touched = tuple(dict.fromkeys(p.article for p in passages)) if passages else of.articles
    return Coverage(of.id, of.name, stored_articles.articles(db, touched), passages)


def reading(db: Database, article: str, *, of: str = "", told: Framing | None = None) -> Reading:
    """Return an article for reading, with the evidence of `told` marked, or of the framing of `of`.

    Raises NotFoundError.
    """
    found = stored_articles.article(db, article)
    [row] = stored_articles.article_rows(db, [found.id])
    told = told or (framing(db, of) if of else None)
    return Reading(
        article=found,
        sentences=sentences(found.text),
        marked=_marked(found, told) if told else (),
        tags=tags_of(db, found.id),
        notes=notes_of(db, found.id),
        read=row.read,
        starred=row.starred,
        versions=len(versions(db, found.id)),
        letter=next((c.letter for c in told.articles if c.id == found.id), "") if told else "",
    )


def why(db: Database, article: str, of: str) -> tuple[str, ...]:
    """Return why an article is told under a story or topic, in words; empty when it is not."""
    found = stored_stories.story_or_topic(db, of)
    if isinstance(found, Story):
        return next((member.why for member in found.members if member.article == article), ())
    return tuple(dict.fromkeys(p.why for p in found.passages if p.article == article and p.why))


def branch(tree: Briefing, of: str) -> Branch:
    """Return the branch of a briefing with this id. Raises NotFoundError."""
    for one in tree.branches:
        for found in (one, *one.children):
            if found.id == of:
                return found
    raise NotFoundError("is not in this briefing", subject=of)


def _marked(article: Article, told: Framing) -> tuple[MarkedSpan, ...]:
    return tuple(
        MarkedSpan(Span(one.start, one.end), claim.id, claim.title)
        for claim in told.claims
        for one in claim.evidence
        if one.article == article.id and article.text[one.start : one.end] == one.text
    )


def digest(
    db: Database, *, now: datetime, since: datetime, topic: str = "", zone: tzinfo = UTC
) -> str:
    """Return the briefing from `since` to `now` as Markdown, or `topic` alone, by its id or name.

    Dates are told in `zone`. Raises NotFoundError for a topic or story that is not there.
    """
    from briefing.core.digest import Digest  # the screen starts without
    from briefing.core.digest import digest as digest_text

    if topic:
        branches: Sequence[Branch] = (_alone(db, stored_stories.story_or_topic(db, topic)),)
    else:
        tree = briefing(db, now=now, since=since)
        branches = [one for top in tree.branches for one in (top.children or (top,))]
    passages = passages_of_each(db, (one.id for one in branches))
    told = [
        _digest_story(db, one, passages.get(one.id, 0), now) for one in branches if one.articles
    ]
    return digest_text(Digest(now, since, tuple(told), zone))


def _alone(db: Database, of: Story | Topic) -> Branch:
    """Return the branch of a story or topic by itself, whatever the window."""
    told = stored_coverage.told_under(db, of.id)
    topics = (heading(of),) if isinstance(of, Topic) else ()
    stories = (of,) if isinstance(of, Story) else ()
    return grow(stories, topics, (), told)[0]


def _digest_story(db: Database, branch: Branch, passages: int, now: datetime) -> DigestStory:
    from briefing.core.digest import DigestStory

    ids = article_ids(db, branch.id, until=now)
    rows = stored_articles.article_rows(db, ids)
    notes = tuple(note for row in rows if row.notes for note in notes_of(db, row.id))
    return DigestStory(branch, rows, framing(db, branch.id), notes, passages)


def sentence_numbers(db: Database, framing: Framing) -> dict[tuple[str, int], int]:
    """Return the number of the sentence in which each evidence begins, by article and start."""
    found = (one for claim in framing.claims for one in (*claim.evidence, *claim.nearest))
    places = {(one.article, one.start) for one in found}
    articles = stored_articles.articles(db, sorted({article for article, _ in places}))
    numbers: dict[tuple[str, int], int] = {}
    for article in articles:
        for sentence in sentences(article.text):
            inside = range(sentence.start, sentence.end)
            numbers |= {
                (a, s): sentence.number for a, s in places if a == article.id and s in inside
            }
    return numbers
