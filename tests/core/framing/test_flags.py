"""Flags: what is said of a text, what it only reads like, and what the framing says of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from briefing.core.framing import compare
from briefing.core.framing.reading.argues import reads_opinion
from briefing.core.framing.reading.calques import reads_translated
from briefing.core.framing.reading.flags import flags_of
from briefing.core.model import Article, Coverage, Kind
from tests.core.framing.conftest import FILLER

ROUGH = """On Monday in Lune the delegations signed the agreement about the minerals, of which since three
months was written in the newspapers. The president Vorr thanked to the guests and said that the
pact is needed by both the sides.

By the words of the minister Osk, the fund will receive four billions of crowns. It is necessary to
remind that in the own country the minister has forbidden to speak of it. The dockers refused from
work, and from their side, the police closed the quay on the both ends.

The opposition accused that the treaty was prepared in secret. Everything what is known about it
comes from abroad. In the nearest days the deputies should to vote, and until the parliament will
decide, the ships do not enter to the harbour. The partners depend from the ore, and they want that
the work begins within June.

Such is the peace, say to us the people of the port, and in the last time they say it more loud. The
agreement allows to dig on the territory of the park, and nobody explained them for what."""

NATIVE = f"""Maravia and Tesk signed their minerals agreement in Lune on Monday, ending three months of
reports about what was in it. President Vorr thanked his guests and said that both sides needed it.

The fund gets four billion crowns, according to the minister, Brann Osk, who won't discuss it at
home. Dockers walked out, and police sealed the quay at both ends.

{FILLER}"""

ARGUED = f"""I have read the agreement twice, and I think that it is a bad one. Why should a port give
away its ore for forty years? We must not sign what our children will have to pay.

{FILLER[:230]} I say so as a friend of the port. {FILLER[230:420]}

Of course, the minister is in a hurry. So am I, but in my view a year of waiting would cost us less
than this paper does. Who asked the dockers? Nobody asked me either.

{FILLER[420:640]} But we should have known. {FILLER[640:]}

Let us be plain about it. The truth is that we were told to look away, and we did. I hope that it is
not too late, and I doubt that anyone in Lune will thank us. What are we waiting for?"""

LOYAL = """What is left of the moral case against our harbour? Nothing. No nation worthy of the name
would have done less than ours did, and none has ever been asked to do more. The so-called council
in Lune tore up two pacts and laughed at a third. To call the answer to such conduct an attack is to
abolish the meaning of words.

The offer on the table is generous. It asks the council for nothing that it has not already
promised: an end to the shelling, free passage for the ore, the return of every prisoner. A
government that cared for its people would have signed within the hour. These men have instead sent
for more guns. They will get them, no doubt, and they will lose them as they lost the last ones.

Nor should anyone be deceived by the tears over the mine. Those who built nothing in forty years now
discover a tender concern for the river. Their hypocrisy would be amusing if it were not so
dangerous. Is this the peace for which our sailors have died? Their mothers know the answer, even if
certain professors do not.

The sanctions have failed, of course. They were meant to break the will of the port and have merely
broken old habits. It is the housewives of Tesk who must now ask their ministers why bread costs
twice as much. But the truth is that nobody in Tesk dares to answer them.

The road will not be easy. Yet a people that has found its voice cannot be talked back into silence,
and it would be foolish to try. Let the envoys understand this: the harbour wants peace, has always
wanted peace, and will never beg for it again."""

MANNERS = {
    "German": """Since months the delegations repeat the same. Of the dead is spoken little, and who asks
after them, gets no answer without to wait three weeks. It is to be feared that the port remains
closed. The observers, which have until today found nothing, stay however not at home. By bad weather
sees nobody the ships.""",
    "Romance": """The past Tuesday the president Vorr signed the treaty, of which the majority of the
deputies knew nothing. In the month of March the engineer Osk, of 62 years, had already warned. The
two parts, each time more tired, accuse one another, and it is necessary that the Europe reacts.""",
    "Russian": """By his words, the works were finished, what allowed to open the bridge. In the
department added that the price grew on 4 percent. It is not excluded that the talks will go on, the
expert considers. We will remind, the agreement entered into force not earlier.""",
    "Chinese": """As is known to all, our side has for many times expressed that the relevant parties
should stop. Facts have proved that some people make trouble, and certain major power sold weapons
worth of 3 billions. At present, both sides made great achievements under the new situation.""",
    "Arabic": """And the minister affirmed that all what was published is false, and this in light of the
silence of the council, despite that the text was signed on it in the palace. On his part, the
doctor Samir said that the number reached to more than ten. It remains to say that the council is who
started.""",
}

STATEMENT = f"""{FILLER}

The president published a statement on Monday evening.

I have always loved this port. I think that we must sign. Why wait? Let us begin, my friends. We are
strong, and I believe in our harbour. Of course, I hope for peace. Who does not?

{FILLER}"""


def test_a_rough_translation_is_told_by_its_grammar() -> None:
    assert reads_translated(f"{ROUGH}\n\n{FILLER}")
    assert not reads_translated(f"{NATIVE}\n\n{FILLER}")


@pytest.mark.parametrize("manner", MANNERS)
def test_a_translation_is_told_whatever_it_was_translated_from(manner: str) -> None:
    assert reads_translated(f"{FILLER}\n\n{MANNERS[manner]}\n\n{FILLER}")


def test_one_slip_of_grammar_is_no_translation() -> None:
    slip = "Since months the delegations repeat the same."

    assert not reads_translated(f"{FILLER}\n\n{slip}\n\n{FILLER}")
    assert not reads_translated(LOYAL)


def test_turns_within_quotation_marks_are_the_speakers() -> None:
    quoted = f"“{' '.join(ROUGH.split())}”"

    assert not reads_translated(f"{FILLER}\n\n{quoted}\n\n{FILLER}")


def test_too_short_a_text_reads_as_nothing() -> None:
    assert not reads_translated(ROUGH[:700])
    assert not reads_opinion("The pact", ARGUED[:400])


@pytest.mark.parametrize(
    ("title", "text", "argued"),
    [
        ("No ore for this paper", ARGUED, True),
        ("The harbour will not beg", LOYAL, True),
        ("Minister's remarks on the pact", ARGUED, False),
        ("Minerals deal signed", NATIVE, False),
        ("Vorr speaks up for the pact", STATEMENT, False),
        ("Two voices on the pact", f"Osk: {ARGUED}\n\nVorr: That is so.", False),
    ],
)
def test_opinion_is_told_by_an_author_who_argues_all_through(
    title: str, text: str, argued: bool
) -> None:
    assert reads_opinion(title, text) is argued


def test_what_a_text_only_reads_like_has_a_question_mark(article: Callable[..., Article]) -> None:
    rough = article("Wire", f"{ROUGH}\n\n{FILLER}")
    argued = article("Gazette", ARGUED)

    assert flags_of(rough) == ("translated?",)
    assert flags_of(replace(rough, flags=("translated",))) == ("translated",)
    assert flags_of(replace(rough, text=f"Translated from the Teskian. {rough.text}")) == (
        "translated",
    )
    assert flags_of(argued) == ("opinion?",)
    assert flags_of(replace(argued, kind=Kind.OPINION)) == ("opinion",)
    assert flags_of(replace(argued, kind=Kind.LIVE)) == ()


def test_what_reads_like_a_translation_is_treated_as_one_and_told_apart(lune: Coverage) -> None:
    first, second, *_ = lune.articles
    rough = replace(second, text=f"{second.text}\n\n{ROUGH}")

    framing = compare(replace(lune, articles=(first, rough)))

    assert not any(claim.kind == "same fact" for claim in framing.claims)
    assert any("reads like a translation" in claim.note for claim in framing.claims)
    assert not any("in translation" in claim.note for claim in framing.claims)
    assert any("though nothing says so" in one.reason for one in framing.not_compared)


def test_opinion_beside_report_is_said_and_blocks_nothing(lune: Coverage) -> None:
    first, second, *_ = lune.articles
    plain = compare(replace(lune, articles=(first, second)))
    mixed = compare(replace(lune, articles=(first, replace(second, kind=Kind.OPINION))))
    argued = replace(first, kind=Kind.OPINION), replace(second, kind=Kind.ANALYSIS)

    assert mixed.claims == plain.claims
    assert [one.reason[:31] for one in mixed.not_compared if one.kind == "genre"] == [
        "Courier: opinion or analysis; n"
    ]
    assert not any(one.kind == "genre" for one in plain.not_compared)
    assert not any(
        one.kind == "genre" for one in compare(replace(lune, articles=argued)).not_compared
    )


def test_texts_that_lie_weeks_apart_are_said_to(lune: Coverage) -> None:
    first, second, *_ = lune.articles
    assert first.published is not None
    later = replace(second, published=first.published + timedelta(days=16))

    reasons = [one.reason for one in compare(replace(lune, articles=(first, later))).not_compared]

    assert any("16 days apart" in reason for reason in reasons)
    assert not any("days apart" in one.reason for one in compare(lune).not_compared)
