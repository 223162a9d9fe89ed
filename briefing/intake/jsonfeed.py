"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), read leniently.

A value of the wrong type counts as absent: one bad field never costs the entry, nor the feed.
"""

from __future__ import annotations

import json
from typing import Any

from briefing.errors import ParseError
from briefing.intake.draft import EntryDraft, FeedDraft, Markup, Said

_VERSION = "jsonfeed.org/version/"


def read(text: str, url: str) -> FeedDraft:
    """Return what a JSON Feed says. Raises ParseError when `text` is not one."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError("this is not well-formed JSON", subject=url) from error
    if not isinstance(feed, dict) or not _is_feed(feed):
        raise ParseError("this JSON is not a JSON Feed", subject=url)
    return FeedDraft(
        entries=tuple(_entry(item) for item in _list(feed, "items") if isinstance(item, dict)),
        title=Said(_text(feed, "title")),
        link=_text(feed, "home_page_url"),
        language=_text(feed, "language"),
    )


def _is_feed(feed: dict[str, Any]) -> bool:
    return _VERSION in _text(feed, "version") or isinstance(feed.get("items"), list)


def _entry(item: dict[str, Any]) -> EntryDraft:
    return EntryDraft(
        guid=_id(item.get("id")),
        link=_text(item, "url") or _text(item, "external_url"),
        title=Said(_text(item, "title")),
        summary=_summary(item),
        contents=_contents(item),
        authors=_authors(item),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        language=_text(item, "language"),
        categories=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
    )


def _summary(item: dict[str, Any]) -> Said:
    if summary := _text(item, "summary"):
        return Said(summary)
    if content := _text(item, "content_text"):
        return Said(content)
    return Said(_text(item, "content_html"), Markup.HTML)


def _contents(item: dict[str, Any]) -> tuple[Said, ...]:
    if html := _text(item, "content_html"):
        return (Said(html, Markup.HTML),)
    return (Said(text),) if (text := _text(item, "content_text")) else ()


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    people = [*_list(item, "authors"), item.get("author")]  # "author" is version 1.0
    return tuple(_text(person, "name") for person in people if isinstance(person, dict))


def _id(value: object) -> str:
    """Return an id as a string; a number is read as one, as the specification asks."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _list(values: dict[str, Any], key: str) -> list[Any]:
    value = values.get(key)
    return value if isinstance(value, list) else []
