"""Reading an answer with limits: bytes on the wire, bytes decoded, bytes of header fields.

One layer of gzip is undone here and not by the client, because a client that inflates by itself
hands over whatever a few bytes swell to: 306 bytes of layered gzip make a gigabyte.
"""

from __future__ import annotations

import zlib
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

WIRE_LIMIT = 10_000_000
DECODED_LIMIT = 20_000_000
HEADERS_LIMIT = 64_000
LARGE = 1_000_000  # from here on a body needs room
LARGE_AT_ONCE = 3
MEMBERS_LIMIT = 1_000  # gzip members one after the other in a body: real ones have one

_PIECE = 1 << 18
_TOO_LARGE = f"its body is larger than {WIRE_LIMIT // 1_000_000} MB"
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_HEADER_FIELD_OVERHEAD = len(b": \r\n")


class LimitError(Exception):
    """An answer is larger, or packed otherwise, than what is read; its text is the reason."""


class Response(Protocol):
    """What is read of a client's response."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields."""

    def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes. Raises BrokenBodyError where it breaks off."""


class BrokenBodyError(Exception):
    """The connection ended before the body did."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body read to its end, or (`whole` is False) to where it broke off."""

    content: bytes
    bytes_on_wire: int
    whole: bool = True


def check_headers(raw: Iterable[tuple[bytes, bytes]]) -> None:
    """Raise LimitError if the header fields are larger than `HEADERS_LIMIT` together."""
    size = sum(len(name) + len(value) + _HEADER_FIELD_OVERHEAD for name, value in raw)
    if size > HEADERS_LIMIT:
        raise LimitError(f"the header of its answer is larger than {HEADERS_LIMIT // 1000} kB")


async def read_body(
    response: Response, room: AbstractAsyncContextManager[None], enough: int | None = None
) -> Body:
    """Return the body of `response`, inflated. Raises LimitError.

    What grows beyond `LARGE` goes on only when there is `room`. Where so many bytes of it are
    `enough`, the rest is left unread, however much it is.
    """
    decoder = _decoder(response.headers.get("Content-Encoding", ""))
    if enough is None:
        _check_length(response.headers.get("Content-Length", ""))
    async with AsyncExitStack() as held:
        roomy, received, whole = False, 0, True
        try:
            async for chunk in response.chunks():
                received += len(chunk)
                if received > WIRE_LIMIT:
                    raise LimitError(_TOO_LARGE)
                rest = chunk
                while rest:
                    rest = decoder.feed(rest)
                    if enough is not None and decoder.size >= enough:
                        return Body(b"".join(decoder.pieces)[:enough], received)
                    if decoder.size > LARGE and not roomy:
                        await held.enter_async_context(room)
                        roomy = True
        except BrokenBodyError:
            whole = False
        return Body(b"".join(decoder.pieces), received, whole and decoder.finished)


class Plain:
    """A body that is not packed."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0
        self.finished = True

    def feed(self, chunk: bytes) -> bytes:
        """Take the next bytes; none are left over."""
        self.pieces.append(chunk)
        self.size += len(chunk)
        return b""


class Gunzip:
    """A body in gzip (RFC 1952), inflated piece by piece so that its size is known as it grows."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0
        self._members = 1
        self._inflater = zlib.decompressobj(_GZIP)

    @property
    def finished(self) -> bool:
        """Whether the last member came to its end."""
        return self._inflater.eof

    def feed(self, chunk: bytes) -> bytes:
        """Inflate the beginning of `chunk` and return what is left of it. Raises LimitError."""
        if self._inflater.eof and not self._next_member(chunk):
            return b""
        try:
            piece = self._inflater.decompress(chunk, _PIECE)
        except zlib.error as error:
            raise LimitError("its body is damaged: it is not the gzip that it says") from error
        self.pieces.append(piece)
        self.size += len(piece)
        if self.size > DECODED_LIMIT:
            raise LimitError(f"its body unpacks to more than {DECODED_LIMIT // 1_000_000} MB")
        return self._inflater.unconsumed_tail or self._inflater.unused_data

    def _next_member(self, chunk: bytes) -> bool:
        """Begin another member if `chunk` is one; else it is padding."""
        if not chunk.startswith(_GZIP_MAGIC):
            return False
        self._members += 1
        if self._members > MEMBERS_LIMIT:
            raise LimitError(f"its body is packed in more than {MEMBERS_LIMIT} pieces")
        self._inflater = zlib.decompressobj(_GZIP)
        return True


def _decoder(encoding: str) -> Plain | Gunzip:
    match encoding.strip().lower():
        case "" | "identity":
            return Plain()
        case "gzip" | "x-gzip":
            return Gunzip()
        case other:
            raise LimitError(f'its body is packed as "{one_line(other, 60)}", not asked for')


def _check_length(announced: str) -> None:
    if announced.isdecimal() and len(announced) < 20 and int(announced) > WIRE_LIMIT:
        raise LimitError(_TOO_LARGE)
