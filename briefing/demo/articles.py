"""The bundled edition: its outlets, stories and pieces, read from the files in `edition/`.

    outlets.toml           who publishes, in which form
    stories.toml           the stories that the authors meant
    STORY/NAME.md          one article: TOML between two lines of +++, then its paragraphs
    STORY/NAME.second.md   what the same article says after its outlet has changed it

A paragraph may begin with a line such as `~ energy sea`: the topics that it touches. These labels
are never published; tests and the quality gate compare with them what the program finds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from briefing.core.model import Kind, Outlet
from briefing.demo.clock import fill, moment
from briefing.errors import ParseError

TOPICS = {"energy": "Energy truce", "sea": "Black Sea", "minerals": "Rare-earths deal"}
_SECOND = ".second.md"
_OPENING = re.compile(r"""(^|[\s(\[—–])(["'])""", re.MULTILINE)


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
        return f"/{self.publisher}/{self.section}/{self.id.replace('/', '-')}"

    @property
    def text(self) -> str:
        """Its paragraphs parted by blank lines, as an article's text is."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(self.text.split())

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


def load_edition(now: datetime) -> Edition:
    """Return the bundled edition with every date set around `now` (aware UTC).

    Raises ParseError naming the file that cannot be read as an article.
    """
    folder = resources.files("briefing.demo") / "edition"
    publishers = tuple(_publisher(slug, row) for slug, row in _table(folder / "outlets.toml"))
    stories = tuple(Meant(key, **row) for key, row in _table(folder / "stories.toml"))
    quotes = {publisher.slug: publisher.quotes for publisher in publishers}
    files = _files(folder)
    firsts = {
        key: _piece(key, text, now, quotes)
        for key, text in files.items()
        if not key.endswith(_SECOND)
    }
    seconds = {
        first.id: _changed(first, files[f"{key[:-3]}{_SECOND}"], now, quotes)
        for key, first in firsts.items()
        if f"{key[:-3]}{_SECOND}" in files
    }
    return Edition(now, publishers, stories, tuple(firsts.values()), seconds)


def _newest(piece: Piece) -> datetime:
    return piece.updated or piece.published


def _table(file: Traversable) -> list[tuple[str, dict[str, Any]]]:
    return list(tomllib.loads(file.read_text("utf-8")).items())


def _publisher(slug: str, row: dict[str, Any]) -> Publisher:
    outlet = Outlet(
        row.pop("name"), row.pop("country"), row.pop("language"), row.pop("kind"), row.pop("stance")
    )
    return Publisher(slug, outlet, sections=tuple(row.pop("sections")), **row)


def _files(folder: Traversable) -> dict[str, str]:
    """Return the text of every article file by its path, in a fixed order."""
    found = {
        f"{story.name}/{file.name}": file.read_text("utf-8")
        for story in folder.iterdir()
        if story.is_dir()
        for file in story.iterdir()
        if file.name.endswith(".md")
    }
    return dict(sorted(found.items()))


def _piece(name: str, text: str, now: datetime, quotes: dict[str, str]) -> Piece:
    row, body = _parts(name, text)
    style = quotes[row["outlet"]]
    folder = name.partition("/")[0]
    return Piece(
        id=name.removesuffix(".md"),
        publisher=row.pop("outlet"),
        title=_printed(row.pop("title"), now, style),
        published=moment(row.pop("published"), now),
        paragraphs=_paragraphs(body, now, style),
        story=row.pop("story", folder),
        kind=Kind(row.pop("kind", "report")),
        summary=_printed(row.pop("summary"), now, style),
        caption=_printed(row.pop("caption", ""), now, style),
        **row,
    )


def _changed(first: Piece, text: str, now: datetime, quotes: dict[str, str]) -> Piece:
    row, body = _parts(first.id, text)
    style = quotes[first.publisher]
    return replace(
        first,
        title=_printed(row["title"], now, style),
        summary=_printed(row["summary"], now, style),
        updated=moment(row["updated"], now),
        paragraphs=_paragraphs(body, now, style),
        version=first.version + 1,
    )


def _parts(name: str, text: str) -> tuple[dict[str, Any], str]:
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise ParseError("no front matter between two lines of +++", subject=name)
    try:
        return tomllib.loads(parts[1]), parts[2]
    except tomllib.TOMLDecodeError as error:
        raise ParseError(str(error), subject=name) from error


def _paragraphs(body: str, now: datetime, style: str) -> tuple[Paragraph, ...]:
    blocks = (block.strip() for block in body.split("\n\n"))
    return tuple(_paragraph(block, now, style) for block in blocks if block)


def _paragraph(block: str, now: datetime, style: str) -> Paragraph:
    if not block.startswith("~ "):
        return Paragraph(_printed(block, now, style))
    label, _, text = block.partition("\n")
    topics = tuple(TOPICS[key] for key in label[2:].split())
    return Paragraph(_printed(text, now, style), topics)


def _printed(text: str, now: datetime, style: str) -> str:
    line = fill(" ".join(text.split()), now)
    return line if style == "straight" else _curly(line)


def _curly(line: str) -> str:
    """Return `line` with typographic quotation marks and apostrophes."""
    pairs = {'"': "“", "'": "‘"}
    opened = _OPENING.sub(lambda found: found[1] + pairs[found[2]], line)
    opened = _OPENING.sub(lambda found: found[1] + pairs[found[2]], opened)
    opened = opened.replace("“'", "“‘").replace('‘"', "‘“")
    return opened.replace('"', "”").replace("'", "’")
