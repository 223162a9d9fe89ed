"""Which element of which namespace plays which part in a feed.

feedparser lower-cases names, falls back to prefixes for namespaces it does not know, and lets some
names in that look harmless; so every name is a role, or nothing to us, or a reason for doubt.
"""

from __future__ import annotations

from typing import Any

RSS_10 = "http://purl.org/rss/1.0/"
RSS_090 = "http://my.netscape.com/rdf/simple/0.9/"
ATOM_10 = "http://www.w3.org/2005/atom"
ATOM_03 = "http://purl.org/atom/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/xml/1998/namespace"

DOUBT = "?"
NOTHING = ""

_PLAIN = frozenset(
    {
        "",
        "http://backend.userland.com/rss",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://purl.org/rss/1.0/modules/rss091#",
        RSS_10,
        RSS_090,
        ATOM_10,
        ATOM_03,
    }
)
_MODULES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    RDF: "rdf",
}
# Prefixes that feedparser would act upon even when they are bound to another namespace.
_TELLING_PREFIXES = frozenset(_MODULES.values()) | {"xhtml", "feedburner", "psc", "cc", "georss"}

_ROLES = {
    "title": "title",
    "dc:title": "title",
    "media:title": "media-title",
    "link": "link",
    "guid": "guid",
    "id": "guid",
    "description": "description",
    "dc:description": "description",
    "media:description": "description",
    "summary": "summary",
    "itunes:summary": "summary",
    "content": "content",
    "content:encoded": "encoded",
    "author": "author",
    "dc:author": "author",
    "dc:creator": "author",
    "itunes:author": "author",
    "published": "published",
    "issued": "published",
    "pubdate": "published",
    "dcterms:issued": "published",
    "created": "created",
    "dcterms:created": "created",
    "updated": "updated",
    "modified": "updated",
    "lastbuilddate": "updated",
    "dc:date": "updated",
    "dcterms:modified": "updated",
    "category": "category",
    "keywords": "category",
    "dc:subject": "category",
    "media:category": "category",
    "itunes:category": "itunes-category",
    "media:keywords": "keywords",
    "itunes:keywords": "keywords",
    "language": "language",
    "dc:language": "language",
    "source": "source",
    "image": "image",
    "contributor": "contributor",
    "item": "item",
    "entry": "item",
    "channel": "channel",
    "items": "items",
    "textinput": "textinput",
    "managingeditor": "person",
    "itunes:owner": "person",
}
# Names that feedparser handles in ways not followed here, or stores under a key that means
# something else.
_DOUBTFUL = frozenset(
    [
        "rss",
        "feed",
        "abstract",
        "body",
        "fullitem",
        "tags",
        "date",
        "date_parsed",
        "published_parsed",
        "updated_parsed",
        "created_parsed",
        "issued_parsed",
        "modified_parsed",
        "authors",
        "author_detail",
        "links",
        "guidislink",
        "svg",
        "math",
        "title_detail",
        "summary_detail",
        "content_detail",
        "subtitle_detail",
        "enclosures",
        "newlocation",
        "media:date",
        "xhtml:body",
        "feedburner:browserfriendly",
    ]
)


class Vocabulary:
    """The role of each element name of one document, worked out once a name."""

    def __init__(self) -> None:
        self._roles: dict[str, str] = {}

    def role(self, element: Any) -> str:
        """Return the role of `element`, NOTHING if it has none, DOUBT if that is not certain."""
        tag = element.tag
        if not isinstance(tag, str):  # an entity that nothing defines
            return DOUBT
        role = self._roles.get(tag)
        if role is None:
            role = self._roles[tag] = _role(tag, element.prefix)
        return role


def _role(tag: str, prefix: str | None) -> str:
    namespace, _, local = tag.rpartition("}")
    module = module_of(namespace.lstrip("{"))
    if module is None:
        unsure = prefix is None or prefix.lower() in _TELLING_PREFIXES
        return DOUBT if unsure or local.lower() == "svg" else NOTHING
    name = f"{module}:{local}".lower().lstrip(":")
    return DOUBT if name in _DOUBTFUL else _ROLES.get(name, NOTHING)


def module_of(namespace: str) -> str | None:
    """Return the short name of a namespace ("" for a feed's own), or None if it is not known."""
    lowered = namespace.lower()
    if lowered in _PLAIN or "backend.userland.com/rss" in lowered:
        return ""
    return _MODULES.get(lowered)
