"""The bundled edition as values: its publishers, stories and pieces, with what was meant by them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha1

from briefing.core.model import (
    FLAG_PAYWALL,
    FLAG_TRANSLATED,
    Article,
    Kind,
    Origin,
    Outlet,
)

TOPICS = {"energy": "Energy truce", "sea": "Black Sea", "minerals": "Rare-earths deal"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as printed, and the names of the watched topics that it touches."""

    text: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """An invented outlet and the way it publishes: feed format, encoding, page template."""

    slug: str
    outlet: Outlet
    motto: str
    sections: tuple[str, ...]
    template: str
    colour: str
    feed: str = "rss2"
    encoding: str = "utf-8"
    quotes: str = "curly"
    full_text: bool = False
    down: bool = False

    @property
    def feed_path(self) -> str:
        """Where its feed lies."""
        return f"/{self.slug}/{_FEED_FILES[self.feed]}"


_FEED_FILES = {"rss2": "rss.xml", "atom": "feed.atom", "rss1": "index.rdf", "json": "feed.json"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of an article as its outlet printed it, with what the authors meant by it.

    `story` is the key of its story. It is empty for a piece that belongs to none: such a piece
    stands alone or, when it `spans` a saga, with one of that saga's stories.
    """

    id: str
    publisher: str
    slug: str
    title: str
    published: datetime
    paragraphs: tuple[Paragraph, ...]
    story: str = ""
    spans: str = ""
    updated: datetime | None = None
    kind: Kind = Kind.REPORT
    section: str = "world"
    author: str = ""
    summary: str = ""
    caption: str = ""
    paywall: bool = False
    translated: bool = False
    agency: bool = False
    version: int = 1

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"/{self.publisher}/{self.section}/{self.slug}"

    @property
    def guid(self) -> str:
        """What its feed calls it; says nothing of its story, as guids of real feeds do not."""
        return f"{self.publisher}:{sha1(self.id.encode(), usedforsecurity=False).hexdigest()[:10]}"

    @property
    def text(self) -> str:
        """Its paragraphs parted by blank lines, as an article's text is."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(self.text.split())

    def article(self) -> Article:
        """Return it as the program should come to know it, without a store, under its own id."""
        flags = (FLAG_PAYWALL,) * self.paywall + (FLAG_TRANSLATED,) * self.translated
        return Article(
            id=self.id,
            outlet=self.publisher,
            title=self.title,
            text=self.summary if self.paywall else self.text,
            url=self.path,
            published=self.published,
            first_seen=self.published,
            language="en",
            author=self.author,
            kind=self.kind,
            origin=Origin.SUMMARY if self.paywall else Origin.PAGE,
            version=self.version,
            flags=flags,
        )

    def touching(self, topic: str) -> tuple[int, ...]:
        """Return the indexes of the paragraphs that touch the topic of that name."""
        return tuple(i for i, paragraph in enumerate(self.paragraphs) if topic in paragraph.topics)


@dataclass(frozen=True, slots=True)
class Meant:
    """A story that the authors meant: its key, its name, and the saga it is a part of."""

    key: str
    name: str
    saga: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an editor would note about pieces that are compared under the name `of`.

    `says` pairs the id of a piece with words that stand in its text; one pair alone is something
    that none of the other pieces has.
    """

    of: str
    what: str
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """All that the demo publishes, dated around `now`. `seconds` maps ids to changed versions."""

    now: datetime
    publishers: tuple[Publisher, ...]
    stories: tuple[Meant, ...]
    pieces: tuple[Piece, ...]
    seconds: dict[str, Piece] = field(default_factory=dict)

    def advance(self) -> Edition:
        """Return the edition after its outlets have changed what they change."""
        pieces = tuple(self.seconds.get(piece.id, piece) for piece in self.pieces)
        return replace(self, pieces=pieces, seconds={})

    def at(self, path: str) -> Piece | None:
        """Return the piece whose page lies at `path`: how its labels are found by an address."""
        return next((piece for piece in self.pieces if piece.path == path), None)

    def named(self, publisher: str) -> Publisher:
        """Return the publisher of that slug."""
        return next(one for one in self.publishers if one.slug == publisher)

    def of(self, publisher: str) -> tuple[Piece, ...]:
        """Return the pieces of one publisher, newest first."""
        mine = [piece for piece in self.pieces if piece.publisher == publisher]
        return tuple(sorted(mine, key=_newest, reverse=True))

    def in_story(self, key: str) -> tuple[Piece, ...]:
        """Return the pieces of one story, oldest first."""
        return tuple(
            sorted(
                (piece for piece in self.pieces if piece.story == key), key=lambda p: p.published
            )
        )


def _newest(piece: Piece) -> datetime:
    return piece.updated or piece.published
