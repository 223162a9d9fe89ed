"""The files in `edition/` read into an edition, dated around the clock that is passed in.

    outlets.toml           who publishes, in which form
    stories.toml           the stories that the authors meant
    people.toml            who is who, for those who write on
    differences.toml       how the outlets differ, as an editor would note it
    STORY/NAME.md          one article: TOML between two lines of +++, then its paragraphs
    STORY/NAME.second.md   what the same article says after its outlet has changed it

A paragraph may begin with a line such as `~ energy sea`: the topics that it touches. These labels
are never published; tests and the quality gate compare with them what the program finds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any
from unicodedata import normalize

from briefing.core.model import Kind, Outlet
from briefing.demo.articles import TOPICS, Difference, Edition, Meant, Paragraph, Piece, Publisher
from briefing.demo.clock import fill, moment
from briefing.errors import ParseError

_SECOND = ".second.md"
_SLUG_WORDS = 9
_WORD = re.compile(r"[a-z0-9]+")
_OPENING = re.compile(r"""(^|[\s(\[—–])(["'])""", re.MULTILINE)


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


def noted_differences(edition: Edition) -> tuple[Difference, ...]:
    """Return what the authors noted about how their pieces differ, by the name compared under.

    That name is the key of a story, or "long": New Furrow's and The Rampart's long pieces.
    """
    file = resources.files("briefing.demo") / "edition" / "differences.toml"
    styles = {piece.id: edition.named(piece.publisher).quotes for piece in edition.pieces}
    return tuple(
        Difference(
            of,
            row["what"],
            tuple((id_, _printed(words, edition.now, styles[id_])) for id_, words in row["says"]),
        )
        for of, rows in tomllib.loads(file.read_text("utf-8")).items()
        for row in rows
    )


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
        slug=_slug(row["title"]),
        title=_printed(row.pop("title"), now, style),
        published=moment(row.pop("published"), now),
        paragraphs=_paragraphs(body, now, style),
        story=row.pop("story", folder),
        kind=Kind(row.pop("kind", "report")),
        summary=_printed(row.pop("summary"), now, style),
        caption=_printed(row.pop("caption", ""), now, style),
        **row,
    )


def _slug(title: str) -> str:
    """Return the words of `title` as they stand in an address: plain letters, at most nine words."""
    plain = normalize("NFKD", title.replace("'", "")).encode("ascii", "ignore").decode().lower()
    return "-".join(_WORD.findall(plain)[:_SLUG_WORDS])


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
