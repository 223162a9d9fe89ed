"""The coverage behind a framing: who published when, and whose passages back which claims."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.core.model import Compared, Evidence, Framing
from briefing.core.timeline import Timeline
from briefing.ui.lines import when
from briefing.ui.lines.lenses import LENSES, Target
from briefing.ui.lines.sheet import Row
from briefing.ui.lines.timeline import timeline_rows
from briefing.ui.render import Line, Part, count, crop, fit, line, right, spread, width_of


def coverage_rows(
    framing: Framing | None, over: Timeline, silent: tuple[str, ...], width: int
) -> Iterator[Row]:
    """Yield the coverage over time, the articles compared, and the outlets by kind of claim."""
    yield from timeline_rows(over, silent, width)
    if framing is not None:
        yield from _articles(framing, width)
        yield from _matrix(framing, width)


def _articles(framing: Framing, width: int) -> Iterator[Row]:
    yield Row((line("Articles", "strong"),))
    for article in framing.articles:
        facts = Part(f" {' '.join(article.flags)}", "quiet")
        lead: Line = (
            Part("  "),
            fit(article.letter, 2, "accent"),
            fit(article.outlet, min(18, width // 2)),
            facts,
        )
        words = right(f"{count(article.words)} w ", 10, "quiet")
        date = _date(article, width - width_of((*lead, words)) - 1 if width >= 60 else 0)
        yield Row((spread(lead, (Part(date, "quiet"), words), width),), _opens(article))
    yield Row(((),))


def _date(article: Compared, room: int) -> str:
    """Return the date, with its time where there is room: flags are not cut for it."""
    if article.published is None:
        return "no date"
    full = when.full(article.published)
    return full if len(full) <= room else when.date(article.published)


def _opens(article: Compared) -> Target:
    return Target(None, Evidence(article.id, article.outlet, 0, 0, article.title))


def _matrix(framing: Framing, width: int) -> Iterator[Row]:
    kinds = {key: kinds for key, (_, kinds) in LENSES.items()}
    names = [
        (LENSES[key][0], kinds[key])
        for key in kinds
        if any(c.kind in kinds[key] for c in framing.claims)
    ]
    column = max((len(name) for name, _ in names), default=0) + 2
    lead = min(20, width // 3)
    names = names[: max(0, (width - lead) // max(1, column))]
    if not names:
        return
    yield Row((crop(line("Passages that back a claim, by kind", "strong"), width),))
    yield Row(((Part(" " * lead), *(right(name, column, "quiet") for name, _ in names)),))
    for outlet in dict.fromkeys(article.outlet for article in framing.articles):
        yield Row((_matrix_line(framing, outlet, names, lead, column),))
    yield Row(((),))


def _matrix_line(
    framing: Framing, outlet: str, names: list[tuple[str, frozenset[str]]], lead: int, column: int
) -> Line:
    numbers = (
        sum(e.outlet == outlet for c in framing.claims if c.kind in kinds for e in c.evidence)
        for _, kinds in names
    )
    cells = (
        right(str(number) if number else "·", column, "" if number else "faint")
        for number in numbers
    )
    return (fit(f"  {outlet}", lead, "quiet"), *cells)
