"""Measures of stories, names and passages, each on one labelled set."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import process_time

from benchmarks.eval.data import Labelled, undated
from benchmarks.eval.index import Index, Titles, words
from benchmarks.eval.measures import Scores, compare, harmonic
from briefing.core.model import Article
from briefing.core.stories import (
    Frequencies,
    Grouper,
    signature_of,
    stories_near,
    story_of_cluster,
    story_passages,
)
from briefing.core.stories.linking import Cluster
from briefing.core.stories.names import LONGEST
from briefing.core.text import paragraphs

RUN = 500  # articles that come at once
LEAD_LETTERS = 1_200


@dataclass(frozen=True, slots=True)
class Grouped:
    """How well a set was grouped, and the milliseconds of CPU that an article took."""

    scores: Scores
    cost: float


def grouped(labelled: Sequence[Labelled]) -> Grouped:
    """Group a stream as a refresh does, and compare with the labels."""
    grouper = Grouper()
    articles = [one.article for one in labelled]
    begun = process_time()
    for start in range(0, len(articles), RUN):
        grouper.place(articles[start : start + RUN])
    cost = (process_time() - begun) / len(articles) * 1_000
    wanted = {one.article.id: one.story for one in labelled if one.story}
    return Grouped(compare({key: grouper.story_of(key) for key in wanted}, wanted), cost)


@dataclass(frozen=True, slots=True)
class Named:
    """Names against human titles: word F1, and how often a name finds its own story.

    `own` by what titles print, `own_words` by the words of titles and leads, as `people_words` for
    the human titles.
    """

    word_f: float
    own: float
    own_words: float
    people_words: float


def named(labelled: Sequence[Labelled]) -> Named:
    """Name every labelled story, compare with what people called it, and search by the name."""
    stories: dict[str, list[Labelled]] = defaultdict(list)
    for one in undated(labelled):
        stories[one.story].append(one)
    names = _names(stories)
    titles = {key: members[0].title for key, members in stories.items()}
    printed = Titles({key: [one.article.title for one in each] for key, each in stories.items()})
    index = Index({key: _title_and_lead(members) for key, members in stories.items()})
    assert max(map(len, names.values())) <= LONGEST
    return Named(
        _mean(_word_f(words(names[key]), words(titles[key])) for key in stories),
        _mean(printed.finds(names[key], key) for key in stories),
        *(
            _mean(index.first(words(called[key])) == key for key in stories)
            for called in (names, titles)
        ),
    )


def _names(stories: dict[str, list[Labelled]]) -> dict[str, str]:
    """Return the names that stories get when they are grouped as they were labelled."""
    articles = {one.article.id: one.article for each in stories.values() for one in each}
    label = {one.article.id: key for key, members in stories.items() for one in members}
    counted = Grouper()
    placed = counted.place(articles.values())
    for one in placed:
        one.chosen = label[one.article]
    grouper = Grouper(frequencies=counted.frequencies.values(), placed=placed)
    return {
        key: story_of_cluster(
            cluster, articles, grouper.frequencies["en"], near=stories_near(grouper, cluster)
        ).name
        for key, cluster in grouper.clusters.items()
    }


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _counted(articles: Sequence[Article]) -> Frequencies:
    grouper = Grouper()
    grouper.place(articles)
    return grouper.frequencies["en"]


def _title_and_lead(members: Sequence[Labelled]) -> str:
    return " ".join(f"{one.article.title} {one.article.text[:LEAD_LETTERS]}" for one in members)


def _word_f(name: Counter[str], title: Counter[str]) -> float:
    shared = len(name.keys() & title.keys())
    return harmonic(shared / max(len(name), 1), shared / max(len(title), 1))


@dataclass(frozen=True, slots=True)
class Touched:
    """Which stories the passages of composite articles were linked to, against those they are of."""

    precision: float
    recall: float
    f: float


def touched(labelled: Sequence[Labelled], seed: int = 11) -> Touched:
    """Make articles of paragraphs of three stories each, and see which stories they are linked to.

    The stories' signatures are made without the articles that the paragraphs were taken from.
    """
    stories: dict[str, list[Article]] = defaultdict(list)
    for one in labelled:
        stories[one.story].append(one.article)
    frequencies = _counted([one.article for one in labelled])
    clusters = {key: _cluster(key, members[1:]) for key, members in stories.items()}
    signatures = {key: signature_of(cluster) for key, cluster in clusters.items()}
    right = found_all = wanted_all = 0
    for wanted, article in _composites(stories, seed):
        found = {
            key for key, spans in story_passages(article, signatures, frequencies).items() if spans
        }
        right += len(found & wanted)
        found_all += len(found)
        wanted_all += len(wanted)
    precision, recall = right / max(found_all, 1), right / max(wanted_all, 1)
    return Touched(precision, recall, harmonic(precision, recall))


def _cluster(key: str, members: Sequence[Article]) -> Cluster:
    grouper = Grouper()
    return Cluster(key, grouper.place(members))


def _composites(
    stories: dict[str, list[Article]], seed: int
) -> Iterator[tuple[frozenset[str], Article]]:
    rng = random.Random(seed)
    keys = sorted(stories)
    for number in range(len(keys)):
        chosen = rng.sample(keys, 3)
        parts = [part for key in chosen for part in _some_paragraphs(stories[key][0], rng)]
        yield frozenset(chosen), Article(f"c{number}", "", "", "\n\n".join(parts))


def _some_paragraphs(article: Article, rng: random.Random) -> list[str]:
    """Return three paragraphs that stand beside each other."""
    spans = [span for span in paragraphs(article.text) if span.end - span.start > 80]
    start = rng.randrange(max(len(spans) - 2, 1))
    return [article.text[span.start : span.end] for span in spans[start : start + 3]]
