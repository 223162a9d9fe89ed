"""The real screen on what the hostile world left: its raw output holds nothing of the payloads."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.hostile.conftest import Aftermath
from tests.hostile.test_world import steers

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.hostile.terminal import terminal

ESCAPE, CLOSE = "\x1b", "\x11"
TREE = ("j", "j", "l", "J", "\t", "j", "j", "s")
PANES = ("\t", "\t", "j", "w", ESCAPE, "F", ESCAPE, "?", ESCAPE, "t", ESCAPE)
READING = ("\r", "j", "]", "a", ESCAPE, "z", "z", "q")
OPEN = ("\r", "\r", "j", " ", "q")
SEARCHES = {
    "UE9D": "]52;c;UE9DPort",
    "outlet:markup-click port": "[@click=app.quit]Port opens[/]",
    "outlet:markup-close port": "Port [/] opens",
}


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that the screen wrote, raw and without its own sequences, and how it ended."""

    raw: bytes
    shown: str
    code: int


@pytest.fixture(scope="module")
def transcript(
    aftermath: Aftermath, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Transcript]:
    folder = tmp_path_factory.mktemp("screen") / "workspace"
    shutil.copytree(aftermath.together.folder, folder)
    now = (NOW + timedelta(hours=2)).isoformat()
    with terminal(["--workspace", str(folder), "--now", now]) as screen:
        assert screen.wait_for("stories"), "the screen is drawn"
        for key in (*TREE, *PANES, *READING):
            screen.press(key)
            screen.settle()
        for query, title in SEARCHES.items():
            screen.press("/")
            screen.settle()
            screen.press(query)
            assert screen.wait_for(title), "the search finds it"
            for key in OPEN:
                screen.press(key)
                screen.settle()
        screen.press(CLOSE)
        screen.settle()
        code = screen.program.wait(10)
        yield Transcript(bytes(screen.written), screen.shown(), code)


def test_the_hostile_titles_were_on_the_screen(transcript: Transcript) -> None:
    for words in SEARCHES.values():
        assert words in transcript.shown


@pytest.mark.parametrize(
    "payload", [b"\x1b]52", b"\x1b]0;", b"\x1b]8;", b"\x1b]2;", b"\x1bP", b"\x1b_", b"\x1b^"]
)
def test_nothing_that_steers_a_terminal_comes_through(transcript: Transcript, payload: bytes) -> None:  # fmt: skip
    assert payload not in transcript.raw


def test_every_other_character_is_one_to_be_seen(transcript: Transcript) -> None:
    left = {letter for letter in set(transcript.shown) if steers(letter)}

    assert left <= {"\r"}


def test_the_screen_ends_as_it_should(transcript: Transcript) -> None:
    assert transcript.code == 0
    assert "Traceback" not in transcript.shown
