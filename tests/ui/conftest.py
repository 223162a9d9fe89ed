"""The same time zone, theme and stillness for every test of the screen."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from briefing.core.settings import Config
from briefing.ui.app import BriefingApp
from briefing.ui.shell import Shell
from tests.ui.fake import FakeDesk
from tests.ui.screen import until

Launch = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def launch(desk: FakeDesk) -> Launch:
    """Return a way to run the app at a size, ready when its first screen is drawn."""

    @asynccontextmanager
    async def launched(
        width: int = 120,
        height: int = 40,
        *,
        of: FakeDesk | None = None,
        config: Config | None = None,
        shell: Shell = lambda *_: None,
    ) -> AsyncIterator[Pilot[None]]:
        app = BriefingApp(of or desk, config, shell=shell)
        app.animation_level = "none"
        async with app.run_test(size=(width, height)) as pilot:
            await until(pilot, lambda: app.screen.query("#tree"))
            await pilot.pause()
            yield pilot

    return launched
