"""The line on which a key of a TOML file stands: `tomllib` gives values without places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.core.text import one_line
from briefing.errors import ConfigError

Steps = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*["']?([\w-]+)["']?\s*[.=]""")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands: the steps of keys and indexes that lead to it."""

    file: str
    text: str
    path: Steps = ()

    def at(self, *steps: str | int) -> Place:
        """Return the place that these steps lead to from here."""
        return replace(self, path=(*self.path, *steps))

    def error(self, message: str, *, advice: str = "", quoting: str = "") -> ConfigError:
        """Return an error that names the file and the line; `quoting` is the string at fault."""
        line = line_of(self.text, self.path, quoting)
        subject = f"{self.file}, line {line}" if line else self.file
        return ConfigError(one_line(message), subject=one_line(subject), advice=one_line(advice))


def line_of(text: str, path: Steps, quoting: str = "") -> int:
    """Return the line (from 1) of the value at `path`, or of the nearest above it; 0 if unknown.

    With `quoting`, the line at or after it that holds this string, for an element of an array.
    """
    lines = dict(_places(text))
    known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in lines), ())
    start = lines.get(known, 0)
    if not quoting or not start:
        return start
    rest = enumerate(text.split("\n")[start - 1 :], start)
    return next((number for number, line in rest if quoting in line), start)


def _places(text: str) -> Iterator[tuple[Steps, int]]:
    """Yield the path and line of every table and key. Strings over several lines may mislead it."""
    table: Steps = ()
    seen: Counter[Steps] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _table_path(header[1], header[2], seen)
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, key[1]), number


def _table_path(bracket: str, dotted: str, seen: Counter[Steps]) -> Steps:
    """Return the path of a header, with the index of each array of tables that it is in."""
    path: Steps = ()
    names = [name.strip(" \"'") for name in dotted.split(".")]
    for depth, name in enumerate(names, 1):
        path = (*path, name)
        if bracket == "[[" and depth == len(names):
            seen[path] += 1
        if seen[path]:
            path = (*path, seen[path] - 1)
    return path
