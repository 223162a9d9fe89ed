from __future__ import annotations

import pytest

from briefing.core.settings import Near, WatchedTopic
from briefing.core.stories.phrases import Glance, Words, phrase
from briefing.core.stories.watched import match_rule, watched_passages
from tests.core.stories.articles import article

ENERGY = WatchedTopic(
    "Energy truce",
    any=("energy truce", "energy ceasefire", "ceasefire on energy"),
    near=(
        Near(
            (
                (
                    "energy",
                    "power plant",
                    "power station",
                    "power grid",
                    "refinery",
                    "infrastructure",
                ),
                ("truce", "ceasefire", "armistice", "moratorium"),
            ),
            12,
        ),
        Near(
            (
                ("energy", "power plant", "power station", "electricity", "refinery", "oil depot"),
                (
                    *("stop * strike", "stop * attack", "stop hitting", "stop bombing"),
                    *("halt * strike", "halt * attack", "pause * strike", "pause * attack"),
                    *("ban * strike", "ban * attack", "refrain * strike", "not to strike"),
                    *("not to attack", "spare", "off limits", "hold * fire"),
                ),
            ),
            10,
        ),
    ),
    none=("spare parts",),
)
BLACK_SEA = WatchedTopic(
    "Black Sea",
    any=("Black Sea", "grain corridor", "grain deal", "maritime truce"),
    near=(
        Near((("ship", "grain", "vessel", "port"), ("Odesa", "Odessa", "Danube", "Bosphorus")), 15),
    ),
)
RARE_EARTHS = WatchedTopic(
    "Rare-earths deal",
    any=("rare earths", "critical minerals", "critical raw materials", "minerals agreement"),
    near=(
        Near((("mineral", "raw material", "lithium", "subsoil"), ("deal", "pact", "agreement")), 8),
    ),
    none=("bank deposit",),
)
THREE = (ENERGY, BLACK_SEA, RARE_EARTHS)


def topics_in(text: str) -> list[str]:
    return [topic.name for topic in THREE if match_rule(Words(text), topic)]


@pytest.mark.parametrize(
    "text",
    [
        "They would stop hitting each other's refineries for thirty days.",
        "The deal to spare power plants was never written down.",
        "The cease-fire on energy infrastructure held for a week.",
        "Both sides were to hold their fire against the power stations.",
        "Envoys spoke of a halt in attacks on the electricity network.",
        "A moratorium on striking energy facilities was proposed.",
        "There would be a mutual pause in long-range strikes on refineries.",
        "An Energy-Truce, so called.",
    ],
)
def test_an_energy_truce_is_found_however_it_is_put(text: str) -> None:
    assert topics_in(text) == ["Energy truce"]


@pytest.mark.parametrize(
    "text",
    [
        "Grain ships left the port of Odesa at dawn.",
        "A corridor through the Black-Sea would reopen.",
        "Insurers want a grain deal before their vessels sail.",
    ],
)
def test_the_black_sea_is_found_by_its_ports_and_its_grain(text: str) -> None:
    assert topics_in(text) == ["Black Sea"]


@pytest.mark.parametrize(
    "text",
    [
        "The rare earth elements lie in the east.",
        "A critical raw-materials pact was signed.",
        "They signed an agreement on the country's mineral wealth.",
        "The minerals agreements were unequal.",
        "What of the lithium in that deal?",
    ],
)
def test_a_rare_earths_deal_is_found_by_other_names(text: str) -> None:
    assert topics_in(text) == ["Rare-earths deal"]


@pytest.mark.parametrize(
    "text",
    [
        "A drone strike on the refinery halted production.",
        "The producers agreed a deal on oil output.",
        "Spare parts for the power plant arrived by rail.",
        "The truce held. "
        + "Nothing happened for a long time in any of the towns. " * 3
        + "Energy prices rose.",
        "She paid the bank deposit.",
        "The sea was black that night.",
    ],
)
def test_what_only_sounds_alike_is_left_out(text: str) -> None:
    assert topics_in(text) == []


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("cease-fire", "Ceasefires never last."),
        ("ceasefire", "a cease-fire"),
        ("ceasefire", "a cease fire"),
        ("cease fire", "the ceasefire"),
        ("rare-earths deal", "Rare earth deals"),
        ("stop * strikes", "to stop all long-range strikes"),
        ("stop * strikes", "stopping strikes"),
        ("Müller", "MÜLLER"),
    ],
)
def test_phrases_are_blind_to_case_inflection_hyphens_and_spaces(wanted: str, text: str) -> None:
    assert Words(text).find(phrase(wanted))


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("energy truce", "They spoke of energy. Truce was not mentioned."),
        ("stop * strikes", "stop when the bell has rung and then strikes"),
        ("truce", "an untrue story of trucks"),
    ],
)
def test_no_phrase_reaches_over_a_full_stop_or_too_far(wanted: str, text: str) -> None:
    assert not Words(text).find(phrase(wanted))


def test_passages_are_exact_and_say_why() -> None:
    text = (
        "Talks went on.\n\nThe ceasefire would cover energy sites, they said.\n\n"
        "Ships waited off Odesa for grain.\n\nNobody spoke of rare earths."
    )
    long_read = article("a", text, title="Talks")

    energy, sea, earths = watched_passages(long_read, THREE)

    assert [p.text for p in energy] == ["The ceasefire would cover energy sites, they said."]
    assert energy[0].why == "ceasefire … energy within 12 words"
    assert sea[0].why == "Odesa … grain within 15 words"
    assert earths[0].why == "“rare earths”"
    for passage in (*energy, *sea, *earths):
        assert text[passage.start : passage.end] == passage.text
        assert 0 < passage.score <= 1


def test_the_nearer_the_words_the_better_the_score() -> None:
    near = match_rule(Words("a truce for refinery sites"), ENERGY)
    far = match_rule(Words("a truce was what they all said that the old refinery needs"), ENERGY)

    assert near
    assert far
    assert near.score > far.score


def test_a_topic_in_the_title_alone_marks_the_first_paragraph() -> None:
    short = article("a", "Both capitals confirmed it.\n\nMore soon.", title="Energy truce agreed")

    [[passage], *_] = watched_passages(short, THREE)

    assert passage.text == "Both capitals confirmed it."
    assert passage.why == "in the title: “Energy truce”"


def test_an_article_without_text_has_no_passages() -> None:
    assert watched_passages(article("a", "", title="Energy truce"), THREE) == [(), (), ()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Both sides kept to the cease-fire.", "ceasefire"),
        ("A ceasefire holds.", "cease fire"),
        ("They were using the port.", "use * port"),
        ("A dying fleet", "die"),
        ("Ferries carried wheat.", "ferry"),
        ("They stopped all long-range strikes.", "stop * strikes"),
        ("They stopped all of it.", "stop *"),
    ],
)
def test_a_glance_never_misses_what_reading_finds(text: str, wanted: str) -> None:
    assert Words(text).find(phrase(wanted))
    assert Glance(text).may_hold((wanted,))


def test_a_glance_sees_that_a_text_is_about_something_else() -> None:
    assert not Glance("The council met on Monday.").may_hold(("energy truce", "grain corridor"))
