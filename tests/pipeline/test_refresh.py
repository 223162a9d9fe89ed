"""The whole way in, with the web faked at its one seam and everything behind it real."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.core.answers import Failed, Fetched, NotModified
from briefing.core.query import Selection
from briefing.core.settings import Config
from briefing.errors import NotFoundError
from briefing.pipeline.events import (
    ArticlesChanged,
    Event,
    FeedAnswered,
    FeedFailed,
    PageRead,
    RefreshFinished,
    RefreshStarted,
    StoriesChanged,
)
from briefing.pipeline.pages import BATCH
from briefing.pipeline.refresh import chosen, read_article, refresh
from briefing.store.articles import article, article_ids, articles_since
from briefing.store.database import Database
from briefing.store.feeds import feed_states
from briefing.store.indexing import index_waits
from briefing.store.search import search
from briefing.store.versions import versions
from tests.pipeline.conftest import LEDGER, POST, FakeWeb, rss

DOWN = Failed(POST, "the server is down (503)", "Wait.", status=503)


def fetched(url: str, body: bytes, content_type: str = "application/rss+xml") -> Fetched:
    return Fetched(url, url, 200, content_type, body, sha256(body).hexdigest(), etag='"1"')


def page(*paragraphs: str) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><body><nav>Home</nav><article><h1>Harbour</h1>{text}</article></body></html>".encode()


def run(
    config: Config,
    store: Database,
    tmp_path: Path,
    now: datetime,
    web: FakeWeb,
    *,
    pages: bool = False,
) -> list[Event]:
    return list(refresh(config, store, cache=tmp_path / "cache", now=now, fetch=web, pages=pages))


@pytest.fixture
def web(now: datetime) -> FakeWeb:
    return FakeWeb({LEDGER: fetched(LEDGER, rss("Cranes stand still", day=now)), POST: DOWN})


def test_a_feed_that_fails_is_an_event_and_the_other_comes_in(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    events = run(config, store, tmp_path, now, web)

    [article_id] = article_ids(store, Selection())
    assert events[0] == RefreshStarted(2)
    assert FeedFailed(POST, "Post", "the server is down (503)", "Wait.") in events
    assert FeedAnswered(LEDGER, "Ledger", "new", 1, 0) in events
    assert ArticlesChanged((article_id,)) in events
    assert isinstance(events[-1], RefreshFinished)
    assert (events[-1].answered, events[-1].failed, events[-1].new) == (1, 1, 1)


def test_search_knows_at_the_end_what_came(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    run(config, store, tmp_path, now, web)

    assert not index_waits(store)
    assert len(search(store, "cranes", now)) == 1


@pytest.mark.parametrize("at_once", [1, 1_000])
def test_feeds_with_one_article_between_them_make_one_however_they_are_stored(
    at_once: int,
    config: Config,
    store: Database,
    tmp_path: Path,
    now: datetime,
    web: FakeWeb,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.pipeline.feeds.ENTRIES_AT_ONCE", at_once)
    web.answers[POST] = fetched(POST, rss("Cranes stand still", day=now))

    events = run(config, store, tmp_path, now, web)

    assert len(article_ids(store, Selection())) == 1
    assert {e.feed for e in events if isinstance(e, FeedAnswered)} == {LEDGER, POST}


def test_the_reason_of_a_failure_stays_with_the_feed(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    run(config, store, tmp_path, now, web)

    state = feed_states(store)[POST]
    assert (state.status, state.reason, state.failures) == ("failed", DOWN.reason, 1)


def test_the_same_answer_again_changes_nothing_and_asks_with_its_validator(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    run(config, store, tmp_path, now, web)
    before = articles_since(store, None)
    web.asked.clear()

    events = run(config, store, tmp_path, now + timedelta(hours=1), web)

    assert FeedAnswered(LEDGER, "Ledger", "unchanged") in events
    assert not [event for event in events if isinstance(event, ArticlesChanged)]
    assert [request.etag for request in web.asked if request.url == LEDGER] == ['"1"']
    assert articles_since(store, None) == before


def test_an_answer_that_is_not_modified_counts_as_an_answer(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    web.answers[POST] = NotModified(POST, POST)

    events = run(config, store, tmp_path, now, web)

    assert FeedAnswered(POST, "Post", "unchanged") in events


def test_a_body_that_is_no_feed_is_a_failure_that_says_so(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    web.answers[POST] = fetched(POST, b"<html><body>Welcome</body></html>", "text/html")

    events = run(config, store, tmp_path, now, web)

    [failed] = [event for event in events if isinstance(event, FeedFailed)]
    assert "web page" in failed.reason
    assert feed_states(store)[POST].body_hash == ""


def test_a_feed_whose_server_asks_to_wait_is_not_asked_and_not_silent(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    web.answers[POST] = replace(DOWN, retry_seconds=7_200)
    run(config, store, tmp_path, now, web)
    web.asked.clear()

    events = run(config, store, tmp_path, now + timedelta(hours=1), web)

    assert POST not in [request.url for request in web.asked]
    [failed] = [event for event in events if isinstance(event, FeedFailed)]
    assert "asks to wait until 08:00 UTC" in failed.reason


def test_the_page_gives_the_text_and_a_changed_page_a_new_version(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    address = "https://ledger.example/0"
    told = (
        "The cranes of the old harbour have stood still since Monday, the dockers' union said. " * 3
    )
    web.answers[address] = fetched(
        address, page(told, "A second paragraph, just as long. " * 6), "text/html"
    )

    events = run(config, store, tmp_path, now, web, pages=True)

    [read] = [event for event in events if isinstance(event, PageRead)]
    assert article(store, read.article).text.startswith("The cranes of the old harbour")

    web.answers[LEDGER] = fetched(LEDGER, rss("Cranes move again", day=now))
    web.answers[address] = fetched(address, page(told.replace("stood still", "moved")), "text/html")
    run(config, store, tmp_path, now + timedelta(hours=2), web, pages=True)

    older, newer = versions(store, read.article)[0], versions(store, read.article)[-1]
    assert "stood still" in older.text
    assert (newer.title, "moved" in newer.text) == ("Cranes move again", True)


def test_a_page_that_does_not_come_leaves_the_summary_and_says_why(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    address = "https://ledger.example/0"
    web.answers[address] = Failed(address, "no answer within 15 s")

    events = run(config, store, tmp_path, now, web, pages=True)

    [read] = [event for event in events if isinstance(event, PageRead)]
    assert read.reason == "no answer within 15 s"
    assert article(store, read.article).text == "Cranes stand still, says the harbour master."


def test_an_article_that_the_reader_opens_gets_its_page_at_once(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    run(config, store, tmp_path, now, web)
    [opened] = article_ids(store, Selection())
    address = "https://ledger.example/0"
    told = (
        "The cranes of the old harbour have stood still since Monday, the dockers' union said. " * 4
    )
    web.answers[address] = fetched(address, page(told), "text/html")
    web.asked.clear()

    list(read_article(config, store, opened, cache=tmp_path / "cache", now=now, fetch=web))

    assert [request.address for request in web.asked] == [address]
    assert article(store, opened).text.startswith("The cranes")


LEDGER_PAGE, POST_PAGE = "https://ledger.example/0", "https://post.example/0"


@pytest.fixture
def slow_web(now: datetime, monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    """Two feeds with a page each."""
    monkeypatch.setattr("briefing.pipeline.refresh.LULL", 0.1)
    cranes = "The cranes of the old harbour have stood still since Monday, the union said. " * 4
    posted = rss("Ferry turns back", day=now).replace(LEDGER_PAGE.encode(), POST_PAGE.encode())
    return FakeWeb(
        {
            LEDGER: fetched(LEDGER, rss("Cranes stand still", day=now)),
            LEDGER_PAGE: fetched(LEDGER_PAGE, page(cranes), "text/html"),
            POST: fetched(POST, posted),
            POST_PAGE: fetched(POST_PAGE, page(cranes.replace("cranes", "tugs")), "text/html"),
        }
    )


def followed(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb, slow: str
) -> list[str]:
    """Return the kinds of events where the answer of `slow` waits for a page and for stories."""
    came: list[Event] = []
    web.held[slow] = lambda: {PageRead, StoriesChanged} <= {type(event) for event in came}
    for event in refresh(config, store, cache=tmp_path / "cache", now=now, fetch=web):
        came.append(event)
    return [type(event).__name__ for event in came]


def test_pages_and_stories_come_while_a_feed_is_silent_and_its_own_when_it_answers(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    kinds = followed(config, store, tmp_path, now, slow_web, POST)

    answered = len(kinds) - kinds[::-1].index("FeedAnswered")
    assert {"PageRead", "StoriesChanged"} <= {*kinds[:answered]}
    assert {"PageRead", "StoriesChanged"} <= {*kinds[answered:]}
    assert (kinds[0], kinds[-1]) == ("RefreshStarted", "RefreshFinished")
    assert all("union said" in one.text for one in articles_since(store, None))


def test_stories_come_while_a_page_is_silent_and_again_when_it_answers(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    kinds = followed(config, store, tmp_path, now, slow_web, POST_PAGE)

    _, last = (place for place, kind in enumerate(kinds) if kind == "PageRead")
    assert kinds.count("FeedAnswered") == 2
    assert "StoriesChanged" in kinds[:last]
    assert "StoriesChanged" in kinds[last:]


def test_feeds_alone_wait_for_nothing_but_feeds(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    run(config, store, tmp_path, now, slow_web)

    assert {request.kind for request in slow_web.asked} == {"feed"}


def test_articles_that_share_an_address_have_it_asked_once_and_hold_up_no_other(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    titles = [f"Crane {number} stands still" for number in range(BATCH + 4)]
    shared = re.sub(rb"(?<=<link>)[^<]+", LEDGER_PAGE.encode(), rss(*titles, day=now))
    slow_web.answers[LEDGER] = fetched(LEDGER, shared)

    run(config, store, tmp_path, now, slow_web, pages=True)

    pages = [request.address for request in slow_web.asked if request.kind == "page"]
    assert sorted(pages) == [LEDGER_PAGE, POST_PAGE]


def test_a_page_may_have_the_address_of_a_feed(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    linked = rss("Cranes stand still", day=now).replace(LEDGER_PAGE.encode(), POST.encode())
    slow_web.answers[LEDGER] = fetched(LEDGER, linked)
    slow_web.held[POST] = lambda: sum(one.address == POST for one in slow_web.asked) == 1

    events = run(config, store, tmp_path, now, slow_web, pages=True)

    assert {e.feed for e in events if isinstance(e, FeedAnswered)} == {LEDGER, POST}
    assert len([event for event in events if isinstance(event, PageRead)]) == 2


def test_a_cancelled_refresh_keeps_what_came_and_stops(
    config: Config, store: Database, tmp_path: Path, now: datetime, web: FakeWeb
) -> None:
    came: list[Event] = []

    def cancelled() -> bool:
        return any(isinstance(event, FeedAnswered | FeedFailed) for event in came)

    came.extend(
        refresh(config, store, cache=tmp_path, now=now, fetch=web, cancelled=cancelled, pages=False)
    )

    assert isinstance(came[-1], RefreshFinished)


def test_a_refresh_that_is_cancelled_while_a_feed_is_silent_keeps_the_pages_and_stops(
    config: Config, store: Database, tmp_path: Path, now: datetime, slow_web: FakeWeb
) -> None:
    came: list[Event] = []
    slow_web.held[POST] = lambda: False

    def cancelled() -> bool:
        return any(isinstance(event, PageRead) for event in came)

    for event in refresh(
        config, store, cache=tmp_path, now=now, fetch=slow_web, cancelled=cancelled
    ):
        came.append(event)

    assert isinstance(came[-1], RefreshFinished)
    assert [one.outlet for one in articles_since(store, None)] == ["Ledger"]


def test_feeds_are_chosen_by_address_title_or_outlet_and_a_stranger_is_named(
    config: Config,
) -> None:
    assert [feed.url for feed in chosen(config, ["Ledger"])] == [LEDGER]
    assert [feed.url for feed in chosen(config, [POST, "Post"])] == [POST]
    with pytest.raises(NotFoundError, match="Gazette"):
        chosen(config, ["Gazette"])
