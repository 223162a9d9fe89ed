"""The screen as text, at three sizes: what a reader sees. BRIEFING_GOLDEN=write renews the files."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.ui.screens.main import MainScreen
from tests.ui.conftest import Launch
from tests.ui.fake import FakeDesk, summary_only
from tests.ui.screen import screen_text, until

GOLDEN = Path(__file__).parent / "golden"
SIZES = ((120, 40), (80, 24), (40, 12))

# The tour: name of the picture, the keys that lead to it, words that show that it is drawn.
TOUR = (
    ("stories", (), "Harbour strike"),
    ("framing", ("j", "j", "enter"), "D§1"),
    ("note", ("a",), "Note"),
    ("coverage", ("escape", "9"), "By day"),
    ("shares", ("#", "l"), "Ledger: 1 of 11"),
    ("weeks", ("W",), "used more often"),
    ("reading", ("1", "enter"), "Nobody has asked"),
    ("articles", ("escape", "h", "v"), "selected"),
    ("tag", ("t",), "Tag 1"),
    ("why", ("escape", "w"), "Why here"),
    ("into", ("escape", "+"), "Move into"),
    ("one-outlet-alone", ("escape", "escape", "escape", "J"), "▌  Harbour"),
    ("export", ("e",), "Export"),
    ("search", ("escape", "/", "d", "r", "a", "f", "t"), "3 found"),
    ("feeds", ("escape", "F"), "Failed"),
    ("help", ("escape", "?"), "Move down"),
)


def shows(pilot: Pilot[None], words: str) -> bool:
    """Return whether words show, and the sentences of what is compared have their numbers."""
    main = pilot.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    of = main.panes.branch.id if main.panes.branch else None
    numbered = main.view.of == of and (main.view.framing is None or bool(main.view.numbers))
    return numbered and words in screen_text(pilot.app)


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_a_tour_looks_as_it_should(launch: Launch, width: int, height: int) -> None:
    async with launch(width, height) as pilot:
        for name, keys, words in TOUR:
            for key in keys:
                await pilot.press(key)
            await until(pilot, partial(shows, pilot, words))
            await pilot.pause(0.1)

            compare(f"{name}-{width}x{height}", screen_text(pilot.app))


async def test_without_a_story_the_screen_says_what_to_do(launch: Launch) -> None:
    async with launch(80, 24, of=FakeDesk({})) as pilot:
        await pilot.press("tab", "tab")
        await until(pilot, lambda: "Press R" in screen_text(pilot.app))

        compare("empty-80x24", screen_text(pilot.app))


async def test_without_a_feed_the_feeds_screen_says_how_to_add_one(launch: Launch) -> None:
    async with launch(80, 24, of=FakeDesk({})) as pilot:
        await pilot.press("F")

        await until(pilot, lambda: "briefing feeds add URL" in screen_text(pilot.app))


async def test_nothing_found_is_said(launch: Launch) -> None:
    async with launch() as pilot:
        await pilot.press("/", "z", "q", "x")

        await until(pilot, lambda: "nothing found" in screen_text(pilot.app))


async def test_a_story_without_a_difference_says_what_was_checked(launch: Launch) -> None:
    async with launch() as pilot:
        await pilot.press("j", "j", "j", "j")

        await until(pilot, lambda: "No difference found that we can show" in screen_text(pilot.app))
        assert "Checked: 2 outlets, 2 articles" in screen_text(pilot.app)


async def test_an_article_whose_page_has_not_come_is_asked_for(
    launch: Launch, desk: FakeDesk
) -> None:
    summary_only(desk, "strike-gazette")
    async with launch() as pilot:
        await pilot.press("j", "j", "j", "enter", "enter")

        await until(pilot, lambda: "The page has not come yet" in screen_text(pilot.app))
        await until(pilot, lambda: ("read_page", "strike-gazette") in desk.calls)
