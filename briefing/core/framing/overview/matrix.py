"""Where each outlet's sentences go: to which topics, or to which actors, as shares of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.core.framing.aligning.narrowed import narrowed
from briefing.core.framing.naming.labels import actors
from briefing.core.framing.overview.weeks_shares import plain_name
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.rows import Row, rows
from briefing.core.framing.reading.table import Table, table
from briefing.core.framing.reading.words import squeezed
from briefing.core.model import Article, Coverage, Evidence, Topic
from briefing.core.overview import ACTORS, TOPICS, Matrix, OutletShares

MOST_COLUMNS = 12
_OFTEN = 3  # an actor that fewer sentences name is none of the story's


Places = Mapping[str, Sequence[Evidence]]  # of one outlet, by column


def by_actor(coverage: Coverage) -> Matrix:
    """Return which share of each outlet's sentences on a story or topic names each actor.

    Actors are the names that at least two outlets print, if there are two; names of outlets and
    authors are none. A sentence that only says "he" does not name anybody.
    """
    prepared = table(narrowed(coverage))
    totals = Counter(prepared.texts[row.text].outlet for row in prepared.rows)
    seen = _named(prepared)
    spread = min(2, len(totals))
    shown = _shown(prepared, seen)
    named: dict[str, dict[str, list[Evidence]]] = {
        shown[key]: {
            outlet: [_sentence(prepared.texts[row.text].article, row) for row in those]
            for outlet, those in by_outlet.items()
        }
        for key, by_outlet in seen.items()
        if len(by_outlet) >= spread
    }
    return _matrix(coverage.of, ACTORS, totals, named, _OFTEN)


def _named(prepared: Table) -> dict[str, dict[str, dict[Row, None]]]:
    """Return the sentences that name each actor, by its key and by outlet."""
    barred = _barred(prepared)
    names = tuple(
        tuple(p for name in text.names for p in _parts(name) if " ".join(p.key) not in barred)
        for text in prepared.texts
    )
    people = actors(names)
    keys = frozenset(people.keys.values())
    found: dict[str, dict[str, dict[Row, None]]] = defaultdict(lambda: defaultdict(dict))
    for text, of_text in zip(prepared.texts, names, strict=True):
        for name in of_text:
            key = _nation(people.keys[name.key], keys)
            if name.row.compared:
                found[key][text.outlet][name.row] = None
    return found


def _parts(name: Name) -> Iterator[Name]:
    """Yield the names in a name that says whose it is: Hesperia and Treasury of "Hesperia's Treasury"."""
    start = 0
    for at, word in enumerate(name.words, 1):
        if word.text.endswith(("'s", "’s")) or at == len(name.words):
            yield Name(name.row, name.words[start:at], name.key[start:at])
            start = at


def _nation(key: str, keys: frozenset[str]) -> str:
    """Return the country of a people's name, by our table or by a country that the texts name."""
    bases = (key.removesuffix(ending) for ending in ("n", "an", "i") if key.endswith(ending))
    return country(key) or next((base for base in bases if base in keys), key)


def _shown(prepared: Table, keys: Iterable[str]) -> dict[str, str]:
    """Return how each actor is printed most often, by its key."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in prepared.texts:
        for whole in text.names:
            for name in _parts(whole):
                printed = plain_name(" ".join(word.text for word in name.words))
                forms[" ".join(name.key)][printed] += 1
    return {key: _commonest(forms[key]) if key in forms else key for key in keys}


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


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
        OutletShares(outlet, total, tuple(tuple(found[name].get(outlet, ())) for name in order))
        for outlet, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
        if total
    )
    return Matrix(of, sort, tuple(order), tuple(lines))
