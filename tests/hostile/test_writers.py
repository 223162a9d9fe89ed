"""Two refreshes and a screen that tags write one store at once: none waits in vain, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from briefing.config.workspace import in_folder
from briefing.config.write import to_toml
from briefing.core.model import Article, Feed, Outlet
from briefing.core.settings import Config, FetchSettings, ReadingSettings
from briefing.store.database import check_integrity, open_database
from briefing.store.entries import import_articles
from briefing.store.marks import tags
from tests.conftest import NOW
from tests.hostile.case import item, rss
from tests.servers import page, serve

FEEDS, ENTRIES, TAGS = 120, 5, 400
ROOT = Path(__file__).parents[2]

TAGGER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from briefing.store.database import open_database
from briefing.ui.store_desk import StoreMarks

marks = StoreMarks(open_database(Path(sys.argv[1])), lambda: datetime.now(UTC))
for number in range(int(sys.argv[2])):
    marks.tag((f"kept{number % 20}",), f"tag {number}")
marks.close()
"""


def feed(number: int) -> bytes:
    entries = (item(f"Ship {number} {entry}", guid=f"{number}-{entry}", about="Grain.") for entry in range(ENTRIES))  # fmt: skip
    return rss(*entries).encode()


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_two_refreshes_and_a_tagging_screen_write_at_once(tmp_path: Path) -> None:
    place = in_folder(tmp_path)
    with serve({f"/{number}": page(feed(number)) for number in range(FEEDS)}) as server:
        names = [f"Outlet {number}" for number in range(FEEDS)]
        config = Config(
            outlets=tuple(Outlet(name) for name in names),
            feeds=tuple(Feed(server.url(f"/{n}"), name) for n, name in enumerate(names)),
            fetch=FetchSettings(allow=(server.allow,), connections_per_host=8),
            reading=ReadingSettings(workers=1),
        )
        place.config.write_text(to_toml(config), encoding="utf-8")
        with open_database(place.database) as database:
            kept = [Article(f"kept{n}", "Ledger", f"Kept {n}", "Words.") for n in range(20)]
            import_articles(database, kept, NOW)
        refresh = ("-m", "tests.hostile.refresher", str(tmp_path), NOW.isoformat())
        writers = [
            started(*refresh),
            started(*refresh),
            started("-c", TAGGER, str(place.database), str(TAGS)),
        ]
        complaints = [writer.communicate(timeout=120)[1] for writer in writers]

    assert complaints == ["", "", ""]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with open_database(place.database) as database:
        stored = database.read("select count(*), count(distinct title) from articles where outlet <> 'Ledger'")  # fmt: skip
        assert tuple(stored[0]) == (FEEDS * ENTRIES, FEEDS * ENTRIES)
        assert database.read("select count(*) from entries")[0][0] == FEEDS * ENTRIES
        assert database.read("select count(*) from feeds where reason <> ''")[0][0] == 0
        assert dict(tags(database)) == {f"tag {number}": 1 for number in range(TAGS)}
        assert database.read("select count(*) from changes")[0][0] == TAGS
        assert check_integrity(database) == ()
