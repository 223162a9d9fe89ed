"""The sentence table: every article of a coverage cut once into rows that all lenses read."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter

from briefing.core.framing.reading.entities import Name, names
from briefing.core.framing.reading.flags import flags_of, is_thin, is_translated, language
from briefing.core.framing.reading.nouns import nouns
from briefing.core.framing.reading.quotation import Quote, quotations
from briefing.core.framing.reading.rows import Row, Spans, rows
from briefing.core.framing.reading.words import Word, line_of, lowered, squeezed, terms, words
from briefing.core.model import FLAG_WIRE, Article, Coverage, Passage

_CENTRAL_TERMS = 12
_REACH = 40  # letters before a name
_START, _OUTER_END = attrgetter("start"), attrgetter("outer_end")
_WIRE_ROWS = 4
_WIRE_SHARE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One article, prepared: its rows, its quotations, its flags, its words as one line."""

    index: int
    outlet: str
    article: Article
    flags: tuple[str, ...]
    rows: tuple[Row, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    lowered: str
    squeezed: str
    vocabulary: frozenset[str]
    thin: bool
    language: str
    _said: dict[int, tuple[Word, ...]] = field(default_factory=dict, repr=False)

    @property
    def translated(self) -> bool:
        """Whether its wording is a translator's."""
        return is_translated(self.flags)

    def passage(self, row: Row) -> str:
        """Return the words of `row` as printed."""
        return self.article.text[row.start : row.end]

    def said(self, quote: Quote) -> tuple[Word, ...]:
        """Return the words inside the marks of `quote`; several lenses ask for them."""
        if quote.start not in self._said:
            self._said[quote.start] = words(self.article.text, quote.start, quote.end)
        return self._said[quote.start]

    def row_at(self, offset: int) -> Row | None:
        """Return the sentence that holds the character at `offset`."""
        at = bisect_right(self.rows, offset, key=_START) - 1
        return self.rows[at] if at >= 0 and offset < self.rows[at].end else None

    def numbered(self, number: int) -> Row | None:
        """Return the sentence with this number; sentences are counted from one."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else None

    def next_to(self, row: Row, step: int) -> Row | None:
        """Return the sentence `step` sentences behind `row`, or before it, if in its paragraph."""
        other = self.numbered(row.number + step)
        return other if other and other.paragraph == row.paragraph else None

    def word_before(self, name: Name, past: frozenset[str]) -> str:
        """Return the word before a name in its sentence, in small letters, looking past those of `past`."""
        first = max(name.row.start, name.start - _REACH)
        before = self.lowered[first : name.start].replace(".", " ").split()
        return next((word for word in reversed(before) if word not in past), "")

    def names_from(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin at `start` or behind it, and before `end`."""
        first = bisect_left(self.names, start, key=_START)
        return self.names[first : bisect_left(self.names, end, first, key=_START)]

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """Return the quotations any character of which, or of their marks, stands in the span."""
        first = last = bisect_right(self.quotes, start, key=_OUTER_END)
        while last < len(self.quotes) and self.quotes[last].outer_start < end:
            last += 1
        return self.quotes[first:last]


@dataclass(frozen=True, eq=False)
class Table:
    """The texts of a coverage, with how rare each term is and how central each is to the story.

    It has no slots, so that what every lens asks for is worked out once.
    """

    texts: tuple[Text, ...]
    rarity: dict[str, float] = field(repr=False)
    central: dict[str, float] = field(repr=False)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets in order of first appearance."""
        return tuple(self._own)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The sentences that may be compared, of all texts, in order."""
        return tuple(row for row in chain.from_iterable(text.rows for text in self.texts)
                     if row.compared and not row.boilerplate)  # fmt: skip

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The words, without plural endings, that stand as nouns in some sentence."""
        return nouns(self.rows)

    def of(self, outlet: str) -> tuple[Text, ...]:
        """Return the texts of one outlet."""
        return self._own[outlet]

    def others(self, outlet: str) -> tuple[Text, ...]:
        """Return the texts of all other outlets."""
        return self._others[outlet]

    @cached_property
    def _own(self) -> dict[str, tuple[Text, ...]]:
        own: dict[str, list[Text]] = defaultdict(list)
        for text in self.texts:
            own[text.outlet].append(text)
        return {outlet: tuple(texts) for outlet, texts in own.items()}

    @cached_property
    def _others(self) -> dict[str, tuple[Text, ...]]:
        return {
            outlet: tuple(text for text in self.texts if text.outlet != outlet)
            for outlet in self.outlets
        }

    def centrality(self, row: Row) -> float:
        """Return how much of what the coverage is about stands in `row`, 0 to 1."""
        return min(1.0, sum(self.central.get(term, 0.0) for term in row.terms))


def table(coverage: Coverage) -> Table:
    """Return the sentence table of `coverage`."""
    spans = _spans_by_article(coverage.passages)
    cut = tuple(
        rows(article.text, index, spans.get(article.id, ()) if coverage.passages else None)
        for index, article in enumerate(coverage.articles)
    )
    found = names(tuple(article.text for article in coverage.articles), cut)
    texts = tuple(
        _text(article, cut[index], found[index], index)
        for index, article in enumerate(coverage.articles)
    )
    texts = _with_wire(texts)
    return Table(texts, _rarity(texts), _central(texts))


def _spans_by_article(passages: tuple[Passage, ...]) -> dict[str, Spans]:
    spans: dict[str, Spans] = {}
    for passage in passages:
        spans[passage.article] = (*spans.get(passage.article, ()), (passage.start, passage.end))
    return spans


def _text(article: Article, cut: tuple[Row, ...], of_rows: tuple[Name, ...], index: int) -> Text:
    flags = flags_of(article)
    printed = chain.from_iterable((*row.dateline, *row.words) for row in cut)
    line = f"{squeezed(article.title)} {line_of([word.lower for word in printed])}"
    quotes = quotations(article.text)
    thin, tongue = is_thin(flags), language(article)
    return Text(
        index,
        article.outlet,
        article,
        flags,
        cut,
        of_rows,
        quotes,
        lowered(article.text),
        f" {line} ",
        frozenset(line.split(" ")),
        thin,
        tongue,
    )


def _with_wire(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Flag texts most of whose sentences another outlet prints too: one voice, not two."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for text in texts:
        for row in text.rows:
            holders[row.terms].add(text.index)
    return tuple(
        replace(text, flags=tuple(sorted({*text.flags, FLAG_WIRE})))
        if _is_wire(text, texts, holders)
        else text
        for text in texts
    )


def _is_wire(text: Text, texts: tuple[Text, ...], holders: dict[tuple[str, ...], set[int]]) -> bool:
    own = [row.terms for row in text.rows if not row.boilerplate]
    shared = Counter(other for row in own for other in holders[row])
    return len(own) >= _WIRE_ROWS and any(
        count >= _WIRE_SHARE * len(own)
        for other, count in shared.items()
        if texts[other].outlet != text.outlet
    )


def _rarity(texts: tuple[Text, ...]) -> dict[str, float]:
    counts = Counter(chain.from_iterable(row.terms for text in texts for row in text.rows))
    total = 1 + sum(len(text.rows) for text in texts)
    return {term: math.log(total / count) for term, count in sorted(counts.items())}


def _central(texts: tuple[Text, ...]) -> dict[str, float]:
    """Weigh the terms that most outlets' texts share: what the coverage is about."""
    spread: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for text in texts:
        seen = {term for row in text.rows if row.compared for term in row.terms}
        spread.update(sorted(seen))
        heads.update(terms(words(text.article.title)))
        heads.update(term for row in text.rows[:2] for term in row.terms)
    weights = {term: spread[term] * (1 + heads[term]) for term in spread if spread[term] > 1}
    top = sorted(weights, key=lambda term: (-weights[term], term))[:_CENTRAL_TERMS]
    total = sum(weights[term] for term in top) or 1
    return {term: 2.5 * weights[term] / total for term in top}
