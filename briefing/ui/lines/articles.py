"""An article of a list: one line where there is little room, else two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing.core.briefing import ArticleRow
from briefing.core.model import Kind
from briefing.ui.lines import when
from briefing.ui.render import Line, Part, count, crop, fit, spread

OUTLET = 16


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list shows: the ids in order, their letters in the framing, and the filter."""

    of: str = ""
    ids: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    only: str = "all"
    text: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether a filter leaves articles out: then marks may change what is listed."""
        return self.only != "all" or bool(self.text)

    @property
    def words(self) -> str:
        """The filter, in words."""
        chosen = "" if self.only == "all" else self.only
        return " · ".join(part for part in (chosen, f"“{self.text}”" if self.text else "") if part)


def two_lines(
    row: ArticleRow, letter: str, now: datetime, width: int, *, chosen: bool
) -> tuple[Line, Line]:
    """Return outlet, date, length and marks over the headline."""
    lead = (_dot(row, chosen=chosen), Part(f"{letter or ' '} ", "accent"))
    name = Part(row.outlet, "quiet" if row.read else "")
    head = spread((*lead, name, *_marks(row)), _facts(row, now, width), width)
    title = crop((Part("    "), Part(row.title, "quiet" if row.read else "unread")), width)
    return head, title


def one_line(row: ArticleRow, letter: str, now: datetime, width: int, *, chosen: bool) -> Line:
    """Return dot, outlet, headline and date on one line."""
    outlet = OUTLET if width >= 56 else 10 if width >= 30 else 0
    lead: Line = (_dot(row, chosen=chosen), Part(f"{letter or ' '} ", "accent"))
    if outlet:
        lead = (*lead, fit(row.outlet, outlet, "quiet"), Part(" "))
    end = (Part(f" {when.short(row.published, now)} ", "quiet"),) if width >= 44 else ()
    title = Part(row.title, "quiet" if row.read else "unread")
    return spread((*lead, title, *_marks(row)), end, width) if end else crop((*lead, title), width)


def _dot(row: ArticleRow, *, chosen: bool) -> Part:
    if chosen:
        return Part("✓ ", "chosen")
    return Part("  ") if row.read else Part("• ", "accent")


def _marks(row: ArticleRow) -> Line:
    star = (Part(" ★", "accent"),) if row.starred else ()
    note = (Part(" ✎", "accent"),) if row.notes else ()
    tags = tuple(Part(f" #{tag}", "accent") for tag in row.tags)
    return (*star, *note, *tags)


def _facts(row: ArticleRow, now: datetime, width: int) -> Line:
    parts = [*flags(row)[: 1 if width < 60 else 3]]
    parts.append(f"{count(row.words)} w" if row.words else "…")
    words = "  ".join(parts)
    date = when.short(row.published, now)
    return (
        (Part(words, "quiet"), Part(f"{date:>8} ", "quiet"))
        if width >= 34
        else (Part(f"{date} ", "quiet"),)
    )


def flags(row: ArticleRow) -> tuple[str, ...]:
    """Return what a reader should know before comparing: opinion, paywall, wire copy."""
    kind = () if row.kind is Kind.REPORT else (row.kind.value,)
    return (*kind, *row.flags)


def selection(listing: Listing, chosen: int) -> str:
    """Return the words beside the title of the list."""
    picked = f"{chosen} selected" if chosen else ""
    return " · ".join(part for part in (listing.words, picked) if part)
