"""The hostile world on loopback: its servers, the workspace that reads it, and what came of that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefing.config.workspace import in_folder
from briefing.config.write import to_toml
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config, FetchSettings, ReadingSettings
from tests.conftest import NOW
from tests.hostile import healthy
from tests.hostile.case import Case, Host, Site, When
from tests.hostile.cases import bodies, entities, escapes, feeds, pages, redirects, texts
from tests.hostile.refresher import Round
from tests.servers import CERTIFICATE, Server, serve

CASES: tuple[Case, ...] = tuple(
    case
    for group in (escapes, entities, bodies, redirects, feeds, pages, texts)
    for case in group.GROUP
)
DEADLINE = 3.0  # seconds for a feed or page where nothing else is said
SOON = 1.0  # seconds for what never ends by itself
PATIENCE = 300.0  # seconds until a refresh that hangs is given up


@dataclass(frozen=True, slots=True)
class World:
    """The servers, and the feeds on them by outlet."""

    feeds: Mapping[str, str]
    servers: tuple[Server, ...]
    canary: Server

    def config(self, outlets: Sequence[str]) -> Config:
        """Return the settings of a reader of these outlets."""
        return Config(
            outlets=tuple(Outlet(name, language="en") for name in outlets),
            feeds=tuple(Feed(self.feeds[name], name) for name in outlets),
            fetch=FetchSettings(
                connections_per_host=16,
                feed_deadline=DEADLINE,
                page_deadline=DEADLINE,
                pause=0.0,
                allow=tuple(server.allow for server in self.servers),
            ),
            reading=ReadingSettings(workers=2),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one refresh left behind."""

    folder: Path
    events: tuple[dict[str, Any], ...]
    complaints: str
    code: int
    seconds: float
    peak_mb: float
    processes_left: int


@contextmanager
def world(cases: Sequence[Case] = CASES) -> Iterator[World]:
    """Serve the healthy feeds and `cases`, beside a canary that nobody may ask."""
    with ExitStack() as open_:
        canary = open_.enter_context(serve({}))
        sound = open_.enter_context(serve(healthy.feeds()))
        shared, secure = open_.enter_context(serve({})), open_.enter_context(serve({}, tls=True))
        servers, addresses = [sound, shared, secure], {}
        for number, name in enumerate(healthy.OUTLETS):
            addresses[name] = sound.url(f"/{number}")
        for case in cases:
            server = {Host.SHARED: shared, Host.TLS: secure}.get(case.host)
            if server is None:
                server = open_.enter_context(serve({}))
                servers.append(server)
            addresses[case.name] = _publish(case, server, canary)
        yield World(addresses, tuple(servers), canary)


def _publish(case: Case, server: Server, canary: Server) -> str:
    path = f"/{case.name}"
    routes = case.serve(Site(server.url(path), canary.url("")))
    for rest, route in routes.items():
        server.routes["/robots.txt" if rest == "/robots.txt" else path + rest] = route
    return server.url(path)


def rounds() -> tuple[Round, ...]:
    """Return in which rounds the cases are asked, the sound feeds beside most of them."""

    def names(when: When) -> tuple[str, ...]:
        return tuple(case.name for case in CASES if case.when is when)

    again = tuple(case.name for case in CASES if case.again)
    return (
        # The sound feeds come last: whatever the others do is done before.
        Round((*names(When.BESIDE), *healthy.OUTLETS)),
        Round(names(When.LATE), feed_deadline=SOON),
        Round(names(When.LATE_PAGE), page_deadline=SOON),
        Round((*again, *names(When.MANY)), pages=False, hours=1),
    )


def refreshed(folder: Path, config: Config, rounds: Sequence[Round] = ()) -> Outcome:
    """Refresh in a process of its own, in `rounds`, and return what came of it."""
    folder.mkdir(exist_ok=True)
    workspace = in_folder(folder)
    workspace.config.write_text(to_toml(config), encoding="utf-8")
    asked = json.dumps([asdict(one) for one in rounds])
    began = time.monotonic()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.refresher", str(folder), NOW.isoformat(), asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, "SSL_CERT_FILE": str(CERTIFICATE)},
        start_new_session=True,
    )
    try:
        out, complaints = program.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, 9)
        raise
    lines = [json.loads(line) for line in out.splitlines()]
    peak = lines.pop()["peak_mb"] if lines and "peak_mb" in lines[-1] else float("inf")
    return Outcome(
        folder,
        tuple(lines),
        complaints,
        program.returncode,
        time.monotonic() - began,
        peak,
        _left(program.pid),
    )


def _left(session: int) -> int:
    """Return how many processes of a session live on, a moment after its leader has ended."""
    for _ in range(20):
        if not (count := _living(session)):
            break
        time.sleep(0.1)
    return count


def _living(session: int) -> int:
    count = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        count += fields[3] == str(session) and fields[0] != "Z"
    return count
