"""One answer of a server, read and told as a value."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp

from briefing.core.answers import Answer, Failed, Fetched, NotModified, Request
from briefing.core.headers import fresh_seconds, retry_seconds, validator
from briefing.core.text import one_line
from briefing.intake.bodies import Body, BrokenBodyError, read_body
from briefing.intake.failures import RefusedError, words_for_status
from briefing.intake.robots import ROBOTS_ENOUGH
from briefing.intake.room import Room

_SUCCESS = frozenset({200, 203})
_AGAIN = "the next refresh tries again"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came from `address`, for `request`; `permanent` is where lasting redirects led."""

    request: Request
    address: str
    permanent: str
    response: aiohttp.ClientResponse
    room: Room
    received: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def answer(self) -> Answer:
        """Return the reply as a value. Raises LimitError, RefusedError."""
        if self.response.status == 304 and (self.request.etag or self.request.last_modified):
            return self._not_modified()
        if self.response.status not in _SUCCESS:
            return self._failed()
        enough = ROBOTS_ENOUGH if self.request.kind == "robots" else None
        body = await read_body(_Incoming(self.response), self.room, enough)
        if not body.content and self.request.kind != "robots":
            raise RefusedError("the server sends an empty answer", _AGAIN)
        if not body.whole and self.request.kind != "feed":
            raise RefusedError("the connection broke off before its end", _AGAIN)
        return self._fetched(body)

    def _fetched(self, body: Body) -> Fetched:
        # What is not whole must be asked for again: its validators would earn a "not modified".
        return Fetched(
            url=self.request.url,
            final_url=self.address,
            status=self.response.status,
            content_type=one_line(self._header("Content-Type")),
            body=body.content,
            body_hash=hashlib.blake2b(body.content, digest_size=16).hexdigest(),
            etag=validator(self._header("ETag")) if body.whole else "",
            last_modified=validator(self._header("Last-Modified")) if body.whole else "",
            permanent_url=self.permanent,
            fresh_seconds=self._fresh_seconds() if body.whole else None,
            bytes_on_wire=body.bytes_on_wire,
            damage="" if body.whole else "the connection broke off before its end",
        )

    def _not_modified(self) -> NotModified:
        return NotModified(
            url=self.request.url,
            final_url=self.address,
            etag=validator(self._header("ETag")) or self.request.etag,
            last_modified=validator(self._header("Last-Modified")) or self.request.last_modified,
            permanent_url=self.permanent,
            fresh_seconds=self._fresh_seconds(),
        )

    def _failed(self) -> Failed:
        status = self.response.status
        reason, advice = words_for_status(status, self.response.reason or "")
        wait = retry_seconds(self._header("Retry-After"), self._header("Date"), self.received)
        return Failed(self.request.url, reason, advice, status, wait, gone=status == 410)

    def _fresh_seconds(self) -> int | None:
        return fresh_seconds(
            self._header("Cache-Control"),
            self._header("Expires"),
            self._header("Date"),
            self.received,
            age=self._header("Age"),
        )

    def _header(self, name: str) -> str:
        return self.response.headers.get(name, "")


class _Incoming:
    """An aiohttp response, as `bodies` reads it."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.content.iter_any():
                yield chunk
        except (aiohttp.ClientPayloadError, aiohttp.ClientConnectionError, OSError) as error:
            raise BrokenBodyError(str(error)) from error
