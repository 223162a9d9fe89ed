"""What the screen and the digest read, over a small store that the real analysis has grouped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefing.core.briefing import Branch
from briefing.core.model import Article, Passage
from briefing.core.settings import Config, WatchedTopic
from briefing.errors import NotFoundError, UsageError
from briefing.pipeline import reading
from briefing.pipeline.analyse import analyse
from briefing.store.database import Database
from briefing.store.entries import import_articles
from briefing.store.marks import hide_claim, set_read, tag
from briefing.store.notes import add_note

STRIKE = (
    "Dockers at the port of Sundhaven walked out on Monday over night shifts, and eleven cranes stood still. "
    "The harbour company called the demand unaffordable. {extra}\n\n"
    "“We will not work a seventh night,” said Ilka Maren, who leads the dockers' union. "
    "Forty ships were waiting in the Sundhaven roads by evening, the harbour master said."
)
LECTURED = "“We will not be lectured by people who have never lifted a crate,” said Maren."
QUAKE = (
    "An earthquake of magnitude 5.8 shook the Orlan valley before dawn, and fourteen houses fell in Tarvo. "
    "Rescue teams searched the rubble with dogs. {extra}\n\n"
    "The mayor of Tarvo, Pelle Storm, opened the school gymnasium to 300 people without a roof. "
    "Seismologists counted sixty aftershocks in the Orlan valley."
)


def told(outlet: str, title: str, text: str, when: datetime) -> Article:
    return Article("", outlet, title, text, published=when, language="en")


@pytest.fixture
def stored(store: Database, config: Config, now: datetime) -> tuple[str, ...]:
    """Two reports of a strike, two of an earthquake a day before; returns their ids."""
    hour = timedelta(hours=1)
    ids = import_articles(
        store,
        [
            told("Ledger", "Cranes stand still in Sundhaven strike", STRIKE.format(extra="Shares fell."), now - hour),
            told("Post", "Sundhaven dockers walk out over nights", STRIKE.format(extra=LECTURED), now - 2 * hour),
            told("Ledger", "Quake shakes Orlan valley", QUAKE.format(extra="Roads were cut."), now - 25 * hour),
            told("Flare", "Orlan valley: houses fall in quake", QUAKE.format(extra="A bell rang."), now - 26 * hour),
        ],
        now - 30 * hour,
    )  # fmt: skip
    watched = replace(config, topics=(WatchedTopic("Harbours", any=("port of Sundhaven",)),))
    list(analyse(watched, store, now=now))
    return ids


def branches(store: Database, now: datetime, hours: int) -> dict[str, Branch]:
    since = reading.window(store, now, hours)
    tree = reading.briefing(store, now=now, since=since)
    return {one.id: one for top in tree.branches for one in (top, *top.children)}


def test_the_briefing_counts_stories_articles_outlets_and_unread(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    set_read(store, stored[:1], now, read=True)

    tree = reading.briefing(store, now=now, since=now - timedelta(days=2))

    assert (tree.stories, tree.articles, tree.outlets, tree.unread) == (2, 4, 3, 3)


def test_a_window_leaves_out_the_story_of_the_day_before(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    stories = [one for one in branches(store, now, 12).values() if one.sort == "story"]

    assert [reading.article_ids(store, one.id) for one in stories] == [stored[:2]]


def test_a_reader_who_was_away_finds_the_last_briefing(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    week_later = now + timedelta(days=7)

    assert reading.window(store, week_later, 12) == now - timedelta(hours=13)


def test_a_past_day_knows_nothing_of_what_came_later(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    yesterday = now - timedelta(hours=20)

    text = reading.digest(store, now=yesterday, since=yesterday - timedelta(days=1))

    assert "Quake shakes Orlan valley" in text
    assert "Sundhaven" not in text


def test_a_watched_topic_is_a_branch_with_the_articles_that_its_rule_finds(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    [topic] = [one for one in branches(store, now, 36).values() if one.sort == "topic"]

    assert (topic.name, topic.articles, topic.outlets) == ("Harbours", 2, 2)
    assert reading.why(store, stored[0], topic.id) != ()


def test_the_digest_carries_tags_and_notes_with_their_quotes(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    tag(store, stored[:1], "harbour", now)
    text = reading.reading(store, stored[0]).article.text
    quote = "eleven cranes stood still"
    start = text.index(quote)
    add_note(
        store,
        stored[0],
        "Ask the union.",
        now,
        Passage(stored[0], start, start + len(quote), quote),
    )

    digest = reading.digest(store, now=now, since=now - timedelta(days=2))

    assert "harbour" in digest
    assert "Ask the union." in digest
    assert quote in digest


def test_a_reading_marks_the_evidence_of_the_framing_that_it_was_opened_from(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    framing = reading.compare(store, stored[:2])
    story = next(one for one in branches(store, now, 12).values() if one.sort == "story")
    told_of = reading.framing(store, story.id)
    assert told_of is not None
    assert told_of.claims

    opened = [reading.reading(store, one, of=story.id) for one in stored[:2]]

    marked = {mark.claim for one in opened for mark in one.marked}
    assert marked == {claim.id for claim in told_of.claims}
    assert {one.letter for one in opened} == {"A", "B"}
    assert len(framing.articles) == 2


def test_a_hidden_claim_stays_hidden_in_every_framing(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    first = reading.compare(store, stored[:2]).claims[0]

    hide_claim(store, first.id, now)

    assert first.id not in [claim.id for claim in reading.compare(store, stored[:2]).claims]


def test_every_evidence_has_the_number_of_its_sentence(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    framing = reading.compare(store, stored[:2])

    numbers = reading.sentence_numbers(store, framing)

    evidence = [one for claim in framing.claims for one in claim.evidence]
    assert all(1 <= numbers[one.article, one.start] <= 5 for one in evidence)


def test_a_comparison_takes_two_articles_that_are_there(
    store: Database, stored: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError, match="two articles"):
        reading.compare(store, [stored[0], stored[0]])
    with pytest.raises(NotFoundError):
        reading.compare(store, [stored[0], "nowhere"])


def test_a_branch_is_found_in_the_tree_and_a_stranger_is_not(
    store: Database, stored: tuple[str, ...], now: datetime
) -> None:
    tree = reading.briefing(store, now=now, since=now - timedelta(days=2))

    assert reading.branch(tree, tree.branches[0].id) == tree.branches[0]
    with pytest.raises(NotFoundError):
        reading.branch(tree, "nowhere")
