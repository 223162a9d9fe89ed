"""What a feed says of itself and how often to ask; modules and formats in whole documents."""

from __future__ import annotations

from tests.intake.cases.table import FAST, GUID, NAMESPACES, SLOW, Case, atom, entry, feed, rss

_ITEM = f"<item>{GUID}<title>T</title></item>"
_T = entry(title="T")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _channel(name: str, channel: str, path: str = FAST, **said: object) -> Case:
    return Case(name, rss(_ITEM, channel), (_T,), feed(**said), path)


def _rdf(items: str, namespace: str = "http://purl.org/rss/1.0/", channel: str = "") -> bytes:
    spaces = NAMESPACES.replace('xmlns:atom="http://www.w3.org/2005/Atom"', "")
    return (
        f'<rdf:RDF xmlns:rdf="{_RDF}" xmlns="{namespace}" {spaces}>'
        f'<channel rdf:about="https://gull.example/"><title>Gull</title>'
        f"<link>https://gull.example/</link>{channel}"
        '<items><rdf:Seq><rdf:li rdf:resource="https://gull.example/a"/></rdf:Seq></items></channel>'
        f'<image rdf:about="i"><title>Logo</title><link>https://other.example/</link></image>{items}'
        "</rdf:RDF>"
    ).encode()


def _rdf_item(inside: str) -> str:
    return f'<item rdf:about="https://gull.example/a">{inside}</item>'


def _version(version: str) -> Case:
    items = "<item><title>T</title><link>https://gull.example/a</link><description>D</description></item>"
    url = "https://gull.example/a"
    return Case(
        f"rss-{version}",
        rss(items, "<title>Gull</title>", version),
        (entry(guid=url, url=url, title="T", summary="D"),),
        feed(title="Gull"),
    )


_ATOM_03 = (
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Gull</title>'
    '<link rel="alternate" type="text/html" href="https://gull.example/"/>'
    '<entry><title mode="escaped" type="text/html">&lt;b&gt;Pier&lt;/b&gt;</title>'
    '<link rel="alternate" type="text/html" href="https://gull.example/a"/><id>g1</id>'
    "<issued>2026-11-20T09:00:00Z</issued><modified>2026-11-21T10:20:30Z</modified>"
    "<created>2026-11-19T00:00:00Z</created><author><name>Ada Moor</name></author>"
    '<summary type="text/plain">S</summary></entry></feed>'
)

CASES = (
    _channel("title", "<title>Gull &amp; Sons</title>", title="Gull & Sons"),
    _channel("title-html", "<title>&lt;b&gt;Gull&lt;/b&gt;</title>", title="Gull"),
    _channel("link", "<link>https://gull.example/</link>", url="https://gull.example/"),
    _channel("link-relative", "<link>/</link>", url="https://gull.example/"),
    _channel("link-unsafe", "<link>javascript:alert(1)</link>"),
    _channel(
        "link-beside-self",
        '<link>https://gull.example/</link><atom:link rel="self" href="https://gull.example/feed"/>',
        url="https://gull.example/",
    ),
    _channel(
        "image-has-a-title-too",
        "<title>Gull</title><image><url>i</url><title>Logo</title><link>https://o.example</link></image>",
        title="Gull",
    ),
    _channel(
        "text-input-has-a-title-too",
        "<title>Gull</title><textInput><title>Search</title><name>q</name><link>https://o.example</link></textInput>",
        title="Gull",
    ),
    _channel(
        "owner",
        "<title>Gull</title><itunes:owner><itunes:name>Ada</itunes:name></itunes:owner>",
        title="Gull",
    ),
    _channel("ttl", "<ttl>60</ttl>", ttl_minutes=60),
    _channel("ttl-zero", "<ttl>0</ttl>"),
    _channel("ttl-words", "<ttl>hourly</ttl>"),
    _channel("ttl-a-year", "<ttl>525600</ttl>", ttl_minutes=10_080),
    _channel("update-period", "<sy:updatePeriod>hourly</sy:updatePeriod>", ttl_minutes=60),
    _channel(
        "update-frequency",
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
        ttl_minutes=360,
    ),
    _channel(
        "update-frequency-zero",
        "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
        ttl_minutes=1440,
    ),
    _channel(
        "ttl-before-period",
        "<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>",
        ttl_minutes=30,
    ),
    _channel(
        "skip-hours",
        "<skipHours><hour>3</hour><hour>1</hour><hour>24</hour><hour>99</hour></skipHours>",
        skip_hours=[0, 1, 3],
    ),
    _channel(
        "skip-days",
        "<skipDays><day>Sunday</day><day> monday </day><day>Sunday</day><day>Doomsday</day></skipDays>",
        skip_days=[0, 6],
    ),
    Case(
        "language",
        rss(_ITEM, "<language>en-gb</language>"),
        (entry(title="T", language="en-gb"),),
        feed(language="en-gb"),
    ),
    Case(
        "language-underscore",
        rss(_ITEM, "<language>pt_BR</language>"),
        (entry(title="T", language="pt-BR"),),
        feed(language="pt-BR"),
    ),
    Case(
        "language-dublin-core",
        rss(
            f"<item>{GUID}<title>T</title><dc:language>de</dc:language></item>",
            "<language>en</language>",
        ),
        (entry(title="T", language="de"),),
        feed(language="en"),
    ),
    Case(
        "language-of-the-root",
        rss(_ITEM, root=' xml:lang="fr"'),
        (entry(title="T", language="fr"),),
        feed(language="fr"),
    ),
    Case(
        "language-of-one-title",
        rss(f'<item>{GUID}<title xml:lang="fr">T</title></item>', "<language>en</language>"),
        (entry(title="T", language="fr"),),
        feed(language="en"),
        SLOW,
    ),
    Case(
        "items-before-the-title",
        rss(_ITEM, "").replace(b"</channel>", b"<title>Gull</title></channel>"),
        (_T,),
        feed(title="Gull"),
    ),
    Case("no-items", rss("", "<title>Gull</title>"), (), feed(title="Gull")),
    *(_version(version) for version in ("0.91", "0.92", "0.93", "0.94", "2.0.1")),
    Case(
        "rss-netscape-doctype",
        b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
        b' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        b"<title>Gull</title><item><title>T</title><link>https://gull.example/a</link></item></channel></rss>",
        (entry(guid="https://gull.example/a", url="https://gull.example/a", title="T"),),
        feed(title="Gull"),
        SLOW,
    ),
    Case(
        "rss-userland-namespace",
        b'<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>Gull</title>'
        b'<item><guid isPermaLink="false">g1</guid><title>T</title></item></channel></rss>',
        (_T,),
        feed(title="Gull"),
    ),
    Case(
        "rss-unknown-namespace",
        b'<rss version="2.0" xmlns="http://gull.example/rss"><channel><title>Gull</title>'
        b'<item><guid isPermaLink="false">g1</guid><title>T</title></item></channel></rss>',
        (_T,),
        feed(title="Gull"),
        SLOW,
    ),
    Case(
        "rss-other-prefixes",
        b'<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Gull</title>'
        b'<item><guid isPermaLink="false">g1</guid><title>T</title><d:creator>Ada</d:creator></item>'
        b"</channel></rss>",
        (entry(title="T", author="Ada"),),
        feed(title="Gull"),
    ),
    Case(
        "foreign-elements",
        rss(
            f"<item>{GUID}<title>T</title><gull:rank>1</gull:rank><gull:box><gull:title>no</gull:title></gull:box></item>"
        ),
        (_T,),
        feed(),
    ),
    Case(
        "slash-comments",
        rss(f"<item>{GUID}<title>T</title><slash:comments>3</slash:comments></item>"),
        (_T,),
        feed(),
    ),
    Case(
        "rdf-1.0",
        _rdf(
            _rdf_item(
                "<title>T</title><link>https://gull.example/a</link><description>D</description>"
                "<dc:creator>Ada Moor</dc:creator><dc:date>2026-11-21T10:20:30Z</dc:date>"
                "<dc:subject>News</dc:subject><content:encoded>&lt;p&gt;All&lt;/p&gt;</content:encoded>"
            )
        ),
        (
            entry(
                guid="https://gull.example/a",
                url="https://gull.example/a",
                title="T",
                summary="D",
                content="<p>All</p>",
                author="Ada Moor",
                published="2026-11-21T10:20:30+00:00",
                updated="2026-11-21T10:20:30+00:00",
                categories=["News"],
            ),
        ),
        feed(title="Gull", url="https://gull.example/"),
    ),
    Case(
        "rdf-0.9",
        _rdf(
            "<item><title>T</title><link>https://gull.example/a</link></item>",
            "http://my.netscape.com/rdf/simple/0.9/",
        ),
        (entry(guid="https://gull.example/a", url="https://gull.example/a", title="T"),),
        feed(title="Gull", url="https://gull.example/"),
    ),
    Case(
        "rdf-about-is-the-guid",
        _rdf(_rdf_item("<title>T</title><link>https://gull.example/b</link>")),
        (entry(guid="https://gull.example/a", url="https://gull.example/b", title="T"),),
        feed(title="Gull", url="https://gull.example/"),
    ),
    Case(
        "rdf-language",
        _rdf(_rdf_item("<title>T</title>"), channel="<dc:language>ja</dc:language>"),
        (
            entry(
                guid="https://gull.example/a",
                title="T",
                language="ja",
            ),
        ),
        feed(title="Gull", url="https://gull.example/", language="ja"),
    ),
    Case(
        "atom-feed",
        atom(
            "<entry><id>g1</id><title>T</title></entry>",
            '<title type="html">Gull &amp;amp; Sons</title><id>urn:gull</id>'
            '<link rel="self" href="https://gull.example/feed"/><link href="https://gull.example/"/>'
            "<updated>2026-11-21T10:20:30Z</updated><author><name>Gull</name></author>",
        ),
        (_T,),
        feed(title="Gull & Sons", url="https://gull.example/"),
    ),
    Case(
        "atom-language",
        atom("<entry><id>g1</id><title>T</title></entry>", root=' xml:lang="de-AT"'),
        (entry(title="T", language="de-AT"),),
        feed(language="de-AT"),
    ),
    Case(
        "atom-source",
        atom(
            "<entry><id>g1</id><title>T</title><source><id>other</id><title>Other</title>"
            '<link href="https://other.example/"/><updated>2020-01-01T00:00:00Z</updated></source></entry>'
        ),
        (_T,),
        feed(),
    ),
    Case(
        "atom-media-group",
        atom(
            "<entry><id>g1</id><title>T</title><media:group><media:title>M</media:title>"
            '<media:content url="https://gull.example/v.mp4"/><media:description>A boat.</media:description>'
            "</media:group></entry>"
        ),
        (entry(title="T", summary="A boat."),),
        feed(),
    ),
    Case(
        "atom-prefixed",
        b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Gull</a:title>'
        b"<a:entry><a:id>g1</a:id><a:title>T</a:title></a:entry></a:feed>",
        (_T,),
        feed(title="Gull"),
    ),
    Case(
        "atom-0.3",
        _ATOM_03.encode(),
        (
            entry(
                url="https://gull.example/a",
                title="Pier",
                summary="S",
                author="Ada Moor",
                published="2026-11-20T09:00:00+00:00",
                updated="2026-11-21T10:20:30+00:00",
            ),
        ),
        feed(title="Gull", url="https://gull.example/"),
    ),
    Case(
        "atom-0.3-base64",
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Gull</title><entry><id>g1</id>'
        b'<title>T</title><summary mode="base64" type="text/html">PHA+UzwvcD4=</summary></entry></feed>',
        (entry(title="T", summary="S"),),
        feed(title="Gull"),
        SLOW,
    ),
    Case(
        "atom-without-namespace",
        b"<feed><title>Gull</title><entry><id>g1</id><title>T</title></entry></feed>",
        (_T,),
        feed(title="Gull"),
        SLOW,
    ),
    Case(
        "upper-case-rss",
        b'<RSS version="2.0"><CHANNEL><TITLE>Gull</TITLE><ITEM><GUID isPermaLink="false">g1</GUID>'
        b"<TITLE>T</TITLE></ITEM></CHANNEL></RSS>",
        (_T,),
        feed(title="Gull"),
    ),
)
