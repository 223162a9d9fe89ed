"""The world is refreshed once a test run: first its sound feeds alone, then all of them."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.config.workspace import in_folder
from briefing.store.database import Database, open_database
from tests.hostile.healthy import OUTLETS
from tests.hostile.refresher import Round
from tests.hostile.world import CASES, PATIENCE, Outcome, refreshed, rounds, world


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the sound feeds left `alone`, and what all left `together`."""

    alone: Outcome
    together: Outcome
    asked_of_the_canary: tuple[str, ...]
    cookies_sent: tuple[str, ...]


@pytest.fixture(scope="session")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    """Refresh the world, or wait for the process of this test run that does."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "hostile-world"
    kept = folder / "aftermath"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 2 * PATIENCE
        while not kept.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
    else:
        partial = folder / "partial"
        partial.write_bytes(pickle.dumps(_lived_through(folder)))
        partial.replace(kept)
    found: Aftermath = pickle.loads(kept.read_bytes())
    return found


def _lived_through(folder: Path) -> Aftermath:
    with world() as lived:
        everybody = (*(case.name for case in CASES), *OUTLETS)
        with ThreadPoolExecutor() as beside:
            themselves = (Round(OUTLETS),)
            alone = beside.submit(refreshed, folder / "alone", lived.config(OUTLETS), themselves)
            together = refreshed(folder / "together", lived.config(everybody), rounds())
        requests = [seen for server in lived.servers for seen in server.seen]
        return Aftermath(
            alone.result(),
            together,
            tuple(seen.path for seen in lived.canary.seen),
            tuple(seen.path for seen in requests if "cookie" in seen.headers),
        )


@pytest.fixture
def alone(aftermath: Aftermath) -> Iterator[Database]:
    with open_database(in_folder(aftermath.alone.folder).database, readonly=True) as database:
        yield database


@pytest.fixture
def together(aftermath: Aftermath) -> Iterator[Database]:
    with open_database(in_folder(aftermath.together.folder).database, readonly=True) as database:
        yield database
