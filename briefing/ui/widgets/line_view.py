"""A list or page drawn line by line: it asks only for the lines in view, however long it is."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.ui import keys
from briefing.ui.render import Line, Part, look, paint


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a cursor. A subclass says how many rows, where they stand and what is on a line."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("list")
    BAR = True

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, view: LineView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> LineView:
            """The view, for `@on` with a selector."""
            return self.view

    class Chosen(Moved):
        """The row under the cursor is to be opened."""

    # What a subclass says.

    def count(self) -> int:
        """Return how many rows there are."""
        return 0

    def height_of_all(self) -> int:
        """Return how many lines there are."""
        return self.count()

    def line_at(self, y: int, width: int) -> Line:
        """Return the parts of line `y`."""
        raise NotImplementedError

    def row_at(self, y: int) -> int:
        """Return the row of line `y`."""
        return y

    def span(self, row: int) -> tuple[int, int]:
        """Return the first line of a row, and how many it has."""
        return row, 1

    def stop(self, row: int, _step: int) -> int:
        """Return the row on which the cursor comes to rest when it is sent to `row`."""
        return max(0, min(row, self.count() - 1))

    def can_stop(self, _row: int) -> bool:
        """Return whether the cursor may rest on a row."""
        return True

    # Drawing.

    @property
    def text_width(self) -> int:
        """How many cells a line has, beside the cursor's bar."""
        return max(0, self.scrollable_content_region.width - self.BAR)

    def laid_out(self) -> None:
        """Say that rows have changed: sizes and lines are asked for again."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.height_of_all())
        self.refresh()

    def on_resize(self) -> None:
        """Lay out for the new width and keep the cursor in view."""
        self.laid_out()
        self.show_cursor()

    def render_line(self, y: int) -> Strip:
        """Return one line of the view."""
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        if not 0 <= at < self.height_of_all():
            return Strip.blank(width, self.rich_style)
        current = self.BAR and self.row_at(at) == self.cursor and self.can_stop(self.cursor)
        parts = self.line_at(at, max(0, width - self.BAR))
        if not self.BAR:
            return paint(parts, width, self.tone, self.rich_style)
        return self._with_bar(parts, width, current=current)

    def _with_bar(self, parts: Line, width: int, *, current: bool) -> Strip:
        tone = ("cursor" if self.has_focus else "cursor-quiet") if current else ""
        bar = Part("▌" if current else " ", "accent" if self.has_focus else "faint")
        return paint((bar, *parts), width, self.tone, self.rich_style + self.tone(tone))

    def tone(self, names: str) -> Style:
        """Return the look of one tone or several."""
        return look(self.screen, names)

    # The cursor.

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw what the cursor left and where it stands; bring it into view."""
        for row in (before, after):
            if 0 <= row < self.count():
                self.refresh_lines(*self.span(row))
        self.show_cursor()
        self.post_message(self.Moved(self))

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is seen."""
        if self.count() and self.size.height:
            top, height = self.span(min(self.cursor, self.count() - 1))
            visible = Region(0, top, 1, min(height, self.size.height))
            self.scroll_to_region(visible, animate=False, force=True, immediate=True)

    def move_to(self, row: int, step: int = 1) -> None:
        """Send the cursor to a row, or the nearest that it can stand on."""
        if self.count():
            self.cursor = self.stop(row, step)

    def action_down(self) -> None:
        """Move down."""
        self.move_to(self.cursor + 1, 1)

    def action_up(self) -> None:
        """Move up."""
        self.move_to(self.cursor - 1, -1)

    def action_first(self) -> None:
        """Go to the beginning."""
        self.move_to(0, 1)
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Go to the end."""
        self.move_to(self.count() - 1, -1)
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """Go a page on."""
        self._page(1)

    def action_page_up(self) -> None:
        """Go a page back."""
        self._page(-1)

    def _page(self, step: int) -> None:
        top, _ = self.span(min(self.cursor, max(0, self.count() - 1)))
        y = max(0, min(top + step * max(1, self.size.height - 2), self.height_of_all() - 1))
        self.move_to(self.row_at(y), step)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y + self.size.height >= self.height_of_all()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.count():
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Select with one click, open with a second on the same row."""
        y = event.y + self.scroll_offset.y
        if 0 <= y < self.height_of_all():
            self.clicked(self.row_at(y), event)

    def clicked(self, row: int, event: events.Click) -> None:
        """Select or open a row that was clicked."""
        again = event.chain > 1 and row == self.cursor
        self.move_to(row)
        if again:
            self.action_open()
