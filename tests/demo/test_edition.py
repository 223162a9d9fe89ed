"""The edition is what it claims to be: whole, consistent, dated around the clock, invented."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib import resources

import pytest

from briefing.core.model import Kind
from briefing.demo.articles import TOPICS, Edition, Piece
from briefing.demo.load import load_edition, noted_differences

SAGA = "Truce talks"
LONG = 1_000  # words


def long_pieces(edition: Edition) -> list[Piece]:
    """Return the pieces that span the saga at length, oldest first."""
    found = [p for p in edition.pieces if p.spans and p.words >= LONG]
    return sorted(found, key=lambda piece: piece.published)


def alike(a: Piece, b: Piece) -> float:
    """Return the share of the paragraphs of the shorter piece that both print."""
    shared = Counter(p.text for p in a.paragraphs) & Counter(p.text for p in b.paragraphs)
    return shared.total() / min(len(a.paragraphs), len(b.paragraphs))


def test_it_has_forty_articles_of_nine_outlets_in_eight_stories(edition: Edition) -> None:
    assert len(edition.pieces) >= 40
    assert len({piece.publisher for piece in edition.pieces}) >= 9
    assert len({piece.story for piece in edition.pieces} - {""}) >= 8


def test_ids_paths_and_titles_are_each_used_once(edition: Edition) -> None:
    for of in ("id", "path", "title"):
        assert len({getattr(piece, of) for piece in edition.pieces}) == len(edition.pieces), of


def test_every_publisher_is_known_and_prints_something_unless_its_feed_is_down(
    edition: Edition,
) -> None:
    printing = {piece.publisher for piece in edition.pieces}

    assert printing == {one.slug for one in edition.publishers if not one.down}


def test_every_story_is_named_and_told_more_than_once(edition: Edition) -> None:
    told = Counter(piece.story for piece in edition.pieces if piece.story)

    assert set(told) == {story.key for story in edition.stories}
    assert min(told.values()) >= 2


def test_one_story_is_told_by_one_outlet_alone(edition: Edition) -> None:
    outlets = {s.key: {p.publisher for p in edition.in_story(s.key)} for s in edition.stories}

    assert [key for key, names in outlets.items() if len(names) == 1] == ["brackwater"]


def test_what_spans_a_saga_names_one_that_exists_and_no_story(edition: Edition) -> None:
    sagas = {story.saga for story in edition.stories if story.saga}

    assert sagas == {SAGA}
    for piece in edition.pieces:
        assert piece.spans in {"", *sagas}
        assert not (piece.spans and piece.story)


@pytest.mark.parametrize("topic", TOPICS.values())
def test_every_topic_is_touched_by_six_articles_and_four_outlets(
    edition: Edition, topic: str
) -> None:
    touching = [piece for piece in edition.pieces if piece.touching(topic)]

    assert len(touching) >= 6
    assert len({piece.publisher for piece in touching}) >= 4


def test_four_long_pieces_of_several_weeks_touch_all_three_topics_apart(edition: Edition) -> None:
    found = long_pieces(edition)

    assert len({piece.publisher for piece in found}) >= 4
    assert found[-1].published - found[0].published > timedelta(weeks=2)
    for piece in found:
        places = [set(piece.touching(topic)) for topic in TOPICS.values()]
        assert all(places)
        for mine in places:
            assert any(mine - other for other in places if other is not mine)


def test_only_stories_of_the_talks_touch_its_topics(edition: Edition) -> None:
    talks = {story.key for story in edition.stories if story.saga}
    for piece in edition.pieces:
        if any(map(piece.touching, TOPICS.values())):
            assert piece.story in talks or piece.spans or piece.kind is Kind.ROUNDUP, piece.id


def test_nothing_is_dated_later_than_now_and_no_placeholder_is_left(edition: Edition) -> None:
    for piece in (*edition.pieces, *edition.seconds.values()):
        printed = f"{piece.title} {piece.summary} {piece.caption} {piece.text}"
        assert (piece.updated or piece.published) < edition.now
        assert not re.search(r"[{}~]|\+\+\+", printed), piece.id


def test_pieces_have_a_length_that_papers_print(edition: Edition) -> None:
    for piece in edition.pieces:
        assert 170 <= piece.words <= 1_600, (piece.id, piece.words)
        assert len(piece.paragraphs) >= 4, piece.id
        assert 8 <= len(piece.summary.split()) <= 60, piece.id


def test_an_article_changes_its_headline_and_its_text(edition: Edition) -> None:
    changed = edition.advance()

    (second,) = edition.seconds.values()
    first = next(piece for piece in edition.pieces if piece.id == second.id)
    assert second in changed.pieces
    assert first not in changed.pieces
    assert (second.title, second.text) != (first.title, first.text)
    assert (second.path, second.published, second.version) == (first.path, first.published, 2)
    assert 0 < alike(first, second) < 1


def test_agency_copy_is_printed_by_two_papers_with_small_edits(edition: Edition) -> None:
    copy, *prints = [piece for piece in edition.in_story("quake-orune") if piece.agency]

    assert copy.publisher == "concord"
    assert len(prints) == 2
    for piece in prints:
        assert alike(copy, piece) > 0.5
        assert piece.title != copy.title
        assert piece.text != copy.text


def test_no_other_two_pieces_share_a_paragraph(edition: Edition) -> None:
    places: dict[str, set[str]] = {}
    for piece in edition.pieces:
        for paragraph in piece.paragraphs:
            places.setdefault(paragraph.text, set()).add(piece.story)

    assert all(stories == {"quake-orune"} or len(stories) == 1 for stories in places.values())


def test_opinion_analysis_live_and_roundup_are_all_there(edition: Edition) -> None:
    kinds = Counter(piece.kind for piece in edition.pieces)

    assert set(kinds) >= {Kind.OPINION, Kind.ANALYSIS, Kind.LIVE, Kind.ROUNDUP}
    assert [piece.kind for piece in edition.pieces if piece.translated] == [Kind.OPINION]


def test_everyone_of_the_register_is_called_by_one_name() -> None:
    edition = load_edition(datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    file = resources.files("briefing.demo") / "edition" / "people.toml"
    people = [name for group in tomllib.loads(file.read_text("utf-8")).values() for name in group]
    printed = "\n".join(f"{piece.title}\n{piece.text}" for piece in edition.pieces)
    for name in people:
        surname = name.split()[-1]
        firsts = {one.split()[0] for one in people if one.endswith(f" {surname}")}
        before = set(re.findall(rf"\b([^\W\d_a-z]\w+) {surname}\b", printed))
        titles = {"Mr", "Ms", "Colonel", "Major", "President", "Minister", "For", "If", "The"}
        assert name in printed
        assert before <= firsts | titles, name


def test_accents_of_the_local_paper_fit_its_encoding(edition: Edition) -> None:
    text = " ".join(piece.text for piece in edition.of("courier"))

    assert edition.named("courier").encoding == "iso-8859-1"
    assert "Åse Quill" in text
    assert text.encode("iso-8859-1").decode("iso-8859-1") == text


@pytest.mark.parametrize(
    "clock",
    [
        datetime(2024, 2, 29, 0, 0, tzinfo=UTC),
        datetime(2027, 1, 1, 0, 1, tzinfo=UTC),
        datetime(2030, 7, 31, 23, 59, tzinfo=UTC),
    ],
    ids=["leap day", "new year", "summer"],
)
def test_at_any_time_it_is_the_same_edition_with_other_dates(
    edition: Edition, clock: datetime
) -> None:
    other = load_edition(clock)

    assert [piece.id for piece in other.pieces] == [piece.id for piece in edition.pieces]
    assert max(piece.published for piece in other.pieces) < clock
    assert all(clock - piece.published < timedelta(days=30) for piece in other.pieces)
    assert {piece.id: piece.touching("Black Sea") for piece in other.pieces} == {
        piece.id: piece.touching("Black Sea") for piece in edition.pieces
    }


def test_reports_of_one_event_name_the_same_weekday(edition: Edition) -> None:
    quake = {p.publisher: p.text for p in edition.in_story("quake-orune")}
    day = re.search(r"Quillar on (\w+day)", quake["concord"])

    assert day is not None
    assert f"Quillar on {day[1]}" in quake["rampart"]
    assert f"Quillar on {day[1]}" in quake["courier"]


def test_what_editors_noted_stands_in_the_texts_and_has_two_sides_or_one(edition: Edition) -> None:
    texts = {piece.id: piece.text for piece in edition.pieces}
    noted = noted_differences(edition)
    by_name = Counter(one.of for one in noted)

    assert set(by_name) == {"substation", "talks", "minerals", "long"}
    assert min(by_name.values()) >= 15
    for one in noted:
        for id_, words in one.says:
            assert words in texts[id_], (one.what, id_)
            assert one.of in {id_.split("/")[0], "long"}
        assert len({id_ for id_, _ in one.says}) == len(one.says), one.what
