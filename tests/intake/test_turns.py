"""Whose turn it is when many requests wait for few connections."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.core.answers import Request
from briefing.core.settings import FetchSettings
from briefing.intake.turns import Turns, host_of

SETTINGS = FetchSettings(connections=3, connections_per_host=2, pause=1.0)


def turns(*requests: Request, settings: FetchSettings = SETTINGS) -> Turns:
    made = Turns(settings)
    for request in requests:
        made.add(request)
    return made


def feed(host: str, path: str = "") -> Request:
    return Request(f"http://{host}/{path}")


def story(host: str, path: str = "", *, urgent: bool = False) -> Request:
    return Request(f"http://{host}/{path}", kind="page", urgent=urgent)


def test_a_busy_host_does_not_hold_up_the_others() -> None:
    waiting = turns(feed("a", "1"), feed("a", "2"), feed("a", "3"), feed("b"))

    started = [waiting.start(0.0) for _ in range(4)]

    assert started == [feed("a", "1"), feed("b"), feed("a", "2"), None]


def test_an_answer_frees_a_turn() -> None:
    waiting = turns(feed("a", "1"), feed("a", "2"), feed("a", "3"))
    for _ in range(2):
        waiting.start(0.0)
    assert waiting.start(0.0) is None

    waiting.done(feed("a", "1"))

    assert waiting.start(0.0) == feed("a", "3")


def test_what_was_put_back_comes_after_all_that_has_not_been_tried() -> None:
    waiting = turns(*(feed(host) for host in "abcde"))
    silent = [waiting.start(0.0) for _ in range(3)]
    assert waiting.places_wanted(0.0) == 2

    for request in silent[:2]:
        assert request is not None
        waiting.done(request)
        waiting.put_back(request)

    assert [waiting.start(0.0) for _ in range(3)] == [feed("d"), feed("e"), None]
    assert waiting.places_wanted(0.0) == 0
    waiting.done(feed("d"))
    assert waiting.start(0.0) == feed("a")


def test_pages_of_a_host_keep_their_distance() -> None:
    waiting = turns(story("a", "1"), story("a", "2"), story("b"))

    assert waiting.start(10.0) == story("a", "1")
    assert waiting.start(10.0) == story("b")
    assert waiting.start(10.9) is None
    assert waiting.next_start() == 11.0
    assert waiting.start(11.0) == story("a", "2")


def test_feeds_of_a_host_need_no_distance() -> None:
    waiting = turns(feed("a", "1"), feed("a", "2"))

    assert waiting.start(0.0)
    assert waiting.start(0.0)


def test_a_host_that_asks_for_a_longer_pause_gets_it() -> None:
    waiting = turns(story("a", "1"), story("a", "2"), story("a", "3"))
    waiting.start(0.0)

    waiting.slow_down("http://A/", 5.0)

    assert waiting.next_start() == 6.0
    waiting.done(story("a", "1"))
    waiting.start(6.0)
    assert waiting.next_start() == 11.0


def test_what_the_reader_waits_for_goes_first() -> None:
    waiting = turns(story("a", "1"), story("b", "1"), story("b", "2", urgent=True))

    assert waiting.start(0.0) == story("b", "2", urgent=True)


def test_no_alarm_is_needed_where_only_an_answer_helps() -> None:
    waiting = turns(feed("a", "1"), feed("a", "2"), feed("a", "3"))
    for _ in range(2):
        waiting.start(0.0)

    assert waiting.next_start() is None


def test_a_connection_is_kept_while_more_is_wanted_of_its_host() -> None:
    waiting = turns(feed("a", "1"), feed("a", "2"), feed("b"))
    waiting.start(0.0)
    waiting.start(0.0)

    assert waiting.expects_more(feed("a", "1"))
    assert not waiting.expects_more(feed("b"))


def test_a_feed_that_moved_counts_for_its_new_host() -> None:
    moved = Request("http://old/feed", address="http://new/feed")

    assert host_of(moved) == "new"


def test_one_machine_with_two_ports_is_two_hosts() -> None:
    assert host_of(feed("A.example:80")) == "a.example:80"
    assert host_of(feed("a.example:81")) != host_of(feed("a.example:80"))


@given(st.lists(st.sampled_from("aaabcd"), max_size=30))
def test_every_request_gets_its_turn_and_no_cap_is_passed(hosts: list[str]) -> None:
    waiting = turns(*(feed(host, str(index)) for index, host in enumerate(hosts)))
    under_way: list[Request] = []
    finished = 0

    while request := waiting.start(0.0) or (under_way[0] if under_way else None):
        if request in under_way:
            under_way.remove(request)
            waiting.done(request)
            finished += 1
            continue
        under_way.append(request)
        of_host = [other for other in under_way if host_of(other) == host_of(request)]
        assert len(under_way) <= SETTINGS.connections
        assert len(of_host) <= SETTINGS.connections_per_host

    assert finished == len(hosts)
