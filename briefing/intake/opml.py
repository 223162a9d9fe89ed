"""Lists of feeds as other readers write them, OPML 1.0 to 2.0 (http://opml.org/spec2.opml).

Folders are outlines around feeds. The outlet and the language of a feed, which OPML does not have,
are attributes of our own, as its specification allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from briefing.core.model import Feed, Outlet
from briefing.core.text import AUTHOR_LIMIT, clean, one_line
from briefing.core.urls import safe_url
from briefing.errors import ParseError
from briefing.intake import encodings

OUTLINE_LIMIT = 20_000
ATTRIBUTES_LIMIT = 100  # of an outline: lxml reads them in a time that grows by their square
FOLDER_SEPARATOR = " / "

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_FEED_SCHEME = re.compile(r"\Afeed:(?://)?(?=https?:)|\Afeed://", re.IGNORECASE)


def read_opml(body: bytes) -> tuple[Feed, ...]:
    """Return the feeds of an OPML file, each address once. Raises ParseError when it is none."""
    root = _root(_DECLARATION.sub("", encodings.decode(body).text))
    feeds: dict[str, Feed] = {}
    for outline, folder in _outlines(root):
        feed = _feed(outline, folder)
        if feed.url:
            feeds.setdefault(feed.url, feed)
    return tuple(feeds.values())


def write_opml(outlets: Iterable[Outlet], feeds: Iterable[Feed]) -> str:
    """Return `feeds` as OPML 2.0, in their folders; `outlets` give the languages they do not say."""
    languages = {outlet.name: outlet.language for outlet in outlets}
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of briefing"
    body = etree.SubElement(root, "body")
    folders: dict[str, Any] = {"": body}
    for feed in feeds:
        parent = _folder(body, folders, feed.folder)
        _write(parent, feed, feed.language or languages.get(feed.outlet, ""))
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="utf-8")
    return text.decode("utf-8")


def _root(xml: str) -> Any:
    if "<!ENTITY" in xml:
        raise ParseError("this OPML defines entities, which no list of feeds needs")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(clean(xml).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ParseError(
            f"this OPML is not well-formed: line {error.lineno}, {error.msg}"
        ) from error
    if etree.QName(root).localname.lower() != "opml":
        raise ParseError("this is no OPML file", advice="Another reader's export of feeds is")
    return root


def _outlines(root: Any) -> Iterator[tuple[Any, str]]:
    """Yield every outline with the folder it is in, in the order of the file."""
    above = [""]
    count = 0
    for event, outline in etree.iterwalk(root, events=("start", "end"), tag="outline"):
        if event == "end":
            above.pop()
            continue
        count += 1
        if count > OUTLINE_LIMIT:
            raise ParseError(f"this OPML has more than {OUTLINE_LIMIT} outlines")
        if len(outline.attrib) > ATTRIBUTES_LIMIT:
            raise ParseError(f"an outline of this OPML has more than {ATTRIBUTES_LIMIT} attributes")
        yield outline, above[-1]
        inner = FOLDER_SEPARATOR.join(filter(None, (above[-1], _title(outline))))
        above.append(one_line(inner, AUTHOR_LIMIT))


def _feed(outline: Any, folder: str) -> Feed:
    attributes = {name.lower(): value for name, value in outline.attrib.items()}
    url = safe_url(_http(attributes.get("xmlurl", "").strip()))
    title = _title(outline)
    return Feed(
        url=url,
        outlet=one_line(attributes.get("outlet", ""), AUTHOR_LIMIT) or title or _host(url),
        title=title,
        folder=folder,
        language=one_line(attributes.get("language", ""), AUTHOR_LIMIT),
    )


def _http(address: str) -> str:
    """Return an address that some readers write as feed:, as what it is."""
    rest = _FEED_SCHEME.sub("", address)
    return rest if rest == address or rest.startswith("http") else f"http://{rest}"


def _title(outline: Any) -> str:
    return one_line(outline.get("title") or outline.get("text") or "", AUTHOR_LIMIT)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _folder(body: Any, folders: dict[str, Any], name: str) -> Any:
    """Return the outline of a folder, made with those around it when it is not there."""
    name = one_line(name, AUTHOR_LIMIT)
    if name not in folders:
        outer, _, inner = name.rpartition(FOLDER_SEPARATOR)
        parent = _folder(body, folders, outer) if outer else body
        folders[name] = etree.SubElement(parent, "outline", text=inner)
    return folders[name]


def _write(parent: Any, feed: Feed, language: str) -> None:
    title = one_line(feed.title or feed.outlet, AUTHOR_LIMIT)
    attributes = {"type": "rss", "text": title, "title": title, "xmlUrl": safe_url(feed.url)}
    own = {"outlet": one_line(feed.outlet, AUTHOR_LIMIT), "language": one_line(language)}
    etree.SubElement(parent, "outline", {**attributes, **{k: v for k, v in own.items() if v}})
