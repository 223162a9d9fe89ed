"""An article open for reading, with the evidence of its story's claims marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from briefing.core.briefing import Reading
from briefing.core.model import Claim, Framing, Origin, Passage
from briefing.errors import BriefingError
from briefing.ui.desk import Desk
from briefing.ui.lines.page import here
from briefing.ui.marking import Marker
from briefing.ui.render import Line, Part, spread
from briefing.ui.screens.base import DeskScreen
from briefing.ui.widgets.line_view import LineView
from briefing.ui.widgets.reading_pane import ReadingPane
from briefing.ui.widgets.text_line import TextLine


@dataclass(frozen=True, slots=True)
class Place:
    """Which article of which list is open, and where it was entered: at a claim's evidence.

    `told` is the framing it was opened from, whose evidence is marked: nothing keeps that of
    articles picked by hand. Without one, the stored framing of `of` is.
    """

    ids: tuple[str, ...]
    article: str
    of: str = ""
    name: str = ""
    claim: Claim | None = None
    start: int | None = None
    told: Framing | None = None

    def at_other_outlet(self, step: int, outlet: Callable[[str], str]) -> Place | None:
        """Return the claim's evidence, or else the listed article, of the next outlet that way."""
        places = self._evidence() or tuple((one, None) for one in self.ids)
        here = next((at for at, place in enumerate(places) if self._is(*place)), 0)
        mine = outlet(self.article)
        for article, start in (*places[here + 1 :], *places[:here])[::step]:
            if outlet(article) != mine:
                return replace(self, article=article, start=start)
        return None

    def followed(self, now: str) -> Place:
        """Return the place under the id of the twin that the article was joined to meanwhile."""
        ids = tuple(dict.fromkeys(now if one == self.article else one for one in self.ids))
        return replace(self, article=now, ids=ids)

    def _evidence(self) -> tuple[tuple[str, int | None], ...]:
        claim = self.claim
        return (
            tuple((e.article, e.start) for e in (*claim.evidence, *claim.nearest)) if claim else ()
        )

    def _is(self, article: str, start: int | None) -> bool:
        return article == self.article and start in {None, self.start}


class ReadingScreen(DeskScreen):
    """Shows one `Reading`; knows the list it was opened from."""

    PLACE = "reading"

    value: reactive[Reading | None] = reactive(None)

    class PageWanted(Message):
        """The text of the article that is open has not come."""

        def __init__(self, article: str) -> None:
            super().__init__()
            self.article = article

    def __init__(self, desk: Desk, marker: Marker, held: dict[str, str], place: Place) -> None:
        super().__init__(desk, marker, held)
        self.place = place

    def compose(self) -> ComposeResult:
        """Lay out the head, the page, what stands at the cursor, and the foot."""
        yield TextLine(self._header, id="head")
        yield ReadingPane(id="page").data_bind(value=ReadingScreen.value)
        yield TextLine(self._here, id="here")
        yield TextLine(self.foot, id="foot")

    def on_mount(self) -> None:
        """Open the article."""
        self.query_one(ReadingPane).focus()
        self.open(self.place)

    def open(self, place: Place) -> None:
        """Show an article, mark it read, and ask for its page if it has not come."""
        self.place = place
        self.read_again()
        if self.value is None:
            return
        if not self.value.read:
            self.marker.mark("", lambda marks: marks.set_read((place.article,), read=True))
        if not self.value.article.text or self.value.article.origin is Origin.SUMMARY:
            self.post_message(self.PageWanted(place.article))
        if place.start is not None:
            self.query_one(ReadingPane).go_to(place.start)

    def read_again(self, *, lists: bool = True) -> None:
        """Read the article again from the store, whatever changed there."""
        del lists
        try:
            place = self.place
            self.value = self.desk.reading(place.article, of=place.of, told=place.told)
            self.place = place.followed(self.value.article.id)
        except BriefingError as error:
            self.say(str(error), "warning")
        self._draw()

    def _draw(self) -> None:
        for part in self.query("#head, #here").results(TextLine):
            part.refresh()

    def watch_progress(self) -> None:
        """Draw the head."""
        self._draw()

    @on(LineView.Moved)
    def show_here(self) -> None:
        """Show what stands at the sentence under the cursor."""
        self._draw()

    def _header(self, width: int) -> Line:
        ids, at = self.place.ids, self.place.article
        where = f"{ids.index(at) + 1} of {len(ids)}" if at in ids else ""
        state = self.progress.words if self.progress.running else ""
        end: Line = (Part(f"{state or where} ", "accent" if state else "quiet"),)
        return spread(
            (Part(" briefing", "accent"), Part(f"  {self.place.name}", "quiet")), end, width
        )

    def _here(self, width: int) -> Line:
        sentence = self.query_one(ReadingPane).sentence
        return () if sentence is None or self.value is None else here(self.value, sentence, width)

    # What is at hand.

    @property
    def targets(self) -> tuple[str, ...]:
        """The article that is open."""
        return (self.place.article,)

    @property
    def listed(self) -> tuple[str, ...]:
        """The list it was opened from."""
        return self.place.ids

    @property
    def passage(self) -> Passage | None:
        """The sentence under the cursor."""
        return self.query_one(ReadingPane).passage

    @property
    def story(self) -> str:
        """The story or topic it was opened from."""
        return self.place.of

    @property
    def story_name(self) -> str:
        """What that is called."""
        return self.place.name if self.place.of else ""

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of the article before the store has it."""
        if self.value and self.place.article in ids:
            known = {
                name: new for name, new in changes.items() if name in {"read", "starred", "tags"}
            }
            self.value = replace(self.value, **known)  # type: ignore[arg-type]

    # Moving.

    def action_on(self) -> None:
        """Go a page on; at the end, to the next unread article."""
        pane = self.query_one(ReadingPane)
        if pane.at_end:
            self.action_next_unread()
        else:
            pane.action_page_down()

    def action_left(self) -> None:
        """Go back."""
        self.action_back()

    def action_right(self) -> None:
        """Go to the next article of the list."""
        self._beside(self.place.ids, 1)

    def action_next_unread(self) -> None:
        """Open the next unread article of the list."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """Open the unread article before."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        unread = frozenset(self.desk.article_ids(self.place.of, only="unread"))
        here = self.place.article
        self._beside(tuple(one for one in self.place.ids if one in unread or one == here), step)

    def _beside(self, ids: tuple[str, ...], step: int) -> None:
        at = ids.index(self.place.article) + step if self.place.article in ids else -1
        if 0 <= at < len(ids):
            self.open(replace(self.place, article=ids[at], claim=None, start=None))
        else:
            self.say("No other article that way")

    def action_next_story(self) -> None:
        """Open the next story."""
        self.dismiss("next_story")

    def action_previous_story(self) -> None:
        """Open the story before."""
        self.dismiss("previous_story")

    def action_next_outlet(self) -> None:
        """Go to the claim's evidence in the next outlet, or to the next outlet's article."""
        self._to_outlet(1)

    def action_previous_outlet(self) -> None:
        """Go to the outlet before."""
        self._to_outlet(-1)

    def _to_outlet(self, step: int) -> None:
        found = self.place.at_other_outlet(step, self._outlet)
        if found:
            self.open(found)
        else:
            self.say("No other outlet here")

    def _outlet(self, article: str) -> str:
        rows = self.desk.rows((article,))
        return rows[0].outlet if rows else ""

    # Leaving.

    def action_leave(self) -> None:
        """Leave zen, or go back."""
        if self.zen:
            self.zen = False
        else:
            self.dismiss(None)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
