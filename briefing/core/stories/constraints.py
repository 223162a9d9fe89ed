"""The reader's corrections as hard constraints of every grouping.

The method's own choice is kept for every article; the story that is shown follows from that choice
and the corrections. So taking a correction back needs no memory of what it changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha1

from briefing.core.marks import Correction, CorrectionKind


def story_id(article: str) -> str:
    """Return the id of the story that `article` is the first of, the same in every run."""
    return "s" + sha1(article.encode(), usedforsecurity=False).hexdigest()[:10]


def own_story_id(article: str) -> str:
    """Return the id of the story that `article` begins when the reader takes it out of another."""
    return story_id(article + " alone")


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the reader decided. Made by `constraints_of`."""

    homes: Mapping[str, str] = field(default_factory=dict)  # article -> its story
    barred: frozenset[tuple[str, str]] = frozenset()  # (article, story) that don't belong together
    merged: Mapping[str, str] = field(default_factory=dict)  # story -> the story it is part of
    splits: tuple[tuple[str, str], ...] = ()  # (story, article that starts the other one)
    anchors: frozenset[str] = frozenset()  # stories the reader spoke of: their ids must live on

    def shown(self, article: str, chosen: str) -> str:
        """Return the story of `article`, for which the method has chosen the story `chosen`."""
        story = self.root(self.homes.get(article, chosen))
        barred = (article, story) in self.barred or (article, chosen) in self.barred
        return own_story_id(article) if barred and article not in self.homes else story

    def root(self, story: str) -> str:
        """Return the story that `story` was merged into, or itself."""
        seen = {story}
        while (parent := self.merged.get(story)) and parent not in seen:
            seen.add(parent)
            story = parent
        return story

    def may_join(self, story: str, other: str, articles: Iterable[str]) -> bool:
        """Tell whether the method may merge `other`, which holds `articles`, into `story`."""
        if other in self.anchors:
            return False
        return not any(
            article in self.homes or (article, story) in self.barred for article in articles
        )


def constraints_of(corrections: Iterable[Correction]) -> Constraints:
    """Return the constraints that follow from `corrections`; a later one overrules an earlier."""
    homes: dict[str, str] = {}
    barred: set[tuple[str, str]] = set()
    merged: dict[str, str] = {}
    splits: dict[tuple[str, str], None] = {}
    anchors: set[str] = set()
    for correction in corrections:
        article, story = correction.article, correction.story
        anchors |= {story, correction.other} - {""}
        match correction.kind:
            case CorrectionKind.MOVE_OUT:
                barred.add((article, story))
                homes.pop(article, None)
            case CorrectionKind.MOVE_INTO:
                barred.discard((article, story))
                homes[article] = story
            case CorrectionKind.SPLIT:
                splits[story, article] = None
                homes[article] = own_story_id(article)
                anchors.add(own_story_id(article))
            case CorrectionKind.MERGE:
                merged.pop(story, None)
                merged[correction.other] = story
            case _:  # what is shown, not where articles belong
                pass
    return Constraints(homes, frozenset(barred), merged, tuple(splits), frozenset(anchors))
