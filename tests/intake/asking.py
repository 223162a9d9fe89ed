"""One request to a test server, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.intake.http import fetch_many
from tests.servers import (
    Server,
)

QUICK = FetchSettings(feed_deadline=0.5, page_deadline=0.3, pause=0.0, robots=False)


def ask(server: Server, path: str, settings: FetchSettings = QUICK, **fields: Any) -> Answer:
    request = Request(server.url(path), **fields)
    [answer] = fetch_many([request], replace(settings, allow=(server.allow,)))
    return answer


def fetched(server: Server, path: str, **fields: Any) -> Fetched:
    answer = ask(server, path, **fields)
    assert isinstance(answer, Fetched), answer
    return answer


def failed(server: Server, path: str, **fields: Any) -> Failed:
    answer = ask(server, path, **fields)
    assert isinstance(answer, Failed), answer
    assert answer.reason
    assert answer.advice
    return answer
