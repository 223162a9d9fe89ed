"""The installed program as its reader runs it: the demo edition in, and everything it prints out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.core.model import Article
from briefing.store.database import check_integrity, open_database
from briefing.store.entries import import_articles
from briefing.store.marks import tag
from briefing.store.notes import add_note

TOPICS = ("Energy truce", "Black Sea", "Rare-earths deal")
PATIENCE = 60.0

Record = dict[str, Any]


def briefing(workspace: Path, *arguments: str, stdin: str = "", code: int = 0) -> str:
    """Run the program, see that it ends with `code`, and return what it wrote to stdout."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "--workspace", str(workspace), *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def records(workspace: Path, *arguments: str) -> list[Record]:
    return [json.loads(line) for line in briefing(workspace, *arguments, "--json").splitlines()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo edition, fetched once from its own server into a workspace that is kept."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "briefing",
            "demo",
            "--keep",
            str(folder),
            "--digest",
            str(folder / "digest.md"),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_digest_has_the_three_topics_and_more_stories_with_quoted_differences(
    demo: Path,
) -> None:
    digest = (demo / "digest.md").read_text(encoding="utf-8")

    headings = re.findall(r"^## (.+)$", digest, flags=re.MULTILINE)
    sections = dict(
        zip(headings, re.split(r"^## .+$", digest, flags=re.MULTILINE)[1:], strict=True)
    )
    with_differences = [name for name, text in sections.items() if "How they differ" in text]
    assert set(TOPICS) <= set(with_differences)
    assert len(set(with_differences) - set(TOPICS)) >= 5
    assert all("“" in sections[name] for name in with_differences)


def test_the_digest_of_one_moment_is_the_same_twice(demo: Path) -> None:
    at = ("--now", "2026-11-22T12:00:00Z", "digest", "--since", "all")

    assert briefing(demo, *at) == briefing(demo, *at)


def test_every_evidence_stands_in_its_article_at_its_offsets(demo: Path) -> None:
    texts = {one["id"]: one["text"] for one in records(demo, "export")}
    compared = [records(demo, "compare", topic)[0] for topic in TOPICS]
    compared += [
        records(demo, "compare", story["id"])[0]
        for story in records(demo, "stories")
        if len(story["outlets"]) > 1
    ]

    evidence = [
        one
        for framing in compared
        for claim in framing["claims"]
        for one in (*claim["evidence"], *claim["nearest"])
    ]
    assert len(evidence) > 50
    assert [
        one for one in evidence if texts[one["article"]][one["start"] : one["end"]] != one["text"]
    ] == []


def test_two_long_articles_brought_as_text_files_are_told_apart_by_passage(
    demo: Path, tmp_path: Path
) -> None:
    """Weeks apart, of opposed stance, on the same talks: topics by paragraph, claims with both."""
    longest = sorted(
        (one for one in records(demo, "export") if len(one["text"].split()) > 1_000),
        key=lambda one: -len(one["text"]),
    )
    karsovia = next(one for one in longest if one["outlet"] == "Radio Karsovia")
    rampart = next(one for one in longest if one["outlet"] == "The Rampart")
    (tmp_path / "feeds.toml").write_bytes((demo / "feeds.toml").read_bytes())
    for name, one, date in (("east", karsovia, "2026-11-05"), ("west", rampart, "2026-11-20")):
        path = tmp_path / f"{name}.txt"
        path.write_text(one["text"], encoding="utf-8")
        options = ("--outlet", name, "--title", one["title"], "--date", date)
        briefing(tmp_path, "import", str(path), *options)

    topics = {one["name"]: one for one in records(tmp_path, "topics")}
    texts = {one["id"]: one["text"] for one in records(tmp_path, "export")}
    for name in TOPICS:
        passages = topics[name]["passages"]
        assert {passage["article"] for passage in passages} == set(texts)
        assert all(texts[p["article"]][p["start"] : p["end"]] == p["text"] for p in passages)

    [framing] = records(tmp_path, "compare", *texts)
    both = [c for c in framing["claims"] if {e["article"] for e in c["evidence"]} == set(texts)]
    assert both
    assert framing["not_compared"]


def test_a_kill_in_the_middle_of_a_refresh_leaves_a_store_that_opens_with_its_marks(
    tmp_path: Path,
) -> None:
    """`kill -9` on a refresh into a store with a tag and a note, at several moments."""
    marked = _marked_article(tmp_path)
    for delay in (0.8, 1.4, 2.0, 3.0):
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "briefing",
                "demo",
                "--keep",
                str(tmp_path),
                "--digest",
                os.devnull,
            ],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

        with open_database(tmp_path / "briefing.db") as database:
            assert check_integrity(database) == ()
        [kept] = records(tmp_path, "article", marked)
        assert (kept["tags"], kept["notes"][0]["body"]) == (["grain"], "Ask the union.")


def _marked_article(workspace: Path) -> str:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    article = Article("", "Gazette", "Cranes stand still", "The cranes of the harbour stand still.")
    with open_database(workspace / "briefing.db") as database:
        [marked] = import_articles(database, [article], now)
        tag(database, [marked], "grain", now)
        add_note(database, marked, "Ask the union.", now)
    return marked
