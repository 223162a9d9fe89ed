"""The briefing's tree as lines: names at the left, counts in columns at the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.core.briefing import Branch, Briefing
from briefing.core.model import TopicKind
from briefing.ui.render import Line, Part, count, crop, fit, right, width_of

COLUMN = 5
ALL = Branch(id="", name="All articles", sort="all", articles=0, outlets=0, unread=0)


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A branch where it stands: its depth, and whether its children show."""

    branch: Branch
    depth: int = 0
    unfolded: bool = True


def visible(briefing: Briefing, folded: frozenset[str]) -> tuple[TreeLine, ...]:
    """Return the lines of the tree, without what is folded away; last, all articles."""
    return (*_walk(briefing.branches, folded, 0), TreeLine(ALL))


def _walk(branches: Iterable[Branch], folded: frozenset[str], depth: int) -> Iterator[TreeLine]:
    for branch in branches:
        unfolded = branch.id not in folded
        yield TreeLine(branch, depth, unfolded)
        if unfolded:
            yield from _walk(branch.children, folded, depth + 1)


def legend(width: int) -> Line:
    """Return the words over the columns."""
    words = "  new  art  out  " if width >= 24 else ""
    return (Part(words.strip(" "), "quiet"), Part("  ")) if words else ()


def tree_line(shown: TreeLine, width: int) -> Line:
    """Return one branch in `width` cells."""
    end = _counts(shown.branch, width)
    room = width - width_of(end)
    lead = Part("  " * min(shown.depth, max(0, room // 8)) + _handle(shown))
    name = fit(shown.branch.name, max(0, room - lead.width), _tone(shown.branch))
    return crop((lead, name, *end), width)


def _handle(shown: TreeLine) -> str:
    if shown.branch.children:
        return "▾ " if shown.unfolded else "▸ "
    return "◇ " if shown.branch.sort == "topic" else "  "


def _tone(branch: Branch) -> str:
    if branch.sort == "all":
        return "quiet"
    return "unread" if branch.unread else ""


def _counts(branch: Branch, width: int) -> Line:
    if branch.sort == "all":
        return ()  # the whole archive, which nobody counts for a line of the tree
    if width < 24:
        return (right(count(branch.articles), 4, "quiet"),)
    return (
        right(count(branch.unread) if branch.unread else "", COLUMN, "accent"),
        right(count(branch.articles), COLUMN),
        right(count(branch.outlets), COLUMN),
        Part(" ◐" if branch.alone else "  ", "accent"),
    )


def about(branch: Branch) -> str:
    """Return what the line of messages says of a branch: who alone has it, who has not."""
    if branch.alone:
        return f"◐ {branch.alone} alone covers this"
    kinds = {TopicKind.WATCHED: "Watched topic", TopicKind.PINNED: "Pinned topic"}
    parts = [kinds.get(branch.topic, "") if branch.topic else ""]
    if branch.voices and branch.voices < branch.articles:
        parts.append(f"{branch.voices} texts told apart: the rest is wire copy")
    if branch.silent:
        parts.append(f"Not covered by {', '.join(branch.silent)}")
    return " · ".join(part for part in parts if part)


def sort_of(briefing: Briefing, of: str) -> str:
    """Return what a branch is: story, topic or saga; empty if the tree has none with this id."""
    branches = (shown.branch for shown in _walk(briefing.branches, frozenset(), 0))
    return next((branch.sort for branch in branches if branch.id and branch.id == of), "")


def stories(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    """Return the ids and names of all stories."""
    branches = (shown.branch for shown in _walk(briefing.branches, frozenset(), 0))
    return tuple((branch.id, branch.name) for branch in branches if branch.sort == "story")
