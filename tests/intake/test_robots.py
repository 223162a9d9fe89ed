"""What a host's robots.txt means for the pages that are fetched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.intake.bodies import DECODED_LIMIT, WIRE_LIMIT
from briefing.intake.exchange import REDIRECT_LIMIT
from briefing.intake.http import fetch_many
from briefing.intake.robots import CRAWL_DELAY_LIMIT, ROBOTS_ENOUGH, read_rules
from tests.servers import Route, Server, bomb, endless, html, page, redirect, reset, serve

SETTINGS = FetchSettings(pause=0.0, page_deadline=2.0)
RULES = b"User-agent: *\nDisallow: /archive\nAllow: /archive/today$\n"


def answer(text: str) -> Fetched:
    return Fetched("", "", 200, "text/plain", text.encode(), "")


def robots(route: Route, **more: Route) -> dict[str, Route]:
    pages = {f"/{name}": html() for name in ("story", "archive", "archive/today")}
    return {"/robots.txt": route, **pages, **{f"/{name}": made for name, made in more.items()}}


def read(server: Server, *paths: str, settings: FetchSettings = SETTINGS) -> dict[str, Answer]:
    requests = [Request(server.url(path), kind="page") for path in paths]
    answers = fetch_many(requests, replace(settings, allow=(server.allow,)))
    return {found.url.removeprefix(server.url("")): found for found in answers}


def test_pages_that_a_host_does_not_want_read_are_not_asked_for() -> None:
    with serve(robots(page(RULES))) as server:
        answers = read(server, "/story", "/archive", "/archive/today")

    refused = answers["/archive"]
    assert isinstance(refused, Failed)
    assert "robots.txt asks programs not to read it" in refused.reason
    assert "robots = false" in refused.advice
    assert isinstance(answers["/story"], Fetched)
    assert isinstance(answers["/archive/today"], Fetched)
    assert not server.asked("/archive")


def test_robots_txt_is_asked_for_once_a_run() -> None:
    with serve(robots(page(RULES))) as server:
        read(server, "/story", "/archive", "/archive/today")

    assert len(server.asked("/robots.txt")) == 1


def test_a_page_behind_a_redirect_needs_leave_too() -> None:
    with serve(robots(page(RULES), short=redirect("/archive"))) as server:
        refused = read(server, "/short")["/short"]

    assert isinstance(refused, Failed)
    assert not server.asked("/archive")


def test_feeds_are_made_for_programs_and_need_no_leave() -> None:
    with serve(robots(page(b"User-agent: *\nDisallow: /"))) as server:
        settings = replace(SETTINGS, allow=(server.allow,))
        [answer] = fetch_many([Request(server.url("/story"))], settings)

    assert isinstance(answer, Fetched)
    assert not server.asked("/robots.txt")


def test_the_reader_may_decide_otherwise() -> None:
    with serve(robots(page(b"User-agent: *\nDisallow: /"))) as server:
        answers = read(server, "/story", settings=replace(SETTINGS, robots=False))

    assert isinstance(answers["/story"], Fetched)
    assert not server.asked("/robots.txt")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_host_without_rules_allows_everything(status: int) -> None:
    with serve(robots(page(b"", status=status))) as server:
        assert isinstance(read(server, "/story")["/story"], Fetched)


@pytest.mark.parametrize("route", [page(b"", status=500), page(b"", status=429), reset()])
def test_rules_that_cannot_be_read_may_forbid_everything(route: Route) -> None:
    with serve(robots(route)) as server:
        refused = read(server, "/story")["/story"]

    assert isinstance(refused, Failed)
    assert "robots.txt cannot be read" in refused.reason
    assert not server.asked("/story")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00<html>", b"User-agent\nDisallow\n" * 9])
def test_rules_that_say_nothing_allow_everything(body: bytes) -> None:
    with serve(robots(page(body))) as server:
        assert isinstance(read(server, "/story")["/story"], Fetched)


LINE = b"Disallow: /old\n"


def rules_of(size: int, last: bytes) -> bytes:
    """Return a robots.txt whose `last` line ends at `size` bytes."""
    head = b"User-agent: *\n" + LINE * 10
    return head + b"#" * (size - len(head) - len(last) - 1) + b"\n" + last


def test_rules_are_read_up_to_a_limit_and_what_follows_is_left_alone() -> None:
    last = b"Disallow: /story\n"

    for size, refused in ((ROBOTS_ENOUGH, True), (ROBOTS_ENOUGH + 1, False)):
        with serve(robots(page(rules_of(size, last) + LINE * 100))) as server:
            answers = read(server, "/story", "/archive")
            assert isinstance(answers["/story"], Failed) == refused
            assert isinstance(answers["/archive"], Fetched)


def test_half_of_a_rule_is_no_rule() -> None:
    with serve(robots(page(rules_of(ROBOTS_ENOUGH + 5, b"Disallow: /story\n")))) as server:
        assert isinstance(read(server, "/story")["/story"], Fetched)  # not "Disallow: /s"


@pytest.mark.parametrize(
    "route",
    [
        endless(LINE * 5_000),
        page(b"User-agent: *\nDisallow: /archive\n" + LINE * (WIRE_LIMIT // len(LINE))),
        bomb(DECODED_LIMIT + 1),
    ],
)
def test_rules_of_any_length_leave_a_host_readable(route: Route) -> None:
    with serve(robots(route)) as server:
        assert isinstance(read(server, "/story")["/story"], Fetched)


def test_rules_may_stand_behind_a_mark_of_their_encoding() -> None:
    assert read_rules(answer("\ufeffUser-agent: *\nDisallow: /\n")).refusal("http://a.example/b")


@pytest.mark.parametrize(
    ("hops", "readable"), [(REDIRECT_LIMIT, True), (REDIRECT_LIMIT + 1, False)]
)
def test_rules_may_stand_behind_five_redirects(hops: int, readable: bool) -> None:
    steps = {f"hop{n}": redirect(f"/hop{n + 1}") for n in range(1, hops)}
    routes = robots(redirect("/hop1"), **steps, **{f"hop{hops}": page(RULES)})
    with serve(routes) as server:
        answers = read(server, "/story", "/archive")

    assert isinstance(answers["/story"], Fetched) == readable
    assert isinstance(answers["/archive"], Failed)


def test_rules_for_this_program_go_before_those_for_all() -> None:
    rules = read_rules(
        answer("User-agent: *\nDisallow: /\n\nUser-agent: Briefing-Reader\nDisallow: /private\n")
    )

    assert not rules.refusal("http://example.org/story")
    assert rules.refusal("http://example.org/private/notes")


@pytest.mark.parametrize(
    ("delay", "seconds"), [("2", 2.0), ("600", CRAWL_DELAY_LIMIT), ("-1", 0.0), ("soon", 0.0)]
)
def test_a_pause_that_the_host_asks_for_is_kept_within_reason(delay: str, seconds: float) -> None:
    assert read_rules(answer(f"User-agent: *\nCrawl-delay: {delay}\n")).crawl_delay == seconds


def test_a_host_that_asks_for_a_pause_gets_it() -> None:
    rules = b"User-agent: *\nCrawl-delay: 0.2\n"
    with serve(robots(page(rules))) as server:
        answers = read(server, "/story", "/archive", "/archive/today")

    assert all(isinstance(found, Fetched) for found in answers.values())
