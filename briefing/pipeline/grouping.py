"""Group what is new, in these steps, one transaction for each run of articles close in time.

1. the articles not grouped yet, cut into runs             store.vectors
2. what is remembered of the days around a run             store.vectors
3. place each article in a story, by the reader's word     core.stories.Grouper
4. name the stories that changed, tell wire copy apart     core.stories.story_of_cluster
5. topics: passages by rules and by signatures             pipeline.topics
6. sagas over the last weeks                               core.stories.make_sagas
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from briefing.core.marks import Correction
from briefing.core.model import Article, Story
from briefing.core.settings import Config
from briefing.core.stories import (
    REACH_DAYS,
    WINDOW_DAYS,
    Decided,
    Frequencies,
    Grouper,
    Strand,
    constraints_of,
    decided_of,
    in_order,
    language_of,
    make_sagas,
    name_saga,
    signature_of,
    stories_near,
    story_id_of_topic,
    story_of_cluster,
)
from briefing.pipeline.limits import shortened
from briefing.pipeline.topics import find_watched, follow_rules, update_current
from briefing.store.articles import articles
from briefing.store.corrections import corrections
from briefing.store.database import Database
from briefing.store.stories import (
    names_of,
    sagas_among,
    save_sagas,
    save_stories,
    signatures,
    stories_by_id,
)
from briefing.store.vectors import (
    Waiting,
    grouped_with,
    load_frequencies,
    load_placed,
    save_frequencies,
    save_grouped_with,
    save_placed,
    waiting,
)

# A run is one transaction: while it lasts nobody else writes, and who waits gives up after 10 s.
_RUN_ARTICLES = 500
_TOLD_BY = 3  # articles of a story that its saga is named by
_RUN_WORDS = 200_000
_DAY = 86_400.0


@dataclass(slots=True)
class Changes:
    """What a grouping changed, by id."""

    stories: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.stories or self.topics)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step needs."""

    config: Config
    database: Database
    corrections: tuple[Correction, ...]
    before: tuple[Correction, ...]
    frequencies: dict[str, Frequencies]  # by language, those of earlier runs among them
    changes: Changes

    @property
    def decided(self) -> Decided:
        return decided_of(self.corrections)

    @property
    def spoken_of(self) -> frozenset[str]:
        """The stories and articles that corrections, standing or taken back, speak of."""
        both = (*self.corrections, *self.before)
        names = {name for c in both for name in (c.story, c.other, c.article) if name}
        return frozenset(names | set(map(story_id_of_topic, names)))


def group_new(
    config: Config, database: Database, *, cancelled: Callable[[], bool] = lambda: False
) -> Changes:
    """Group the articles that are new or changed, follow the reader's corrections, and store it.

    What is done when `cancelled` is kept; the rest waits for the next time. Raises StoreError.
    """
    runs: list[list[Waiting]] = list(runs_of(waiting(database)))
    now_said, said_before = corrections(database), grouped_with(database)
    if not runs and now_said != said_before:
        runs = [[]]
    known = load_frequencies(database) if runs else ()
    by_language = {counts.language: counts for counts in known}
    desk = _Desk(config, database, now_said, said_before, by_language, Changes())
    with database.write():
        desk.changes.topics |= follow_rules(database, config.topics, desk.decided)
    for run in runs:
        if cancelled():
            break
        with database.write():
            _group_run(desk, run)
    return desk.changes


def runs_of(articles: Iterable[Waiting]) -> Iterator[list[Waiting]]:
    """Yield articles in runs that are not too long and have no great gap in time."""
    run: list[Waiting] = []
    words = 0
    for article in articles:
        far = run and article.moment - run[-1].moment > WINDOW_DAYS
        if far or len(run) >= _RUN_ARTICLES or (run and words + article.words > _RUN_WORDS):
            yield run
            run, words = [], 0
        run.append(article)
        words += article.words
    if run:
        yield run


def _group_run(desk: _Desk, run: Sequence[Waiting]) -> None:
    new = articles(desk.database, [one.article for one in run])
    grouper = _grouper(desk, run)
    for article in new:
        if grouper.knows(article.id):
            grouper.remove(article.id)
    grouper.place(in_order(new))
    desk.frequencies.update(grouper.frequencies)
    _save(desk, grouper, {article.id: shortened(article) for article in new})


def _grouper(desk: _Desk, run: Sequence[Waiting]) -> Grouper:
    """Return a grouper that remembers the days around `run`."""
    since = run[0].moment - WINDOW_DAYS if run else 0.0
    until = run[-1].moment + WINDOW_DAYS if run else 0.0
    known = load_placed(
        desk.database,
        since,
        until,
        stories=desk.spoken_of,
        articles=[*desk.spoken_of, *(one.article for one in run)],
    )
    return Grouper(
        grain=desk.config.reading.grain,
        constraints=constraints_of(desk.corrections),
        frequencies=desk.frequencies.values(),
        placed=known,
    )


def _save(desk: _Desk, grouper: Grouper, new: Mapping[str, Article]) -> None:
    database = desk.database
    spoken = desk.spoken_of if desk.corrections != desk.before else frozenset()
    changed = sorted((grouper.changed | spoken) & grouper.clusters.keys())
    gone = sorted(grouper.changed - grouper.clusters.keys())
    texts = _texts(database, grouper, changed, new)
    shown = list(_described(desk, grouper, changed, texts))
    marks = {story.id: signature_of(grouper.clusters[story.id]) for story in shown}
    languages = {key: grouper.clusters[key].members[0].language for key in changed}
    save_placed(database, (one for key in changed for one in grouper.clusters[key].members))
    save_frequencies(database, grouper.frequencies.values())
    save_stories(database, shown, gone, marks, languages)
    desk.changes.stories |= {*changed, *gone}
    _save_topics(desk, grouper, shown, gone, new)
    _save_sagas(database, grouper, shown)
    save_grouped_with(database, desk.corrections)


def _texts(
    database: Database, grouper: Grouper, changed: Iterable[str], new: Mapping[str, Article]
) -> dict[str, Article]:
    """Return the articles of the stories that changed, by id."""
    wanted = [one.article for story in changed for one in grouper.clusters[story].members]
    missing = [article for article in wanted if article not in new]
    return {**new, **{article.id: shortened(article) for article in articles(database, missing)}}


def _described(
    desk: _Desk, grouper: Grouper, changed: Sequence[str], texts: Mapping[str, Article]
) -> Iterator[Story]:
    ordered = sorted(changed, key=lambda key: (-len(grouper.clusters[key].members), key))
    known = names_of(desk.database, changed)
    taken = _names_beside(desk.database, grouper, changed)
    for key in ordered:
        cluster = grouper.clusters[key]
        frequencies = grouper.frequencies[cluster.members[0].language]
        name = desk.decided.names.get(key, "")
        story = story_of_cluster(
            cluster,
            texts,
            frequencies,
            name=name,
            known=known.get(key, ""),
            taken=taken,
            near=stories_near(grouper, cluster),
        )
        taken.add(story.name)
        yield story


def _names_beside(database: Database, grouper: Grouper, changed: Sequence[str]) -> set[str]:
    """Return the names of the other stories of the window that have more than one article."""
    others = grouper.clusters.keys() - set(changed)
    shown = [story for story in others if len(grouper.clusters[story].members) > 1]
    return set(names_of(database, shown).values())


def _save_topics(
    desk: _Desk,
    grouper: Grouper,
    shown: Sequence[Story],
    gone: Sequence[str],
    new: Mapping[str, Article],
) -> None:
    found = find_watched(desk.database, desk.config.topics, tuple(new.values()))
    desk.changes.topics |= found
    desk.changes.topics |= update_current(
        desk.database, grouper, shown, gone, new, decided=desk.decided
    )


def _save_sagas(database: Database, grouper: Grouper, shown: Sequence[Story]) -> None:
    """Make the sagas anew that the stories of the last weeks, up to those that changed, can be in."""
    dates = [story.last for story in shown if story.last and len(story.members) > 1]
    if not dates:
        return
    since = min(dates) - timedelta(days=REACH_DAYS)
    kept = signatures(database, since)
    strands = [Strand(story, _day(last), mark) for story, (last, mark) in kept.items()]
    before = {saga.members: saga.name for saga in sagas_among(database, kept)}
    changed = {story.id for story in shown}

    def named(saga: Sequence[str]) -> str:
        known = before.get(tuple(saga), "")
        return (
            known
            if known and changed.isdisjoint(saga)
            else _saga_name(database, grouper, saga, known)
        )

    save_sagas(database, make_sagas(strands, named), kept)


def _saga_name(database: Database, grouper: Grouper, saga: Sequence[str], known: str) -> str:
    stories = stories_by_id(database, saga)
    told = [articles(database, story.articles[:_TOLD_BY]) for story in stories]
    language = language_of(told[0][0])
    frequencies = grouper.frequencies.get(language) or Frequencies(language)
    return name_saga(told, frequencies, [story.name for story in stories], known)


def _day(when: datetime | None) -> float:
    return when.timestamp() / _DAY if when else 0.0
