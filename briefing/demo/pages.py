"""The edition's pages as HTML: the text of an article inside all that outlets put around it."""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from string import Template

from briefing.core.model import Kind
from briefing.demo.articles import Piece, Publisher

_SCHEMA = {
    Kind.OPINION: "OpinionNewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.LIVE: "LiveBlogPosting",
}
_LABELS = {Kind.OPINION: "Opinion", Kind.ANALYSIS: "Analysis", Kind.LIVE: "Live"}
_ADVERT_AFTER, _POINTER_AFTER = 2, 4  # paragraphs
_ADVERT = '<div class="ad advertisement"><span>Advertisement</span></div>'
_WALL = (
    '<section class="paywall" data-nosnippet><h4>Read on with a subscription</h4>'
    '<div class="offer">Four weeks for 1 crown. Cancel at any time.</div>'
    '<a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></section>'
)


def render_page(publisher: Publisher, piece: Piece, others: tuple[Piece, ...], base: str) -> str:
    """Return the page of `piece`; `others` are linked from it, as related articles are."""
    elsewhere = [other for other in others if other.id != piece.id]
    return _template(publisher.template).substitute(
        _frame(publisher, base),
        head=_head(publisher, piece, base),
        title=escape(piece.title),
        label=escape(_LABELS.get(piece.kind, piece.section.capitalize())),
        standfirst=escape(piece.summary),
        byline=escape(f"By {piece.author}" if piece.author else publisher.outlet.name),
        stamp=f"{piece.published:%d %b %Y, %H:%M} UTC",
        machine_stamp=piece.published.isoformat(timespec="seconds"),
        figure=_figure(piece),
        body=_body(piece, elsewhere[:1], base),
        related=_links(elsewhere[:5], base),
    )


def render_home(publisher: Publisher, pieces: tuple[Piece, ...], base: str) -> str:
    """Return the front page of `publisher`, which names its feed."""
    return _template("front").substitute(
        _frame(publisher, base),
        feed_type=_feed_type(publisher),
        feed_url=f"{base}{publisher.feed_path}",
        teasers="\n".join(
            f'<div class="teaser"><h2><a href="{base}{piece.path}">{escape(piece.title)}</a></h2>'
            f"<p>{escape(piece.summary)}</p></div>"
            for piece in pieces
        ),
    )


def _template(name: str) -> Template:
    return Template(
        (resources.files("briefing.demo") / "templates" / f"{name}.html").read_text("utf-8")
    )


def _frame(publisher: Publisher, base: str) -> dict[str, str]:
    home = f"{base}/{publisher.slug}/"
    return {
        "language": publisher.outlet.language,
        "outlet": escape(publisher.outlet.name),
        "motto": escape(publisher.motto),
        "colour": publisher.colour,
        "encoding": publisher.encoding,
        "home": home,
        "navigation": "".join(
            f'<li><a href="{home}{section.lower()}/">{escape(section)}</a></li>'
            for section in publisher.sections
        ),
    }


def _feed_type(publisher: Publisher) -> str:
    kinds = {"atom": "application/atom+xml", "json": "application/feed+json"}
    return kinds.get(publisher.feed, "application/rss+xml")


def _head(publisher: Publisher, piece: Piece, base: str) -> str:
    address = f"{base}{piece.path}"
    kind = "opinion" if piece.kind is Kind.OPINION else "article"
    return "\n".join(
        (
            f'<link rel="canonical" href="{address}">',
            f'<meta name="description" content="{escape(piece.summary)}">',
            f'<meta name="author" content="{escape(piece.author)}">',
            f'<meta property="og:type" content="{kind}">',
            f'<meta property="og:title" content="{escape(piece.title)}">',
            f'<meta property="og:url" content="{address}">',
            f'<meta property="og:site_name" content="{escape(publisher.outlet.name)}">',
            f'<meta property="article:published_time" content="{piece.published.isoformat()}">',
            f'<script type="application/ld+json">{_linked(publisher, piece, address)}</script>',
        )
    )


def _linked(publisher: Publisher, piece: Piece, address: str) -> str:
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA.get(piece.kind, "NewsArticle"),
        "headline": piece.title,
        "url": address,
        "datePublished": piece.published.isoformat(),
        "dateModified": (piece.updated or piece.published).isoformat(),
        "inLanguage": publisher.outlet.language,
        "articleSection": piece.section.capitalize(),
        "isAccessibleForFree": not piece.paywall,
        "author": {"@type": "Person", "name": piece.author or publisher.outlet.name},
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.outlet.name},
    }
    if piece.agency:
        article["creditText"] = "Concord Press"
    if piece.translated:
        article["translationOfWork"] = {"@type": "Article", "inLanguage": "x-karsovian"}
    return json.dumps(article).replace("<", "\\u003c")


def _figure(piece: Piece) -> str:
    if not piece.caption:
        return ""
    return (
        '<figure><img src="/photo.svg" alt="" width="640" height="360">'
        f"<figcaption>{escape(piece.caption)}</figcaption></figure>"
    )


def _body(piece: Piece, pointer: list[Piece], base: str) -> str:
    """Return the paragraphs, with an advert and a pointer to another article in their midst."""
    if piece.paywall:
        return f"<p>{escape(piece.summary)}</p>{_WALL}"
    wrap = '<div class="update"><p>{}</p></div>' if piece.kind is Kind.LIVE else "<p>{}</p>"
    printed = [wrap.format(escape(paragraph.text)) for paragraph in piece.paragraphs]
    printed.insert(_ADVERT_AFTER, _ADVERT)
    printed.insert(_POINTER_AFTER, f'<aside class="read-more">{_links(pointer, base)}</aside>')
    return "\n".join(printed)


def _links(pieces: list[Piece], base: str) -> str:
    return "".join(
        f'<li><a href="{base}{piece.path}">{escape(piece.title)}</a></li>' for piece in pieces
    )
