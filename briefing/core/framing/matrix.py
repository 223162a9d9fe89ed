"""Where each outlet's sentences go: to which topics, or to which actors, as shares of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.core.framing.countries import country
from briefing.core.framing.intervals import Share
from briefing.core.framing.labels import actors
from briefing.core.framing.rows import Row, rows
from briefing.core.framing.table import Table, table
from briefing.core.framing.words import squeezed
from briefing.core.model import Article, Coverage, Evidence, Topic

ACTORS, TOPICS = "actors", "topics"
MOST_COLUMNS = 12
_OFTEN = 3  # an actor that fewer sentences name is none of the story's


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet: how many sentences it has, and for each column those that belong there."""

    outlet: str
    sentences: int
    cells: tuple[tuple[Evidence, ...], ...]

    def share(self, column: int) -> Share:
        """Return the share of a column."""
        return Share(len(self.cells[column]), self.sentences)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets by columns: `sort` says whether these are actors or topics. Great ones come first."""

    of: str
    sort: str
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    note: str = ""

    @property
    def greatest(self) -> float:
        """The greatest share of all."""
        shares = (line.share(at).value for line in self.lines for at in range(len(self.columns)))
        return max(shares, default=0.0)


Places = Mapping[str, Sequence[Evidence]]  # of one outlet, by column


def by_actor(coverage: Coverage) -> Matrix:
    """Return which share of each outlet's sentences on a story or topic names each actor.

    Actors are the names that at least two outlets print, if there are two; names of outlets and
    authors are none. A sentence that only says "he" does not name anybody.
    """
    prepared = table(coverage)
    totals = Counter(prepared.texts[row.text].outlet for row in prepared.rows)
    people = actors(tuple(text.names for text in prepared.texts))
    seen: dict[str, dict[str, dict[Row, None]]] = defaultdict(lambda: defaultdict(dict))
    barred = _barred(prepared)
    for text in prepared.texts:
        for name in text.names:
            key = people.keys[name.key]
            if name.row.compared and not name.row.boilerplate and key not in barred:
                seen[country(key) or key][text.outlet][name.row] = None
    spread = min(2, len(totals))
    found = {key: of for key, of in seen.items() if len(of) >= spread}
    shown = {key: people.shown.get(key, key.title()) for key in found}
    named = {
        shown[key]: {
            outlet: [_sentence(prepared.texts[row.text].article, row) for row in those]
            for outlet, those in of.items()
        }
        for key, of in found.items()
    }
    return _matrix(coverage.of, ACTORS, totals, named, _OFTEN)


def _barred(prepared: Table) -> frozenset[str]:
    """Return the names that are an outlet's or an author's, as they stand in texts."""
    names = {name for text in prepared.texts for name in (text.outlet, text.article.author)}
    return frozenset(squeezed(name) for name in names if name)


def by_topic(of: str, articles: Iterable[Article], topics: Sequence[Topic]) -> Matrix:
    """Return which share of each outlet's sentences in `articles` is on each of the topics.

    A sentence may be on several, or on none.
    """
    totals: Counter[str] = Counter()
    found: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    spans = _spans(topics)
    for article in articles:
        own = [row for row in rows(article.text, 0, None) if not row.boilerplate]
        totals[article.outlet] += len(own)
        for name, start, end in spans.get(article.id, ()):
            inside = (row for row in own if row.start < end and start < row.end)
            found[name][article.outlet] += [_sentence(article, row) for row in inside]
    unique = {
        name: {outlet: list(dict.fromkeys(those)) for outlet, those in of_topic.items()}
        for name, of_topic in found.items()
    }
    return _matrix(of, TOPICS, totals, unique, 1)


def _spans(topics: Sequence[Topic]) -> dict[str, list[tuple[str, int, int]]]:
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for topic in topics:
        for passage in topic.passages:
            found[passage.article].append((topic.name, passage.start, passage.end))
    return found


def _sentence(article: Article, row: Row) -> Evidence:
    text = article.text[row.start : row.end]
    return Evidence(article.id, article.outlet, row.start, row.end, text)


def _matrix(
    of: str, sort: str, totals: Counter[str], found: Mapping[str, Places], fewest: int
) -> Matrix:
    counts = {name: sum(map(len, places.values())) for name, places in found.items()}
    order = sorted(
        (name for name, count in counts.items() if count >= fewest),
        key=lambda name: (-len(found[name]), -counts[name], name),
    )[:MOST_COLUMNS]
    lines = (
        Line(outlet, total, tuple(tuple(found[name].get(outlet, ())) for name in order))
        for outlet, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
        if total
    )
    return Matrix(of, sort, tuple(order), tuple(lines))
