"""The help: every key from the one table, and how differences are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.ui import keys
from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.render import Line, Part, crop, dots, fit, line, width_of, wrapped

TWO_COLUMNS = 96
KEYS_WIDTH = 21

METHOD_TITLE = "How differences are found"
METHOD = """\
A framing is a list of claims. Each is a fixed sentence over passages of the articles; Enter opens the passage where it stands. Nothing is generated, nothing is sent anywhere.

Dots are the precision that was measured for a kind of claim on labelled news: ●●● nine in ten or better, ●●○ three in four or better, ●○○ below that.

{measured}

What one outlet alone has is shown with the nearest sentence of another, so that you can judge whether it is the same thing in other words. An earlier text is never held against a later event.

Passages (8) are sentences with one word in them, or on one country, set side by side to be read: they claim no difference, and come last.

Claims speak of these texts, not of an outlet. There is no score of left or right, of bias or of tone: none that was tried was right often enough to show.

Shares (#) count sentences that print a name or lie in a passage on a topic, and coverage (9) counts articles by day: both are counts and nothing more. Over weeks (W) takes 3 000 words of an outlet's own on the topic and as many of the others': words by log-odds with a prior (Monroe and others 2008), held to an exact test by text and corrected for the many words tested; shares as k of n with 95 % intervals that do not overlap.

Opinion, translation, wire copy and summaries are named, and lower or block the claims they would mislead. Fewer than two outlets, short texts and texts in different languages are not compared; the last line of a framing says what was left out and why.

Stories are grouped by the rare words that articles share and the days between them: w says why an article is where it is, + and - correct it, and the correction holds.
"""


def help_sheet(held: Mapping[str, str], width: int, kind: str = "") -> Sheet:
    """Return the help in `width` cells, in two columns where they fit; `kind` of claim stands out."""
    return Sheet([*_keys(held, width), *method_rows(width, kind)])


def _keys(held: Mapping[str, str], width: int) -> Iterator[Row]:
    groups = list(keys.groups().items())
    if width < TWO_COLUMNS:
        yield from (Row((words,)) for group in groups for words in _group(group, held, width))
        return
    half = width // 2
    blocks = [[*_group(group, held, half - 2)] for group in groups]
    left, right = _balanced(blocks)
    for y in range(max(len(left), len(right))):
        first = left[y] if y < len(left) else ()
        second = right[y] if y < len(right) else ()
        yield Row(((*first, Part(" " * (half - width_of(first))), *second),))


def _balanced(blocks: list[list[Line]]) -> tuple[list[Line], list[Line]]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    total = sum(len(block) for block in blocks)
    for block in blocks:
        sides[0 if len(sides[0]) + len(block) // 2 < total / 2 and not sides[1] else 1].extend(
            block
        )
    return sides


def _group(
    group: tuple[str, tuple[keys.Action, ...]], held: Mapping[str, str], width: int
) -> Iterator[Line]:
    name, actions = group
    yield line(name, "strong")
    for action in actions:
        pressed = " ".join(keys.keys_of(action, held))
        lead = fit(f"  {pressed}", KEYS_WIDTH if width >= 44 else 10, "accent")
        told = wrapped(action.words, max(8, width - lead.width - 1)) or ((),)
        yield (lead, Part(" "), *told[0])
        yield from ((Part(" " * (lead.width + 1)), *rest) for rest in told[1:])
    yield ()


def method_rows(width: int, kind: str = "") -> Iterator[Row]:
    """Yield how differences are found, what was measured of each kind, and the limits of that."""
    yield Row((line(METHOD_TITLE, "strong"),))
    measure = max(8, min(width - 3, 76))
    for words in METHOD.strip().split("\n\n"):
        told = _measured(kind, measure) if words == "{measured}" else wrapped(words, measure)
        yield Row((*((Part("  "), *found) for found in told), ()))


def _measured(kind: str, width: int) -> Iterator[Line]:
    """Yield the figure behind the dots of each kind of claim, the best first; `kind` stands out."""
    from briefing.core.framing.confidence import CONFIDENCE, MEASURED  # 50 ms, for this page alone

    for name, right in sorted(CONFIDENCE.items(), key=lambda one: (-one[1], one[0])):
        tone = "accent" if name == kind else "quiet"
        figure = Part(f"{name:<11}{round(100 * right)} % right", tone)
        yield crop((Part(f"{dots(right)} ", "accent"), figure), width)
    words = f"Measured on {MEASURED}, whole claims judged by reading (benchmarks/eval/framing)."
    yield from wrapped(words, width, "quiet")
