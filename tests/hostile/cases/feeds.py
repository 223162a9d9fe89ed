"""Feeds that are something else, lie about their encoding, or are more than a reader can want."""

from __future__ import annotations

import itertools
import json

from tests.hostile.case import (
    Case,
    Expected,
    Serve,
    When,
    fails,
    html,
    item,
    keeps,
    recovers,
    rss,
    sends,
    stores,
)
from tests.servers import Handler, Route, page

NO_FEED = "neither RSS, Atom nor JSON Feed|cannot be read"
OLD = "<pubDate>Sat, 18 Jan 2025 06:00:00 GMT</pubDate>"
VERSION = "https://jsonfeed.org/version/1.1"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
JSON = "application/feed+json"


def wrong(name: str, body: bytes | str, expected: Expected, content_type: str = "application/rss+xml") -> Case:  # fmt: skip
    """A body that is not what it should be."""
    return Case(name, sends(body, content_type), expected)


def dated(stamp: str) -> Serve:
    """An entry with this date."""
    return sends(rss(item("Port opens", more=f"<pubDate>{stamp}</pubDate>")))


def ever_other_guids() -> Serve:
    """The same three entries with other guids, and another ETag, whenever they are asked for."""
    asked = itertools.count()

    def answer(handler: Handler) -> None:
        turn = next(asked)
        address = f"http://127.0.0.1:1/{handler.path.strip('/')}"
        entries = (item(f"Ship {n}", guid=f"{turn}-{n}", link=f"{address}/{n}", more=OLD) for n in range(3))  # fmt: skip
        handler.reply(200, {"ETag": f'"{turn}"'}, rss(*entries).encode())

    route: Route = answer
    return lambda _at: {"": route}


def many(number: int) -> str:
    return rss(*(item(f"Ship {n}", guid=f"{n}", more=OLD) for n in range(number)))


TYPES = (
    wrong("a-picture", PNG * 50, fails(NO_FEED), "image/png"),
    wrong("a-document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" * 50, fails(NO_FEED), "application/pdf"),
    wrong("a-web-page", html(), fails("a web page, not a feed")),
    wrong("a-web-page-after-many-comments", "<!-- a -->" * 60 + html(), fails("a web page, not a feed")),
    wrong("a-drawing", '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>', fails(NO_FEED)),
    wrong("a-list-of-feeds", '<opml version="2.0"><body><outline text="x" xmlUrl="http://x.example/"/></body></opml>', fails(NO_FEED)),
    wrong("nothing", b"", fails("empty answer")),
    wrong("white-space", b" \n\t" * 1_000, fails("empty")),
    wrong("null-bytes", bytes(5_000), fails(f"{NO_FEED}|empty")),
    wrong("noise", bytes(range(256)) * 400, fails(NO_FEED)),
    wrong("angle-brackets", "<" * 200_000, fails(NO_FEED)),
    wrong("a-feed-without-a-channel", "<rss version='2.0'/>", keeps(0)),
    wrong("null-bytes-in-a-feed", rss(item("Po\0rt op\0ens")), stores("Port opens", damage="control characters")),
    wrong("json-of-another-kind", '{"error": "rate limited", "items": 5}', fails("not a JSON Feed"), JSON),
    wrong("json-that-is-a-list", "[1, 2, 3]", fails(NO_FEED), JSON),
    wrong("json-that-is-too-deep", '{"items": ' + "[" * 100_000, fails("not well-formed JSON"), JSON),
    wrong("json-with-an-endless-number", '{"items": [], "n": ' + "9" * 10_000 + "}", fails("not well-formed JSON"), JSON),
    wrong("json-with-wrong-types", json.dumps({"version": VERSION, "title": {"a": 1}, "language": 5, "items": [
        None, 5, [], {"id": {"a": []}, "title": ["x"], "url": 5, "authors": "me", "tags": {"a": 1}, "content_html": 7, "date_published": 2025},
        {"id": 1e308, "title": "Port opens", "tags": [None, 5, {}], "authors": [None, {"name": []}]}, {"id": True, "title": None}]}),
        stores("Port opens"), JSON),
)  # fmt: skip

ENCODINGS = (
    wrong("utf-16-that-says-utf-8", rss(item("Hafen öffnet"), prolog='<?xml version="1.0" encoding="utf-8"?>').encode("utf-16"), stores("Hafen öffnet")),
    wrong("utf-16-without-a-mark", rss(item("Hafen öffnet")).encode("utf-16-le"), stores("Hafen öffnet")),
    wrong("utf-16-cut-in-a-character", rss(item("Hafen öffnet")).encode("utf-16")[:-1], recovers(1, "not valid utf-16|breaks off|replaced")),
    wrong("utf-16-of-lone-surrogates", b"\xff\xfe" + rss(item("Port @")).encode("utf-16-le").replace(b"@\0", b"\x00\xd8"), recovers(1, "not valid")),
    wrong("utf-8-that-says-utf-16", rss(item("Hafen öffnet"), prolog='<?xml version="1.0" encoding="utf-16"?>'), keeps(1, damage="declared as|^$")),
    wrong("utf-7", rss(item("+ADw-script+AD4-"), prolog='<?xml version="1.0" encoding="utf-7"?>'), stores("+ADw-script+AD4-")),
    wrong("punycode", rss(item("Port opens"), prolog='<?xml version="1.0" encoding="punycode"?>'), stores("Port opens")),
    wrong("rot-13", rss(item("Port opens"), prolog='<?xml version="1.0" encoding="rot13"?>'), stores("Port opens")),
    wrong("zlib-as-an-encoding", rss(item("Port opens"), prolog='<?xml version="1.0" encoding="zlib_codec"?>'), stores("Port opens")),
    wrong("windows-1251-that-says-utf-8", rss(item("Порт открывается снова после девяти дней")).encode("cp1251"), keeps(1, damage="written in")),
)  # fmt: skip

AMOUNTS = (
    wrong("many-long-authors", rss(*(item(f"Ship {n}", guid=f"{n}", more=f"<author>{'a@' * 150}&bad;</author>") for n in range(400))), recovers(400, "not well-formed")),
    Case("twenty-thousand-entries", sends(many(20_000)), keeps(5_000), when=When.MANY),
    wrong("one-guid-for-all", rss(*(item(f"Ship {n}", guid="same", more=OLD) for n in range(50))), recovers(1, "")),
    wrong("one-link-for-all", rss(*(item(f"Ship {n}", guid="same", link="http://127.0.0.1:1/one-link", more=OLD) for n in range(50))), recovers(1, "")),
    Case("other-guids-every-time", ever_other_guids(), stores("Ship 0", "Ship 1", "Ship 2"), again=True),
    Case("unchanged-but-not-conditional", lambda _at: {"": page(rss(item("Port opens")).encode())}, stores("Port opens"), again=True),
    wrong("title-of-a-megabyte", rss(item("Port " + "o" * 1_000_000)), stores("Port " + "o" * 995)),
    wrong("guid-of-a-megabyte", rss(item("Port opens", guid="g" * 1_000_000)), stores("Port opens")),
    wrong("author-of-sixteen-kilobytes", rss(item("Port opens", more=f"<author>{'a@' * 8_000}</author>")), stores("Port opens")),
    wrong("author-that-is-damaged-and-long", rss(item("Port opens", more=f"<author>{'a ' * 50_000}&bad;</author>")), recovers(1, ".")),
    wrong("ten-thousand-authors", rss(item("Port opens", more="<dc:creator>Ada</dc:creator>" * 10_000)), stores("Port opens", author="Ada")),
    wrong("ten-thousand-categories", rss(item("Port opens", more="".join(f"<category>{n}</category>" for n in range(10_000)))), stores("Port opens")),
    wrong("style-of-thirty-kilobytes", rss(item("Port opens", about=f"&lt;p style='{'a:b;' * 8_000}'&gt;It does.&lt;/p&gt;")), stores("Port opens", text="It does.")),
    wrong("style-that-is-damaged", rss(item("Port opens", about=f"<p style='{'a ' * 15_000}'>It does &bad;</p>")), recovers(1, ".")),
)  # fmt: skip

DATES = tuple(
    Case(f"date-{name}", dated(stamp), stores("Port opens", published=None))
    for name, stamp in (
        ("of-the-year-minus-one", "-0001-01-01T00:00:00Z"),
        ("of-the-year-0", "0000-01-01T00:00:00Z"),
        ("of-the-year-9999", "9999-12-31T23:59:59-23:59"),
        ("of-the-year-10000", "10000-01-01T00:00:00Z"),
        ("of-the-far-future", "Fri, 18 Apr 2099 06:00:00 GMT"),
        ("of-the-31st-of-february", "31 Feb 2025 25:61:61 +9999"),
        ("of-a-thousand-digits", "9" * 1_000),
        ("in-digits-of-another-script", "٢٠٢٥-٠٤-١٧T٠٦:٠٠:٠٠Z²"),
        ("steering", "&#x202e;2025-04-17&#x9b;31m"),
    )
)

GROUP = (*TYPES, *ENCODINGS, *AMOUNTS, *DATES)
