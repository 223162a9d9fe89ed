"""The precision of each lens, as measured on labelled news: what a claim's confidence says.

Measured with `python -m benchmarks.eval.framing`; the labels and floors stand beside it. Whole claims
were drawn at random from what was shown of BASIL and of AllSides events with three full articles, and
judged by reading: a claim is right only if its title is true of every sentence that it shows.

There were three draws. The lenses were changed by the errors of the first two, so those labels flatter
them now; what is said here is from the last that has the sort of claim, each sort counting for its
share of what is shown:

* third draw, small (a figure may be off by .2, of voices by .3): same point 20 claims, positions 25,
  names 18 (the note must be right too; of people 15, of things and states only 3 were left, none right),
  voices 10, as they came: 9 of them on speakers without a name;
* second draw: passages 30 (right if all are on one matter); of roles the 30 on what somebody wants or
  refuses, of emphasis the 20 on how texts open;
* first draw: quotes 60, what each tells of somebody 44, what one opens with and another tells later 19;
* sentence by sentence: same fact 113 pairs that are no copies, one outlet 184 names and figures.

A figure of whole claims is rounded down to a twentieth: two more or less move it that far.
"""

from __future__ import annotations

MEASURED = "2026-11-23"

CONFIDENCE = {
    "names": 0.7,
    "quotes": 0.95,
    "same fact": 0.91,
    "same point": 0.75,
    "one outlet": 0.92,
    "roles": 0.9,
    "positions": 0.6,
    "passages": 0.4,
    "voices": 0.7,
    "emphasis": 0.85,
}
