from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.pipeline import background
from briefing.pipeline.background import refresh_in_background
from briefing.pipeline.events import RefreshFailed, RefreshStarted, to_json

PATIENCE = 10.0


def child(monkeypatch: pytest.MonkeyPatch, script: str) -> list[subprocess.Popen[str]]:
    """Run `script` in place of the program, and return the processes that were started."""
    started: list[subprocess.Popen[str]] = []
    start = background._start

    def replaced(_command: Sequence[str]) -> subprocess.Popen[str]:
        started.append(start([sys.executable, "-c", script]))
        return started[-1]

    monkeypatch.setattr(background, "_start", replaced)
    return started


def gone(process: subprocess.Popen[str]) -> bool:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    return process.poll() is not None


def test_events_come_as_the_child_says_them(monkeypatch: pytest.MonkeyPatch) -> None:
    line = to_json(RefreshStarted(2))
    child(monkeypatch, f"print({line!r})")

    assert list(refresh_in_background((), (), lambda: False)) == [RefreshStarted(2)]


def test_a_child_that_breaks_off_ends_in_a_failure_that_quotes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child(monkeypatch, "import sys; print('feeds.toml: line 3', file=sys.stderr); sys.exit(2)")

    assert list(refresh_in_background((), (), lambda: False)) == [
        RefreshFailed("feeds.toml: line 3")
    ]


def test_no_feed_that_answered_is_an_end_and_not_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "raise SystemExit(1)")

    assert list(refresh_in_background((), (), lambda: False)) == []


@pytest.mark.parametrize("how", ["cancelled", "dropped"])
def test_the_child_ends_with_the_wish_for_it(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    line = to_json(RefreshStarted(1))
    started = child(monkeypatch, f"import time; print({line!r}, flush=True); time.sleep(60)")
    wanted = [True]
    events = refresh_in_background((), (), lambda: not wanted)

    assert next(events) == RefreshStarted(1)
    if how == "cancelled":
        wanted.clear()
        assert list(events) == []
    else:
        events.close()  # type: ignore[attr-defined]

    assert gone(started[0])


def test_the_program_itself_can_be_the_child(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("[[outlets]]\nname = 3\n", encoding="utf-8")

    [event] = refresh_in_background(("--workspace", str(tmp_path)), (), lambda: False)

    assert isinstance(event, RefreshFailed)
    assert "feeds.toml" in event.reason
