"""Whose words a quotation is said to be, and what is left out because nobody can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.core.framing import compare
from briefing.core.framing.aligning.utterances import called, speaker_name
from briefing.core.framing.reading.table import table
from briefing.core.model import Article, Claim, Coverage

Make = Callable[..., Article]
PADDING = (
    " The ferries ran. A choir sang at the customs house in the rain. Buses were late on the northern line. "
    "The museum of knots opened its new rooms to the public. The lighthouse was repainted. Fishermen mended nets. "
)
WORDS = "“Nobody will load a single ship for that ministry”"


def coverage(article: Make, *texts: str) -> Coverage:
    articles = (
        article(f"Outlet {number}", f"{text}\n\n{PADDING * 4}") for number, text in enumerate(texts)
    )
    return Coverage("story", "Story", tuple(articles))


def claims(article: Make, *texts: str) -> tuple[Claim, ...]:
    return compare(coverage(article, *texts)).claims


def speaker(article: Make, text: str) -> str:
    known = "Posters show Ilan Vorr, Dana Kest and Olen Marr. Lune has seen them."
    first = table(coverage(article, f"{known}\n\n{PADDING}\n\n{text}")).texts[0]
    return speaker_name(first, first.quotes[-1])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Dana Kest called the plan a trap. {WORDS}, she said.", "Dana Kest"),
        (f"Mr. Vorr had left. On Monday, Dana Kest spoke. {WORDS}, she said.", "Dana Kest"),
        (
            f"Ilan Vorr met Dana Kest. That day, Ms. Kest defended the strike. {WORDS}, she said.",
            "Kest",
        ),
        (f"After Dana Kest spoke, Ilan Vorr left for Lune. {WORDS}, he said.", ""),
        (f"Vorr had planned it, said minister Dana Kest. {WORDS}, she said.", "Dana Kest"),
        (f"Olen Marr, joined by Dana Kest, said as much again. {WORDS}, he said.", "Olen Marr"),
        (f"A Vorr ally met Dana Kest's lawyer in Lune. {WORDS}, he said.", ""),
        (f"Ilan Vorr and Dana Kest said: {WORDS}.", "Ilan Vorr and Dana Kest"),
        (f"A spokesman for Dana Kest, Olen Marr, said that {WORDS}.", "Olen Marr"),
        (f"For the dockers, Dana Kest of the Harbour Party asked: {WORDS}.", "Dana Kest"),
        (f"{WORDS}, Mr. Marr Jr. said.", "Marr Jr."),
        (f"{WORDS}, reports the Courier's Olen Marr.", "Olen Marr"),
    ],
)
def test_a_speaker_is_named_only_where_the_text_tells_who_it_is(
    article: Make, text: str, name: str
) -> None:
    assert speaker(article, text) == name


@pytest.mark.parametrize(
    "text",
    [
        f"After Dana Kest said that it was over, the chairman shot back: {WORDS}.",
        f"The plan went far, but at a debate in North Lune added, {WORDS}.",
        f"{WORDS}, tweeted the Lune, Tesk, branch of the dockers.",
        f"The assembly met, but the court froze it, citing {WORDS}.",
        f"Dana Kest’s party sent a letter from her doctor saying {WORDS}.",
    ],
)
def test_a_clause_a_place_or_an_owner_is_no_speaker(article: Make, text: str) -> None:
    assert speaker(article, text) == ""


def test_what_the_text_calls_a_speaker_stands_for_a_name(article: Make) -> None:
    found = claims(article, f"{WORDS}, the statement said on Monday.", "Nothing was heard.")

    (only,) = [claim for claim in found if claim.kind == "quotes"]
    assert only.title.startswith("Only Outlet 0 quotes these words of the statement: ")
    assert only.evidence[0].text.endswith("the statement said on Monday.")


def test_words_of_nobody_that_the_text_calls_anything_are_not_claimed(article: Make) -> None:
    found = claims(article, f"Rain fell in Lune. {WORDS}, she said.", "Nothing was heard.")

    assert not [claim for claim in found if claim.kind == "quotes"]


def test_what_is_no_person_body_or_paper_is_no_speaker(article: Make) -> None:
    text = table(coverage(article, f"{WORDS}, the final straw said.")).texts[0]

    assert called(text, text.quotes[0]) == ""


def test_two_speakers_who_are_not_named_are_never_one(article: Make) -> None:
    other = "“The port belongs to those who work in it and to nobody else”"
    found = claims(
        article, f"{WORDS}, the statement said. {other}, the organiser said.", "Nothing was heard."
    )

    quoted = [claim for claim in found if claim.kind == "quotes"]
    assert [len(claim.evidence) for claim in quoted] == [1, 1]


def test_a_critic_who_takes_up_a_phrase_has_not_said_it(article: Make) -> None:
    phrase = "“a robbery in broad daylight of all our children”"
    found = claims(
        article,
        f"Dana Kest called the pact {phrase}.",
        f"Olen Marr said that no pact was {phrase}.",
        "Nothing was heard.",
    )

    assert not [claim for claim in found if "quote these words" in claim.title]


def test_the_title_has_words_that_every_outlet_quotes(article: Make) -> None:
    found = claims(
        article,
        "“For years we waited. Nobody will load a single ship for that ministry,” said Dana Kest.",
        f"Dana Kest said that {WORDS.lower()}.",
        "Nothing was heard.",
    )

    assert any("of Dana Kest: “nobody will load" in claim.title for claim in found)


def test_what_an_outlet_quotes_in_two_pieces_it_has_not_cut(article: Make) -> None:
    long = (
        "Nobody will load a single ship for that ministry until the whole text is published for all"
    )
    found = claims(
        article,
        f"“{long},” said Dana Kest.",
        "“Nobody will load a single ship for that ministry,” said Dana Kest, “until the whole text is published for all.”",
    )

    assert not [claim for claim in found if "quotes more of" in claim.title]


def test_words_that_an_outlet_itself_has_without_marks_are_not_held_off(article: Make) -> None:
    other = "Officials set up a safe zone in Lune on Monday."
    held = "The “safe zone” in Lune is empty."
    found = claims(article, held, other)
    both = claims(article, f"{held} Nobody knows who guards the safe zone.", other)

    assert [claim.title for claim in found if "marks" in claim.title] == [
        "Outlet 0 puts “safe zone” in quote marks, Outlet 1 does not"
    ]
    assert not [claim for claim in both if "marks" in claim.title]


@pytest.mark.parametrize(
    ("one", "other", "claimed"),
    [
        (f"{WORDS}, one official said.", "Nothing was heard.", True),
        (f"{WORDS}, one official said.", "It was closed, officials said.", False),
        (f"{WORDS}, one official said.", "A person familiar with the pact wept.", False),
        (f"{WORDS}, said an official now with a bank, Olen Marr.", "Nothing was heard.", False),
        (f"He is the man described as {WORDS} by the official.", "Nothing was heard.", False),
    ],
)
def test_only_an_outlet_that_alone_leans_on_unnamed_people_is_said_to(
    article: Make, one: str, other: str, claimed: bool
) -> None:
    title = "Only Outlet 0 quotes officials or sources without a name"

    assert (title in {claim.title for claim in claims(article, one, other)}) is claimed
