"""The screen's program: what every screen shares, and the way in and out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from briefing.core.settings import Config
from briefing.pipeline.events import Event, RefreshFailed, RefreshFinished
from briefing.ui import keys
from briefing.ui.desk import Desk
from briefing.ui.marking import Change, Marked, Marker
from briefing.ui.progress import Progress, shows_in_lists, trouble
from briefing.ui.refreshing import Refresher, Refreshing
from briefing.ui.screens.base import DeskScreen
from briefing.ui.screens.main import MainScreen
from briefing.ui.shell import Shell, run_in_shell
from briefing.ui.themes import INK, PAPER

if TYPE_CHECKING:
    from textual.command import Provider

    from briefing.config.workspace import Workspace
    from briefing.ui.screens.reading import ReadingScreen

READ_AGAIN_SECONDS = 0.3  # lists are read again at most so often while a refresh runs


def _actions() -> type[Provider]:
    from briefing.ui.palette import Actions  # 26 ms, and not needed before the palette opens

    return Actions


class BriefingApp(App[None]):
    """Shows a desk."""

    CSS_PATH = "briefing.tcss"
    TITLE = "briefing"
    COMMANDS = {_actions}  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("app")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    COMMAND_PALETTE_BINDING = "f1"
    ALLOW_SELECT = False

    def __init__(
        self, desk: Desk, config: Config | None = None, *, shell: Shell = run_in_shell
    ) -> None:
        # With NO_COLOR the terminal's own colours stay as they are; tones become text styles.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.desk, self._shell = desk, shell
        config = config or Config()
        self.held = keys.keymap(config.keys, config.preset)
        self.marker = Marker(desk.open_marks, self.post_message)
        self.refresher, self.pages = Refresher(self.post_message), Refresher(self.post_message)
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
        """Take the keys."""
        self.set_keymap(self.held)

    def on_unmount(self) -> None:
        """End what runs beside the screen; write the last marks."""
        self.refresher.close()
        self.pages.close()
        self.marker.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the two themes only: the rest are actions of ours."""
        del screen
        for name, theme in (("Dark: ink", INK), ("Light: paper", PAPER)):
            yield SystemCommand(name, "Theme", partial(setattr, self, "theme", theme.name))

    @property
    def desks(self) -> list[DeskScreen]:
        """The screens that show what the desk holds, the topmost last."""
        return [screen for screen in self.screen_stack if isinstance(screen, DeskScreen)]

    # Beside the screen.

    def action_refresh_all(self) -> None:
        """Refresh every feed."""
        self.refresher.start(partial(self.desk.refresh, ()))

    def on_main_screen_refresh(self, message: MainScreen.Refresh) -> None:
        """Refresh some outlets."""
        self.refresher.start(partial(self.desk.refresh, message.only))

    def on_reading_screen_page_wanted(self, message: ReadingScreen.PageWanted) -> None:
        """Read a page now."""
        self.pages.start(partial(self.desk.read_page, message.article))

    def on_desk_screen_regroup(self) -> None:
        """Group and compare again once the correction is written."""
        self.marker.mark("", lambda _: self.pages.start(self.desk.regroup))

    def on_refreshing(self, message: Refreshing) -> None:
        """Say how far the refresh is; show what came."""
        if message.stale:
            return
        if message.refresher is self.refresher:
            self._tell(message.event)
        elif words := trouble(message.event):
            self.desks[-1].say(words, "warning")
        if shows_in_lists(message.event) and not self._read_again_soon:
            self._read_again_soon = True
            self.set_timer(READ_AGAIN_SECONDS, self._read_again)

    def _tell(self, event: Event) -> None:
        self.progress = self.progress.after(event)
        for screen in self.desks:
            screen.progress = self.progress
        if isinstance(event, RefreshFinished | RefreshFailed):
            tone = "warning" if self.progress.broken else "accent"
            self.desks[-1].say(self.progress.outcome, tone)

    def _read_again(self) -> None:
        self._read_again_soon = False
        for screen in self.desks:
            screen.read_again()

    # Marks.

    def on_marked(self, message: Marked) -> None:
        """Say what was written, and show it."""
        if message.words and self.desks:
            self.desks[-1].say(message.words, "warning" if message.failed else "accent")
        for screen in self.desks:
            screen.read_again(lists=False)

    def action_undo(self) -> None:
        """Undo the last change."""
        self._turn("Nothing to undo", lambda marks: _told("Undone", marks.undo()))

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._turn("Nothing to redo", lambda marks: _told("Redone", marks.redo()))

    def _turn(self, words: str, change: Change) -> None:
        # It may be a correction of the grouping that is taken back or made again.
        self.marker.mark(words, change)
        self.on_desk_screen_regroup()

    # Screens and programs.

    def action_palette(self) -> None:
        """Show every action by name."""
        self.action_command_palette()

    def action_search(self) -> None:
        """Search all articles."""
        from briefing.ui.searching import search  # with its screens: not for the first paint

        search(self, self.desk, self.marker, self.held)

    def on_desk_screen_hand_over(self, message: DeskScreen.HandOver) -> None:
        """Lend the terminal to a command for a while."""
        try:
            with self.suspend():
                self._shell(message.command, message.text)
        except SuspendNotSupported:
            self.desks[-1].say("This terminal cannot be lent to a command", "warning")

    def action_stop(self) -> None:
        """Quit."""
        self.exit()


def _told(what: str, words: str | None) -> str | None:
    return f"{what}: {words}" if words else None


def show(desk: Desk, config: Config | None = None) -> int:
    """Show a desk until the reader quits; return the exit code, which is not 0 after a crash."""
    app = BriefingApp(desk, config)
    app.run()
    return app.return_code or 0


def run(workspace: Workspace, *, now: datetime) -> int:
    """Show a workspace until the reader quits; return the exit code."""
    from briefing.config import parse_config
    from briefing.config.read import read_text
    from briefing.ui.store_desk import StoreDesk

    config = parse_config(read_text(workspace.config), str(workspace.config))
    with closing(StoreDesk(workspace, config, now)) as desk:
        return show(desk, config)
