"""Many large answers at once: small ones come through, and the memory stays what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.cases.bodies import FLOOD
from tests.hostile.healthy import OUTLETS
from tests.hostile.test_world import MEMORY_MB
from tests.hostile.world import Outcome, refreshed, world


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder: Path = tmp_path_factory.mktemp("flood") / "workspace"
    with world(FLOOD) as lived:
        return refreshed(folder, lived.config((*(case.name for case in FLOOD), *OUTLETS)))


def test_four_hundred_megabytes_at_once_fit_in_the_memory_that_there_is(flooded: Outcome) -> None:
    assert flooded.peak_mb < MEMORY_MB
    assert (flooded.code, flooded.complaints, flooded.processes_left) == (0, "", 0)


def test_the_sound_feeds_come_through_a_flood(flooded: Outcome) -> None:
    came = {event["outlet"] for event in flooded.events if event["event"] == "FeedAnswered"}
    failed = {event["outlet"] for event in flooded.events if event["event"] == "FeedFailed"}

    assert came == {*OUTLETS}
    assert failed == {case.name for case in FLOOD}
