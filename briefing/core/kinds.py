"""What an article is (opinion, analysis, live blog, video), as far as anything says so.

Said by, in this order: the page's own type (schema.org), its section, its address, its title.
Nothing is concluded from the text: a report that sounds like an opinion is still a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing.core.model import Kind

_TYPES = {
    "opinionnewsarticle": Kind.OPINION,
    "analysisnewsarticle": Kind.ANALYSIS,
    "backgroundnewsarticle": Kind.ANALYSIS,
    "reviewnewsarticle": Kind.OPINION,
    "liveblogposting": Kind.LIVE,
    "videoobject": Kind.VIDEO,
    "video.other": Kind.VIDEO,
    "video.episode": Kind.VIDEO,
    "video": Kind.VIDEO,
}

_WORDS = (
    (
        Kind.OPINION,
        """opinions? op-?ed editorials? comment commentary commentisfree columnists? columns? viewpoints?
        voices leserbriefe? meinung kommentare? tribunes? opinión opinioni letters""",
    ),
    (Kind.ANALYSIS, "analys[ei]s explainers? explained in-depth analyse hintergrund décryptages?"),
    (Kind.LIVE, "live live-?blogs? live-?updates? live-?news liveticker en-direct"),
    (Kind.VIDEO, "videos? watch av"),
    (Kind.ROUNDUP, "roundups? briefings? newsletters? (?:morning|evening)-(?:brief|briefing)"),
)


def _pattern(words: str) -> str:
    return "|".join(words.split())


_SEGMENT = tuple((kind, re.compile(_pattern(words), re.IGNORECASE)) for kind, words in _WORDS)
_PARTED = re.compile("[:|–—-]")
_TITLE = tuple(
    (kind, re.compile(rf"\s*(?:{_pattern(words)})\s*(?:[:|]|[–—-]\s)", re.IGNORECASE))
    for kind, words in _WORDS
)


def kind_of(
    *, types: Iterable[str] = (), sections: Iterable[str] = (), url: str = "", title: str = ""
) -> Kind:
    """Return the kind that any of these says; a report when none does.

    `types` are schema.org and Open Graph types; `sections` are the outlet's own words.
    """
    for name in types:
        if kind := _TYPES.get(name.rsplit("/", 1)[-1].lower()):
            return kind
    named = (_by_segment(section.strip()) for section in sections)
    return next(filter(None, named), None) or _by_url(url) or _by_title(title) or Kind.REPORT


def _by_url(url: str) -> Kind | None:
    path = url.split("://", 1)[-1].split("?", 1)[0].split("#", 1)[0]
    for segment in path.split("/")[1:-1]:  # the last one is made from the headline
        if kind := _by_segment(segment):
            return kind
    return None


@lru_cache(maxsize=1_024)  # an outlet has few sections, and every address of it names one
def _by_segment(segment: str) -> Kind | None:
    return next((kind for kind, words in _SEGMENT if words.fullmatch(segment)), None)


def _by_title(title: str) -> Kind | None:
    if not _PARTED.search(title):
        return None
    return next((kind for kind, words in _TITLE if words.match(title)), None)
