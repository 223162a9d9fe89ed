"""What grouping costs as the archive grows: `python -m benchmarks.grouping_cost [ARCHIVED ...]`.

1. a store is filled with 10,000 articles of the last fortnight, grouped, and behind them with so many
   older ones: copies of their rows, in stories of their own, and the terms that they would bring
2. articles come one at a time, and each is grouped as a refresh does it
3. printed are the milliseconds of CPU, each the least of several, to load the state, and to place one
   article in it, preparing its text included; last, all of a refresh with one new article

The texts are invented: words drawn by Zipf's law, stories sharing rare ones. Terms grow with the
root of the archive (Heaps 1978). The size of the archive must not show in any figure.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate
from math import sqrt
from pathlib import Path
from time import process_time

from briefing.core.model import Article, Membership, Story
from briefing.core.settings import Config
from briefing.core.stories import WINDOW_DAYS, Grouper, in_order, signature_of
from briefing.pipeline.grouping import group_new
from briefing.store.database import Database, open_database
from briefing.store.entries import import_articles
from briefing.store.stories import save_stories
from briefing.store.vectors import load_frequencies, load_placed, save_frequencies, save_placed

ACTIVE = 10_000
ARCHIVES = (10_000, 100_000, 1_000_000)
NOW = datetime(2030, 6, 30, tzinfo=UTC)
TIMES = 5
_WORDS, _OF_STORY, _LENGTH, _PER_STORY = 30_000, 12, 400, 4
_RUN = 500
_TERMS_OF_ROOT = 1_800  # terms of an archive, for each article of its root

_COPY_ARTICLES = """
    insert into articles (id, outlet, title, text, published, first_seen, words)
    select :copy || id, outlet, title, '', strftime('%Y-%m-%dT%H:%M:%S+00:00', published, :ago),
        first_seen, words from articles where id in (select article from vectors where article like 'a%')"""
_COPY_STORIES = """
    insert into stories (id, name, first, last, language, articles, signature, pending)
    select :copy || id, name, strftime('%Y-%m-%dT%H:%M:%S+00:00', first, :ago),
        strftime('%Y-%m-%dT%H:%M:%S+00:00', last, :ago), language, articles, signature, 0
    from stories where id in (select story from members where article like 'a%')"""
_COPY_MEMBERS = """
    insert into members (story, article, position, score)
    select :copy || story, :copy || article, position, score from members where article like 'a%'"""
_COPY_VECTORS = """
    insert into vectors (article, version, words, language, moment, dated, loose, hubness, chosen, score, terms)
    select :copy || article, version, words, language, moment - :days, dated, loose, hubness, :copy || chosen,
        score, terms from vectors where article like 'a%'"""


def main(arguments: Sequence[str]) -> None:
    """Let the archive grow, and print a line of each size."""
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as name, open_database(Path(name) / "briefing.db") as db:
        _fill(db, list(_articles(rng, ACTIVE, "a")))
        archived = 0
        for size in sorted(map(int, arguments or map(str, ARCHIVES))):
            _fill_archive(db, archived, size, rng)
            load, place = _least(partial(_load, db)), _placing(db, rng)
            refresh = _least(partial(_refresh, db, _articles(rng, TIMES, f"z{size}-")))
            print(
                f"{size:>9,} archived: {load:7.1f} to load, {place:5.2f} to place, {refresh:7.1f}"
            )
            archived = size


def _articles(rng: random.Random, number: int, prefix: str) -> Iterator[Article]:
    weights = list(accumulate(1 / (rank + 5) for rank in range(_WORDS)))
    words = [_word(rng) for _ in range(_WORDS)]
    for count in range(number):
        if count % _PER_STORY == 0:
            own = rng.sample(words[500:], _OF_STORY)
            day = rng.uniform(0, WINDOW_DAYS)
        text = rng.choices(words, cum_weights=weights, k=_LENGTH)
        for place in range(0, _LENGTH, 8):
            text[place] = rng.choice(own)
        when = NOW - timedelta(days=min(day + rng.uniform(0, 0.5), WINDOW_DAYS))
        title = " ".join(("The", *own[:4]))
        key = f"{prefix}{count}"
        yield Article(
            key, f"Outlet {count % 7}", title, " ".join(text), published=when, language="en"
        )


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.choice((2, 3, 4)))
    )


def _fill(db: Database, articles: Sequence[Article]) -> None:
    """Group the articles that are active, and store what came of it."""
    grouper = Grouper()
    ordered = list(in_order(articles))
    for start in range(0, len(ordered), _RUN):
        run = ordered[start : start + _RUN]
        import_articles(db, run, NOW)
        grouper.place(run)
    by_id = {article.id: article for article in ordered}
    stories = []
    for cluster in grouper.clusters.values():
        dates = [by_id[one.article].when for one in cluster.members]
        members = tuple(Membership(one.article, one.score) for one in cluster.members)
        stories.append(Story(cluster.id, cluster.id, members, first=dates[0], last=dates[-1]))
    marks = {key: signature_of(cluster) for key, cluster in grouper.clusters.items()}
    save_placed(db, (one for cluster in grouper.clusters.values() for one in cluster.members))
    save_frequencies(db, grouper.frequencies.values())
    save_stories(db, stories, (), marks, dict.fromkeys(marks, "en"))
    with db.write() as connection:
        connection.execute("update stories set pending = 0")


def _fill_archive(db: Database, archived: int, size: int, rng: random.Random) -> None:
    """Let the archive grow from `archived` articles to `size`."""
    with db.write() as connection:
        for number in range(archived // ACTIVE + 1, size // ACTIVE + 1):
            days = number * (WINDOW_DAYS + 1) + WINDOW_DAYS
            values = {"copy": f"o{number}", "ago": f"-{days} days", "days": days}
            for statement in (_COPY_ARTICLES, _COPY_STORIES, _COPY_MEMBERS, _COPY_VECTORS):
                connection.execute(statement, values)
        connection.execute("delete from ungrouped")
        connection.executemany(
            "insert into document_frequencies (language, term, articles) values ('en', ?, ?)"
            " on conflict do update set articles = articles + excluded.articles",
            _terms(archived, size, rng),
        )


def _terms(archived: int, size: int, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield the total, and terms and in how many of the new articles they stand, by Zipf's law."""
    yield 0, size - archived
    for rank in range(1, int(_TERMS_OF_ROOT * (sqrt(size) - sqrt(archived)))):
        yield rng.getrandbits(31) | 1, max((size - archived) // (rank + 5), 1)


def _load(db: Database) -> Grouper:
    since, until = _window()
    return Grouper(frequencies=load_frequencies(db), placed=load_placed(db, since, until))


def _window() -> tuple[float, float]:
    now = NOW.timestamp() / 86_400
    return now - WINDOW_DAYS, now + WINDOW_DAYS


def _placing(db: Database, rng: random.Random) -> float:
    grouper = _load(db)
    articles = list(in_order(_articles(rng, 200, "y")))
    begun = process_time()
    for article in articles:
        grouper.add(article)
    return (process_time() - begun) * 1_000 / len(articles)


def _refresh(db: Database, coming: Iterator[Article]) -> None:
    import_articles(db, [next(coming)], NOW)
    group_new(Config(), db)


def _least(work: Callable[[], object]) -> float:
    """Return the least milliseconds of CPU that `work` takes."""
    taken = []
    for _ in range(TIMES):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken) * 1_000


if __name__ == "__main__":
    main(sys.argv[1:])
