"""Commands run in this process, on a workspace with a handful of invented articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.config import parse_config
from briefing.core.model import Article
from briefing.pipeline.analyse import analyse
from briefing.store.database import open_database
from briefing.store.entries import import_articles

CONFIG = """# the reader's own comment
[[topics]]
name = "Salt road"
any = ["salt road", "road toll"]

[[outlets]]
name = "Red Weekly"
country = "SE"
language = "en"
feeds = ["http://127.0.0.1:9/red.xml"]

[[outlets]]
name = "Ledger"
language = "en"
feeds = [{ url = "http://127.0.0.1:9/ledger.xml", title = "Markets", folder = "Business" }]
"""

RED = """The ministry's sell-off of the salt road passed the assembly of Varn on Tuesday, against
the votes of every member from the coast. For the hauliers who have used the pass without charge for
sixty years, the new road toll of 14 crowns a cart comes on top of fuel that has doubled in price.

"They have sold the ground under our feet," said Ilva Marsh, who leads the hauliers' union in
Brackwater. "My members were never asked, and they will not pay." About 300 drivers blocked the
lower bridge for two hours after the vote, and the police made no arrests.

Transport minister Oren Halk told the assembly that the buyer, the Calder Company, would spend 90
million crowns on the pass within five years. He gave no list of works. Two of his own party stayed
away from the vote, and one said afterwards that she had not been shown the contract.

The company runs the ferry at Norhaven, where fares have risen three times since 2021. It did not
answer questions about whether it means to raise the toll."""

LEDGER = """The assembly of Varn approved a thirty-year lease of the salt road to the Calder Company
on Tuesday, a step that the finance ministry expects to bring in 420 million crowns. A road toll of
14 crowns for each cart begins in June, with a lower rate for local farmers.

"This is a long-term partnership, and the pass will at last be safe in winter," transport minister
Oren Halk said after the vote. The company is to spend 90 million crowns on the pass within five
years, beginning with the upper tunnel, according to the contract.

Shares in the Calder Company rose 6 per cent. Analysts at Perrin Bank said that traffic on the pass
had grown by a tenth a year since the Norhaven ferry was modernised, and that the lease was priced
fairly. They expect other roads to follow.

Hauliers oppose the toll. Some 300 drivers blocked the lower bridge for two hours after the vote.
Ilva Marsh, leader of their union, said that her members "will not pay" and that they were never
asked."""

OTHER = """Surveyors who counted nesting terns on the islands off Norhaven have found more pairs than
in any year since the count began. Volunteers spent nine days on the rocks in steady rain, and they
put the number of nests at 1,840.

The warden, Tove Lind, said that the winter storms had cleared the beaches of weed. "The birds came
back to bare shingle, which is what they like," she said. A fence against foxes was finished in
March with money from a lottery.

Not every colony did well. On the southern rocks a mink took most of the eggs in a single week, and
the warden wants a second fence there before next spring."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """Its lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Briefing = Callable[..., Ran]


@pytest.fixture
def briefing(workspace: Path, now: datetime, capsys: pytest.CaptureFixture[str]) -> Briefing:
    """Run a command on the workspace: `briefing("stories", "--json").records`."""

    def run(*argv: str) -> Ran:
        capsys.readouterr()
        code = main(["--workspace", str(workspace), "--now", now.isoformat(), *argv])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def articles() -> tuple[Article, ...]:
    """Return three articles by two outlets, two of them on one event."""
    day = datetime(2025, 4, 16, 9, tzinfo=UTC)
    texts = (
        ("red1", "Red Weekly", "Varn sells the salt road to the Calder Company", RED, 16),
        ("led1", "Ledger", "Varn leases the salt road to the Calder Company", LEDGER, 16),
        ("led2", "Ledger", "Most terns on the Norhaven islands since counting began", OTHER, 17),
    )
    return tuple(
        Article(
            id_, outlet, title, _unwrapped(text), f"https://x.example/{id_}", day.replace(day=on)
        )
        for id_, outlet, title, text, on in texts
    )


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split("\n")) for part in text.split("\n\n"))


@pytest.fixture
def stocked(workspace: Path, now: datetime) -> Path:
    """A workspace with a feeds.toml and three articles, grouped and compared."""
    (workspace / "feeds.toml").write_text(CONFIG, encoding="utf-8")
    with open_database(workspace / "briefing.db") as db:
        import_articles(db, articles(), now)
        for _ in analyse(parse_config(CONFIG), db, now=now):
            pass
    return workspace
