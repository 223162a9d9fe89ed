"""Where each outlet's sentences go, as a table: outlets by actors or topics, one cell chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.core.overview import ACTORS, Matrix, OutletShares
from briefing.ui.lines.lenses import OutletLine, Target, quoted
from briefing.ui.lines.sheet import Row
from briefing.ui.render import Line, Part, crop, fit, line, plural, right, spread, width_of, wrapped

BLOCK, HALF = "▄", "▖"
LISTED = 30  # passages of a cell below the table
_NAME, _CELL, _BAR = 15, 11, 5
_QUOTE_LINES = 3
Cell = tuple[int, int]  # line and column


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    of: int
    first: int
    last: int

    @property
    def lead(self) -> int:
        """How wide it is before the first cell."""
        return 2 + self.name + 1 + self.of


def shares_rows(matrix: Matrix, cell: Cell, width: int) -> Iterator[Row]:
    """Yield the table with the chosen cell marked, and below it the passages of this cell."""
    if not matrix.columns or not matrix.lines:
        yield Row(tuple(wrapped(_nothing(matrix), max(8, width - 2), "quiet")) or ((),))
        return
    line_, column = clamped(matrix, cell)
    columns = _columns(matrix, column, width)
    yield Row((_title(matrix, columns, width),))
    yield Row(tuple(_heads(matrix, columns, column, width)))
    for number, shares in enumerate(matrix.lines):
        chosen = column if number == line_ else -1
        yield Row((crop(_line(matrix, shares, columns, chosen), width),), OutletLine(number))
    yield Row(((),))
    yield from _passages(matrix, matrix.lines[line_], column, width)
    if matrix.note:
        yield Row(tuple(wrapped(f"{matrix.note}.", max(8, width - 2), "quiet")))


def clamped(matrix: Matrix, cell: Cell) -> Cell:
    """Return the cell, or the nearest that there is."""
    return (
        max(0, min(cell[0], len(matrix.lines) - 1)),
        max(0, min(cell[1], len(matrix.columns) - 1)),
    )


def _nothing(matrix: Matrix) -> str:
    what = "No name stands in three sentences" if matrix.sort == ACTORS else "No topic is told"
    return f"{what} here: there are no shares to show."


def _columns(matrix: Matrix, column: int, width: int) -> _Columns:
    longest = max(width_of(line(one.outlet)) for one in matrix.lines)
    name = min(longest, _NAME, max(4, width // 4))
    of = max(len(f"of {one.sentences}") for one in matrix.lines)
    fitting = max(1, (width - 3 - name - of) // _CELL)
    first = max(0, min(column - fitting + 1, len(matrix.columns) - fitting))
    return _Columns(name, of, first, min(first + fitting, len(matrix.columns)))


def _title(matrix: Matrix, columns: _Columns, width: int) -> Line:
    what = "name an actor" if matrix.sort == ACTORS else "are on a topic"
    before, after = columns.first, len(matrix.columns) - columns.last
    more = [f"‹ {before}" if before else "", f"{after} more ›" if after else ""]
    end = line(" · ".join(filter(None, more)) + " ", "quiet") if any(more) else ()
    return spread(line(f"Sentences that {what}", "strong"), end, width)


def _heads(matrix: Matrix, columns: _Columns, column: int, width: int) -> Iterator[Line]:
    names = [
        wrapped(matrix.columns[at], _CELL - 2, "accent" if at == column else "quiet", 3)
        for at in range(columns.first, columns.last)
    ]
    height = max(map(len, names))
    lead = Part(" " * columns.lead)
    for at in range(height):
        cells = (
            (
                fit(*_text(name[at - height + len(name)]))
                if at >= height - len(name)
                else Part(" " * _CELL)
            )
            for name in names
        )
        yield crop((lead, *cells), width)


def _text(parts: Line) -> tuple[str, int, str]:
    return f" {parts[0].text}", _CELL, parts[0].tone


def _line(matrix: Matrix, shares: OutletShares, columns: _Columns, chosen: int) -> Line:
    cells = (
        part
        for at in range(columns.first, columns.last)
        for part in _cell(matrix, shares, at, chosen=at == chosen)
    )
    return (
        Part("  "),
        fit(shares.outlet, columns.name, "strong" if chosen >= 0 else "quiet"),
        Part(" "),
        right(f"of {shares.sentences}", columns.of, "quiet"),
        *cells,
    )


def _cell(matrix: Matrix, shares: OutletShares, at: int, *, chosen: bool) -> Line:
    share = shares.share(at)
    mark = Part("›" if chosen else " ", "accent")
    if not share.k:
        return (mark, fit("·", _CELL - 1, "chosen" if chosen else "faint"))
    number = right(str(share.k), 4, "chosen" if chosen else "")
    return (
        mark,
        fit(bar(min(1.0, share.value / matrix.greatest), _BAR), _BAR, "quiet"),
        number,
        Part(" "),
    )


def bar(part: float, width: int) -> str:
    """Return a bar of `part` of the width, to half a cell; of half a cell at least."""
    whole, rest = divmod(max(1, round(2 * part * width)), 2)
    return BLOCK * whole + HALF * rest


def _passages(matrix: Matrix, shares: OutletShares, column: int, width: int) -> Iterator[Row]:
    name, found = matrix.columns[column], shares.cells[column]
    yield Row(tuple(wrapped(_told(matrix, shares, column), max(8, width - 2), "strong")))
    for evidence in found[:LISTED]:
        quote = wrapped(quoted(evidence.text), max(8, width - 4), "", _QUOTE_LINES)
        lines = tuple((Part("  "), *parts) for parts in quote)
        yield Row(lines or ((),), Target(None, evidence))
    if len(found) > LISTED:
        yield Row((crop(line(f"  and {len(found) - LISTED} more on {name}", "quiet"), width),))


def _told(matrix: Matrix, shares: OutletShares, column: int) -> str:
    share, name = shares.share(column), matrix.columns[column]
    verbs = ("names", "name") if matrix.sort == ACTORS else ("is on", "are on")
    if not share.k:
        return f"{shares.outlet} does not contain a sentence that {verbs[0]} {name}"
    percent = max(1, round(100 * share.value))
    verb = verbs[0] if share.k == 1 else verbs[1]
    of = plural(shares.sentences, "sentence")
    return f"{shares.outlet}: {share.k} of {of} {verb} {name}, {percent} %"
