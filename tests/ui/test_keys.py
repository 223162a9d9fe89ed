"""Every key of the table does what its words say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.core.marks import Correction
from briefing.core.marks import CorrectionKind as Kind
from briefing.core.model import TopicKind
from briefing.core.settings import Config
from briefing.errors import ConfigError, NotFoundError
from briefing.ui import keys
from briefing.ui.app import BriefingApp
from briefing.ui.lines.articles import Listing
from briefing.ui.lines.framing import View
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.reading import ReadingScreen
from briefing.ui.shell import run_in_shell
from briefing.ui.widgets.reading_pane import ReadingPane
from briefing.ui.widgets.sheet_view import SheetView
from tests.ui.conftest import Launch
from tests.ui.fake import FakeDesk, State
from tests.ui.screen import screen_text, until


@dataclass(frozen=True)
class Seen:
    """What a test may look at."""

    pilot: Pilot[None]
    desk: FakeDesk

    @property
    def app(self) -> BriefingApp:
        assert isinstance(self.pilot.app, BriefingApp)
        return self.pilot.app

    @property
    def main(self) -> MainScreen:
        found = self.app.screen_stack[0]
        assert isinstance(found, MainScreen)
        return found

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def open(self) -> str:
        """The article that is open for reading."""
        return self.app.screen.place.article if isinstance(self.app.screen, ReadingScreen) else ""

    @property
    def sentence(self) -> int:
        return self.app.screen.query_one(ReadingPane).cursor

    def corrected(self, kind: Kind, *parts: str) -> bool:
        return self.called("correct", Correction(kind, *parts))

    def called(self, *words: object) -> bool:
        return any(call[: len(words)] == words for call in self.desk.calls)


Look = Callable[[Seen], object]

# Action -> what is pressed, and what is true then. The tree stands on "Energy truce" at first,
# below it "Truce talks", "Rare-earths deal", "Harbour strike", "Tariffs", "All articles".
EXPECTED: dict[str, tuple[str, Look]] = {
    "down": ("j down", lambda s: s.main.story == "pact"),
    "up": ("j j k up", lambda s: s.main.story == "energy"),
    "left": ("j l h left", lambda s: "Rare-earths deal" not in s.text.split("─ Articles")[0]),
    "right": ("j h l right", lambda s: s.main.panes.pane == "articles"),
    "pane": ("tab tab", lambda s: s.main.panes.pane == "framing"),
    "pane_back": ("shift+tab", lambda s: s.main.panes.pane == "framing"),
    "first": ("G g", lambda s: s.main.story == "energy"),
    "last": ("G", lambda s: s.main.story_name == "" and s.main.panes.branch),
    "page_down": ("pagedown", lambda s: s.main.panes.stories.cursor == 5),
    "page_up": ("G ctrl+u", lambda s: s.main.story == "energy"),
    "on": ("space", lambda s: s.main.panes.pane == "articles"),
    "next_unread": ("j j l n n", lambda s: s.main.panes.articles.article == "pact-gazette"),
    "previous_unread": ("j j l G p", lambda s: s.main.panes.articles.article == "pact-gazette"),
    "next_story": ("J J", lambda s: s.main.story == "strike"),
    "previous_story": ("J J K", lambda s: s.main.story == "pact"),
    "next_outlet": ("j l ]", lambda s: s.main.panes.articles.article == "pact-wire"),
    "previous_outlet": ("j l G [", lambda s: s.main.panes.articles.article == "pact-gazette"),
    "open": ("j l enter", lambda s: s.open == "pact-ledger"),
    "browser": ("j l o", lambda s: s.called("open_url", "https://ledger.example/pact-ledger")),
    "read": ("j l m", lambda s: s.desk.state.read == {"pact-ledger"}),
    "story_read": ("j j M", lambda s: len(s.desk.state.read) == 4),
    "list_read": ("G A", lambda s: len(s.desk.state.read) == 7),
    "select": ("j v v", lambda s: "2 selected" in s.text),
    "compare": ("j v v c", lambda s: s.called("compare", ("pact-ledger", "pact-wire"))),
    "why": ("j j l w", lambda s: "shared words: draft" in s.text),
    "zen": ("z", lambda s: "j/k move" not in s.text),
    "star": ("j l s", lambda s: s.desk.state.starred == {"pact-ledger"} and "★" in s.text),
    "tag": ("j l t n e w enter", lambda s: s.desk.state.tags == {"pact-ledger": ("new",)}),
    "untag": ("j l t n e w enter T", lambda s: s.called("untag new")),
    "note": (
        "j enter a s o enter",
        lambda s: s.desk.state.notes[0].quote.startswith("the sell-off"),
    ),
    "copy": ("j enter y", lambda s: "> the sell-off of everything" in s.app.clipboard),
    "quote": ("j enter Y", lambda s: s.app.clipboard.startswith("> the sell-off")),
    "undo": ("j l s u", lambda s: not s.desk.state.starred and "Undone: star" in s.text),
    "redo": ("j l s u ctrl+r", lambda s: s.desk.state.starred and "Redone: star" in s.text),
    "search": ("/ g r a i n", lambda s: "1 found" in s.text),
    "filter": ("G f m i n enter", lambda s: "Articles · “min”" in s.text),
    "which": (". .", lambda s: "Articles · starred" in s.text),
    "lens": ("j j 3", lambda s: "Names for the" not in s.text and "Ilka Maren" in s.text),
    "hide": ("j enter x", lambda s: s.desk.state.hidden == {"c1"} and "Names for" not in s.text),
    "out": ("j j l -", lambda s: s.corrected(Kind.MOVE_OUT, "pact-ledger", "pact")),
    "into": (
        "j j l + h a r b enter",
        lambda s: s.corrected(Kind.MOVE_INTO, "pact-ledger", "strike"),
    ),
    "split": ("j j l D", lambda s: s.corrected(Kind.SPLIT, "pact-ledger", "pact")),
    "merge": ("j j & t a r enter", lambda s: s.corrected(Kind.MERGE, "", "pact", "tariffs")),
    "pin": ("j j P", lambda s: s.corrected(Kind.PIN, "", "pact")),
    "rename": ("j j , 2 enter", lambda s: s.corrected(Kind.RENAME, "", "pact", "", "2")),
    "mute": ("X", lambda s: s.corrected(Kind.MUTE, "", "energy") and s.called("regroup")),
    "refresh": ("r", lambda s: s.called("refresh", ("Ledger", "Northern Wire"))),
    "refresh_all": (
        "R",
        lambda s: s.called("refresh", ()) and "2 new · 1 of 3 feeds failed" in s.text,
    ),
    "feeds": ("F", lambda s: "did not answer within 30 s" in s.text),
    "export": ("j j e space", lambda s: "only “Rare-earths deal”" in s.text),
    "pipe": ("j l | w c enter", lambda s: "cannot be lent" in s.text),
    "palette": (": e x p o", lambda s: "Export the digest" in s.text),
    "help": ("?", lambda s: "Move down" in s.text),
    "back": ("j l q", lambda s: s.main.panes.pane == "tree"),
    "leave": ("j enter escape", lambda s: s.main.panes.pane == "tree"),
    "stop": ("ctrl+q", lambda s: s.app._exit),
}


def test_every_action_is_tried() -> None:
    assert set(EXPECTED) == {action.id for action in keys.ACTIONS}


async def test_a_muted_topic_is_brought_back_on_all_articles(
    launch: Launch, desk: FakeDesk
) -> None:
    desk.mutes = (("wharf", "Wharf rents"),)
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press(*["G", "X", "w", "h", "a", "r", "enter"])

        await until(pilot, lambda: seen.corrected(Kind.UNMUTE, "", "wharf"))


@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        ("j X", "takes a topic; this is a saga"),
        ("j l w", "takes a story or a topic; this is a saga"),
        ("j j X", "takes a topic; this is a story"),
        ("j P", "takes a story; this is a saga"),
        ("l -", "takes a story; this is a topic"),
        ("j l D", "takes a story; this is a saga"),
        ("j &", "takes a story; this is a saga"),
        ("j ,", "takes a story or a topic; this is a saga"),
        ("G ,", "takes a story or a topic; this is none"),
    ],
)
async def test_a_correction_that_would_do_nothing_says_what_it_takes(
    launch: Launch, desk: FakeDesk, pressed: str, said: str
) -> None:
    async with launch() as pilot:
        await pilot.press(*pressed.split())

        await until(pilot, lambda: said in screen_text(pilot.app))
        assert not any(call[0] == "correct" for call in desk.calls)


async def test_a_story_that_is_no_more_is_said_instead_of_breaking(
    launch: Launch, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(article: str, of: str) -> tuple[str, ...]:
        raise NotFoundError("no story or topic has this id", subject=of)

    monkeypatch.setattr(desk, "why", gone)
    async with launch() as pilot:
        await pilot.press("l", "w")

        await until(pilot, lambda: "no story or topic has this id" in screen_text(pilot.app))


async def test_the_key_that_pins_unpins_a_pinned_topic(launch: Launch, desk: FakeDesk) -> None:
    desk.kind = TopicKind.PINNED
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("P")

        await until(pilot, lambda: seen.corrected(Kind.UNPIN, "", "energy"))


async def start_over(seen: Seen) -> None:
    """Bring the app back to how it started: launching it for every key takes a minute."""
    while len(seen.app.screen_stack) > 1:
        seen.app.pop_screen()
    await seen.pilot.pause()
    seen.desk.state, seen.desk.past, seen.desk.future = State(), [], []
    seen.desk.calls.clear()
    seen.main.zen, seen.main.saying = False, ("", "")
    seen.main.listing, seen.main.view = Listing(), View()
    seen.main.panes.stories.folded, seen.main.panes.stories.cursor = frozenset(), 0
    seen.main.panes.let_go()
    seen.main.read_again()
    seen.main.panes.go("tree")
    await seen.pilot.pause()


@pytest.mark.parametrize("group", keys.groups())
async def test_keys_do_what_the_table_says(launch: Launch, desk: FakeDesk, group: str) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        for action in keys.groups()[group]:
            await start_over(seen)
            pressed, look = EXPECTED[action.id]
            await pilot.press(*pressed.split())

            await until(pilot, partial(look, seen), what=action.id)


async def test_a_find_opens_at_its_sentence(launch: Launch, desk: FakeDesk) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("/", *"grain", "enter")
        await until(pilot, lambda: isinstance(seen.app.focused, SheetView))
        await pilot.press("enter")

        await until(pilot, lambda: seen.open == "pact-ledger" and seen.sentence == 5)


async def test_a_command_reads_the_article(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(App, "suspend", lambda _: nullcontext())
    monkeypatch.setattr("builtins.input", lambda _: "")
    async with launch(shell=run_in_shell) as pilot:
        await pilot.press("j", "l", "|")
        pilot.app.screen.query_one(Input).value = f"cat > {tmp_path}/piped"
        await pilot.press("enter")

        await until(pilot, (tmp_path / "piped").exists)
        assert (tmp_path / "piped").read_text().startswith("Minerals pact nears signature")


async def test_in_an_article_keys_move_by_sentence_and_by_outlet(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "enter", "enter")
        await until(pilot, lambda: seen.open == "pact-red")

        await pilot.press("]")
        await until(pilot, lambda: seen.open == "pact-ledger" and seen.sentence == 0)
        await pilot.press("j", "j", "G")
        await until(pilot, lambda: seen.sentence == 5)
        await pilot.press("J")
        await until(pilot, lambda: seen.main.story == "pact" and seen.open == "pact-ledger")
        await pilot.press("n")
        await until(pilot, lambda: seen.open == "pact-wire")
        await pilot.press("q")
        await until(pilot, lambda: not seen.open)


async def test_a_note_on_a_sentence_stands_under_its_paragraph(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        await pilot.press("j", "l", "enter", "j", "a", *"why", "enter")

        await until(pilot, lambda: "✎ why" in screen_text(pilot.app))
        assert desk.state.notes[0].quote.startswith("Refining capacity")


async def test_a_note_is_changed_and_deleted_where_it_was_made(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        await pilot.press("j", "l", "enter", "a", "x", "enter")
        await until(pilot, lambda: "✎ x" in screen_text(pilot.app))
        await pilot.press("a", "y", "enter")
        await until(pilot, lambda: "✎ y" in screen_text(pilot.app))
        await pilot.press("a", "backspace", "enter")

        await until(pilot, lambda: "✎" not in screen_text(pilot.app))
        assert desk.state.notes == ()


async def test_enter_on_a_claim_lands_on_its_sentence(launch: Launch, desk: FakeDesk) -> None:
    async with launch(80, 24) as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "enter", *"jjjjj", "enter")

        await until(pilot, lambda: seen.open == "pact-ledger" and seen.sentence == 3)
        assert "A§4 One sentence of Ilka Maren’s" in seen.text


async def export_to(pilot: Pilot[None], path: str) -> None:
    await pilot.press("e")
    pilot.app.screen.query_one(Input).value = path
    await pilot.press("enter")


async def test_a_cell_of_the_shares_is_chosen_and_opens_its_first_passage(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "j", "#")
        await until(pilot, lambda: "names Sund" in seen.text)

        await pilot.press("l", "l")
        await until(pilot, lambda: "Ledger does not contain a sentence that names" in seen.text)
        await pilot.press("j", "j")
        await until(pilot, lambda: "Northern Wire: 1 of 3 sentences" in seen.text)
        await pilot.press("enter")
        await until(pilot, lambda: seen.open == "pact-wire")


async def test_left_of_the_first_cell_is_the_list(launch: Launch, desk: FakeDesk) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "j", "#")
        await until(pilot, lambda: "names Sund" in seen.text)

        await pilot.press("l", "h")
        assert seen.main.panes.pane == "framing"
        await pilot.press("h")
        assert seen.main.panes.pane == "articles"


async def test_a_tab_asks_for_what_it_shows_once_it_is_looked_at(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "j")
        await pilot.pause(0.1)
        assert not any(call[0] in {"timeline", "shares", "weeks"} for call in desk.calls)

        await pilot.press("W")
        await until(pilot, lambda: "1 204 of 3 000 words" in seen.text)
        await pilot.press("1", "W")

        assert desk.calls.count(("weeks", "pact")) == 1


async def test_a_saga_has_its_coverage_and_its_shares(launch: Launch, desk: FakeDesk) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("G", "9")

        await until(pilot, lambda: "By day" in seen.text)
        await pilot.press("#")
        await until(pilot, lambda: seen.called("shares", ""))


async def test_articles_picked_by_hand_have_shares_of_their_own(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.press("j", "v", "v", "c")
        await until(pilot, lambda: seen.main.view.framing)
        await pilot.press("#")

        picked = ("pact-ledger", "pact-wire")
        await until(pilot, lambda: seen.called("shares", seen.main.story, picked))


async def test_export_writes_the_file(launch: Launch, desk: FakeDesk, tmp_path: Path) -> None:
    async with launch() as pilot:
        await export_to(pilot, str(tmp_path / "d.md"))

        await until(pilot, lambda: "Written: " in screen_text(pilot.app))
        assert (tmp_path / "d.md").exists()


async def test_a_path_that_cannot_be_written_is_said(launch: Launch) -> None:
    async with launch() as pilot:
        await export_to(pilot, "/nowhere/d")

        await until(pilot, lambda: "Not written: No such file" in screen_text(pilot.app))


async def test_the_mouse_selects_opens_folds_and_scrolls(launch: Launch, desk: FakeDesk) -> None:
    async with launch() as pilot:
        seen = Seen(pilot, desk)
        await pilot.click("#tree", offset=(6, 2))
        await until(pilot, lambda: seen.main.story == "pact")
        await pilot.click("#tabs", offset=(18, 0))
        await until(pilot, lambda: seen.main.view.lens == "3")
        await pilot.click("#tree", offset=(1, 1))
        await until(pilot, lambda: seen.main.panes.stories.folded == {"talks"})
        await pilot.click("#articles", offset=(5, 2))
        await pilot.click("#articles", offset=(5, 2), times=2)
        await until(pilot, lambda: seen.open == "pact-wire")


async def test_keys_can_be_rebound_by_the_reader_and_by_presets(
    launch: Launch, desk: FakeDesk
) -> None:
    async with launch(config=Config(keys=(("star", "b"),), preset="newsboat")) as pilot:
        await pilot.press("j", "right", "s", "b", "N")

        await until(pilot, lambda: desk.state.read == desk.state.starred == {"pact-ledger"})
        assert ("b", "star") in keys.hints(Seen(pilot, desk).app.held, "main")


def test_an_unknown_action_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="Did you mean 'star'"):
        keys.keymap((("starr", "b"),))
    with pytest.raises(ConfigError, match="Did you mean 'newsboat'"):
        keys.keymap(preset="newsboot")


@pytest.mark.parametrize("preset", ["", *keys.PRESETS])
def test_no_key_does_two_things_in_one_place(preset: str) -> None:
    held = keys.keymap(preset=preset)
    pressed = [key for name in held for key in held[name].split(",") if key]

    assert sorted(pressed) == sorted(set(pressed))
    assert "ctrl+z" not in pressed


@pytest.mark.parametrize("preset", ["", *keys.PRESETS])
def test_every_action_keeps_a_key(preset: str) -> None:
    held = keys.keymap(preset=preset)

    assert [name for name in held if not held[name].strip(",")] == []


def test_the_readme_table_names_every_action() -> None:
    table = keys.markdown()

    assert all(f"| `{action.id}` |" in table for action in keys.ACTIONS)
    assert table.count("\n") == len(keys.ACTIONS) + 2
