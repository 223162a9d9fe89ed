"""The README names every command, every key and every setting: it cannot fall behind."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefing.config import PRESETS
from briefing.config.workspace import VARIABLE
from briefing.core.model import Outlet
from briefing.core.settings import FetchSettings, Near, ReadingSettings, WatchedTopic
from briefing.ui import keys
from tests.test_cli import COMMANDS

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SETTINGS = [
    item.name
    for kind in (Outlet, WatchedTopic, Near, FetchSettings, ReadingSettings)
    for item in fields(kind)
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_readme(command: tuple[str, ...]) -> None:
    assert f"briefing {' '.join(command)}" in README


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert setting in README


def test_the_table_of_keys_is_the_one_that_the_screen_has() -> None:
    assert keys.markdown().strip() in README


def test_places_and_presets_are_in_the_readme() -> None:
    assert all(word in README for word in (VARIABLE, "--workspace", "--config", *PRESETS))


def test_the_presets_of_feeds_toml_are_those_of_the_screen() -> None:
    assert set(PRESETS) == set(keys.PRESETS)
