"""Damaged feeds, of which what can be recovered is kept and marked; and bytes that are no feed."""

from __future__ import annotations

import zlib

from tests.intake.cases.table import FAST, GUID, SLOW, Case, entry, feed, rss

_ITEM = f"<item>{GUID}<title>T</title></item>"
_MARKED = entry(title="T", damaged=True)


def _broken(
    name: str, body: bytes, *entries: dict[str, object], damage: str = "well-formed", **said: object
) -> Case:
    return Case(name, body, entries or (_MARKED,), feed(**said), SLOW, damage=damage)


def _mended(name: str, title: str, seen: str, damage: str) -> Case:
    return Case(
        name,
        rss(f"<item>{GUID}<title>{title}</title></item>"),
        (entry(title=seen),),
        feed(),
        FAST,
        damage=damage,
    )


_BREAKS = "breaks off in the middle"
_WHOLE = rss(f"{_ITEM}<item><guid>https://gull.example/2</guid><title>Two words</title></item>")

CASES = (
    _broken(
        "cut-in-a-title",
        _WHOLE[: _WHOLE.index(b"words")],
        _MARKED,
        entry(guid="https://gull.example/2", url="https://gull.example/2", title="", damaged=True),
        damage=_BREAKS,
    ),
    _broken("cut-between-items", _WHOLE[: _WHOLE.index(b"<item><guid>https")]),
    _broken("cut-in-a-tag", _WHOLE[: _WHOLE.index(b"<item><guid>https") + 4], damage=_BREAKS),
    _broken(
        "bare-ampersand",
        rss(f"<item>{GUID}<title>Gull & Sons</title></item>"),
        entry(title="Gull & Sons", damaged=True),
    ),
    _broken(
        "html-entity",
        rss(f"<item>{GUID}<title>Caf&eacute;</title></item>"),
        entry(title="Café", damaged=True),
    ),
    _broken(
        "nbsp", rss(f"<item>{GUID}<title>A&nbsp;B</title></item>"), entry(title="A B", damaged=True)
    ),
    _broken("unclosed-title", rss(f"<item>{GUID}<title>T</item>"), entry(damaged=True)),
    _broken(
        "overlapping-tags",
        rss(f"<item>{GUID}<title>T</title><category>C</item></category>"),
        entry(title="T", categories=["C"], damaged=True),
    ),
    _broken(
        "unquoted-attribute", rss(f"<item>{GUID}<title>T</title><source url=x>S</source></item>")
    ),
    _broken(
        "attribute-twice",
        rss(f'<item>{GUID}<title>T</title><source url="a" url="b">S</source></item>'),
    ),
    _broken("undeclared-prefix", rss(f"<item>{GUID}<title>T</title><gnu:x>1</gnu:x></item>")),
    _broken("after-the-end", rss(_ITEM) + b"<p>Generated in 3 ms</p>"),
    _broken("warning-before", b"Warning: mysql_connect() failed\n" + rss(_ITEM)),
    _broken("two-roots", b"<x/>" + rss(_ITEM)),
    _broken("no-closing-root", rss(_ITEM).replace(b"</rss>", b"")),
    _broken(
        "cdata-not-closed",
        rss(f"<item>{GUID}<title>T</title><description><![CDATA[D</description></item>"),
        _MARKED,
    ),
    Case("white-space-before", b"\n\n  " + rss(_ITEM), (entry(title="T"),), feed()),
    Case("comment-before", b"<!-- made by hand -->" + rss(_ITEM)[39:], (entry(title="T"),), feed()),
    Case("white-space-after", rss(_ITEM) + b"\n\n\n", (entry(title="T"),), feed()),
    Case(
        "stylesheet",
        rss(_ITEM).replace(b"<rss", b'<?xml-stylesheet href="a.xsl"?><rss', 1),
        (entry(title="T"),),
        feed(),
    ),
    _mended("raw-escape", "Pi\x1b[31mer", "Pi[31mer", "control characters"),
    _mended("raw-nul", "Pi\x00er", "Pier", "control characters"),
    _mended("reference-to-escape", "Pi&#27;[31mer", "Pi[31mer", "references to control characters"),
    _mended("reference-to-nul", "Pi&#0;er", "Pier", "references to control characters"),
    _mended("reference-to-surrogate", "Pi&#xD800;er", "Pier", "references to control characters"),
    _mended(
        "reference-beyond-unicode", "Pi&#x110000;er", "Pier", "references to control characters"
    ),
    Case(
        "entity-bomb",
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>Gull</title><item>'
        b'<guid isPermaLink="false">g1</guid><title>T</title><description>&c;</description></item></channel></rss>',
        (entry(title="T", summary="&c;", damaged=True),),
        feed(title="Gull"),
        SLOW,
        damage="well-formed",
    ),
    Case(
        "external-entity",
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0">'
        b'<channel><title>Gull</title><item><guid isPermaLink="false">g1</guid><title>T</title>'
        b"<description>&x;</description></item></channel></rss>",
        (entry(title="T", summary="&x;", damaged=True),),
        feed(title="Gull"),
        SLOW,
        damage="well-formed",
    ),
    Case(
        "own-entity",
        b'<?xml version="1.0"?><!DOCTYPE rss [\n<!ENTITY gull "Gull">\n]><rss version="2.0"><channel>'
        b'<title>Gull</title><item><guid isPermaLink="false">g1</guid><title>&gull; news</title></item></channel></rss>',
        (entry(title="Gull news"),),
        feed(title="Gull"),
        SLOW,
    ),
)

REFUSED = tuple(
    Case(name, body, error=error)
    for name, body, error in (
        ("empty", b"", "the answer is empty"),
        ("white-space", b" \n\t ", "the answer is empty"),
        ("only-a-mark", b"\xef\xbb\xbf", "the answer is empty"),
        ("html-5", b"<!doctype html><html><body>Hello</body></html>", "a web page, not a feed"),
        ("html-upper-case", b"<HTML><BODY>Hello</BODY></HTML>", "a web page, not a feed"),
        (
            "xhtml",
            b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>',
            "a web page, not a feed",
        ),
        ("html-after-comment", b"<!-- hi --> <html></html>", "a web page, not a feed"),
        ("plain-text", b"Not found", "neither RSS, Atom nor JSON Feed"),
        (
            "opml",
            b'<opml version="2.0"><head/><body><outline text="a"/></body></opml>',
            "neither RSS",
        ),
        (
            "sitemap",
            b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>',
            "neither RSS",
        ),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><title>T</title></svg>', "neither RSS"),
        ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "neither RSS"),
        ("compressed", zlib.compress(b"x" * 500), "neither RSS"),
        ("json-text", b'"just a text"', "neither RSS"),
    )
)
