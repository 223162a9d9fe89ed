"""The HTML of a page as the text of its article.

bytes -> encodings.decode          text
      -> lxml                      a tree, refused when it is too large
      -> pagefacts.page_facts      what the page says about itself
      -> trafilatura               the article's elements, without what surrounds it
      -> paragraphs                captions, adverts and pointers left out
      -> PageText                  cleaned, with its kind and flags; or ParseError: no article
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from briefing.core.kinds import kind_of
from briefing.core.model import FLAG_PAYWALL, FLAG_TRANSLATED, Kind, Origin
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, clean, one_line
from briefing.core.urls import canonical_url, safe_url
from briefing.errors import ParseError
from briefing.intake import boilerplate, dates, encodings
from briefing.intake.draft import LANGUAGE_LENGTH
from briefing.intake.markup import PARAGRAPH, legal_references, plain_text, tidy
from briefing.intake.pagefacts import PageFacts, page_facts

PAGE_BYTES = 2_000_000
ELEMENT_LIMIT = 15_000  # trafilatura is quadratic; real pages: median 750, at most 10,000
WHOLE_WORDS = 250  # a feed's own text of this length is an article, not a teaser
MARGIN = 1.2  # how much longer the feed's text must be to be the better one
_STUB_WORDS = 60
_MEDIA = re.compile(r"\s*(?:image/|audio/|video/|font/|application/(?:pdf|zip))", re.IGNORECASE)
_BINARY = re.compile(r"\s*%PDF-|.{0,1000}\x00", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageText:
    """The article of a page. `text` has paragraphs parted by a blank line."""

    title: str
    text: str
    author: str = ""
    published: datetime | None = None
    language: str = ""
    kind: Kind = Kind.REPORT
    canonical_url: str = ""
    flags: tuple[str, ...] = ()
    site: str = ""


def extract(html: bytes, url: str, charset: str, now: datetime, *, title: str = "") -> PageText:
    """Return the article in `html`.

    Takes the page's address, the server's charset or Content-Type ("" if none) and the title that
    the feed gave. Raises ParseError when the page is too large, or holds no article: a consent
    form, a robot check, an error.
    """
    tree = _tree(html, charset, url)
    facts = page_facts(tree)
    named = one_line(plain_text(facts.title)) or _heading(tree) or title
    text = _article(tree, (title, named))
    whole = len(text.split()) >= WHOLE_WORDS
    page_words = "" if whole else _visible(_tree(html, charset, url))  # _article cut that one up
    if reason := boilerplate.refusal(named, text or page_words):
        raise ParseError(reason, subject=url, advice="Open it in a browser, or import its text")
    if not text:
        raise ParseError("no article was found on the page", subject=url)
    return PageText(
        title=named,
        text=text,
        author=one_line(plain_text(facts.author), AUTHOR_LIMIT),
        published=dates.published(facts.published, now),
        language=one_line(facts.language.replace("_", "-"), LANGUAGE_LENGTH),
        kind=kind_of(types=facts.types, sections=(facts.section,), url=url, title=title or named),
        canonical_url=canonical_url(safe_url(facts.canonical, url) or url),
        flags=_flags(facts, text, page_words),
        site=one_line(plain_text(facts.site), AUTHOR_LIMIT),
    )


def feed_text(content_html: str) -> str:
    """Return the text of a feed's own content, in paragraphs, without captions and pointers."""
    return _joined(plain_text(content_html).split(PARAGRAPH), ())


def is_whole(text: str) -> bool:
    """Say whether a feed's own text is the article itself and no teaser that breaks off."""
    ending = text.rstrip()[-40:].rstrip(" ])").lower()
    broken = ending.endswith(("…", "...", "read more", "continue reading", "weiterlesen"))
    return len(text.split()) >= WHOLE_WORDS and not broken


def better(page_text: str, feed_text: str) -> Origin:
    """Return which of two texts of one article should be stored.

    The page's, unless it is a stub beside the feed's, or clearly shorter than a whole one.
    """
    on_page, in_feed = len(page_text.split()), len(feed_text.split())
    if in_feed > on_page * MARGIN and (on_page < _STUB_WORDS or is_whole(feed_text)):
        return Origin.FEED
    return Origin.PAGE


def _tree(html: bytes, charset: str, url: str) -> Any:
    header = charset if "charset" in charset else f"charset={charset}"
    text = encodings.decode(html[: 4 * PAGE_BYTES], header, html=True).text
    _refuse_other(charset, text, url)
    try:
        legal = clean(legal_references(text)).encode("utf-8")
        tree = lxml_html.document_fromstring(legal, parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError("the page is empty", subject=url) from error
    _refuse_large(tree, html, url)
    return tree


@cache
def _parser() -> Any:
    return lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )


def _refuse_other(content_type: str, text: str, url: str) -> None:
    """Refuse pictures, sound and documents: the parser would take their bytes for words."""
    if _MEDIA.match(content_type) or _BINARY.match(text):
        raise ParseError("this is not a web page", subject=url, advice="Open it in a browser")


def _refuse_large(tree: Any, html: bytes, url: str) -> None:
    """Refuse what would keep trafilatura busy. Scripts are not counted: it never looks at them."""
    silent = sum(len(e.text or "") for e in tree.iter("script", "style"))
    if len(html) - silent > PAGE_BYTES:
        raise ParseError(f"the page is larger than {PAGE_BYTES // 10**6} MB", subject=url)
    if sum(1 for _ in tree.iter()) > ELEMENT_LIMIT:
        raise ParseError(f"the page has more than {ELEMENT_LIMIT} elements", subject=url)


def _heading(tree: Any) -> str:
    for element in (*tree.iter("h1"), *tree.iter("title")):
        if words := one_line(" ".join(element.itertext())):
            return words
    return ""


def _visible(tree: Any) -> str:
    """Return all words of a page, as far as needed to recognise a notice."""
    _drop(tree, _SILENT)
    body = tree.find("body")
    return tidy(" ".join((tree if body is None else body).itertext()))[:_PAGE_CHARACTERS]


def _drop(tree: Any, path: str) -> None:
    for element in tree.xpath(path):
        element.drop_tree()


_PAGE_CHARACTERS = 50_000
_SILENT = "//script | //style | //noscript[.//img] | //template | //svg"
_BESIDE = "//figcaption | //figure[not(.//p)] | //form | //button"


def _article(tree: Any, titles: tuple[str, ...]) -> str:
    import trafilatura  # 0.3 s: only in the worker that gets a page

    _drop(tree, f"{_SILENT} | {_BESIDE}")
    found = trafilatura.bare_extraction(
        tree, fast=True, include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(found, "body", None)
    return "" if body is None else _joined(_paragraphs(body), titles)[:TEXT_LIMIT]


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the paragraphs of trafilatura's tree: one each for a heading, list item, table row."""
    for element in body:
        if element.tag == "list":
            yield from (_words(item) for item in element.iter("item"))
        elif element.tag == "table":
            yield from (_row(row) for row in element.iter("row"))
        elif element.tag == "quote" and len(element):
            yield element.text or ""
            yield from _paragraphs(element)
            yield element.tail or ""
        else:
            yield from _lines(element)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _row(row: Any) -> str:
    return ", ".join(cell for cell in map(_words, row) if cell)


def _lines(element: Any) -> Iterator[str]:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    yield from "".join(element.itertext()).split("\n")
    yield element.tail or ""


def _joined(parts: Any, titles: tuple[str, ...]) -> str:
    """Return the paragraphs worth keeping, each once where it stands twice in a row."""
    kept: list[str] = []
    for part in parts:
        line = one_line(part, TEXT_LIMIT)
        repeated = bool(kept) and kept[-1] == line
        if line and not repeated and line not in titles and not boilerplate.is_boilerplate(line):
            kept.append(line)
    return PARAGRAPH.join(kept)


def _flags(facts: PageFacts, text: str, page_words: str) -> tuple[str, ...]:
    short = len(text.split()) < WHOLE_WORDS
    paywall = facts.locked or (short and boilerplate.wants_subscription(page_words, text))
    flags = ((FLAG_PAYWALL, paywall), (FLAG_TRANSLATED, boilerplate.says_translated(text)))
    return tuple(flag for flag, raised in flags if raised)
