"""Feeds and pages broken at random, the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

TOKENS = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        *("<", ">", "&", '"', "'", "]]>", "<![CDATA[", "<!--", "-->", "<?xml?>", "<!DOCTYPE x [", "]>"),
        *("&#0;", "&#27;", "&#155;", "&#xD800;", "&#x110000;", "&#x202e;", "&amp;lt;", "&nbsp;", "&x;"),
        *("\x00", "\x1b[31m", "\x1b]52;c;eA==\x07", "\x85", "\x9b31m", "\u202e", "\u2028", "\ufeff", "\ud800"),
        *("<item>", "</item>", "<title>", "</title>", "<link>", "<entry>", "</channel>", "<content>", "<author>"),
        *(' xml:base="javascript:x"', ' type="xhtml"', ' type="text/html"', ' mode="base64"', " xmlns:a="),
        *("javascript:alert(1)", "--flag", "file:///etc/passwd", "http://[::1", "http://a:b@c.example/"),
        *("0000-00-00T99:99:99Z", "9999-12-31T23:59:59-99:99", "-1", "1e999", "null", "{", "}", "[", "\\ud800"),
        *("<script>", "</script>", "<style>", "<p>", "</div>", "<table>", "<svg><title>", "<div hidden>", "<base href=x>"),
    )
)  # fmt: skip


def _flip(body: bytearray, rng: random.Random) -> None:
    body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)


def _cut(body: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(body))
    del body[start : start + rng.randrange(1, 40)]


def _end(body: bytearray, rng: random.Random) -> None:
    del body[rng.randrange(len(body)) :]


def _repeat(body: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(body))
    body[start:start] = body[start : start + rng.randrange(1, 60)] * rng.randrange(1, 4)


def _insert(body: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(body))
    body[place:place] = rng.choice(TOKENS)


def _move(body: bytearray, rng: random.Random) -> None:
    start, place = rng.randrange(len(body)), rng.randrange(len(body))
    piece = bytes(body[start : start + 30])
    del body[start : start + 30]
    body[place:place] = piece


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    *(_flip, _cut, _end, _repeat, _move),
    *([_insert] * 4),
)


def mutated(seeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield `count` of the `seeds`, each broken in one to five places."""
    rng = random.Random(seed)
    for _ in range(count):
        body = bytearray(rng.choice(seeds))
        for _ in range(rng.randrange(1, 6)):
            if body:
                rng.choice(_WAYS)(body, rng)
        yield bytes(body)
