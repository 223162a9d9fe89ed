"""The precision of each lens, as measured on labelled news: what a claim's confidence says.

Measured with `python -m benchmarks.eval.framing`; the labels and floors stand beside it. Names are
measured on NewsWCL50, the speakers of quotes on PolNeAR, all else on our own labels of BASIL and of
AllSides events with three full articles. They were drawn at random from what was shown, and judged by
reading: a claim is right only if its title is true of every sentence that it shows.

* same fact: 113 pairs of sentences that are no copies; one outlet: 184 names and figures at .97, and
  30 claims of sentences like no other at .73, each for its share of what is shown;
* roles, positions, same point, quotes, emphasis: 60 whole claims each, voices: 53. Of these the
  figure is rounded down to a twentieth: with so few, two claims more or less move it that far. Where
  a kind has several sorts of claims, each counts for its share of what is shown.
"""

from __future__ import annotations

MEASURED = "2026-11-23"

CONFIDENCE = {
    "names": 0.94,
    "quotes": 0.95,
    "same fact": 0.91,
    "same point": 0.65,
    "one outlet": 0.92,
    "roles": 0.9,
    "positions": 0.45,
    "passages": 0.4,
    "voices": 0.85,
    "emphasis": 0.85,
}
