"""JSON Feed 1.0 and 1.1, and what publishers make of it."""

from __future__ import annotations

import json
from typing import Any

from tests.intake.cases.table import JSON, Case, entry, feed

_TYPE = "application/feed+json"


def _json(
    name: str, item: dict[str, Any] | str, top: dict[str, Any] | None = None, **said: Any
) -> Case:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gull",
        "items": [{"id": "g1", **item} if isinstance(item, dict) else item],
        **(top or {}),
    }
    body = json.dumps(document, ensure_ascii=False).encode()
    entries = (entry(**said),) if isinstance(item, dict) else ()
    return Case(name, body, entries, feed(title="Gull"), JSON, _TYPE)


_A = "https://gull.example/a"
CASES = (
    _json(
        "whole",
        {
            "url": _A,
            "title": "Pier reopens",
            "summary": "S",
            "content_html": "<p>All of <b>it</b></p>",
            "authors": [{"name": "Ada Moor"}, {"name": "Bo Tide"}],
            "date_published": "2026-11-20T09:00:00Z",
            "date_modified": "2026-11-21T12:20:30+02:00",
            "tags": ["Harbour", "News"],
            "language": "en",
        },
        url=_A,
        title="Pier reopens",
        summary="S",
        content="<p>All of <b>it</b></p>",
        author="Ada Moor, Bo Tide",
        published="2026-11-20T09:00:00+00:00",
        updated="2026-11-21T10:20:30+00:00",
        categories=["Harbour", "News"],
        language="en",
    ),
    _json("author-of-1.0", {"title": "T", "author": {"name": "Ada"}}, title="T", author="Ada"),
    _json("title-is-text", {"title": "1 < 2 & <b>3</b>"}, title="1 < 2 & <b>3</b>"),
    _json(
        "content-text",
        {"content_text": "One <b>.\n\nTwo."},
        summary="One <b>.\n\nTwo.",
        content="<p>One &lt;b&gt;.</p><p>Two.</p>",
    ),
    _json(
        "content-html",
        {"content_html": "<p>One</p><p>Two</p>"},
        summary="One\n\nTwo",
        content="<p>One</p><p>Two</p>",
    ),
    _json("external-url", {"title": "T", "external_url": _A}, title="T", url=_A),
    _json("url-before-external", {"url": _A, "external_url": "https://o.example/"}, url=_A),
    _json("url-relative", {"url": "/a"}, url=_A),
    _json("url-unsafe", {"title": "T", "url": "javascript:alert(1)"}, title="T"),
    _json("id-number", {"id": 7, "title": "T"}, guid="7", title="T"),
    _json("id-true", {"id": True, "title": "T", "url": _A}, guid=_A, url=_A, title="T"),
    _json("id-missing", {"id": None, "title": "T", "url": _A}, guid=_A, url=_A, title="T"),
    _json(
        "wrong-types",
        {"title": 5, "url": ["x"], "summary": {}, "content_text": "C", "tags": "x", "authors": {}},
        summary="C",
        content="<p>C</p>",
    ),
    _json("bad-date", {"title": "T", "date_published": "soon"}, title="T"),
    _json("date-as-number", {"title": "T", "date_published": 1795256430}, title="T"),
    _json(
        "tags-of-all-kinds",
        {"title": "T", "tags": ["a", 1, None, "b"]},
        title="T",
        categories=["a", "b"],
    ),
    _json("surrogate", {"title": "Pier \\ud800"}, title="Pier \\ud800"),
    _json("control-characters", {"title": "Pier \u001b[31m\u202e"}, title="Pier [31m"),
    _json("item-is-no-object", "text"),
    Case(
        "lone-surrogate-escape",
        b'{"version":"https://jsonfeed.org/version/1","title":"Gull","items":[{"id":"g1","title":"A\\ud800B"}]}',
        (entry(title="AB"),),
        feed(title="Gull"),
        JSON,
    ),
    Case(
        "byte-order-mark",
        b'\xef\xbb\xbf{"version":"https://jsonfeed.org/version/1","title":"Gull","items":[{"id":"g1","title":"T"}]}',
        (entry(title="T"),),
        feed(title="Gull"),
        JSON,
    ),
    Case(
        "site-and-language",
        b'{"version":"https://jsonfeed.org/version/1.1","title":"Gull","home_page_url":"https://gull.example/",'
        b'"language":"en-GB","items":[{"id":"g1","title":"T"}]}',
        (entry(title="T", language="en-GB"),),
        feed(title="Gull", url="https://gull.example/", language="en-GB"),
        JSON,
    ),
    Case(
        "not-json",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
        error="not well-formed JSON",
    ),
    Case("not-a-feed", b'{"error": "no such feed"}', error="not a JSON Feed"),
    Case("nested-without-end", b'{"items":' + b"[" * 100_000, error="not well-formed JSON"),
)
