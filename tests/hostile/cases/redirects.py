"""Redirects and links that lead in circles, to files, to private addresses, to other programs."""

from __future__ import annotations

from tests.hostile.case import (
    Case,
    Host,
    Routes,
    Site,
    does,
    fails,
    item,
    leads,
    links,
    rss,
    sends,
    stores,
    summary,
)
from tests.servers import page, redirect

NO_WEB = "redirects to what is no web address"
NOT_PUBLIC = "is not public"
ODD = "not a canonical IPv4 address"


def hops(number: int) -> Case:
    """A feed behind so many redirects."""

    def serve(at: Site) -> Routes:
        steps = {f"/{n}": redirect(f"{at.here}/{n + 1}") for n in range(1, number)}
        end = {f"/{number}": page(rss(item("Port opens")).encode())}
        return {"": redirect(f"{at.here}/1"), **steps, **end}

    expected = stores("Port opens") if number <= 5 else fails("redirects more than 5 times")
    return Case(f"{number}-redirects", serve, expected)


def port_of(at: Site) -> str:
    return at.canary.rpartition(":")[2]


def disguised(name: str, host: str, reason: str = NOT_PUBLIC) -> Case:
    """A redirect to the canary under another name of this machine."""
    return Case(
        f"redirect-to-{name}",
        lambda at: {"": redirect(f"http://{host}:{port_of(at)}/secret")},
        fails(reason),
    )


LOOPS = (
    Case("redirect-to-itself", leads("@here@"), fails("redirects more than 5 times")),
    Case("redirect-in-a-circle", lambda at: {"": redirect(f"{at.here}/b"), "/b": redirect(at.here)}, fails("redirects more than 5 times")),
    hops(5),
    hops(6),
    Case("redirect-to-nowhere", does(page(b"", status=302, headers={"Location": ""})), fails("302")),
)  # fmt: skip

SCHEMES = tuple(
    Case(f"redirect-to-{name}", leads(to), fails(reason))
    for name, to, reason in (
        ("a-file", "file:///etc/passwd", NO_WEB),
        ("ftp", "ftp://127.0.0.1/x", NO_WEB),
        ("a-script", "javascript:alert(1)", NO_WEB),
        ("data", "data:text/xml,<rss/>", NO_WEB),
        ("gopher", "gopher://127.0.0.1:70/_x", NO_WEB),
        ("credentials", "http://user:secret@127.0.0.1/x", NO_WEB),
        ("a-dash", "http://--flag/x", NO_WEB),
        ("a-port-of-nonsense", "http://127.0.0.1:99999/x", NO_WEB),
        ("a-host-of-nonsense", "http://[::1/x", NO_WEB),
        ("a-very-long-address", "http://127.0.0.1/" + "x" * 5_000, NO_WEB),
    )
)

ADDRESSES = (
    Case("redirect-to-the-canary", leads("@canary@/secret"), fails(NOT_PUBLIC)),
    disguised("localhost", "localhost"),
    disguised("a-decimal-address", "2130706433", ODD),
    disguised("a-hex-address", "0x7f000001"),
    disguised("an-octal-address", "0177.0.0.1", ODD),
    disguised("a-short-address", "127.1", ODD),
    disguised("another-loopback-address", "127.8.8.8"),
    disguised("the-unspecified-address", "0.0.0.0"),
    disguised("loopback-in-ipv6", "[::1]"),
    disguised("a-mapped-address", "[::ffff:127.0.0.1]"),
    disguised("a-full-width-address", "１２７.０.０.１".encode().decode("latin-1"), f"{NOT_PUBLIC}|{ODD}|{NO_WEB}"),
    *(Case(f"redirect-to-{name}", leads(f"http://{host}/latest"), fails(NOT_PUBLIC)) for name, host in (
        ("the-cloud's-metadata", "169.254.169.254"), ("a-private-address", "10.0.0.1"), ("a-router", "192.168.1.1"),
        ("a-shared-address", "100.64.0.1"), ("multicast", "224.0.0.1"))),
    Case("permanent-redirect-to-the-canary", leads("@canary@/secret", 308), fails(NOT_PUBLIC)),
    Case("https-to-http", lambda at: {"": redirect("http://127.0.0.1:1/x")}, fails("redirects from https to http"), Host.TLS),
)  # fmt: skip

LINKS = (
    Case("entry-on-the-canary", sends(rss(item("Port opens", link="@canary@/entry", about="As it says."))), stores("Port opens", page=NOT_PUBLIC)),
    Case("page-that-redirects-to-the-canary", links(b"", to="@canary@/page"), summary(NOT_PUBLIC)),
    *(Case(f"link-{name}", sends(rss(item("Port opens", link=link))), stores("Port opens", url="")) for name, link in (
        ("to-a-script", "javascript:alert(document.cookie)"), ("to-data", "data:text/html,x"), ("to-a-file", "file:///etc/passwd"),
        ("with-credentials", "http://user:secret@127.0.0.1/x"), ("too-long", "http://127.0.0.1/" + "x" * 4_000),
        ("with-spaces", "http://127.0.0.1/a b"), ("with-a-quote", "http://127.0.0.1/&quot;onclick"), ("to-a-share", r"\\host\share"),
        ("of-a-telephone", "tel:+1234"))),
    Case("link-that-is-a-flag", sends(rss(item("Port opens", link="--browser=/bin/sh"))), stores("Port opens", page="nothing at this address")),
    Case("link-with-a-new-line", sends(rss(item("Port opens", link="http://127.0.0.1:1/a&#10;b"))), stores("Port opens", url="http://127.0.0.1:1/ab", page=NOT_PUBLIC)),
    Case("link-without-a-scheme", sends(rss(item("Port opens", link="//127.0.0.1:1/x"))), stores("Port opens", url="http://127.0.0.1:1/x", page=".")),
)  # fmt: skip

GROUP = (*LOOPS, *SCHEMES, *ADDRESSES, *LINKS)
