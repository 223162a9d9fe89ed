"""The briefing as a tree of topics, sagas and stories."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.reactive import reactive

from briefing.core.briefing import Branch, Briefing
from briefing.ui.lines import tree
from briefing.ui.render import Line
from briefing.ui.widgets.line_view import LineView


class StoryTree(LineView):
    """Shows one `Briefing`. The cursor stays on its branch when the briefing is read again."""

    value: reactive[Briefing | None] = reactive(None)
    folded: reactive[frozenset[str]] = reactive(frozenset())
    _lines: tuple[tree.TreeLine, ...] = ()

    def watch_value(self) -> None:
        """Draw the new briefing."""
        self._unfold()

    def watch_folded(self) -> None:
        """Draw what is unfolded now."""
        self._unfold()

    def _unfold(self) -> None:
        kept = self.branch
        self._lines = tree.visible(self.value, self.folded) if self.value else ()
        ids = [line.branch.id for line in self._lines]
        if kept is None:
            at = self._first()
        else:
            at = ids.index(kept.id) if kept.id in ids else min(self.cursor, max(0, len(ids) - 1))
        self.laid_out()
        self.cursor = at

    def _first(self) -> int:
        """Return the first branch with a framing of its own: what a briefing opens at."""
        rows = (row for row, line in enumerate(self._lines) if not line.branch.children)
        return next(rows, 0)

    @property
    def branch(self) -> Branch | None:
        """The branch under the cursor."""
        return self._lines[self.cursor].branch if 0 <= self.cursor < len(self._lines) else None

    def count(self) -> int:
        """Return how many branches show."""
        return len(self._lines)

    def line_at(self, y: int, width: int) -> Line:
        """Return one branch."""
        return tree.tree_line(self._lines[y], width)

    def fold(self, *, unfold: bool) -> bool:
        """Fold or unfold the branch under the cursor; say whether there was anything to do."""
        branch = self.branch
        if branch is None or not branch.children or (branch.id not in self.folded) == unfold:
            return False
        self.folded = self.folded - {branch.id} if unfold else self.folded | {branch.id}
        return True

    def to_parent(self) -> bool:
        """Go to the heading that the branch stands under; say whether it has one."""
        depth = self._lines[self.cursor].depth if self._lines else 0
        above = (row for row in range(self.cursor - 1, -1, -1) if self._lines[row].depth < depth)
        row = next(above, None) if depth else None
        if row is not None:
            self.move_to(row)
        return row is not None

    def next_branch(self, step: int, test: Callable[[Branch], bool]) -> bool:
        """Go to the next branch that passes a test; say whether there is one."""
        rows = range(self.cursor + step, len(self._lines) if step > 0 else -1, step)
        row = next((row for row in rows if test(self._lines[row].branch)), None)
        if row is not None:
            self.move_to(row)
        return row is not None

    def clicked(self, row: int, event: events.Click) -> None:
        """Fold at the handle, else select or open."""
        handle = 1 + 2 * self._lines[row].depth
        super().clicked(row, event)
        if handle <= event.x < handle + 2 and event.chain == 1 and self.branch:
            self.fold(unfold=self.branch.id in self.folded)
