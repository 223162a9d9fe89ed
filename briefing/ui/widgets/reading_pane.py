"""An article open for reading, with a cursor that moves by sentence."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive

from briefing.core.briefing import Reading
from briefing.core.model import Passage, Sentence
from briefing.ui.lines.page import Page
from briefing.ui.render import Line
from briefing.ui.widgets.line_view import LineView


class ReadingPane(LineView):
    """Shows one `Reading`."""

    BAR = False

    value: reactive[Reading | None] = reactive(None)
    _laid: Page | None = None
    _width = -1

    def watch_value(self, before: Reading | None, after: Reading | None) -> None:
        """Lay out the article; begin at its top unless it is the same one."""
        self._laid = None
        self.laid_out()
        if before is None or after is None or before.article.id != after.article.id:
            self.set_reactive(ReadingPane.cursor, 0)
            self.scroll_to(y=0, animate=False, immediate=True)

    def laid_out(self) -> None:
        """Wrap the text when the width is another."""
        width = self.scrollable_content_region.width
        if self.value and width > 0 and (self._laid is None or self._width != width):
            self._laid, self._width = Page(self.value, width), width
        super().laid_out()

    @property
    def sentence(self) -> Sentence | None:
        """The sentence under the cursor."""
        sentences = self.value.sentences if self.value else ()
        return sentences[self.cursor] if self.cursor < len(sentences) else None

    @property
    def passage(self) -> Passage | None:
        """The sentence under the cursor as a passage."""
        if self.value is None or self.sentence is None:
            return None
        at, article = self.sentence, self.value.article
        return Passage(article.id, at.start, at.end, article.text[at.start : at.end])

    def go_to(self, offset: int) -> None:
        """Put the cursor on the sentence at an offset, with it in the middle of the page."""
        sentences = self.value.sentences if self.value else ()
        found = (row for row, at in enumerate(sentences) if at.start <= offset < at.end)
        self.cursor = next(found, 0)
        self.call_after_refresh(self._to_middle)

    def _to_middle(self) -> None:
        top, height = self.span(self.cursor)
        y = 0 if top + height < self.size.height else max(0, top - self.size.height // 3)
        self.scroll_to(y=y, animate=False, immediate=True)

    def count(self) -> int:
        """Return how many sentences there are."""
        return len(self.value.sentences) if self.value else 0

    def height_of_all(self) -> int:
        """Return how many lines the page has."""
        return len(self._laid.lines) if self._laid else 0

    def line_at(self, y: int, width: int) -> Line:
        """Return a line of the page."""
        return self._laid.line(y, self.sentence) if self._laid and width else ()

    def span(self, row: int) -> tuple[int, int]:
        """Return the lines that a sentence covers."""
        return self._laid.span(row) if self._laid else (0, 1)

    def show_cursor(self) -> None:
        """Keep the sentence in view; the top of the page with the first one."""
        if self.cursor == 0:
            self.scroll_to(y=0, animate=False, immediate=True)
            return
        super().show_cursor()

    def _turn(self, step: int) -> None:
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False, immediate=True)
        self._follow()

    def action_page_down(self) -> None:
        """Go a page on, the cursor to the first sentence in view."""
        self._turn(1)

    def action_page_up(self) -> None:
        """Go a page back."""
        self._turn(-1)

    def _follow(self) -> None:
        top = self.scroll_offset.y
        found = (
            (self._laid.sentence_at(y, 99) for y in range(top, top + self.size.height))
            if self._laid
            else ()
        )
        row = next((row for row in found if row is not None), None)
        if row is not None:
            self.cursor = row

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the sentence that was clicked."""
        row = (
            self._laid.sentence_at(event.y + self.scroll_offset.y, event.x) if self._laid else None
        )
        if row is not None:
            self.cursor = row
