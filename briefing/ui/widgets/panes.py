"""The split pane: tree and articles at the left, framing at the right, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from briefing.core.briefing import Branch, Briefing
from briefing.ui import keys
from briefing.ui.lines import articles, chrome, framing, tree
from briefing.ui.lines.articles import Listing
from briefing.ui.lines.framing import View
from briefing.ui.render import Line, line, rule
from briefing.ui.widgets.article_list import ArticleList, Rows
from briefing.ui.widgets.framing_pane import FramingPane, LensTabs
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.story_tree import StoryTree
from briefing.ui.widgets.text_line import TextLine

NAMES = ("tree", "articles", "framing")


class Panes(Horizontal):
    """Shows a briefing, the listing and the framing of the branch under the tree's cursor.

    `settle` brings listing and framing up to the cursor, which they follow with a rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("panes"),
        *keys.named("left", "right", "next_outlet", "previous_outlet"),
    ]

    briefing: reactive[Briefing | None] = reactive(None)
    listing: reactive[Listing] = reactive(Listing())
    view: reactive[View] = reactive(View())
    pane: reactive[str] = reactive("tree")

    class Entered(Message):
        """Another pane has the keys."""

    def __init__(self, rows: Rows, settle: Callable[[], None]) -> None:
        super().__init__(classes="-at-tree")
        self._rows, self._settle = rows, settle

    def compose(self) -> ComposeResult:
        """Lay out the titles and the panes."""
        with Vertical(id="left"):
            yield TextLine(self._tree_title, id="tree-title")
            yield StoryTree(id="tree").data_bind(value=Panes.briefing)
            yield TextLine(self._list_title, id="list-title")
            yield ArticleList(self._rows, id="articles").data_bind(value=Panes.listing)
        with Vertical(id="right"):
            yield TextLine(self._framing_title, id="framing-title")
            yield LensTabs(id="tabs").data_bind(value=Panes.view)
            yield FramingPane(id="framing").data_bind(value=Panes.view)

    @property
    def stories(self) -> StoryTree:
        """The tree."""
        return self.query_one(StoryTree)

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def framing(self) -> FramingPane:
        """The framing."""
        return self.query_one(FramingPane)

    @property
    def branch(self) -> Branch | None:
        """The branch under the cursor of the tree."""
        return self.stories.branch

    # Titles.

    def _tree_title(self, width: int) -> Line:
        title = chrome.title("Stories", focused=self.pane == "tree")
        return rule(title, tree.legend(width), width)

    def _list_title(self, width: int) -> Line:
        extra = articles.selection(self.listing, len(self.articles.chosen))
        return rule(chrome.title("Articles", extra, focused=self.pane == "articles"), (), width)

    def _framing_title(self, width: int) -> Line:
        name = self.view.framing.name if self.view.framing else ""
        name = self.branch.name if self.branch and not self.view.picked else name
        title = chrome.title(name or "Framing", focused=self.pane == "framing")
        corner = "─" if self.screen.has_class("-narrow") else "┬"
        return rule(title, line(framing.title(self.view, width), "quiet"), width, corner)

    def draw_titles(self) -> None:
        """Draw the titles again."""
        for title in self.query("#tree-title, #list-title, #framing-title").results(TextLine):
            title.refresh()

    def watch_listing(self) -> None:
        """Draw the title of the list."""
        self.draw_titles()

    def watch_view(self) -> None:
        """Draw the title of the framing."""
        self.draw_titles()

    # From pane to pane.

    def on_descendant_focus(self) -> None:
        """Follow the keys."""
        focused = self.screen.focused
        if focused is not None and focused.id in NAMES:
            self.pane = focused.id

    def watch_pane(self) -> None:
        """Show, where there is room for one pane only, the one that has the keys."""
        for name in NAMES:
            self.set_class(name == self.pane, f"-at-{name}")
        self.draw_titles()
        self.post_message(self.Entered())

    def go(self, name: str) -> None:
        """Give a pane the keys, at once where it shows, so that the next key reaches it."""
        self._settle()
        self.pane = name
        target = self.query_one(f"#{name}", Widget)
        self.screen.set_focus(target, scroll_visible=False)
        if not target.has_focus:
            target.focus(scroll_visible=False)

    def _beside(self, step: int) -> None:
        self.go(NAMES[(NAMES.index(self.pane) + step) % len(NAMES)])

    def action_pane(self) -> None:
        """Go to the next pane."""
        self._beside(1)

    def action_pane_back(self) -> None:
        """Go to the previous pane."""
        self._beside(-1)

    def action_left(self) -> None:
        """Fold, go to the heading, the cell or the pane on the left."""
        if self.pane == "tree":
            _ = self.stories.fold(unfold=False) or self.stories.to_parent()
        elif not (self.pane == "framing" and self.framing.beside(-1)):
            self.go("tree" if self.pane == "articles" else "articles")

    def action_right(self) -> None:
        """Unfold, or go to the cell or the pane on the right."""
        if self.pane == "framing":
            self.framing.beside(1)
        elif self.pane == "articles":
            self.go("framing")
        elif not self.stories.fold(unfold=True):
            self.go("articles")

    # Inside a pane.

    def page(self) -> bool:
        """Go a page on; say whether there was one."""
        view = self.screen.focused
        if not isinstance(view, LineView) or view.at_end:
            return False
        view.action_page_down()
        return True

    def action_next_outlet(self) -> None:
        """Go to the next outlet on the same thing."""
        self._to_outlet(1)

    def action_previous_outlet(self) -> None:
        """Go to the outlet before."""
        self._to_outlet(-1)

    def _to_outlet(self, step: int) -> None:
        self._settle()
        if self.pane == "framing":
            self.framing.next_outlet(step)
        else:
            self.articles.next_outlet(step)

    def action_select(self) -> None:
        """Select the article under the cursor, or let it go."""
        self.go("articles")
        self.articles.toggle_chosen()
        self.draw_titles()

    def let_go(self) -> bool:
        """Let go of what is selected; say whether anything was."""
        had = bool(self.articles.chosen)
        self.articles.chosen = ()
        self.draw_titles()
        return had

    @on(LensTabs.Chosen)
    def enter_framing(self) -> None:
        """Follow a click on a tab."""
        self.go("framing")
