"""What the screen, the digest and the commands show: values read from the store, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing.core.marks import Note
from briefing.core.model import Article, Kind, Sentence, Span, TopicKind


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it, without its text. `words` is 0 while its page has not come."""

    id: str
    outlet: str
    title: str
    url: str
    published: datetime | None
    words: int
    kind: Kind = Kind.REPORT
    flags: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the briefing's tree: a topic, a saga or a story, with counts.

    `sort` is "topic", "saga" or "story". `alone` names the outlet that alone covers it, or is
    empty. `silent` are the outlets of the briefing without an article on it.
    """

    id: str
    name: str
    sort: str
    articles: int
    outlets: int
    unread: int
    alone: str = ""
    silent: tuple[str, ...] = ()
    topic: TopicKind | None = None
    first: datetime | None = None
    last: datetime | None = None
    voices: int = 0  # texts told apart: wire copy printed by three outlets is one
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """The dated, finite set of stories of a window, as a tree: watched topics, sagas, stories."""

    now: datetime
    since: datetime
    branches: tuple[Branch, ...] = ()
    stories: int = 0
    articles: int = 0
    outlets: int = 0
    unread: int = 0
    refreshed: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Characters of an article that back a claim."""

    span: Span
    claim: str
    title: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article open for reading: text, sentences, the reader's marks, the evidence in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    marked: tuple[MarkedSpan, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    read: bool = False
    starred: bool = False
    versions: int = 1
    letter: str = ""
