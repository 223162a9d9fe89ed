"""Publishes made-up feeds on loopback, in a process of its own, for the benchmarks.

    python -m benchmarks.publisher --feeds 200 --entries 50 --hosts 100 --delay 0.1

It prints its port, then obeys one command a line: "edition N" publishes N further entries in every
feed; "counts" prints how it answered since the last time, as JSON. Linux only: each host is an
address of 127.0.0.0/8.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import IO

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ten",
    "vel",
    "sa",
    "dor",
    "lin",
    "pe",
    "ur",
    "gat",
    "shi",
    "mo",
    "ber",
    "tal",
    "en",
    "ost",
    "ri",
    "van",
    "du",
]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A running publisher: where its feeds are, and the pipes to steer it."""

    urls: tuple[str, ...]
    hosts: tuple[str, ...]
    _commands: IO[str]
    _replies: IO[str]

    def edition(self, added: int) -> None:
        """Publish so many entries more than at the start, in every feed."""
        self._ask(f"edition {added}")

    def counts(self) -> dict[str, int]:
        """Return how many answers of each status there were since the last call."""
        counted: dict[str, int] = json.loads(self._ask("counts"))
        return counted

    def _ask(self, command: str) -> str:
        self._commands.write(f"{command}\n")
        self._commands.flush()
        return self._replies.readline()


@contextmanager
def publishing(feeds: int, entries: int, hosts: int, delay: float) -> Iterator[Publisher]:
    """Publish for as long as the block lasts."""
    options = {"feeds": feeds, "entries": entries, "hosts": hosts, "delay": delay}
    command = [sys.executable, "-m", "benchmarks.publisher"]
    command += [part for name, value in options.items() for part in (f"--{name}", str(value))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    try:
        port = int(process.stdout.readline())
        addresses = [f"{_address(number)}:{port}" for number in range(hosts)]
        urls = tuple(f"http://{addresses[n % hosts]}/feed/{n}" for n in range(feeds))
        yield Publisher(urls, tuple(addresses), process.stdin, process.stdout)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


class Edition:
    """What is published now, and how often it was asked for."""

    def __init__(self, feeds: int, entries: int) -> None:
        self._sizes = (feeds, entries)
        self.counts: Counter[str] = Counter()
        self.publish(0)

    def publish(self, added: int) -> None:
        """Make the answers of all feeds with so many entries added."""
        feeds, entries = self._sizes
        self._tag = f'"edition-{added}"'
        self._modified = format_datetime(START + timedelta(days=added), usegmt=True)
        self._bodies = [_feed(feed, entries, added) for feed in range(feeds)]

    def answer(self, head: bytes) -> bytes:
        """Return the whole answer to a request."""
        path = head.split(b" ", 2)[1].decode()
        if not path.startswith("/feed/"):
            self.counts["404"] += 1
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        fields = f"ETag: {self._tag}\r\nLast-Modified: {self._modified}\r\n"
        if self._tag.encode() in head:
            self.counts["304"] += 1
            return f"HTTP/1.1 304 Not Modified\r\n{fields}\r\n".encode()
        self.counts["200"] += 1
        body = self._bodies[int(path.removeprefix("/feed/"))]
        fields += f"Content-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
        return f"HTTP/1.1 200 OK\r\n{fields}\r\n".encode() + body


class Connection(asyncio.Protocol):
    """Answers each request on one connection after `delay` seconds."""

    def __init__(self, edition: Edition, delay: float) -> None:
        self._edition = edition
        self._delay = delay
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, self._received = self._received.split(b"\r\n\r\n", 1)
            asyncio.get_running_loop().call_later(self._delay, self._send, head)

    def _send(self, head: bytes) -> None:
        self._transport.write(self._edition.answer(head))
        if b"connection: close" in head.lower():
            self._transport.close()


def _feed(feed: int, entries: int, added: int) -> bytes:
    made = "".join(_entry(feed, number) for number in reversed(range(added, entries + added)))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Feed {feed}</title><link>http://feed-{feed}.example/</link>"
        f"<description>Made up</description>{made}</channel></rss>"
    ).encode()


def _entry(feed: int, number: int) -> str:
    words = random.Random(feed * 100_003 + number)
    address = f"http://feed-{feed}.example/{number}"
    date = format_datetime(START + timedelta(minutes=30 * number, seconds=feed))
    return (
        f"<item><title>{_words(words, 9)}</title><link>{address}</link><guid>{address}</guid>"
        f"<pubDate>{date}</pubDate><description>{_words(words, 60)}.</description></item>"
    )


def _words(choice: random.Random, count: int) -> str:
    return " ".join("".join(choice.choices(SYLLABLES, k=3)) for _ in range(count)).capitalize()


def _address(number: int) -> str:
    return f"127.0.{number // 250}.{number % 250 + 1}"


async def _publish(options: argparse.Namespace) -> None:
    loop, port = asyncio.get_running_loop(), 0
    edition = Edition(options.feeds, options.entries)
    for number in range(options.hosts):
        server = await loop.create_server(
            lambda: Connection(edition, options.delay), _address(number), port, backlog=512
        )
        port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        name, *values = line.split()
        if name == "edition":
            edition.publish(int(values[0]))
        counts, edition.counts = edition.counts, Counter()
        print(json.dumps(counts), flush=True)


def main() -> None:
    """Publish until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("feeds", "entries", "hosts"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--delay", type=float, default=0.0)
    asyncio.run(_publish(parser.parse_args()))


if __name__ == "__main__":
    main()
