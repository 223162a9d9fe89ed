"""Single elements of a feed as feedparser reads them: texts, titles, links, people."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from briefing.intake.draft import Markup, Said
from briefing.intake.vocabulary import module_of

_C1 = re.compile("[\x80-\x9f]")
_CP1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_MARKUP = {
    "text": Markup.TEXT,
    "plain": Markup.TEXT,
    "text/plain": Markup.TEXT,
    "html": Markup.HTML,
    "text/html": Markup.HTML,
}
_LINK_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_STRAY_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_SLASHES = re.compile(r"[A-Za-z][A-Za-z0-9+-.]*:///")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SCOPING = frozenset({"base", "lang", "lastmod", f"{_XML}base", f"{_XML}lang"})


class Doubt(Exception):  # noqa: N818 - not an error: a question that feedparser answers
    """It is not certain what feedparser would make of this."""


def text_of(element: Any) -> str:
    """Return the text of an element without children, as feedparser mends it."""
    if len(element):
        raise Doubt
    text = (element.text or "").strip()
    return text if text.isascii() else _mended(text)


def _mended(text: str) -> str:
    """Undo UTF-8 read as Latin-1, and Windows-1252 written as C1 controls."""
    with contextlib.suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_CP1252) if _C1.search(text) else text


def titled(element: Any, *, atom: bool) -> Said:
    """Return a title; outside Atom no type that it states is believed."""
    said = stated(element, Markup.TEXT if atom else Markup.UNSAID, atom=atom)
    return said if atom else Said(said.value, Markup.UNSAID)


def stated(element: Any, default: Markup, *, atom: bool) -> Said:
    """Return the text of `element` with the markup that its `type` states."""
    if not element.attrib:
        return Said(text_of(element), default)
    attributes = {name.lower(): value.lower() for name, value in element.attrib.items()}
    markup = _MARKUP.get(attributes.get("type", "text"))
    if markup is None or "src" in attributes or attributes.get("mode") == "base64":
        raise Doubt
    if "type" not in attributes:
        return Said(text_of(element), default)
    believed = atom or markup is Markup.HTML
    return Said(text_of(element), markup if believed else Markup.UNSAID)


def linked(element: Any) -> str | None:
    """Return the address that a link element gives, or None when it is not the article's."""
    attributes = {name.lower(): value for name, value in element.attrib.items()}
    href = attributes.get("url", attributes.get("uri", attributes.get("href")))
    link = href or text_of(element)
    if starts_oddly(link):
        raise Doubt
    if not href:
        return _STRAY_REFERENCE.sub(r"&\1", link.replace("&amp;", "&"))
    relation = attributes.get("rel", "alternate").lower()
    kind = attributes.get("type", "text/html").lower()
    return href if relation == "alternate" and kind in _LINK_TYPES else None


def starts_oddly(address: str) -> bool:
    """Say whether an address has slashes that feedparser would take out."""
    return bool(_SLASHES.match(address))


def refuse_scope(element: Any) -> None:
    """Doubt an element that sets the base or the language of what it holds, as CDF did."""
    if any(name.lower() in _SCOPING or name in _SCOPING for name in element.attrib):
        raise Doubt


def part_of_person(element: Any) -> tuple[str, str]:
    """Return a part's name and text; no name when it belongs to a module we do not know."""
    namespace, _, local = element.tag.rpartition("}")
    if len(element):
        raise Doubt
    if module_of(namespace.lstrip("{")) is None and element.prefix:
        return "", ""
    if local.lower() not in {"name", "email", "uri", "url", "homepage"}:
        raise Doubt
    return local.lower(), (element.text or "").strip()
