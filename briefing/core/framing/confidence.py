"""The precision of each lens, as measured on labelled news: what a claim's confidence says.

Measured with `python -m benchmarks.eval.framing`; the labels and floors stand beside it. Whole claims
are drawn at random from what is shown of events with three full articles (of names and positions, also
two), and judged by reading, a doubtful one as false: a claim is right only if its title is true of every
sentence that it shows, and sentences set side by side are on one matter.

The figures are from the fourth draw, of 362 claims, whose stories had not been judged before. Quotes
(.89 of 45), one outlet (.98 of 40), positions (.89 of 35) and names (.83 of 48) stand as they were
drawn, a twentieth or less taken off. Of the other kinds more was asked after that draw, so that what
was drawn says too little and what is left of it too much; what is said here lies between:

| kind | as drawn | what is left |
|---|---|---|
| same fact | .72 of 40 | .79 of 29 |
| same point | .64 of 45 | .80 of 20 |
| roles | .64 of 42 | .82 of 22 |
| emphasis | .64 of 25 | .87 of 15 |
| passages, that their word means one thing | .45 of 40 | .62 of 24 |

Voices are rare by now: the figure is of 10 in the third draw.
"""

from __future__ import annotations

MEASURED = "2026-11-23"

CONFIDENCE = {
    "names": 0.8,
    "quotes": 0.85,
    "same fact": 0.75,
    "same point": 0.7,
    "one outlet": 0.95,
    "roles": 0.75,
    "positions": 0.85,
    "passages": 0.5,
    "voices": 0.7,
    "emphasis": 0.75,
}
