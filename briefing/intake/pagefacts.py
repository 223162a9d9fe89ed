"""What a page says about itself: in JSON-LD, in its meta elements, in its `html` element.

Much cheaper than trafilatura's metadata, which searches the text as well; and a page that does
not say who wrote it, or when, is better left unsaid.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

JSON_LD_BYTES = 500_000
JSON_LD_NODES = 2_000
_ARTICLE_TYPES = ("article", "posting", "report", "videoobject", "webpage")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own words about its article; empty where it says nothing."""

    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    section: str = ""
    site: str = ""
    canonical: str = ""
    types: tuple[str, ...] = ()
    locked: bool = False


def page_facts(tree: Any) -> PageFacts:
    """Return what the page with this element tree says about itself."""
    article = _article(tree)
    meta = _meta(tree)
    return PageFacts(
        title=_first(meta, "og:title", "twitter:title") or _text(article.get("headline")),
        author=_names(article.get("author")) or _byline(meta),
        published=_text(article.get("datePublished"))
        or _first(meta, "article:published_time", "datepublished", "pubdate", "date", "dc.date"),
        language=tree.get("lang", "") or _text(article.get("inLanguage")),
        section=_text(article.get("articleSection")) or _first(meta, "article:section"),
        site=_first(meta, "og:site_name", "application-name"),
        canonical=_canonical(tree) or _first(meta, "og:url"),
        types=(*_types(article), _first(meta, "og:type")),
        locked=_locked(article) or _first(meta, "article:content_tier") == "locked",
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value := (element.get("content") or "").strip():
            found.setdefault(name.lower(), value)
    return found


def _first(meta: dict[str, str], *names: str) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _byline(meta: dict[str, str]) -> str:
    name = _first(meta, "author", "article:author", "dc.creator", "parsely-author", "byl")
    return "" if name.startswith(("http:", "https:", "@")) else name.removeprefix("By ")


def _canonical(tree: Any) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return ""


def _article(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article, or an empty one."""
    nodes = [node for node in _nodes(tree) if _is_article(node)]
    return max(nodes, key=_weight, default={})


def _weight(node: dict[str, Any]) -> tuple[bool, bool, int]:
    names = " ".join(_types(node)).lower()
    return "webpage" not in names, "article" in names or "posting" in names, len(node)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    waiting = [_json((script.text or "")[:JSON_LD_BYTES]) for script in scripts]
    for _ in range(JSON_LD_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _json(text: str) -> Any:
    try:
        return json.loads(text.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: dict[str, Any]) -> bool:
    return any(name.lower().endswith(_ARTICLE_TYPES) for name in _types(node))


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(name for name in names if isinstance(name, str))


def _locked(article: dict[str, Any]) -> bool:
    return str(article.get("isAccessibleForFree", "")).lower() in {"false", "no"}


def _names(people: Any) -> str:
    named = (_text(p.get("name")) if isinstance(p, dict) else _text(p) for p in _each(people))
    kept = dict.fromkeys(name for name in named if name and not name.startswith("http"))
    return ", ".join(kept)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """Return a JSON-LD value as text: often it is a list of one."""
    first = value[0] if isinstance(value, list) and value else value
    return first.strip() if isinstance(first, str) else ""
