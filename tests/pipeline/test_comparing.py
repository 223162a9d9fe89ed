"""A comparison that somebody waits for is made elsewhere, and can be stopped."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial

import pytest

from briefing.core.model import Article, Coverage
from briefing.intake.workers import Workers
from briefing.pipeline.comparing import compare_beside
from briefing.pipeline.limits import compare_within_limits
from tests.core.stories.articles import QUAKE

LIMITED = "briefing.pipeline.comparing.Workers"
ENDLESS = "“a” " * 7_000


def picked(more: str = "") -> Coverage:
    told = (
        Article(f"quake{n}", f"Outlet {n}", f"Tarvos quake {n}", text + more)
        for n, text in enumerate(QUAKE)
    )
    return Coverage("picked", "Quake", tuple(told))


def test_it_finds_what_is_found_in_this_process() -> None:
    made = compare_beside(picked())

    assert made.claims
    assert made == compare_within_limits(picked())


def test_a_screen_that_has_taken_stderr_can_compare() -> None:
    script = (
        "import sys; from tests.pipeline.test_comparing import picked, compare_beside\n"
        "class Screen:\n"
        "    def write(self, text): pass\n"
        "    def flush(self): pass\n"
        "    def fileno(self): return -1\n"
        "if __name__ == '__main__':\n"
        "    sys.stderr = Screen()\n"
        "    print(len(compare_beside(picked()).claims) > 0)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )

    assert (ran.stdout, ran.stderr) == ("True\n", "")


def test_one_that_takes_too_long_is_stopped_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LIMITED, partial(Workers, cpu_seconds=1))

    made = compare_beside(picked(ENDLESS))

    assert made.claims == ()
    assert [one.letter for one in made.articles] == ["A", "B", "C"]
    [said] = made.not_compared
    assert said.reason == "The comparison took more than 1 s of processor time and was stopped."


def test_nobody_waits_for_one_that_is_cancelled() -> None:
    began = time.monotonic()
    made = compare_beside(picked(ENDLESS), cancelled=lambda: time.monotonic() > began + 0.2)

    assert made.claims == ()
    assert "cancelled" in made.not_compared[0].reason
