"""Where redirects may lead, and which are remembered."""

from __future__ import annotations

import pytest

from briefing.intake.exchange import redirect_target
from briefing.intake.failures import RefusedError
from tests.intake.asking import failed, fetched
from tests.servers import (
    RSS,
    Route,
    page,
    redirect,
    serve,
)


def test_redirects_are_followed_and_only_lasting_ones_are_remembered() -> None:
    routes = {
        "/a": redirect("/b", 301),
        "/b": redirect("/c", 308),
        "/c": redirect("/feed", 302),
        "/feed": page(),
    }
    with serve(routes) as server:
        answer = fetched(server, "/a")

    assert answer.final_url == server.url("/feed")
    assert answer.permanent_url == server.url("/c")


def test_a_lasting_redirect_behind_a_passing_one_is_not_remembered() -> None:
    routes = {"/a": redirect("/b", 307), "/b": redirect("/feed", 301), "/feed": page()}
    with serve(routes) as server:
        assert fetched(server, "/a").permanent_url == ""


def chain(length: int) -> dict[str, Route]:
    hops = {f"/{hop}": redirect(f"/{hop + 1}") for hop in range(length)}
    return {**hops, f"/{length}": page()}


def test_five_redirects_are_followed_and_six_are_not() -> None:
    with serve(chain(5)) as server:
        assert fetched(server, "/0").body == RSS
    with serve(chain(6)) as server:
        assert "more than 5 times" in failed(server, "/0").reason
    assert not server.asked("/6")


def test_a_redirect_loop_ends() -> None:
    with serve({"/feed": redirect("/feed")}) as server:
        assert "more than 5 times" in failed(server, "/feed").reason


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://a:b@127.0.0.1/",
        "data:text/xml,rss",
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(target: str) -> None:
    with serve({"/feed": redirect(target)}) as server:
        assert "no web address" in failed(server, "/feed").reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_a_redirect_to_a_private_address_is_refused(host: str) -> None:
    with serve({"/secret": page()}) as canary:
        target = f"http://{host}:{canary.server_port}/secret"
        with serve({"/feed": redirect(target)}) as server:
            assert "not public" in failed(server, "/feed").reason

    assert not canary.seen


def test_a_redirect_to_a_number_that_hides_an_address_is_refused() -> None:
    with serve({"/secret": page()}) as canary:
        target = f"http://2130706433:{canary.server_port}/secret"
        with serve({"/feed": redirect(target)}) as server:
            failed(server, "/feed")

    assert not canary.seen


def test_a_redirect_from_https_to_http_is_refused() -> None:
    with pytest.raises(RefusedError, match="from https to http"):
        redirect_target("https://example.org/a", "http://example.org/b")
    assert redirect_target("http://example.org/a", "https://example.org/b")
    assert redirect_target("https://example.org/a/", "../b?c") == "https://example.org/b?c"


def test_an_address_with_escapes_is_asked_as_it_is_written() -> None:
    path = "/feed%2Fa?sign=a%2bb&q=%7e"
    with serve({path: page()}) as server:
        assert fetched(server, path).body == RSS


def test_a_feed_that_moved_is_asked_at_its_new_address_under_its_old_name() -> None:
    with serve({"/new": page()}) as server:
        answer = fetched(server, "/old", address=server.url("/new"))

    assert answer.url == server.url("/old")
    assert answer.final_url == server.url("/new")
