"""Lines to read without a cursor: the movement keys scroll."""

from __future__ import annotations

from briefing.ui.widgets.sheet_view import SheetView


class Prose(SheetView):
    """Draws a sheet; nothing on it is chosen."""

    BAR = False

    def action_down(self) -> None:
        """Scroll down."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.scroll_relative(y=-1, animate=False)

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self.scroll_relative(y=max(1, self.size.height - 2), animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self.scroll_relative(y=-max(1, self.size.height - 2), animate=False)
