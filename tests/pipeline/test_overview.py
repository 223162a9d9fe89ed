"""Coverage as a whole, read from a small store that the real analysis has grouped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefing.core.model import Article, Topic, TopicKind
from briefing.core.overview import ACTORS, TOPICS
from briefing.core.settings import Config, WatchedTopic
from briefing.pipeline import overview
from briefing.pipeline.analyse import analyse
from briefing.store.database import Database
from briefing.store.entries import import_articles
from briefing.store.stories import sagas, stories, story_or_topic

STRIKE = (
    "Dockers at the port of Sundhaven walked out on Monday over night shifts. {extra}\n\n"
    "Ilka Maren leads the dockers' union of Sundhaven. Ilka Maren spoke on the quay for an hour.\n\n"
    "The town band played in the rain, and the ferries to the islands ran as on any other day."
)


@pytest.fixture
def stored(store: Database, config: Config, now: datetime) -> tuple[str, ...]:
    """Two reports of a strike within three days, and the watched topic that they touch."""
    told = (
        ("Ledger", "Shares fell.", 60),
        ("Post", "Talks failed.", 50),
        ("Post", "It rained.", 2),
    )
    given = [
        Article("", outlet, f"Sundhaven strike: {extra}", STRIKE.format(extra=extra),
                published=now - timedelta(hours=hours), language="en")
        for outlet, extra, hours in told
    ]  # fmt: skip
    ids = import_articles(store, given, now)
    watched = replace(config, topics=(WatchedTopic("Union", any=("dockers union",)),))
    list(analyse(watched, store, now=now, cancelled=lambda: False))
    return ids


def union(store: Database) -> Topic:
    found = story_or_topic(store, "Union")
    assert isinstance(found, Topic)
    return found


def test_coverage_over_time_says_who_was_first(store: Database, stored: tuple[str, ...]) -> None:
    over = overview.over_time(store, stories(store)[0].id)

    assert [(track.outlet, track.articles) for track in over.tracks] == [("Ledger", 1), ("Post", 2)]
    assert over.tracks[0].opener == stored[0]


def test_coverage_of_everything_begins_with_the_window(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    over = overview.over_time(store, "", since=now - timedelta(hours=55))

    assert [(track.outlet, track.articles) for track in over.tracks] == [("Post", 2)]


def test_a_topic_has_shares_by_actor_of_its_passages_alone(
    store: Database, stored: tuple[str, ...]
) -> None:
    topic = union(store)
    story = next(one for one in stories(store))

    part, whole = overview.shares(store, topic.id), overview.shares(store, story.id)

    assert part.sort == whole.sort == ACTORS
    assert "Ilka Maren" in part.columns
    assert max(line.sentences for line in part.lines) < max(line.sentences for line in whole.lines)


def test_everything_and_sagas_have_shares_by_topic(
    store: Database, stored: tuple[str, ...]
) -> None:
    assert topic_columns(store, "") >= {"Union"}
    for saga in sagas(store):
        assert topic_columns(store, saga.id)


def topic_columns(store: Database, of: str) -> set[str]:
    found = overview.shares(store, of)
    assert found.sort == TOPICS
    return set(found.columns)


def test_picked_articles_have_shares_of_their_own(store: Database, stored: tuple[str, ...]) -> None:
    found = overview.shares(store, "", picked=stored[1:])

    assert found.sort == ACTORS
    assert [line.outlet for line in found.lines] == ["Post"]


def test_what_two_outlets_print_alike_is_no_outlets_own(
    store: Database, stored: tuple[str, ...]
) -> None:
    found = overview.weeks(store, union(store))

    assert found.name == "Union"
    assert [one.enough for one in found.outlets] == [False, False]
    assert [one.words for one in found.outlets] == [0, 0]
    assert [gap.kind for gap in found.left_out] == ["agency copy"]
    assert overview.weeks(store, union(store), outlet="Nobody").outlets == ()


def test_what_is_beyond_the_limit_is_said(
    store: Database, stored: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "COUNTED_ARTICLES", 2)

    story = stories(store)[0]
    assert overview.shares(store, story.id).note.startswith("1 more: at most 2 are counted")
    assert any(gap.kind == "articles" for gap in overview.weeks(store, story).left_out)
    assert TopicKind.WATCHED is union(store).kind
