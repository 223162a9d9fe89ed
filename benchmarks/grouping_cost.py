"""What grouping costs as the archive grows: `python -m benchmarks.grouping_cost [ARCHIVED ...]`.

1. a store is filled with 10,000 articles of the last fortnight, grouped, and behind them with so many
   older ones: copies of their rows, in stories, topics and sagas of their own, beyond the reach of a
   new saga, and the terms that they would bring
2. articles come one at a time, and each is grouped as a refresh does it
3. printed are the milliseconds of CPU, each the least of several: to load the state; to place one
   article in it, preparing its text included; to analyse a refresh that brought a story of four, all
   but the comparing of its outlets; and to read the briefing of a day. In brackets: on the clock

The texts are invented: the commonest English words, and others, drawn by Zipf's law; stories share
rare ones. Terms grow with the root of the archive (Heaps 1978). The size of the archive must show in
no figure. It takes 6 minutes and 3 GB of disk, which are given back; nothing is pinned to its figures.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from itertools import accumulate, islice
from math import sqrt
from pathlib import Path
from time import perf_counter, process_time

from briefing.core.model import Article, Membership, Story
from briefing.core.settings import Config, WatchedTopic
from briefing.core.stories import (
    REACH_DAYS,
    WINDOW_DAYS,
    Grouper,
    in_order,
    signature_of,
    topic_id,
)
from briefing.core.stories.languages import STOP_WORDS
from briefing.pipeline.framings import to_compare
from briefing.pipeline.grouping import group_new
from briefing.pipeline.reading import briefing
from briefing.pipeline.twins import join_twins
from briefing.store.database import Database, open_database
from briefing.store.entries import import_articles
from briefing.store.stories import save_stories
from briefing.store.vectors import load_frequencies, load_placed, save_frequencies, save_placed

ACTIVE = 10_000
ARCHIVES = (10_000, 100_000, 1_000_000)
NOW = datetime(2030, 6, 30, tzinfo=UTC)
WATCHED = WatchedTopic("Watched", any=("never printed",))
TIMES, PLACED = 5, 200
MEASURED = ("load", "place one", "refresh", "briefing")
_WORDS, _OF_STORY, _LENGTH, _PER_STORY = 30_000, 12, 480, 4
_STEEP = 1.1  # then a text has as many different terms as one of real news: 345
_RARE_FROM = 500  # rank of the commonest word that tells one story from another
_RUN = 500
_TERMS_OF_ROOT = 1_800  # terms of an archive, for each article of its root

# What the stories of an archive have besides: topics with passages, sagas, framings, what was read.
_FURNISH = (
    "update articles set origin = 'page', first_seen = published",
    """
    insert into topics (id, name, kind, pending)
    select 't' || id, name, 'current', 0 from stories where articles > 2""",
    """
    insert into passages (topic, article, start, end, text, dated)
    select 't' || story, a.id, 0, 9, 'A passage', a.dated
    from members join stories s on s.id = story and s.articles > 2 join articles a on a.id = article""",
    """
    insert into passages (topic, article, start, end, text, dated)
    select :watched, id, 0, 9, 'A passage', dated from articles where key % 100 = 0""",
    "update stories set pending = 0",
    "update topics set pending = 0",
    """
    insert into framings (of, fingerprint, framing)
    select id, 'f', printf('%500s', '') from stories""",
)
_AGED = "strftime('%Y-%m-%dT%H:%M:%S+00:00', {}, :ago)"
_COPY = (
    f"""
    insert into articles (id, outlet, title, published, first_seen, words)
    select :copy || id, outlet, title, {_AGED.format("published")}, {_AGED.format("published")}, words
    from articles where id glob 'a*'""",
    "insert into marks (article, read_at) select :copy || id, first_seen from articles where id glob 'a*'",
    f"""
    insert into stories (id, name, first, last, saga, language, articles, signature, pending)
    select :copy || id, name, {_AGED.format("first")}, {_AGED.format("last")},
        iif(saga = '', '', :copy || saga), language, articles, signature, 0
    from stories where id in (select story from members where article glob 'a*')""",
    """
    insert into members (story, article, position, score)
    select :copy || story, :copy || article, position, score from members where article glob 'a*'""",
    """
    insert into vectors (article, version, words, language, moment, dated, loose, hubness, chosen, score, terms)
    select :copy || article, version, words, language, moment - :days, dated, loose, hubness,
        :copy || chosen, score, terms from vectors where article glob 'a*'""",
    """
    insert into topics (id, name, kind, pending)
    select 't' || :copy || substr(id, 2), name, kind, 0 from topics where id glob 'ts*'""",
    f"""
    insert into passages (topic, article, start, end, text, dated)
    select iif(topic = :watched, topic, 't' || :copy || substr(topic, 2)), :copy || article,
        start, end, text, {_AGED.format("dated")}
    from passages where article glob 'a*'""",
    """
    insert into sagas (id, name, members) select :copy || id, name,
        (select json_group_array(:copy || value) from json_each(members)) from sagas where id glob 'g*'""",
    """
    insert into framings (of, fingerprint, framing)
    select :copy || of, fingerprint, framing from framings where of glob 's*'""",
)


def main(arguments: Sequence[str]) -> None:
    """Let the archive grow, and print a line of each size."""
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as name, open_database(Path(name) / "briefing.db") as db:
        _fill(db, list(_articles(rng, ACTIVE, "a")))
        archived = 0
        print(f"{ACTIVE:,} active; milliseconds of CPU (on the clock)")
        print("  archived" + "".join(name.rjust(18) for name in MEASURED))
        for size in sorted(map(int, arguments or map(str, ARCHIVES))):
            _fill_archive(db, archived, size, rng)
            coming = _articles(rng, TIMES * (PLACED + _PER_STORY), f"z{size}-")
            told = [
                _least(lambda: partial(_load, db)),
                _least(partial(_placing, db, coming), PLACED),
                _least(partial(_refreshing, db, coming)),
                _least(lambda: partial(briefing, db, now=NOW, since=NOW - timedelta(days=1))),
            ]
            print(f"{size:>10,}" + "".join(told), flush=True)
            archived = size


def _least(prepared: Callable[[], Callable[[], object]], times: int = 1) -> str:
    """Return the least milliseconds of what is `prepared` to do a thing so many `times`, each time."""
    taken = []
    for _ in range(TIMES):
        work = prepared()
        begun, clock = process_time(), perf_counter()
        work()
        taken.append((process_time() - begun, perf_counter() - clock))
    cpu, clock = (min(each) * 1_000 / times for each in zip(*taken, strict=True))
    return f"{cpu:.2f} ({clock:.2f})".rjust(18)


def _load(db: Database) -> Grouper:
    now = NOW.timestamp() / 86_400
    placed = load_placed(db, now - WINDOW_DAYS, now + WINDOW_DAYS)
    return Grouper(frequencies=load_frequencies(db), placed=placed)


def _placing(db: Database, coming: Iterator[Article]) -> Callable[[], object]:
    grouper = _load(db)
    articles = list(in_order(next(coming) for _ in range(PLACED)))
    return lambda: [grouper.add(article) for article in articles]


def _refreshing(db: Database, coming: Iterator[Article]) -> Callable[[], object]:
    import_articles(db, islice(coming, _PER_STORY), NOW)
    return partial(_refresh, db)


def _refresh(db: Database) -> None:
    join_twins(db)
    group_new(Config(topics=(WATCHED,)), db)
    to_compare(db)


def _articles(rng: random.Random, number: int, prefix: str) -> Iterator[Article]:
    words, weights = _vocabulary()
    for count in range(number):
        if count % _PER_STORY == 0:
            own = rng.sample(words[_RARE_FROM:], _OF_STORY)
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


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return words, the commonest first, and how often each is drawn, added up."""
    rng = random.Random(7)
    words = [*sorted(STOP_WORDS["en"]), *(_word(rng) for _ in range(_WORDS))]
    return words, list(accumulate(1 / (rank + 2) ** _STEEP for rank in range(len(words))))


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
    group_new(Config(topics=(WATCHED,)), db)
    with db.write() as connection:
        for statement in _FURNISH:
            connection.execute(statement, {"watched": topic_id(WATCHED.name)})
    _refreshing(db, _articles(random.Random(3), _PER_STORY, "s"))()  # makes the sagas


def _fill_archive(db: Database, archived: int, size: int, rng: random.Random) -> None:
    """Let the archive grow from `archived` articles to `size`."""
    with db.write() as connection:
        for number in range(archived // ACTIVE + 1, size // ACTIVE + 1):
            days = number * (WINDOW_DAYS + 1) + REACH_DAYS
            values = {"copy": f"o{number}", "ago": f"-{days} days", "days": days}
            for statement in _COPY:
                connection.execute(statement, values | {"watched": topic_id(WATCHED.name)})
        connection.execute("delete from ungrouped")
        connection.execute("update languages set articles = articles + ?", (size - archived,))
        connection.executemany(
            "insert into document_frequencies (language, term, articles) values ('en', ?, ?)"
            " on conflict do update set articles = articles + excluded.articles",
            _terms(archived, size, rng),
        )


def _terms(archived: int, size: int, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield terms, and in how many of the new articles they stand, by Zipf's law."""
    for rank in range(1, int(_TERMS_OF_ROOT * (sqrt(size) - sqrt(archived)))):
        yield rng.getrandbits(31) | 1, max((size - archived) // (rank + 5), 1)


if __name__ == "__main__":
    main(sys.argv[1:])
