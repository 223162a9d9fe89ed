"""While articles are compared the keys answer, and who goes elsewhere ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.pilot import Pilot

from briefing.core.model import Claim, Framing
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.reading import ReadingScreen
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


class QuotingDesk(FakeDesk):
    """Finds one claim in what the reader picks, of an article that is not the first of its story."""

    def compare(self, ids: Sequence[str], cancelled: Callable[[], bool]) -> Framing:
        made = super().compare(ids, cancelled)
        evidence = self.passage("pact-wire", "The deal would run for thirty years.")
        claim = Claim("c9", "one outlet", "Only Northern Wire gives a figure", 0.9, (evidence,))
        return replace(made, claims=(claim,))


async def test_evidence_of_picked_articles_is_marked_under_the_letter_that_it_was_shown_with(
    launch: Launch,
) -> None:
    async with launch(of=QuotingDesk()) as pilot:
        await pilot.press("j", "tab", "j", "v", "v", "c")
        await until(pilot, lambda: "Only Northern Wire gives a figure" in screen_text(pilot.app))
        shown = next(row for row in screen_text(pilot.app).splitlines() if "thirty years" in row)

        await pilot.press("enter")

        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.value is not None
        assert [mark.claim for mark in reading.value.marked] == ["c9"]
        assert f"{reading.value.letter}§2" in shown


async def test_an_article_that_was_joined_while_it_is_open_goes_on_as_its_twin(
    launch: Launch,
) -> None:
    desk = FakeDesk()
    async with launch(of=desk) as pilot:
        await pilot.press("j", "tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        gone = reading.place.article
        desk.joined[gone] = "tariff-wire"

        await pilot.press("s")

        await until(pilot, lambda: reading.place.article == "tariff-wire")
        assert gone not in reading.place.ids
        assert reading.targets == ("tariff-wire",)


async def test_to_quit_ends_the_comparing(launch: Launch) -> None:
    desk = SlowDesk()
    async with launch(of=desk) as pilot:
        await comparing(pilot, desk)

    assert desk.ended.wait(PATIENCE / 2)
