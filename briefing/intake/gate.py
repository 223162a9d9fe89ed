"""The gate that every connection passes: it resolves names, judges addresses, opens sockets."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from briefing.intake.addresses import BlockedAddressError, blocked, endpoint

AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]


class Gate(AbstractResolver):
    """Resolves names and opens sockets, to public addresses and to those that the reader allows.

    It serves aiohttp as resolver and as socket factory: every connection of a session, literal
    addresses and redirects included, takes its socket from here.
    """

    def __init__(self, allow: Iterable[str]) -> None:
        self._allowed = {endpoint(entry) for entry in allow}
        self._allowed_addresses = set(self._allowed)

    def open_socket(self, info: AddressInfo) -> socket.socket:
        """Return a socket for `info`. Raises BlockedAddressError."""
        family, kind, protocol, _name, (address, port, *_scope) = info
        if (address, port) not in self._allowed_addresses and (word := blocked(address)):
            raise BlockedAddressError(address, word)
        return socket.socket(family, kind, protocol)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`, asked of the system. Raises OSError."""
        found = await _lookup(host, port, family)
        if (host.casefold(), port) in self._allowed:
            self._allowed_addresses.update((result["host"], port) for result in found)
        return found

    async def close(self) -> None:
        """Nothing is held open."""


async def _lookup(host: str, port: int, family: int) -> list[ResolveResult]:
    """Ask the system's resolver in a thread of its own.

    It cannot be interrupted; a daemon thread lets the fetch, and the program, end before it does.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[ResolveResult]] = loop.create_future()

    def settle(found: list[ResolveResult] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found = _addresses(host, port, family)
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    return await answer


def _addresses(host: str, port: int, family: int) -> list[ResolveResult] | OSError:
    try:
        infos = socket.getaddrinfo(
            host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        )
    except OSError as error:
        return error
    except UnicodeError:
        return OSError(errno.EINVAL, "not a host name")
    return [
        {
            "hostname": host,
            "host": str(sockaddr[0]),
            "port": port,
            "family": found_family,
            "proto": protocol,
            "flags": socket.AI_NUMERICHOST,
        }
        for found_family, _kind, protocol, _name, sockaddr in infos
    ]
