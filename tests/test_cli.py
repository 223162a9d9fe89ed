"""The command line as a whole: help, exit codes, places, streams, hostile text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.cli import main, parser
from briefing.commands.context import Context
from briefing.errors import NotFoundError, StoreError

ROOT = Path(__file__).parents[1]
COMMANDS = (
    ("init",),
    ("demo",),
    ("refresh",),
    ("digest",),
    ("topics",),
    ("stories",),
    ("compare",),
    ("weeks",),
    ("article",),
    ("search",),
    ("import",),
    ("export",),
    ("feeds",),
    ("feeds", "add"),
    ("feeds", "remove"),
    ("feeds", "check"),
    ("doctor",),
)
WITH_JSON = {
    "export",
    "refresh",
    "topics",
    "stories",
    "compare",
    "weeks",
    "article",
    "search",
    "import",
    "feeds",
    "add",
    "remove",
    "check",
    "doctor",
}


def program(*argv: str, here: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, in the folder `here`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *argv],
        cwd=here,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main([*command, "--help"])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith(f"usage: briefing {' '.join(command)}")
    assert "--workspace DIR" in said
    assert ("--json" in said) == (command[-1] in WITH_JSON)


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    said = capsys.readouterr().out
    assert all(f"\n    {command[0]} " in said for command in COMMANDS)


@pytest.mark.parametrize(
    "argv",
    [
        ["stoires"],
        ["compare"],
        ["digest", "--since", "yesterday-ish"],
        ["digest", "--date", "2999-01-01"],
        ["digest", "--date", "18.4."],
        ["--now", "noon", "stories"],
        ["export", "--format", "pdf"],
        ["import", "article.pdf"],
        ["--nonsense"],
    ],
)
def test_a_command_line_that_cannot_be_carried_out_is_2(
    argv: Sequence[str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--workspace", str(workspace), "refresh"])  # makes a store; it has no feeds to ask
    capsys.readouterr()

    assert main(["--workspace", str(workspace), *argv]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "briefing" in said.err


@pytest.fixture(autouse=True)
def no_feeds(workspace: Path) -> None:
    (workspace / "feeds.toml").write_text("", encoding="utf-8")


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_context: Context, _arguments: object) -> int:
        raise error

    monkeypatch.setattr("briefing.commands.screen.run", fail)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            StoreError("is locked", subject="briefing.db", advice="Wait"),
            2,
            "briefing.db: is locked. Wait",
        ),
        (NotFoundError("no such story", subject="x"), 1, "x: no such story"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_goes_wrong_is_told_in_one_line_on_stderr(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing_with(error, monkeypatch)

    assert main([]) == code

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (f"briefing: {said}\n" if said else "")


def test_an_error_never_carries_a_control_character_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing_with(StoreError("a\x1b]0;title\x07b\u202e"), monkeypatch)

    main([])

    assert capsys.readouterr().err == "briefing: a]0;titleb\n"


def test_places_may_be_named_before_and_after_the_command() -> None:
    before = parser().parse_args(["--workspace", "a", "--now", "2025-04-18", "stories"])
    after = parser().parse_args(["stories", "--workspace", "a", "--now", "2025-04-18"])

    assert (before.workspace, before.now) == (after.workspace, after.now) == ("a", "2025-04-18")


def test_a_mistake_in_feeds_toml_is_2_and_names_the_line(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "feeds.toml").write_text("[fetch]\npawse = 1\n", encoding="utf-8")

    assert main(["--workspace", str(workspace), "feeds"]) == 2
    assert (
        'feeds.toml, line 2: unknown key "pawse". Did you mean "pause"?' in capsys.readouterr().err
    )


def test_a_first_start_writes_the_starter_and_says_where(tmp_path: Path) -> None:
    ran = program("feeds", here=tmp_path, BRIEFING_WORKSPACE=str(tmp_path / "new"))

    assert ran.returncode == 0
    assert "BBC News" in ran.stdout
    assert str(tmp_path / "new" / "feeds.toml") in ran.stderr
    assert (tmp_path / "new" / "feeds.toml").is_file()


def test_a_folder_with_a_feeds_toml_is_the_workspace(workspace: Path) -> None:
    ran = program("doctor", here=workspace)

    assert str(workspace / "briefing.db") in ran.stdout


def test_a_reader_who_goes_away_is_no_error(workspace: Path, tmp_path: Path) -> None:
    (workspace / "feeds.toml").unlink()
    script = f'"{sys.executable}" -m briefing --workspace "{workspace}" feeds | head -n 1; exit "${{PIPESTATUS[0]}}"'

    ran = subprocess.run(
        ["bash", "-c", f"({script})"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert ran.returncode in {0, 141}
    assert "Traceback" not in ran.stderr
    assert "Broken" not in ran.stderr


def test_help_and_version_import_nothing_heavy() -> None:
    script = (
        "import sys; from briefing.cli import main; main(['--version']); main(['--help']); "
        "print([m for m in ('textual', 'rich', 'sqlite3', 'aiohttp', 'lxml', 'feedparser', "
        "'trafilatura', 'sqlite_utils', 'numpy', 'nupunkt') if m in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "[]"
