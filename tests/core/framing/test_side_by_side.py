from __future__ import annotations

from collections.abc import Callable

from briefing.core.framing import compare
from briefing.core.model import Article, Claim, Coverage

PADDING = (
    " We saw the ferries. Our choir sang at the customs house in the rain. Buses were late on the northern line. "
    "The museum of knots opened its new rooms to the public. The lighthouse was repainted. Fishermen mended nets. "
)


def claims(article: Callable[..., Article], *texts: str) -> tuple[Claim, ...]:
    articles = tuple(
        article(f"Outlet {number}", f"{text}\n\n{PADDING * 4}") for number, text in enumerate(texts)
    )
    return compare(Coverage("story", "Story", articles)).claims


def titled(found: tuple[Claim, ...], title: str) -> Claim:
    return next(one for one in found if one.title == title)


def test_each_outlets_choice_of_a_speakers_words_is_one_claim(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        '"We will not load a single ship for that ministry," said Dana Kest in Lune on Monday.',
        '"The minister has my number and has never once used it," said Dana Kest in Lune on Monday.',
    )

    assert {one.outlet for one in titled(found, "What each quotes of Dana Kest").evidence} == {
        "Outlet 0",
        "Outlet 1",
    }


def test_two_people_of_one_last_name_are_not_one_speaker(article: Callable[..., Article]) -> None:
    found = claims(
        article,
        '"We will not load a single ship for that ministry," said Dana Kest in Lune on Monday.',
        '"The minister has my number and has never once used it," said Ilan Kest in Lune on Monday.',
    )

    assert not any(one.title.startswith("What each quotes") for one in found)


def test_he_who_goes_on_speaking_is_the_one_who_spoke_last(article: Callable[..., Article]) -> None:
    found = claims(
        article,
        '"The harbour is closed," said Ilan Vorr on Monday.\n\n'
        '"It stays closed for as long as the dockers want to talk," he said.',
        "The harbour of Lune was closed on Monday, as Ilan Vorr had announced it.",
    )

    assert any(
        one.title.startswith("Only Outlet 0 quotes these words of Ilan Vorr") for one in found
    )


def test_what_should_be_done_stands_side_by_side_whatever_it_is_about(
    article: Callable[..., Article],
) -> None:
    found = claims(
        article,
        "The minerals accord of Lune is before parliament. Parliament must reject the accord of Lune before the winter.",
        "The minerals accord of Lune is before parliament again. Deputies should sign the accord of Lune without delay.",
    )

    assert len(titled(found, "What should be done, and who says so").evidence) == 2


def test_the_first_ten_claims_do_not_show_a_sentence_again(lune: Coverage) -> None:
    first = [one for one in compare(lune).claims[:10] if one.kind != "names"]
    passages = [(e.article, e.start, e.end) for one in first for e in one.evidence]

    assert len(set(passages)) > len(passages) / 2
