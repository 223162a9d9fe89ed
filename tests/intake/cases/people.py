"""Who wrote it, and what it is filed under."""

from __future__ import annotations

from tests.intake.cases.table import in_atom, in_rss

_AUTHORS = (
    # name, what stands in the item, who is shown
    ("rss-name", "<author>Ada Moor</author>", "Ada Moor"),
    ("rss-address-and-name", "<author>ada@gull.example (Ada Moor)</author>", "Ada Moor"),
    ("rss-name-and-address", "<author>Ada Moor &lt;ada@gull.example&gt;</author>", "Ada Moor"),
    ("rss-address", "<author>ada@gull.example</author>", "ada@gull.example"),
    ("rss-empty", "<author/>", ""),
    ("dc-creator", "<dc:creator>Ada Moor</dc:creator>", "Ada Moor"),
    ("dc-creator-cdata", "<dc:creator><![CDATA[Ada Moor]]></dc:creator>", "Ada Moor"),
    ("dc-author", "<dc:author>Ada Moor</dc:author>", "Ada Moor"),
    (
        "two",
        "<dc:creator>Ada Moor</dc:creator><dc:creator>Bo Tide</dc:creator>",
        "Ada Moor, Bo Tide",
    ),
    (
        "same-twice",
        "<dc:creator>Ada Moor</dc:creator><itunes:author>Ada Moor</itunes:author>",
        "Ada Moor",
    ),
    ("itunes", "<itunes:author>Gull Radio</itunes:author>", "Gull Radio"),
    ("entity", "<author>Gull &amp;amp; Sons</author>", "Gull & Sons"),
    ("tag", "<author>&lt;b&gt;Ada&lt;/b&gt; Moor</author>", "Ada Moor"),
    ("contributor", "<dc:contributor>Bo Tide</dc:contributor>", ""),
    ("photographer", "<media:credit>Bo Tide</media:credit>", ""),
    ("publisher", "<dc:publisher>Gull Times</dc:publisher>", ""),
    ("bidi", "<author>Ada \u202eMoor</author>", "Ada Moor"),
    ("300", f"<author>{'a' * 300}</author>", "a" * 300),
    ("301", f"<author>{'a' * 301}</author>", "a" * 300),
    ("16000", f"<author>{'a' * 16_000}</author>", "a" * 300),
    ("16000-with-address", f"<author>{'a@' * 8_000}</author>", ("a@" * 160)[:300]),
)
_CATEGORIES = (
    ("one", "<category>Harbour</category>", ["Harbour"]),
    ("two", "<category>Harbour</category><category>News</category>", ["Harbour", "News"]),
    ("same-twice", "<category>News</category><category>News</category>", ["News"]),
    ("domain", '<category domain="https://gull.example">Harbour</category>', ["Harbour"]),
    ("empty", "<category/><category>News</category>", ["News"]),
    ("entity", "<category>Ports &amp;amp; piers</category>", ["Ports & piers"]),
    ("dublin-core", "<dc:subject>Harbour</dc:subject>", ["Harbour"]),
    ("media", "<media:category>Harbour</media:category>", ["Harbour"]),
    ("media-keywords", "<media:keywords>pier, boats</media:keywords>", ["pier", "boats"]),
    ("itunes-keywords", "<itunes:keywords>pier, boats,</itunes:keywords>", ["pier", "boats"]),
    ("itunes", '<itunes:category text="News"/>', ["News"]),
    (
        "50-of-51",
        "".join(f"<category>c{number}</category>" for number in range(51)),
        [f"c{number}" for number in range(50)],
    ),
    ("100-characters", f"<category>{'a' * 101}</category>", ["a" * 100]),
)

CASES = (
    *(
        in_rss(f"author-{name}", f"<title>T</title>{inside}", title="T", author=shown)
        for name, inside, shown in _AUTHORS
    ),
    *(
        in_rss(f"category-{name}", f"<title>T</title>{inside}", title="T", categories=shown)
        for name, inside, shown in _CATEGORIES
    ),
    in_rss(
        "author-odd-address",
        "<title>T</title><author>Ada at ada@gull.example today</author>",
        title="T",
        author="Ada at today",
    ),
    in_atom(
        "author-atom",
        "<title>T</title><author><name>Ada Moor</name></author>",
        title="T",
        author="Ada Moor",
    ),
    in_atom(
        "author-atom-all-parts",
        "<title>T</title><author><name>Ada Moor</name><email>a@gull.example</email>"
        "<uri>https://gull.example/ada</uri></author>",
        title="T",
        author="Ada Moor",
    ),
    in_atom(
        "author-atom-two",
        "<title>T</title><author><name>Ada Moor</name></author><author><name>Bo Tide</name></author>",
        title="T",
        author="Ada Moor, Bo Tide",
    ),
    in_atom(
        "author-atom-contributor",
        "<title>T</title><author><name>Ada Moor</name></author><contributor><name>Bo</name></contributor>",
        title="T",
        author="Ada Moor",
    ),
    in_atom(
        "author-atom-with-picture",
        '<title>T</title><author><name>Ada Moor</name><gull:image src="a.png"/></author>',
        title="T",
        author="Ada Moor",
    ),
    in_atom(
        "category-atom-term",
        '<title>T</title><category term="news"/>',
        title="T",
        categories=["news"],
    ),
    in_atom(
        "category-atom-label",
        '<title>T</title><category term="" label="News"/>',
        title="T",
        categories=["News"],
    ),
)
