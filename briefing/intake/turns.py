"""Whose turn it is: which of the waiting requests may start, so that no host is asked too much.

Hosts take turns; the requests of one host keep their order. So a host that is slow, or wanted much,
holds up nobody else. What was put back, because its server is silent, comes after all others.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from briefing.core.answers import Request
from briefing.core.settings import FetchSettings


@dataclass(slots=True)
class _Host:
    waiting: deque[Request] = field(default_factory=deque)
    active: int = 0
    page_at: float = 0.0  # no page starts earlier
    pause: float = 0.0  # what the host itself asks for


class Turns:
    """The requests that wait, and what is under way. The clock (seconds) is passed in."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._active = 0
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._waiting: OrderedDict[str, _Host] = OrderedDict()
        self._put_back: deque[Request] = deque()

    def add(self, request: Request) -> None:
        """Let `request` wait; an urgent one goes before all others."""
        name = host_of(request)
        host = self._waiting.setdefault(name, self._hosts[name])
        if request.urgent:
            host.waiting.appendleft(request)
            self._waiting.move_to_end(name, last=False)
        else:
            host.waiting.append(request)

    def start(self, now: float) -> Request | None:
        """Return the next request that may start, which then counts as under way, or None."""
        if self._active >= self._settings.connections:
            return None
        for name, host in self._waiting.items():
            if self._may_start(host, now):
                return self._begin(name, host, now)
        return self._once_more()

    def done(self, request: Request) -> None:
        """`request` is no longer under way."""
        self._active -= 1
        self._hosts[host_of(request)].active -= 1

    def put_back(self, request: Request) -> None:
        """Let a request that was under way wait again, after all that have not been tried."""
        self._put_back.append(request)

    def places_wanted(self, now: float) -> int:
        """Return how many hosts, not tried yet, wait for nothing but a connection."""
        if self._active < self._settings.connections:
            return 0
        return sum(self._may_start(host, now) for host in self._waiting.values())

    def slow_down(self, url: str, pause: float) -> None:
        """Leave the host of `url` alone for `pause` seconds between pages: it asks for that."""
        host = self._hosts[host_of(Request(url))]
        host.page_at += pause
        host.pause = pause

    def next_start(self) -> float | None:
        """Return when a page's pause ends; None if only an answer can free a turn."""
        if self._active >= self._settings.connections:
            return None
        hosts = (host for host in self._waiting.values() if self._has_room(host))
        return min((host.page_at for host in hosts), default=None)

    def expects_more(self, request: Request) -> bool:
        """Whether another request waits for the host of `request`."""
        return bool(self._hosts[host_of(request)].waiting)

    def _may_start(self, host: _Host, now: float) -> bool:
        paused = host.waiting[0].kind == "page" and now < host.page_at
        return self._has_room(host) and not paused

    def _has_room(self, host: _Host) -> bool:
        return host.active < self._settings.connections_per_host

    def _once_more(self) -> Request | None:
        for request in self._put_back:
            host = self._hosts[host_of(request)]
            if self._has_room(host):
                self._put_back.remove(request)
                host.active += 1
                self._active += 1
                return request
        return None

    def _begin(self, name: str, host: _Host, now: float) -> Request:
        request = host.waiting.popleft()
        host.active += 1
        self._active += 1
        if request.kind == "page":
            host.page_at = now + max(self._settings.pause, host.pause)
        if host.waiting:
            self._waiting.move_to_end(name)
        else:
            del self._waiting[name]
        return request


def host_of(request: Request) -> str:
    """Return host and port that `request` is sent to, in lower case; "" if it names none."""
    try:
        return urlsplit(request.address or request.url).netloc.rpartition("@")[2].casefold()
    except ValueError:
        return ""
