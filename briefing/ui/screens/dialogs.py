"""Small questions over the screen: a line of words, a choice, a path, something to read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Checkbox, Input, Static

from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.render import TONES, content, line, wrapped
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.prose import Prose
from briefing.ui.widgets.sheet_view import SheetView

LEGEND = content("Enter takes it · Esc leaves")
LEAVE = Binding("escape", "leave", "Leave", show=False)


class Known(Suggester):
    """Completes the word that is typed from known ones; Tab or → takes it."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(case_sensitive=False)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first known word that begins with `value`."""
        found = (word for word in self._known if word.casefold().startswith(value.casefold()))
        return next(found, None) if value else None


class Prompt(ModalScreen[str | None]):
    """Asks for a line of words. Escape answers nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [
        LEAVE,
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    def __init__(
        self, question: str, *, about: str = "", known: tuple[str, ...] = (), given: str = ""
    ) -> None:
        super().__init__()
        self._question, self._about, self._given = question, about, given
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay out the question over the line to type in."""
        with Vertical(classes="dialog") as box:
            box.border_subtitle = LEGEND
            yield Static(content(self._question), classes="question")
            if self._about:
                yield Static(content(self._about), classes="about")
            yield Input(
                self._given, suggester=Known(self._known) if self._known else None, compact=True
            )
            if self._known:
                yield Static(content(f"known: {'  '.join(self._known[:12])}"), classes="known")

    def action_complete(self) -> None:
        """Take the completion."""
        self.query_one(Input).action_cursor_right()

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer what was typed."""
        self.dismiss(event.value.strip())


class ExportDialog(ModalScreen[tuple[str, bool] | None]):
    """Asks for a path, and whether only the story at hand is meant."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [LEAVE]

    def __init__(self, path: str, story: str) -> None:
        super().__init__()
        self._path, self._story = path, story

    def compose(self) -> ComposeResult:
        """Lay out the path over the choice."""
        with Vertical(classes="dialog") as box:
            box.border_subtitle = LEGEND
            yield Static(content("Export the digest to"), classes="question")
            yield Input(self._path, compact=True)
            if self._story:
                yield Checkbox(content(f"only “{self._story}”"), compact=True)

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the path, and what is to be in it."""
        only = any(box.value for box in self.query(Checkbox))
        path = event.value.strip()
        self.dismiss((path, only) if path else None)


class PickDialog(ModalScreen[str | None]):
    """Asks for one of several, narrowed by typing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [
        LEAVE,
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, question: str, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._question, self._options = question, options

    def compose(self) -> ComposeResult:
        """Lay out the question, the line that narrows, and the choices."""
        with Vertical(classes="dialog tall") as box:
            box.border_subtitle = LEGEND
            yield Static(content(self._question), classes="question")
            yield Input(placeholder="type to narrow", compact=True)
            yield SheetView()

    def on_mount(self) -> None:
        """Show every choice."""
        self._narrow("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show the choices that hold what is typed."""
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        kept = [pair for pair in self._options if typed.casefold() in pair[1].casefold()]
        rows = [Row((line(name),), ident) for ident, name in kept]
        self.query_one(SheetView).show(lambda _width: Sheet(rows))

    def action_move(self, step: int) -> None:
        """Move among the choices while the words are typed."""
        view = self.query_one(SheetView)
        view.move_to(view.cursor + step, step)

    @on(Input.Submitted)
    @on(LineView.Chosen)
    def answer(self) -> None:
        """Answer what is under the cursor."""
        target = self.query_one(SheetView).target
        self.dismiss(target if isinstance(target, str) else None)

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class LinesDialog(ModalScreen[None]):
    """Shows a few lines to read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Leave", show=False)
    ]

    def __init__(self, title: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self._title, self._words = title, words

    def compose(self) -> ComposeResult:
        """Lay out the title over the lines."""
        with Vertical(classes="dialog tall"):
            yield Static(content(self._title), classes="question")
            yield Prose()

    def on_mount(self) -> None:
        """Show the lines."""
        self.query_one(Prose).show(self._lay_out)

    def _lay_out(self, width: int) -> Sheet:
        return Sheet([Row(wrapped(words, max(8, width))) for words in self._words])

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
