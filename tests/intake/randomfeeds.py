"""Well-formed feeds made at random from the parts that feeds are made of, the odd ones too."""

from __future__ import annotations

import random

from tests.intake.cases.table import NAMESPACES

_TEXTS = (
    *("Plain words", "Gull &amp; Co", "Gull &amp;amp; Co", "&lt;b&gt;Bold&lt;/b&gt; text", "", "  spaced  "),
    *("<![CDATA[<p>One</p><p>Two &amp; three</p>]]>", "<![CDATA[A & B]]>", "I &lt;3 you", "x &lt;y&gt; z"),
    *("café", "cafÃ©", "\u0093quoted\u0094", "a <!-- c --> b", "5 &amp;lt; 6", "&lt;br/&gt;line"),
    *("Привет мир", "&#8217;tis", "a &amp;#8217; b", "<b>inline</b>", "&lt;input&gt;x&lt;/input&gt;"),
)  # fmt: skip
_ADDRESSES = (
    *("http://gull.example/1", "/rel/2", "https://gull.example/?a=1&amp;b=2&amp;copy;=3", "urn:uuid:1"),
    *("javascript:alert(1)", "", "http:///gull.example/x", " http://gull.example/s "),
)  # fmt: skip
_DATES = (
    *("Sat, 21 Nov 2026 10:00:00 GMT", "2026-11-20T10:00:00Z", "2026-11-19T10:00:00.123+02:00", ""),
    *("19 Nov 2026 10:00 EST", "2026-11-18", "gibberish", "2026-11-18 09:00:00"),
)  # fmt: skip
_PEOPLE = (
    "Ada Moor",
    "ada@gull.io (Ada Moor)",
    "Ada &lt;ada@gull.io&gt;",
    "ada@gull.io",
    "",
    "a @ b",
)

_RSS_PARTS = (
    *("title|T", 'title type="html"|T', "link|A", "guid|A", 'guid isPermaLink="false"|A', "description|T"),
    *("pubDate|D", "dc:date|D", "dc:creator|P", "author|P", "itunes:author|P", "category|T", "dc:subject|T"),
    *('category domain="x"|T', "content:encoded|T", "media:description|T", "media:title|T", "comments|A"),
    *('media:description type="plain"|T', "slash:comments|T", "itunes:summary|T", "summary|T", "dc:title|T"),
    *("dcterms:modified|D", "dcterms:created|D", "itunes:keywords|T", "media:keywords|T", "dc:language|L"),
    *("image|A", "dc:description|T", "content|T", 'media:category label="Q"|T', "thumb|A", "date|D"),
    *("dc:identifier|A", "gull:rank|T", 'itunes:category text="News"|', 'source url="http://o.example"|T'),
    *('enclosure url="http://gull.example/a.mp3"|', 'atom:link rel="self" href="/s"|'),
    *('atom:link rel="alternate" href="/al"|', "gull:box>gull:title|T", "gull:box>title|T"),
    *("media:content>media:title|T", "media:content>media:description|T", "media:group>media:description|T"),
)  # fmt: skip
_ATOM_PARTS = (
    *("title|T", 'title type="html"|T', 'title type="text"|T', "id|A", "summary|T", 'summary type="html"|T'),
    *("content|T", 'content type="html"|T', 'content type="xhtml"|T', 'content type="image/png"|T'),
    *("published|D", "updated|D", "issued|D", "modified|D", "created|D", "author>name|P", "dc:creator|P"),
    *('link href="/1"|', 'link rel="self" href="/2"|', 'link type="text/plain" href="/3"|', "rights|T"),
    *('link rel="alternate" type="text/html" href="/4"|', 'category term="T" label="L"|', "dc:subject|T"),
    *("contributor>name|P", "source>title|T", "source>updated|D", "media:group>media:title|T"),
    *("media:group>media:description|T", "media:description|T", "gull:x|T", 'category term="U"|'),
)  # fmt: skip
_HEAD_PARTS = (
    *("title|T", "link|A", "language|L", "description|T", "image>title|T", "textInput>title|T", "ttl|T"),
    *("itunes:owner>itunes:name|P", "managingEditor|P", "gull:bar>gull:x|T", "itunes:category>itunes:x|T"),
    *('atom:link rel="self" href="/f"|', "guid|A"),
)  # fmt: skip
_ATOM_HEAD_PARTS = (
    "title|T",
    'link href="/"|',
    "id|A",
    "image>title|T",
    "author>name|P",
    "subtitle|T",
)
_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
_ATOM_SPACES = NAMESPACES.replace("xmlns:atom=", "xmlns:a=")
_RDF_SPACES = NAMESPACES.replace('xmlns:atom="http://www.w3.org/2005/Atom"', 'xmlns:atom="urn:no"')


class RandomFeeds:
    """A maker of feeds; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.values = {
            "T": _TEXTS,
            "A": _ADDRESSES,
            "D": _DATES,
            "P": _PEOPLE,
            "L": ("en", "pt_BR"),
            "": ("",),
        }

    def feed(self) -> str:
        """Return the next feed: RSS 2.0, RSS 1.0 or Atom."""
        return self.random.choice((self._rss, self._rss, self._rdf, self._atom))()

    def _rss(self) -> str:
        language = self.random.choice(("", "", ' xml:lang="fr"'))
        head, tail = self._some(_HEAD_PARTS, 6), self._some(_HEAD_PARTS, 1)
        return f'<rss version="2.0" {NAMESPACES}{language}><channel>{head}{self._items(_RSS_PARTS, "item")}{tail}</channel></rss>'

    def _rdf(self) -> str:
        channel = f'<channel rdf:about="/">{self._some(_HEAD_PARTS, 4)}<items><rdf:Seq/></items></channel>'
        return f"<rdf:RDF {_RDF} {_RDF_SPACES}>{channel}{self._items(_RSS_PARTS, 'item')}</rdf:RDF>"

    def _atom(self) -> str:
        space = self.random.choice(("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"))
        head = self._some(_ATOM_HEAD_PARTS, 5)
        return (
            f'<feed xmlns="{space}" {_ATOM_SPACES}>{head}{self._items(_ATOM_PARTS, "entry")}</feed>'
        )

    def _items(self, parts: tuple[str, ...], name: str) -> str:
        return "".join(
            f"<{name}>{self._some(parts, 9)}</{name}>" for _ in range(self.random.randrange(4))
        )

    def _some(self, parts: tuple[str, ...], limit: int) -> str:
        chosen = self.random.choices(parts, k=self.random.randrange(limit + 1))
        return "".join(map(self._element, chosen))

    def _element(self, part: str) -> str:
        names, _, kind = part.partition("|")
        text = self.random.choice(self.values[kind])
        for name in reversed(names.split(">")):
            text = f"<{name}>{text}</{name.split()[0]}>"
        return text
