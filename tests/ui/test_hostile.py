"""Nothing from outside steers the terminal or is read as markup, whichever pane shows it."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.core.model import Article
from briefing.ui.render import Part, content
from tests.ui.conftest import Launch
from tests.ui.fake import FakeDesk, articles
from tests.ui.screen import screen_text, until

HOSTILE = (
    "Foo [Video]",
    "[Update] Foo",
    "a [/] b",
    "a [/ b",
    "[link=http://x.example]q[/link]",
    "[@click=app.stop]Breaking[/]",
    "[bold red]loud[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x9b31m c1",
    "left\u202eright",
    "bell\x07 back\x08 del\x7f",
    "two\nlines\tand a tab",
    "宽字符 and e\u0301 and 👩\u200d🚀",
)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
UI = Path(__file__).parents[2] / "briefing" / "ui"


def hostile_desk(words: str) -> FakeDesk:
    """Return a desk where every string from outside is `words`."""
    desk = FakeDesk({one: _spoilt(article, words) for one, article in articles().items()})
    desk.stories = {key: (words, ids) for key, (_, ids) in desk.stories.items()}
    desk.state.tags = dict.fromkeys(desk.articles, (words,))
    return desk


def _spoilt(article: Article, words: str) -> Article:
    text = f"{article.text}\n\n{words}"
    return replace(article, title=words, outlet=words, author=words, flags=(words,), text=text)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_part_is_clean_and_whole_however_it_is_made(words: str) -> None:
    for made in (Part(words).text, content(words).plain):
        assert not STEERING.search(made)
        assert "\n" not in made
    assert Part("Foo [Video]").text == "Foo [Video]"
    assert content("a [/ b").plain == "a [/ b"


async def test_every_pane_shows_hostile_words_as_words(launch: Launch) -> None:
    words = " ".join(HOSTILE)
    async with launch(120, 40, of=hostile_desk(words)) as pilot:
        for pressed in (
            "j", "enter", "9", "1", "enter", "a", "escape", "w", "escape", "+", "escape", "T",
            "escape", "e", "escape", "escape", "/", "a", "escape", "F", "escape", ":", "escape", "s",
        ):  # fmt: skip
            await pilot.press(pressed)
            await pilot.pause()
            text = screen_text(pilot.app)
            assert not STEERING.search(text.replace("\n", "")), pressed
        assert pilot.app.is_running


async def test_brackets_stay_and_links_in_titles_do_nothing(launch: Launch) -> None:
    async with launch(120, 40, of=hostile_desk("[@click=app.stop]Now[/] [Video]")) as pilot:
        await pilot.press("j", "l")
        await until(pilot, lambda: "[@click=app.stop]Now[/] [Video]" in screen_text(pilot.app))
        for y in range(1, 9):
            await pilot.click("#articles", offset=(8, y))

        assert pilot.app.is_running


UNSAFE_CALLS = {"from_markup", "escape", "notify", "from_ansi", "Markdown", "render_markup"}
WIDGETS_THAT_PARSE = {"Static", "Label", "Button", "OptionList", "Option", "Checkbox"}


def test_no_module_of_the_screen_hands_a_string_to_a_sink_that_parses_it() -> None:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                check_call(path, node)
            if isinstance(node, ast.Assign):
                check_titles(path, node)


def name_of(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def check_call(path: Path, node: ast.Call) -> None:
    name = name_of(node.func)
    where = f"{path.name}:{node.lineno}"
    assert name not in UNSAFE_CALLS or path.name == "test", where
    if name in {"Segment", "Content", "Text", "Strip"}:
        assert path.name in {"render.py", "line_view.py"}, f"{where}: only render makes {name}"
    if name in WIDGETS_THAT_PARSE:
        first = node.args[0]
        assert isinstance(first, ast.Call), where
        assert name_of(first.func) == "content", where
    markup = [word.value for word in node.keywords if word.arg == "markup"]
    assert not any(getattr(value, "value", None) is True for value in markup), where


def check_titles(path: Path, node: ast.Assign) -> None:
    titles = {"border_title", "border_subtitle", "tooltip"}
    if any(name_of(target) in titles for target in node.targets):
        assert name_of(node.value) == "LEGEND", f"{path.name}:{node.lineno}"
