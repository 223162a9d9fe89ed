"""The bytes of a feed as a `ParsedFeed`: the one entrance for every format.

bytes -> encodings.decode      text, whatever was declared
      -> jsonfeed.read         when it is JSON
         fastpath.read         well-formed RSS, RDF and Atom of the usual kind, with lxml
         slowpath.read         the rest, with feedparser
      -> draft.finished        plain text, dates, links, limits, identity
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.core.model import ParsedFeed
from briefing.errors import ParseError
from briefing.intake import draft, encodings, fastpath, jsonfeed, rhythm, slowpath
from briefing.intake.draft import FeedDraft
from briefing.intake.markup import legal_references

_PROLOG = re.compile(r"\A\ufeff?\s*(?:<\?xml[^>]*\?>)?\s*")
# Atomic: else one comment may also end where a later one does, and n of them are read 2^n times.
_HTML = re.compile(
    r"(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, production 2


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a reader found, and what was wrong with what it read."""

    feed: FeedDraft
    damage: str = ""
    guessed: bool = False


def parse_feed(body: bytes, content_type: str, url: str, now: datetime) -> ParsedFeed:
    """Return the feed in `body`, cleaned and within limits.

    Takes the server's Content-Type header (or "") and the feed's address. Damaged feeds give what
    can be recovered, and say so in `damage`. Raises ParseError when there is no feed in it.
    """
    decoded = encodings.decode(body, content_type)
    reading = _read(_PROLOG.sub("", decoded.text, count=1), url)
    return draft.finished(
        reading.feed,
        url=url,
        now=now,
        damage="; ".join(filter(None, (decoded.note, reading.damage))),
        damaged=reading.guessed or decoded.lossy,
    )


def _read(text: str, url: str) -> _Reading:
    if not text.strip():
        raise ParseError("the answer is empty", subject=url)
    if text.startswith("{"):
        return _Reading(jsonfeed.read(text, url))
    if _HTML.match(text):
        raise ParseError(
            "this is a web page, not a feed",
            subject=url,
            advice="`briefing feeds add` finds the feeds of a page",
        )
    reading = _read_xml(text, url)
    return replace(reading, feed=rhythm.with_hints(reading.feed, text))


def _read_xml(text: str, url: str) -> _Reading:
    """Try the fast path, then it again without characters that XML forbids, then feedparser."""
    legal = _FORBIDDEN.sub("", text)
    wrong = "" if len(legal) == len(text) else "control characters, taken out"
    try:
        return _fast(legal, url, wrong)
    except fastpath.MalformedError as error:
        mended = legal_references(legal)
        if mended == legal:
            return _slow(legal, url, _words(error, legal))
    try:
        return _fast(mended, url, "references to control characters, taken out")
    except fastpath.MalformedError as error:
        return _slow(mended, url, _words(error, mended))


def _fast(xml: str, url: str, wrong: str) -> _Reading:
    found = fastpath.read(xml)
    return _slow(xml, url, wrong) if found is None else _Reading(found, wrong)


def _slow(xml: str, url: str, wrong: str) -> _Reading:
    try:
        found, guessed = slowpath.read(xml, url)
    except ParseError:
        salvaged = fastpath.salvage(xml) if wrong else None
        if salvaged is None:
            raise
        return _Reading(salvaged, wrong, guessed=True)
    return _Reading(found, wrong or ("not well-formed XML" if guessed else ""), guessed)


def _words(error: fastpath.MalformedError, xml: str) -> str:
    if not xml.rstrip().endswith(">"):
        return f"the feed breaks off in the middle ({error})"
    return f"not well-formed XML ({error})"
