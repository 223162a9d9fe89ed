"""`briefing` alone opens the screen, once feeds.toml is known to be right."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from briefing.config.workspace import Workspace, in_folder
from tests.commands.conftest import CONFIG, Briefing

Opened = list[tuple[Workspace, datetime]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the screen was opened on, instead of opening it."""
    seen: Opened = []

    def fake_run(workspace: Workspace, *, now: datetime) -> int:
        seen.append((workspace, now))
        return 3

    monkeypatch.setattr("briefing.ui.app.run", fake_run)
    return seen


def test_the_screen_opens_on_the_workspace_and_gives_the_exit_code(
    briefing: Briefing, workspace: Path, now: datetime, opened: Opened
) -> None:
    (workspace / "feeds.toml").write_text(CONFIG, encoding="utf-8")

    assert briefing().code == 3
    assert opened == [(in_folder(workspace), now)]


def test_a_first_start_writes_the_starter_before_the_screen_opens(
    briefing: Briefing, workspace: Path, opened: Opened
) -> None:
    ran = briefing()

    assert str(workspace / "feeds.toml") in ran.err
    assert len(opened) == 1


def test_a_mistake_in_feeds_toml_is_told_in_the_terminal(
    briefing: Briefing, workspace: Path, opened: Opened
) -> None:
    (workspace / "feeds.toml").write_text("[fecth]\n", encoding="utf-8")

    ran = briefing()

    assert ran.code == 2
    assert 'Did you mean "fetch"?' in ran.err
    assert opened == []
