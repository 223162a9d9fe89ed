"""topics, stories, compare, article, search, digest, export: what the store holds, as data."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from briefing.core.model import Passage
from briefing.store.database import open_database
from briefing.store.marks import set_starred, tag
from briefing.store.notes import add_note
from tests.commands.conftest import Briefing, articles

pytestmark = pytest.mark.usefixtures("stocked")

TEXTS = {article.id: article.text for article in articles()}


def test_stories_are_told_by_coverage_with_their_articles(briefing: Briefing) -> None:
    ran = briefing("stories", "--json")

    first, second = ran.records
    assert ran.code == 0
    assert set(first) == {"id", "name", "kind", "first", "last", "outlets", "articles", "passages"}
    assert first["kind"] == "story"
    assert first["outlets"] == ["Ledger", "Red Weekly"]
    assert {article["id"] for article in first["articles"]} == {"red1", "led1"}
    assert first["first"] == first["last"] == "2025-04-16T09:00:00+00:00"
    assert [article["id"] for article in second["articles"]] == ["led2"]


def test_stories_of_a_window_leave_out_what_is_older(briefing: Briefing) -> None:
    ran = briefing("stories", "--since", "36h", "--json")

    assert [article["id"] for story in ran.records for article in story["articles"]] == ["led2"]
    assert briefing("stories", "--since", "1h", "--json").code == 1


def test_topics_show_the_passages_that_touch_them(briefing: Briefing) -> None:
    ran = briefing("topics", "--json")

    [topic] = [record for record in ran.records if record["name"] == "Salt road"]
    assert topic["kind"] == "watched"
    assert topic["outlets"] == ["Ledger", "Red Weekly"]
    assert topic["passages"]
    for passage in topic["passages"]:
        text = TEXTS[passage["article"]]
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert passage["why"]


def test_lists_for_people_name_articles_outlets_and_ids(briefing: Briefing) -> None:
    stories, topics = briefing("stories"), briefing("topics")

    assert "2 articles, 2 outlets" in stories.out
    assert "2025-04-16  Red Weekly  red1" in stories.out
    assert "Salt road - 2 articles, 2 outlets" in topics.out
    assert "Ledger: “" in topics.out


@pytest.mark.parametrize("of", [("Salt road",), ("red1", "led1"), ("red1", "led1", "red1")])
def test_a_comparison_stands_on_sentences_of_the_articles(
    briefing: Briefing, of: tuple[str, ...]
) -> None:
    ran = briefing("compare", *of, "--json")

    [framing] = ran.records
    assert ran.code == 0
    assert set(framing) >= {"of", "articles", "claims", "not_compared"}
    assert {article["id"] for article in framing["articles"]} == {"red1", "led1"}
    for claim in framing["claims"]:
        for passage in (*claim["evidence"], *claim["nearest"]):
            text = TEXTS[passage["article"]]
            assert text[passage["start"] : passage["end"]] == passage["text"]


def test_a_comparison_for_people_quotes_both_outlets(briefing: Briefing) -> None:
    ran = briefing("compare", "red1", "led1")

    assert "Red Weekly “" in ran.out
    assert "Ledger “" in ran.out
    assert "Not compared: " in ran.out


def test_a_name_of_several_words_needs_no_quotes(briefing: Briefing) -> None:
    assert briefing("compare", "Salt", "road").out == briefing("compare", "Salt road").out


@pytest.mark.parametrize("of", [("red1",), ("red1", "red1")])
def test_one_article_is_told_to_be_one_and_where_its_story_is(
    briefing: Briefing, of: tuple[str, ...]
) -> None:
    ran = briefing("compare", *of)

    assert (ran.code, ran.out) == (2, "")
    assert "red1: is one article: a comparison takes two or more" in ran.err


def test_a_misspelt_name_of_several_words_is_told_what_comes_near(briefing: Briefing) -> None:
    ran = briefing("compare", "Salt", "raod")

    assert ran.code == 1
    assert "Salt raod: no story or topic has this id or name. Near: Salt road." in ran.err


def test_a_topic_among_articles_is_told_to_be_compared_alone(briefing: Briefing) -> None:
    ran = briefing("compare", "red1", "Salt road")

    assert (ran.code, ran.out) == (1, "")
    assert "a story or topic, alone" in ran.err


def test_over_weeks_too_little_text_is_said_with_figures(briefing: Briefing) -> None:
    ran = briefing("weeks", "Salt road", "--outlet", "Ledger")

    assert ran.code == 1
    assert "each side needs 3,000 words of its own" in ran.out
    assert re.search(r"Ledger +\d+ of 3,000 words; the others together \d+", ran.out)
    assert "Red Weekly" not in ran.out


def test_over_weeks_programs_get_the_counts(briefing: Briefing) -> None:
    [found] = briefing("weeks", "Salt road", "--since", "30d", "--json").records

    assert (found["name"], found["needed"]) == ("Salt road", 3000)
    assert {one["outlet"] for one in found["outlets"]} == {"Red Weekly", "Ledger"}
    for one in found["outlets"]:
        assert 0 < one["words"] < 3000
        assert (one["enough"], one["distinctive"], one["shares"]) == (False, [], [])


def test_a_name_that_is_nothing_is_not_found(briefing: Briefing) -> None:
    for command in (
        ("compare", "Nothing such"),
        ("compare", "red1", "zzzz"),
        ("article", "zzzz"),
        ("weeks", "zzzz"),
        ("weeks", "Salt road", "--outlet", "Nobody"),
    ):
        ran = briefing(*command)

        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("briefing: ")
        assert ran.err.count("\n") == 1


def test_an_article_comes_with_the_readers_marks_and_its_versions(
    briefing: Briefing, workspace: Path, now: datetime
) -> None:
    with open_database(workspace / "briefing.db") as db:
        tag(db, ["red1"], "grain", now)
        set_starred(db, ["red1"], now, starred=True)
        add_note(db, "red1", "Ask her", now, Passage("red1", 0, 3, TEXTS["red1"][:3]))

    [record] = briefing("article", "red1", "--json").records

    assert record["text"] == TEXTS["red1"]
    assert record["tags"] == ["grain"]
    assert record["starred"] is True
    assert record["notes"][0]["quote"] == "The"
    assert record["origin"] == "import"
    assert record["versions"][0]["version"] == 1
    told = briefing("article", "red1").out
    assert "#grain starred" in told
    assert "Note on “The”: Ask her" in told


def test_a_search_finds_words_and_says_where(briefing: Briefing) -> None:
    ran = briefing("search", "--json", "--", "terns", "-weekly")

    [hit] = ran.records
    assert ran.code == 0
    assert hit["id"] == "led2"
    assert TEXTS["led2"][hit["start"] : hit["end"]].lower().startswith("tern")
    assert briefing("search", "unheard-of").code == 1
    assert "led2  2025-04-17  Ledger" in briefing("search", "terns").out


def test_the_digest_is_the_same_twice_and_goes_to_a_file(
    briefing: Briefing, tmp_path: Path
) -> None:
    once, again = briefing("digest", "--since", "all"), briefing("digest", "--since", "all")
    written = briefing("digest", "--since", "all", "-o", str(tmp_path / "digest.md"))

    assert once.code == 0
    assert once.out == again.out
    assert once.out.startswith("# Briefing of Friday, 18 April 2025\n")
    assert "## Salt road" in once.out
    assert (tmp_path / "digest.md").read_text(encoding="utf-8") == once.out
    assert written.out == ""


def test_the_digest_of_a_day_has_that_day_alone(briefing: Briefing) -> None:
    ran = briefing("digest", "--date", "2025-04-17")

    assert "Friday, 18 April 2025" in ran.out or "Thursday, 17 April 2025" in ran.out
    assert "terns" in ran.out


def test_the_digest_of_one_topic_tells_nothing_else(briefing: Briefing) -> None:
    ran = briefing("digest", "--topic", "Salt road", "--since", "all")

    assert "## Salt road" in ran.out
    assert "terns" not in ran.out


def test_an_export_has_all_articles_with_the_marks_on_them(
    briefing: Briefing, workspace: Path, now: datetime
) -> None:
    with open_database(workspace / "briefing.db") as db:
        tag(db, ["led2"], "birds", now)

    records = {record["id"]: record for record in briefing("export").records}

    assert set(records) == {"red1", "led1", "led2"}
    assert records["led2"]["tags"] == ["birds"]
    assert records["red1"]["text"] == TEXTS["red1"]
    assert records["red1"]["corrections"] == []


def test_opml_names_every_feed(briefing: Briefing) -> None:
    ran = briefing("export", "--format", "opml")

    assert ran.code == 0
    assert 'xmlUrl="http://127.0.0.1:9/ledger.xml"' in ran.out
    assert "Business" in ran.out


def test_what_is_printed_for_programs_is_one_object_a_line(briefing: Briefing) -> None:
    for command in ("stories", "topics", "feeds", "doctor"):
        for line in briefing(command, "--json").out.splitlines():
            assert isinstance(json.loads(line), dict)
