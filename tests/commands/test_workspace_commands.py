"""init, doctor and demo: the places of a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import FILE_NAME
from briefing.config.workspace import starter
from tests.commands.conftest import Briefing


def test_init_writes_the_starter_and_prints_where(briefing: Briefing, workspace: Path) -> None:
    ran = briefing("init")

    assert (ran.code, ran.out) == (0, f"{workspace / FILE_NAME}\n")
    assert (workspace / FILE_NAME).read_text(encoding="utf-8") == starter()


def test_init_makes_the_folder_that_is_named_a_workspace(
    briefing: Briefing, tmp_path: Path
) -> None:
    assert briefing("init", str(tmp_path / "news")).code == 0
    assert (tmp_path / "news" / FILE_NAME).is_file()


def test_init_never_writes_over_a_file(briefing: Briefing, workspace: Path) -> None:
    (workspace / FILE_NAME).write_text("# mine\n", encoding="utf-8")

    assert briefing("init").code == 2
    assert (workspace / FILE_NAME).read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.usefixtures("stocked")
def test_the_doctor_finds_a_store_that_is_whole(briefing: Briefing, workspace: Path) -> None:
    ran = briefing("doctor", "--json")

    found = {record["check"]: record for record in ran.records}
    assert ran.code == 0
    assert found["store"]["well"] is True
    assert found["articles"]["words"] == "3"
    assert found["feeds.toml"]["words"].endswith("2 outlets of 1 country, 2 feeds, 1 topic")
    assert found["database"]["words"] == str(workspace / "briefing.db")
    assert "trafilatura" in found


@pytest.mark.usefixtures("stocked")
def test_the_doctor_names_what_is_wrong(briefing: Briefing, workspace: Path) -> None:
    (workspace / FILE_NAME).write_text('[keys]\nstrar = "s"\n', encoding="utf-8")
    (workspace / "briefing.db").write_bytes(b"not a database, but long enough to be looked at" * 40)

    ran = briefing("doctor")

    wrong = [line for line in ran.out.splitlines() if line.startswith("WRONG")]
    assert ran.code == 1
    assert len(wrong) == 2
    assert 'line 2: unknown action "strar". Did you mean "star"?' in wrong[0]
    assert "briefing.db" in wrong[1]


def test_the_doctor_of_an_empty_folder_makes_nothing(briefing: Briefing, workspace: Path) -> None:
    ran = briefing("doctor")

    assert ran.code == 1
    assert "briefing init" in ran.out
    assert list(workspace.iterdir()) == []


def test_the_demo_writes_a_digest_of_the_bundled_edition(
    briefing: Briefing, tmp_path: Path
) -> None:
    kept = tmp_path / "demo"

    ran = briefing("demo", "--keep", str(kept), "--digest", "-")

    assert ran.code == 0
    for topic in ("Energy truce", "Black Sea", "Rare-earths deal"):
        assert f"\n## {topic}\n" in ran.out
    assert ran.out.count("\n## ") >= 8
    assert "10 feeds answered, 1 failed" in ran.err
    assert {"briefing.db", "cache", "feeds.toml"} <= {path.name for path in kept.iterdir()}


def test_the_demo_does_not_touch_a_workspace_of_the_readers_own(
    briefing: Briefing, workspace: Path
) -> None:
    (workspace / FILE_NAME).write_text("# mine\n", encoding="utf-8")

    assert briefing("demo", "--keep", str(workspace), "--digest", "-").code == 2
    assert (workspace / FILE_NAME).read_text(encoding="utf-8") == "# mine\n"
