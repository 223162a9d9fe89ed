"""The edition's feeds as bytes: RSS 2.0, Atom 1.0, RSS 1.0 and JSON Feed 1.1, as outlets print them."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from briefing.core.model import Kind
from briefing.demo.articles import Piece, Publisher

_RSS2 = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{title}</title>
<link>{home}</link>
<description>{motto}</description>
<language>{language}</language>
<lastBuildDate>{built}</lastBuildDate>
<atom:link href={link} rel="self" type="application/rss+xml"/>
{entries}
</channel>
</rss>
"""
_ATOM = """<?xml version="1.0" encoding="{encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
<title>{title}</title>
<subtitle>{motto}</subtitle>
<id>{home}</id>
<link rel="alternate" type="text/html" href="{home}"/>
<link rel="self" type="application/atom+xml" href={link}/>
<updated>{built}</updated>
{entries}
</feed>
"""
_RSS1 = """<?xml version="1.0" encoding="{encoding}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about={link}>
<title>{title}</title>
<link>{home}</link>
<description>{motto}</description>
<dc:language>{language}</dc:language>
<dc:date>{built}</dc:date>
<items><rdf:Seq>
{sequence}
</rdf:Seq></items>
</channel>
{entries}
</rdf:RDF>
"""
_CATEGORIES = {Kind.OPINION: "Opinion", Kind.ANALYSIS: "Analysis", Kind.LIVE: "Live"}


def newest(pieces: tuple[Piece, ...], otherwise: datetime) -> datetime:
    """Return when the newest of `pieces` was published or changed."""
    return max((piece.updated or piece.published for piece in pieces), default=otherwise)


def render_feed(
    publisher: Publisher, pieces: tuple[Piece, ...], base: str, built: datetime
) -> bytes:
    """Return the feed of `publisher` with `pieces`; `base` is the address the server answers at."""
    if publisher.feed == "json":
        return _json_feed(publisher, pieces, base).encode("utf-8")
    renderers = {"rss2": _rss2, "atom": _atom, "rss1": _rss1}
    text = renderers[publisher.feed](publisher, pieces, base, built)
    return text.encode(publisher.encoding, "xmlcharrefreplace")


def content_type(publisher: Publisher) -> str:
    """Return the media type that the feed of `publisher` is served as."""
    media = {
        "rss2": "application/rss+xml",
        "atom": "application/atom+xml",
        "rss1": "application/rdf+xml",
        "json": "application/feed+json",
    }[publisher.feed]
    return f"{media}; charset={publisher.encoding}"


def categories(piece: Piece) -> tuple[str, ...]:
    """Return the categories that a feed gives for `piece`: its section, and what kind it is."""
    kind = _CATEGORIES.get(piece.kind)
    translated = "Translation" if piece.translated else None
    return tuple(name for name in (piece.section.capitalize(), kind, translated) if name)


def _rss2(publisher: Publisher, pieces: tuple[Piece, ...], base: str, built: datetime) -> str:
    entries = "\n".join(_rss2_entry(piece, base) for piece in pieces)
    return _RSS2.format(entries=entries, built=format_datetime(built), **_frame(publisher, base))


def _rss2_entry(piece: Piece, base: str) -> str:
    named = "".join(f"<category>{escape(name)}</category>" for name in categories(piece))
    return (
        f"<item><title>{escape(piece.title)}</title><link>{base}{piece.path}</link>"
        f'<guid isPermaLink="false">{piece.guid}</guid>'
        f"<pubDate>{format_datetime(piece.published)}</pubDate>{_creator(piece)}{named}"
        f"<description>{escape(f'<p>{escape(piece.summary)}</p>')}</description></item>"
    )


def _atom(publisher: Publisher, pieces: tuple[Piece, ...], base: str, built: datetime) -> str:
    entries = "\n".join(_atom_entry(publisher, piece, base) for piece in pieces)
    return _ATOM.format(entries=entries, built=_iso(built), **_frame(publisher, base))


def _atom_entry(publisher: Publisher, piece: Piece, base: str) -> str:
    named = "".join(f"<category term={quoteattr(name)}/>" for name in categories(piece))
    author = piece.author or publisher.outlet.name
    return (
        f'<entry><title type="text">{escape(piece.title)}</title>'
        f'<link rel="alternate" type="text/html" href="{base}{piece.path}"/>'
        f"<id>tag:{publisher.slug}.example,2026:{piece.guid}</id>"
        f"<published>{_iso(piece.published)}</published>"
        f"<updated>{_iso(piece.updated or piece.published)}</updated>"
        f"<author><name>{escape(author)}</name></author>{named}"
        f'<summary type="text">{escape(piece.summary)}</summary>'
        f"{_atom_content(piece) if publisher.full_text else ''}</entry>"
    )


def _atom_content(piece: Piece) -> str:
    return f'<content type="html">{escape(_html(piece))}</content>'


def _rss1(publisher: Publisher, pieces: tuple[Piece, ...], base: str, built: datetime) -> str:
    entries = "\n".join(_rss1_entry(piece, base) for piece in pieces)
    rows = "\n".join(f'<rdf:li rdf:resource="{base}{piece.path}"/>' for piece in pieces)
    frame = _frame(publisher, base)
    return _RSS1.format(entries=entries, sequence=rows, built=_iso(built), **frame)


def _rss1_entry(piece: Piece, base: str) -> str:
    named = "".join(f"<dc:subject>{escape(name)}</dc:subject>" for name in categories(piece))
    return (
        f'<item rdf:about="{base}{piece.path}"><title>{escape(piece.title)}</title>'
        f"<link>{base}{piece.path}</link><description>{escape(piece.summary)}</description>"
        f"<dc:date>{_iso(piece.published)}</dc:date>{_creator(piece)}{named}</item>"
    )


def _json_feed(publisher: Publisher, pieces: tuple[Piece, ...], base: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.outlet.name,
        "home_page_url": f"{base}/{publisher.slug}/",
        "feed_url": f"{base}{publisher.feed_path}",
        "description": publisher.motto,
        "language": publisher.outlet.language,
        "items": [_json_entry(piece, base) for piece in pieces],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_entry(piece: Piece, base: str) -> dict[str, object]:
    return {
        "id": piece.guid,
        "url": f"{base}{piece.path}",
        "title": piece.title,
        "summary": piece.summary,
        "content_text": piece.summary,
        "date_published": _iso(piece.published),
        "date_modified": _iso(piece.updated or piece.published),
        "authors": [{"name": piece.author}],
        "tags": list(categories(piece)),
    }


def _frame(publisher: Publisher, base: str) -> dict[str, str]:
    return {
        "encoding": publisher.encoding,
        "title": escape(publisher.outlet.name),
        "home": f"{base}/{publisher.slug}/",
        "motto": escape(publisher.motto),
        "language": publisher.outlet.language,
        "link": quoteattr(f"{base}{publisher.feed_path}"),
    }


def _creator(piece: Piece) -> str:
    return f"<dc:creator>{escape(piece.author)}</dc:creator>" if piece.author else ""


def _html(piece: Piece) -> str:
    return "\n".join(f"<p>{escape(paragraph.text)}</p>" for paragraph in piece.paragraphs)


def _iso(there: datetime) -> str:
    return there.isoformat(timespec="seconds")
