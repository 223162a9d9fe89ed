"""Whose turn it is: which of the waiting requests may start, so that no host is asked too much."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.core.answers import Request
from briefing.core.settings import FetchSettings


@dataclass(slots=True)
class _Host:
    active: int = 0
    page_at: float = 0.0  # no page starts earlier
    pause: float = 0.0  # what the host itself asks for


class Turns:
    """The requests that wait, in order, and what is under way. The clock (seconds) is passed in."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._waiting: list[Request] = []
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._active = 0

    def add(self, request: Request) -> None:
        """Let `request` wait; an urgent one goes before all others."""
        self._waiting.insert(0 if request.urgent else len(self._waiting), request)

    def start(self, now: float) -> Request | None:
        """Return the first request that may start, which then counts as under way, or None."""
        if self._active >= self._settings.connections:
            return None
        for index, request in enumerate(self._waiting):
            if self._may_start(request, now):
                self._begin(self._waiting.pop(index), now)
                return request
        return None

    def done(self, request: Request) -> None:
        """`request` is no longer under way."""
        self._active -= 1
        self._host(request).active -= 1

    def slow_down(self, url: str, pause: float) -> None:
        """Leave the host of `url` alone for `pause` seconds between pages: it asks for that."""
        host = self._hosts[host_of(url)]
        host.page_at += pause
        host.pause = pause

    def next_start(self) -> float | None:
        """Return when a page's pause ends; None if only an answer can free a turn."""
        if self._active >= self._settings.connections:
            return None
        hosts = (self._host(request) for request in self._waiting if request.kind == "page")
        return min((host.page_at for host in hosts if self._has_room(host)), default=None)

    def expects_more(self, request: Request) -> bool:
        """Whether another request waits for the host of `request`."""
        host = host_of(request.address or request.url)
        return any(host_of(other.address or other.url) == host for other in self._waiting)

    def _may_start(self, request: Request, now: float) -> bool:
        host = self._host(request)
        return self._has_room(host) and (request.kind != "page" or host.page_at <= now)

    def _has_room(self, host: _Host) -> bool:
        return host.active < self._settings.connections_per_host

    def _begin(self, request: Request, now: float) -> None:
        host = self._host(request)
        host.active += 1
        self._active += 1
        if request.kind == "page":
            host.page_at = now + max(self._settings.pause, host.pause)

    def _host(self, request: Request) -> _Host:
        return self._hosts[host_of(request.address or request.url)]


def host_of(url: str) -> str:
    """Return host and port of `url`, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].casefold()
