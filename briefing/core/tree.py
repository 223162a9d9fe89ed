"""The briefing as a tree: what is covered, by how many outlets, and what is still unread.

Watched and pinned topics first, with the sagas they belong to; then sagas and stories, the widest
coverage on top. Every story stands once; a topic that is a story of its own is shown as that story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefing.core.briefing import Branch
from briefing.core.model import Saga, Story, Topic, TopicKind

SAGA_SHARE = 0.6  # of a topic's articles that the stories of a saga must hold
TOPIC_SPAN = timedelta(days=60)  # how far back from its newest article a topic's counts reach


@dataclass(frozen=True, slots=True)
class Told:
    """One article under one branch, as the counts need it."""

    branch: str
    article: str
    outlet: str
    when: datetime
    read: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic without its passages, as a tree needs it."""

    id: str
    name: str
    kind: TopicKind


def heading(topic: Topic) -> Heading:
    """Return `topic` without its passages."""
    return Heading(topic.id, topic.name, topic.kind)


def grow(
    stories: Sequence[Story],
    topics: Sequence[Heading],
    sagas: Sequence[Saga],
    told: Iterable[Told],
) -> tuple[Branch, ...]:
    """Return the branches of a briefing.

    Takes the stories of its window, the topics in the reader's order (muted ones left out), the
    sagas over both, and which article is told under which of them.
    """
    by_branch: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_branch[one.branch].append(one)
    outlets = frozenset(one.outlet for story in stories for one in by_branch[story.id])
    watched = [_topic_branch(topic, by_branch[topic.id]) for topic in topics]
    plain = [_story_branch(story, by_branch[story.id], outlets) for story in stories]
    return _ordered(_under_sagas([*watched, *plain], sagas, by_branch))


def _topic_branch(topic: Heading, told: Sequence[Told]) -> Branch:
    newest = max((one.when for one in told), default=None)
    recent = [one for one in told if newest and one.when >= newest - TOPIC_SPAN]
    return replace(_counted(topic.id, topic.name, "topic", recent), topic=topic.kind)


def _story_branch(story: Story, told: Sequence[Told], outlets: frozenset[str]) -> Branch:
    branch = _counted(story.id, story.name, "story", told)
    silent = outlets - {one.outlet for one in told}
    repeated = sum(len(voice) - 1 for voice in story.voices)
    return replace(branch, silent=tuple(sorted(silent)), voices=branch.articles - repeated)


def _counted(of: str, name: str, sort: str, told: Sequence[Told]) -> Branch:
    by_article = {one.article: one for one in told}
    outlets = sorted({one.outlet for one in told})
    return Branch(
        id=of,
        name=name,
        sort=sort,
        articles=len(by_article),
        outlets=len(outlets),
        unread=sum(not one.read for one in by_article.values()),
        alone=outlets[0] if len(outlets) == 1 else "",
        first=min((one.when for one in told), default=None),
        last=max((one.when for one in told), default=None),
    )


def _under_sagas(
    branches: Sequence[Branch], sagas: Sequence[Saga], told: Mapping[str, Sequence[Told]]
) -> list[Branch]:
    """Put branches under their sagas, each where its first one stood; a saga of one is none."""
    saga_of: dict[str, Saga] = {}
    for saga in sagas:
        present = _present(saga, branches, told)
        saga_of |= dict.fromkeys(present, saga) if len(present) > 1 else {}
    grown: dict[str, Branch] = {}
    for branch in branches:
        over = saga_of.get(branch.id)
        if over is None:
            grown[branch.id] = branch
        elif over.id not in grown:
            children = tuple(one for one in branches if saga_of.get(one.id) is over)
            grown[over.id] = _saga_branch(over, children, told)
    return list(grown.values())


def _present(
    saga: Saga, branches: Sequence[Branch], told: Mapping[str, Sequence[Told]]
) -> list[str]:
    """Return the branches of a saga: its stories, and the topics mostly told by their articles."""
    stories = [branch.id for branch in branches if branch.id in saga.members]
    articles = {one.article for story in stories for one in told[story]}
    return stories + [
        branch.id
        for branch in branches
        if branch.sort == "topic" and _share(told[branch.id], articles) >= SAGA_SHARE
    ]


def _share(told: Sequence[Told], articles: AbstractSet[str]) -> float:
    return sum(one.article in articles for one in told) / len(told) if told else 0.0


def _saga_branch(
    saga: Saga, children: tuple[Branch, ...], told: Mapping[str, Sequence[Told]]
) -> Branch:
    everything = [one for child in children for one in told[child.id]]
    branch = _counted(saga.id, saga.name, "saga", everything)
    return replace(branch, children=_ordered(children))


def _ordered(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """Topics, and sagas that hold one, in the reader's order; the rest by how widely covered."""
    branches = list(branches)
    led = [branch for branch in branches if _holds_topic(branch)]
    rest = [branch for branch in branches if not _holds_topic(branch)]
    return (*led, *sorted(rest, key=_by_coverage))


def _holds_topic(branch: Branch) -> bool:
    return branch.sort == "topic" or any(child.sort == "topic" for child in branch.children)


def _by_coverage(branch: Branch) -> tuple[int, int, float, str]:
    newest = branch.last.timestamp() if branch.last else 0.0
    return (-branch.outlets, -branch.articles, -newest, branch.id)
