"""What every test stands on: a fixed clock, a folder of its own, no settings of the developer's."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

NOW = datetime(2025, 4, 18, 6, 0, tzinfo=UTC)

_SETTINGS = (
    "BRIEFING_WORKSPACE",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "PAGER",
    "BROWSER",
    "http_proxy",
    "https_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
)


@pytest.fixture(autouse=True)
def nobodys_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Find no feeds.toml, locale, time zone or proxy of whoever runs the tests."""
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    _read_zone()
    yield
    monkeypatch.undo()
    _read_zone()


def _read_zone() -> None:
    if tzset := getattr(time, "tzset", None):
        tzset()


@pytest.fixture
def now() -> datetime:
    """The time of every test."""
    return NOW


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty folder to be used as a workspace."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder
