"""The limits of what is read, one byte above and one below."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import pytest

from briefing.intake import bodies
from briefing.intake.bodies import (
    DECODED_LIMIT,
    HEADERS_LIMIT,
    LARGE,
    LARGE_AT_ONCE,
    MEMBERS_LIMIT,
    WIRE_LIMIT,
    Body,
    BrokenBodyError,
    LimitError,
    check_headers,
)


@dataclass(frozen=True)
class Sent:
    """A response that was made up."""

    pieces: tuple[bytes, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_off: bool = False

    async def chunks(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece
        if self.breaks_off:
            raise BrokenBodyError


async def read_body(response: Sent, room: asyncio.Semaphore | None = None) -> Body:
    return await bodies.read_body(response, room or asyncio.Semaphore(LARGE_AT_ONCE))


def packed(content: bytes, *, level: int = 9) -> Sent:
    body = gzip.compress(content, level)
    pieces = tuple(body[start : start + 60_000] for start in range(0, len(body), 60_000))
    return Sent(pieces, {"Content-Encoding": "gzip"})


async def test_a_body_as_large_as_the_limit_on_the_wire_is_read() -> None:
    body = await read_body(Sent((bytes(WIRE_LIMIT - 1), b"x")))

    assert len(body.content) == body.bytes_on_wire == WIRE_LIMIT


async def test_one_byte_more_on_the_wire_is_not() -> None:
    with pytest.raises(LimitError, match="larger than 10 MB"):
        await read_body(Sent((bytes(WIRE_LIMIT), b"x")))


async def test_a_body_that_announces_one_byte_too_many_is_not_even_begun() -> None:
    announced = {"Content-Length": str(WIRE_LIMIT + 1)}

    with pytest.raises(LimitError, match="larger than 10 MB"):
        await read_body(Sent((), announced, breaks_off=True))


async def test_a_body_may_unpack_to_the_limit() -> None:
    body = await read_body(packed(bytes(DECODED_LIMIT)))

    assert len(body.content) == DECODED_LIMIT
    assert body.whole


async def test_one_byte_more_unpacked_is_refused() -> None:
    with pytest.raises(LimitError, match="unpacks to more than 20 MB"):
        await read_body(packed(bytes(DECODED_LIMIT + 1)))


async def test_a_bomb_is_refused_long_before_it_is_unpacked() -> None:
    layer = gzip.compress(bytes(10_000_000), 9)
    many = Sent((layer * 100,), {"Content-Encoding": "gzip"})

    with pytest.raises(LimitError, match="unpacks to more than 20 MB"):
        await read_body(many)


async def test_header_fields_may_be_as_large_as_the_limit() -> None:
    name, overhead = b"X-Long", len(b": \r\n")
    longest = HEADERS_LIMIT - len(name) - overhead

    check_headers([(name, bytes(longest))])
    with pytest.raises(LimitError, match="larger than 64 kB"):
        check_headers([(name, bytes(longest + 1))])


async def test_a_body_in_many_gzip_members_is_one_body() -> None:
    body = gzip.compress(b"a" * 1_000) + gzip.compress(b"b" * 1_000)

    read = await read_body(Sent((body,), {"Content-Encoding": "gzip"}))

    assert read.content == b"a" * 1_000 + b"b" * 1_000


async def test_the_members_are_counted() -> None:
    member = gzip.compress(b"a")

    body = await read_body(Sent((member * MEMBERS_LIMIT,), {"Content-Encoding": "x-gzip"}))
    assert len(body.content) == MEMBERS_LIMIT
    with pytest.raises(LimitError, match="pieces"):
        await read_body(Sent((member * (MEMBERS_LIMIT + 1),), {"Content-Encoding": "gzip"}))


async def test_padding_behind_gzip_is_left_alone() -> None:
    body = gzip.compress(b"news") + bytes(100)

    read = await read_body(Sent((body[:10], body[10:], bytes(5)), {"Content-Encoding": "GZIP"}))

    assert (read.content, read.whole) == (b"news", True)


async def test_gzip_that_is_none_is_refused() -> None:
    with pytest.raises(LimitError, match="not the gzip that it says"):
        await read_body(Sent((b"<rss/>",), {"Content-Encoding": "gzip"}))


async def test_gzip_that_breaks_off_gives_what_came_and_says_so() -> None:
    body = gzip.compress(os.urandom(50_000))

    read = await read_body(Sent((body[:30_000],), {"Content-Encoding": "gzip"}))

    assert 25_000 < len(read.content) < 30_000
    assert not read.whole


async def test_a_body_that_breaks_off_gives_what_came_and_says_so() -> None:
    read = await read_body(Sent((b"<rss>",), breaks_off=True))

    assert (read.content, read.whole) == (b"<rss>", False)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "gzip,identity", "compress", "\x1b[31m"])
async def test_other_packing_is_refused(encoding: str) -> None:
    with pytest.raises(LimitError, match=r"packed as \"[ -~]*\"") as refusal:
        await read_body(Sent((b"",), {"Content-Encoding": encoding}))

    assert "\x1b" not in str(refusal.value)


@pytest.mark.parametrize("length", ["", "-1", "12abc", "9" * 400])
async def test_a_senseless_length_is_no_reason_to_refuse(length: str) -> None:
    body = await read_body(Sent((b"news",), {"Content-Length": length}))

    assert body.content == b"news"


async def test_large_bodies_wait_for_room_and_small_ones_do_not() -> None:
    full = asyncio.Semaphore(0)

    assert len((await read_body(Sent((bytes(LARGE),)), full)).content) == LARGE
    large = asyncio.create_task(read_body(packed(bytes(LARGE + 1)), full))
    await asyncio.sleep(0)
    assert not large.done()

    full.release()
    assert len((await large).content) == LARGE + 1
    assert not full.locked(), "the room is free again"
