"""What the screen asks of the program, as protocols: reads, the reader's marks, a refresh.

The screen never sees a database. Tests hand it values in memory; `store_desk` hands it the store.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing.core.briefing import ArticleRow, Briefing, Reading
from briefing.core.feed_state import FeedState
from briefing.core.marks import Correction
from briefing.core.model import Framing, Passage
from briefing.pipeline.events import Event

if TYPE_CHECKING:
    from briefing.core.overview import Matrix, Weeks
    from briefing.core.query import Hit
    from briefing.core.timeline import Timeline

Numbers = Mapping[tuple[str, int], int]


class Marks(Protocol):
    """What the reader changes. Every call is journalled and can be undone."""

    def tag(self, articles: Sequence[str], name: str) -> None:
        """Put a tag on articles."""

    def untag(self, articles: Sequence[str], name: str) -> None:
        """Take a tag off articles."""

    def set_read(self, articles: Sequence[str], *, read: bool) -> None:
        """Mark articles read or unread."""

    def set_starred(self, articles: Sequence[str], *, starred: bool) -> None:
        """Star articles, or take the star off."""

    def add_note(self, article: str, body: str, passage: Passage | None) -> None:
        """Note something on an article, or on a passage of it."""

    def change_note(self, note: int, body: str) -> None:
        """Change the words of a note."""

    def delete_note(self, note: int) -> None:
        """Take a note away."""

    def hide_claim(self, claim: str) -> None:
        """Hide a claim for good."""

    def correct(self, correction: Correction) -> None:
        """Correct the grouping, for all later runs."""

    def want_page(self, article: str) -> None:
        """Ask for an article's page before all others."""

    def undo(self) -> str | None:
        """Undo the last change; say in words what it was, None when there is none."""

    def redo(self) -> str | None:
        """Redo what was undone last; say in words what it was, None when there is none."""

    def close(self) -> None:
        """Let go of the store."""


class Desk(Protocol):
    """What screens read. Methods take a few ms unless they say that they belong in a thread."""

    def briefing(self) -> Briefing:
        """Return the briefing's tree, as it is now."""

    def muted(self) -> tuple[tuple[str, str], ...]:
        """Return the ids and names of the topics that are muted."""

    def article_ids(self, of: str, *, only: str = "all", text: str = "") -> tuple[str, ...]:
        """Return the ids under a branch, in reading order; of everything when `of` is empty."""

    def rows(self, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
        """Return the rows of these articles, in their order."""

    def reading(self, article: str, *, of: str = "", told: Framing | None = None) -> Reading:
        """Return an article for reading, with the evidence of `told` marked, or of `of`'s framing."""

    def framing(self, of: str) -> Framing | None:
        """Return the stored framing of a story or topic, without hidden claims."""

    def compare(self, ids: Sequence[str], cancelled: Callable[[], bool]) -> Framing:
        """Return the framing of articles picked by hand. Belongs in a thread."""

    def timeline(self, of: str) -> Timeline:
        """Return the coverage of a branch by day. Belongs in a thread."""

    def shares(self, of: str, picked: Sequence[str] = ()) -> Matrix:
        """Return where each outlet's sentences go, of a branch or of picked articles, as a table.

        Belongs in a thread.
        """

    def weeks(self, of: str) -> Weeks:
        """Return what differs over the weeks of a story or topic. Belongs in a thread."""

    def numbers(self, framing: Framing) -> Numbers:
        """Return the sentence number of each evidence, by article and start. Belongs in a thread."""

    def why(self, article: str, of: str) -> tuple[str, ...]:
        """Return why an article is in a story or topic, in words."""

    def search(self, query: str, limit: int) -> tuple[Hit, ...]:
        """Return what a search finds, best first. Belongs in a thread."""

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the known tags with their counts."""

    def feeds(self) -> tuple[FeedState, ...]:
        """Return how each feed answered so far."""

    def export(self, path: Path, topic: str) -> None:
        """Write the digest, of one story or topic if named, to a file. Belongs in a thread."""

    def refresh(
        self, only: Sequence[str], cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        """Refresh the feeds of the outlets `only`, or all; belongs in a thread."""

    def read_page(
        self, article: str, cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        """Read the page of one article now; belongs in a thread."""

    def regroup(self, cancelled: Callable[[], bool]) -> Generator[Event, None, None]:
        """Group and compare again, after a correction; belongs in a thread."""

    def open_url(self, url: str) -> bool:
        """Open a page in the browser; False when its address is not one to open."""

    def open_marks(self) -> Marks:
        """Return the reader's marks, for the one thread that calls this."""
