"""How a feed fixture is written down: the feed, and what a reader should see, by hand.

What a table does not mention is expected to be empty. `python -m tests.intake.cases` writes the
tables to tests/data/feeds, one file for a feed and one beside it with what is expected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FAST = "fast"  # the lxml reader must be certain of it
SLOW = "feedparser"  # the lxml reader must leave it alone
JSON = "json"

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:gull="http://gull.example/ns"'
)
URL = "https://gull.example/feed"

_ENTRY: dict[str, Any] = {
    "guid": "g1",
    "url": "",
    "title": "",
    "summary": "",
    "content": "",
    "author": "",
    "published": None,
    "updated": None,
    "language": "",
    "categories": [],
    "damaged": False,
}
_FEED: dict[str, Any] = {
    "title": "",
    "url": "",
    "language": "",
    "ttl_minutes": None,
    "skip_hours": [],
    "skip_days": [],
}


@dataclass(frozen=True, slots=True)
class Case:
    """A feed as bytes, the server's Content-Type, the reader that takes it, and what to expect.

    `damage` and `error` are words that the message must contain; "" means that there is none.
    """

    name: str
    body: bytes
    entries: tuple[dict[str, Any], ...] = ()
    feed: dict[str, Any] = field(default_factory=dict)
    path: str = FAST
    content_type: str = ""
    damage: str = ""
    error: str = ""

    @property
    def expected(self) -> dict[str, Any]:
        """What is written beside the feed."""
        if self.error:
            return {"content_type": self.content_type, "error": self.error}
        return {
            "content_type": self.content_type,
            "path": self.path,
            "damage": self.damage,
            "feed": self.feed,
            "entries": list(self.entries),
        }


def entry(**said: Any) -> dict[str, Any]:
    """Return an expected entry; its guid is "g1" if nothing else is said."""
    assert said.keys() <= _ENTRY.keys()
    return {**_ENTRY, **said}


def feed(**said: Any) -> dict[str, Any]:
    """Return an expected feed without its entries."""
    assert said.keys() <= _FEED.keys()
    return {**_FEED, **said}


GUID = '<guid isPermaLink="false">g1</guid>'


def rss(items: str, channel: str = "", version: str = "2.0", root: str = "") -> bytes:
    """Return an RSS document with these items and channel elements."""
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="{version}" {NAMESPACES}{root}>'
        f"<channel>{channel}\n{items}\n</channel></rss>\n"
    )
    return text.encode()


def atom(entries: str, feed: str = "", root: str = "") -> bytes:
    """Return an Atom 1.0 document with these entries and feed elements."""
    spaces = NAMESPACES.replace("xmlns:atom=", "xmlns:a=")
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" {spaces}{root}>{feed}\n{entries}\n</feed>\n'
    )
    return text.encode()


def in_rss(name: str, inside: str, path: str = FAST, **said: Any) -> Case:
    """Return a case of one RSS 2.0 item with the guid g1 and `inside`."""
    return Case(name, rss(f"<item>{GUID}{inside}</item>"), (entry(**said),), feed(), path)


def in_atom(name: str, inside: str, path: str = FAST, **said: Any) -> Case:
    """Return a case of one Atom entry with the id g1 and `inside`."""
    return Case(name, atom(f"<entry><id>g1</id>{inside}</entry>"), (entry(**said),), feed(), path)
