from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import asdict, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.core.framing import compare, letters
from briefing.core.model import Article, Claim, Coverage, Passage


def of_kind(coverage: Coverage, kind: str) -> list[Claim]:
    return [claim for claim in compare(coverage).claims if claim.kind == kind]


def test_every_piece_of_evidence_is_an_exact_substring(lune: Coverage) -> None:
    texts = {article.id: article.text for article in lune.articles}

    for claim in compare(lune).claims:
        for one in (*claim.evidence, *claim.nearest):
            assert texts[one.article][one.start : one.end] == one.text


def test_a_coverage_of_different_tellings_has_claims_of_every_basic_kind(lune: Coverage) -> None:
    kinds = {claim.kind for claim in compare(lune).claims}

    assert {"names", "quotes", "same fact", "one outlet"} <= kinds


def test_an_actor_is_shown_with_the_word_that_each_outlet_uses(lune: Coverage) -> None:
    names = next(claim for claim in of_kind(lune, "names") if "Vorr" in claim.title)

    assert "dictator: Courier" in names.note
    assert {one.outlet for one in names.evidence} >= {"Courier", "Wire"}


def test_a_shortened_quotation_is_set_beside_the_longer_one(lune: Coverage) -> None:
    titles = [claim.title for claim in of_kind(lune, "quotes")]

    assert "Gazette quotes more of what Dana Kest said than Courier" in titles


def test_a_quotation_that_one_outlet_alone_has_names_its_speaker(lune: Coverage) -> None:
    titles = [claim.title for claim in of_kind(lune, "quotes")]

    assert any(
        title.startswith("Only Courier quotes these words of Petra Holm") for title in titles
    )


def test_a_figure_that_occurs_nowhere_else_is_told_with_the_nearest_sentence(
    lune: Coverage,
) -> None:
    figure = next(claim for claim in of_kind(lune, "one outlet") if "$4.5 billion" in claim.title)

    assert figure.evidence[0].outlet == "Gazette"
    assert figure.nearest[0].outlet != "Gazette"
    assert figure.nearest[0].score is not None


def test_the_same_coverage_in_any_order_gives_the_same_bytes(lune: Coverage) -> None:
    shuffled = replace(lune, articles=lune.articles[::-1])

    first = json.dumps(asdict(compare(lune)), default=str)
    second = json.dumps(asdict(compare(shuffled)), default=str)

    assert first == second


def test_the_collector_runs_on_after_a_comparison(lune: Coverage) -> None:
    compare(lune)
    assert gc.isenabled()


def test_one_outlet_alone_is_refused_with_the_reason(lune: Coverage) -> None:
    framing = compare(replace(lune, articles=lune.articles[:1]))

    assert framing.claims == ()
    assert "Only one outlet" in framing.not_compared[0].reason


def test_an_earlier_text_is_never_said_to_lack_what_came_later(
    article: Callable[..., Article], lune: Coverage
) -> None:
    early, late = lune.articles[2], lune.articles[0]
    later = article("Gazette", late.text, day=20)

    claims = compare(replace(lune, articles=(early, later))).claims

    assert not any(claim.title.startswith("Only Gazette") for claim in claims)


def test_a_short_text_is_never_said_to_lack_anything(
    article: Callable[..., Article], lune: Coverage
) -> None:
    stub = article("Stub", "A minerals deal was signed at Lune on Monday.")

    framing = compare(replace(lune, articles=(lune.articles[0], stub)))

    assert not any(claim.title.startswith("Only Gazette") for claim in framing.claims)
    assert any(one.kind == "absence" for one in framing.not_compared)


def test_wording_is_not_compared_with_a_translated_text(lune: Coverage) -> None:
    first, second, *_ = lune.articles
    translated = replace(second, flags=("translated",))

    framing = compare(replace(lune, articles=(first, translated)))

    assert not any(claim.kind == "same fact" for claim in framing.claims)
    assert all("in translation" in claim.note for claim in framing.claims if claim.kind == "names")
    assert any("translator" in one.reason for one in framing.not_compared)


def test_only_the_passages_of_a_topic_are_compared(lune: Coverage) -> None:
    passages = tuple(
        Passage(one.id, 0, one.text.index("\n\n"), one.text[: one.text.index("\n\n")])
        for one in lune.articles
    )

    framing = compare(replace(lune, passages=passages))

    ends = {passage.article: passage.end for passage in passages}
    assert framing.claims
    assert all(one.start < ends[one.article] for claim in framing.claims for one in claim.evidence)


def test_letters_run_on_after_the_alphabet(article: Callable[..., Article]) -> None:
    many = tuple(replace(article(f"Outlet {n:02}", "Text."), id=f"a{n:02}") for n in range(30))

    assert [letters(many)[one.id] for one in many[24:28]] == ["Y", "Z", "AA", "AB"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.text(
            alphabet="aBcé “”\"'‘’«».,;:!?()-–—\n0123456789$% the said Kim\u3000漢", max_size=300
        ),
        min_size=2,
        max_size=4,
    )
)
def test_any_text_at_all_gives_claims_whose_evidence_is_exact(texts: list[str]) -> None:
    articles = tuple(
        Article(f"a{n}", f"Outlet {n}", "Title said Kim", f"{text}\n\n{text[::-1]}")
        for n, text in enumerate(texts)
    )

    framing = compare(Coverage("x", "x", articles))

    printed = {article.id: article.text for article in articles}
    for claim in framing.claims:
        assert len(claim.title) <= 90
        for one in (*claim.evidence, *claim.nearest):
            assert printed[one.article][one.start : one.end] == one.text
