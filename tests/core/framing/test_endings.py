from __future__ import annotations

from collections.abc import Callable

from briefing.core.framing import compare
from briefing.core.model import Article, Coverage

Make = Callable[..., Article]
BODIES = (
    (
        "The ferries ran. A choir sang at the customs house in the rain. Buses were late on the northern line. "
        "The museum of knots opened its new rooms to the public. The lighthouse was repainted. Fishermen mended nets. "
    ),
    (
        "Dockers met at dawn. Police kept the quay clear until noon. A crowd read the treaty aloud at the gate. "
        "Two ministers came by train and left by car. The mayor stayed at home. Shops sold out of flags and bread. "
    ),
)
GRIM = "Nobody in Lune has been paid since. The cranes stand idle. Winter will find them so."
GLAD = "The minister raised a glass to the pact. Lune will be rich. The first ship sails in May."


def ends(article: Make, *endings: str) -> list[str]:
    articles = tuple(
        article(f"Outlet {number}", f"{body * 4}\n\n{ending}")
        for number, (body, ending) in enumerate(zip(BODIES, endings, strict=True))
    )
    found = compare(Coverage("story", "Story", articles)).claims
    return [
        shown.text for one in found if one.title == "How the texts end" for shown in one.evidence
    ]


def test_the_last_sentences_of_each_outlet_stand_side_by_side(article: Make) -> None:
    assert " ".join(ends(article, GRIM, GLAD)) == f"{GRIM} {GLAD}"


def test_what_a_page_prints_behind_the_text_is_not_its_end(article: Make) -> None:
    behind = (
        "Dana Kest is a columnist in Lune. Her book on knots is out.",
        "Your contribution keeps our journalism free. Please consider a gift.",
    )

    assert " ".join(ends(article, f"{GRIM}\n\n{behind[0]}", f"{GLAD}\n\n{behind[1]}")) == (
        f"{GRIM} {GLAD}"
    )


def test_a_quotation_with_such_words_is_the_end(article: Make) -> None:
    quoted = "“She is a columnist and an old friend of ours,” the minister said with a smile."

    assert ends(article, GRIM, f"{GLAD}\n\n{quoted}")[-1] == quoted


def test_a_text_that_breaks_off_has_no_end(article: Make) -> None:
    assert not ends(article, GRIM, "The minister raised a glass to the pact and then turned to")


def test_one_end_in_two_outlets_is_no_difference(article: Make) -> None:
    assert not ends(article, GRIM, f"The harbour is quiet. {GRIM}")
