"""One hostile case: what a server does, and what must be stored or recorded of it.

A table of them reads like this: the name, what is sent, what must come of it.

    Case("OSC 52 in a title", sends(rss(item(f"{OSC_52}Port opens"))), stores("]52;c;UE9DPort opens"))

In texts, @here@ is where the case is served, @canary@ a server that nobody may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from tests.servers import Headers, Route, page, redirect

# What would steer the terminal, forge its title, reach the clipboard, hide or turn text around.
OSC_52 = "\x1b]52;c;UE9D\x07"
OSC_0 = "\x1b]0;OWNED\x07"
OSC_8 = "\x1b]8;;http://evil.example/\x1b\\"
CSI = "\x1b[2J"
C1 = "\x9b31m"
BIDI = "\u202e\u2066"
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "hidden")
ALL = f"{OSC_52}{OSC_0}{OSC_8}{CSI}{C1}{BIDI}{TAGS}\x08\x7f\r"


class When(Enum):
    """With whom a case is asked, so that how fast the machine is never decides what comes of it."""

    BESIDE = auto()  # beside the sound feeds, with more time than any of them can need
    LATE = auto()  # what it ends with is the deadline of its feed: a short one
    LATE_PAGE = auto()  # the same of its page
    MANY = auto()  # its articles are stored and not grouped: that many take a test too long


class Host(Enum):
    """Which server a case stands on."""

    SHARED = auto()
    OWN = auto()  # its robots.txt is its own
    TLS = auto()


@dataclass(frozen=True, slots=True)
class Site:
    """Where a case is served."""

    here: str
    canary: str

    def filled(self, text: str) -> str:
        """Return `text` with its addresses."""
        return text.replace("@here@", self.here).replace("@canary@", self.canary)

    def filled_bytes(self, body: bytes) -> bytes:
        """Return `body` with its addresses."""
        return body.replace(b"@here@", self.here.encode()).replace(
            b"@canary@", self.canary.encode()
        )


Routes = Mapping[str, Route]  # by what follows the case's own address; "" is the feed
Serve = Callable[[Site], Routes]


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come of a case. Reasons are regular expressions; "" stands for none at all."""

    reason: str = ""  # of the feed
    damage: str = ""  # of the feed
    titles: tuple[str, ...] | None = None
    count: int | None = None
    fewest: int = 0
    page: str = ""  # why the page of every article did not come
    columns: tuple[tuple[str, object], ...] = ()  # of the first article


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a server may do to a reader of feeds."""

    name: str
    serve: Serve
    expected: Expected
    host: Host = Host.SHARED
    when: When = When.BESIDE
    again: bool = False  # its feed is asked a second time


def fails(reason: str) -> Expected:
    """Nothing is stored, and the feed says why."""
    return Expected(reason=reason, count=0)


def stores(*titles: str, damage: str = "", page: str = "", **columns: object) -> Expected:
    """Articles with these titles are stored; `columns` are those of the first."""
    return Expected(damage=damage, titles=titles, page=page, columns=tuple(columns.items()))


def keeps(count: int, *, damage: str = "") -> Expected:
    """So many articles are stored."""
    return Expected(damage=damage, count=count)


def recovers(fewest: int, damage: str) -> Expected:
    """At least so many articles are stored, and the feed says what was wrong with it."""
    return Expected(damage=damage, fewest=fewest)


def sends(
    body: bytes | str,
    content_type: str = "application/rss+xml; charset=utf-8",
    headers: Headers | None = None,
) -> Serve:
    """A feed with this body."""
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return lambda at: {"": page(at.filled_bytes(raw), content_type=content_type, headers=headers)}


def gives(text: str, **columns: object) -> Expected:
    """One article is stored, and its text begins so."""
    return Expected(count=1, columns=(("begins", text), *columns.items()))


def summary(page: str) -> Expected:
    """One article is stored, with its summary only, and says why its page did not come."""
    return Expected(count=1, page=page, columns=(("text", SUMMARY),))


def does(route: Route) -> Serve:
    """A feed whose server does this."""
    return lambda _at: {"": route}


def leads(to: str, status: int = 302) -> Serve:
    """A feed that redirects."""
    return lambda at: {"": redirect(at.filled(to), status)}


def links(
    body: bytes | str | Route, content_type: str = "text/html", to: str = "", **extra: Route
) -> Serve:
    """A sound feed with one entry whose page is this, or redirects; `extra` pages stand beside it."""

    def serve(at: Site) -> Routes:
        route = body if callable(body) else _page(at, body, content_type)
        route = redirect(at.filled(to)) if to else route
        more = {f"/{name.replace('_', '.')}": other for name, other in extra.items()}
        feed = at.filled(rss(item("Port opens", link="@here@/page", about=SUMMARY)))
        return {"": page(feed.encode()), "/page": route, **more}

    return serve


def _page(at: Site, body: bytes | str, content_type: str) -> Route:
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return page(at.filled_bytes(raw), content_type=content_type)


SUMMARY = "The port opens again, its master says."
STORY = (
    "<p>The port of Varnholm opens again on Monday, its master said, after nine days in which not "
    "one of its cranes had moved and forty ships had waited in the roads.</p><p>The dockers go back "
    "for the wage that they were offered in the spring; what is new is a promise that no crane will "
    "be run from another town before the summer after next.</p>"
)


def html(body: str = STORY, head: str = "<title>Port opens</title>") -> str:
    """A page with an article."""
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def rss(*items: str, head: str = "", prolog: str = '<?xml version="1.0"?>') -> str:
    """An RSS feed; an entry without a link has no page that would be asked for."""
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Varnholm Wire</title>{head}{''.join(items)}</channel></rss>"
    )


def item(title: str, *, link: str = "", about: str = "", guid: str = "", more: str = "") -> str:
    """One item of an RSS feed."""
    return (
        f"<item><title>{title}</title><guid isPermaLink='false'>{guid or 'port'}</guid>"
        f"{f'<link>{link}</link>' if link else ''}<description>{about}</description>{more}</item>"
    )
