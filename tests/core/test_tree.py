from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefing.core.briefing import Branch
from briefing.core.model import Membership, Saga, Story, TopicKind
from briefing.core.tree import TOPIC_SPAN, Heading, Told, grow

NOW = datetime(2025, 4, 18, 6, tzinfo=UTC)


def story(name: str, *articles: str, voices: tuple[tuple[str, ...], ...] = ()) -> Story:
    return Story(name, name.title(), tuple(map(Membership, articles)), voices=voices)


def told(branch: str, *articles: str, days: float = 0, read: bool = False) -> list[Told]:
    """Article "Ledger/1" is the Ledger's first."""
    when = NOW - timedelta(days=days)
    return [Told(branch, one, one.split("/")[0], when, read) for one in articles]


def names(branches: tuple[Branch, ...]) -> list[str]:
    return [branch.name for branch in branches]


def test_the_story_that_most_outlets_tell_stands_first() -> None:
    stories = [
        story("quake", "Ledger/1", "Ledger/2", "Ledger/3"),
        story("vote", "Ledger/4", "Post/1"),
    ]

    tree = grow(
        stories, (), (), told("quake", *stories[0].articles) + told("vote", *stories[1].articles)
    )

    assert names(tree) == ["Vote", "Quake"]


def test_a_branch_counts_articles_outlets_and_what_is_unread() -> None:
    [branch] = grow(
        [story("quake", "Ledger/1", "Post/1")],
        (),
        (),
        told("quake", "Ledger/1", read=True) + told("quake", "Post/1"),
    )

    assert (branch.articles, branch.outlets, branch.unread) == (2, 2, 1)


def test_what_one_outlet_alone_covers_names_it_and_who_is_silent() -> None:
    stories = [story("quake", "Ledger/1"), story("vote", "Post/1")]

    tree = grow(stories, (), (), told("quake", "Ledger/1") + told("vote", "Post/1"))

    assert {branch.name: (branch.alone, branch.silent) for branch in tree} == {
        "Quake": ("Ledger", ("Post",)),
        "Vote": ("Post", ("Ledger",)),
    }


def test_wire_copy_printed_by_two_outlets_is_one_voice() -> None:
    [branch] = grow(
        [story("quake", "Ledger/1", "Post/1", "Flare/1", voices=(("Ledger/1", "Post/1"),))],
        (),
        (),
        told("quake", "Ledger/1", "Post/1", "Flare/1"),
    )

    assert (branch.articles, branch.voices) == (3, 2)


def test_watched_topics_come_first_in_the_reader_s_order() -> None:
    topics = [
        Heading("t2", "Black Sea", TopicKind.WATCHED),
        Heading("t1", "Ore", TopicKind.WATCHED),
    ]

    tree = grow(
        [story("quake", "Ledger/1", "Post/1")],
        topics,
        (),
        told("quake", "Ledger/1", "Post/1") + told("t2", "Ledger/2") + told("t1", "Post/2"),
    )

    assert names(tree) == ["Black Sea", "Ore", "Quake"]
    assert [branch.topic for branch in tree] == [TopicKind.WATCHED, TopicKind.WATCHED, None]


def test_a_topic_counts_what_reaches_back_from_its_newest_article_and_no_further() -> None:
    span = TOPIC_SPAN.days
    topic = Heading("t", "Black Sea", TopicKind.WATCHED)

    [branch] = grow(
        (),
        [topic],
        (),
        told("t", "Ledger/1", days=100)
        + told("t", "Post/1", days=100 + span - 1)
        + told("t", "Flare/1", days=100 + span + 1),
    )

    assert branch.articles == 2


def test_a_saga_holds_its_stories_and_the_topics_that_they_tell() -> None:
    stories = [
        story("talks", "Ledger/1", "Post/1"),
        story("convoy", "Ledger/2"),
        story("cup", "Flare/1"),
    ]
    topics = [
        Heading("sea", "Black Sea", TopicKind.WATCHED),
        Heading("ore", "Ore", TopicKind.WATCHED),
    ]
    saga = Saga("g", "Truce talks", ("talks", "convoy"))

    tree = grow(
        stories,
        topics,
        [saga],
        told("talks", "Ledger/1", "Post/1")
        + told("convoy", "Ledger/2")
        + told("cup", "Flare/1")
        + told("sea", "Ledger/1", "Ledger/2")
        + told("ore", "Flare/9"),
    )

    assert names(tree) == ["Truce talks", "Ore", "Cup"]
    assert names(tree[0].children) == ["Black Sea", "Talks", "Convoy"]
    assert (tree[0].articles, tree[0].outlets) == (3, 2)


def test_a_saga_with_one_story_in_the_window_is_that_story() -> None:
    saga = Saga("g", "Truce talks", ("talks", "long ago"))

    tree = grow([story("talks", "Ledger/1")], (), [saga], told("talks", "Ledger/1"))

    assert names(tree) == ["Talks"]
