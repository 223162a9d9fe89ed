"""When a feed is asked again, where, and what each answer changes about that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.answers import Failed, Fetched, NotModified
from briefing.core.feed_state import FeedState
from briefing.core.model import Entry, ParsedFeed
from briefing.core.schedule import (
    FIRST_WAIT,
    LONGEST_INTERVAL,
    LONGEST_WAIT,
    LONGEST_WAIT_OFFLINE,
    LONGEST_WISH,
    SHORTEST_INTERVAL,
    Occasion,
    after_failure,
    after_fetched,
    after_unchanged,
    after_unreadable,
    may_ask,
    request,
)

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
URL = "https://harbour.example/feed"
NEW_URL = "https://news.harbour.example/feed"
FRESH = FeedState(URL, outlet="Harbour Post")


def body(**fields: object) -> Fetched:
    made = Fetched(URL, URL, 200, "", b"<rss/>", "hash", etag='"a"', last_modified="then")
    return replace(made, bytes_on_wire=5_000, **fields)  # type: ignore[arg-type]


def unchanged(**fields: object) -> NotModified:
    return replace(NotModified(URL, URL, etag='"a"'), **fields)  # type: ignore[arg-type]


def refused(status: int = 500, **fields: object) -> Failed:
    return replace(Failed(URL, "why", "what to do", status), **fields)  # type: ignore[arg-type]


def parsed(every: timedelta | None = timedelta(hours=2), **fields: object) -> ParsedFeed:
    entries = tuple(
        Entry(f"guid {n}", "", "", published=NOW - n * every if every else None) for n in range(30)
    )
    return replace(ParsedFeed(entries), **fields)  # type: ignore[arg-type]


def wait(state: FeedState) -> timedelta:
    assert state.not_before
    return state.not_before - NOW


def read(state: FeedState = FRESH, **fields: object) -> FeedState:
    return after_fetched(state, body(**fields), parsed(), 3, NOW)


def test_a_feed_that_was_never_asked_may_be_asked() -> None:
    assert all(may_ask(FRESH, NOW, occasion) for occasion in Occasion)
    assert (request(FRESH).url, request(FRESH).etag) == (URL, "")


def test_what_was_read_is_remembered() -> None:
    state = after_fetched(FRESH, body(), parsed(title="Harbour Post: News"), 3, NOW)

    assert (state.status, state.reason, state.advice) == ("new", "", "")
    assert (state.etag, state.last_modified, state.body_hash) == ('"a"', "then", "hash")
    assert state.last_answer == state.last_success == state.last_new == NOW
    assert state.title == "Harbour Post: News"


def test_the_next_request_is_conditional() -> None:
    asked = request(read())

    assert (asked.etag, asked.last_modified) == ('"a"', "then")


def test_validators_that_a_server_no_longer_gives_are_forgotten() -> None:
    assert read(read(), etag="", last_modified="").etag == ""


def test_an_unchanged_answer_saves_what_the_last_body_weighed() -> None:
    state = after_unchanged(after_unchanged(read(), unchanged(), NOW), unchanged(), NOW)

    assert state.status == "unchanged"
    assert state.bytes_saved == 10_000
    assert after_unchanged(read(), body(), NOW).bytes_saved == 0, "the same body came again"


def test_damage_is_told_until_a_whole_body_comes() -> None:
    damaged = after_fetched(FRESH, body(), parsed(damage="it breaks off"), 3, NOW)
    assert damaged.status == "damaged"
    assert after_unchanged(damaged, unchanged(), NOW).status == "damaged"
    assert read(damaged).damage == ""


@pytest.mark.parametrize(
    ("every", "interval"),
    [
        (timedelta(minutes=1), SHORTEST_INTERVAL),
        (timedelta(hours=2), timedelta(minutes=57)),
        (timedelta(hours=10), timedelta(hours=4, minutes=45)),
        (timedelta(days=30), LONGEST_INTERVAL),
        (None, timedelta(hours=1)),
    ],
)
def test_a_feed_is_visited_as_often_as_it_publishes(
    every: timedelta | None, interval: timedelta
) -> None:
    state = after_fetched(FRESH, body(), parsed(every), 3, NOW)

    assert wait(state) == interval
    assert not may_ask(state, NOW, Occasion.SCHEDULED)
    assert may_ask(state, NOW + interval, Occasion.SCHEDULED)


def test_a_feed_that_falls_silent_is_visited_more_and_more_seldom() -> None:
    state, now, waits = read(), NOW, []
    for _visit in range(60):
        state = after_unchanged(state, unchanged(), now)
        assert state.not_before
        waits.append(state.not_before - now)
        now = state.not_before

    assert all(earlier <= later for earlier, later in pairwise(waits))
    assert waits[-1] == LONGEST_INTERVAL


def test_entries_from_the_future_say_nothing_about_the_pace() -> None:
    ahead = ParsedFeed((Entry("a", "", "", published=NOW + timedelta(days=400)),))

    assert wait(after_fetched(FRESH, body(), ahead, 1, NOW)) == timedelta(hours=1)


def test_what_the_server_asks_for_comes_on_top() -> None:
    assert wait(read(fresh_seconds=6 * 3_600)) == timedelta(hours=6)
    assert wait(read(fresh_seconds=60)) == timedelta(minutes=57)
    assert wait(read(fresh_seconds=40 * 86_400)) == LONGEST_WISH
    for ttl, hours in ((180, 3), (7 * 24 * 60, 7 * 24), (10**6, 7 * 24)):
        state = after_fetched(FRESH, body(), parsed(ttl_minutes=ttl), 3, NOW)
        assert wait(state) == timedelta(hours=hours)
        assert wait(after_unchanged(state, unchanged(), NOW)) == timedelta(hours=hours)


def test_hours_that_a_feed_asks_to_skip_are_skipped() -> None:
    state = after_fetched(FRESH, body(), parsed(skip_hours=(12, 13)), 3, NOW)

    assert state.not_before == NOW.replace(hour=14)
    assert not may_ask(replace(state, not_before=None), NOW, Occasion.SCHEDULED)
    assert may_ask(state, NOW, Occasion.REFRESH)


def test_days_that_a_feed_asks_to_skip_are_skipped() -> None:
    assert NOW.weekday() == 6
    weekend = after_fetched(FRESH, body(), parsed(skip_days=(5, 6), skip_hours=(0, 1)), 3, NOW)

    assert weekend.not_before == NOW.replace(hour=2) + timedelta(days=1)
    assert not may_ask(replace(weekend, not_before=None), NOW, Occasion.SCHEDULED)
    assert may_ask(weekend, NOW, Occasion.REFRESH)
    assert after_failure(weekend, refused(), NOW).not_before == weekend.not_before


def test_a_feed_that_never_wants_to_be_read_is_read_all_the_same() -> None:
    for never in (parsed(skip_hours=tuple(range(24))), parsed(skip_days=tuple(range(7)))):
        state = after_fetched(FRESH, body(), never, 3, NOW)

        assert wait(state) == timedelta(minutes=57)
        assert may_ask(state, NOW + wait(state), Occasion.SCHEDULED)


def test_a_reader_who_refreshes_does_not_wait_for_the_schedule() -> None:
    state = read(fresh_seconds=86_400)

    assert not may_ask(state, NOW, Occasion.SCHEDULED)
    assert may_ask(state, NOW, Occasion.REFRESH)


def test_retry_after_binds_every_refresh() -> None:
    state = after_failure(read(), refused(429, retry_seconds=3_600), NOW)
    later = NOW + timedelta(hours=1)

    assert not any(may_ask(state, NOW, occasion) for occasion in Occasion)
    assert may_ask(state, later, Occasion.REFRESH)
    assert read(state).retry_after is None


def test_retry_after_is_believed_up_to_a_week() -> None:
    state = after_failure(FRESH, refused(503, retry_seconds=10**7), NOW)

    assert may_ask(state, NOW + LONGEST_WISH, Occasion.REFRESH)


def failures(count: int, status: int) -> list[timedelta]:
    state, waits = read(), []
    for _ in range(count):
        state = after_failure(state, refused(status), NOW)
        waits.append(wait(state))
    return waits


@pytest.mark.parametrize("status", [404, 500, 503])
def test_failures_double_the_wait_up_to_a_day(status: int) -> None:
    waits = failures(100, status)

    assert waits[:4] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4, FIRST_WAIT * 8]
    assert waits[-1] == LONGEST_WAIT


def test_a_line_that_is_down_is_tried_again_within_the_hour() -> None:
    assert failures(100, 0)[-1] == LONGEST_WAIT_OFFLINE


def test_a_failure_is_told_and_a_success_clears_it() -> None:
    state = after_failure(read(), refused(404), NOW + timedelta(hours=1))

    assert (state.status, state.reason, state.advice) == ("failed", "why", "what to do")
    assert (state.failures, state.last_success) == (1, NOW)
    assert state.etag == '"a"', "the validators still hold"
    cleared = read(state)
    assert (cleared.status, cleared.reason, cleared.failures) == ("new", "", 0)


def test_a_server_that_did_not_answer_did_not_answer() -> None:
    assert after_failure(FRESH, refused(0), NOW).last_answer is None
    assert after_failure(FRESH, refused(500), NOW).last_answer == NOW


def test_a_feed_that_is_gone_is_asked_only_by_name() -> None:
    state = after_failure(read(), refused(410, gone=True), NOW)
    later = NOW + timedelta(days=400)

    assert state.gone
    assert not may_ask(state, later, Occasion.SCHEDULED)
    assert not may_ask(state, later, Occasion.REFRESH)
    assert may_ask(state, later, Occasion.NAMED)
    assert not read(state).gone


def test_a_body_that_is_no_feed_is_asked_for_unconditionally_again() -> None:
    state = after_unreadable(read(), body(), "it is a web page", "look for the feed", NOW)

    assert (state.status, state.reason) == ("failed", "it is a web page")
    assert (state.etag, state.last_modified, state.body_hash) == ("", "", "")
    assert wait(state) == FIRST_WAIT


def test_a_lasting_redirect_is_believed_when_it_was_seen_twice() -> None:
    once = read(permanent_url=NEW_URL)
    assert request(once).address == ""

    twice = after_unchanged(once, unchanged(permanent_url=NEW_URL), NOW)
    assert request(twice).address == NEW_URL
    assert request(twice).url == URL
    assert NEW_URL in twice.advice

    assert request(read(twice)).address == NEW_URL, "the new address redirects no more"


def test_a_lasting_redirect_that_does_not_last_is_forgotten() -> None:
    assert read(read(permanent_url=NEW_URL)).permanent_seen == 0
    other = read(read(permanent_url=NEW_URL), permanent_url="https://else.example/feed")
    assert other.permanent_seen == 1
    assert read(permanent_url=URL).permanent_url == "", "back to the old address is no move"


def test_a_new_address_that_fails_is_forgotten_and_the_old_one_asked() -> None:
    moved = read(read(permanent_url=NEW_URL), permanent_url=NEW_URL)

    state = after_failure(moved, refused(410, gone=True), NOW)

    assert request(state).address == ""
    assert not state.gone
    assert after_failure(state, refused(410, gone=True), NOW).gone


@given(
    st.lists(st.sampled_from(["new", "same", "304", "500", "0", "429", "html"]), max_size=40),
    st.lists(st.integers(0, 23), max_size=24).map(tuple),
    st.lists(st.integers(0, 6), max_size=7).map(tuple),
    st.integers(0, 10**7),
)
def test_whatever_happens_the_next_visit_is_ahead_and_within_two_weeks(
    answers: list[str], skip_hours: tuple[int, ...], skip_days: tuple[int, ...], seconds: int
) -> None:
    state, now = FRESH, NOW
    for answer in answers:
        match answer:
            case "new":
                feed = parsed(skip_hours=skip_hours, skip_days=skip_days, ttl_minutes=seconds)
                state = after_fetched(state, body(fresh_seconds=seconds), feed, 1, now)
            case "same":
                state = after_unchanged(state, body(), now)
            case "304":
                state = after_unchanged(state, unchanged(fresh_seconds=seconds), now)
            case "html":
                state = after_unreadable(state, body(), "why", "what", now)
            case status:
                state = after_failure(state, refused(int(status), retry_seconds=seconds), now)
        assert state.not_before
        assert now < state.not_before <= now + timedelta(days=14)
        assert (state.status == "failed") == bool(state.reason)
        now = max(state.not_before, state.retry_after or now)
        assert may_ask(state, now, Occasion.REFRESH)
