"""The lines around the panes: header, pane titles, the line of hints and messages."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.core.briefing import Briefing
from briefing.ui.lines import when
from briefing.ui.progress import Progress
from briefing.ui.render import Line, Part, count, crop, plural, spread, width_of

WIDE = 100


def header(briefing: Briefing, progress: Progress, width: int) -> Line:
    """Return the top line: name, date, the counts that fit, and the state of the refresh."""
    state = refresh_state(briefing, progress, width)
    parts = [Part(" briefing", "accent"), Part(f"  {when.day(briefing.now)} ", "quiet")]
    parts += _counts(briefing)
    for least in LEAST:
        if sum(part.width for part in parts) + width_of(state) + 2 > width:
            parts[least] = Part("")
    return spread(tuple(parts), state, width)


# Which part of the header gives way first: outlets, articles, stories, the date.
LEAST = (4, 3, 2, 1)


def _counts(briefing: Briefing) -> list[Part]:
    counts = (
        plural(briefing.stories, "story", "stories"),
        plural(briefing.articles, "article"),
        plural(briefing.outlets, "outlet"),
    )
    unread = Part(f"  {count(briefing.unread)} unread", "strong")
    return [*(Part(f"  {words}", "quiet") for words in counts), unread]


def refresh_state(briefing: Briefing, progress: Progress, width: int) -> Line:
    """Return what the refresh is doing, or when it was last done, within half the width."""
    if progress.running:
        return crop((Part(f"{progress.words} ", "accent"),), max(12, width // 2))
    done = when.clock(briefing.refreshed)
    quiet: Line = (Part(f"refreshed {done} ", "quiet"),) if done and width >= 60 else ()
    if not progress.failed:
        return quiet
    return (*quiet, Part(f" {plural(progress.failed, 'feed')} failed ", "warning"))


def hint_line(hints: Sequence[tuple[str, str]], width: int, end: Line = ()) -> Line:
    """Return the keys that matter most, as many as fit; the last two always.

    `end` are words at the right; where there is little room they give way to the keys.
    """
    end = end if width >= WIDE else ()
    room = width - width_of(end) - 1
    tail = [_hint(*pair) for pair in hints[-2:]]
    line: Line = (Part(" "),)
    kept = sum(width_of(hint) for hint in tail)
    for pair in hints[:-2]:
        hint = _hint(*pair)
        if width_of(line) + width_of(hint) + kept > room:
            break
        line = (*line, *hint)
    return crop(spread((*line, *(part for hint in tail for part in hint)), end, width), width)


def _hint(key: str, word: str) -> Line:
    return (Part(key, "strong"), Part(f" {word}   ", "quiet"))


def title(name: str, extra: str = "", *, focused: bool = False) -> Line:
    """Return the words of a pane's title; the pane with the keys has the accent."""
    parts: Line = (Part(name, "accent" if focused else "strong"),)
    return (*parts, Part(f" · {extra}", "quiet")) if extra else parts
