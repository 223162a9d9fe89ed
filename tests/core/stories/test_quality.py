"""The demo edition is grouped as its authors meant, and our own labelled set keeps its floors."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.eval.__main__ import main
from briefing.config.read import read_config
from briefing.core.model import Topic
from briefing.core.stories import Grouping, group
from briefing.core.text import paragraphs
from briefing.demo.articles import Edition
from briefing.demo.load import load_edition
from tests.conftest import NOW

FEEDS = Path(__file__).parents[3] / "feeds.toml"
LONG = (
    "long/furrow-landlord",
    "long/rampart-price",
    "long/post-promise",
    "long/maresh-three-tables",
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(NOW)


@pytest.fixture(scope="module")
def grouping(edition: Edition) -> Grouping:
    articles = [piece.article() for piece in edition.pieces]
    return group(articles, watched=read_config(FEEDS).topics)


def test_every_story_of_the_demo_is_found_and_nothing_else_is_in_it(
    edition: Edition, grouping: Grouping
) -> None:
    pieces = {piece.id: piece for piece in edition.pieces}
    meant: dict[str, set[str]] = defaultdict(set)
    for piece in edition.pieces:
        if piece.story:
            meant[piece.story].add(piece.id)

    found = [{one for one in story.articles if pieces[one].story} for story in grouping.stories]

    assert sorted(map(sorted, filter(None, found))) == sorted(map(sorted, meant.values()))


def test_the_wire_copy_of_the_demo_is_one_voice(edition: Edition, grouping: Grouping) -> None:
    [voice] = [voice for story in grouping.stories for voice in story.voices]

    assert len(voice) == 3
    assert {one.partition("/")[0] for one in voice} == {"quake-orune"}


def test_the_truce_talks_are_one_saga(edition: Edition, grouping: Grouping) -> None:
    [saga] = grouping.sagas
    pieces = {piece.id: piece for piece in edition.pieces}
    stories = {story.id: story for story in grouping.stories}

    held = {pieces[stories[one].articles[0]].story for one in saga.members}

    assert held == {"energy-truce", "minerals", "corridor", "substation", "talks"}


@pytest.mark.parametrize("long_read", LONG)
def test_the_long_pieces_touch_all_three_topics(grouping: Grouping, long_read: str) -> None:
    assert all(long_read in topic.articles for topic in grouping.topics)


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("Energy truce", 0.93, 0.58), ("Black Sea", 0.83, 0.65), ("Rare-earths deal", 0.95, 0.58)],
)
def test_the_paragraphs_found_are_those_the_authors_marked(
    edition: Edition, grouping: Grouping, name: str, precision: float, recall: float
) -> None:
    [topic] = [topic for topic in grouping.topics if topic.name == name]
    found, marked = _found(topic), _marked(edition, name)

    assert len(found & marked) >= precision * len(found)
    assert len(found & marked) >= recall * len(marked)


def _found(topic: Topic) -> set[tuple[str, int]]:
    return {(passage.article, passage.start) for passage in topic.passages}


def _marked(edition: Edition, name: str) -> set[tuple[str, int]]:
    marked = set()
    for piece in edition.pieces:
        spans = paragraphs(piece.article().text)
        marked |= {(piece.id, spans[i].start) for i in piece.touching(name) if i < len(spans)}
    return marked


def test_our_own_labelled_set_keeps_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["own", "own undated"]) == 0
    assert "own" in capsys.readouterr().out
