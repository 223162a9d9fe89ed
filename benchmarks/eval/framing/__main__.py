"""Measure the framing lenses on labelled news; fail where a floor is broken.

    python -m benchmarks.eval.framing [--list]

Floors stand in floors.json: pinned, dated, raised with a reason and never lowered silently. A corpus
that is not there is skipped.
"""

from __future__ import annotations

import json
import sys

from benchmarks.eval.framing import claims, gold, names, pairs, quotes, speed
from benchmarks.eval.framing.corpora import LABELS


def main() -> int:
    """Print the table; return 1 if a figure is below its floor (or above its ceiling)."""
    floors = json.loads((LABELS / "floors.json").read_text("utf-8"))
    measured = {
        name: value
        for part in (names, quotes, pairs, claims, gold, speed)
        for name, value in part.measure().items()
    }
    if not measured:
        print("no labelled texts here: set BRIEFING_EVAL_DATA")
        return 0
    broken = [name for name, value in measured.items() if _broken(name, value, floors)]
    for name, value in measured.items():
        bound = floors["least"].get(name, floors["most"].get(name, ""))
        print(f"{name:46} {value:8.3f}  {bound!s:6} {'BROKEN' if name in broken else ''}".rstrip())
    return 1 if broken else 0


def _broken(name: str, value: float, floors: dict[str, dict[str, float]]) -> bool:
    return value < floors["least"].get(name, float("-inf")) or value > floors["most"].get(
        name, float("inf")
    )


if __name__ == "__main__":
    sys.exit(main())
