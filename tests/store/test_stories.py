from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from briefing.core.model import (
    Claim,
    Compared,
    Evidence,
    Framing,
    Membership,
    NotCompared,
    Passage,
    Saga,
    Story,
    Topic,
    TopicKind,
)
from briefing.core.stories import Frequencies, Grouper
from briefing.core.stories.terms import term_id
from briefing.errors import NotFoundError
from briefing.store.articles import articles
from briefing.store.coverage import stories_of_window, told_in_topics
from briefing.store.database import Database
from briefing.store.framings import fingerprints, pending_stories, settle
from briefing.store.stories import (
    framing,
    sagas,
    save_framing,
    save_sagas,
    save_stories,
    signatures,
    stories,
    story_of,
    story_or_topic,
    topics,
)
from briefing.store.topics import (
    drop_topics,
    headings,
    passages_of_each,
    rules,
    save_passages,
    save_topic,
)
from briefing.store.vectors import (
    load_frequencies,
    load_placed,
    save_frequencies,
    save_placed,
    waiting,
)

Add = Callable[..., str]


@pytest.fixture
def story(db: Database, add: Add, now: datetime) -> Story:
    a, b = add("a", outlet="Ledger"), add("b", outlet="Post")
    made = Story(
        "s1",
        "Tarvos quake",
        (Membership(a), Membership(b, 0.4, ("score 0.40",))),
        first=now - timedelta(days=1),
        last=now,
        voices=((a, b),),
    )
    save_stories(db, [made], [], {"s1": {2: 0.5, 4: 0.25}}, {"s1": "en"})
    return made


def test_a_story_comes_back_as_it_was(db: Database, story: Story) -> None:
    assert stories(db) == (story,)
    assert story_of(db, "b") == story


def test_stories_before_a_time_are_left_out(db: Database, story: Story, now: datetime) -> None:
    assert stories(db, now) == (story,)
    assert stories(db, now + timedelta(hours=1)) == ()


def test_an_article_moves_to_the_story_that_was_written_last(db: Database, story: Story) -> None:
    save_stories(db, [Story("s2", "Other", (Membership("b"),))], [], {}, {})

    assert {one.id: one.articles for one in stories(db)} == {"s1": ("a",), "s2": ("b",)}


def test_a_story_that_is_gone_takes_its_framing_along(db: Database, story: Story) -> None:
    save_framing(db, Framing("s1", "x", (), ()), "f")

    save_stories(db, [], ["s1"], {}, {})

    assert stories(db) == ()
    assert framing(db, "s1") is None


def test_signatures_come_back(db: Database, story: Story, now: datetime) -> None:
    assert signatures(db) == {"s1": (now, {2: 0.5, 4: 0.25})}
    assert signatures(db, fewest=3) == {}


def test_a_story_or_topic_is_found_by_id_or_by_name(db: Database, story: Story) -> None:
    save_topic(db, Topic("w1", "Black Sea", TopicKind.WATCHED))

    assert story_or_topic(db, "s1") == story
    assert story_or_topic(db, "tarvos QUAKE") == story
    assert story_or_topic(db, "black sea").id == "w1"


def test_what_is_not_there_names_what_comes_near(db: Database, story: Story) -> None:
    with pytest.raises(NotFoundError) as caught:
        story_or_topic(db, "Tarvos quakes")

    assert "Tarvos quake" in caught.value.advice


def test_topics_come_with_passages_in_order_of_time(db: Database, add: Add, now: datetime) -> None:
    add("late", published=now)
    add("early", published=now - timedelta(days=9))
    save_topic(db, Topic("w1", "Black Sea", TopicKind.WATCHED), rule="r")
    late, early = Passage("late", 0, 4, "Text", 1.0, "why"), Passage("early", 0, 4, "Text")

    assert save_passages(db, "w1", ["late", "early"], [late, early])
    assert not save_passages(db, "w1", ["late", "early"], [late, early])

    [topic] = topics(db)
    assert topic.passages == (early, late)
    assert rules(db) == {"w1": "r"}


def test_topics_that_are_watched_no_more_are_dropped(db: Database) -> None:
    for own in ("w1", "w2"):
        save_topic(db, Topic(own, own, TopicKind.WATCHED))

    drop_topics(db, TopicKind.WATCHED, ["w2"])

    assert [topic.id for topic in topics(db)] == ["w2"]


def test_sagas_replace_those_of_the_same_stories(db: Database, story: Story) -> None:
    save_sagas(db, [Saga("g1", "Quakes", ("s1",))], ["s1"])
    save_sagas(db, [Saga("g2", "Quakes again", ("s1",))], ["s1"])

    assert sagas(db) == (Saga("g2", "Quakes again", ("s1",)),)
    assert stories(db)[0].saga == "g2"


def test_a_saga_that_stays_is_not_written_again(db: Database, story: Story) -> None:
    save_sagas(db, [Saga("g1", "Quakes", ("s1",))], ["s1"])
    written = db.tables.conn.total_changes

    save_sagas(db, [Saga("g1", "Quakes", ("s1",))], ["s1"])

    assert db.tables.conn.total_changes == written
    assert stories(db)[0].saga == "g1"


def test_a_framing_comes_back_as_it_was(db: Database, story: Story, now: datetime) -> None:
    evidence = Evidence("a", "Ledger", 0, 4, "Text", 0.5)
    made = Framing(
        "s1",
        "Tarvos quake",
        (Compared("a", "Ledger", "Title a", now, 3, ("wire",), "A"),),
        (Claim("c1", "names", "NAMES", 0.8, (evidence,), (evidence,), "note"),),
        (NotCompared("tone", "never computed"),),
    )

    save_framing(db, made, "f1")

    assert framing(db, "s1") == (made, "f1")
    assert fingerprints(db, ["s1", "s2"]) == {"s1": "f1"}


def test_a_changed_story_waits_for_its_comparison_until_it_is_settled(
    db: Database, story: Story
) -> None:
    [waits] = pending_stories(db, 9)

    settle(db, ["s1"])

    assert (waits.of, waits.outlets) == ("s1", frozenset({"Ledger", "Post"}))
    assert pending_stories(db, 9) == ()


def test_an_article_waits_until_it_is_placed_and_again_when_its_words_change(
    db: Database, add: Add
) -> None:
    add("a", text="An earthquake shook Tarvos.")
    assert [one.article for one in waiting(db)] == ["a"]

    grouper = Grouper()
    save_placed(db, grouper.place(articles(db, ["a"])))
    assert waiting(db) == ()

    add("a", text="An earthquake shook the island of Tarvos.")
    assert [one.article for one in waiting(db)] == ["a"]


def test_what_grouping_remembers_comes_back(db: Database, add: Add, now: datetime) -> None:
    add("a", text="An earthquake shook Tarvos.", published=now)
    grouper = Grouper()
    [placed] = grouper.place(articles(db, ["a"]))
    save_placed(db, [placed])
    save_frequencies(db, grouper.frequencies.values())

    [found] = load_placed(db, placed.moment - 1, placed.moment + 1)

    assert (found.article, found.chosen, found.dated) == ("a", placed.chosen, True)
    assert (found.version, found.words, found.hubness) == (1, placed.words, 0.0)
    assert (found.vector.terms, found.vector.weights) == (
        placed.vector.terms,
        placed.vector.weights,
    )
    assert [counts.articles for counts in load_frequencies(db)] == [1]


def test_stories_of_the_window_are_loaded_whole(db: Database, add: Add, now: datetime) -> None:
    for name, days in (("old", 20), ("new", 0)):
        add(name, published=now - timedelta(days=days))
    placed = Grouper().place(articles(db, ["old", "new"]))
    save_placed(db, placed)
    both = tuple(Membership(one.article) for one in placed)
    save_stories(db, [Story("s1", "x", both)], [], {}, {})
    day = placed[-1].moment

    assert {one.article for one in load_placed(db, day - 1, day + 1)} == {"old", "new"}


def test_counting_on_adds_to_what_was_counted(db: Database, add: Add) -> None:
    counts = Frequencies()
    grouper = Grouper(frequencies=[counts])
    for name in ("a", "b"):
        add(name, text="An earthquake shook Tarvos.", language="en")
        grouper.place(articles(db, [name]))
        save_frequencies(db, [counts])

    [found] = load_frequencies(db)

    assert found.articles == 2
    terms = [term_id("earthquake"), term_id("tarvos"), term_id("unheard")]
    assert [found.own(terms)[term] for term in terms] == [2, 2, 0]


def test_an_article_waits_until_it_is_placed_and_again_when_its_text_changes(
    db: Database, add: Add
) -> None:
    add("a")
    grouper = Grouper()
    placed = grouper.place(articles(db, ["a"]))
    assert [one.article for one in waiting(db)] == ["a"]

    save_placed(db, placed)
    assert waiting(db) == ()

    with db.write() as connection:
        connection.execute("update articles set version = 2 where id = 'a'")
    save_placed(db, placed)

    assert [one.article for one in waiting(db)] == ["a"]


def test_topics_that_last_are_headings_and_tell_of_their_last_weeks(
    db: Database, add: Add, now: datetime
) -> None:
    days = {"new": 20, "old": 70, "older": 90, "later": -1}
    for name, ago in days.items():
        add(name, published=now - timedelta(days=ago))
    for topic in (
        Topic("p1", "Pinned", TopicKind.PINNED),
        Topic("w1", "Watched", TopicKind.WATCHED),
        Topic("w2", "Muted", TopicKind.WATCHED, muted=True),
        Topic("ts1", "Current", TopicKind.CURRENT),
    ):
        save_topic(db, topic)
        save_passages(db, topic.id, days, [Passage(name, 0, 4, "Text") for name in days])

    assert [one.id for one in headings(db)] == ["w1", "p1"]
    told = [(one.branch, one.article) for one in told_in_topics(db, now)]
    assert told == [("p1", "old"), ("p1", "new"), ("w1", "old"), ("w1", "new")]
    assert passages_of_each(db, ["w1", "s1"]) == {"w1": 4}


def test_a_passage_has_the_date_of_its_article(db: Database, add: Add, now: datetime) -> None:
    add("a", published=now)
    save_topic(db, Topic("w1", "Watched", TopicKind.WATCHED))
    save_passages(db, "w1", ["a"], [Passage("a", 0, 4, "Text")])

    with db.write() as connection:
        connection.execute("update articles set published = null, first_seen = '2020-02-02'")

    assert [row[0] for row in db.read("select dated from passages")] == ["2020-02-02"]


def test_what_the_reader_brought_is_told_in_the_window_it_came_in(
    db: Database, add: Add, now: datetime
) -> None:
    add("brought", published=now - timedelta(days=99))
    add("fetched", published=now - timedelta(days=99))
    with db.write() as connection:
        connection.execute("update articles set origin = 'page' where id = 'fetched'")
    for one in ("brought", "fetched"):
        save_stories(db, [Story(f"s {one}", one, (Membership(one),))], [], {}, {})

    assert stories_of_window(db, now - timedelta(days=1), now) == ("s brought",)
