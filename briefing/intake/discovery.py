"""Finding the feeds of a site from any address of it.

1. is the address itself a feed?
2. what does its page declare? (`<link rel="alternate">`)
3. what do its links look like?
4. what is at the common places?

Whatever is found is fetched and kept only if it is a feed; the next step is taken only if nothing
was. Titles and kinds are read from the first bytes alone: the whole of a feed is parsed elsewhere,
where a hostile one can be stopped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.text import one_line
from briefing.core.urls import safe_url
from briefing.errors import FetchError, NotFoundError
from briefing.intake import encodings

Fetch = Callable[[Iterable[Request]], Iterable[Answer]]

COMMON_PLACES = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml")
CANDIDATES_LIMIT = 12
PAGE_LIMIT = 1_000_000  # characters of a page that are looked at: its head, and more

_HEAD = 16_384  # characters in which a feed says what it is
_DECLARED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
}
_LOOKS_LIKE_FEED = re.compile(
    r"(?:^|[/._?&=-])(?:rss2?|atom|feeds?|rdf)(?:$|[/._?&=-])|\.xml$", re.IGNORECASE
)
_OF_COMMENTS = re.compile(r"\b(?:comments?|kommentare|commentaires|comentarios)\b", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<rss[\s>]"), "RSS"),
    (re.compile(r"<(?:atom:)?feed[\s>]"), "Atom"),
    (re.compile(r"<(?:\w{1,20}:)?RDF[\s>]"), "RSS 1.0"),
    (re.compile(r'\A\s*\{[^<]*"https?://(?:www\.)?jsonfeed\.org/version/'), "JSON Feed"),
)
_WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<(?:atom:)?title\b[^<>]{0,200}>(.{0,2000}?)</", re.DOTALL)
_JSON_TITLE = re.compile(r'"title"\s*:\s*"((?:[^"\\]|\\.){0,500})"')
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DiscoveredFeed:
    """A feed that answers at `url`. `kind` is its format, in the reader's words."""

    url: str
    title: str = ""
    kind: str = ""


def discover(url: str, fetch: Fetch) -> tuple[DiscoveredFeed, ...]:
    """Return the feeds that belong to `url`, the outlet's own before those of comments.

    `url` may leave out "https://". Raises FetchError if the site does not answer, NotFoundError if
    it has no feed that can be found.
    """
    address = spelled_out(url)
    page = _fetched(address, fetch)
    if kind := feed_kind(page):
        return (_described(page, kind),)
    for candidates in _candidates(page):
        if found := _those_that_are_feeds(candidates, fetch):
            return tuple(sorted(found, key=_is_of_comments))
    raise NotFoundError(
        "no feed found: its page declares none, and none is at the usual places",
        subject=address,
        advice="look for an RSS link on the site and add that address",
    )


def spelled_out(url: str) -> str:
    """Return the address that a reader means who wrote `url`. Raises FetchError."""
    written = url.strip()
    address = safe_url(written if "://" in written else f"https://{written}")
    if not address:
        raise FetchError(
            "this is no web address",
            subject=one_line(url, 200),
            advice="write it like https://example.org",
        )
    return address


def feed_kind(answer: Fetched) -> str:
    """Return the format of the feed in `answer`, or "" if it is no feed."""
    head = _head(answer)
    page = _WEB_PAGE.search(head)
    for pattern, kind in _KINDS:
        found = pattern.search(head)
        if found and not (page and page.start() < found.start()):
            return kind
    return ""


def _fetched(address: str, fetch: Fetch) -> Fetched:
    for answer in fetch([Request(address)]):
        if isinstance(answer, Fetched):
            return answer
        if isinstance(answer, Failed):
            raise FetchError(answer.reason, subject=address, advice=answer.advice)
    raise FetchError("it was not fetched", subject=address)


def _candidates(page: Fetched) -> Iterator[list[str]]:
    """Yield addresses that may be feeds, the surest first."""
    links = _Links(page)
    yield links.declared
    yield links.anchors
    yield [safe_url(place, page.final_url) for place in COMMON_PLACES]


def _those_that_are_feeds(addresses: Sequence[str], fetch: Fetch) -> list[DiscoveredFeed]:
    wanted = list(dict.fromkeys(filter(None, addresses)))[:CANDIDATES_LIMIT]
    answers = {answer.url: answer for answer in fetch([Request(address) for address in wanted])}
    found: dict[str, DiscoveredFeed] = {}
    for address in wanted:
        answer = answers.get(address)
        if isinstance(answer, Fetched) and (kind := feed_kind(answer)):
            found.setdefault(answer.final_url, _described(answer, kind))
    return list(found.values())


def _described(answer: Fetched, kind: str) -> DiscoveredFeed:
    return DiscoveredFeed(answer.permanent_url or answer.url, _title(_head(answer)), kind)


def _title(head: str) -> str:
    found = _TITLE.search(head) or _JSON_TITLE.search(head)
    text = _CDATA.sub(r"\1", found[1]) if found else ""
    return one_line(unescape(text))


def _head(answer: Fetched) -> str:
    return encodings.decode(answer.body, answer.content_type).text[:_HEAD]


def _is_of_comments(feed: DiscoveredFeed) -> bool:
    return bool(_OF_COMMENTS.search(feed.title) or _OF_COMMENTS.search(feed.url))


class _Links(HTMLParser):
    """The addresses in a page that may be feeds: `declared` by it, and `anchors` that look so."""

    def __init__(self, page: Fetched) -> None:
        super().__init__()
        self.declared: list[str] = []
        self.anchors: list[str] = []
        self._base = page.final_url
        text = encodings.decode(page.body, page.content_type, html=True).text
        with suppress(
            AssertionError
        ):  # "<![" and no name: the parser gives up, what it found stays
            self.feed(text[:PAGE_LIMIT])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the start tag of a link or of the base says."""
        fields = {name: value or "" for name, value in attrs}
        address = safe_url(fields.get("href", ""), self._base)
        if not address:
            return
        if tag == "base":
            self._base = address
        elif tag == "link" and _declares_feed(fields):
            self.declared.append(address)
        elif tag == "a" and _LOOKS_LIKE_FEED.search(address.partition("://")[2].partition("/")[2]):
            self.anchors.append(address)


def _declares_feed(fields: dict[str, str]) -> bool:
    declared = fields.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in fields.get("rel", "").lower().split() and declared in _DECLARED_TYPES
