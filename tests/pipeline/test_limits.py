"""What no outlet should be able to do to the analysis: make it stand still."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from briefing.core.model import Article, Coverage, Passage
from briefing.core.settings import Config, ReadingSettings
from briefing.intake.workers import Workers
from briefing.pipeline import limits
from briefing.pipeline.analyse import analyse
from briefing.pipeline.events import FramingMade
from briefing.pipeline.grouping import _RUN_WORDS, runs_of
from briefing.pipeline.limits import compare_within_limits, shortened
from briefing.store.database import Database
from briefing.store.entries import import_articles
from briefing.store.stories import framing
from briefing.store.vectors import Waiting
from tests.conftest import NOW

STORY = "The harbour opens on Monday, its master said. Forty ships wait in the roads. " * 8


def told(name: str, outlet: str, text: str = STORY, hours: int = 0) -> Article:
    when = NOW - timedelta(hours=hours)
    return Article(name, outlet, "Harbour opens on Monday", text, published=when, language="en")


def compared(config: Config, store: Database) -> list[FramingMade]:
    events = analyse(config, store, now=NOW)
    return [event for event in events if isinstance(event, FramingMade)]


def test_an_ordinary_text_is_analysed_whole() -> None:
    article = told("a", "Ledger")

    assert shortened(article) is article


def test_of_a_huge_text_whole_paragraphs_from_its_start_are_analysed() -> None:
    long = told("a", "Ledger", f"{STORY}\n\n" * 2_000)
    scattered = told("b", "Ledger", "a\n\n" * 300_000)

    assert 0 < len(shortened(long).text) <= limits.GROUPED_CHARACTERS
    assert long.text.startswith(shortened(long).text)
    assert shortened(scattered).text.count("a") == limits.GROUPED_PARAGRAPHS


def test_of_many_articles_each_outlets_newest_are_compared_and_the_rest_is_counted() -> None:
    many = tuple(told(f"l{n}", "Ledger", hours=n) for n in range(100))
    few = tuple(told(f"p{n}", "Post", hours=n) for n in range(3))

    made = compare_within_limits(Coverage("s", "Harbour", (*many, *few)))

    kept = {one.id for one in made.articles}
    assert kept == {f"l{n}" for n in range(27)} | {"p0", "p1", "p2"}
    assert "73 more" in made.not_compared[-1].reason


def test_a_very_long_article_is_compared_as_far_as_it_is_read_and_that_is_said() -> None:
    long, other = told("a", "Ledger", STORY * 100), told("b", "Post")
    late = Passage("a", len(long.text) - 10, len(long.text), long.text[-10:])

    made = compare_within_limits(Coverage("t", "Harbour", (long, other), (late,)))

    assert "Ledger: only the beginning" in made.not_compared[-1].reason


def test_a_comparison_that_takes_too_long_is_stopped_and_says_so(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = "“a” " * 7_000
    both = [told("a", "Ledger", STORY + quotes), told("b", "Post", STORY + quotes)]
    import_articles(store, both, NOW)
    config = Config(reading=ReadingSettings(workers=1))
    monkeypatch.setattr("briefing.pipeline.analyse.Workers", partial(Workers, cpu_seconds=1))

    [made] = compared(config, store)

    kept = framing(store, made.of)
    assert kept is not None
    assert kept[0].claims == ()
    assert [one.letter for one in kept[0].articles] == ["A", "B"]
    assert "processor time" in kept[0].not_compared[0].reason
    assert compared(config, store) == []


def test_a_run_of_long_texts_is_short_so_that_others_can_write() -> None:
    long = [Waiting(f"a{n}", 20_000.0, _RUN_WORDS // 3) for n in range(7)]

    assert [len(run) for run in runs_of(long)] == [3, 3, 1]
