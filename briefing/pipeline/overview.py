"""Coverage as a whole: over time, by share of sentences, and over weeks. Made when it is looked at.

Shares and weeks read texts, up to a second of work: never in the screen's own thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefing.core.briefing import ArticleRow
from briefing.core.framing.overview.matrix import by_actor, by_topic
from briefing.core.framing.overview.weeks import over_weeks
from briefing.core.model import Article, Coverage, NotCompared, Saga, Story, Topic
from briefing.core.overview import Matrix, Weeks
from briefing.core.query import Selection
from briefing.core.timeline import Timeline, timeline
from briefing.errors import NotFoundError
from briefing.pipeline.limits import COMPARED_CHARACTERS, COUNTED_ARTICLES, in_turn, shortened
from briefing.store import articles as stored_articles
from briefing.store import coverage as stored_coverage
from briefing.store import stories as stored_stories
from briefing.store.database import Database


def over_time(db: Database, of: str, *, since: datetime | None = None) -> Timeline:
    """Return the coverage of a story, topic or saga by day; of all since then when `of` is empty."""
    return timeline(_rows(db, of, since))


def shares(
    db: Database, of: str, *, picked: Sequence[str] = (), since: datetime | None = None
) -> Matrix:
    """Return where each outlet's sentences go: under a story or topic by actor, else by topic.

    With `picked`, of these articles alone, by actor.
    """
    named = _story_or_topic(db, of)
    rows = stored_articles.article_rows(db, picked) if picked else _rows(db, of, since)
    articles, left_out = _counted(db, rows)
    if picked or named is not None:
        topic = named if isinstance(named, Topic) and not picked else None
        found = by_actor(_coverage(of, "", articles, topic))
    else:
        topics = [topic for topic in stored_stories.topics(db) if not topic.muted]
        found = by_topic(of, articles, topics)
    return replace(found, note=left_out)


def weeks(
    db: Database, of: Story | Topic, *, outlet: str = "", since: datetime | None = None
) -> Weeks:
    """Return how each outlet, or one, differs from the others over the weeks of a story or topic."""
    articles, left_out = _counted(db, _rows(db, of.id, since))
    topic = of if isinstance(of, Topic) else None
    found = over_weeks(_coverage(of.id, of.name, articles, topic), outlet)
    said = (NotCompared("articles", left_out),) if left_out else ()
    return replace(found, left_out=(*found.left_out, *said))


def _rows(db: Database, of: str, since: datetime | None) -> tuple[ArticleRow, ...]:
    under = stored_coverage.articles_under(db, of) if of else None
    ids = stored_articles.article_ids(db, Selection(ids=under, since=since))
    return stored_articles.article_rows(db, ids)


def _counted(db: Database, rows: Sequence[ArticleRow]) -> tuple[tuple[Article, ...], str]:
    """Return as many articles as are counted, cut to what is analysed, and what is left out."""
    chosen = in_turn(rows, lambda row: row.published)[:COUNTED_ARTICLES]
    found = stored_articles.articles(db, [row.id for row in chosen])
    more = len(rows) - len(chosen)
    said = f"{more} more: at most {COUNTED_ARTICLES} are counted, each outlet's newest first"
    return tuple(shortened(one, COMPARED_CHARACTERS) for one in found), said if more else ""


def _coverage(of: str, name: str, articles: Sequence[Article], topic: Topic | None) -> Coverage:
    """Return whole articles; of a topic, those whose passages lie in what is analysed."""
    if topic is None:
        return Coverage(of, name, tuple(articles))
    lengths = {article.id: len(article.text) for article in articles}
    kept = tuple(p for p in topic.passages if p.end <= lengths.get(p.article, -1))
    touched = {passage.article for passage in kept}
    return Coverage(of, name, tuple(one for one in articles if one.id in touched), kept)


def _story_or_topic(db: Database, of: str) -> Story | Topic | None:
    """Return what `of` is; None for all articles, or for a saga."""
    sagas: tuple[Saga, ...] = stored_stories.sagas(db)
    if not of or any(saga.id == of for saga in sagas):
        return None
    try:
        return stored_stories.story_or_topic(db, of)
    except NotFoundError:
        return None
