"""What a deed works with: the articles at hand, and the ways to ask, say and write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.message import Message
from textual.screen import Screen

from briefing.core.model import Claim, Passage
from briefing.ui.desk import Desk
from briefing.ui.marking import Marker

Answer = TypeVar("Answer")


class Hand(Protocol):
    """The screen that has the keys, as far as a deed needs it."""

    desk: Desk
    marker: Marker

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that a key acts on."""

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the whole list."""

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor, if it stands on one."""

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor, if it stands on one."""

    @property
    def story(self) -> str:
        """The id of the story or topic at hand; empty when there is none."""

    @property
    def story_name(self) -> str:
        """What the story at hand is called."""

    @property
    def sort(self) -> str:
        """Whether that is a story, a topic or a saga; empty when there is none."""

    @property
    def pinned(self) -> bool:
        """Whether that is a pinned topic."""

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of articles before the store has it."""

    def say(self, words: str, tone: str = "accent") -> None:
        """Say something in the line at the foot."""

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer | None], None]) -> None:
        """Ask something, then go on with the answer."""

    def copy(self, text: str, what: str) -> None:
        """Copy a text to the clipboard and say so."""

    def in_thread(self, work: Callable[[], Message], group: str) -> None:
        """Do something that takes long beside the screen, then post what came of it."""

    def regroup(self) -> None:
        """Group and compare again beside the screen, once what is marked is written."""

    def hand_over(self, command: str, text: str) -> None:
        """Leave the terminal to a command that reads a text."""


class Said(Message):
    """A thread has something to say in the line at the foot."""

    def __init__(self, words: str, tone: str = "accent") -> None:
        super().__init__()
        self.words = words
        self.tone = tone
