"""What a reload costs, beside newsboat: `python -m benchmarks.reload [--rounds 3] [--feeds 200]`.

1. 200 feeds of 50 entries are published on loopback
2. each reader, in turn and from nothing, reloads: cold, again, unchanged, with 2 new entries a feed
3. the whole is done so many rounds; medians, ratios, and the bars they should keep are printed

"Unchanged" is the third reload: newsboat 2.21 forgets the validators of its first. A last run gives
every answer a latency of 100 ms and looks at wall time alone. Exit code 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import briefing as program
from benchmarks.processes import Cost, adopt_orphans, measure
from benchmarks.publisher import Publisher, publishing

ENTRIES, ADDED, HOSTS, LATENCY = 50, 2, 100, 0.1
PASSES = ("cold", "again", "unchanged", "2 new each")

COLD_BAR = 1.0  # times newsboat's CPU seconds
UNCHANGED_BAR = 0.65
MEMORY_BAR = 120.0  # MB of the largest process
LATENCY_BAR = 3.0  # seconds of wall time

AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}  # an installed program is compiled

Prepare = Callable[[Path, Publisher], list[str]]


@dataclass(frozen=True, slots=True)
class Pass:
    """One reload of one reader: what it cost, and how it was answered."""

    reader: str
    name: str
    cost: Cost
    answers: dict[str, int]


def briefing(folder: Path, publisher: Publisher) -> list[str]:
    """Write a workspace for `publisher` and return the command that reloads it."""
    allow = json.dumps(publisher.hosts)
    outlets = "".join(
        f'[[outlets]]\nname = "Outlet {number}"\nfeeds = [{json.dumps(url)}]\n\n'
        for number, url in enumerate(publisher.urls)
    )
    text = f"[fetch]\nallow = {allow}\n\n{outlets}"
    (folder / "feeds.toml").write_text(text, encoding="utf-8")
    return [
        *(sys.executable, "-m", "briefing", "refresh", "--no-pages", "--json"),
        *("--workspace", str(folder)),
    ]


def newsboat(folder: Path, publisher: Publisher) -> list[str]:
    """Write newsboat's files for `publisher` and return the command that reloads it."""
    (folder / "urls").write_text("\n".join(publisher.urls) + "\n", encoding="utf-8")
    (folder / "config").write_text("", encoding="utf-8")
    files = ("-u", str(folder / "urls"), "-C", str(folder / "config"))
    return ["newsboat", *files, "-c", str(folder / "cache.db"), "-q", "-x", "reload"]


def reload(reader: Prepare, publisher: Publisher) -> Iterator[Pass]:
    """Yield the passes of one reader that starts from nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = reader(folder, publisher)
        for which in PASSES:
            publisher.edition(ADDED if which == PASSES[-1] else 0)
            cost = measure(command, AS_INSTALLED | {"HOME": name})
            if cost.exit_code:
                raise SystemExit(f"{' '.join(command)} ended with {cost.exit_code}")
            yield Pass(reader.__name__, which, cost, publisher.counts())


def table(passes: list[Pass]) -> str:
    """Return the medians as a table."""
    lines = ["reader     pass          CPU s  wall s  largest MB  tree MB  answers"]
    for reader in dict.fromkeys(each.reader for each in passes):
        for name in PASSES:
            of_pass = [each for each in passes if (each.reader, each.name) == (reader, name)]
            costs = [each.cost for each in of_pass]
            lines.append(
                f"{reader:10} {name:12} {median(cost.cpu_seconds for cost in costs):6.2f}"
                f" {median(cost.wall_seconds for cost in costs):7.2f}"
                f" {median(cost.peak_mb for cost in costs):11.0f}"
                f" {median(cost.tree_mb for cost in costs):8.0f}"
                f"  {json.dumps(of_pass[-1].answers)}"
            )
    return "\n".join(lines)


def verdicts(passes: list[Pass], feeds: int, latency_seconds: float) -> Iterator[tuple[bool, str]]:
    """Yield for each bar whether it is kept, and the words for it."""
    ours = [each for each in passes if each.reader == "briefing"]
    for name, bar in (("cold", COLD_BAR), ("unchanged", UNCHANGED_BAR)):
        if ratio := _ratio(passes, name):
            yield ratio <= bar, f"{name}: {ratio:.2f} x newsboat's CPU (at most {bar:g})"
    peak = max(each.cost.peak_mb for each in ours)
    yield peak <= MEMORY_BAR, f"memory: {peak:.0f} MB (at most {MEMORY_BAR:g})"
    again = [each.answers for each in ours if each.name == "again"]
    all_304 = all(answers == {"304": feeds} for answers in again)
    yield all_304, f"the second reload, in a fresh process, is all 304: {again[-1]}"
    far = f"cold with {LATENCY:g} s latency over {HOSTS} hosts: {latency_seconds:.2f} s"
    yield latency_seconds <= LATENCY_BAR, f"{far} (at most {LATENCY_BAR:g})"


def _ratio(passes: list[Pass], name: str) -> float | None:
    seconds = {
        reader: [e.cost.cpu_seconds for e in passes if (e.reader, e.name) == (reader, name)]
        for reader in ("briefing", "newsboat")
    }
    if not seconds["newsboat"]:
        return None
    return median(seconds["briefing"]) / median(seconds["newsboat"])


def _from_afar(feeds: int) -> float:
    """Return the wall time of one cold reload from distant hosts."""
    with (
        publishing(feeds, ENTRIES, HOSTS, LATENCY) as far,
        tempfile.TemporaryDirectory() as name,
    ):
        return measure(briefing(Path(name), far), {"HOME": name}).wall_seconds


def main() -> None:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--feeds", type=int, default=200)
    options = parser.parse_args()
    compileall.compile_dir(Path(program.__file__).parent, quiet=1)
    adopt_orphans()
    peers: list[Prepare] = [newsboat] if shutil.which("newsboat") else []
    readers: list[Prepare] = [briefing, *peers]
    with publishing(options.feeds, ENTRIES, HOSTS, 0.0) as publisher:
        passes = [
            each
            for _ in range(options.rounds)
            for reader in readers
            for each in reload(reader, publisher)
        ]
    latency = min(_from_afar(options.feeds) for _ in range(options.rounds))
    print(table(passes))
    judged = list(verdicts(passes, options.feeds, latency))
    for kept, words in judged:
        print("ok    " if kept else "MISSED", words)
    sys.exit(not all(kept for kept, _words in judged))


if __name__ == "__main__":
    main()
