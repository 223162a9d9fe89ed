"""Values as the records of `--json`: stable names, documented in the README, read by scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from briefing.commands.output import Record
from briefing.commands.times import iso
from briefing.core.briefing import ArticleRow, Reading
from briefing.core.feed_state import FeedState
from briefing.core.marks import Note
from briefing.core.model import Article, Evidence, Feed, Framing, Outlet, Passage, Story, Topic
from briefing.core.query import Hit


def article_record(article: Article) -> dict[str, object]:
    """Return an article as it goes out and comes in again."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": iso(article.published),
        "text": article.text,
        "language": article.language,
        "author": article.author,
        "kind": article.kind.value,
    }


def reading_record(reading: Reading, versions: Sequence[Article]) -> Record:
    """Return an article with all that is known about it."""
    article = reading.article
    return {
        **article_record(article),
        "first_seen": iso(article.first_seen),
        "origin": article.origin.value,
        "words": article.words,
        "flags": article.flags,
        **marks_record(reading.tags, reading.notes, read=reading.read, starred=reading.starred),
        "version": article.version,
        "versions": [
            {"version": old.version, "title": old.title, "text": old.text} for old in versions
        ],
    }


def marks_record(
    tags: Sequence[str], notes: Sequence[Note], *, read: bool, starred: bool
) -> dict[str, object]:
    """Return the reader's marks on an article."""
    return {
        "read": read,
        "starred": starred,
        "tags": tags,
        "notes": [
            {
                "id": note.id,
                "body": note.body,
                "made": iso(note.made),
                "version": note.version,
                "start": note.start,
                "end": note.end,
                "quote": note.quote,
            }
            for note in notes
        ],
    }


def story_record(story: Story, rows: Mapping[str, ArticleRow]) -> Record:
    """Return a story with its coverage."""
    members = [rows[member] for member in story.articles if member in rows]
    return _covered(story.id, story.name, "story", members, ())


def topic_record(topic: Topic, rows: Mapping[str, ArticleRow]) -> Record:
    """Return a topic with its coverage, the passages that touch it, and whether it is muted."""
    members = [rows[article] for article in topic.articles if article in rows]
    passages = [passage for passage in topic.passages if passage.article in rows]
    covered = _covered(topic.id, topic.name, topic.kind.value, members, passages)
    return {**covered, "muted": topic.muted}


def _covered(
    id_: str, name: str, kind: str, rows: Sequence[ArticleRow], passages: Iterable[Passage]
) -> Record:
    times = sorted(row.published for row in rows if row.published)
    return {
        "id": id_,
        "name": name,
        "kind": kind,
        "first": iso(times[0] if times else None),
        "last": iso(times[-1] if times else None),
        "outlets": sorted({row.outlet for row in rows}),
        "articles": [
            {"id": r.id, "outlet": r.outlet, "title": r.title, "published": iso(r.published)}
            for r in rows
        ],
        "passages": [
            {
                "article": passage.article,
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
                "score": passage.score,
                "why": passage.why,
            }
            for passage in passages
        ],
    }


def framing_record(framing: Framing) -> Record:
    """Return a framing: its articles, its claims with their evidence, what was not compared."""
    return {
        "of": framing.of,
        "name": framing.name,
        "articles": [
            {
                "id": article.id,
                "outlet": article.outlet,
                "title": article.title,
                "published": iso(article.published),
                "words": article.words,
                "flags": article.flags,
            }
            for article in framing.articles
        ],
        "claims": [
            {
                "id": claim.id,
                "kind": claim.kind,
                "title": claim.title,
                "confidence": claim.confidence,
                "evidence": [evidence_record(passage) for passage in claim.evidence],
                "nearest": [
                    {**evidence_record(passage), "score": passage.score}
                    for passage in claim.nearest
                ],
                "note": claim.note,
            }
            for claim in framing.claims
        ],
        "not_compared": [
            {"kind": left.kind, "reason": left.reason} for left in framing.not_compared
        ],
    }


def evidence_record(passage: Evidence) -> dict[str, object]:
    """Return a passage that backs something."""
    return {
        "article": passage.article,
        "outlet": passage.outlet,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def hit_record(hit: Hit) -> Record:
    """Return what a search found."""
    return {
        "id": hit.article,
        "outlet": hit.outlet,
        "title": hit.title,
        "published": iso(hit.published),
        "snippet": hit.snippet,
        "start": hit.start,
        "end": hit.end,
    }


def feed_record(feed: Feed, outlet: Outlet, state: FeedState, now: datetime) -> Record:
    """Return a feed, how it answered so far, and what can be done."""
    waiting = state.not_before if state.not_before and state.not_before > now else None
    return {
        "url": feed.url,
        "outlet": feed.outlet,
        "title": feed.title or state.title,
        "folder": feed.folder,
        "country": outlet.country,
        "language": feed.language,
        "status": state.status,
        "reason": state.reason,
        "advice": state.advice,
        "damage": state.damage,
        "gone": state.gone,
        "moved": state.permanent_url,
        "failures": state.failures,
        "last_answer": iso(state.last_answer),
        "last_success": iso(state.last_success),
        "last_new": iso(state.last_new),
        "not_before": iso(waiting),
        "bytes_saved": state.bytes_saved,
    }
