"""Languages, terms, names, voices, passages, sagas and reasons, each on a small case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.model import Article, Kind
from briefing.core.stories import Frequencies, Grouper, signature_of, story_passages, why
from briefing.core.stories.background import background
from briefing.core.stories.headlines import cut
from briefing.core.stories.kinds import is_loose
from briefing.core.stories.languages import guess, language_of, stop_words
from briefing.core.stories.names import LONGEST, Beside, name_saga, name_story
from briefing.core.stories.sagas import Strand, sagas_of
from briefing.core.stories.terms import term, term_id, term_ids, tokens
from briefing.core.stories.voices import voices
from tests.core.stories.articles import QUAKE, article, quake, strike

AWKWARD = ("it’s", "3rd", "1.5,", "地震発生", "İZMİR", "ΟΔΟΣ", "\x1f", "“so”", "don't-know")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that she would not go to the court on Monday.", "en"),
        ("Der Minister sagte, dass er nicht vor das Gericht gehen werde.", "de"),
        ("Le ministre a dit que la cour ne se réunira pas dans la semaine.", "fr"),
        ("Министр сказал, что суд не будет заседать на этой неделе и это было как всегда", "ru"),
        ("7 4 1", ""),
    ],
)
def test_the_language_is_told_by_common_words(text: str, language: str) -> None:
    assert guess(text) == language


def test_a_declared_language_is_believed_only_where_the_text_is_silent() -> None:
    assert (
        language_of(
            article("a", "Le ministre a dit que la cour ne se réunira pas.", language="en-US")
        )
        == "fr"
    )
    assert language_of(article("a", "7-4", title="1", language="sv-SE")) == "sv"


def test_terms_ignore_endings_and_possessives() -> None:
    assert term("ministers") == term("minister’s") == term("ministerial")
    assert term("a") == ""
    assert term_id("minister") == term_id("ministers") != term_id("minute")
    assert term_id("minister") % 2 == 0


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert tokens("地震発生 in Tarvos") == ["地震", "震発", "発生", "in", "tarvos"]


@given(st.text() | st.lists(st.sampled_from(AWKWARD)).map(" ".join))
def test_the_terms_of_a_text_are_those_of_its_words(text: str) -> None:
    assert term_ids(text) == list(map(term_id, tokens(text)))


def test_the_background_knows_common_words_from_rare_ones() -> None:
    table = background()

    assert table.counts[term_id("said")] > 100 * table.counts.get(term_id("earthquake"), 1) / 10
    assert table.articles > 10_000


@pytest.mark.parametrize(
    "title",
    [
        "Morning Briefing: what to watch",
        "Live: votes are counted",
        "Monday evening update",
        "Newsletter: on power",
    ],
)
def test_roundups_and_live_blogs_are_told_by_their_titles(title: str) -> None:
    assert is_loose(article("a", "x", title=title))


@pytest.mark.parametrize(
    "title", ["Live music returns to Velmora", "A report on the evening of the vote"]
)
def test_other_titles_are_not(title: str) -> None:
    assert not is_loose(article("a", "x", title=title))


def test_a_roundup_is_told_by_its_kind() -> None:
    assert is_loose(article("a", "x", kind=Kind.ROUNDUP))


def named(*articles: Article) -> str:
    return name_story(articles, Frequencies())


def test_a_name_is_printed_in_the_articles_and_short() -> None:
    reports = [quake(0), quake(1), quake(2)]

    name = named(*reports)

    printed = " ".join(f"{one.title} {one.text}" for one in reports)
    assert name
    assert len(name) <= LONGEST
    assert all(part.casefold() in printed.casefold() for part in name.split(" – "))


def test_a_name_has_no_headline_verb() -> None:
    reports = [
        article(
            f"a{n}",
            f"{text} Shares soar to a record.",
            title="Shares soar on Tarvos bank Ostrel Trust",
        )
        for n, text in enumerate(QUAKE)
    ]

    assert "soar" not in named(*reports)


def test_a_name_that_is_taken_is_not_given_twice() -> None:
    reports = [quake(0), quake(1), quake(2)]
    first = named(*reports)

    second = name_story(reports, Frequencies(), taken={first})

    assert second != first


def test_an_article_that_says_nothing_has_a_name_too() -> None:
    assert named(article("a", "", title="The and of")) == "The and of"
    two = [article(name, "", title=letter * 90) for name, letter in (("a", "w"), ("b", "v"))]
    assert len(named(*two)) <= LONGEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quake hits Tarvos - Outlet a", "Quake hits Tarvos"),
        ("LIVE: Votes are counted | World news", "Votes are counted"),
        ("Breaking news: harbour  closed", "Harbour closed"),
        ("Harbour - and what it was", "Harbour - and what it was"),
    ],
)
def test_one_article_is_named_by_its_headline(title: str, name: str) -> None:
    assert named(article("a", QUAKE[0], title=title)) == name


MINISTER = (
    article(
        "m1",
        "Health minister Ilsa Stavrel resigned on Monday over the records contract. At least 63 "
        "hospitals used it. The records contract went to a firm of her brother.",
        title="Health minister Ilsa Stavrel resigns over records contract",
    ),
    article(
        "m2",
        "The health minister Ilsa Stavrel gave up her post after the records contract with her "
        "brother's firm came to light. At least 63 hospitals had bought from it.",
        title="She's gone! Health minister Ilsa quits over brother's deal",
    ),
)


def test_a_name_holds_whole_phrases_only() -> None:
    name = named(*MINISTER)

    assert "Ilsa Stavrel" in name
    assert not {"resigns", "quits", "63", "least"} & set(name.split())


def test_a_name_stays_while_it_is_nearly_as_good() -> None:
    reports = [quake(0), quake(1), quake(2)]
    first = named(*reports)
    other = name_story(reports, Frequencies(), taken={first})

    assert name_story(reports[:2], Frequencies(), known=first) == first
    assert name_story(reports, Frequencies(), known="Chess final") == first
    assert other != first


def test_without_a_phrase_the_headline_is_cut_where_it_pauses() -> None:
    title = "Nothing was ever the same again: what came after that and what did not"

    assert cut(title, LONGEST, stop_words("en")) == "Nothing was ever the same again"
    assert (
        cut("Harbour pilots of Port Orvel walk out on the", 40, stop_words("en"))
        == "Harbour pilots of Port Orvel walk"
    )


def test_a_saga_is_named_by_what_its_stories_share() -> None:
    talks = ("The Tarvos talks opened.", "The Tarvos talks broke off.", "The Tarvos talks ended.")
    stories = [[article(f"t{n}", f"{text} {QUAKE[n]}", title=text)] for n, text in enumerate(talks)]

    name = name_saga(stories, Frequencies(), taken=["Harbour wall"])

    assert "Tarvos" in name
    assert name != "Harbour wall"


WIRE = " ".join(
    f"Sentence {n} of the agency tells of grain ship number {n * 7} and its crew." for n in range(9)
)


def test_wire_copy_with_small_edits_is_one_voice() -> None:
    printed = article("a", WIRE)
    edited = article("b", WIRE.replace("Sentence 4", "Line 4") + " Additional reporting by staff.")
    cut = article("c", WIRE[: len(WIRE) * 2 // 3])

    assert voices([printed, strike(0), edited, cut]) == (("a", "b", "c"),)


def test_reports_that_share_a_quotation_are_not_one_voice() -> None:
    assert voices([quake(0), quake(1), quake(2)]) == ()


def test_a_paragraph_goes_to_the_story_that_it_fits() -> None:
    grouper = Grouper()
    grouper.place([quake(0), quake(1), strike(0), strike(1)])
    marks = {cluster.id: signature_of(cluster) for cluster in grouper.clusters.values()}
    text = f"A week in review, nothing more than that was promised.\n\n{QUAKE[2]}\n\nThe dock workers of the Quay League in Velmora still want their bonus, and the port authority went to court."
    long_read = article("long", text)

    found = story_passages(long_read, marks, grouper.frequencies["en"])

    assert [p.text for p in found[grouper.story_of("quake0")]] == [QUAKE[2]]
    [about_strike] = found[grouper.story_of("strike0")]
    assert about_strike.text.startswith("The dock workers")
    assert about_strike.why.startswith("terms: ")
    assert text[about_strike.start : about_strike.end] == about_strike.text


def test_a_saga_holds_stories_with_the_same_actors_weeks_apart() -> None:
    talks = {1: 0.8, 2: 0.5, 3: 0.33}
    strands = [
        Strand("walkout", 10.0, talks),
        Strand("signing", 24.0, {1: 0.7, 2: 0.5, 4: 0.5}),
        Strand("quake", 11.0, {8: 1.0}),
        Strand("years later", 900.0, talks),
    ]

    assert sagas_of(strands) == (("walkout", "signing"),)


def test_why_names_what_is_shared() -> None:
    reasons = why(quake(0), [quake(1), quake(2)], score=0.41)

    told = " | ".join(reasons)
    assert "shared rare words: " in told
    assert "tarvos" in told
    assert "Ilsa Brandt" in told
    assert "6.1" in told
    assert "published within a day of another" in reasons
    assert "score 0.41" in reasons


def test_why_says_how_many_days_lie_between() -> None:
    assert "3 days from the nearest other" in why(quake(0), [quake(1, days=3)])
    assert "no date to go by" in why(quake(0, days=None), [quake(1)])
    assert why(quake(0), []) == ("the only article of its story",)


GERMAN = (
    article(
        "g1",
        "Das Feuer in der Papierfabrik Ollmer hat am Montag den Hafen von Brelitz verqualmt. Die Feuerwehr"
        " war mit vierzig Leuten im Einsatz, und die Papierfabrik bleibt nach dem Feuer zu.",
        title="Feuer in der Papierfabrik Ollmer",
    ),
    article(
        "g2",
        "Nach dem Feuer in der Papierfabrik Ollmer sucht die Polizei nach der Ursache. Der Hafen von Brelitz"
        " ist wieder frei, die Feuerwehr hat das Feuer am Abend gelöscht.",
        title="Papierfabrik Ollmer nach dem Feuer geschlossen",
    ),
)


def test_a_name_does_not_begin_or_end_with_a_common_word_of_its_language() -> None:
    parts = name_story(GERMAN, Frequencies("de")).lower().split(" – ")

    assert any("papierfabrik" in part for part in parts)
    ends = {word for part in parts for word in (part.split()[0], part.split()[-1])}
    assert ends.isdisjoint(stop_words("de"))


def test_of_names_nearly_as_good_the_one_is_taken_that_fits_no_other_story() -> None:
    first = name_story(GERMAN, Frequencies("de"))
    other = {term_id(word): 1.0 for word in tokens(first)}
    own = {term_id(word): 0.5 for word in tokens(" ".join(one.text for one in GERMAN))}

    assert not Beside(own, (other,)).tells_apart(first)
    assert Beside(own, ()).tells_apart(first)
