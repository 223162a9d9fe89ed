from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Kind
from briefing.core.settings import ReadingSettings
from briefing.core.stories import (
    Frequencies,
    Grouper,
    Grouping,
    constraints_of,
    group,
    own_story_id,
    story_id,
)
from tests.core.stories.articles import QUAKE, article, quake, strike


def sets_of(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in grouping.stories}


def test_reports_of_one_event_are_one_story_and_others_stand_alone() -> None:
    found = group([quake(0), strike(0), quake(1), strike(1), quake(2)])

    assert sets_of(found) == {
        frozenset({"quake0", "quake1", "quake2"}),
        frozenset({"strike0", "strike1"}),
    }


def test_a_story_has_the_id_of_its_first_article() -> None:
    found = group([quake(1, days=0.5), quake(0), quake(2, days=1)])

    assert [story.id for story in found.stories] == [story_id("quake0")]


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = article("later", QUAKE[1], days=12)

    assert frozenset({"later"}) in sets_of(group([quake(0), quake(2), later]))


def test_without_dates_time_keeps_nothing_apart() -> None:
    found = group([quake(0, days=None), quake(1, days=None)])

    assert sets_of(found) == {frozenset({"quake0", "quake1"})}


def test_articles_of_two_languages_are_never_compared() -> None:
    german = article(
        "german",
        "Das Erdbeben auf der Insel Tarvos hat am Montag die Mauer des Hafens von Port Selm zerstört, "
        "und die Feuerwehr sucht nach Menschen, die unter den Häusern sein könnten. Ilsa Brandt 6.1",
    )

    assert frozenset({"german"}) in sets_of(group([quake(0), quake(1), german]))


def test_other_languages_group_among_themselves() -> None:
    texts = (
        (
            "Ein Erdbeben hat am Montag die Insel Tarvos erschüttert und die Hafenmauer von Port Selm "
            "beschädigt. Bürgermeisterin Ilsa Brandt sprach von vierzig Häusern."
        ),
        (
            "Nach dem Erdbeben auf der Insel Tarvos sind am Montag vierzig Häuser in Port Selm "
            "unbewohnbar, sagte Bürgermeisterin Ilsa Brandt. Die Hafenmauer ist eingestürzt."
        ),
    )
    others = [
        article(
            f"de{number}",
            f"Der Stadtrat von {place} hat über den Haushalt und die {thing} beraten.",
        )
        for number, (place, thing) in enumerate(
            [("Harn", "Schulen"), ("Ulmen", "Bäder"), ("Kolm", "Brücken"), ("Werd", "Wälder")]
        )
    ]
    quakes = [article(f"beben{number}", text) for number, text in enumerate(texts)]

    found = group([*others, *quakes])

    assert frozenset({"beben0", "beben1"}) in sets_of(found)


def test_a_live_blog_joins_a_story_but_glues_none_together() -> None:
    text = f"{QUAKE[0]}\n\n{strike(0).text}"
    live = article(
        "live", text, title="Live: quake on Tarvos, dock strike in Velmora", kind=Kind.LIVE
    )

    found = group([quake(0), live, strike(0), quake(1), strike(1)])

    assert not any({"quake0", "strike0"} <= story for story in sets_of(found))


def test_every_article_is_in_exactly_one_story_and_order_of_arrival_changes_nothing() -> None:
    articles = [quake(0), strike(0), quake(1), strike(1), quake(2)]

    assert sets_of(group(articles)) == sets_of(group(articles[::-1]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["quake", "harbour", "strike", "grain", "mayor", "court", "snow", "vote"]
            ),
            max_size=9,
        ),
        max_size=12,
    )
)
def test_grouping_is_repeatable_and_loses_nothing(texts: list[list[str]]) -> None:
    articles = [
        article(f"a{n}", " ".join(words), title="x", days=n / 3) for n, words in enumerate(texts)
    ]

    first, second = group(articles), group(articles)

    assert first == second
    members = [one for story in first.stories for one in story.articles]
    assert sorted(members) == sorted(one.id for one in articles)


def test_one_by_one_and_all_at_once_agree_on_clear_cases() -> None:
    articles = [quake(0), strike(0), quake(1), strike(1), quake(2)]
    one_by_one, at_once = Grouper(), Grouper()

    for one in articles:
        one_by_one.add(one)
    at_once.place(articles)

    assert {a.id: one_by_one.story_of(a.id) for a in articles} == {
        a.id: at_once.story_of(a.id) for a in articles
    }


def test_what_was_placed_is_enough_to_go_on() -> None:
    before = Grouper()
    placed = before.place([quake(0), strike(0)])

    after = Grouper(placed=placed, frequencies=list(before.frequencies.values()))
    after.place([quake(1)])

    assert after.story_of("quake1") == after.story_of("quake0") == story_id("quake0")
    assert after.changed == {story_id("quake0"), story_id("quake1")}


def test_a_text_that_changed_is_placed_anew_and_keeps_its_story() -> None:
    grouper = Grouper()
    grouper.place([quake(0), quake(1)])

    grouper.remove("quake0")
    grouper.place([quake(0)])

    assert grouper.story_of("quake0") == grouper.story_of("quake1")


def test_a_finer_grain_never_joins_more() -> None:
    articles = [quake(0), quake(1), quake(2), strike(0), strike(1)]

    sizes = [len(group(articles, ReadingSettings(grain=grain)).stories) for grain in (-2, 0, 2)]

    assert sizes == sorted(sizes)


def test_an_article_that_was_moved_out_stays_out() -> None:
    out = Correction(CorrectionKind.MOVE_OUT, "quake1", story_id("quake0"))
    before = Grouper()
    placed = before.place([quake(0), quake(1), quake(2)])

    after = Grouper(placed=placed, constraints=constraints_of([out]))

    assert after.story_of("quake1") == own_story_id("quake1")
    assert after.story_of("quake2") == story_id("quake0")
    assert after.changed == {story_id("quake0"), own_story_id("quake1")}


def test_taking_a_correction_back_brings_the_article_back() -> None:
    out = Correction(CorrectionKind.MOVE_OUT, "quake1", story_id("quake0"))
    before = Grouper()
    placed = before.place([quake(0), quake(1), quake(2)])
    Grouper(placed=placed, constraints=constraints_of([out]))

    after = Grouper(placed=placed)

    assert after.story_of("quake1") == story_id("quake0")


def test_an_article_that_was_moved_into_a_story_is_in_it() -> None:
    into = Correction(CorrectionKind.MOVE_INTO, "strike1", story_id("quake0"))
    placed = Grouper().place([quake(0), quake(1), strike(0), strike(1)])

    after = Grouper(placed=placed, constraints=constraints_of([into]))

    assert after.story_of("strike1") == story_id("quake0")
    assert after.story_of("strike0") == story_id("strike0")


def test_stories_that_were_merged_take_new_articles_together() -> None:
    merge = Correction(CorrectionKind.MERGE, story=story_id("quake0"), other=story_id("strike0"))
    before = Grouper()
    placed = before.place([quake(0), quake(1), strike(0)])

    after = Grouper(
        placed=placed,
        frequencies=list(before.frequencies.values()),
        constraints=constraints_of([merge]),
    )

    assert after.story_of("strike0") == story_id("quake0")


def test_a_split_takes_along_what_is_nearer_to_the_other_half() -> None:
    merge = Correction(CorrectionKind.MERGE, story=story_id("quake0"), other=story_id("strike0"))
    split = Correction(CorrectionKind.SPLIT, "strike0", story_id("quake0"))
    placed = Grouper().place([quake(0), quake(1), strike(0), strike(1)])

    after = Grouper(placed=placed, constraints=constraints_of([merge, split]))

    assert after.story_of("strike0") == after.story_of("strike1") == own_story_id("strike0")
    assert after.story_of("quake1") == story_id("quake0")


def test_the_two_halves_of_a_split_are_never_merged_again() -> None:
    split = Correction(CorrectionKind.SPLIT, "quake1", story_id("quake0"))
    before = Grouper()
    placed = before.place([quake(0), quake(1)])

    after = Grouper(
        placed=placed,
        frequencies=list(before.frequencies.values()),
        constraints=constraints_of([split]),
    )
    after.place([quake(2)])

    assert after.story_of("quake0") != after.story_of("quake1")


def test_old_articles_leave_the_window_and_cost_nothing() -> None:
    grouper = Grouper()
    grouper.place([quake(0), quake(1)])
    far = article("far", QUAKE[2], days=40)

    grouper.place([far])

    assert grouper.story_of("far") == story_id("far")


def test_frequencies_hand_over_what_was_counted_once() -> None:
    counts = Frequencies()
    Grouper(frequencies=[counts]).place([quake(0)])

    fresh, articles = counts.take_fresh()

    assert articles == 1
    assert all(times == 1 for times in fresh.values())
    assert counts.take_fresh() == ({}, 0)


def test_counts_from_before_are_asked_for_once_and_counted_on() -> None:
    asked: list[int] = []

    def recall(terms: Collection[int]) -> dict[int, int]:
        asked.extend(terms)
        return dict.fromkeys(terms, 7)

    counts = Frequencies("en", 100, recall)
    counts.count({2: 1, 4: 3})
    counts.count({4: 1})

    assert [counts.own([term])[term] for term in (2, 4, 6)] == [8, 9, 7]
    assert asked == [2, 4, 6]
    assert counts.take_fresh() == ({2: 1, 4: 2}, 2)
