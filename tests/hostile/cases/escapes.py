"""What steers a terminal, and what a program of ours might read as markup."""

from __future__ import annotations

import json

from tests.hostile.case import (
    ALL,
    BIDI,
    C1,
    CSI,
    OSC_0,
    OSC_8,
    OSC_52,
    STORY,
    TAGS,
    Case,
    does,
    fails,
    html,
    item,
    leads,
    links,
    rss,
    sends,
    stores,
)
from tests.servers import page, raw

TAKEN_OUT = "control characters, taken out"
REFERENCES = "references to control characters, taken out"
# What is left of ALL is harmless. A C1 in XML or HTML is taken for the Windows-1252 that it mostly is.
LEFT = "]52;c;UE9D]0;OWNED]8;;http://evil.example/\\[2J31m"
LEFT_OF_XML = LEFT.replace("31m", "›31m")
SOUND = rss(item("Port opens")).encode()
FIELDS = f"<dc:creator>{ALL}Ada Moor</dc:creator><category>{ALL}</category>"

STEERING = (
    Case("osc-52-in-a-title", sends(rss(item(f"{OSC_52}Port opens"))),
         stores("]52;c;UE9DPort opens", damage=TAKEN_OUT)),
    Case("escape-by-reference", sends(rss(item("&#27;]52;c;UE9D&#7;Port &#x1b;[2Jopens"))),
         stores("]52;c;UE9DPort [2Jopens", damage=REFERENCES)),
    Case("escape-by-reference-in-html", sends(rss(item("&lt;b&gt;Port&lt;/b&gt; &amp;#27;[2Jopens &amp;#155;31m"))),
         stores("Port [2Jopens ›31m")),
    Case("every-escape-in-every-field",
         sends(rss(item(f"{ALL}Port", about=f"{ALL}opens", guid=f"{ALL}1", more=FIELDS), head=f"<language>{ALL}</language>")),
         stores(f"{LEFT_OF_XML} Port", damage=TAKEN_OUT, text=f"{LEFT_OF_XML} opens", author=f"{LEFT_OF_XML} Ada Moor")),
    Case("escapes-in-content", sends(rss(item("Port opens", more=f"<content:encoded><![CDATA[<p>{ALL}</p>]]></content:encoded>"))),
         stores("Port opens", damage=TAKEN_OUT)),
    Case("c1-in-a-summary", sends(rss(item("Port opens", about=f"{C1}red{C1}"))),
         stores("Port opens", text="›31mred›31m")),
    Case("c1-as-a-latin-1-byte", sends(b"<?xml version='1.0' encoding='iso-8859-1'?>" + rss(item("Port \x9b31mopens"), prolog="").encode("latin-1"), "text/xml"),
         stores("Port ›31mopens")),
    Case("text-turned-around", sends(rss(item(f"Port{BIDI}snepo"))), stores("Portsnepo")),
    Case("hidden-tag-characters", sends(rss(item(f"Port{TAGS} opens"))), stores("Port opens")),
    Case("bells-and-backspaces", sends(rss(item("Port\x08\x08\x07\x0b\x0c\x7f opens\rcloses"))),
         stores("Port opens closes", damage=TAKEN_OUT)),
    Case("zero-width-and-soft-hyphens", sends(rss(item("P\u200bo\u00adr\u2060t\ufeff opens\u2028"))), stores("Port opens")),
    Case("escapes-in-a-json-feed",
         sends(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": ALL, "items": [
             {"id": ALL + "1", "title": f"{ALL}Port", "summary": f"{ALL}opens", "authors": [{"name": ALL}], "tags": [ALL]}]}),
             "application/feed+json"),
         stores(f"{LEFT} Port", text=f"{LEFT} opens", author=LEFT)),
    Case("unicode-escape-encoding",
         sends(rss(item(r"\x1b]52;c;UE9D\x07Port"), prolog="<?xml version='1.0' encoding='unicode_escape'?>"), "text/xml"),
         stores(r"\x1b]52;c;UE9D\x07Port")),
    Case("escapes-in-the-name-of-an-element", sends(rss(item("Port opens"), f"<{OSC_52}bad>", "<worse")),
         stores("Port opens", damage="not well-formed|breaks off")),
    Case("escapes-on-a-page", links(html(f"{STORY}<p>{ALL}The master {OSC_52}did not say why the nine days had to be nine, and nobody asked.</p>",
                                         f"<title>{ALL}Port</title><meta name=author content='{ALL}'>")),
         stores("Port opens", author=LEFT)),
    Case("escapes-by-reference-on-a-page", links(html(f"{STORY}<p>&#27;]52;c;UE9D&#7;The master did not &#155;31m say why the nine days had to be nine.</p>")),
         stores("Port opens")),
    Case("escapes-in-a-reason-phrase", does(raw(f"HTTP/1.1 503 {OSC_52}{OSC_0}Busy\r\nContent-Length: 0\r\n\r\n".encode())),
         fails("cannot serve it now|no valid HTTP")),
    Case("c1-in-a-reason-phrase", does(raw(f"HTTP/1.1 503 {C1}{BIDI}Busy\r\nContent-Length: 0\r\n\r\n".encode())),
         fails(r"cannot serve it now \(503 31mBusy\)")),
    Case("markup-in-a-reason-phrase", does(raw(b"HTTP/1.1 404 [@click=app.quit]Port[/] [bold\r\nContent-Length: 0\r\n\r\n")),
         fails(r"nothing at this address \(404 \[@click=app.quit\]Port\[/\] \[bold\)$")),
    Case("reason-phrase-of-ten-kilobytes", does(raw(b"HTTP/1.1 503 " + b"O" * 10_000 + b"\r\nContent-Length: 0\r\n\r\n")),
         fails(r"cannot serve it now \(503 O{200}\)$")),
    Case("reason-phrase-of-nothing-to-be-seen", does(raw(f"HTTP/1.1 503 {BIDI}\u200b\x85\r\nContent-Length: 0\r\n\r\n".encode())),
         fails(r"cannot serve it now \(503 Service Unavailable\)$")),
    Case("escapes-in-every-field-that-is-read", does(page(SOUND, headers=dict.fromkeys(
        ("Cache-Control", "Expires", "Age", "Retry-After", "Location", "Link", "Server", "X-Robots-Tag"), "\x9b31m\x85[/]"))), stores("Port opens")),
    Case("escapes-in-retry-after", does(page(b"", status=503, headers={"Retry-After": "\x9b31m"})), fails("cannot serve it now")),
    Case("escapes-in-a-packing", does(page(SOUND, headers={"Content-Encoding": f"\x9b31m{C1}{BIDI.encode().decode('latin-1')}"})),
         fails("packed as")),
    Case("escapes-in-validators", does(page(SOUND, headers={"ETag": '"\x9b31m\x85"', "Last-Modified": "\x9b2J"})),
         stores("Port opens")),
    Case("escapes-in-a-content-type", does(page(SOUND, content_type="text/xml; charset=\x9b31m")), stores("Port opens")),
    Case("raw-escape-in-a-header", does(raw(f"HTTP/1.1 200 OK\r\nETag: {CSI}\r\nContent-Length: 0\r\n\r\n".encode())),
         fails("no valid HTTP|empty answer")),
    Case("escapes-in-a-redirect", leads("/\x9b31m\x85x"), fails("redirects to what is no web address|nothing at this address")),
    Case("link-escape-in-an-author", sends(rss(item("Port opens", more=f"<dc:creator>{OSC_8}Ada{OSC_8}</dc:creator>"))),
         stores("Port opens", damage=TAKEN_OUT, author="]8;;http://evil.example/\\Ada]8;;http://evil.example/\\")),
)  # fmt: skip

MARKUP = tuple(
    Case(f"markup-{name}", sends(rss(item(words, about=words, more=f"<dc:creator>{words}</dc:creator>"))),
         stores(words, text=words, author=words))
    for name, words in (
        ("click", "[@click=app.quit]Port opens[/]"),
        ("close", "Port [/] opens"),
        ("link", "[link=http://evil.example/]Port opens[/link]"),
        ("unclosed", "Port [/ opens"),
        ("style", "[bold red]Port opens"),
        ("bracket", "[WATCH]: Port \\[opens]"),
        ("template", "{{7*7}} ${PATH} %s %(a)s {0.__class__}"),
    )
)  # fmt: skip

GROUP = (*STEERING, *MARKUP)
