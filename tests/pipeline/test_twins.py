"""One report in two feeds of an outlet is one article; told by two outlets, it is two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.core.model import Article
from briefing.core.query import Selection
from briefing.core.settings import Config
from briefing.pipeline.analyse import analyse
from briefing.pipeline.twins import join_twins
from briefing.store.articles import article_ids
from briefing.store.database import Database, check_integrity
from briefing.store.entries import import_articles
from briefing.store.marks import set_starred, tag, tags_of
from briefing.store.stories import framing, stories
from tests.core.stories.articles import QUAKE

NOW = datetime(2025, 3, 5, 12, tzinfo=UTC)
MORE = (
    "\n\nNobody in the town of Port Selm had felt the earth shake in sixty years, the mayor said."
)
WIRE = Article("world", "Ledger", "Quake damages Port Selm", QUAKE[0] + MORE, published=NOW)
TWIN = replace(WIRE, id="home", title="Quake damages Port Selm, ships sink")
AGENCY = replace(WIRE, id="post", outlet="Post")
OTHER = replace(WIRE, id="other", outlet="Post", title="Selm after the quake", text=QUAKE[1])


def fetch(db: Database, *articles: Article) -> None:
    """Store articles as if they had come from feeds and pages."""
    import_articles(db, articles, NOW)
    with db.write() as connection:
        connection.execute("update articles set origin = 'page'")


def analysed(db: Database, *articles: Article) -> set[frozenset[str]]:
    fetch(db, *articles)
    list(analyse(Config(), db, now=NOW))
    return {frozenset(story.articles) for story in stories(db)}


def kept(db: Database) -> set[str]:
    return {*article_ids(db, Selection())}


def test_a_report_in_two_feeds_of_an_outlet_is_one_article(store: Database) -> None:
    assert analysed(store, WIRE, TWIN) == {frozenset({"world"})}
    assert kept(store) == {"world"}


def test_wire_copy_in_two_outlets_stays_two_articles(store: Database) -> None:
    assert analysed(store, WIRE, AGENCY) == {frozenset({"world", "post"})}


def test_a_twin_that_comes_later_goes_and_leaves_its_marks(store: Database) -> None:
    analysed(store, WIRE, OTHER)
    fetch(store, TWIN)
    set_starred(store, ["home"], NOW, starred=True)
    tag(store, ["home"], "quakes", NOW)

    assert analysed(store) == {frozenset({"world", "other"})}
    assert tags_of(store, "world") == ("quakes",)
    assert check_integrity(store) == ()


def test_an_article_that_becomes_a_twin_leaves_the_story_it_was_told_in(store: Database) -> None:
    summary = replace(TWIN, text=QUAKE[0])
    [story] = analysed(store, WIRE, OTHER, summary)
    assert "home" in story
    import_articles(store, [TWIN], NOW)

    assert analysed(store) == {frozenset({"world", "other"})}
    [told] = stories(store)
    found = framing(store, told.id)
    assert found
    assert {one.id for one in found[0].articles} == {"world", "other"}


def test_what_the_reader_brought_is_never_joined(store: Database) -> None:
    import_articles(store, [WIRE, TWIN], NOW)

    assert join_twins(store) == 0
    assert kept(store) == {"world", "home"}


def test_it_stops_when_it_is_cancelled_and_goes_on_later(store: Database) -> None:
    fetch(store, WIRE, TWIN)

    assert join_twins(store, cancelled=lambda: True) == 0
    assert kept(store) == {"world", "home"}
    assert join_twins(store) == 1
