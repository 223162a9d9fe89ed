"""Links and guids: what is opened, and what an entry is known by."""

from __future__ import annotations

from tests.intake.cases.table import FAST, NAMESPACES, SLOW, Case, entry, feed, in_atom, in_rss, rss

_A = "https://gull.example/a"
_LINKS = (
    # name, what stands in <link>, the address that is kept
    ("plain", _A, _A),
    ("http", "http://gull.example/a", "http://gull.example/a"),
    ("spaces-around", f"\n  {_A}  \n", _A),
    ("query", f"{_A}?b=1&amp;c=2", f"{_A}?b=1&c=2"),
    ("query-escaped-twice", f"{_A}?b=1&amp;amp;c=2", f"{_A}?b=1&c=2"),
    ("fragment", f"{_A}#top", f"{_A}#top"),
    ("cdata", f"<![CDATA[{_A}?b=1&c=2]]>", f"{_A}?b=1&c=2"),
    ("relative", "/a", _A),
    ("relative-to-scheme", "//gull.example/a", _A),
    ("international", "https://möwe.example/straße", "https://möwe.example/straße"),
    ("javascript", "javascript:alert(1)", ""),
    ("data", "data:text/html,hello", ""),
    ("mailto", "mailto:ada@gull.example", ""),
    ("credentials", "https://ada:secret@gull.example/a", ""),
    ("flag", "--help", "https://gull.example/--help"),
    ("bad-port", "https://gull.example:99999/a", ""),
    ("bidi", "https://gull.example/\u202ea", ""),
    ("quote", 'https://gull.example/"onclick=', ""),
    ("long", f"{_A}?{'b' * 4000}", ""),
)

CASES = (
    *(in_rss(name, f"<link>{printed}</link>", url=kept) for name, printed, kept in _LINKS),
    in_rss("file", "<link>file:///etc/passwd</link>", SLOW),
    in_rss("slashes", "<link>https:///gull.example/a</link>", SLOW, url=_A),
    in_rss("none", "<title>T</title>", title="T"),
    in_rss("last-of-two", f"<link>https://gull.example/old</link><link>{_A}</link>", url=_A),
    in_rss("href-attribute", f'<link href="{_A}"/>', url=_A),
    in_rss("atom-link", f'<atom:link href="{_A}"/>', url=_A),
    in_rss("atom-self-is-not-it", f'<link>{_A}</link><atom:link rel="self" href="/x"/>', url=_A),
    in_rss(
        "enclosure-is-not-it",
        f'<link>{_A}</link><enclosure url="https://gull.example/a.mp3" length="1" type="audio/mpeg"/>',
        url=_A,
    ),
    in_rss("comments-are-not-it", f"<link>{_A}</link><comments>{_A}#c</comments>", url=_A),
    in_rss(
        "source-is-not-it",
        f'<link>{_A}</link><source url="https://other.example/feed">Other</source>',
        url=_A,
    ),
    Case(
        "guid-is-the-link",
        rss(f"<item><title>T</title><guid>{_A}</guid></item>"),
        (entry(guid=_A, url=_A, title="T"),),
        feed(),
    ),
    Case(
        "guid-beside-the-link",
        rss(f"<item><guid>https://gull.example/?p=1</guid><link>{_A}</link></item>"),
        (entry(guid="https://gull.example/?p=1", url=_A),),
        feed(),
    ),
    Case(
        "guid-that-is-no-address",
        rss("<item><title>T</title><guid>12345</guid></item>"),
        (entry(guid="12345", title="T"),),
        feed(),
    ),
    Case(
        "guid-not-a-permalink",
        rss(f'<item><title>T</title><guid isPermaLink="false">{_A}</guid></item>'),
        (entry(guid=_A, title="T"),),
        feed(),
        FAST,
    ),
    Case(
        "guid-missing",
        rss(f"<item><title>T</title><link>{_A}</link></item>"),
        (entry(guid=_A, url=_A, title="T"),),
        feed(),
    ),
    Case(
        "guid-and-link-missing",
        rss("<item><title>T</title><pubDate>Sat, 21 Nov 2026 10:20:30 GMT</pubDate></item>"),
        (
            entry(
                # sha256 of "", the title and the printed date, each on its line
                guid="sha256:db73eafe3873d17924a72903b07fd4230e3d42388b080e1a58c8ed8cb736ec87",
                title="T",
                published="2026-11-21T10:20:30+00:00",
            ),
        ),
        feed(),
    ),
    Case(
        "guid-twice",
        rss(f"<item><guid>{_A}</guid><title>T</title></item>" * 2),
        (entry(guid=_A, url=_A, title="T"),),
        feed(),
    ),
    Case(
        "guid-constant",
        rss(
            '<item><guid isPermaLink="false">0</guid><link>https://gull.example/1</link></item>'
            '<item><guid isPermaLink="false">0</guid><link>https://gull.example/2</link></item>'
        ),
        (
            entry(guid="https://gull.example/1", url="https://gull.example/1"),
            entry(guid="https://gull.example/2", url="https://gull.example/2"),
        ),
        feed(),
    ),
    Case(
        "relative-to-the-site",
        rss(
            "<item><guid>g1</guid><link>a</link></item>", "<link>https://site.example/news/</link>"
        ),
        (entry(url="https://site.example/news/a"),),
        feed(url="https://site.example/news/"),
    ),
    Case(
        "xml-base",
        rss(
            '<item><guid isPermaLink="false">g1</guid><link>a</link></item>',
            root=' xml:base="https://base.example/x/"',
        ),
        (entry(url="https://base.example/x/a"),),
        feed(),
        SLOW,
    ),
    Case("nothing-said", rss("<item/>"), (), feed()),
    in_atom("atom-alternate", f'<link rel="alternate" href="{_A}"/>', url=_A),
    in_atom("atom-no-rel", f'<link href="{_A}"/>', url=_A),
    in_atom(
        "atom-html-of-two",
        f'<link rel="self" href="/s"/><link type="text/html" href="{_A}"/>',
        url=_A,
    ),
    in_atom(
        "atom-not-the-plain-one",
        f'<link href="{_A}"/><link rel="alternate" type="text/plain" href="/t"/>',
        url=_A,
    ),
    in_atom("atom-relative", '<link href="/a"/>', url=_A),
    in_atom("atom-javascript", '<link href="javascript:alert(1)"/><title>T</title>', title="T"),
    Case(
        "atom-id-is-the-link",
        f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES.replace("xmlns:atom", "xmlns:a")}>'
        f"<entry><id>{_A}</id></entry></feed>".encode(),
        (entry(guid=_A, url=_A),),
        feed(),
    ),
    in_atom("atom-urn", "<title>T</title>", title="T"),
)
