"""The first screen: the tree of stories and its articles at the left, their framing at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from briefing.core.briefing import Branch, Briefing
from briefing.core.model import Framing, Passage
from briefing.ui import keys
from briefing.ui.desk import Desk, Numbers
from briefing.ui.lines import articles, chrome, framing, tree
from briefing.ui.lines.articles import Listing
from briefing.ui.lines.framing import View
from briefing.ui.marking import Marker
from briefing.ui.render import Line, line, rule
from briefing.ui.screens.base import DeskScreen
from briefing.ui.screens.dialogs import PickDialog, Prompt
from briefing.ui.screens.reading import Place, ReadingScreen
from briefing.ui.widgets.article_list import ArticleList
from briefing.ui.widgets.framing_pane import FramingPane, LensTabs
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.story_tree import StoryTree
from briefing.ui.widgets.text_line import TextLine

REST_SECONDS = 0.06  # so long a branch keeps the cursor before its framing is read
ONLY = ("all", "unread", "starred")
PANES = ("tree", "articles", "framing")


class MainScreen(DeskScreen):
    """Shows one `Briefing`; what the panes show follows from the branch under the cursor."""

    BINDINGS = keys.bindings("main")

    briefing: reactive[Briefing | None] = reactive(None)
    listing: reactive[Listing] = reactive(Listing())
    view: reactive[View] = reactive(View())
    pane: reactive[str] = reactive("tree")

    class Refresh(Message):
        """The feeds of some outlets are to be refreshed."""

        def __init__(self, only: tuple[str, ...]) -> None:
            super().__init__()
            self.only = only

    class Compared(Message):
        """A thread has compared articles, or numbered the sentences of a framing."""

        def __init__(self, of: str, framing: Framing, numbers: Numbers) -> None:
            super().__init__()
            self.of = of
            self.framing = framing
            self.numbers = numbers

    def __init__(self, desk: Desk, marker: Marker) -> None:
        super().__init__(desk, marker)
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the header, the panes and the foot."""
        yield TextLine(self._header, id="head")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield TextLine(self._tree_title, id="tree-title")
                yield StoryTree(id="tree").data_bind(value=MainScreen.briefing)
                yield TextLine(self._list_title, id="list-title")
                yield ArticleList(self.desk.rows, id="articles").data_bind(value=MainScreen.listing)
            with Vertical(id="right"):
                yield TextLine(self._framing_title, id="framing-title")
                yield LensTabs(id="tabs").data_bind(value=MainScreen.view)
                yield FramingPane(id="framing").data_bind(value=MainScreen.view)
        yield TextLine(self.foot, id="foot")

    def on_mount(self) -> None:
        """Read the briefing and give the tree the keys."""
        self.read_again()
        self.query_one("#tree").focus()

    # Titles.

    def _header(self, width: int) -> Line:
        return chrome.header(self.briefing, self.progress, width) if self.briefing else ()

    def _tree_title(self, width: int) -> Line:
        return rule(chrome.title("Stories", focused=self.pane == "tree"), tree.legend(width), width)

    def _list_title(self, width: int) -> Line:
        chosen = len(self.query_one(ArticleList).chosen)
        extra = articles.selection(self.listing, chosen)
        return rule(chrome.title("Articles", extra, focused=self.pane == "articles"), (), width)

    def _framing_title(self, width: int) -> Line:
        name = chrome.title(self.story_name, focused=self.pane == "framing")
        end = line(framing.title(self.view), "quiet") if width >= 60 else ()
        return rule(name, end, width, "─" if self.has_class("-narrow") else "┬")

    def _draw_titles(self) -> None:
        for title in self.query("#head, #tree-title, #list-title, #framing-title").results(TextLine):
            title.refresh()

    def watch_progress(self) -> None:
        """Draw the header."""
        self._draw_titles()

    # What is shown.

    def read_again(self) -> None:
        """Read the briefing again, and what the panes show of it."""
        self.briefing = self.desk.briefing()
        self.query_one(ArticleList).now = self.briefing.now
        self.query_one(ArticleList).read_again()
        self._show()

    def _show(self) -> None:
        """Show the articles and the framing of the branch under the cursor."""
        branch = self.branch
        if branch is None:
            self.view = View(empty=_WELCOME)
            return
        found = self.desk.framing(branch.id) if branch.id else None
        self._show_framing(branch, found)
        letters = tuple((article.id, article.letter) for article in found.articles) if found else ()
        listing = replace(self.listing, of=branch.id, letters=letters)
        ids = self.desk.article_ids(branch.id, only=listing.only, text=listing.text)
        self.listing = replace(listing, ids=ids)
        self._draw_titles()

    def _show_framing(self, branch: Branch, found: Framing | None) -> None:
        same = found is not None and found == self.view.framing
        numbers = self.view.numbers if same else {}
        lens = self.view.lens if same else framing.ALL
        self.view = View(found, numbers, branch.silent, lens, _why_empty(branch))
        if found is not None and not same:
            self._in_thread(branch.id, lambda: found)
        elif found is None and branch.sort == "story" and branch.outlets > 1:
            ids = self.desk.article_ids(branch.id)
            self._in_thread(branch.id, lambda: self.desk.compare(ids))

    def _in_thread(self, of: str, make: Callable[[], Framing]) -> None:
        def work() -> None:
            made = make()
            self.post_message(self.Compared(of, made, self.desk.numbers(made)))

        self.run_worker(work, thread=True, group="framing", exclusive=True, exit_on_error=False)

    def on_main_screen_compared(self, message: Compared) -> None:
        """Show what a thread compared, unless another branch has the cursor by now."""
        if message.of in {self.story, "picked"}:
            self.view = replace(self.view, framing=message.framing, numbers=message.numbers)
            self._draw_titles()

    @on(LineView.Moved, "#tree")
    def rest_on_branch(self) -> None:
        """Show a branch once the cursor rests on it, so that a held key stays quick."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self._show)
        self.watch_saying()

    # What is at hand.

    @property
    def branch(self) -> Branch | None:
        """The branch under the cursor of the tree."""
        return self.query_one(StoryTree).branch

    @property
    def story(self) -> str:
        """The id of the branch."""
        return self.branch.id if self.branch else ""

    @property
    def story_name(self) -> str:
        """The name of the branch."""
        return self.branch.name if self.branch and self.branch.id else ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The evidence's article, the selected articles, the one under the cursor, or a branch's."""
        evidence, listed = self.query_one(FramingPane).evidence, self.query_one(ArticleList)
        if self.pane == "framing" and evidence:
            return (evidence.article,)
        if self.pane == "tree":
            return self.listing.ids
        return listed.chosen or tuple(filter(None, (listed.article,)))

    @property
    def passage(self) -> Passage | None:
        """The evidence under the cursor of the framing."""
        at = self.query_one(FramingPane).evidence if self.pane == "framing" else None
        return Passage(at.article, at.start, at.end, at.text) if at and at.end else None

    def status(self) -> str:
        """Return what there is to say of the branch."""
        return tree.about(self.branch) if self.branch and self.pane == "tree" else ""

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of articles before the store has it."""
        self.query_one(ArticleList).change(ids, **changes)

    # Panes.

    def on_descendant_focus(self) -> None:
        """Follow the keys from pane to pane."""
        if self.focused is not None and self.focused.id in PANES:
            self.pane = self.focused.id

    def watch_pane(self) -> None:
        """Show, where there is room for one pane only, the one that has the keys."""
        for pane in PANES:
            self.set_class(pane == self.pane, f"-at-{pane}")
        self._draw_titles()
        self.watch_saying()

    def go(self, pane: str) -> None:
        """Give a pane the keys."""
        self.pane = pane
        self.query_one(f"#{pane}", Widget).focus(scroll_visible=False)

    def _beside(self, step: int) -> None:
        self.go(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_pane(self) -> None:
        """Go to the next pane."""
        self._beside(1)

    def action_pane_back(self) -> None:
        """Go to the previous pane."""
        self._beside(-1)

    def action_left(self) -> None:
        """Fold, go to the heading, or to the pane on the left."""
        stories = self.query_one(StoryTree)
        if self.pane == "tree":
            _ = stories.fold(unfold=False) or stories.to_parent()
        else:
            self.go("tree" if self.pane == "articles" else "articles")

    def action_right(self) -> None:
        """Unfold, or go to the pane on the right."""
        if self.pane == "tree" and self.query_one(StoryTree).fold(unfold=True):
            return
        self.go("articles" if self.pane == "tree" else "framing")

    @on(LineView.Chosen, "#tree")
    def open_branch(self) -> None:
        """Go to the framing of the branch, or to its articles when there is nothing to compare."""
        self._show()
        found = self.view.framing
        self.go("framing" if found and found.claims else "articles")

    @on(LineView.Chosen, "#articles")
    def open_article(self) -> None:
        """Open the article under the cursor."""
        self._open(Place(self.listing.ids, self.query_one(ArticleList).article, self.story, self.story_name))

    @on(LineView.Chosen, "#framing")
    def open_evidence(self) -> None:
        """Open the article of the evidence at its sentence."""
        pane = self.query_one(FramingPane)
        if at := pane.evidence:
            name = self.story_name
            self._open(Place(self.listing.ids, at.article, self.story, name, pane.claim, at.start))

    def _open(self, place: Place) -> None:
        if place.article:
            self.app.push_screen(ReadingScreen(self.desk, self.marker, place), self._came_back)

    def _came_back(self, wish: str | None) -> None:
        if wish in {"next_story", "previous_story"}:
            self._to_story(1 if wish == "next_story" else -1)
            self.open_article()

    # Moving.

    def action_on(self) -> None:
        """Go a page on; at the end, to the next unread article."""
        view = self.focused
        if isinstance(view, LineView) and not view.at_end:
            view.action_page_down()
        else:
            self.action_next_unread()

    def action_next_unread(self) -> None:
        """Go to the next unread article."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """Go to the unread article before."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        unread = frozenset(self.desk.article_ids(self.story, only="unread"))
        if not self.query_one(ArticleList).next_in(unread, step):
            self.say("No unread article that way")
        elif self.pane != "articles":
            self.go("articles")

    def action_next_story(self) -> None:
        """Go to the next story."""
        self._to_story(1)

    def action_previous_story(self) -> None:
        """Go to the story before."""
        self._to_story(-1)

    def _to_story(self, step: int) -> None:
        if self.query_one(StoryTree).next_story(step):
            self._show()

    def action_next_outlet(self) -> None:
        """Go to the next outlet on the same thing."""
        self._to_outlet(1)

    def action_previous_outlet(self) -> None:
        """Go to the outlet before."""
        self._to_outlet(-1)

    def _to_outlet(self, step: int) -> None:
        if self.pane == "framing":
            self.query_one(FramingPane).next_outlet(step)
        else:
            self.query_one(ArticleList).next_outlet(step)

    # Lists and framings.

    def action_list_read(self) -> None:
        """Mark every article of the list read."""
        self._mark_read(self.listing.ids, read=True)

    def action_select(self) -> None:
        """Select the article under the cursor, or let it go."""
        self.go("articles")
        self.query_one(ArticleList).toggle_chosen()
        self._draw_titles()

    def action_compare(self) -> None:
        """Compare the selected articles."""
        ids = self.query_one(ArticleList).chosen
        if len(ids) < 2:
            self.say("Select two articles or more with v, then compare them")
            return
        self.view = View(empty="Comparing the selected articles…")
        self._in_thread("picked", lambda: self.desk.compare(ids))
        self.go("framing")

    def action_filter(self) -> None:
        """Ask for words that the listed articles must have."""
        self.app.push_screen(Prompt("List only articles with", given=self.listing.text), self._filter)

    def _filter(self, text: str | None) -> None:
        if text is not None:
            self.listing = replace(self.listing, text=text)
            self._show()

    def action_which(self) -> None:
        """List all, unread or starred articles."""
        self.listing = replace(self.listing, only=ONLY[(ONLY.index(self.listing.only) + 1) % len(ONLY)])
        self._show()

    def action_lens(self, lens: str) -> None:
        """Show one kind of differences."""
        if lens in {key for key, _, _ in framing.tabs(self.view)}:
            self.view = replace(self.view, lens=lens)
            self.go("framing")

    @on(LensTabs.Chosen)
    def show_lens(self, message: LensTabs.Chosen) -> None:
        """Show the kind of differences whose tab was clicked."""
        self.action_lens(message.lens)

    def action_hide(self) -> None:
        """Hide the claim under the cursor for good."""
        claim, found = self.query_one(FramingPane).claim, self.view.framing
        if self.pane == "framing" and claim and found:
            kept = tuple(one for one in found.claims if one.id != claim.id)
            self.view = replace(self.view, framing=replace(found, claims=kept))
            self.marker.mark("Claim hidden", lambda marks: marks.hide_claim(claim.id))

    def action_copy(self) -> None:
        """Copy the claim with its quotes, or the links of the articles at hand."""
        claim = self.query_one(FramingPane).claim
        if self.pane != "framing" or claim is None:
            super().action_copy()
            return
        rows = self.desk.rows(tuple(dict.fromkeys(e.article for e in claim.evidence)))
        self.copy(framing.quotation(claim, {row.id: row.url for row in rows}), "claim")

    # The story at hand.

    def action_pin(self) -> None:
        """Pin the story as a topic."""
        if self.story:
            self.correct("pin", f"Pinned “{self.story_name}”", story=self.story)

    def action_mute(self) -> None:
        """Mute the topic."""
        if self.story:
            self.correct("mute", f"Muted “{self.story_name}”", story=self.story)

    def action_rename(self) -> None:
        """Ask for a better name."""
        story = self.story
        if story:
            self.app.push_screen(Prompt("Call it", given=self.story_name), lambda n: self._rename(story, n))

    def _rename(self, story: str, name: str | None) -> None:
        if name:
            self.correct("rename", f"Called “{name}” from now on", story=story, name=name)

    def action_merge(self) -> None:
        """Ask which story to merge this one with."""
        story = self.story
        if story:
            self.app.push_screen(PickDialog("Merge with which story?", self.stories()), lambda s: self._merge(story, s))

    def _merge(self, story: str, other: str | None) -> None:
        if other:
            self.correct("merge", "Merged", story=story, other=other)

    def action_refresh(self) -> None:
        """Refresh the feeds of the outlets in the list."""
        rows = self.desk.rows(self.listing.ids[:500])
        self.post_message(self.Refresh(tuple(sorted({row.outlet for row in rows}))))

    # Leaving.

    def leave(self) -> bool:
        """Leave the innermost thing; say whether there was one."""
        listed = self.query_one(ArticleList)
        if self.zen:
            self.zen = False
        elif listed.chosen:
            listed.chosen = ()
        elif self.listing.text or self.listing.only != "all":
            self.listing = replace(self.listing, text="", only="all")
            self._show()
        elif self.pane != "tree":
            self.go("tree")
        else:
            return False
        self._draw_titles()
        return True

    def action_leave(self) -> None:
        """Leave the innermost thing."""
        self.leave()

    def action_back(self) -> None:
        """Go back; quit from the tree."""
        if not self.leave():
            self.app.exit()


_WELCOME = """No stories yet.

Press R to refresh every feed. The list of feeds is feeds.toml; F shows how each of them answers.
A text from elsewhere comes in with: briefing import FILE"""


def _why_empty(branch: Branch) -> str:
    if branch.sort == "all":
        return "All articles, newest first. The stories above compare how outlets tell them."
    if branch.outlets < 2:
        one = branch.alone or "One outlet"
        return f"{one} alone covers this: there is nothing to compare."
    return "Comparing…" if branch.sort == "story" else "Nothing compared yet. R refreshes, and compares what comes."
