"""What `briefing weeks` prints when there is text enough."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime

import pytest

from briefing.commands import weeks
from briefing.commands.context import Context
from briefing.commands.output import Output
from briefing.config.workspace import in_folder
from briefing.core.intervals import Share
from briefing.core.model import Evidence, NotCompared
from briefing.core.overview import Difference, Distinctive, OverWeeks, Weeks

WHEN = datetime(2025, 3, 1, tzinfo=UTC)
PLACE = Evidence("red1", "Red Weekly", 10, 39, "the sell-off of the salt road")
FOUND = Weeks(
    "t", "Salt road", WHEN, WHEN,
    (
        OverWeeks(
            "Red Weekly", 9, 4_000, 30, 8_000,
            (Distinctive("sell-off", True, 12, 4, 4.25, 7, (PLACE,)), Distinctive("lease", False, 1, 40, -3.5, 22, (PLACE,))),
            (
                Difference("labels", "Oren Halk", "crony", Share(7, 8), Share(1, 30), (PLACE,)),
                Difference("voices", "Ilva Marsh", "", Share(8, 9), Share(4, 30), (PLACE,)),
            ),
        ),
        OverWeeks("Ledger", 4, 3_100, 35, 8_900),
    ),
    (NotCompared("agency copy", "2 of Ledger"),),
)  # fmt: skip


@pytest.fixture
def printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> object:
    def run(*, as_json: bool) -> tuple[int, str]:
        monkeypatch.setattr(weeks, "_weeks", lambda *_: FOUND)
        context = Context(in_folder(tmp_path), WHEN, Output(json=as_json))  # type: ignore[arg-type]
        asked = argparse.Namespace(of="Salt road", outlet="", since="all")
        return weeks.run(context, asked), capsys.readouterr().out

    return run


def test_people_read_counts_rates_intervals_and_an_example(printed: object) -> None:
    code, text = printed(as_json=False)  # type: ignore[operator]

    assert code == 0
    assert text.split("\n") == [
        "Salt road, 2025-03-01 to 2025-03-01",
        "",
        "Red Weekly - 9 articles, 4,000 words of its own; the others: 8,000 words",
        "  more often: sell-off - 3.0 in 1,000 words (12), the others 0.5 (4)",
        "    Red Weekly “the sell-off of the salt road”",
        "  less often: lease - 0.2 in 1,000 words (1), the others 5.0 (40)",
        "    Red Weekly “the sell-off of the salt road”",
        "  Oren Halk called crony: 7 of 8 articles that name them (53-98 %), the others 1 of 30 (1-17 %)",
        "    Red Weekly “the sell-off of the salt road”",
        "  quotes Ilva Marsh: 8 of 9 articles (57-98 %), the others 4 of 30 (5-30 %)",
        "    Red Weekly “the sell-off of the salt road”",
        "",
        "These texts of Ledger - 4 articles, 3,100 words of its own; the others: 8,900 words",
        "  No difference found that we can show.",
        "Left out: agency copy - 2 of Ledger",
        "",
    ]


def test_programs_read_the_same_as_values(printed: object) -> None:
    _, text = printed(as_json=True)  # type: ignore[operator]

    red = json.loads(text)["outlets"][0]
    assert red["distinctive"][0] == {
        "word": "sell-off", "more": True, "count": 12, "others": 4, "z": 4.25, "articles": 7,
        "examples": [{"article": "red1", "outlet": "Red Weekly", "start": 10, "end": 39, "text": PLACE.text}],
    }  # fmt: skip
    assert red["shares"][0]["others"] == {"k": 1, "n": 30, "low": 0.006, "high": 0.167}
    assert (red["shares"][1]["actor"], red["shares"][1]["k"], red["shares"][1]["n"]) == (
        "Ilva Marsh",
        8,
        9,
    )
