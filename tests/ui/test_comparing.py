"""While articles are compared the keys answer, and who goes elsewhere ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from textual.pilot import Pilot

from briefing.core.model import Framing
from briefing.ui.screens.main import MainScreen
from tests.ui.conftest import Launch
from tests.ui.fake import FakeDesk
from tests.ui.screen import screen_text, until

PATIENCE = 10.0


class SlowDesk(FakeDesk):
    """Compares for as long as it may."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = threading.Event()

    def compare(self, ids: Sequence[str], cancelled: Callable[[], bool]) -> Framing:
        self.calls.append(("compare", tuple(ids)))
        pause = threading.Event()
        for _ in range(int(PATIENCE * 100)):
            if cancelled():
                self.ended.set()
                break
            pause.wait(0.01)
        return super().compare(ids, cancelled)


async def comparing(pilot: Pilot[None], desk: SlowDesk) -> MainScreen:
    """Begin to compare two articles."""
    main = pilot.app.screen
    assert isinstance(main, MainScreen)
    await pilot.press("j", "v", "v", "c")
    await until(pilot, lambda: "Comparing the selected articles" in screen_text(pilot.app))
    await until(pilot, lambda: desk.calls)
    return main


async def test_the_keys_answer_while_articles_are_compared(launch: Launch) -> None:
    desk = SlowDesk()
    async with launch(of=desk) as pilot:
        main = await comparing(pilot, desk)

        await pilot.press("question_mark")

        await until(pilot, lambda: pilot.app.screen is not main)
        assert not desk.ended.is_set()


async def test_to_go_to_another_story_ends_the_comparing(launch: Launch) -> None:
    desk = SlowDesk()
    async with launch(of=desk) as pilot:
        main = await comparing(pilot, desk)

        await pilot.press("J")

        await until(pilot, desk.ended.is_set)
        assert not main.view.picked
        assert main.view.framing is None or main.view.framing.of != "picked"


async def test_to_quit_ends_the_comparing(launch: Launch) -> None:
    desk = SlowDesk()
    async with launch(of=desk) as pilot:
        await comparing(pilot, desk)

    assert desk.ended.wait(PATIENCE / 2)
