"""What the first screen shows: it follows from the branch under the cursor of the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.worker import get_current_worker

from briefing.core.briefing import Branch, Briefing
from briefing.core.model import Framing
from briefing.ui.desk import Desk, Numbers
from briefing.ui.lines import chrome, framing
from briefing.ui.lines.articles import Listing
from briefing.ui.lines.framing import View
from briefing.ui.lines.lenses import ALL, COVERAGE, SHARES, WEEKS
from briefing.ui.marking import Marker
from briefing.ui.render import Line
from briefing.ui.screens.base import DeskScreen
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.panes import Panes
from briefing.ui.widgets.text_line import TextLine

OVERVIEWS = {COVERAGE: "timeline", SHARES: "shares", WEEKS: "weeks"}
NUMBER_SECONDS = 0.2
REST_SECONDS = 0.06  # so long a branch keeps the cursor before its framing is read


class SplitScreen(DeskScreen):
    """Shows one `Briefing`; a subclass says what keys do with it."""

    briefing: reactive[Briefing | None] = reactive(None)
    listing: reactive[Listing] = reactive(Listing())
    view: reactive[View] = reactive(View())

    class Compared(Message):
        """A thread has compared the articles of `of`, or numbered the sentences of its framing."""

        def __init__(self, of: str, framing: Framing, numbers: Numbers) -> None:
            super().__init__()
            self.of = of
            self.framing = framing
            self.numbers = numbers

    class Overlooked(Message):
        """A thread has made what a tab shows of `of`: the field of its view, and the value."""

        def __init__(self, of: str, name: str, value: object) -> None:
            super().__init__()
            self.of = of
            self.name = name
            self.value = value

    def __init__(self, desk: Desk, marker: Marker, held: dict[str, str]) -> None:
        super().__init__(desk, marker, held)
        self._rest: Timer | None = None
        self._numbering: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the header, the panes and the foot."""
        yield TextLine(self._header, id="head")
        yield Panes(self.desk.rows, self.settle).data_bind(
            SplitScreen.briefing, SplitScreen.listing, SplitScreen.view
        )
        yield TextLine(self.foot, id="foot")

    def on_mount(self) -> None:
        """Read the briefing and give the tree the keys."""
        self.read_again()
        self.panes.go("tree")

    def _header(self, width: int) -> Line:
        return chrome.header(self.briefing, self.progress, width) if self.briefing else ()

    def watch_progress(self) -> None:
        """Draw the header."""
        self.query_one("#head", TextLine).refresh()

    @property
    def panes(self) -> Panes:
        """The split pane."""
        return self.query_one(Panes)

    # What is shown.

    def read_again(self, *, lists: bool = True) -> None:
        """Read the briefing again, and what the panes show of it."""
        self.briefing = self.desk.briefing()
        if lists:
            self.view = replace(self.view, timeline=None, shares=None, weeks=None)
        self.panes.articles.read_again(self.briefing.now)
        self.call_after_refresh(self.show, lists=lists)
        self.query_one("#head", TextLine).refresh()

    @on(LineView.Moved, "#tree")
    def rest_on_branch(self) -> None:
        """Show a branch once the cursor rests on it, so that a held key stays quick."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self.show)

    def settle(self) -> None:
        """Show the branch under the cursor now: a key acts on what the reader means."""
        branch = self.panes.branch
        if branch is not None and branch.id != self.listing.of:
            self.show()

    def show(self, *, lists: bool = True) -> None:
        """Show the articles and the framing of the branch under the cursor."""
        branch = self.panes.branch
        if branch is None:
            return
        found = self.desk.framing(branch.id) if branch.id else None
        self._show_articles(branch, found, lists=lists)
        if not (self.view.picked and self.view.of == branch.id):
            self._show_framing(branch, found)
        self.watch_saying()

    def _show_articles(self, branch: Branch, found: Framing | None, *, lists: bool) -> None:
        compared = found or (self.view.framing if self.view.of == branch.id else None)
        listing = replace(self.listing, of=branch.id, letters=_letters(compared))
        if lists or listing.narrowed or branch.id != self.listing.of:
            ids = self.desk.article_ids(branch.id, only=listing.only, text=listing.text)
            listing = replace(listing, ids=ids)
        self.listing = listing

    def _show_framing(self, branch: Branch, found: Framing | None) -> None:
        same = branch.id == self.view.of
        why_empty = framing.why_empty(branch, articles=len(self.listing.ids))
        if same and why_empty == self.view.empty and (found is None or found == self.view.framing):
            return
        self.workers.cancel_group(self, "framing")  # nobody waits any more for what was shown
        lens = self.view.lens if same else ALL
        covered = bool(self.listing.ids)
        self.view = View(
            branch.id, found, silent=branch.silent, lens=lens, empty=why_empty, covered=covered
        )
        if found is not None:
            self._number(branch.id, found)
        elif branch.sort == "story" and branch.outlets > 1:
            ids = self.desk.article_ids(branch.id)  # all of them, whatever the list leaves out
            self.compare(branch.id, partial(self.desk.compare, ids))

    # What a tab shows is made once it is looked at.

    def watch_view(self, view: View) -> None:
        """Make what the tab shows, if it is not there yet."""
        name = OVERVIEWS.get(view.lens, "")
        if view.of is None or not name or getattr(view, name) is not None:
            return
        picked = tuple(one.id for one in view.framing.articles) if view.framing else ()
        make = partial(self._overview, view.of, name, picked if view.picked else ())
        self.in_thread(make, "overview")

    def _overview(self, of: str, name: str, picked: tuple[str, ...]) -> Message:
        from briefing.core.timeline import timeline  # tabs that are not the first

        made: object
        if name == "shares":
            made = self.desk.shares(of, picked)
        elif name == "weeks":
            made = self.desk.weeks(of)
        else:
            made = timeline(self.desk.rows(picked)) if picked else self.desk.timeline(of)
        return self.Overlooked(of, name, made)

    def on_split_screen_overlooked(self, message: Overlooked) -> None:
        """Show what a thread made, unless another branch has the cursor by now."""
        if message.of == self.view.of:
            self.view = replace(self.view, **{message.name: message.value})  # type: ignore[arg-type]

    def _number(self, of: str, found: Framing) -> None:
        """Find the numbers of the sentences once the reader rests on a framing: it takes time."""
        self._forget_numbering()
        number = partial(self.compare, of, lambda _: found)
        self._numbering = self.set_timer(NUMBER_SECONDS, number)

    def _forget_numbering(self) -> None:
        if self._numbering is not None:
            self._numbering.stop()

    def compare(self, of: str, make: Callable[[Callable[[], bool]], Framing]) -> None:
        """Make a framing and number its sentences beside the screen; `make` is told when to stop."""
        self._forget_numbering()  # of what was shown before: it would end this one

        def work() -> Message:
            worker = get_current_worker()
            made = make(lambda: worker.is_cancelled)
            return self.Compared(of, made, self.desk.numbers(made))

        self.in_thread(work, "framing")

    def on_split_screen_compared(self, message: Compared) -> None:
        """Show what a thread compared, unless another branch has the cursor by now."""
        if message.of == self.view.of:
            # What is shown may have lost a claim since its sentences were numbered.
            found = self.view.framing or message.framing
            self.view = replace(self.view, framing=found, numbers=message.numbers)
            self.listing = replace(self.listing, letters=_letters(found))


def _letters(found: Framing | None) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.letter) for one in found.articles) if found else ()
