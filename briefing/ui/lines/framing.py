"""A framing as rows: claims with their evidence, and the coverage behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.core.briefing import Branch
from briefing.core.model import NO_DIFFERENCE, Claim, Evidence, Framing
from briefing.ui.desk import Numbers
from briefing.ui.lines.lenses import (
    ALL,
    COVERAGE,
    LENSES,
    SHARES,
    SHORT,
    WEEKS,
    Target,
    of_lens,
    quoted,
)
from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.render import Line, Part, crop, dots, fit, line, plural, spread, width_of, wrapped

if TYPE_CHECKING:
    from briefing.core.overview import Matrix, Weeks
    from briefing.core.timeline import Timeline
    from briefing.ui.lines.shares import Cell

QUOTE_LINES = 6
FULL = 9  # letters of a tab from which its words stand in full
WELCOME = """Nothing here yet.

Press R to refresh every feed. The list of feeds is feeds.toml; F shows how each of them answers.
A text from elsewhere comes in with: briefing import FILE"""
OUTLET_WIDTH = 16
TWO_ROWS = 60  # cells from which the tabs may take a second row


@dataclass(frozen=True, slots=True)
class View:
    """What the framing pane shows of a branch. `silent` are the outlets without an article on it.

    `empty` says, when there is no framing, why not; `picked` that the reader chose the articles;
    `covered` that there are any. The last three are made when their tab is looked at.
    """

    of: str | None = None
    framing: Framing | None = None
    numbers: Numbers = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    lens: str = ALL
    empty: str = ""
    picked: bool = False
    covered: bool = False
    timeline: Timeline | None = None
    shares: Matrix | None = None
    weeks: Weeks | None = None


Tab = tuple[str, str, int]


def tabs(view: View) -> tuple[Tab, ...]:
    """Return the tabs that have something to show: key, words, a number if it says something."""
    if view.framing is None and not view.covered:
        return ()
    claims = view.framing.claims if view.framing else ()
    found = [(key, words, len(of_lens(claims, key))) for key, (words, _) in LENSES.items()]
    weeks = [(WEEKS, "Weeks", 0)] if view.framing and not view.picked else []
    articles = len(view.framing.articles) if view.framing else 0
    kept = [tab for tab in found if tab[2]]
    ends = ((COVERAGE, "Coverage", articles), (SHARES, "Shares", 0), *weeks)
    return ((ALL, "All", len(claims)), *kept, *ends)


def tab_rows(view: View, width: int) -> tuple[tuple[tuple[str, Line], ...], ...]:
    """Return the tabs in a row or two, each with its key; in a narrow pane their words are cut."""
    shown = [(tab, tab[0] == view.lens) for tab in tabs(view)]
    roomy = [(tab[0], _roomy(tab, current=current)) for tab, current in shown]
    tight = [(tab[0], _tight(tab, FULL, current=current)) for tab, current in shown]
    for row in (roomy, tight):
        if _wide(row) <= width:
            return (tuple(row),)
    first = next(n for n in range(len(tight), -1, -1) if _wide(tight[:n]) <= width)
    if width >= TWO_ROWS and _wide(tight[first:]) <= width:
        return tuple(tight[:first]), tuple(tight[first:])
    return (_cut(shown, width),)


def _wide(row: Sequence[tuple[str, Line]]) -> int:
    return sum(width_of(parts) for _, parts in row)


def _cut(shown: list[tuple[Tab, bool]], width: int) -> tuple[tuple[str, Line], ...]:
    """Return the tabs in one row, their words cut to the letters that fit."""
    row: tuple[tuple[str, Line], ...] = ()
    for letters in range(FULL - 1, -1, -1):
        row = tuple((tab[0], _tight(tab, letters, current=current)) for tab, current in shown)
        if _wide(row) <= width:
            break
    return row


def _roomy(tab: Tab, *, current: bool) -> Line:
    key, words, number = tab
    tones = ("accent", "accent", "quiet") if current else ("faint", "quiet", "faint")
    end = line(f"{number} " if number else "", tones[2])
    return (Part(f" {key} ", tones[0]), Part(f"{words} ", tones[1]), *end)


def _tight(tab: Tab, letters: int, *, current: bool) -> Line:
    key, words, _ = tab
    tones = ("accent", "accent") if current else ("faint", "quiet")
    cut = SHORT.get(words, words)[: FULL if current else letters]
    return (Part(f" {key} " if cut else f" {key}", tones[0]), *line(cut, tones[1]))


def title(view: View, width: int) -> str:
    """Return what stands beside the name of the pane: how much was compared, as far as it fits."""
    if view.framing is None:
        return ""
    outlets = len({article.outlet for article in view.framing.articles})
    words = sum(article.words for article in view.framing.articles)
    counts = [
        plural(outlets, "outlet"),
        plural(len(view.framing.articles), "article"),
        plural(words, "word"),
    ]
    fitting = len(counts) if width >= 60 else 1 if width >= 36 else 0
    return ", ".join(counts[:fitting])


def lay_out(view: View, width: int, cell: Cell = (0, 0)) -> Sheet:
    """Return the rows of the pane in `width` cells; `cell` is the one chosen of the shares."""
    if view.lens in {COVERAGE, SHARES, WEEKS}:
        return Sheet(tuple(_overview(view, width, cell)))
    if view.framing is None:
        return Sheet(_words(view.empty, width))
    claims = of_lens(view.framing.claims, view.lens)
    columns = _columns(view.framing, width)
    rows = [row for claim in claims for row in _claim(claim, view.numbers, columns)]
    return Sheet([*(rows or _nothing(view, width)), *_footer(view, width)])


def _overview(view: View, width: int, cell: Cell) -> Iterator[Row]:
    from briefing.core.timeline import timeline  # the first screen shows claims
    from briefing.ui.lines.coverage import coverage_rows
    from briefing.ui.lines.shares import shares_rows
    from briefing.ui.lines.weeks import weeks_rows

    if view.lens == COVERAGE:
        articles = view.framing.articles if view.framing else ()
        over = view.timeline or timeline(articles)
        yield from coverage_rows(view.framing, over, view.silent, width)
    elif view.lens == SHARES and view.shares:
        yield from shares_rows(view.shares, cell, width)
    elif view.lens == WEEKS and view.weeks:
        yield from weeks_rows(view.weeks, width)
    else:
        yield from _words("Counting…", width)


@dataclass(frozen=True, slots=True)
class _Columns:
    letters: Mapping[str, str]
    outlet: int
    width: int
    place: int = 6

    @property
    def quote(self) -> int:
        """How wide the quotes are."""
        return max(8, self.width - self.outlet - self.place - 6)


def _columns(framing: Framing, width: int) -> _Columns:
    longest = max((width_of(line(article.outlet)) for article in framing.articles), default=0)
    outlet = min(longest, OUTLET_WIDTH, max(0, width // 4)) if width >= 48 else 0
    return _Columns({a.id: a.letter for a in framing.articles}, outlet, width)


def _claim(claim: Claim, numbers: Numbers, columns: _Columns) -> Iterator[Row]:
    first = Target(claim, claim.evidence[0]) if claim.evidence else None
    yield Row(_head(claim, columns.width), first)
    for evidence in claim.evidence:
        yield Row(_evidence(evidence, numbers, columns), Target(claim, evidence))
    if claim.nearest:
        yield Row((crop(line("  nearest elsewhere", "quiet"), columns.width),))
    for evidence in claim.nearest:
        yield Row(_evidence(evidence, numbers, columns, "quiet"), Target(claim, evidence))
    if claim.note:
        yield Row(
            tuple((Part("  "), *words) for words in wrapped(claim.note, columns.width - 4, "quiet"))
        )
    yield Row(((),))


def _head(claim: Claim, width: int) -> tuple[Line, ...]:
    passages = f"  {plural(len(claim.evidence), 'passage')}" if width >= 60 else ""
    end = (
        Part(f"{dots(claim.confidence)}", "accent"),
        Part(f"{passages:>13} " if passages else " ", "quiet"),
    )
    room = width - width_of(end) - 2
    first, *rest = wrapped(claim.title, max(8, room), "strong") or ((),)
    return (spread(first, end, width), *rest)


def _evidence(
    evidence: Evidence, numbers: Numbers, columns: _Columns, tone: str = ""
) -> tuple[Line, ...]:
    letter = columns.letters.get(evidence.article, "")
    number = numbers.get((evidence.article, evidence.start))
    place = f"{letter}§{number}" if number else letter
    quotes = wrapped(quoted(evidence.text), columns.quote, tone, QUOTE_LINES)
    lead: Line = (Part("  "), fit(letter, 2, "accent"))
    if columns.outlet:
        lead = (*lead, fit(evidence.outlet, columns.outlet, "quiet"), Part(" "))
    blank: Line = (Part(" " * width_of(lead)),)
    first = spread(
        (*lead, *quotes[0]), (Part(f"{place:>{columns.place - 1}} ", "quiet"),), columns.width
    )
    return (first, *((*blank, *quote) for quote in quotes[1:]))


def _nothing(view: View, width: int) -> list[Row]:
    framing = view.framing
    if framing is None or view.lens != ALL:
        return _words("No difference of this kind.", width)
    if framing.why_empty != NO_DIFFERENCE:
        return _words(framing.why_empty, width, "strong")
    told = (
        f"Checked: {title(view, 60)}, by every lens: names, quotes, facts told by several, by one."
    )
    return [*_words(NO_DIFFERENCE, width, "strong"), *_words(told, width)]


def _footer(view: View, width: int) -> list[Row]:
    gaps = view.framing.not_compared if view.framing else ()
    left_out = " · ".join(f"{gap.kind} ({gap.reason})" for gap in gaps if gap.kind != "all")
    return _words(f"Not compared: {left_out}", width) if left_out else []


def _words(words: str, width: int, tone: str = "quiet") -> list[Row]:
    paragraphs = [wrapped(part, max(8, width - 2), tone) for part in words.split("\n")]
    return [Row(tuple(lines) or ((),)) for lines in paragraphs] if words else []


def quotation(claim: Claim, links: Mapping[str, str]) -> str:
    """Return a claim as Markdown, with its quotes and links, for the clipboard."""
    quotes = "\n".join(
        f"> {' '.join(evidence.text.split())}\n> - {evidence.outlet} {links.get(evidence.article, '')}\n"
        for evidence in claim.evidence
    )
    return f"{claim.title}\n\n{quotes}"


def why_empty(branch: Branch, *, articles: int) -> str:
    """Return what stands where a branch, with so many articles listed, has no framing."""
    if branch.sort == "all" and not articles:
        return WELCOME
    if branch.sort == "all":
        return "All articles, newest first. The stories above compare how outlets tell them."
    if branch.outlets < 2:
        return f"{branch.alone or 'One outlet'} alone covers this: there is nothing to compare."
    if branch.sort == "story":
        return "Comparing…"
    if branch.sort == "saga":
        return "A saga: its stories and topics are compared one by one, below it in the tree."
    return "Nothing is compared yet. R refreshes every feed, and compares what comes."
