"""The quality gate: print how well grouping does on every labelled set, and fail below a floor.

    python -m benchmarks.eval [SET ...] [--accept]

Floors are pinned in floors.json. `--accept` raises those that are exceeded; none is ever lowered by
the program. Sets of others are skipped where they are absent.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.eval.data import Labelled, dense_stream, others, own, real_stream, undated
from benchmarks.eval.grouping import grouped, named, touched

FLOORS = Path(__file__).with_name("floors.json")
_SLACK = 0.002  # below what was measured: other versions of Python may round differently

Measures = dict[str, float]


def stories(labelled: Sequence[Labelled]) -> Measures:
    """Return the measures of grouping."""
    found = grouped(labelled)
    scores = found.scores
    print(
        f"{'':16}{scores.found} stories found, {scores.wanted} labelled; {found.cost:.2f} ms an article"
    )
    return {
        "precision": scores.precision,
        "recall": scores.recall,
        "f": scores.f,
        "rand": scores.rand,
        "pair f": scores.pair_f,
    }


def names(labelled: Sequence[Labelled]) -> Measures:
    """Return the measures of names."""
    found = named(labelled)
    print(f"{'':16}by words, the titles that people gave find {found.people_words:.4f}")
    return {"word f": found.word_f, "own story": found.own, "own words": found.own_words}


def passages(labelled: Sequence[Labelled]) -> Measures:
    """Return the measures of passages."""
    found = touched(labelled)
    return {"precision": found.precision, "recall": found.recall, "f": found.f}


Gate = tuple[Callable[[], list[Labelled]], Callable[[Sequence[Labelled]], Measures]]

GATES: Mapping[str, Gate] = {
    "own": (own, stories),
    "own undated": (lambda: undated(own()), stories),
    "real": (real_stream, stories),
    "dense": (dense_stream, stories),
    "basil": (lambda: undated(others("basil")), stories),
    "giveme5w1h": (lambda: undated(others("giveme5w1h")), stories),
    "leads": (lambda: undated(others("allsides-2021-leads")), stories),
    "names": (lambda: others("allsides-2021-leads"), names),
    "passages": (lambda: undated(others("basil")), passages),
}


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return how the process should end."""
    floors: dict[str, Measures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    wanted = [argument for argument in arguments if not argument.startswith("-")] or list(GATES)
    failures = 0
    for name in wanted:
        load, measure = GATES[name]
        labelled = load()
        if not labelled:
            print(f"{name:16}skipped: its articles are not here")
            continue
        measures = measure(labelled)
        print(f"{name:16}" + "  ".join(f"{key} {value:.4f}" for key, value in measures.items()))
        failures += sum(
            1 for line in _below(measures, floors.get(name, {})) if not print(f"  {line}")
        )
        if "--accept" in arguments:
            floors[name] = _raised(measures, floors.get(name, {}))
    if "--accept" in arguments:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 1 if failures else 0


def _below(measures: Measures, floors: Measures) -> Iterator[str]:
    for key, floor in floors.items():
        if measures[key] < floor:
            yield f"{key} {measures[key]:.4f} is below its floor {floor:.4f}"


def _raised(measures: Measures, floors: Measures) -> Measures:
    return {
        key: max(round(value - _SLACK, 3), floors.get(key, 0.0)) for key, value in measures.items()
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
