"""The bytes of a feed as a `ParsedFeed`: the one entrance for every format.

bytes -> encodings.decode      text, whatever was declared
      -> jsonfeed.read         when it is JSON
         fastpath.read         well-formed RSS, RDF and Atom of the usual kind, with lxml
         slowpath.read         the rest, with feedparser
      -> draft.finished        plain text, dates, links, limits, identity
"""

from __future__ import annotations

import re
from datetime import datetime

from briefing.core.model import ParsedFeed
from briefing.errors import ParseError
from briefing.intake import draft, encodings, jsonfeed, slowpath

_PROLOG = re.compile(r"\A\ufeff?\s*(?:<\?xml[^>]*\?>)?\s*")
_HTML = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def parse_feed(body: bytes, content_type: str, url: str, now: datetime) -> ParsedFeed:
    """Return the feed in `body`, cleaned and within limits.

    Takes the server's Content-Type header (or "") and the feed's address. Damaged feeds give what
    can be recovered, and say so in `damage`. Raises ParseError when there is no feed in it.
    """
    decoded = encodings.decode(body, content_type)
    text = _PROLOG.sub("", decoded.text, count=1)
    if not text.strip():
        raise ParseError("the answer is empty", subject=url)
    if text.startswith("{"):
        return draft.finished(jsonfeed.read(text, url), url=url, now=now, damage=decoded.note)
    if _HTML.match(text):
        raise ParseError(
            "this is a web page, not a feed",
            subject=url,
            advice="`briefing feeds add` finds the feeds of a page",
        )
    found, guessed = slowpath.read(text, url)
    damage = decoded.note or ("the feed is not well-formed XML" if guessed else "")
    return draft.finished(found, url=url, now=now, damage=damage, damaged=guessed or decoded.lossy)
