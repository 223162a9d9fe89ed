"""stdout is data, stderr is talk; nothing from outside reaches a terminal as it came."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import combining, east_asian_width

from briefing.core.text import clean, one_line
from briefing.errors import BriefingError

Record = Mapping[str, object]

_WIDTHS = {"W": 2, "F": 2}


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes; `json` if the reader of its data is a program."""

    json: bool = False

    def text(self, text: str) -> None:
        """Write text of any number of lines to stdout, ended by a line end."""
        sys.stdout.write(clean(text).rstrip("\n") + "\n")

    def record(self, record: Record) -> None:
        """Write a record as one line of JSON to stdout, at once."""
        self.line(json_line(record))

    def line(self, line: str) -> None:
        """Write one line to stdout, at once, for a program that follows along."""
        sys.stdout.write(clean(line) + "\n")
        sys.stdout.flush()

    def talk(self, text: str) -> None:
        """Say something about the work to whoever started it, on stderr."""
        sys.stderr.write(one_line(text) + "\n")
        sys.stderr.flush()


def json_line(record: Record) -> str:
    """Return a record as one line of JSON, every string in it cleaned."""
    return json.dumps(_cleaned(record), ensure_ascii=False)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def write_file(target: str, text: str, out: Output) -> None:
    """Write `text` to the file named `target`, or to stdout for "-" and "".

    Raises BriefingError if the file cannot be written.
    """
    if target in {"", "-"}:
        out.text(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", subject=target) from error
    out.talk(f"Wrote {target}")


def columns(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as lines whose cells stand under each other, parted by two spaces."""
    table = [tuple(one_line(cell) for cell in row) for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    padded = (
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in table
    )
    return "\n".join(line.rstrip() for line in padded)


def cells(text: str) -> int:
    """Return how many cells of a terminal `text` takes: wide characters two, combining ones none."""
    return sum(_WIDTHS.get(east_asian_width(one), 1) for one in text if not combining(one))


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: "1 story", "2 stories"."""
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number} {thing if number == 1 else many}"
