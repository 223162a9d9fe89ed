"""The precision of each lens, as measured on labelled news: what a claim's confidence says.

Measured with `python -m benchmarks.eval.framing`; the labels and floors stand beside it.
"""

from __future__ import annotations

MEASURED = "2026-11-22"

CONFIDENCE = {
    "names": 0.9,
    "quotes": 0.95,
    "same fact": 0.9,
    "same point": 0.8,
    "one outlet": 0.92,
    "roles": 0.85,
    "positions": 0.8,
    "voices": 0.9,
    "emphasis": 0.9,
}
