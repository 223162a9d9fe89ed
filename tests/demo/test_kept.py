"""A kept demo workspace shows one edition, however often it is opened."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefing.demo.kept import Kept, keep_edition, kept_edition
from briefing.errors import ConfigError


def test_a_new_folder_gets_an_edition_of_now(tmp_path: Path, now: datetime) -> None:
    assert kept_edition(tmp_path / "new", now) == Kept(now)


def test_a_kept_folder_remembers_its_first_time(tmp_path: Path, now: datetime) -> None:
    keep_edition(tmp_path / "kept", now)

    later = kept_edition(tmp_path / "kept", now + timedelta(days=2))
    assert later == Kept(now, again=True)


def test_a_spoilt_memory_is_named_with_what_to_do(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "edition.json").write_text("{}", "utf-8")

    with pytest.raises(ConfigError, match=r"edition\.json.*Delete the folder"):
        kept_edition(tmp_path, now)
