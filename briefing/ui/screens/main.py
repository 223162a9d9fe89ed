"""The first screen: what keys do with the stories, their articles and their framing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from briefing.core.model import Claim, Passage, TopicKind
from briefing.errors import BriefingError
from briefing.ui import keys
from briefing.ui.lines import framing, tree
from briefing.ui.lines.framing import View
from briefing.ui.screens.split import SplitScreen
from briefing.ui.widgets.framing_pane import LensTabs
from briefing.ui.widgets.line_view import LineView

ONLY = ("all", "unread", "starred")
REFRESHED_AT_ONCE = 500  # rows whose outlets are looked up for a refresh of the selection


class MainScreen(SplitScreen):
    """The split pane with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("main")
    PLACE = "main"

    class Refresh(Message):
        """The feeds of some outlets are to be refreshed."""

        def __init__(self, only: tuple[str, ...]) -> None:
            super().__init__()
            self.only = only

    # What is at hand.

    @property
    def story(self) -> str:
        """The id of the branch under the cursor."""
        return self.panes.branch.id if self.panes.branch else ""

    @property
    def story_name(self) -> str:
        """The name of the branch, if it is a story or topic."""
        return self.panes.branch.name if self.panes.branch and self.story else ""

    @property
    def pinned(self) -> bool:
        """Whether the branch is a pinned topic."""
        return self.panes.branch is not None and self.panes.branch.topic is TopicKind.PINNED

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the list."""
        self.settle()
        return self.listing.ids

    @property
    def targets(self) -> tuple[str, ...]:
        """The evidence's article, a branch's articles, those selected or the one at the cursor."""
        self.settle()
        evidence, articles = self.panes.framing.evidence, self.panes.articles
        if self.panes.pane == "framing" and evidence:
            return (evidence.article,)
        if self.panes.pane == "tree":
            return self.listing.ids
        return articles.chosen or tuple(filter(None, (articles.article,)))

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor of the framing."""
        return self.panes.framing.claim if self.panes.pane == "framing" else None

    @property
    def passage(self) -> Passage | None:
        """The evidence under the cursor of the framing."""
        at = self.panes.framing.evidence if self.claim else None
        return Passage(at.article, at.start, at.end, at.text) if at else None

    def status(self) -> str:
        """Return what there is to say of the branch."""
        at_tree = self.panes.branch and self.panes.pane == "tree"
        return tree.about(self.panes.branch) if self.panes.branch and at_tree else ""

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of articles before the store has it."""
        self.panes.articles.change(ids, **changes)

    # Opening.

    @on(LineView.Chosen, "#tree")
    def open_branch(self) -> None:
        """Go to the framing of the branch, or to its articles when there is nothing to compare."""
        self.show()
        found = self.view.framing
        self.panes.go("framing" if found and found.claims else "articles")

    @on(LineView.Chosen, "#articles")
    def open_article(self) -> None:
        """Open the article under the cursor."""
        self._open(self.panes.articles.article)

    @on(LineView.Chosen, "#framing")
    def open_evidence(self) -> None:
        """Open the article of the evidence at its sentence."""
        if at := self.panes.framing.evidence:
            self._open(at.article, self.panes.framing.claim, at.start)

    def _open(self, article: str, claim: Claim | None = None, start: int | None = None) -> None:
        from briefing.ui.screens.reading import Place, ReadingScreen  # not for the first paint

        if article:
            ids, told = self.listing.ids, self.view.framing
            place = Place(ids, article, self.story, self.story_name, claim, start, told)
            reading = ReadingScreen(self.desk, self.marker, self.held, place)
            self.app.push_screen(reading, self._came_back)

    def _came_back(self, wish: str | None) -> None:
        steps = {"next_story": 1, "previous_story": -1}
        if wish in steps:
            self._to_story(steps[wish])
            self.open_article()

    # Moving.

    def action_on(self) -> None:
        """Go a page on; at the end, to the next unread article."""
        if not self.panes.page():
            self._to_unread(1)

    def action_next_unread(self) -> None:
        """Go to the next unread article."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """Go to the unread article before."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        unread = frozenset(self.desk.article_ids(self.story, only="unread"))
        if self.panes.articles.next_in(unread, step):
            self.panes.go("articles")
        elif not (step > 0 and self._next_branch_unread()):
            self.say("No unread article that way")

    def _next_branch_unread(self) -> bool:
        found = self.panes.stories.next_branch(1, lambda branch: branch.unread > 0)
        self.show()
        return found

    def action_next_story(self) -> None:
        """Go to the next story."""
        self._to_story(1)

    def action_previous_story(self) -> None:
        """Go to the story before."""
        self._to_story(-1)

    def _to_story(self, step: int) -> None:
        self.panes.stories.next_branch(step, lambda branch: branch.sort in {"story", "topic"})
        self.show()

    # Lists and framings.

    def action_compare(self) -> None:
        """Compare the selected articles."""
        ids = self.panes.articles.chosen
        if len(ids) < 2:
            self.say("Select two articles or more with v, then compare them")
            return
        self.view = View(self.story, picked=True, empty="Comparing the selected articles…")
        self.compare(self.story, partial(self.desk.compare, ids))
        self.panes.go("framing")

    def action_filter(self) -> None:
        """Ask for words that the listed articles must have."""
        from briefing.ui.screens.dialogs import Prompt

        prompt = Prompt("List only articles with", given=self.listing.text)
        self.ask(prompt, lambda text: None if text is None else self._list(text=text))

    def action_which(self) -> None:
        """List all, unread or starred articles."""
        self._list(only=ONLY[(ONLY.index(self.listing.only) + 1) % len(ONLY)])

    def _list(self, **wish: str) -> None:
        before = self.listing
        self.listing = replace(before, **wish)  # type: ignore[arg-type]
        try:
            self.show()
        except BriefingError as error:
            self.listing = before
            self.say(str(error), "warning")

    def action_lens(self, lens: str) -> None:
        """Show one kind of differences."""
        self.settle()
        if lens in {key for key, _, _ in framing.tabs(self.view)}:
            self.view = replace(self.view, lens=lens)
            self.panes.go("framing")

    @on(LensTabs.Chosen)
    def show_lens(self, message: LensTabs.Chosen) -> None:
        """Show the kind of differences whose tab was clicked."""
        self.action_lens(message.lens)

    def action_hide(self) -> None:
        """Hide the claim under the cursor for good."""
        if (claim := self.claim) and self.view.framing:
            kept = tuple(one for one in self.view.framing.claims if one.id != claim.id)
            self.view = replace(self.view, framing=replace(self.view.framing, claims=kept))
            self.marker.mark("Claim hidden", lambda marks: marks.hide_claim(claim.id))

    def action_refresh(self) -> None:
        """Refresh the feeds of the outlets in the list."""
        rows = self.desk.rows(self.listing.ids[:REFRESHED_AT_ONCE])
        self.post_message(self.Refresh(tuple(sorted({row.outlet for row in rows}))))

    # Leaving.

    def leave(self) -> bool:
        """Leave the innermost thing; say whether there was one."""
        if self.zen:
            self.zen = False
        elif self.panes.let_go():
            pass
        elif self.view.picked:
            self.view = View()
            self.show()
        elif self.listing.text or self.listing.only != "all":
            self._list(text="", only="all")
        elif self.panes.pane != "tree":
            self.panes.go("tree")
        else:
            return False
        return True

    def action_leave(self) -> None:
        """Leave the innermost thing."""
        self.leave()

    def action_back(self) -> None:
        """Go back; quit from the tree."""
        if not self.leave():
            self.app.exit()
