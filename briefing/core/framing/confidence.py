"""The precision of each lens, as measured on labelled news: what a claim's confidence says.

Measured with `python -m benchmarks.eval.framing`; the labels and floors stand beside it.
"""

from __future__ import annotations

MEASURED = "2026-11-22"

# Names, quotes, same fact and one outlet: precision on labelled news (NewsWCL50, PolNeAR, and our own
# labels on BASIL), as the evaluation prints it. Roles: the labelled statements behind them reach .96
# alone, and less once two are set side by side. Same point, positions, voices and emphasis have no
# labels of their own: these are estimates from reading some fifty claims of each, and low on purpose.
CONFIDENCE = {
    "names": 0.94,
    "quotes": 0.96,
    "same fact": 0.93,
    "same point": 0.88,
    "one outlet": 0.96,
    "roles": 0.9,
    "positions": 0.8,
    "voices": 0.95,
    "emphasis": 0.9,
}
