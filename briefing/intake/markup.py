"""HTML fragments from feeds made plain text: tags gone, entities decoded once, paragraphs kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.entities import html5
from typing import Any

from lxml import etree

from briefing.core.text import clean, one_line


def _names(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_BLOCKS = _names(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure",
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul",
)
_SILENT = _names("script style template noscript iframe object svg math head title")
_ELEMENTS = _BLOCKS | _names(
    "a abbr acronym b bdi bdo big br button caption cite code col del dfn em font i img ins kbd",
    "label mark q s samp small source span strike strong sub sup tbody tfoot thead time tt u var",
    "video wbr area audio canvas colgroup command datagrid datalist dialog dir event-source input",
    "keygen legend m map menu meter multicol nextid noscript optgroup option output progress select",
    "sound spacer textarea",
)

_CLOSED_OR_VOID = re.compile(r"</\w+\s*>|<(?:br|hr|img|wbr)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&#?\w+;")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_NAMED = re.compile(r"&([A-Za-z]\w*);")
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_NEWLINE = re.compile(r" ?\n ?")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_NUMERIC = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")

PARAGRAPH = "\n\n"


def looks_like_html(text: str) -> bool:
    """Say whether `text`, whose format does not tell, is HTML.

    Only with a closed or void element or a reference, and with no name that HTML does not have:
    a false yes loses text, a false no shows a tag.
    """
    if not (_CLOSED_OR_VOID.search(text) or _REFERENCE.search(text)):
        return False
    elements_known = all(name.lower() in _ELEMENTS for name in _TAG_NAME.findall(text))
    return elements_known and all(f"{name};" in html5 for name in _NAMED.findall(text))


def plain_text(html: str) -> str:
    """Return what a browser would show of `html`, in paragraphs parted by a blank line."""
    if "<" not in html and "&" not in html:
        return one_line(html, len(html))
    if "<" not in html:
        return tidy(unescape(legal_references(html)).replace("\n", " "))
    root = parse_fragment(html)
    return "" if root is None else tidy("".join(_pieces(root)))


def legal_references(text: str) -> str:
    """Return `text` without references to what is no character in XML 1.0 (production 2)."""
    return _NUMERIC.sub(_if_legal, text)


def _if_legal(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    allowed = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    return match[0] if allowed or 0x10000 <= code <= 0x10FFFF else ""


def tidy(text: str) -> str:
    """Return `text` cleaned, with single spaces, no space at line ends, one blank line at most."""
    if "\n" not in text:
        return one_line(text, len(text))
    spaced = _AROUND_NEWLINE.sub("\n", _BLANKS.sub(" ", clean(text)))
    return _MANY_NEWLINES.sub(PARAGRAPH, spaced).strip()


def parse_fragment(html: str) -> Any | None:
    """Return the element tree of an HTML fragment, or None when nothing is in it."""
    marked = f"<div>{clean(legal_references(html))}</div>".encode("utf-8", "ignore")
    try:
        return etree.fromstring(marked, _parser())
    except etree.XMLSyntaxError:
        return None


@cache
def _parser() -> Any:
    return etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )


def _pieces(root: Any) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            yield _opening(element.tag)
            yield (element.text or "").replace("\n", " ")
        else:
            yield PARAGRAPH if element.tag in _BLOCKS else ""
            yield (element.tail or "").replace("\n", " ")


def _opening(tag: str) -> str:
    if tag == "br":
        return "\n"
    return PARAGRAPH if tag in _BLOCKS else ""
