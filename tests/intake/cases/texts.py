"""Titles, summaries and full texts: HTML or not, decoded once, never twice."""

from __future__ import annotations

from tests.intake.cases.table import FAST, SLOW, in_atom, in_rss

_TITLES = (
    # name, what stands in <title>, what a reader sees, who reads the feed
    ("plain", "Pier reopens", "Pier reopens", FAST),
    ("ampersand", "Gull &amp; Sons", "Gull & Sons", FAST),
    ("escaped-twice", "Gull &amp;amp; Sons", "Gull & Sons", FAST),
    ("escaped-tag", "&lt;b&gt;Pier&lt;/b&gt; reopens", "Pier reopens", FAST),
    ("cdata-tag", "<![CDATA[<em>Pier</em> reopens]]>", "Pier reopens", FAST),
    ("cdata-ampersand", "<![CDATA[Gull & Sons]]>", "Gull & Sons", FAST),
    ("cdata-entity", "<![CDATA[Gull &amp; Sons]]>", "Gull & Sons", FAST),
    ("typographic", "<![CDATA[It&#8217;s open]]>", "It’s open", FAST),
    ("numeric", "It&#8217;s open", "It’s open", FAST),
    ("hexadecimal", "It&#x2019;s open", "It’s open", FAST),
    ("heart", "I &lt;3 the pier", "I <3 the pier", FAST),
    ("less-than", "1 &lt; 2 &gt; 0", "1 < 2 > 0", FAST),
    ("pretend-tag", "How to use &lt;gull&gt; in a page", "How to use <gull> in a page", FAST),
    ("generic", "List&lt;String&gt; explained", "List<String> explained", FAST),
    ("two-lines", "Pier\n   reopens\t today", "Pier reopens today", FAST),
    ("break", "Pier&lt;br/&gt;reopens", "Pier reopens", FAST),
    ("image", '&lt;img src="a.png"&gt; Pier reopens', "Pier reopens", FAST),
    ("script", "&lt;script&gt;alert(1)&lt;/script&gt;Pier", "&lt;script", ""),
    ("comment-inside", "Pier <!-- not this --> reopens", "Pier reopens", FAST),
    ("inline-markup", "Pier <b>reopens</b> today", "Pier reopens today", SLOW),
    ("cyrillic", "Мост открыт", "Мост открыт", FAST),
    ("emoji", "Pier 🌊 reopens", "Pier 🌊 reopens", FAST),
    ("bidi", "Pier \u202egnp\u202c", "Pier gnp", FAST),
    ("zero-width", "Pi\u200ber", "Pier", FAST),
    ("c1-as-windows-1252", "\u0093Open\u0094", "“Open”", FAST),
    ("utf8-twice", "CafÃ©", "Café", FAST),
    ("textual-markup", "[@click=app.quit]Breaking[/]", "[@click=app.quit]Breaking[/]", FAST),
    ("empty", "", "", FAST),
    ("processing-instruction", "Pier <?php x ?>reopens", "Pier reopens", FAST),
)
_SUMMARIES = (
    ("plain", "The pier is open.", "The pier is open.", FAST),
    ("html", "&lt;p&gt;The pier is &lt;b&gt;open&lt;/b&gt;.&lt;/p&gt;", "The pier is open.", FAST),
    ("paragraphs", "<![CDATA[<p>One.</p><p>Two.</p>]]>", "One.\n\nTwo.", FAST),
    ("breaks", "<![CDATA[One.<br><br>Two.]]>", "One.\n\nTwo.", FAST),
    ("one-break", "<![CDATA[One.<br/>Two.]]>", "One.\nTwo.", FAST),
    ("list", "<![CDATA[<ul><li>One</li><li>Two</li></ul>]]>", "One\n\nTwo", FAST),
    ("link", '<![CDATA[See <a href="http://x.example">this</a>.]]>', "See this.", FAST),
    ("image", '<![CDATA[<img src="a.jpg" alt="A"/>The pier.]]>', "The pier.", FAST),
    ("script", "<![CDATA[<script>alert(1)</script>The pier.]]>", "The pier.", FAST),
    ("style", "<![CDATA[<style>p{color:red}</style>The pier.]]>", "The pier.", FAST),
    ("comment", "<![CDATA[The <!-- old --> pier.]]>", "The pier.", FAST),
    ("unclosed", "<![CDATA[<p>The <b>pier]]>", "The pier", FAST),
    ("entities", "<![CDATA[Gull &amp; Sons &mdash; &copy; 2026]]>", "Gull & Sons — © 2026", FAST),
    ("nbsp", "<![CDATA[The&nbsp;pier]]>", "The pier", FAST),
    ("escape-character", "<![CDATA[The &#27;[31mpier]]>", "The [31mpier", FAST),
    ("c1-reference", "<![CDATA[The &#155;31m pier]]>", "The ›31m pier", FAST),
    (
        "decoded-once",
        "<![CDATA[Write &amp;lt;b&amp;gt; for bold]]>",
        "Write &lt;b&gt; for bold",
        FAST,
    ),
    ("white-space", "<![CDATA[  The \n\n pier\t is  open. ]]>", "The pier is open.", FAST),
)
_FULL = "<p>The pier is open. The boats are back.</p>"

CASES = (
    *(
        in_rss(f"title-{name}", f"<title>{printed}</title>", path, title=seen)
        for name, printed, seen, path in _TITLES
        if path
    ),
    *(
        in_rss(f"summary-{name}", f"<description>{printed}</description>", path, summary=seen)
        for name, printed, seen, path in _SUMMARIES
    ),
    in_rss(
        "title-script",
        "<title>&lt;script&gt;alert(1)&lt;/script&gt;Pier</title>",
        title="<script>alert(1)</script>Pier",  # not taken for HTML: shown as it is, harmless
    ),
    in_rss("title-first-wins", "<title>One</title><dc:title>Two</dc:title>", title="One"),
    in_rss("title-empty-then-dublin-core", "<title/><dc:title>Two</dc:title>", title="Two"),
    in_rss(
        "title-not-of-the-picture",
        "<title>Pier</title><media:content url='a.jpg'><media:title>A photo</media:title></media:content>",
        title="Pier",
    ),
    in_rss(
        "title-picture-first",
        "<media:content url='a.jpg'><media:title>A photo</media:title></media:content><title>Pier</title>",
        title="Pier",
    ),
    in_rss("title-only-of-the-picture", "<media:title>A photo</media:title>", title="A photo"),
    in_rss("title-1000", f"<title>{'a' * 1000}</title>", title="a" * 1000),
    in_rss("title-1001", f"<title>{'a' * 1001}</title>", title="a" * 1000),
    in_rss(
        "content-encoded",
        f"<description>Short.</description><content:encoded><![CDATA[{_FULL}]]></content:encoded>",
        summary="Short.",
        content=_FULL,
    ),
    in_rss(
        "content-before-summary",
        f"<content:encoded><![CDATA[{_FULL}]]></content:encoded><description>Short.</description>",
        summary="Short.",
        content=_FULL,
    ),
    in_rss(
        "content-alone",
        f"<content:encoded><![CDATA[{_FULL}]]></content:encoded>",
        summary="The pier is open. The boats are back.",
        content=_FULL,
    ),
    in_rss(
        "content-longest-of-two",
        f"<description>S</description><content:encoded>&lt;p&gt;Old&lt;/p&gt;</content:encoded>"
        f"<content:encoded><![CDATA[{_FULL}]]></content:encoded>",
        summary="S",
        content=_FULL,
    ),
    in_rss(
        "content-caption-is-none",
        "<description>The pier is open, and the boats are back.</description>"
        "<media:description>A boat.</media:description>",
        summary="The pier is open, and the boats are back.",
    ),
    in_rss(
        "content-control-characters",
        "<description>S</description><content:encoded>&lt;p&gt;a\u200bb\u202ec&lt;/p&gt;</content:encoded>",
        summary="S",
        content="<p>abc</p>",
    ),
    in_rss(
        "summary-second-description",
        "<description>S</description><description>&lt;p&gt;The long one&lt;/p&gt;</description>",
        summary="S",
        content="<p>The long one</p>",
    ),
    in_rss(
        "summary-media-only", "<media:description>A boat.</media:description>", summary="A boat."
    ),
    in_rss("summary-itunes", "<itunes:summary>We talk.</itunes:summary>", summary="We talk."),
    in_rss(
        "summary-inline-html",
        "<description>The <b>pier</b></description>",
        SLOW,
        summary="The pier",
    ),
    in_atom("atom-title-text", "<title>1 &lt; 2</title>", title="1 < 2"),
    in_atom("atom-title-text-shows-tags", "<title>Use &lt;b&gt;</title>", title="Use <b>"),
    in_atom(
        "atom-title-text-is-not-html",
        '<title type="text">&lt;b&gt;Pier&lt;/b&gt; &amp;amp; sea</title>',
        title="<b>Pier</b> &amp; sea",
    ),
    in_atom("atom-title-html", '<title type="html">&lt;b&gt;Pier&lt;/b&gt;</title>', title="Pier"),
    in_atom(
        "atom-title-html-entity", '<title type="html">Gull &amp;amp; Co</title>', title="Gull & Co"
    ),
    in_atom(
        "atom-title-xhtml",
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Pier <b>open</b></div></title>',
        SLOW,
        title="Pier open",
    ),
    in_atom(
        "atom-summary-html", '<summary type="html">&lt;p&gt;S&lt;/p&gt;</summary>', summary="S"
    ),
    in_atom("atom-summary-text", "<summary>One.\n\nTwo.</summary>", summary="One.\n\nTwo."),
    in_atom(
        "atom-content-html",
        f'<summary>S</summary><content type="html"><![CDATA[{_FULL}]]></content>',
        summary="S",
        content=_FULL,
    ),
    in_atom(
        "atom-content-text",
        "<summary>S</summary><content>One &lt; two.\n\nThree.</content>",
        summary="S",
        content="<p>One &lt; two.</p><p>Three.</p>",
    ),
    in_atom(
        "atom-content-alone",
        '<content type="html">&lt;p&gt;All of it&lt;/p&gt;</content>',
        summary="All of it",
        content="<p>All of it</p>",
    ),
    in_atom(
        "atom-content-xhtml",
        '<summary>S</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        "<p>All of it</p></div></content>",
        SLOW,
        summary="S",
        content="<p>All of it</p>",
    ),
    in_atom(
        "atom-content-elsewhere",
        '<summary>S</summary><content type="text/html" src="http://gull.example/full"/>',
        SLOW,
        summary="S",
    ),
)
