"""One request and its answer: redirects, deadlines and limits, over one aiohttp session.

1. may the address be asked? (http or https; for pages the host's robots.txt)
2. ask, with the validators; the Gate judges the address that is connected to
3. a redirect: judge its target, go to 1, at most five times
4. read the body within its limits
5. whatever goes wrong becomes a Failed with its reason
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from briefing import __version__
from briefing.core.answers import Answer, Failed, Request, RequestKind
from briefing.core.settings import FetchSettings
from briefing.core.text import one_line
from briefing.core.urls import safe_url
from briefing.intake.bodies import HEADERS_LIMIT, LimitError, check_headers
from briefing.intake.failures import RefusedError, words_for_error
from briefing.intake.gate import Gate
from briefing.intake.replies import Reply
from briefing.intake.room import Room, Rooms

REDIRECT_LIMIT = 5
CONNECT_DEADLINE = 10.0
HEADER_COUNT_LIMIT = 256
IDLE_SECONDS = 15.0  # how long a connection is kept for the next request of its host

PROJECT = "https://github.com/briefing-reader/briefing"
USER_AGENT = f"briefing-reader/{__version__} (+{PROJECT})"

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT: dict[RequestKind, str] = {
    "feed": "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    "robots": "text/plain, */*;q=0.5",
}

Admit = Callable[[str], Awaitable[None]]
Heard = Callable[[], None]


def open_session(settings: FetchSettings) -> aiohttp.ClientSession:
    """Return the one session of a run: no cookies, no proxies, no environment, no inflating."""
    gate = Gate(settings.allow)
    connector = aiohttp.TCPConnector(
        limit=settings.connections,
        limit_per_host=settings.connections_per_host,
        resolver=gate,
        socket_factory=gate.open_socket,
        keepalive_timeout=IDLE_SECONDS,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_DEADLINE),
        max_line_size=HEADERS_LIMIT,
        max_field_size=HEADERS_LIMIT,
        max_headers=HEADER_COUNT_LIMIT,
    )


class Exchange:
    """Fetches single requests over a session. Its answers are values; it raises nothing."""

    def __init__(self, session: aiohttp.ClientSession, settings: FetchSettings) -> None:
        self._session = session
        self._settings = settings
        self.rooms = Rooms()

    async def fetch(
        self, request: Request, admit: Admit, heard: Heard = lambda: None, *, last: bool = False
    ) -> Answer:
        """Return what came of `request`.

        `admit` is awaited with every address before it is asked, and raises RefusedError for one
        that may not be; `heard` is called when a server begins to answer. `last` says that no more is wanted of this host: the connection is closed.
        """
        loop = asyncio.get_running_loop()
        deadline = self._deadline(request.kind)
        started = loop.time()
        try:
            await admit(request.address or request.url)
            async with asyncio.timeout(deadline) as limit:
                room = self.rooms.room(limit, deadline)
                answer = await self._follow(request, admit, heard, room, last=last)
        except (aiohttp.ClientError, OSError, ValueError, RefusedError, LimitError) as error:
            reason, advice = words_for_error(error, deadline)
            answer = Failed(request.url, reason, advice)
        return replace(answer, seconds=loop.time() - started)

    async def _follow(
        self, request: Request, admit: Admit, heard: Heard, room: Room, *, last: bool
    ) -> Answer:
        address, permanent, lasting = request.address or request.url, "", True
        for hop in range(REDIRECT_LIMIT + 1):
            if hop:
                await admit(address)
            headers = _request_headers(request, last=last)
            async with self._session.get(
                _as_url(address), headers=headers, allow_redirects=False
            ) as response:
                heard()
                check_headers(response.raw_headers)
                location = response.headers.get("Location", "")
                if response.status not in _REDIRECTS or not location:
                    return await self._answer(Reply(request, address, permanent, response, room))
                lasting = lasting and response.status in _PERMANENT
            address = redirect_target(address, location)
            permanent = address if lasting else permanent
        raise RefusedError(
            f"it redirects more than {REDIRECT_LIMIT} times", "open it in a browser to see where to"
        )

    async def _answer(self, reply: Reply) -> Answer:
        try:
            return await reply.answer()
        except BaseException:
            reply.room.leave()
            raise

    def _deadline(self, kind: RequestKind) -> float:
        settings = self._settings
        return settings.feed_deadline if kind == "feed" else settings.page_deadline


def redirect_target(address: str, location: str) -> str:
    """Return where a redirect from `address` leads. Raises RefusedError for what is not followed."""
    target = safe_url(location, address)
    if not target:
        raise RefusedError(
            f"it redirects to what is no web address ({one_line(location, 100)})", "do not trust it"
        )
    if urlsplit(address).scheme == "https" and urlsplit(target).scheme != "https":
        raise RefusedError("it redirects from https to http", "look for an address that stays safe")
    return target


def _request_headers(request: Request, *, last: bool) -> dict[str, str]:
    headers = {"Accept": _ACCEPT[request.kind]}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    if last:
        headers["Connection"] = "close"
    return headers


def _as_url(address: str) -> URL:
    """Return `address` as it is written, where it can be sent so; servers may sign their links."""
    if not safe_url(address):
        raise RefusedError("it is no web address", "check it in feeds.toml: http and https only")
    return URL(address, encoded=address.isascii())
