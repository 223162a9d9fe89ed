"""The loopback server that publishes the edition, as outlets on the net publish theirs.

Every outlet lies under a path of its own (`/ledger/...`): one address and one port serve them all
on every system, where further loopback addresses may be missing.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from briefing.config.read import parse_config
from briefing.config.workspace import starter
from briefing.core.model import Feed
from briefing.core.settings import Config, FetchSettings, ReadingSettings, WatchedTopic
from briefing.demo.articles import TOPICS, Publisher
from briefing.demo.feeds import content_type, newest, render_feed
from briefing.demo.load import load_edition
from briefing.demo.pages import render_home, render_page
from briefing.errors import BriefingError

HOST = "127.0.0.1"
RETRY_AFTER_SECONDS = 1_800
_MONTH_OF_HOURS = 30 * 24
_ROBOTS = "User-agent: *\nDisallow: /subscribe\nDisallow: /login\nAllow: /\n"
_PHOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"'
    ' fill="#ccd"/><circle cx="8" cy="4.5" r="2" fill="#aab"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to one request, before conditions and compression."""

    body: bytes
    content_type: str
    modified: datetime
    status: HTTPStatus = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def etag(self) -> str:
        """The validator of its bytes."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


class DemoServer:
    """Publishes the edition on 127.0.0.1 while the context lasts.

    With `changing`, the second fetch of a feed whose outlet changes an article brings the changed
    version, as a second refresh of real feeds would; `advance` brings it at once, `advanced` from
    the start. `port` is 0 for any free one. Entering raises BriefingError when that port is taken.
    """

    def __init__(
        self, now: datetime, *, port: int = 0, changing: bool = True, advanced: bool = False
    ) -> None:
        self._lock = threading.RLock()
        self._asked: set[str] = set()
        self._changing = changing
        self._port = port
        edition = load_edition(now)
        self.edition = edition.advance() if advanced else edition
        self.requests: list[tuple[str, int]] = []

    def __enter__(self) -> Self:
        self._http = self._listening()
        self._http.publishing = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _listening(self) -> _Http:
        try:
            return _Http((HOST, self._port), _Handler)
        except OSError as error:
            advice = "End the other demo, or keep this one in another folder"
            where = f"{HOST}:{self._port}"
            raise BriefingError(f"cannot listen: {error}", subject=where, advice=advice) from error

    @cached_property
    def port(self) -> int:
        """The port it answers on."""
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        """The address that all its paths stand under."""
        return f"http://{HOST}:{self.port}"

    def config(self, topics: tuple[WatchedTopic, ...] | None = None) -> Config:
        """Return what feeds.toml would say for this edition: outlets, feeds, topics, settings.

        Takes the watched topics; without them, those of the starter feeds.toml that the edition
        writes about. Its window is as long as the edition is: a month.
        """
        publishers = self.edition.publishers
        topics = _starter_topics() if topics is None else topics
        return Config(
            outlets=tuple(publisher.outlet for publisher in publishers),
            feeds=tuple(
                Feed(
                    f"{self.url}{publisher.feed_path}",
                    publisher.outlet.name,
                    language=publisher.outlet.language,
                )
                for publisher in publishers
            ),
            topics=topics,
            fetch=FetchSettings(connections_per_host=8, pause=0.0, allow=(f"{HOST}:{self.port}",)),
            reading=ReadingSettings(window_hours=_MONTH_OF_HOURS),
        )

    def advance(self) -> None:
        """Let the outlets publish what they change: from now on the second versions are served."""
        with self._lock:
            self.edition = self.edition.advance()

    def answer(self, path: str) -> Answer:
        """Return what `path` brings now; a second fetch of a changing feed brings the change."""
        for publisher in self.edition.publishers:
            if path == publisher.feed_path:
                self._notice(publisher)
                return self._feed(publisher)
            if path == f"/{publisher.slug}/":
                return self._home(publisher)
        return self._page(path) or self._plain(path)

    def _notice(self, publisher: Publisher) -> None:
        changing = {piece.publisher for piece in self.edition.seconds.values()}
        with self._lock:
            again = publisher.feed_path in self._asked
            self._asked.add(publisher.feed_path)
            if self._changing and again and publisher.slug in changing:
                self.advance()

    def _feed(self, publisher: Publisher) -> Answer:
        if publisher.down:
            return _unavailable(self.edition.now)
        pieces = self.edition.of(publisher.slug)
        built = newest(pieces, self.edition.now)
        body = render_feed(publisher, pieces, self.url, built)
        return Answer(body, content_type(publisher), built)

    def _home(self, publisher: Publisher) -> Answer:
        pieces = self.edition.of(publisher.slug)
        text = render_home(publisher, pieces, self.url)
        return _html(text, publisher.encoding, newest(pieces, self.edition.now))

    def _page(self, path: str) -> Answer | None:
        piece = self.edition.at(path)
        if piece is None:
            return None
        publisher = self.edition.named(piece.publisher)
        text = render_page(publisher, piece, self.edition.of(publisher.slug), self.url)
        return _html(text, publisher.encoding, piece.updated or piece.published)

    def _plain(self, path: str) -> Answer:
        known = {"/robots.txt": (_ROBOTS, "text/plain"), "/photo.svg": (_PHOTO, "image/svg+xml")}
        if path in known:
            text, media = known[path]
            return Answer(text.encode(), media, self.edition.now)
        return Answer(b"Not found\n", "text/plain", self.edition.now, HTTPStatus.NOT_FOUND)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    publishing: DemoServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Newsstand/1.0"
    disable_nagle_algorithm = True  # else a delayed ACK costs 40 ms an answer
    wbufsize = -1
    timeout = 30

    def do_GET(self) -> None:
        """Answer in full, or with 304 when the client has it already."""
        server = self.server
        assert isinstance(server, _Http)  # noqa: S101 - the server is always ours; tells mypy
        answer = server.publishing.answer(self.path.partition("?")[0])
        status = HTTPStatus.NOT_MODIFIED if self._fresh(answer) else answer.status
        server.publishing.requests.append((self.path, int(status)))
        self._send(answer, status)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self.do_GET()

    def log_message(self, *_args: Any) -> None:
        """Say nothing: the screen is the program's."""

    def _fresh(self, answer: Answer) -> bool:
        if answer.status is not HTTPStatus.OK:
            return False
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return answer.etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return _not_after(answer.modified, self.headers.get("If-Modified-Since"))

    def _send(self, answer: Answer, status: HTTPStatus) -> None:
        zipped = "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(answer.body, mtime=0) if zipped else answer.body
        self.send_response(status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status is HTTPStatus.OK:
            self.send_header("ETag", answer.etag)
            self.send_header("Last-Modified", format_datetime(answer.modified, usegmt=True))
            self.send_header("Vary", "Accept-Encoding")
        if status is not HTTPStatus.NOT_MODIFIED:
            self._send_body(answer, body, zipped=zipped)
        else:
            self.end_headers()

    def _send_body(self, answer: Answer, body: bytes, *, zipped: bool) -> None:
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _starter_topics() -> tuple[WatchedTopic, ...]:
    watched = parse_config(starter()).topics
    return tuple(topic for topic in watched if topic.name in TOPICS.values())


def _html(text: str, encoding: str, modified: datetime) -> Answer:
    body = text.encode(encoding, "xmlcharrefreplace")
    return Answer(body, f"text/html; charset={encoding}", modified)


def _unavailable(now: datetime) -> Answer:
    headers = (("Retry-After", str(RETRY_AFTER_SECONDS)),)
    text = b"The printing press is being repaired.\n"
    return Answer(text, "text/plain", now, HTTPStatus.SERVICE_UNAVAILABLE, headers)


def _not_after(modified: datetime, since: str | None) -> bool:
    """Return whether `modified` is no later than the date of an If-Modified-Since header."""
    if not since:
        return False
    try:
        return modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
