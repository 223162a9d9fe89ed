"""Headlines as names: without what outlets put before and behind them, and cut where they pause."""

from __future__ import annotations

import re

from briefing.core.model import Article
from briefing.core.text import one_line

_LABEL = re.compile(
    r"^(?:\[[^\]]{2,20}\]\s*|(?:live(?: updates?| blog| coverage)?|breaking(?: news)?|exclusive|watch|video|opinion"
    r"|analysis|editorial|just in|update[sd]?|developing|explainer|perspectives?|listen|photos|poll)\s*[:|–—]\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[-–—|·]\s+([^|–—·]{2,40})$")
_LONGEST_BRAND = 4  # words behind a bar: "| World news"
_PAUSE = re.compile(
    r"[:;,]\s|\s[-–—|]\s|\s(?=(?:as|after|amid|over|but|while|when|despite|before|because|since|where|who|which)\s)",
    re.IGNORECASE,
)
_SHORTEST_CUT = 14
_DANGLING = frozenset(["among", "near", "around", "per", "via", "amid", "toward", "towards"])
_QUOTES = "'\"‘’“”"


def headline(article: Article) -> str:
    """Return the title of `article` on one line, without labels such as LIVE and without the outlet."""
    title = one_line(article.title)
    bare = _LABEL.sub("", _without_brand(title, article.outlet)).strip()
    return f"{bare[0].upper()}{bare[1:]}" if bare and bare != title else title


def _without_brand(title: str, outlet: str) -> str:
    tail = _TAIL.search(title)
    if not tail:
        return title
    brand, ours = tail[1].casefold(), outlet.casefold()
    bar = "|" in tail[0] and len(brand.split()) <= _LONGEST_BRAND
    same = bool(ours) and (brand in ours or ours in brand)
    return title[: tail.start()] if same or bar else title


def cut(title: str, longest: int, stop: frozenset[str]) -> str:
    """Return the beginning of a headline, at most `longest` characters, up to where it pauses.

    It does not end with a word in `stop`.
    """
    if len(title) <= longest:
        return title
    pauses = [m.start() for m in _PAUSE.finditer(title) if _SHORTEST_CUT <= m.start() <= longest]
    if pauses:
        return title[: pauses[-1]].strip(_QUOTES)
    words = title[: longest + 1].split()[:-1]
    while len(words) > 1 and words[-1].lower() in stop | _DANGLING:
        words.pop()
    return " ".join(words).strip(f"{_QUOTES},;:") or title[:longest]
