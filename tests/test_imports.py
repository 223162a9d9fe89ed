"""What may import what, and what must not be imported before the first paint."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "briefing").rglob("*.py"))
HEAVY = (
    "aiohttp",
    "trafilatura",
    "feedparser",
    "lxml",
    "sqlite_utils",
    "numpy",
    "pebble",
    "nupunkt",
    "snowballstemmer",
)
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 60
LINES_OF_A_CLASS = 200
CLASSES = {"BriefingApp": 150, "MainScreen": 250}  # one routes to everything, the other to most
MEDIAN_OF_FUNCTIONS = 7


def test_imports_go_one_way() -> None:
    ran = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("module", ["briefing.ui.app", "briefing.cli", "briefing.store.database"])
def test_the_way_to_the_first_paint_imports_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))"

    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert ran.stdout.strip() == ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_class_or_function_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    classes = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    }

    assert len(text.splitlines()) <= LINES_OF_A_MODULE
    assert [name for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION] == []
    too_long = [
        name for name, lines in classes.items() if lines > CLASSES.get(name, LINES_OF_A_CLASS)
    ]
    assert too_long == []


def test_functions_are_short() -> None:
    """The median counts the statements' lines, without signature and docstring."""
    lengths = [
        _body_lines(node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert statistics.median(lengths) <= MEDIAN_OF_FUNCTIONS


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1
