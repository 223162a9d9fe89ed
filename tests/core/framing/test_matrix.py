"""Shares of sentences: by actor and by topic, each cell with the sentences that it counts."""

from __future__ import annotations

from briefing.core.framing.overview.matrix import by_actor, by_topic
from briefing.core.model import Article, Coverage, Passage, Topic, TopicKind
from briefing.core.overview import ACTORS, TOPICS, Matrix

LEDGER = """Ministers met Anna Ott of Vessia in the harbour town on Monday. Vessia's Anna Ott spoke for an hour.

The Vessian delegation left early. Ott said that she would be back. It rained on the quay."""
POST = """Reporters waited for Anna Ott at the gate. The Post asked Vessia for a comment.

Nobody from Vessia answered. The gate stayed shut through the night."""


def articles() -> tuple[Article, ...]:
    return (
        Article("l", "Ledger", "Talks", LEDGER, language="en", author="Jo Brand"),
        Article("p", "The Post", "Gate", POST, language="en"),
    )


def counts(matrix: Matrix) -> dict[tuple[str, str], int]:
    return {
        (line.outlet, name): len(line.cells[at])
        for line in matrix.lines
        for at, name in enumerate(matrix.columns)
    }


def test_sentences_that_name_an_actor_are_counted_by_outlet() -> None:
    found = by_actor(Coverage("s", "S", articles()))

    assert found.sort == ACTORS
    assert {line.outlet: line.sentences for line in found.lines} == {"Ledger": 5, "The Post": 4}
    assert counts(found) == {
        ("Ledger", "Anna Ott"): 3, ("The Post", "Anna Ott"): 1,
        ("Ledger", "Vessia"): 3, ("The Post", "Vessia"): 2,
    }  # fmt: skip


def test_every_cell_holds_the_sentences_that_it_counts() -> None:
    texts = {article.id: article.text for article in articles()}

    for line in by_actor(Coverage("s", "S", articles())).lines:
        for cell in line.cells:
            for one in cell:
                assert one.outlet == line.outlet
                assert texts[one.article][one.start : one.end] == one.text


def test_sentences_on_a_topic_are_those_that_touch_its_passages() -> None:
    first, second = LEDGER.split("\n\n")
    start = LEDGER.index(second)
    topics = [
        Topic("a", "Talks", TopicKind.CURRENT, (Passage("l", 0, len(first), first), Passage("l", 3, 20, first[3:20]))),
        Topic("b", "Weather", TopicKind.WATCHED, (Passage("l", start, len(LEDGER), second),)),
        Topic("c", "Elsewhere", TopicKind.CURRENT, (Passage("x", 0, 3, "abc"),)),
    ]  # fmt: skip

    found = by_topic("", articles(), topics)

    assert found.sort == TOPICS
    assert counts(found) == {
        ("Ledger", "Weather"): 3, ("The Post", "Weather"): 0,
        ("Ledger", "Talks"): 2, ("The Post", "Talks"): 0,
    }  # fmt: skip
    assert found.greatest == 0.6


def test_with_nothing_to_count_the_table_is_empty() -> None:
    assert by_actor(Coverage("s", "S", ())).lines == ()
    assert by_topic("", (), ()).greatest == 1.0
