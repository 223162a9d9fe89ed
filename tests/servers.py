"""A web server on 127.0.0.1 for tests, with everything that a server can do to a reader of feeds.

    with serve({"/feed": conditional(RSS, etag='"a"'), "/slow": slow(RSS)}) as server:
        ... server.url("/feed"), server.allow, server.seen

A route is a function of the request's handler; the functions below make the usual ones.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

Headers = Mapping[str, str]
Route = Callable[["Handler"], None]
Address = tuple[str, int]

CERTIFICATE = Path(__file__).parent / "data" / "localhost.pem"  # for tests; it is worth nothing
RSS = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Post</title>'
    b"<link>http://127.0.0.1/</link><description>News of the harbour</description>"
    b"<item><title>Cranes stand still</title><link>http://127.0.0.1/cranes</link>"
    b"<guid>cranes</guid><description>The strike is in its second day.</description></item>"
    b"</channel></rss>"
)
HTML = (
    b"<!doctype html><html><head><title>Harbour Post</title></head><body><p>News</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that came in."""

    path: str
    headers: Mapping[str, str]
    port: int  # of the connection it came over


class Server(ThreadingHTTPServer):
    """Answers by its routes, and remembers what it was asked."""

    request_queue_size = 256
    daemon_threads = True

    def __init__(self, routes: Mapping[str, Route], address: str, *, tls: bool = False) -> None:
        super().__init__((address, 0), Handler)
        self._scheme = "https" if tls else "http"
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.routes = dict(routes)
        self.seen: list[Seen] = []
        self.stopping = threading.Event()
        self.most_connections = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def allow(self) -> str:
        """The server's "host:port", as a settings file allows it."""
        return f"{self.server_address[0]!s}:{self.server_port}"

    def url(self, path: str = "/") -> str:
        """Return the address of `path`."""
        return f"{self._scheme}://{self.allow}{path}"

    def asked(self, path: str) -> list[Seen]:
        """Return the requests for `path`."""
        return [seen for seen in self.seen if seen.path == path]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
            self.most_connections = max(self.most_connections, len(self._open))
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many tests are about."""

    def stop(self) -> None:
        """End at once, with all connections."""
        self.stopping.set()
        self.shutdown()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """Hands a request to its route."""

    protocol_version = "HTTP/1.1"
    timeout = 10

    @property
    def world(self) -> Server:
        return cast("Server", self.server)

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.world.seen.append(Seen(self.path, headers, self.client_address[1]))
        route = self.world.routes.get(self.path, page(b"nothing here", status=404))
        route(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base's name
        """Tests are quiet."""

    def reply(self, status: int, headers: Headers, body: bytes = b"", *, length: int = -1) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self, *, reset: bool = False) -> None:
        """Close the connection, without a word (`reset`: with RST)."""
        self.close_connection = True
        self.wfile.flush()
        if reset:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()


@contextmanager
def serve(
    routes: Mapping[str, Route], address: str = "127.0.0.1", *, tls: bool = False
) -> Iterator[Server]:
    """Serve `routes` until the block ends; over `tls` with a certificate signed by itself."""
    server = Server(routes, address, tls=tls)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def page(
    body: bytes = RSS,
    *,
    content_type: str = "application/rss+xml; charset=utf-8",
    status: int = 200,
    headers: Headers | None = None,
) -> Route:
    """Always the same answer."""
    return lambda handler: handler.reply(
        status, {"Content-Type": content_type, **(headers or {})}, body
    )


def html(body: bytes = HTML, **headers: str) -> Route:
    """Return a web page, also where a feed should be."""
    return page(body, content_type="text/html; charset=utf-8", headers=headers)


def conditional(body: bytes = RSS, *, etag: str = "", last_modified: str = "") -> Route:
    """304 to whoever shows the validators, byte for byte."""
    given = {"ETag": etag, "Last-Modified": last_modified}
    headers = {name: value for name, value in given.items() if value}

    def answer(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == etag if etag else bool(last_modified)
        if last_modified:
            known = known and handler.headers.get("If-Modified-Since") == last_modified
        handler.reply(304 if known else 200, headers, b"" if known else body)

    return answer


def redirect(to: str, status: int = 302) -> Route:
    """Lead elsewhere."""
    return page(b"elsewhere", status=status, headers={"Location": to})


def gzipped(body: bytes = RSS, *, layers: int = 1, encoding: str = "gzip") -> Route:
    """Packed once, or again and again."""
    for _layer in range(layers):
        body = gzip.compress(body, 9)
    return page(body, headers={"Content-Encoding": encoding})


def bomb(size: int) -> Route:
    """A few bytes that unpack to `size`."""
    return gzipped(bytes(size))


def slow(body: bytes = RSS, *, pause: float = 0.02) -> Route:
    """One byte at a time: each in time, the whole never."""

    def answer(handler: Handler) -> None:
        handler.reply(200, {"Content-Type": "text/xml"}, length=len(body))
        for byte in body:
            if handler.world.stopping.wait(pause):
                break
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
        handler.close_connection = True

    return answer


def silent() -> Route:
    """Take the request and never answer."""

    def answer(handler: Handler) -> None:
        handler.world.stopping.wait(60)
        handler.close_connection = True

    return answer


def endless(chunk: bytes = b"<item></item>" * 5_000) -> Route:
    """A body without an end, in chunks."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while not handler.world.stopping.is_set():
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))

    return answer


def cut_off(body: bytes = RSS, *, sent: int, headers: Headers | None = None) -> Route:
    """Hang up after `sent` bytes of the body."""

    def answer(handler: Handler) -> None:
        handler.reply(200, headers or {}, body[:sent], length=len(body))
        handler.hang_up()

    return answer


def reset(after: bytes = b"") -> Route:
    """Break the connection with RST, after so many raw bytes."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(after)
        handler.hang_up(reset=True)

    return answer


def raw(answer: bytes) -> Route:
    """Exactly these bytes, whatever they are, then hang up."""

    def send(handler: Handler) -> None:
        handler.wfile.write(answer)
        handler.hang_up()

    return send


def counted(*routes: Route) -> Route:
    """The first route once, then the second, ...; the last for ever."""
    left = list(routes)

    def answer(handler: Handler) -> None:
        route = left.pop(0) if len(left) > 1 else left[0]
        route(handler)

    return answer
