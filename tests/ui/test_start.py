"""What the screen costs before it is drawn, and how it begins and ends."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest

from briefing.config.workspace import in_folder
from briefing.pipeline.events import Event, RefreshStarted
from briefing.store.database import open_database
from briefing.ui.app import BriefingApp, show
from briefing.ui.refreshing import Refreshing
from tests.ui.conftest import Launch
from tests.ui.fake import FakeDesk, ManyDesk
from tests.ui.screen import screen_text, until

HEAVY = (
    "aiohttp", "trafilatura", "feedparser", "lxml", "sqlite_utils", "pebble", "nupunkt", "numpy",
    "snowballstemmer", "justext", "dateparser",
)  # fmt: skip
LATER = (
    "briefing.ui.screens.reading", "briefing.ui.screens.search", "briefing.ui.screens.dialogs",
    "briefing.ui.screens.pages", "briefing.ui.deeds.table", "briefing.ui.lines.weeks",
    "briefing.core.framing", "briefing.core.digest", "briefing.core.overview",
)  # fmt: skip

FIRST_PAINT = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from briefing.config.workspace import in_folder
from briefing.core.settings import Config
from briefing.ui.app import BriefingApp, show
from briefing.ui.store_desk import StoreDesk

async def paint():
    desk = StoreDesk(in_folder(Path(sys.argv[1])), Config(), datetime.now(UTC))
    async with BriefingApp(desk).run_test() as pilot:
        await pilot.pause()

asyncio.run(paint())
print(*sorted({name.partition(".")[0] for name in sys.modules} | set(sys.modules)))
"""


def test_before_the_first_paint_nothing_heavy_is_imported(tmp_path: Path) -> None:
    with open_database(in_folder(tmp_path).database):
        pass  # a store that is up to date: migrations are for the first start only
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert {"textual", "sqlite3"} <= set(done.stdout.split())
    assert [name for name in (*HEAVY, *LATER) if name in done.stdout.split()] == []


async def test_a_hundred_thousand_articles_are_asked_for_a_screenful_at_a_time(
    launch: Launch,
) -> None:
    desk = ManyDesk(100_000)
    async with launch(of=desk) as pilot:
        await pilot.press("tab")
        await until(pilot, lambda: "Article 0" in screen_text(pilot.app))
        await pilot.press("G")
        await until(pilot, lambda: "Article 99999" in screen_text(pilot.app))

        assert desk.asked < 1_000


class EndlessDesk(FakeDesk):
    """A desk whose refresh goes on until it is cancelled."""

    ended = False

    def refresh(
        self, only: Sequence[str], cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        try:
            while not cancelled():
                yield RefreshStarted(len(only))
                time.sleep(0.01)
        finally:
            self.ended = True


async def test_quitting_during_a_refresh_ends_at_once(launch: Launch) -> None:
    desk = EndlessDesk()
    async with launch(of=desk) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: "refreshing" in screen_text(pilot.app))
        began = time.monotonic()
        await pilot.press("q")
    assert time.monotonic() - began < 1.5
    assert desk.ended


async def test_what_a_cancelled_refresh_still_says_is_dropped(launch: Launch) -> None:
    desk = EndlessDesk()
    async with launch(of=desk) as pilot:
        app = pilot.app
        assert isinstance(app, BriefingApp)
        await pilot.press("R")
        await until(pilot, lambda: app.progress.running)
        app.refresher.cancel()
        await pilot.pause()
        before = app.progress
        app.post_message(Refreshing(app.refresher, app.refresher.run - 1, RefreshStarted(99)))
        await pilot.pause()

        assert app.progress == before


class SlowMarks(FakeDesk):
    """Marks that wait, as behind a bulk writer."""

    gate = threading.Event()

    def set_starred(self, articles: Sequence[str], *, starred: bool) -> None:
        self.gate.wait(5)
        super().set_starred(articles, starred=starred)


async def test_a_key_never_waits_for_the_store(launch: Launch) -> None:
    desk = SlowMarks()
    async with launch(of=desk) as pilot:
        await pilot.press("j", "l", "s")
        await until(pilot, lambda: "★" in screen_text(pilot.app))
        await pilot.press("j")
        assert not desk.state.starred
        desk.gate.set()

        await until(pilot, lambda: desk.state.starred == {"pact-ledger"})


async def test_a_refresh_says_how_far_it_is_and_what_failed(launch: Launch, desk: FakeDesk) -> None:
    async with launch() as pilot:
        await pilot.press("R")

        await until(pilot, lambda: "2 new · 1 of 3 feeds failed: F" in screen_text(pilot.app))
        assert "refreshed 07:42  1 feed failed" in screen_text(pilot.app)


async def test_a_refresh_that_breaks_off_says_why(
    launch: Launch, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(only: Sequence[str], cancelled: Callable[[], bool]) -> Generator[Event, None, None]:
        yield RefreshStarted(1)
        raise OSError("disk full")

    monkeypatch.setattr(desk, "refresh", broken)
    async with launch() as pilot:
        await pilot.press("R")

        await until(pilot, lambda: "Refresh broke off: disk full" in screen_text(pilot.app))


@pytest.mark.parametrize(
    "steps", [("j", "enter"), ("j", "enter", "enter"), ("e",), ("/",), ("?",), (":",)]
)
async def test_no_width_breaks_a_screen(launch: Launch, steps: tuple[str, ...]) -> None:
    async with launch() as pilot:
        await pilot.press(*steps)
        for width, height in ((10, 5), (1, 1), (16, 3), (40, 12), (99, 20), (100, 8), (160, 50)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert all(len(line) <= width for line in screen_text(pilot.app).splitlines())
        assert pilot.app.is_running


async def test_keys_still_work_in_ten_columns(launch: Launch) -> None:
    async with launch(10, 6) as pilot:
        for key in ("j", "j", "l", "j", "l", "9", "1", "enter", "j", "q", "F", "escape", "z", "z"):
            await pilot.press(key)
        assert pilot.app.is_running


async def test_without_colour_the_cursor_still_shows(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with launch() as pilot:
        await pilot.press("j")
        tree = pilot.app.screen.query_one("#tree")
        styles = [segment.style for segment in tree.render_line(1) if segment.style]

        assert any(style.reverse for style in styles)
        assert "▌▾ Truce talks" in screen_text(pilot.app)


async def test_both_themes_are_offered_and_drawn(launch: Launch) -> None:
    async with launch() as pilot:
        for name in ("briefing-paper", "briefing-ink"):
            pilot.app.theme = name
            await pilot.pause()
            assert "Truce talks" in screen_text(pilot.app)


def test_the_exit_code_is_passed_on(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BriefingApp, "run", lambda app: setattr(app, "_return_code", 1))

    assert show(desk) == 1
