"""One line of parts, drawn for the width it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.render import Line, look, paint

Draw = Callable[[int], Line]


def _nothing(_width: int) -> Line:
    return ()


class TextLine(Widget):
    """A line that asks a function for its parts each time its width or value changes."""

    def __init__(self, draw: Draw = _nothing, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw = draw

    def show(self, draw: Draw) -> None:
        """Draw by `draw` from now on."""
        self._draw = draw
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; blank below it."""
        parts = self._draw(self.size.width) if y == 0 else ()
        return paint(parts, self.size.width, partial(look, self.screen), self.rich_style)
