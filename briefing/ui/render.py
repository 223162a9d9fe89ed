"""Where strings become something that the terminal draws: the only such place.

A `Part` is cleaned when it is made, so that nothing from outside can steer the terminal; a `Line`
is a tuple of parts with tones (words such as "quiet"), which a widget paints as a `Strip`. No text
is ever parsed as markup. Widths are cells, not characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip

from briefing.core.text import clean

ELLIPSIS = "…"
RULE = "─"

# What a part may be; briefing.tcss gives each its look. The screens hold them, not the widgets:
# with a dozen component classes a widget the first paint takes a fifth longer.
TONES = frozenset(
    f"line--{name}"
    for name in (
        "strong", "quiet", "faint", "accent", "unread", "marked", "here", "warning", "chosen",
        "cursor", "cursor-quiet",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text in one tone. The text is cleaned and on one line, whoever made it."""

    text: str
    tone: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _inline(self.text))

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cell_len(self.text)


Line = tuple[Part, ...]


def _inline(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return clean(text).replace("\n", " ").replace("\t", " ")


def line(text: str = "", tone: str = "") -> Line:
    """Return a line of one part; of none when there is no text."""
    return (Part(text, tone),) if text else ()


def width_of(parts: Line) -> int:
    """Return how many cells `parts` take."""
    return sum(part.width for part in parts)


def fit(text: str, width: int, tone: str = "") -> Part:
    """Return `text` in exactly `width` cells: padded, or cut with an ellipsis."""
    part = Part(text, tone)
    if part.width <= width:
        return Part(part.text + " " * (width - part.width), tone)
    return Part(set_cell_size(part.text, max(0, width - 1)) + ELLIPSIS if width > 0 else "", tone)


def right(text: str, width: int, tone: str = "") -> Part:
    """Return `text` at the right of `width` cells; cut when it is longer."""
    part = Part(text, tone)
    return fit(text, width, tone) if part.width > width else Part(f"{text:>{width}}", tone)


def crop(parts: Line, width: int) -> Line:
    """Return `parts` in at most `width` cells, with an ellipsis where they were cut."""
    if width_of(parts) <= width:
        return parts
    return tuple(_cropped(parts, max(0, width)))


def _cropped(parts: Line, width: int) -> Iterator[Part]:
    left = width
    for part in parts:
        if part.width >= left:
            yield fit(part.text + " ", left, part.tone)
            return
        yield part
        left -= part.width


def spread(left: Line, end: Line, width: int, fill: str = " ") -> Line:
    """Return `left` at the left and `end` at the right of `width` cells; `left` gives way."""
    room = width - width_of(end)
    if room < 4:
        return crop(left, width)
    head = crop(left, room - 1)
    return (*head, Part(fill * (room - width_of(head)), "faint"), *end)


def rule(title: Line, end: Line, width: int, corner: str = RULE) -> Line:
    """Return the hairline over a pane, with its title in it and its legend at the right."""
    head: Line = (Part(f"{corner} ", "faint"), *title, Part(" ", "faint"))
    tail: Line = (Part(" ", "faint"), *end, Part(" ", "faint")) if end else ()
    return spread(head, tail, width, RULE)


def wrap(text: str, start: int, end: int, width: int) -> tuple[tuple[int, int], ...]:
    """Return the lines of `text[start:end]` in `width` cells, as pairs of offsets.

    Breaks at spaces; a word that is longer than a line is cut.
    """
    return tuple(_wrapped(text, start, end, max(1, width)))


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    plain = text.isascii()
    while start < end:
        stop = start + width if plain else _reach(text, start, end, width)
        if stop >= end:
            yield start, end
            return
        gap = stop if text[stop].isspace() else _last_space(text, start, stop)
        cut = gap if gap > start else stop
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1


def _reach(text: str, start: int, end: int, width: int) -> int:
    straight = text[start : start + width]
    if cell_len(straight) == len(straight):
        return start + len(straight)
    stop, room = start, width
    while stop < end and (room := room - cell_len(text[stop])) >= 0:
        stop += 1
    return max(stop, start + 1)


def _last_space(text: str, start: int, stop: int) -> int:
    return max(text.rfind(" ", start, stop), text.rfind("\n", start, stop))


def wrapped(text: str, width: int, tone: str = "", limit: int = 0) -> tuple[Line, ...]:
    """Return `text` as lines of at most `width` cells; at most `limit` of them, if given."""
    flat = " ".join(_inline(text).split())
    spans = wrap(flat, 0, len(flat), width)
    lines = [line(flat[start:end], tone) for start, end in spans[: limit or None]]
    if limit and len(spans) > limit:
        start = spans[limit - 1][0]
        lines[-1] = (fit(flat[start:], width, tone),)
    return tuple(lines)


def dots(confidence: float) -> str:
    """Return a claim's confidence as it is shown: three dots from measured precision."""
    full = 3 if confidence >= 0.9 else 2 if confidence >= 0.75 else 1
    return "●" * full + "○" * (3 - full)


def count(number: int) -> str:
    """Return `number` with thin groups of three, as in 7 840."""
    return f"{number:,}".replace(",", " ")


def plural(number: int, one: str, many: str = "") -> str:
    """Return "1 story", "2 stories"."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def look(screen: Screen[object], tones: str) -> Style:
    """Return the look of one tone or several, as the screen's style sheet has it."""
    names = (f"line--{tone}" for tone in tones.split())
    looks = [screen.get_component_rich_style(name, partial=True) for name in names]
    return Style.combine(looks) if looks else Style.null()


def paint(parts: Line, width: int, style: Callable[[str], Style], base: Style) -> Strip:
    """Return `parts` as a strip of exactly `width` cells, each tone looked up in `style`."""
    segments = [Segment(part.text, base + style(part.tone)) for part in parts if part.text]
    return Strip(segments).adjust_cell_length(width, base)


def content(text: str) -> Content:
    """Return `text` for one of Textual's own widgets, which would parse a plain str as markup."""
    return Content(_inline(text))
