"""No sound feed, page or story waits for a slow server: the slow end when the sound ones are there.

No clock judges this. A slow server holds its answer until the store has what all sound feeds say, or
all their pages, or until those are grouped; who waited for it would wait until its deadline, and its
answer would be lost.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefing.config.workspace import in_folder
from tests.hostile.case import Case, Host, Routes, Site, item, rss, stores
from tests.hostile.case import html as article
from tests.hostile.healthy import OUTLETS
from tests.hostile.refresher import Round
from tests.hostile.world import Outcome, refreshed, world
from tests.servers import Handler, Route, html, page

SLOW = 12  # of each kind, at once
SILENT = 3  # feeds that wait for stories
TOLD = 3 * len(OUTLETS)  # what the sound feeds tell, each of it in a page of its own
FEEDS = "select count(*) from articles where outlet in (select value from json_each(?))"
PAGES = f"{FEEDS} and page_state = 'done'"
STORIES = f"{PAGES} and id in (select article from members)"


def held(store: Path, question: str, then: Route) -> Route:
    """The answer of `then`, once the store answers `question` about the sound outlets with TOLD."""

    def answer(handler: Handler) -> None:
        while _count(store, question) < TOLD and not handler.world.stopping.wait(0.05):
            pass
        then(handler)

    return answer


def _count(store: Path, question: str) -> int:
    with (
        suppress(sqlite3.OperationalError),  # it is not made yet, or another writes
        closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection,
    ):
        return int(connection.execute(question, (json.dumps(OUTLETS),)).fetchone()[0])
    return 0


def slow_feed(name: str, store: Path) -> Case:
    feed = page(rss(item("Port opens")).encode())
    return Case(name, lambda _: {"": held(store, FEEDS, feed)}, stores("Port opens"))


def silent_feed(name: str, store: Path) -> Case:
    def serve(at: Site) -> Routes:
        feed = page(rss(item("Port opens", link=f"{at.here}/page", about="It does.")).encode())
        return {"": held(store, STORIES, feed), "/page": html(article().encode())}

    return Case(name, serve, stores("Port opens"), Host.OWN)


def slow_page(name: str, store: Path) -> Case:
    def serve(at: Site) -> Routes:
        feed = rss(item("Port opens", link=f"{at.here}/page", about="It does."))
        there = held(store, PAGES, html(article().encode()))
        return {"": page(feed.encode()), "/page": there}

    return Case(name, serve, stores("Port opens"))


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder: Path = tmp_path_factory.mktemp("order") / "workspace"
    store = in_folder(folder).database
    cases = (
        *(slow_feed(f"slow-feed-{n}", store) for n in range(SLOW)),
        *(silent_feed(f"silent-feed-{n}", store) for n in range(SILENT)),
        *(slow_page(f"slow-page-{n}", store) for n in range(SLOW)),
    )
    everybody = (*(case.name for case in cases), *OUTLETS)
    with world(cases) as lived:
        return refreshed(folder, lived.config(everybody), [Round(everybody)])


def test_every_sound_feed_is_stored_before_the_first_slow_one_ends(outcome: Outcome) -> None:
    told = [event for event in outcome.events if event["event"] in {"FeedAnswered", "FeedFailed"}]
    order = [event["outlet"] for event in told]
    slow = [place for place, name in enumerate(order) if name.startswith("slow-feed")]

    assert [event["outlet"] for event in told if event["event"] == "FeedFailed"] == []
    assert len(slow) == SLOW
    assert {*OUTLETS} <= {*order[: slow[0]]}


def test_every_sound_page_is_stored_before_the_first_slow_one_ends(outcome: Outcome) -> None:
    read = [event for event in outcome.events if event["event"] == "PageRead"]

    assert [event["reason"] for event in read if event["reason"]] == []
    assert len(read) == TOLD + SLOW + SILENT
    assert _of(outcome, "slow", read[:TOLD]) == set()
    assert len(_of(outcome, "slow", read[TOLD:])) == SLOW


def test_every_sound_page_and_its_story_is_there_while_a_feed_is_silent(outcome: Outcome) -> None:
    kinds = [event["event"] for event in outcome.events]
    silent = [
        place
        for place, event in enumerate(outcome.events)
        if event["event"] == "FeedAnswered" and event["outlet"].startswith("silent-feed")
    ]
    before, after = outcome.events[: silent[0]], outcome.events[silent[-1] :]

    assert "StoriesChanged" in kinds[: silent[0]]
    assert len([event for event in before if event["event"] == "PageRead"]) >= TOLD
    assert _of(outcome, "silent", before) == set()
    assert len(_of(outcome, "silent", after)) == SILENT


def _of(outcome: Outcome, kind: str, events: Iterable[Mapping[str, str]]) -> set[str]:
    """Return the articles of "slow" or "silent" servers whose pages were read in `events`."""
    store = in_folder(outcome.folder).database
    read = {event["article"] for event in events if event["event"] == "PageRead"}
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("select id from articles where outlet like ? || '-%'", (kind,))
        return {row[0] for row in found} & read
