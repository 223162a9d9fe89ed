"""import: a text from behind a login, other programs' articles, other readers' feeds."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from briefing.config import read_config
from tests.commands.conftest import CONFIG, LEDGER, RED, Briefing, articles


@pytest.fixture(autouse=True)
def settings(workspace: Path) -> None:
    (workspace / "feeds.toml").write_text(CONFIG, encoding="utf-8")


def test_two_texts_are_compared_as_soon_as_they_are_imported(
    briefing: Briefing, tmp_path: Path
) -> None:
    red, ledger = tmp_path / "red.txt", tmp_path / "ledger.txt"
    red.write_text(RED, encoding="utf-8")
    ledger.write_text(LEDGER, encoding="utf-8")

    one = briefing(
        *("import", str(red), "--outlet", "Red Weekly", "--title", "The salt road is sold"),
        *("--date", "2025-03-31", "--url", "https://red.example/a", "--json"),
    )
    two = briefing(
        *(
            "import",
            str(ledger),
            "--outlet",
            "Ledger",
            "--title",
            "A lease",
            "--date",
            "2025-04-18",
        ),
        "--json",
    )
    ids = [ran.records[0]["id"] for ran in (one, two)]
    [topic] = briefing("topics", "--json").records
    [framing] = briefing("compare", *ids, "--json").records

    assert (one.code, two.code) == (0, 0)
    assert topic["name"] == "Salt road"
    assert {passage["article"] for passage in topic["passages"]} == set(ids)
    assert [article["published"] for article in topic["articles"]] == [
        "2025-03-31T00:00:00+00:00",
        "2025-04-18T00:00:00+00:00",
    ]
    texts = {id_: briefing("article", id_, "--json").records[0]["text"] for id_ in ids}
    assert framing["claims"]
    for claim in framing["claims"]:
        for passage in claim["evidence"]:
            text = texts[passage["article"]]
            assert text[passage["start"] : passage["end"]] == passage["text"]


def test_an_export_is_imported_with_its_ids(briefing: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    lines = [{"id": a.id, "outlet": a.outlet, "title": a.title, "text": a.text} for a in articles()]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")

    first = briefing("import", str(file), "--json")
    exported = briefing("export").out
    file.write_text(exported, encoding="utf-8")
    again = briefing("import", str(file), "--json")

    assert [record["id"] for record in first.records] == ["red1", "led1", "led2"]
    assert {record["id"] for record in again.records} == {"red1", "led1", "led2"}
    assert briefing("export").out == exported


def test_what_cannot_be_read_is_named_and_the_rest_comes_in(
    briefing: Briefing, tmp_path: Path
) -> None:
    file = tmp_path / "articles.jsonl"
    good = {"outlet": "Ledger", "title": "A lease", "text": LEDGER}
    file.write_text(f'{{"outlet": "x"\n{json.dumps(good)}\n', encoding="utf-8")

    ran = briefing("import", str(file))

    assert ran.code == 1
    assert "articles.jsonl" in ran.err
    assert "Imported 1 article." in ran.err
    assert "A lease" in ran.out


def test_a_text_may_come_from_stdin(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LEDGER.encode())))

    ran = briefing("import", "-", "--format", "txt", "--outlet", "Ledger", "--title", "A lease")

    assert ran.code == 0
    assert ran.out.endswith(" Ledger - A lease\n")


def test_a_text_by_nobody_and_a_file_that_is_not_there_are_told(
    briefing: Briefing, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(RED, encoding="utf-8")

    nobody, nothing = briefing("import", str(tmp_path / "a.txt")), briefing("import", "none.txt")

    assert (nobody.code, nothing.code) == (1, 2)
    assert "--outlet" in nobody.err
    assert "none.txt: cannot be read" in nothing.err


def test_feeds_of_another_reader_are_added_once(
    briefing: Briefing, tmp_path: Path, workspace: Path
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        """<opml version="2.0"><body><outline text="North">
        <outline type="rss" text="Harbour Post" xmlUrl="https://post.example/rss" language="English"/>
        <outline type="rss" text="Ledger" xmlUrl="http://127.0.0.1:9/ledger.xml"/>
        </outline></body></opml>""",
        encoding="utf-8",
    )

    once, again = briefing("import", str(file)), briefing("import", str(file))

    assert (once.code, again.code) == (0, 1)
    assert "Added 1 feed" in once.err
    feed = read_config(workspace / "feeds.toml").feeds[-1]
    assert (feed.url, feed.outlet, feed.folder) == (
        "https://post.example/rss",
        "Harbour Post",
        "North",
    )
    assert (workspace / "feeds.toml").read_text(encoding="utf-8").startswith(CONFIG.rstrip())


def test_opml_goes_out_and_comes_in_the_same(
    briefing: Briefing, tmp_path: Path, workspace: Path
) -> None:
    file = tmp_path / "feeds.opml"
    before = read_config(workspace / "feeds.toml").feeds
    briefing("export", "--format", "opml", "-o", str(file))
    (workspace / "feeds.toml").write_text("", encoding="utf-8")

    briefing("import", str(file))

    assert read_config(workspace / "feeds.toml").feeds == before


def test_feeds_and_articles_are_not_mixed(briefing: Briefing) -> None:
    assert briefing("import", "a.opml", "b.txt").code == 2
