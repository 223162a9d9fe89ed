"""An article as a page: its head, its text in a comfortable measure, notes under their sentence.

The text is wrapped once for a width; which sentence is under the cursor is decided when a line is
painted, so that moving it costs two lines and no new layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.core.briefing import Reading
from briefing.core.marks import Note
from briefing.core.model import Kind, Sentence
from briefing.ui.lines import when
from briefing.ui.render import Line, Part, line, plural, spread, width_of, wrap, wrapped

MEASURE = 74
GUTTER = 6
WAITING = "The page has not come yet: it is being fetched."


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: ready words, or a span of the text. `number` is a sentence's, for the margin."""

    ready: Line = ()
    start: int = 0
    end: int = 0
    number: int = 0


class Page:
    """An article laid out for one width."""

    def __init__(self, reading: Reading, width: int) -> None:
        self.reading = reading
        self.gutter = GUTTER if width >= 40 else 2 if width >= 12 else 0
        self.measure = max(1, min(MEASURE, width - self.gutter - 1))
        self.margin = max(0, (width - self.measure - self.gutter) // 2 - self.gutter // 2)
        self.lines = (*_head(reading, self.measure), *_body(reading, self.measure))
        self._edges = _edges(reading)

    def span(self, sentence: int) -> tuple[int, int]:
        """Return the first line of the sentence at an index and how many it covers."""
        if not self.reading.sentences:
            return 0, 1
        found = self.reading.sentences[min(sentence, len(self.reading.sentences) - 1)]
        hit = [
            y for y, at in enumerate(self.lines) if at.end > found.start and at.start < found.end
        ]
        return (hit[0], hit[-1] - hit[0] + 1) if hit else (0, 1)

    def sentence_at(self, y: int, x: int) -> int | None:
        """Return the index of the sentence under a cell."""
        if not 0 <= y < len(self.lines) or not self.lines[y].end:
            return None
        at = self.lines[y]
        offset = min(at.end - 1, at.start + max(0, x - self.margin - self.gutter))
        found = (i for i, s in enumerate(self.reading.sentences) if s.start <= offset < s.end)
        return next(found, None)

    def line(self, y: int, here: Sentence | None) -> Line:
        """Return the parts of a line, with the sentence under the cursor in its own tone."""
        at = self.lines[y]
        lead = Part(" " * self.margin)
        if not at.end:
            return (lead, Part(" " * self.gutter), *at.ready) if at.ready else ()
        return (lead, *self._gutter(at), *self._text(at, here))

    def _gutter(self, at: PageLine) -> Line:
        if not self.gutter:
            return ()
        backs = any(m.span.start < at.end and m.span.end > at.start for m in self.reading.marked)
        number = str(at.number) if at.number and self.gutter > 2 else ""
        return (
            Part(f"{number:>{self.gutter - 2}}", "faint"),
            Part("▎ " if backs else "  ", "accent"),
        )

    def _text(self, at: PageLine, here: Sentence | None) -> Iterator[Part]:
        cuts = [here.start, here.end] if here else []
        inside = sorted(
            {at.start, at.end, *(cut for cut in (*self._edges, *cuts) if at.start < cut < at.end)}
        )
        text = self.reading.article.text
        for start, end in pairwise(inside):
            yield Part(text[start:end], self._tone(start, here))

    def _tone(self, offset: int, here: Sentence | None) -> str:
        marked = any(m.span.start <= offset < m.span.end for m in self.reading.marked)
        current = here is not None and here.start <= offset < here.end
        return " ".join(tone for tone, true in (("marked", marked), ("here", current)) if true)


def _edges(reading: Reading) -> tuple[int, ...]:
    return tuple({edge for m in reading.marked for edge in (m.span.start, m.span.end)})


def _head(reading: Reading, measure: int) -> Iterator[PageLine]:
    article = reading.article
    yield PageLine()
    for words in wrapped(article.title, measure, "strong"):
        yield PageLine(words)
    for words in wrapped(byline(reading), measure, "quiet"):
        yield PageLine(words)
    for words in wrapped(standing(reading), measure, "accent"):
        yield PageLine(words)
    for note in reading.notes:
        if note.start is None:
            yield from _note(note, measure)
    yield PageLine()


def byline(reading: Reading) -> str:
    """Return outlet, author, date, length and flags."""
    article = reading.article
    kind = "" if article.kind is Kind.REPORT else article.kind.value
    letter = f"{reading.letter} · " if reading.letter else ""
    version = f"version {article.version} of {reading.versions}" if reading.versions > 1 else ""
    parts = (
        f"{letter}{article.outlet}", article.author, when.full(article.when),
        plural(article.words, "word"), kind, *article.flags, version,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def standing(reading: Reading) -> str:
    """Return the reader's own marks: star and tags."""
    return " ".join([*(["★"] if reading.starred else []), *(f"#{tag}" for tag in reading.tags)])


def here(reading: Reading, sentence: Sentence, width: int) -> Line:
    """Return what stands at a sentence: its place, and the claims that it backs."""
    lead: Line = (Part(f" {reading.letter}§{sentence.number} ", "accent"),)
    titles = dict.fromkeys(
        m.title
        for m in reading.marked
        if m.span.start < sentence.end and m.span.end > sentence.start
    )
    end: Line = (Part(f"of {len(reading.sentences)} ", "quiet"),)
    words = (Part(" · ".join(titles), "marked"),)
    return spread((*lead, *words), end if width_of(lead) + 12 < width else (), width)


def _body(reading: Reading, measure: int) -> Iterator[PageLine]:
    groups: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    for group in groups.values():
        yield from _paragraph(reading.article.text, group, measure)
        for note in reading.notes:
            if note.start is not None and group[0].start <= note.start < group[-1].end:
                yield from _note(note, measure)
        yield PageLine()
    if not groups:
        yield from (PageLine(words) for words in wrapped(WAITING, measure, "quiet"))


def _paragraph(text: str, group: list[Sentence], measure: int) -> Iterator[PageLine]:
    spans = wrap(text, group[0].start, group[-1].end, measure)
    for index, (start, end) in enumerate(spans):
        yield PageLine(start=start, end=end, number=0 if index else group[0].number)


def _note(note: Note, measure: int) -> Iterator[PageLine]:
    first, *rest = wrapped(note.body, max(1, measure - 4), "accent") or (line(" "),)
    yield PageLine((Part("✎ ", "accent"), *first))
    for words in rest:
        yield PageLine((Part("  "), *words))
