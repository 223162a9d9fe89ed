"""The desk over the real store: what screens read, what the reader marks, and the refresh.

Reads of a few milliseconds go through one connection of the screen's own thread. What belongs in
a thread opens a connection there, because SQLite's belong to the thread that opened them.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config.workspace import Workspace
from briefing.core.briefing import ArticleRow, Briefing, Reading
from briefing.core.feed_state import FeedState
from briefing.core.marks import Correction
from briefing.core.model import Framing, Passage
from briefing.core.settings import Config
from briefing.core.urls import safe_url
from briefing.pipeline import reading
from briefing.pipeline.background import refresh_in_background
from briefing.pipeline.events import Event
from briefing.store import marks, notes
from briefing.store.articles import article_rows
from briefing.store.corrections import correct
from briefing.store.database import Database, open_database
from briefing.store.feeds import feed_states
from briefing.store.journal import redo, undo
from briefing.store.pages import want_page
from briefing.store.search import search
from briefing.store.stories import story_or_topic
from briefing.store.topics import topics_where
from briefing.ui.desk import Numbers

if TYPE_CHECKING:
    from briefing.core.overview import Matrix, Weeks
    from briefing.core.query import Hit
    from briefing.core.timeline import Timeline

FILTERED = 10_000  # more finds than a filtered list can use

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class StoreMarks:
    """The reader's marks, through one connection of one thread."""

    database: Database
    clock: Clock

    def tag(self, articles: Sequence[str], name: str) -> None:
        """Put a tag on articles."""
        marks.tag(self.database, articles, name, self.clock())

    def untag(self, articles: Sequence[str], name: str) -> None:
        """Take a tag off articles."""
        marks.untag(self.database, articles, name, self.clock())

    def set_read(self, articles: Sequence[str], *, read: bool) -> None:
        """Mark articles read or unread."""
        marks.set_read(self.database, articles, self.clock(), read=read)

    def set_starred(self, articles: Sequence[str], *, starred: bool) -> None:
        """Star articles, or take the star off."""
        marks.set_starred(self.database, articles, self.clock(), starred=starred)

    def add_note(self, article: str, body: str, passage: Passage | None) -> None:
        """Note something on an article, or on a passage of it."""
        notes.add_note(self.database, article, body, self.clock(), passage)

    def change_note(self, note: int, body: str) -> None:
        """Change the words of a note."""
        notes.change_note(self.database, note, body, self.clock())

    def delete_note(self, note: int) -> None:
        """Take a note away."""
        notes.delete_note(self.database, note, self.clock())

    def hide_claim(self, claim: str) -> None:
        """Hide a claim for good."""
        marks.hide_claim(self.database, claim, self.clock())

    def correct(self, correction: Correction) -> None:
        """Correct the grouping, for all later runs."""
        correct(self.database, correction, self.clock())

    def want_page(self, article: str) -> None:
        """Ask for an article's page before all others."""
        want_page(self.database, article, self.clock())

    def undo(self) -> str | None:
        """Undo the last change; say in words what it was, None when there is none."""
        return undo(self.database)

    def redo(self) -> str | None:
        """Redo what was undone last; say in words what it was, None when there is none."""
        return redo(self.database)

    def close(self) -> None:
        """Let go of the store."""
        self.database.close()


class StoreDesk:
    """The desk of one workspace, for the thread that makes it. Its clock runs on from `now`."""

    def __init__(self, workspace: Workspace, config: Config, now: datetime) -> None:
        self._workspace, self._config = workspace, config
        self._ahead = now - datetime.now(UTC)
        self._database = self._connection()

    def close(self) -> None:
        """Let go of the store."""
        self._database.close()

    def briefing(self) -> Briefing:
        """Return the briefing's tree, as it is now."""
        now = self._clock()
        return reading.briefing(self._database, now=now, since=self._since(self._database, now))

    def article_ids(self, of: str, *, only: str = "all", text: str = "") -> tuple[str, ...]:
        """Return the ids under a branch, in reading order; of everything when `of` is empty."""
        ids = reading.article_ids(self._database, of, only=only)
        if not text.strip():
            return ids
        hits = search(self._database, _begun(text), self._clock(), limit=FILTERED)
        found = {hit.article for hit in hits}
        return tuple(one for one in ids if one in found)

    def rows(self, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
        """Return the rows of these articles, in their order."""
        return article_rows(self._database, ids)

    def reading(self, article: str, *, of: str = "", told: Framing | None = None) -> Reading:
        """Return an article for reading, with the evidence of `told` marked, or of `of`'s framing."""
        return reading.reading(self._database, article, of=of, told=told)

    def framing(self, of: str) -> Framing | None:
        """Return the stored framing of a story or topic, without hidden claims."""
        return reading.framing(self._database, of)

    def compare(self, ids: Sequence[str], cancelled: Callable[[], bool]) -> Framing:
        """Return the framing of articles picked by hand, made in a process of its own."""
        with self._connection() as database:
            return reading.compare(database, ids, cancelled)

    def timeline(self, of: str) -> Timeline:
        """Return the coverage of a branch by day; of all articles, in the briefing's window."""
        from briefing.pipeline import overview  # 50 ms the screen starts without

        with self._connection() as database:
            return overview.over_time(database, of, since=self._window(database, of))

    def shares(self, of: str, picked: Sequence[str] = ()) -> Matrix:
        """Return where each outlet's sentences go, of a branch or of picked articles, as a table."""
        from briefing.pipeline import overview

        with self._connection() as database:
            since = self._window(database, of)
            return overview.shares(database, of, picked=picked, since=since)

    def weeks(self, of: str) -> Weeks:
        """Return what differs over the weeks of a story or topic."""
        from briefing.pipeline import overview

        with self._connection() as database:
            return overview.weeks(database, story_or_topic(database, of))

    def numbers(self, framing: Framing) -> Numbers:
        """Return the sentence number of each evidence, by article and start."""
        with self._connection() as database:
            return reading.sentence_numbers(database, framing)

    def muted(self) -> tuple[tuple[str, str], ...]:
        """Return the ids and names of the topics that are muted."""
        return tuple((topic.id, topic.name) for topic in topics_where(self._database, "muted"))

    def why(self, article: str, of: str) -> tuple[str, ...]:
        """Return why an article is in a story or topic, in words."""
        return reading.why(self._database, article, of)

    def search(self, query: str, limit: int) -> tuple[Hit, ...]:
        """Return what a search finds, best first."""
        with self._connection() as database:
            return search(database, query, self._clock(), limit=limit)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the known tags with their counts."""
        return marks.tags(self._database)

    def feeds(self) -> tuple[FeedState, ...]:
        """Return how each feed of feeds.toml answered so far."""
        states = feed_states(self._database)
        return tuple(
            states.get(feed.url, FeedState(feed.url, feed.outlet)) for feed in self._config.feeds
        )

    def export(self, path: Path, topic: str) -> None:
        """Write the digest, of one story or topic if named, to a file."""
        now = self._clock()
        with self._connection() as database:
            since = self._since(database, now)
            zone = now.astimezone().tzinfo or UTC
            text = reading.digest(database, now=now, since=since, topic=topic, zone=zone)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def refresh(
        self, only: Sequence[str], cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        """Refresh the feeds of the outlets `only`, or all, in a process of its own."""
        with_feeds = {feed.outlet for feed in self._config.feeds}
        asked = [outlet for outlet in only if outlet in with_feeds]
        if asked or not only:  # an outlet whose texts were imported has no feed to ask
            yield from self._run(asked, cancelled)

    def read_page(
        self, article: str, cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        """Read the page of one article now, in a process of its own."""
        yield from self._run(("--article", article), cancelled)

    def regroup(self, cancelled: Callable[[], bool]) -> Generator[Event, None, None]:
        """Group and compare again, after a correction, in a process of its own."""
        yield from self._run(("--no-feeds",), cancelled)

    def open_url(self, url: str) -> bool:
        """Open a page in the browser; False when its address is not one to open."""
        address = safe_url(url)
        return bool(address) and webbrowser.open(address)

    def open_marks(self) -> StoreMarks:
        """Return the reader's marks, for the one thread that calls this."""
        return StoreMarks(self._connection(), self._clock)

    def _run(
        self, arguments: Sequence[str], cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        places = (*self._workspace.arguments, "--now", self._clock().isoformat())
        yield from refresh_in_background(places, arguments, cancelled)

    def _clock(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def _connection(self) -> Database:
        return open_database(self._workspace.database)

    def _window(self, database: Database, of: str) -> datetime | None:
        return None if of else self._since(database, self._clock())

    def _since(self, database: Database, now: datetime) -> datetime:
        return reading.window(database, now, self._config.reading.window_hours)


def _begun(text: str) -> str:
    """Return `text` with its last word left open, as it is while the reader types it."""
    return f"{text}*" if text[-1].isalnum() else text
