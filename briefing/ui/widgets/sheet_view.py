"""A view of rows that differ in height, laid out anew for each width."""

from __future__ import annotations

from collections.abc import Callable

from briefing.ui.lines.sheet import Sheet
from briefing.ui.render import Line
from briefing.ui.widgets.line_view import LineView

LayOut = Callable[[int], Sheet]


class SheetView(LineView):
    """Draws the sheet that a function lays out; the cursor stops only on rows with a target."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lay_out: LayOut = lambda _width: Sheet()
        self._sheet, self._width = Sheet(), -1

    def show(self, lay_out: LayOut, *, row: int = 0) -> None:
        """Draw what `lay_out` says from now on, with the cursor at the first stop from `row`."""
        self._lay_out, self._width = lay_out, -1
        self.laid_out()
        self.set_reactive(SheetView.cursor, self.stop(row, 1))
        if not row:
            self.scroll_to(y=0, animate=False)

    def laid_out(self) -> None:
        """Lay out again when the width is another."""
        if self.text_width > 0 and self.text_width != self._width:
            self._width = self.text_width
            self._sheet = self._lay_out(self._width)
        super().laid_out()

    @property
    def target(self) -> object | None:
        """What the row under the cursor opens."""
        rows = self._sheet.rows
        return rows[self.cursor].target if 0 <= self.cursor < len(rows) else None

    @property
    def sheet(self) -> Sheet:
        """The rows as laid out now."""
        return self._sheet

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._sheet.rows)

    def height_of_all(self) -> int:
        """Return how many lines there are."""
        return self._sheet.height

    def line_at(self, y: int, width: int) -> Line:
        """Return a line of the sheet."""
        return self._sheet.line(y) if width else ()

    def row_at(self, y: int) -> int:
        """Return the row of a line."""
        return self._sheet.row_at(y)

    def span(self, row: int) -> tuple[int, int]:
        """Return the lines of a row."""
        return self._sheet.span(row)

    def can_stop(self, row: int) -> bool:
        """Return whether the row opens something."""
        return self._sheet.rows[row].target is not None

    def stop(self, row: int, step: int) -> int:
        """Return the nearest row with a target, in the direction of the step if there is one."""
        stops = self._sheet.stops()
        ahead = [s for s in stops if s >= row] if step > 0 else [s for s in stops[::-1] if s <= row]
        back = stops[-1:] if step > 0 else stops[:1]
        return (ahead or list(back) or [0])[0]
