"""Feeds that the fast path does not take, read by feedparser: odd formats and damaged bytes.

feedparser raises on some inputs and has quadratic patterns that hold the interpreter, so this runs
in a worker process that can be stopped.
"""

from __future__ import annotations

import io
import re
from typing import Any

from briefing.errors import ParseError
from briefing.intake.dates import parse_date
from briefing.intake.draft import EntryDraft, FeedDraft, Markup, Said

NAMESPACE_LIMIT = 5_000
_LONG_PERSON = re.compile(
    r"(<(?:[\w-]+:)?(?:author|creator|managingEditor|webMaster|publisher|name|email|owner)\b[^<>]*>"
    r"(?:<!\[CDATA\[)?[^<\]]{320})[^<\]]+",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\d\d-?\d\d-?\d\d|\d\d-?\d{3}")
_HTML_TYPES = frozenset({"text/html", "html", "xhtml", "application/xhtml+xml"})


def read(xml: str, url: str) -> tuple[FeedDraft, bool]:
    """Return what feedparser finds in `xml`, and whether it had to guess.

    Raises ParseError when it finds no feed, or fails.
    """
    xml = _harmless(xml, url)
    import feedparser  # 80 ms, and most refreshes need it for no feed at all

    try:
        parsed = feedparser.parse(
            io.BytesIO(xml.encode("utf-8", "replace")),  # never a str: it may name a local file
            response_headers=_headers(xml, url),
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        raise ParseError("the feed cannot be read", subject=url) from error
    if not parsed.get("version") and not parsed.entries:
        raise ParseError(
            "this is neither RSS, Atom nor JSON Feed",
            subject=url,
            advice="Check the address, or let `briefing feeds add` find the feeds of its page",
        )
    return _feed(parsed), bool(parsed.get("bozo"))


def _harmless(xml: str, url: str) -> str:
    """Take away what keeps feedparser busy for minutes: it is quadratic in both."""
    if xml.count("xmlns") > NAMESPACE_LIMIT:
        raise ParseError("the feed declares more namespaces than any feed has", subject=url)
    return _LONG_PERSON.sub(r"\1", xml)


def _headers(xml: str, url: str) -> dict[str, str]:
    """Name the base for an xml:base; without one, guids must stay as they are printed."""
    headers = {"content-type": "application/xml; charset=utf-8"}
    return headers | ({"content-location": url} if "xml:base" in xml else {})


def _feed(parsed: Any) -> FeedDraft:
    feed, atom = parsed.feed, str(parsed.get("version") or "").startswith("atom")
    return FeedDraft(
        entries=tuple(_entry(entry, atom=atom) for entry in parsed.entries),
        title=_said(feed, "title", atom=atom),
        link=_text(feed, "link"),
        language=_text(feed, "language"),
    )


def _entry(entry: Any, *, atom: bool) -> EntryDraft:
    return EntryDraft(
        guid=_text(entry, "id"),
        link=_link(entry),
        title=_said(entry, "title", atom=atom),
        summary=_said(entry, "summary", atom=atom),
        contents=tuple(_contents(entry, atom=atom)),
        authors=tuple(_authors(entry)),
        published=_date(entry, "published") or _date(entry, "created"),
        updated=_date(entry, "updated"),
        language=_text(entry, "language") or _spoken(entry),
        categories=tuple(_terms(entry)),
    )


def _text(values: Any, key: str) -> str:
    value = dict.get(values, key)  # its own get() warns, and answers for other keys
    return value if isinstance(value, str) else ""


def _said(values: Any, key: str, *, atom: bool) -> Said:
    return Said(value := _text(values, key), _markup(_type(values, key, value), key, atom=atom))


def _type(values: Any, key: str, value: str) -> str:
    """Return the type of what is under `key`; its detail may be that of another element."""
    details = [dict.get(values, f"{key}_detail"), *(dict.get(values, "content") or [])]
    known = (d for d in details if isinstance(d, dict) and _text(d, "value") == value)
    return next((_text(detail, "type") for detail in known), "")


def _markup(stated: str, key: str, *, atom: bool) -> Markup:
    """Return what a type means; outside Atom a type of title, and any "plain", is feedparser's guess."""
    if stated in _HTML_TYPES and (atom or key != "title"):
        return Markup.HTML
    return Markup.TEXT if atom else Markup.UNSAID


def _contents(entry: Any, *, atom: bool) -> list[Said]:
    parts = dict.get(entry, "content") or []
    said = (Said(_text(p, "value"), _markup(_text(p, "type"), "content", atom=atom)) for p in parts)
    return [part for part in said if part.value]


def _link(entry: Any) -> str:
    """Return the link; where one stands without an address, the guid."""
    return _text(entry, "link") or ("" if dict.get(entry, "link") is None else _text(entry, "id"))


def _authors(entry: Any) -> list[str]:
    """Return the names; feedparser splits an address after the fourth letter of its last part."""
    details = dict.get(entry, "authors") or []
    if len(details) == 1 and "@" in _text(entry, "author"):
        return [_text(entry, "author")]
    names = [_text(detail, "name") or _text(detail, "email") for detail in details]
    return [name for name in names if name] or [_text(entry, "author")]


def _date(entry: Any, key: str) -> str:
    """Return what is printed; or, where only feedparser can read that, what it read."""
    printed, read_ = _text(entry, key), dict.get(entry, f"{key}_parsed")
    if parse_date(printed) is not None or not read_ or not _stands_in(printed, read_[0]):
        return printed
    year, month, day, hour, minute, second = read_[:6]
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z"


def _stands_in(printed: str, year: int) -> bool:
    """Say whether a year is one that is printed: feedparser finds 2010 in "10000-01-01"."""
    return f"{year:04d}" in printed or bool(_SHORT_YEAR.fullmatch(printed))


def _spoken(entry: Any) -> str:
    detail = dict.get(entry, "title_detail")
    return _text(detail, "language") if isinstance(detail, dict) else ""


def _terms(entry: Any) -> list[str]:
    tags = dict.get(entry, "tags") or []
    return [_text(tag, "term") or _text(tag, "label") for tag in tags]
