"""No string reaches a terminal or a parser of markup but by the few doors that clean it.

What the screen's modules may hand to their widgets is held closer by tests/ui/test_hostile.py; here
is what holds for the whole program.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "briefing"
MODULES = {
    path.relative_to(PROGRAM).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PROGRAM.rglob("*.py"))
}
SHOWING = ("ui/", "commands/")  # the layers that may know a terminal
DOOR = "commands/output.py"  # the one module that writes to standard output and error
CLEANERS = ("clean(", "one_line(", "json_line(")
SINKS = {
    "Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Tab", "Collapsible", "Markdown",
    "Panel", "TextColumn", "notify", "add_row", "add_column", "add_option", "add_leaf", "write_line",
}  # fmt: skip
MAKES_SAFE = {"content", "Content", "Text"}
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call as (place, name, call)."""
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{module}:{node.lineno}", name_of(node.func), node


def imports() -> Iterator[tuple[str, str]]:
    """Yield each import as (module, what is imported with its dots)."""
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                yield from ((module, f"{node.module}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)


def name_of(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def is_safe(value: ast.expr) -> bool:
    """Say whether a value is a literal, a constant of ours, or made by what makes it safe."""
    if isinstance(value, ast.Call):
        return name_of(value.func) in MAKES_SAFE
    return isinstance(value, ast.Constant) or name_of(value).isupper()


def forbids_markup(call: ast.Call) -> bool:
    return any(word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords)  # fmt: skip


def is_update_of_a_widget(name: str, call: ast.Call) -> bool:
    """Dicts, sets and hashes have an `update` too; a widget is asked for by `query_one`."""
    return name == "update" and "query" in ast.unparse(call.func)


def test_no_parser_of_markup_and_no_escape_for_one_is_imported() -> None:
    markup = ("rich.markup", "textual.markup", "rich.ansi", "rich.escape", "textual.escape")

    assert [(module, what) for module, what in imports() if what.startswith(markup)] == []


def test_only_the_layers_that_show_know_a_terminal() -> None:
    knowing = {module for module, what in imports() if what.startswith(("rich", "textual."))}

    assert [module for module in knowing if not module.startswith(SHOWING)] == []


def test_what_is_shown_is_a_literal_or_was_made_safe() -> None:
    unsafe = [
        place
        for place, name, call in calls()
        if place.startswith(SHOWING)
        and (name in SINKS or is_update_of_a_widget(name, call))
        and not (forbids_markup(call) or all(is_safe(value) for value in call.args[:1]))
    ]

    assert unsafe == []


def test_nothing_is_printed() -> None:
    assert [place for place, name, _ in calls() if name in {"print", "pprint"}] == []


def test_titles_of_boxes_are_literals() -> None:
    unsafe = [
        f"{module}:{node.lineno}"
        for module, tree in MODULES.items()
        if module.startswith("ui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and not is_safe(node.value)
        if any(isinstance(t, ast.Attribute) and t.attr in TITLES for t in node.targets)
    ]

    assert unsafe == []


def test_one_module_alone_writes_to_the_terminal_and_cleans_what_it_writes() -> None:
    for place, name, call in calls():
        if name == "write" and ast.unparse(call.func).startswith(("sys.stdout", "sys.stderr")):
            assert place.startswith(DOOR)
            assert ast.unparse(call.args[0]).startswith(CLEANERS), place


def test_a_browser_opens_only_what_the_judge_of_links_let_pass() -> None:
    opened = [place for place, _, call in calls() if ast.unparse(call.func) == "webbrowser.open"]

    assert [place.partition(":")[0] for place in opened] == ["ui/store_desk.py"]
    assert "safe_url(url)" in ast.unparse(MODULES["ui/store_desk.py"])
