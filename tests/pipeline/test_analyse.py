from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Article, TopicKind
from briefing.core.settings import Config, Near, WatchedTopic
from briefing.core.stories import Grouper, own_story_id, story_id
from briefing.core.tree import TOPIC_SPAN
from briefing.pipeline.analyse import analyse
from briefing.pipeline.events import Event, FramingMade, StoriesChanged
from briefing.pipeline.grouping import runs_of
from briefing.pipeline.reading import coverage
from briefing.store.corrections import correct
from briefing.store.database import Database, open_database
from briefing.store.entries import import_articles
from briefing.store.journal import undo
from briefing.store.stories import framing, stories, topics
from briefing.store.vectors import Waiting, load_placed
from tests.core.stories.articles import QUAKE

NOW = datetime(2025, 3, 5, 12, tzinfo=UTC)
SEA = WatchedTopic("Black Sea", any=("Black Sea",))
STRIKE = (
    "Dock workers in Velmora walked out on Tuesday over night shifts, leaving nineteen grain ships "
    "at anchor. Their union, the Quay League, wants a bonus of eight per cent.\n\n"
    "The ships were bound for the Black Sea, the port authority said."
)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "briefing.db")


@pytest.fixture
def config() -> Config:
    return Config(topics=(SEA,))


def reports(*numbers: int) -> list[Article]:
    return [
        Article(
            f"quake{n}",
            f"Outlet {n}",
            f"Tarvos quake damages Port Selm {n}",
            QUAKE[n],
            published=NOW,
        )
        for n in numbers
    ]


def strike() -> Article:
    return Article("strike", "Outlet 0", "Dock workers walk out", STRIKE, published=NOW)


def run(db: Database, config: Config, articles: Sequence[Article] = ()) -> list[Event]:
    import_articles(db, articles, NOW)
    return list(analyse(config, db, now=NOW))


def grouped(db: Database) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories(db)}


def test_articles_become_stories_topics_and_framings(db: Database, config: Config) -> None:
    events = run(db, config, [*reports(0, 1, 2), strike()])

    assert grouped(db) == {frozenset({"quake0", "quake1", "quake2"}), frozenset({"strike"})}
    [changed] = [event for event in events if isinstance(event, StoriesChanged)]
    assert changed.stories == 2
    assert FramingMade(story_id("quake0"), 1, 1) in events
    assert framing(db, story_id("quake0")) is not None
    kinds = {topic.name: topic.kind for topic in topics(db)}
    assert kinds["Black Sea"] is TopicKind.WATCHED
    assert TopicKind.CURRENT in kinds.values()
    assert topics(db)[0].articles == ("strike",)


def test_nothing_happens_twice(db: Database, config: Config) -> None:
    run(db, config, [*reports(0, 1, 2), strike()])

    assert run(db, config) == []


def test_later_articles_join_the_stories_that_are_there(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1))
    before = {story.id for story in stories(db)}

    events = run(db, config, reports(2))

    assert {story.id for story in stories(db)} == before
    assert grouped(db) == {frozenset({"quake0", "quake1", "quake2"})}
    assert [type(event) for event in events] == [StoriesChanged, FramingMade]


def test_a_changed_text_makes_a_new_framing(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1))
    known = framing(db, story_id("quake0"))
    [first] = reports(0)

    run(db, config, [replace(first, text=first.text + " Two people were hurt, said the mayor.")])

    changed = framing(db, story_id("quake0"))
    assert known
    assert changed
    assert known[1] != changed[1]


def test_a_rule_that_changes_is_tried_on_everything(db: Database, config: Config) -> None:
    run(db, config, [strike()])
    grain = WatchedTopic("Grain", near=(Near((("grain",), ("anchor",)), 6),))

    run(db, Config(topics=(grain,)))

    [topic] = [topic for topic in topics(db) if topic.kind is TopicKind.WATCHED]
    assert (topic.name, topic.articles) == ("Grain", ("strike",))


def test_the_readers_word_holds_and_can_be_taken_back(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1, 2))
    correct(db, Correction(CorrectionKind.MOVE_OUT, "quake1", story_id("quake0")), NOW)

    run(db, config)
    assert grouped(db) == {frozenset({"quake0", "quake2"}), frozenset({"quake1"})}

    undo(db)
    run(db, config)
    assert grouped(db) == {frozenset({"quake0", "quake1", "quake2"})}


def test_merging_and_splitting_hold_for_what_comes_later(db: Database, config: Config) -> None:
    run(db, config, [*reports(0, 1), strike()])
    quake, docks = story_id("quake0"), story_id("strike")
    correct(db, Correction(CorrectionKind.MERGE, story=quake, other=docks), NOW)
    run(db, config)
    assert grouped(db) == {frozenset({"quake0", "quake1", "strike"})}

    correct(db, Correction(CorrectionKind.SPLIT, "strike", quake), NOW)
    run(db, config, reports(2))

    assert grouped(db) == {frozenset({"quake0", "quake1", "quake2"}), frozenset({"strike"})}
    assert own_story_id("strike") in {story.id for story in stories(db)}


def test_a_name_given_by_the_reader_stays(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1))
    correct(db, Correction(CorrectionKind.RENAME, story=story_id("quake0"), name="The wall"), NOW)

    run(db, config)
    assert [story.name for story in stories(db)] == ["The wall"]

    run(db, config, reports(2))
    assert [story.name for story in stories(db)] == ["The wall"]


def test_a_pinned_story_lives_on_as_a_topic(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1))
    pin = Correction(CorrectionKind.PIN, story=story_id("quake0"), name="Tarvos")
    correct(db, pin, NOW)
    run(db, config)
    weeks_later = replace(
        reports(2)[0],
        id="later",
        published=NOW + timedelta(days=40),
        text=f"The council met.\n\nThe harbour wall of Port Selm on Tarvos, damaged by the earthquake, "
        f"is not rebuilt, said mayor Ilsa Brandt.\n\n{STRIKE}",
    )

    run(db, config, [weeks_later])

    [pinned] = [topic for topic in topics(db) if topic.kind is TopicKind.PINNED]
    assert pinned.name == "Tarvos"
    assert "later" in pinned.articles


def test_a_topic_is_compared_by_what_its_last_weeks_hold(db: Database) -> None:
    watched = Config(topics=(WatchedTopic("Quake", any=("quake",)),))
    old = [replace(one, id=f"old{one.id}", published=NOW - 2 * TOPIC_SPAN) for one in reports(0, 1)]
    import_articles(db, [*old, *reports(1, 2)], NOW)

    run(db, watched)

    [topic] = [topic for topic in topics(db) if topic.kind is TopicKind.WATCHED]
    told = framing(db, topic.id)
    assert told is not None
    assert len(topic.articles) == 4
    assert {one.id for one in told[0].articles} == {"quake1", "quake2"}
    assert {one.id for one in coverage(db, topic).articles} == {"quake1", "quake2"}


def test_an_unpinned_story_is_a_topic_no_longer(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1))
    [story] = stories(db)
    correct(db, Correction(CorrectionKind.PIN, story=story.id, name="Tarvos"), NOW)
    run(db, config)
    [pinned] = [topic for topic in topics(db) if topic.kind is TopicKind.PINNED]
    correct(db, Correction(CorrectionKind.UNPIN, story=pinned.id), NOW)

    run(db, config)
    assert not [topic for topic in topics(db) if topic.kind is TopicKind.PINNED]

    undo(db)
    run(db, config)
    assert [topic.name for topic in topics(db) if topic.kind is TopicKind.PINNED] == ["Tarvos"]


def test_a_muted_topic_is_marked(db: Database, config: Config) -> None:
    run(db, config, [strike()])
    [topic] = topics(db)
    correct(db, Correction(CorrectionKind.MUTE, story=topic.id), NOW)

    run(db, config)

    assert [topic.muted for topic in topics(db)] == [True]


def test_a_current_topic_can_be_muted_and_the_mute_taken_back(db: Database, config: Config) -> None:
    run(db, config, reports(0, 1, 2))
    [current] = [topic for topic in topics(db) if topic.kind is TopicKind.CURRENT]
    correct(db, Correction(CorrectionKind.MUTE, story=current.id), NOW)

    run(db, config)
    assert [topic.muted for topic in topics(db) if topic.id == current.id] == [True]

    undo(db)
    run(db, config)
    assert [topic.muted for topic in topics(db) if topic.id == current.id] == [False]


def test_a_muted_topic_can_be_brought_back(db: Database, config: Config) -> None:
    run(db, config, [strike()])
    [topic] = topics(db)
    correct(db, Correction(CorrectionKind.MUTE, story=topic.id), NOW)
    run(db, config)
    correct(db, Correction(CorrectionKind.UNMUTE, story=topic.id), NOW)

    run(db, config)

    assert [topic.muted for topic in topics(db)] == [False]


def test_a_topic_goes_when_its_story_is_no_longer_large_enough(
    db: Database, config: Config
) -> None:
    run(db, config, reports(0, 1, 2))
    correct(db, Correction(CorrectionKind.MOVE_OUT, "quake1", story_id("quake0")), NOW)

    run(db, config)

    assert [topic for topic in topics(db) if topic.kind is TopicKind.CURRENT] == []


def test_what_is_cancelled_is_done_the_next_time(db: Database, config: Config) -> None:
    import_articles(db, reports(0, 1), NOW)

    events = list(analyse(config, db, now=NOW, cancelled=lambda: True))
    assert stories(db) == ()
    assert not any(isinstance(event, FramingMade) for event in events)

    run(db, config)
    assert grouped(db) == {frozenset({"quake0", "quake1"})}


def test_a_run_has_no_great_gap_in_time() -> None:
    moments = (0.0, 1.0, 30.0, 31.0)

    runs = runs_of(Waiting(f"a{moment}", moment) for moment in moments)

    assert [[one.moment for one in run] for run in runs] == [[0.0, 1.0], [30.0, 31.0]]


def test_what_is_counted_in_one_run_weighs_in_the_next(db: Database, config: Config) -> None:
    early = [replace(one, published=NOW - timedelta(days=40)) for one in reports(0, 1)]
    late = [replace(one, id=f"late {one.id}") for one in reports(0, 2)]
    grouper = Grouper()
    expected = [*grouper.place(early), *grouper.place(late)]

    run(db, config, [*early, *late])

    found = {one.article: one.vector for one in load_placed(db, 0.0, NOW.timestamp())}
    assert {one.article: one.vector.weights for one in expected} == {
        article: vector.weights for article, vector in found.items()
    }
