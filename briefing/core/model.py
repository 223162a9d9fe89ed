"""The words of `briefing` as values. Every one is frozen; sequences are tuples; times are aware UTC.

outlet > feed > entry > article > passage, and over them: story, topic, saga, coverage, claim, framing.
The meaning of each word is in ARCHITECTURE.md, "Words".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an article is, as far as its page, feed or address says so."""

    REPORT = "report"
    OPINION = "opinion"
    ANALYSIS = "analysis"
    LIVE = "live"
    VIDEO = "video"
    ROUNDUP = "roundup"


class Origin(StrEnum):
    """Where an article's text came from."""

    PAGE = "page"  # extracted from the outlet's page
    FEED = "feed"  # the feed's own full text
    SUMMARY = "summary"  # only the feed's summary: the page did not come, or is behind a paywall
    IMPORT = "import"  # a file that the reader imported


class TopicKind(StrEnum):
    """How a topic came to be."""

    WATCHED = "watched"  # a rule in feeds.toml
    PINNED = "pinned"  # a story that the reader keeps alive
    CURRENT = "current"  # a story with three or more articles


# Flags that an article may carry; shown in headers, and they lower or block some kinds of claims.
FLAG_PAYWALL = "paywall"
FLAG_TRANSLATED = "translated"
FLAG_DAMAGED = "damaged"  # its entry was recovered from a damaged feed
FLAG_WIRE = "wire"  # agency copy, near-identical with another outlet's
NO_DIFFERENCE = "No difference found that we can show."


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: its number (from 1), its paragraph's index (from 0), its offsets."""

    number: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `name` identifies it; `stance` and `kind` are free words of the reader's."""

    name: str
    country: str = ""
    language: str = ""
    kind: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One URL of an outlet."""

    url: str
    outlet: str
    title: str = ""
    folder: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, as the feed gave it, cleaned. `content` is HTML; the rest is plain text."""

    guid: str
    url: str
    title: str
    summary: str = ""
    content: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    categories: tuple[str, ...] = ()
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """The bytes of a feed, read. `damage` says what was wrong with them; empty when nothing was."""

    entries: tuple[Entry, ...]
    title: str = ""
    url: str = ""
    language: str = ""
    damage: str = ""
    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()  # Monday is 0


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an entry. `text` has paragraphs parted by a blank line; offsets index into it."""

    id: str
    outlet: str
    title: str
    text: str
    url: str = ""
    published: datetime | None = None
    first_seen: datetime | None = None
    language: str = ""
    author: str = ""
    kind: Kind = Kind.REPORT
    origin: Origin = Origin.PAGE
    version: int = 1
    flags: tuple[str, ...] = ()

    @property
    def when(self) -> datetime | None:
        """The time it was published, or else when it was first seen."""
        return self.published or self.first_seen

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one article: `article.text[start:end] == text`, always. `why` says what linked it."""

    article: str
    start: int
    end: int
    text: str
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """One article in one story: the score at joining, and the reasons in words."""

    article: str
    score: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles, of any outlet, on one event. `saga` is the id of its saga, or empty.

    `voices` are the sets of articles that print one text (wire copy): one voice each.
    """

    id: str
    name: str
    members: tuple[Membership, ...]
    first: datetime | None = None
    last: datetime | None = None
    saga: str = ""
    voices: tuple[tuple[str, ...], ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(member.article for member in self.members)


@dataclass(frozen=True, slots=True)
class Topic:
    """A named subject, with the passages that touch it."""

    id: str
    name: str
    kind: TopicKind
    passages: tuple[Passage, ...] = ()
    muted: bool = False

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that touch it, each once, in the order of the passages."""
        return tuple(dict.fromkeys(passage.article for passage in self.passages))


@dataclass(frozen=True, slots=True)
class Saga:
    """A heading over stories and topics that share actors and place over weeks."""

    id: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a framing is made from: articles on one story or topic.

    With `passages`, only these spans are compared (a topic that long articles merely touch);
    without, whole articles are.
    """

    of: str
    name: str
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that backs a claim: `article.text[start:end] == text`, always.

    `score` is set only for the nearest sentence elsewhere: how alike it is, 0 to 1.
    """

    article: str
    outlet: str
    start: int
    end: int
    text: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One framing difference, as a fixed sentence template with evidence.

    `kind` names its lens. `confidence` is the precision that was measured for its lens, 0 to 1.
    `nearest` shows, for what one outlet alone has, the closest sentence of another.
    """

    id: str
    kind: str
    title: str
    confidence: float
    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """What was left out of a framing, and why."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An article as a framing lists it. `letter` is its short name on the screen: A, B, C."""

    id: str
    outlet: str
    title: str
    published: datetime | None
    words: int
    flags: tuple[str, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Framing:
    """The ordered claims of one story or topic, plus what was not compared and why."""

    of: str
    name: str
    articles: tuple[Compared, ...]
    claims: tuple[Claim, ...]
    not_compared: tuple[NotCompared, ...] = ()

    @property
    def why_empty(self) -> str:
        """Why it claims nothing: the reason why all was refused, or that no difference was found."""
        return next(
            (left.reason for left in self.not_compared if left.kind == "all"), NO_DIFFERENCE
        )
