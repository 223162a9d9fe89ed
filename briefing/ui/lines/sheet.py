"""Rows of one or more lines, stacked: what a pane draws when its rows differ in height."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefing.ui.render import Line


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that belong together. The cursor stops on rows with a `target`: what Enter opens."""

    lines: tuple[Line, ...]
    target: object | None = None


class Sheet:
    """Rows with their places, found by line in logarithmic time."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = tuple(rows)
        self._tops = (0, *accumulate(len(row.lines) for row in self.rows))

    @property
    def height(self) -> int:
        """How many lines it has."""
        return self._tops[-1]

    def line(self, y: int) -> Line:
        """Return the line at `y`."""
        row = self.row_at(y)
        return self.rows[row].lines[y - self._tops[row]]

    def row_at(self, y: int) -> int:
        """Return the index of the row that line `y` belongs to."""
        return bisect_right(self._tops, y) - 1

    def span(self, row: int) -> tuple[int, int]:
        """Return the first line of a row and how many it has."""
        return self._tops[row], len(self.rows[row].lines)

    def stops(self) -> tuple[int, ...]:
        """Return the rows on which the cursor stops."""
        return tuple(index for index, row in enumerate(self.rows) if row.target is not None)
