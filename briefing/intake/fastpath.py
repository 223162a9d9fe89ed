"""Well-formed RSS, RDF and Atom of the usual kind, read with lxml: fifty times faster.

It gives what feedparser gives, or None: any DOCTYPE, xml:base, inline XHTML, unknown type, odd
date or nesting is left to feedparser. `EntryReader` follows feedparser's rules on which of several
elements wins, quirks included; a test compares both over every well-formed fixture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from briefing.intake.draft import EntryDraft, FeedDraft, Said
from briefing.intake.elements import Doubt, linked, refuse_scope, starts_oddly, text_of, titled
from briefing.intake.entryreader import EntryReader
from briefing.intake.vocabulary import (
    ATOM_03,
    ATOM_10,
    DOUBT,
    RDF,
    RSS_090,
    RSS_10,
    Vocabulary,
    module_of,
)

_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_FOREIGN_PARTS = frozenset({"title", "link", "language"})


class MalformedError(ValueError):
    """Not well-formed XML; the message says where and how."""


def read(xml: str) -> FeedDraft | None:
    """Return the feed in `xml`, or None when feedparser should judge. Raises MalformedError."""
    if _has_doctype(xml):
        return None
    root = _root(xml)
    try:
        return _feed(root)
    except Doubt:
        return None


def salvage(xml: str) -> FeedDraft | None:
    """Return what libxml2 recovers of a damaged feed, or None; for what even feedparser refuses."""
    try:
        return _feed(etree.fromstring(xml.encode("utf-8"), _parser(recover=True)))
    except (Doubt, ValueError, etree.XMLSyntaxError):
        return None


def _has_doctype(xml: str) -> bool:
    start = _ROOT.search(xml)
    return bool(_DOCTYPE.search(xml, 0, start.start() if start else len(xml)))


def _root(xml: str) -> Any:
    try:
        return etree.fromstring(xml.encode("utf-8"), _parser())
    except etree.XMLSyntaxError as error:
        raise MalformedError(f"line {error.lineno}: {error.msg}") from error


@cache
def _parser(*, recover: bool = False) -> Any:
    return etree.XMLParser(
        recover=recover,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _feed(root: Any) -> FeedDraft:
    name = etree.QName(root)
    space, local = (name.namespace or "").lower(), name.localname.lower()
    spaces = {uri.lower() for uri in root.nsmap.values()}
    language = _root_language(root)
    if local == "rss" and module_of(space) == "":
        return _FeedReader(language).read_rss(root)
    if local == "feed" and space in {ATOM_10, ATOM_03} and not spaces & {RSS_10, RSS_090}:
        return _FeedReader(language, atom=True).read_atom(root)
    if local == "rdf" and space == RDF and ATOM_10 not in spaces and not language:
        return _FeedReader("").read_rdf(root)
    raise Doubt


def _root_language(root: Any) -> str:
    language = ""
    for name, value in root.attrib.items():
        local = name.rpartition("}")[2].lower()
        if local == "base" or (local == "lang" and not value):
            raise Doubt
        if local == "lang":
            language = value
    return language


class _FeedReader:
    """Finds a feed's own elements and its entries."""

    def __init__(self, language: str, *, atom: bool = False) -> None:
        self.language = language
        self.atom = atom
        self.vocabulary = Vocabulary()
        self.title, self.spoken = Said(), language
        self.link: str | None = None

    def read_rss(self, root: Any) -> FeedDraft:
        (channel,) = self._only(root, "channel")
        return self._draft(channel, self._items(channel))

    def read_atom(self, root: Any) -> FeedDraft:
        return self._draft(root, self._items(root))

    def read_rdf(self, root: Any) -> FeedDraft:
        channels = [child for child in root if self.vocabulary.role(child) == "channel"]
        others = {self.vocabulary.role(child) for child in root}
        if len(channels) != 1 or others - {"channel", "item", "image", "textinput"}:
            raise Doubt
        return self._draft(channels[0], self._items(root))

    def _only(self, root: Any, role: str) -> list[Any]:
        if [self.vocabulary.role(child) for child in root] != [role]:
            raise Doubt
        return list(root)

    def _items(self, parent: Any) -> Iterator[EntryDraft]:
        reader = EntryReader(self.vocabulary, self.language, atom=self.atom)
        for child in parent:
            if self.vocabulary.role(child) == "item":
                yield reader.read(child)

    def _draft(self, channel: Any, entries: Iterator[EntryDraft]) -> FeedDraft:
        if not self.atom:  # there it is the root, whose language is known
            refuse_scope(channel)
        if "href" in channel.attrib:
            raise Doubt
        for child in channel:
            refuse_scope(child)
            self._take(child, self.vocabulary.role(child))
        if self.language and self.spoken != self.language:
            raise Doubt
        return FeedDraft(tuple(entries), self.title, self.link or "", self.spoken)

    def _take(self, child: Any, role: str) -> None:
        if role == "title" and not self.title.value:
            self.title = titled(child, atom=self.atom)
        elif role == "link":
            link = linked(child)
            self.link = self.link if link is None else link
        elif role == "guid" and self.atom:
            self.link = self._identity(child) if self.link is None else self.link
        elif role == "language":
            self.spoken = text_of(child)
        elif role in {DOUBT, "title", "media-title", "guid"}:
            raise Doubt
        elif len(child) and role not in {"item", "image", "textinput", "items"}:
            self._harmless(child)

    def _identity(self, element: Any) -> str:
        """Return an Atom feed's id, which stands for its link until one comes."""
        identity = text_of(element)
        if starts_oddly(identity):
            raise Doubt
        return identity

    def _harmless(self, element: Any) -> None:
        """Doubt what holds elements that feedparser would take for the feed's own."""
        if any(
            self.vocabulary.role(inner) in _FOREIGN_PARTS for inner in element.iterdescendants()
        ):
            raise Doubt
