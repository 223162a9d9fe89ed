"""The screen's program: what every screen shares, and the way in and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from briefing.core.settings import Config
from briefing.pipeline.events import (
    ArticlesChanged,
    FramingMade,
    RefreshFailed,
    RefreshFinished,
    StoriesChanged,
)
from briefing.ui import keys
from briefing.ui.desk import Desk, Hit
from briefing.ui.marking import Marked, Marker
from briefing.ui.palette import Actions
from briefing.ui.progress import Progress
from briefing.ui.refreshing import Refresher, Refreshing
from briefing.ui.screens.base import DeskScreen
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.reading import Place, ReadingScreen
from briefing.ui.screens.search import SearchScreen
from briefing.ui.shell import Shell, run_in_shell
from briefing.ui.themes import INK, PAPER

READ_AGAIN_SECONDS = 0.3


class BriefingApp(App[None]):
    """Shows a desk. `refresh_first` begins a refresh at once."""

    CSS_PATH = "briefing.tcss"
    TITLE = "briefing"
    COMMANDS = {Actions}  # noqa: RUF012
    BINDINGS = keys.bindings("app")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f1"
    ALLOW_SELECT = False

    def __init__(
        self,
        desk: Desk,
        config: Config | None = None,
        *,
        refresh_first: bool = False,
        shell: Shell = run_in_shell,
    ) -> None:
        super().__init__()
        self.desk, self._shell, self._refresh_first = desk, shell, refresh_first
        config = config or Config()
        self.held = keys.keymap(config.keys, config.preset)
        self.marker = Marker(desk.open_marks, self.post_message)
        self.refresher = Refresher(desk.refresh, self.post_message)
        self.progress = Progress()
        self._read_again_soon = False
        self.register_theme(INK)
        self.register_theme(PAPER)
        self.theme = INK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that a theme of somebody else's lacks."""
        return INK.variables

    def get_default_screen(self) -> MainScreen:
        """Return the first screen."""
        return MainScreen(self.desk, self.marker, self.held)

    def on_mount(self) -> None:
        """Take the keys; begin a refresh if one is wanted."""
        self.set_keymap(self.held)
        if self._refresh_first:
            self.call_after_refresh(self.refresher.start)

    def on_unmount(self) -> None:
        """End the refresh; write the last marks."""
        self.refresher.close()
        self.marker.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the two themes only: the rest are actions of ours."""
        del screen
        yield SystemCommand("Dark: ink", "The dark theme", lambda: setattr(self, "theme", INK.name))
        yield SystemCommand(
            "Light: paper", "The light theme", lambda: setattr(self, "theme", PAPER.name)
        )

    @property
    def desks(self) -> list[DeskScreen]:
        """The screens that show what the desk holds, the topmost last."""
        return [screen for screen in self.screen_stack if isinstance(screen, DeskScreen)]

    # Refresh.

    def action_refresh_all(self) -> None:
        """Refresh every feed."""
        self.refresher.start()

    def on_main_screen_refresh(self, message: MainScreen.Refresh) -> None:
        """Refresh some outlets."""
        self.refresher.start(message.only)

    def on_refreshing(self, message: Refreshing) -> None:
        """Say how far the refresh is; show what came."""
        if not self.refresher.current(message):
            return
        self.progress = self.progress.after(message.event)
        for screen in self.desks:
            screen.progress = self.progress
        if isinstance(message.event, RefreshFinished | RefreshFailed):
            self.desks[-1].say(
                self.progress.outcome, "warning" if self.progress.broken else "accent"
            )
        if isinstance(
            message.event, ArticlesChanged | StoriesChanged | FramingMade | RefreshFinished
        ):
            self._soon()

    def _soon(self) -> None:
        if not self._read_again_soon:
            self._read_again_soon = True
            self.set_timer(READ_AGAIN_SECONDS, self._read_again)

    def _read_again(self) -> None:
        self._read_again_soon = False
        for screen in self.desks:
            screen.read_again()

    # Marks.

    def on_marked(self, message: Marked) -> None:
        """Say what was written, and show it."""
        if message.words and self.desks:
            self.desks[-1].say(message.words, "warning" if message.failed else "accent")
        self._read_again()

    def action_undo(self) -> None:
        """Undo the last change."""
        self.marker.mark("Nothing to undo", lambda marks: _told("Undone", marks.undo()))

    def action_redo(self) -> None:
        """Redo what was undone."""
        self.marker.mark("Nothing to redo", lambda marks: _told("Redone", marks.redo()))

    # Screens and programs.

    def action_palette(self) -> None:
        """Show every action by name."""
        self.action_command_palette()

    def action_search(self) -> None:
        """Search all articles."""
        self.push_screen(SearchScreen(self.desk, self.desk.briefing().now), self._open_hit)

    def _open_hit(self, hit: Hit | None) -> None:
        if hit:
            place = Place((hit.article,), hit.article, name="Search", start=hit.start)
            self.push_screen(ReadingScreen(self.desk, self.marker, self.held, place))

    def on_desk_screen_hand_over(self, message: DeskScreen.HandOver) -> None:
        """Leave the terminal to a command for a while."""
        with self.suspend():
            self._shell(message.command, message.text)

    def action_stop(self) -> None:
        """Quit."""
        self.exit()


def _told(what: str, words: str | None) -> str | None:
    return f"{what}: {words}" if words else None


def run(desk: Desk, config: Config | None = None, *, refresh_first: bool = False) -> int:
    """Show a desk until the reader quits; return the exit code, not 0 when the screen broke."""
    app = BriefingApp(desk, config, refresh_first=refresh_first)
    app.run()
    return app.return_code or 0
