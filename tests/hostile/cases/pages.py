"""Pages that are slow to read, something else, or ask for what a reader of news has not got."""

from __future__ import annotations

from tests.hostile.case import (
    STORY,
    SUMMARY,
    Case,
    Expected,
    Host,
    When,
    gives,
    html,
    item,
    links,
    rss,
    sends,
    stores,
    summary,
)
from tests.servers import Route, bomb, endless, page, raw, redirect, silent, slow

BEGINNING = "The port of Varnholm opens again"
LATE = "no whole answer within"
SPANS = "".join(f"<span>word {n}</span> " for n in range(40_000))
SHORT = "".join(f"<p>Ship {n}.</p>" for n in range(50_000))
FEWER = "".join(f"<p>Ship {n} waits in the roads.</p>" for n in range(14_500))
FORM = "<h1>Log in</h1><form action=/login method=post><input name=user><input name=password type=password></form><p>Please sign in to continue.</p>"

HEAVY = (
    Case("page-of-forty-thousand-spans", links(html(f"<p>{SPANS}</p>")), summary("more than 15000 elements")),
    Case("page-of-fifty-thousand-paragraphs", links(html(SHORT)), summary("more than 15000 elements")),
    Case("page-of-many-paragraphs", links(html(FEWER)), gives("Ship 0 waits in the roads.")),
    Case("page-nested-deep", links(html("<div>" * 100_000 + STORY)), summary(".")),
    Case("page-with-long-styles", links(html(STORY.replace("<p>", f"<p style='{'a:b;' * 8_000}'>"))), gives(BEGINNING)),
    Case("page-of-one-word", links(html(f"{STORY}<p>{'o' * 1_500_000}</p>")), gives(BEGINNING)),
    Case("page-of-angle-brackets", links("<" * 1_500_000), gives("<")),
    Case("page-of-entities", links(html(STORY + "&nbsp;" * 300_000)), gives(BEGINNING)),
    Case("page-of-comments", links(html("<!-- - -->" * 190_000 + STORY)), gives(BEGINNING)),
    Case("page-with-deep-json", links(html(head=f"<script type=application/ld+json>{'[' * 200_000}</script>")), gives(BEGINNING)),
    Case("page-with-wrong-json", links(html(head='<script type=application/ld+json>{"@type":["NewsArticle",5,null],"author":[[{"name":{"a":1}}],5],'
                                                 '"headline":{"x":1},"datePublished":[[]],"@graph":[null,[[]]],"isAccessibleForFree":{"a":0}}</script>')), gives(BEGINNING)),
    Case("page-that-is-too-large", links(html(STORY + "<p>grain</p>\n" * 10_000 + "x" * 3_000_000)), summary("larger than 2 MB")),
)  # fmt: skip

OTHER = (
    Case("page-that-is-a-picture", links(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100, "image/png"), summary(".")),
    Case("page-that-is-nothing", links(b""), summary("empty answer")),
    Case("page-of-null-bytes", links(bytes(100_000)), summary(".")),
    Case("page-that-is-a-gzip-bomb", links(bomb(64_000_000)), summary("unpacks to more than 20 MB")),
    Case("page-without-end", links(endless(b"<p>grain</p>" * 5_000)), summary("larger than 10 MB")),
    Case("page-byte-by-byte", links(slow(html().encode())), summary(LATE), when=When.LATE_PAGE),
    Case("page-that-breaks-off", links(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + html().encode())), summary("broke off")),
    Case("page-with-a-lying-charset", links(html(STORY.replace("master", "maître"), "<meta charset=utf-16><title>Port</title>"), "text/html; charset=punycode"),
         gives(BEGINNING)),
    Case("page-whose-base-is-a-script", links(html(head="<base href='javascript:alert(1)'><link rel=canonical href='@canary@/canonical'>")), gives(BEGINNING)),
    Case("page-that-refreshes-to-the-canary", links(html(STORY + "<img src='@canary@/pixel.gif'><iframe src='@canary@/frame'></iframe><script src='@canary@/x.js'></script>",
                                                         "<meta http-equiv=refresh content='0;url=@canary@/refresh'><link rel=stylesheet href='@canary@/x.css'>")), gives(BEGINNING)),
)  # fmt: skip

GATES = (
    Case("page-behind-a-login", links(b"", to="@here@/login", login=page(html(FORM).encode(), content_type="text/html")), gives(SUMMARY, flags='["paywall"]')),
    Case("page-that-asks-for-cookies", links(b"", to="@here@/cookie", cookie=page(html("<h1>Before you continue</h1><p>We value your privacy. Accept all cookies.</p>",
                                                                                          "<title>Before you continue</title>").encode(), content_type="text/html",
                                                                                     headers={"Set-Cookie": "id=1; Domain=127.0.0.1; Path=/"})), summary("consent to cookies")),
    Case("page-that-suspects-a-robot", links(html("<p>Verify you are human.</p>", "<title>Just a moment...</title>")), summary("human")),
    Case("feed-that-sets-cookies", sends(rss(item("Port opens", link="@here@/story")), headers={"Set-Cookie": "track=1; Max-Age=999999"}),
         stores("Port opens", page="nothing at this address")),
)  # fmt: skip


def robots(name: str, route: Route, expected: Expected, when: When = When.BESIDE) -> Case:
    """A page on a host of its own, whose robots.txt is this."""
    return Case(name, links(html(), robots_txt=route), expected, Host.OWN, when)


RULES = "text/plain"
ROBOTS = (
    robots("robots-of-ten-megabytes", page(b"Disallow: /a\n" * 800_000, content_type=RULES), gives(BEGINNING)),
    robots("robots-without-end", endless(b"User-agent: a\n" * 5_000), gives(BEGINNING)),
    robots("robots-of-noise", page(bytes(range(256)) * 1_000, content_type=RULES), gives(BEGINNING)),
    robots("robots-that-is-silent", silent(), summary("robots.txt cannot be read"), When.LATE_PAGE),
    robots("robots-that-breaks", page(b"", status=500), summary("robots.txt cannot be read")),
    robots("robots-that-is-a-bomb", bomb(64_000_000), gives(BEGINNING)),
    robots("robots-that-redirects-in-a-circle", redirect("/robots.txt"), summary("robots.txt cannot be read")),
    robots("robots-that-asks-to-wait-for-ever", page(b"User-agent: *\nCrawl-delay: 1e300\n", content_type=RULES), gives(BEGINNING)),
    robots("robots-that-waits-for-no-number", page(b"User-agent: *\nCrawl-delay: nan\nRequest-rate: 1/0\nVisit-time: 9999-0000\n", content_type=RULES), gives(BEGINNING)),
    robots("robots-of-many-stars", page(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"*z\n", content_type=RULES), gives(BEGINNING)),
    robots("robots-that-refuses", page(b"User-agent: *\nDisallow: /\n", content_type=RULES), summary("asks programs not to read it")),
)  # fmt: skip

GROUP = (*HEAVY, *OTHER, *GATES, *ROBOTS)
