"""Over weeks: what one outlet's texts have that chance does not explain, and nothing below that."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefing.core.framing.overview.weeks import over_weeks
from briefing.core.framing.overview.weeks_words import log_odds_z
from briefing.core.framing.reading.flags import FLAG_READS_TRANSLATED
from briefing.core.model import FLAG_TRANSLATED, Article, Coverage, Passage
from briefing.core.overview import ENOUGH_WORDS, OverWeeks, Weeks

START = datetime(2025, 3, 1, 8, tzinfo=UTC)
SYLLABLES = (
    "ba",
    "dor",
    "fen",
    "gil",
    "hom",
    "jus",
    "kel",
    "lum",
    "mip",
    "nar",
    "pov",
    "ras",
    "tev",
    "vun",
)
WORDS = tuple(f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:4])
PLAIN = "The {} of the {} and a {} was {} in the {} for {} by the {} with {}."
OUTLETS = ("Ledger", "Post", "Flare", "Crier")

Told = Callable[[int, str], str]


def filler(numbers: random.Random, sentences: int) -> list[str]:
    """Sentences of invented words in small English ones, none like another."""
    return [PLAIN.format(*numbers.choices(WORDS, k=8)) for _ in range(sentences)]


def coverage(added: Told, *, texts: int = 8, sentences: int = 34, seed: int = 1) -> Coverage:
    """Return `texts` articles of each outlet over some weeks, `added` put in the middle of each."""
    numbers = random.Random(seed)
    articles = []
    for number in range(texts):
        for at, outlet in enumerate(OUTLETS):
            body = filler(numbers, sentences)
            body.insert(sentences // 2, added(number, outlet))
            when = START + timedelta(days=3 * number, hours=at)
            text = "\n\n".join(" ".join(body[i : i + 5]) for i in range(0, len(body), 5))
            articles.append(
                Article(
                    f"{outlet}{number}", outlet, "On the pact", text, published=when, language="en"
                )
            )
    return Coverage("t", "Minerals pact", tuple(articles))


def of(found: Weeks, outlet: str) -> OverWeeks:
    return next(one for one in found.outlets if one.outlet == outlet)


def sold(number: int, outlet: str) -> str:
    deal = "sell-off" if outlet == "Post" and number else "agreement"
    before, after = random.Random(f"{number}{outlet}").sample(WORDS, k=2)
    return f"Nobody had seen in {before} the {deal} of {after}."


def nothing(_number: int, _outlet: str) -> str:
    return ""


def test_a_word_that_an_outlet_uses_throughout_is_found_with_a_sentence_to_open() -> None:
    given = coverage(sold)
    found = of(over_weeks(given), "Post")

    [more] = [word for word in found.distinctive if word.more]
    [less] = [word for word in found.distinctive if not word.more]
    assert (more.word, more.count, more.others, more.texts) == ("sell-off", 7, 0, 7)
    assert (less.word, less.count, less.others) == ("agreement", 1, 24)
    texts = {article.id: article.text for article in given.articles}
    for word in found.distinctive:
        for example in word.examples:
            assert texts[example.article][example.start : example.end] == example.text
            assert word.word in example.text
    assert {example.outlet for example in more.examples} == {"Post"}
    assert "Post" not in {example.outlet for example in less.examples}


@pytest.mark.parametrize("seed", range(4))
def test_texts_that_differ_by_chance_give_no_word(seed: int) -> None:
    def event(number: int, _outlet: str) -> str:
        dice = random.Random(seed * 100 + number)
        return " ".join(dice.choices(("flood", "dam", "rescue", "boats", "tents"), k=30)) + "."

    given = coverage(event, seed=seed)
    outlets = [article.outlet for article in given.articles]
    random.Random(seed).shuffle(outlets)
    dealt = tuple(replace(a, outlet=o) for a, o in zip(given.articles, outlets, strict=True))

    found = over_weeks(replace(given, articles=dealt))

    assert [word for one in found.outlets for word in one.distinctive] == []


def test_a_burst_in_one_text_is_no_habit() -> None:
    def burst(number: int, outlet: str) -> str:
        return (
            "They say treason of " + " and treason of ".join(WORDS[:40])
            if (number, outlet) == (2, "Post")
            else ""
        )

    assert not of(over_weeks(coverage(burst)), "Post").distinctive


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("“It is a plunder of {w},” said Ola Rend about the {w}.", "a speaker's word"),
        ("The reporter of the plunderpost wrote it about {w}.", "a byline or an outlet"),
        ("Read more of our plunder coverage every day here. {w}", "what was printed before"),
        ("In {w} it was Plunder that they had for {w}.", "a name"),
    ],
)
def test_words_that_are_not_the_outlets_choice_are_left_out(printed: str, why: str) -> None:
    def told(number: int, outlet: str) -> str:
        return printed.format(w=WORDS[number * 7]) if outlet == "Post" else ""

    given = coverage(told)
    named = tuple(
        replace(a, author="Plunderpost" if a.outlet == "Post" else "") for a in given.articles
    )
    found = of(over_weeks(replace(given, articles=named)), "Post")

    assert not [word for word in found.distinctive if "plunder" in word.word], why


def test_with_too_little_text_it_says_how_much_there_is() -> None:
    found = over_weeks(coverage(sold, texts=3))

    post = of(found, "Post")
    assert not post.enough
    assert 0 < post.words < ENOUGH_WORDS < post.other_words
    assert not post.distinctive and not post.shares  # noqa: PT018 - nothing is said


def test_only_passages_on_the_topic_count() -> None:
    given = coverage(sold)
    first = {article.id: article.text.index("\n\n") for article in given.articles}
    passages = tuple(Passage(a.id, 0, first[a.id], a.text[: first[a.id]]) for a in given.articles)

    whole, part = over_weeks(given), over_weeks(replace(given, passages=passages))

    assert sum(one.words for one in part.outlets) < sum(one.words for one in whole.outlets) / 4


def test_below_five_texts_it_speaks_of_these_texts() -> None:
    found = over_weeks(coverage(sold, texts=4, sentences=70))

    assert of(found, "Post").enough
    assert of(found, "Post").subject == "These texts of Post"
    assert of(over_weeks(coverage(sold)), "Post").subject == "Post"


def test_shares_of_labels_and_voices_come_with_k_of_n() -> None:
    def told(number: int, outlet: str) -> str:
        seen = f"Visitors saw the dictator Ivo Marrin in {WORDS[number]}."
        plain = f"Visitors saw Ivo Marrin in {WORDS[number]}."
        quote = f"“We sign nothing before {WORDS[number]},” said Ola Rend on the quay."
        return f"{seen} {quote}" if outlet == "Post" else f"{plain} People met Ola Rend too."

    found = of(over_weeks(coverage(told)), "Post")

    shown = {(one.kind, one.actor, one.word): (one.share, one.others) for one in found.shares}
    label, voice = shown["labels", "Ivo Marrin", "dictator"], shown["voices", "Ola Rend", ""]
    for share, others in (label, voice):
        assert (share.k, share.n, others.k, others.n) == (8, 8, 0, 24)
    assert all(one.more and one.examples for one in found.shares)


def test_shares_that_chance_explains_are_not_shown() -> None:
    def told(number: int, outlet: str) -> str:
        often = number < (4 if outlet == "Post" else 2)
        return f"Visitors saw {'the dictator ' if often else ''}Ivo Marrin in {WORDS[number]}."

    assert not of(over_weeks(coverage(told)), "Post").shares


@pytest.mark.parametrize("flag", [FLAG_TRANSLATED, FLAG_READS_TRANSLATED])
def test_agency_copy_and_translations_are_nobodys_wording(flag: str) -> None:
    given = coverage(sold)
    copied = next(a for a in given.articles if a.id == "Ledger0")
    articles = tuple(
        replace(a, text=copied.text) if a.id == "Post1"
        else replace(a, flags=(flag,)) if a.id == "Post2"
        else a
        for a in given.articles
    )  # fmt: skip

    found = over_weeks(replace(given, articles=articles))

    assert (of(found, "Post").texts, of(found, "Ledger").texts) == (6, 7)
    assert {gap.kind for gap in found.left_out} == {"agency copy", flag}


def test_the_same_texts_in_any_order_give_the_same() -> None:
    given = coverage(sold)
    shuffled = list(given.articles)
    random.Random(5).shuffle(shuffled)

    assert over_weeks(replace(given, articles=tuple(shuffled))) == over_weeks(given)


def test_one_outlet_may_be_asked_for_alone() -> None:
    assert [one.outlet for one in over_weeks(coverage(nothing), "Post").outlets] == ["Post"]
    assert over_weeks(coverage(nothing), "Nobody").outlets == ()


def test_the_score_is_that_of_the_paper() -> None:
    """By hand: counts 30 of 4,000 and 20 of 8,000, a prior of 3,000 words of which 12.5 this one."""
    assert log_odds_z(30, 4_000, 20, 8_000) == pytest.approx(3.1042, abs=1e-3)
    assert log_odds_z(20, 8_000, 30, 4_000) == pytest.approx(-3.1042, abs=1e-3)
