"""How the outlets tell the selection: claims with their evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from briefing.core.model import Claim, Evidence
from briefing.ui.lines import framing
from briefing.ui.lines.framing import View
from briefing.ui.lines.lenses import OutletLine, Target
from briefing.ui.render import crop, look, paint, width_of
from briefing.ui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from briefing.ui.lines.shares import Cell


class FramingPane(SheetView):
    """Shows one `View`."""

    value: reactive[View] = reactive(View())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._cell: Cell = (0, 0)

    def watch_value(self, before: View, after: View) -> None:
        """Lay out anew; stay on the row when it is the same branch under the same lens."""
        same = before.of == after.of and before.lens == after.lens
        self._cell = self._cell if same else (0, 0)
        self._lay_out_anew(self.cursor if same else 0)

    def _lay_out_anew(self, row: int) -> None:
        value, cell = self.value, self._cell
        self.show(lambda width: framing.lay_out(value, width, cell), row=row)

    def watch_cursor(self, before: int, after: int) -> None:
        """Choose the cell of the outlet under the cursor."""
        super().watch_cursor(before, after)
        if isinstance(self.target, OutletLine) and self.target.number != self._cell[0]:
            self._choose((self.target.number, self._cell[1]))

    def beside(self, step: int) -> bool:
        """Choose the cell beside, where the cursor is on a line of shares; say whether there is one."""
        shares = self.value.shares
        if shares is None or not isinstance(self.target, OutletLine):
            return False
        column = self._cell[1] + step
        if 0 <= column < len(shares.columns):
            self._choose((self._cell[0], column))
            return True
        return False

    def _choose(self, cell: Cell) -> None:
        self._cell = cell
        self._lay_out_anew(self.cursor)

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        return self.target.claim if isinstance(self.target, Target) else None

    @property
    def evidence(self) -> Evidence | None:
        """The evidence under the cursor; of a line of shares, the first passage of the cell."""
        shares = self.value.shares
        if isinstance(self.target, OutletLine) and shares:
            line, column = self._cell
            return next(iter(shares.lines[line].cells[column]), None)
        return self.target.evidence if isinstance(self.target, Target) else None

    def next_outlet(self, step: int) -> bool:
        """Go to the next evidence of another outlet; say whether there is one."""
        here = self.evidence.outlet if self.evidence else ""
        rows = range(self.cursor + step, self.count() if step > 0 else -1, step)
        targets = ((row, self.sheet.rows[row].target) for row in rows)
        found = (
            row for row, at in targets if isinstance(at, Target) and at.evidence.outlet != here
        )
        row = next(found, None)
        if row is not None:
            self.move_to(row, step)
        return row is not None


class LensTabs(Widget):
    """The kinds of differences that a framing has, with their number keys."""

    value: reactive[View] = reactive(View(), layout=True)

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, lens: str) -> None:
            super().__init__()
            self.lens = lens

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the tabs take."""
        del container, viewport
        return len(framing.tab_rows(self.value, width))

    def render_line(self, y: int) -> Strip:
        """Return one row of the tabs."""
        width = self.size.width
        rows = framing.tab_rows(self.value, width)
        parts = crop(tuple(p for _, tab in rows[y] for p in tab), width) if y < len(rows) else ()
        return paint(parts, width, partial(look, self.screen), self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Ask for the lens whose tab was clicked."""
        x = 0
        for lens, tab in framing.tab_rows(self.value, self.size.width)[event.y]:
            x += width_of(tab)
            if event.x < x:
                self.post_message(self.Chosen(lens))
                return
