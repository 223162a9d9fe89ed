"""Screens to read: help and the state of the feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from briefing.core.feed_state import FeedState
from briefing.ui.lines import feeds, guide
from briefing.ui.lines.sheet import Sheet
from briefing.ui.render import TONES, Line, Part, line, rule
from briefing.ui.widgets.prose import Prose
from briefing.ui.widgets.text_line import TextLine


class ProseScreen(ModalScreen[None]):
    """A title over lines to read. `begin` is the words of the row to begin at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,F", "leave", "Leave", show=False)
    ]

    def __init__(
        self, title: str, lay_out: Callable[[int], Sheet], *, extra: Line = (), begin: str = ""
    ) -> None:
        super().__init__()
        self._title, self._lay_out = title, lay_out
        self._extra, self._begin = extra, begin

    def compose(self) -> ComposeResult:
        """Lay out the title over the lines."""
        yield TextLine(self._rule, id="prose-title")
        yield Prose(id="prose")
        yield TextLine(lambda _width: (Part(" Esc", "strong"), Part(" back", "quiet")), id="foot")

    def _rule(self, width: int) -> Line:
        return rule(line(self._title, "accent"), self._extra, width)

    def on_mount(self) -> None:
        """Show the lines, from where they were asked for."""
        self.query_one(Prose).show(self._lay_out)
        self.query_one(Prose).focus()
        self.call_after_refresh(self._to_beginning)

    def _to_beginning(self) -> None:
        prose = self.query_one(Prose)
        rows = enumerate(prose.sheet.rows)
        found = (
            at
            for at, row in rows
            if self._begin and "".join(p.text for p in row.lines[0]) == self._begin
        )
        prose.scroll_to(y=prose.span(next(found, 0))[0] if prose.count() else 0, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def help_screen(held: Mapping[str, str], kind: str = "") -> ProseScreen:
    """Return the help; for a `kind` of claim, at the part on how such differences are found."""
    begin = guide.METHOD_TITLE if kind else ""
    return ProseScreen("Help", lambda width: guide.help_sheet(held, width, kind), begin=begin)


def feeds_screen(states: Sequence[FeedState], now: datetime) -> ProseScreen:
    """Return the screen of how each feed answered."""
    extra = feeds.heading(states)
    return ProseScreen("Feeds", lambda width: feeds.feeds_sheet(states, now, width), extra=extra)
