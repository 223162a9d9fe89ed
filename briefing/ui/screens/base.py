"""What the main and the reading screen share: keys that act on the articles at hand, and a foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from briefing.core.model import Claim, Passage
from briefing.core.text import one_line
from briefing.errors import BriefingError
from briefing.ui import keys
from briefing.ui.deeds.hand import Said
from briefing.ui.desk import Desk
from briefing.ui.lines import chrome, tree
from briefing.ui.marking import Marker
from briefing.ui.progress import Progress
from briefing.ui.render import TONES, Line, line
from briefing.ui.widgets.text_line import TextLine

SAYING_SECONDS = 6.0
Answer = TypeVar("Answer")


class DeskScreen(Screen[str | None]):
    """A screen with articles at hand (a `Hand`). A subclass says which they are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("hand"), *keys.bindings("desk")]
    PLACE = ""

    progress: reactive[Progress] = reactive(Progress())
    saying: reactive[tuple[str, str]] = reactive(("", ""))
    zen: reactive[bool] = reactive(default=False, toggle_class="-zen")

    class Regroup(Message):
        """The reader has corrected the grouping."""

    class HandOver(Message):
        """The terminal is to be left to a command that reads a text."""

        def __init__(self, command: str, text: str) -> None:
            super().__init__()
            self.command = command
            self.text = text

    def __init__(self, desk: Desk, marker: Marker, held: dict[str, str]) -> None:
        super().__init__()
        self.desk = desk
        self.marker = marker
        self.held = held

    # What a subclass says.

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that a key acts on."""
        raise NotImplementedError

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the whole list."""
        raise NotImplementedError

    @property
    def story(self) -> str:
        """The story or topic at hand."""
        raise NotImplementedError

    @property
    def story_name(self) -> str:
        """What the story at hand is called."""
        raise NotImplementedError

    @property
    def sort(self) -> str:
        """Whether that is a story, a topic or a saga."""
        return tree.sort_of(self.desk.briefing(), self.story)

    @property
    def pinned(self) -> bool:
        """Whether that is a pinned topic."""
        return False

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        return None

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        return None

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of articles before the store has it."""
        raise NotImplementedError

    def read_again(self, *, lists: bool = True) -> None:
        """Read what is shown again; `lists` says whether articles may have come or gone."""
        raise NotImplementedError

    def status(self) -> str:
        """Return what the foot says at its right when there is room."""
        return ""

    # What deeds need.

    def action_do(self, name: str) -> None:
        """Do to the articles at hand what the table of deeds says; say why if it cannot be done."""
        from briefing.ui.deeds.table import DEEDS  # with its dialogs: not before the first such key

        try:
            DEEDS[name](self)
        except BriefingError as error:  # of a story, say, that is no more since it was drawn
            self.say(str(error), "warning")

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer | None], None]) -> None:
        """Ask something, then go on with the answer."""
        self.app.push_screen(dialog, then)

    def copy(self, text: str, what: str) -> None:
        """Copy a text to the clipboard and say so."""
        if text:
            self.app.copy_to_clipboard(text)
        self.say(f"Copied the {what}" if text else "There is nothing to copy")

    def in_thread(self, work: Callable[[], Message], group: str) -> None:
        """Do something that takes long beside the screen, then post what came of it."""

        def run() -> None:
            told = _told(work)
            if not get_current_worker().is_cancelled:  # then somebody else's answer is awaited
                self.post_message(told)

        self.run_worker(
            run,
            thread=True,
            group=group,
            exclusive=True,
            exit_on_error=False,
        )

    def regroup(self) -> None:
        """Group and compare again beside the screen."""
        self.post_message(self.Regroup())

    def hand_over(self, command: str, text: str) -> None:
        """Leave the terminal to a command that reads a text."""
        self.post_message(self.HandOver(command, text))

    def action_zen(self) -> None:
        """Hide everything around the text, or show it again."""
        self.zen = not self.zen

    def action_help(self) -> None:
        """Show the keys; from a claim, how differences are found."""
        from briefing.ui.screens.pages import help_screen  # a page that few starts need

        self.app.push_screen(help_screen(self.held, self.claim.kind if self.claim else ""))

    def action_feeds(self) -> None:
        """Show how each feed answered."""
        from briefing.ui.screens.pages import feeds_screen

        self.app.push_screen(feeds_screen(self.desk.feeds(), self.desk.briefing().now))

    # The foot.

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what broke in a thread: a worker that fails would do so in silence."""
        if event.state is WorkerState.ERROR:
            self.say(one_line(f"Something broke: {event.worker.error}"), "warning")

    def on_said(self, message: Said) -> None:
        """Say what a thread has to say."""
        self.say(message.words, message.tone)

    def say(self, words: str, tone: str = "accent") -> None:
        """Say something in the line at the foot for a few seconds."""
        self.saying = (words, tone)
        self.set_timer(SAYING_SECONDS, lambda: self._unsay(words))

    def _unsay(self, words: str) -> None:
        if self.saying[0] == words:
            self.saying = ("", "")

    def watch_saying(self) -> None:
        """Draw the foot."""
        for foot in self.query("#foot").results(TextLine):
            foot.refresh()

    def foot(self, width: int) -> Line:
        """Return the line at the foot: a message, or the keys that matter most."""
        if words := self.saying[0]:
            return line(f" {words}", self.saying[1])
        hints = keys.hints(self.held, self.PLACE)
        return chrome.hint_line(hints, width, line(self.status(), "quiet"))


def _told(work: Callable[[], Message]) -> Message:
    try:
        return work()
    except BriefingError as error:
        return Said(str(error), "warning")
