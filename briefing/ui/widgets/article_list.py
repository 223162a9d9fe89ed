"""The articles of a selection, however many: rows are asked for as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from textual.reactive import reactive

from briefing.core.briefing import ArticleRow
from briefing.ui.lines.articles import Listing, one_line, two_lines
from briefing.ui.render import Line
from briefing.ui.widgets.line_view import LineView

Rows = Callable[[Sequence[str]], tuple[ArticleRow, ...]]
AHEAD = 30
ROOM_FOR_TWO = 9


class ArticleList(LineView):
    """Shows one `Listing`. `rows` turns ids into rows; a few ms for a screenful."""

    value: reactive[Listing] = reactive(Listing())
    chosen: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, rows: Rows, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows = rows
        self._known: dict[str, ArticleRow] = {}
        self._letters: dict[str, str] = {}
        self.now = datetime.now(UTC)

    def watch_value(self, before: Listing, after: Listing) -> None:
        """Draw the new listing; keep the article under the cursor if it is still there."""
        kept = before.ids[self.cursor] if self.cursor < len(before.ids) else ""
        same = before.of == after.of
        self._letters = dict(after.letters)
        self._known = self._known if same else {}
        self.chosen = tuple(one for one in self.chosen if one in after.ids) if same else ()
        self.laid_out()
        self.cursor = (
            after.ids.index(kept) if same and kept in after.ids else self._first(same=same)
        )

    def _first(self, *, same: bool) -> int:
        return min(self.cursor, max(0, len(self.value.ids) - 1)) if same else 0

    def watch_chosen(self) -> None:
        """Draw what is selected."""
        self.refresh()

    @property
    def article(self) -> str:
        """The id under the cursor; empty when there is none."""
        return self.value.ids[self.cursor] if self.cursor < len(self.value.ids) else ""

    def row(self, index: int) -> ArticleRow:
        """Return a row, asking for those around it too when it is not known."""
        wanted = self.value.ids[index]
        if wanted not in self._known:
            near = self.value.ids[max(0, index - AHEAD) : index + AHEAD]
            self._known |= {row.id: row for row in self._rows(near)}
        return self._known.get(wanted) or ArticleRow(wanted, "", wanted, "", None, 0)

    def change(self, ids: Sequence[str], **changes: Any) -> None:
        """Show a change of some rows before the store has it."""
        self._known |= {
            one: replace(self._known[one], **changes) for one in ids if one in self._known
        }
        self.refresh()

    def read_again(self, now: datetime) -> None:
        """Forget the rows: they are asked for again when drawn."""
        self._known, self.now = {}, now
        self.refresh()

    def toggle_chosen(self) -> None:
        """Select the article under the cursor, or let it go, and move down."""
        if self.article:
            have = self.article in self.chosen
            kept = tuple(one for one in self.chosen if one != self.article)
            self.chosen = kept if have else (*kept, self.article)
            self.action_down()

    def next_in(self, wanted: frozenset[str], step: int) -> bool:
        """Go to the next article that is one of `wanted`; say whether there is one."""
        ids = self.value.ids[self.cursor + 1 :] if step > 0 else self.value.ids[: self.cursor][::-1]
        found = next((n for n, one in enumerate(ids, 1) if one in wanted), 0)
        self.move_to(self.cursor + step * found)
        return bool(found)

    def next_outlet(self, step: int) -> None:
        """Go to the next article of another outlet."""
        here = self.row(self.cursor).outlet if self.article else ""
        rows = range(self.cursor + step, self.count() if step > 0 else -1, step)
        self.move_to(next((at for at in rows if self.row(at).outlet != here), self.cursor))

    @property
    def _tall(self) -> int:
        return 2 if self.size.height >= ROOM_FOR_TWO else 1

    def count(self) -> int:
        """Return how many articles there are."""
        return len(self.value.ids)

    def height_of_all(self) -> int:
        """Return how many lines they take."""
        return self.count() * self._tall

    def row_at(self, y: int) -> int:
        """Return the article on a line."""
        return y // self._tall

    def span(self, row: int) -> tuple[int, int]:
        """Return the lines of an article."""
        return row * self._tall, self._tall

    def line_at(self, y: int, width: int) -> Line:
        """Return a line of an article."""
        row = self.row(y // self._tall)
        letter, chosen = self._letters.get(row.id, ""), row.id in self.chosen
        if self._tall == 1:
            return one_line(row, letter, self.now, width, chosen=chosen)
        return two_lines(row, letter, self.now, width, chosen=chosen)[y % 2]
