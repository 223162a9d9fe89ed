"""From clusters to what is shown: stories with names and voices, topics with passages, sagas."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha1

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Article, Membership, Passage, Saga, Story, Topic, TopicKind
from briefing.core.settings import ReadingSettings, WatchedTopic
from briefing.core.stories.constraints import constraints_of
from briefing.core.stories.grouper import Grouper, in_order
from briefing.core.stories.linking import Cluster
from briefing.core.stories.names import Beside, name_saga, name_story
from briefing.core.stories.passages import Signature, signature, touching, weigh_paragraphs
from briefing.core.stories.sagas import Strand, saga_id, sagas_of
from briefing.core.stories.vectors import Frequencies
from briefing.core.stories.voices import voices
from briefing.core.stories.watched import watched_passages

FEWEST_FOR_TOPIC = 3  # articles of a story that is a current topic
_FEWEST_NAMED = 2  # articles of a story that is called by more than its headline
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Grouping:
    """Articles grouped: every article is in exactly one of `stories`."""

    stories: tuple[Story, ...] = ()
    topics: tuple[Topic, ...] = ()
    sagas: tuple[Saga, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What the reader called, pinned and muted: not where articles belong, but what is shown."""

    names: Mapping[str, str]
    pinned: Mapping[str, str]  # story -> name, which may be empty
    muted: frozenset[str]


def decided_of(corrections: Iterable[Correction]) -> Decided:
    """Return the names, pins and mutes among `corrections`."""
    corrections = tuple(corrections)
    return Decided(
        {c.story: c.name for c in corrections if c.kind is CorrectionKind.RENAME},
        _pinned(corrections),
        _muted(corrections),
    )


def _pinned(corrections: Iterable[Correction]) -> dict[str, str]:
    pinned: dict[str, str] = {}
    for correction in corrections:
        if correction.kind is CorrectionKind.PIN:
            pinned[correction.story] = correction.name
        elif correction.kind is CorrectionKind.UNPIN:
            pinned.pop(story_id_of_topic(correction.story), None)
    return pinned


def _muted(corrections: Iterable[Correction]) -> frozenset[str]:
    muted: set[str] = set()
    for correction in corrections:
        if correction.kind is CorrectionKind.MUTE:
            muted.add(correction.story)
        elif correction.kind is CorrectionKind.UNMUTE:
            muted -= {correction.story, story_id_of_topic(correction.story)}
    return frozenset(muted)


def story_of_cluster(
    cluster: Cluster,
    articles: Mapping[str, Article],
    frequencies: Frequencies,
    *,
    name: str = "",
    known: str = "",
    taken: Collection[str] = (),
    near: Iterable[Cluster] = (),
) -> Story:
    """Return the story that `cluster` has become: named, dated, its wire copy told apart.

    `name` is the reader's own for it; `known` was its name before; `taken` are the names of the
    stories beside it; `near` are those that it could be taken for.
    """
    beside = Beside(signature_of(cluster), tuple(map(signature_of, near)))
    members = [articles[one.article] for one in cluster.members if one.article in articles]
    dates = sorted(filter(None, (article.when for article in members)))
    return Story(
        id=cluster.id,
        name=name or name_story(members, frequencies, taken, known, beside),
        members=tuple(Membership(one.article, round(one.score, 3)) for one in cluster.members),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        voices=voices(members),
    )


def signature_of(cluster: Cluster) -> Signature:
    """Return the terms that a story is recognised by."""
    return signature([one.vector for one in cluster.firm or cluster.members])


def stories_near(grouper: Grouper, cluster: Cluster) -> list[Cluster]:
    """Return the stories of more than one article that are most like `cluster`, if it has as many."""
    if len(cluster.members) < _FEWEST_NAMED:
        return []
    last = cluster.members[-1]
    articles = grouper.near(signature_of(cluster), last.moment, last.language)
    stories = dict.fromkeys(map(grouper.story_of, articles))
    stories.pop(cluster.id, None)
    found = map(grouper.clusters.__getitem__, stories)
    return [other for other in found if len(other.members) >= _FEWEST_NAMED]


def topic_id(name: str) -> str:
    """Return the id of the watched topic called `name`."""
    return "w" + sha1(name.casefold().encode(), usedforsecurity=False).hexdigest()[:10]


def topic_id_of_story(story: str) -> str:
    """Return the id of the topic, current or pinned, that `story` is."""
    return f"t{story}"


def story_id_of_topic(topic: str) -> str:
    """Return the id of the story that a current or pinned topic is; other ids as they are."""
    return topic.removeprefix("t")


def rule_of(topic: WatchedTopic) -> str:
    """Return what tells one rule from another: passages found by an older one are found anew."""
    return sha1(json.dumps(asdict(topic)).encode(), usedforsecurity=False).hexdigest()[:16]


def story_passages(
    article: Article, signatures: Mapping[str, Signature], frequencies: Frequencies
) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of `article` that touch each of some stories, given by their signatures."""
    if not signatures:
        return {}
    return touching(article, weigh_paragraphs(article, frequencies), signatures)


def make_sagas(
    strands: Iterable[Strand], named: Callable[[Sequence[str]], str]
) -> tuple[Saga, ...]:
    """Return the sagas of some stories; `named` says what a saga of these stories is called."""
    return tuple(Saga(saga_id(group[0]), named(group), group) for group in sagas_of(strands))


def topics_of(articles: Sequence[Article], watched: Sequence[WatchedTopic]) -> tuple[Topic, ...]:
    """Return the watched topics with their passages in `articles`, which are taken in order of time."""
    found: list[list[Passage]] = [[] for _ in watched]
    for article in in_order(articles):
        for passages, more in zip(found, watched_passages(article, watched), strict=True):
            passages.extend(more)
    return tuple(
        Topic(topic_id(topic.name), topic.name, TopicKind.WATCHED, tuple(passages))
        for topic, passages in zip(watched, found, strict=True)
    )


def group(
    articles: Sequence[Article],
    settings: ReadingSettings | None = None,
    corrections: Sequence[Correction] = (),
    watched: Sequence[WatchedTopic] = (),
) -> Grouping:
    """Return `articles` as stories, topics and sagas, all at once and without a store."""
    grain = settings.grain if settings else 0
    grouper = Grouper(grain=grain, constraints=constraints_of(corrections))
    grouper.place(in_order(articles))
    by_id = {article.id: article for article in articles}
    decided = decided_of(corrections)
    stories = tuple(_stories(grouper, by_id, decided))
    shown = {story.id: story for story in stories}

    def named(saga: Sequence[str]) -> str:
        told = [[by_id[article] for article in shown[story].articles] for story in saga]
        language = grouper.clusters[saga[0]].members[0].language
        return name_saga(told, grouper.frequencies[language], [story.name for story in stories])

    strands = [
        Strand(story.id, _day(story.last), signature_of(grouper.clusters[story.id]))
        for story in stories
        if len(story.members) > 1
    ]
    return Grouping(stories, topics_of(articles, watched), make_sagas(strands, named))


def _stories(
    grouper: Grouper, articles: Mapping[str, Article], decided: Decided
) -> Iterable[Story]:
    taken: set[str] = set()
    for cluster in sorted(grouper.clusters.values(), key=lambda one: (-len(one.members), one.id)):
        frequencies = grouper.frequencies[cluster.members[0].language]
        name = decided.names.get(cluster.id, "")
        near = stories_near(grouper, cluster)
        story = story_of_cluster(cluster, articles, frequencies, name=name, taken=taken, near=near)
        taken.add(story.name)
        yield story


def _day(when: datetime | None) -> float:
    return when.timestamp() / _DAY if when else 0.0
