"""Topics kept up to date: watched ones by their rules, pinned and current ones by signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from briefing.core.model import Article, Story, Topic, TopicKind
from briefing.core.settings import WatchedTopic
from briefing.core.stories import (
    FEWEST_FOR_TOPIC,
    Decided,
    Grouper,
    Signature,
    language_of,
    rule_of,
    signature_of,
    story_passages,
    topic_id,
    topic_id_of_story,
    watched_passages,
)
from briefing.pipeline.limits import shortened
from briefing.store.articles import articles
from briefing.store.database import Database
from briefing.store.stories import signatures_of
from briefing.store.topics import drop_topics, drop_topics_of, rules, save_passages, save_topic
from briefing.store.vectors import grouped_articles

_BATCH = 200


def follow_rules(database: Database, watched: Sequence[WatchedTopic], decided: Decided) -> set[str]:
    """Bring the topics in line with feeds.toml and the reader's decisions.

    Where a rule is new or changed, its passages are found anew in all that is grouped. Returns the
    ids of the topics that changed.
    """
    drop_topics(database, TopicKind.WATCHED, [topic_id(topic.name) for topic in watched])
    drop_topics(database, TopicKind.PINNED, map(topic_id_of_story, decided.pinned))
    known = rules(database)
    stale = [topic for topic in watched if known.get(topic_id(topic.name)) != rule_of(topic)]
    for position, topic in enumerate(watched):
        own = topic_id(topic.name)
        name = decided.names.get(own, topic.name)
        value = Topic(own, name, TopicKind.WATCHED, muted=own in decided.muted)
        save_topic(database, value, position=position, rule=rule_of(topic))
    for batch in _loaded(database, grouped_articles(database) if stale else (), {}):
        find_watched(database, stale, batch)
    return {topic_id(topic.name) for topic in stale}


def find_watched(
    database: Database, watched: Sequence[WatchedTopic], new: Sequence[Article]
) -> set[str]:
    """Find the passages of `new` articles by rule, and return the ids of the topics that changed."""
    found = [watched_passages(article, watched) for article in new]
    ids = [article.id for article in new]
    return {
        topic_id(topic.name)
        for index, topic in enumerate(watched)
        if save_passages(
            database, topic_id(topic.name), ids, (one for each in found for one in each[index])
        )
    }


def update_current(
    database: Database,
    grouper: Grouper,
    shown: Sequence[Story],
    gone: Sequence[str],
    new: Mapping[str, Article],
    *,
    decided: Decided,
) -> set[str]:
    """Find the passages that touch current and pinned topics, and return the topics that changed.

    A topic whose story grew is looked for in the articles of its days; `new` articles are looked
    through for all pinned topics.
    """
    grown = {
        story.id: signature_of(grouper.clusters[story.id])
        for story in shown
        if len(story.members) >= FEWEST_FOR_TOPIC or story.id in decided.pinned
    }
    for story in shown:
        if story.id in grown:
            save_topic(database, _topic(story, decided))
    shrunk = [*gone, *(story.id for story in shown if story.id not in grown)]
    drop_topics_of(database, map(topic_id_of_story, shrunk))
    near = _articles_near(grouper, grown)
    pinned = signatures_of(database, decided.pinned) if decided.pinned else {}
    for article in new.values() if pinned else ():
        near.setdefault(article.id, {}).update(pinned)
    return _find_touching(database, grouper, near, new)


def _topic(story: Story, decided: Decided) -> Topic:
    kind = TopicKind.PINNED if story.id in decided.pinned else TopicKind.CURRENT
    own = topic_id_of_story(story.id)
    name = decided.names.get(own) or decided.pinned.get(story.id) or story.name
    return Topic(own, name, kind, muted=bool({own, story.id} & decided.muted))


def _articles_near(
    grouper: Grouper, grown: Mapping[str, Signature]
) -> dict[str, dict[str, Signature]]:
    """Return the signatures that each article may be touched by, by article.

    That of its own story is among them: a paragraph goes to the story that it fits best.
    """
    near: dict[str, dict[str, Signature]] = {}
    for story, wanted in grown.items():
        cluster = grouper.clusters[story]
        last = cluster.members[-1]
        members = [one.article for one in cluster.members]
        for article in {*members, *grouper.near(wanted, last.moment, last.language)}:
            near.setdefault(article, {})[story] = wanted
    for article, wanted_by in near.items():
        own = grouper.clusters[grouper.story_of(article)]
        if len(own.members) >= FEWEST_FOR_TOPIC and own.id not in wanted_by:
            wanted_by[own.id] = signature_of(own)
    return near


def _find_touching(
    database: Database,
    grouper: Grouper,
    near: Mapping[str, Mapping[str, Signature]],
    new: Mapping[str, Article],
) -> set[str]:
    changed: set[str] = set()
    for article in chain.from_iterable(_loaded(database, sorted(near), new)):
        frequencies = grouper.frequencies[language_of(article)]
        for story, passages in story_passages(article, near[article.id], frequencies).items():
            if save_passages(database, topic_id_of_story(story), [article.id], passages):
                changed.add(topic_id_of_story(story))
    return changed


def _loaded(
    database: Database, ids: Sequence[str], known: Mapping[str, Article]
) -> Iterator[Sequence[Article]]:
    """Yield the articles with these ids, some at a time: an archive does not fit in memory."""
    yield [known[one] for one in ids if one in known]
    missing = iter([one for one in ids if one not in known])
    while batch := list(islice(missing, _BATCH)):
        yield [shortened(article) for article in articles(database, batch)]
