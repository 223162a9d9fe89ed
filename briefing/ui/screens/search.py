"""Search over all articles: words at the top, finds below, as they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input

from briefing.core.query import Hit
from briefing.errors import BriefingError
from briefing.ui.desk import Desk
from briefing.ui.lines import when
from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.render import TONES, Part, crop, line, rule, spread, wrapped
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.sheet_view import SheetView
from briefing.ui.widgets.text_line import TextLine

LIMIT = 200
REST_SECONDS = 0.08
EMPTY = "Search all articles"
HINT = 'truce "black sea" -opinion refiner* tag:grain outlet:"Red Weekly" is:unread since:2d'


class SearchScreen(ModalScreen[Hit | None]):
    """Answers the article that was chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "results", "To the finds", show=False),
        Binding("slash", "query", "To the words", show=False),
    ]

    class Found(Message):
        """A thread has found something for the words with this number."""

        def __init__(self, asked: int, hits: Sequence[Hit], trouble: str = "") -> None:
            super().__init__()
            self.trouble = trouble
            self.asked = asked
            self.hits = tuple(hits)

    def __init__(self, desk: Desk, now: datetime) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        self._asked, self._told, self._wanted = 0, "", False
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the words over the finds."""
        yield TextLine(self._title, id="search-title")
        yield Input(placeholder=EMPTY, compact=True)
        yield SheetView(id="finds")

    def _title(self, width: int) -> tuple[Part, ...]:
        return rule((Part("Search", "accent"),), line(self._told, "quiet"), width)

    def on_mount(self) -> None:
        """Say what can be asked."""
        self.show(self.Found(0, ()))

    @on(Input.Changed)
    def rest(self) -> None:
        """Search once the keys rest."""
        self._wanted = False
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self._search)

    def _search(self) -> None:
        self._asked += 1
        asked, query = self._asked, begun(self.query_one(Input).value.strip())
        if query:
            self.run_worker(
                lambda: self._find(asked, query), thread=True, group="search", exit_on_error=False
            )
        else:
            self.show(self.Found(asked, ()))

    def _find(self, asked: int, query: str) -> None:
        try:
            self.post_message(self.Found(asked, self._desk.search(query, LIMIT)))
        except BriefingError as error:
            self.post_message(self.Found(asked, (), str(error)))

    @on(Found)
    def show(self, message: Found) -> None:
        """Show the finds, unless other words are asked for by now."""
        if message.asked != self._asked:
            return
        typed = self.query_one(Input).value.strip()
        nothing = message.trouble or ("nothing found" if typed else "")
        self._told = f"{len(message.hits)} found" if message.hits else nothing
        self.query_one(SheetView).show(lambda width: self._lay_out(message.hits, width))
        self.query_one(TextLine).refresh()
        if self._wanted:
            self.action_results()

    def _lay_out(self, hits: tuple[Hit, ...], width: int) -> Sheet:
        if not hits:
            return Sheet([Row((crop(line(HINT, "quiet"), width),))])
        return Sheet([row for hit in hits for row in (self._row(hit, width), Row(((),)))])

    def _row(self, hit: Hit, width: int) -> Row:
        date = (Part(f" {when.short(hit.published, self._now)} ", "quiet"),)
        head = spread((Part(f"{hit.outlet}  ", "quiet"), Part(hit.title, "strong")), date, width)
        body = tuple(
            crop((Part("  "), *words), width)
            for words in wrapped(hit.snippet, width - 3, "quiet", 2)
        )
        return Row((head, *body), hit)

    @on(Input.Submitted)
    def action_results(self) -> None:
        """Give the finds the keys."""
        self._wanted = True
        if self.query_one(SheetView).count():
            self.query_one(SheetView).focus()

    def action_query(self) -> None:
        """Give the words the keys."""
        self.query_one(Input).focus()

    @on(LineView.Chosen)
    def answer(self) -> None:
        """Answer the find under the cursor."""
        target = self.query_one(SheetView).target
        self.dismiss(target)  # type: ignore[arg-type]  # rows of this sheet hold hits

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


def begun(query: str) -> str:
    """Return `query` with its last word left open, as it is while it is typed."""
    last = query.rpartition(" ")[2]
    whole = not last.isalnum() or query.count('"') % 2
    return query if whole else f"{query}*"
