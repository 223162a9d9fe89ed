"""Articles that the reader brings in files are as hostile as those that servers send."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.core.model import Article
from briefing.core.text import TITLE_LIMIT
from briefing.errors import BriefingError
from briefing.intake.files import read_articles
from briefing.store.database import open_database
from tests.conftest import NOW
from tests.hostile.case import ALL, STORY, html
from tests.hostile.test_brought import BAD_LINKS, FEED, MARKUP, as_bytes, clean, opml, outline
from tests.hostile.test_world import ESCAPED, texts


def read(form: str, body: bytes) -> tuple[list[Article], list[str]]:
    problems: list[BriefingError] = []
    found = read_articles(
        body, form, name=f"file{ALL}", outlet="Port", now=NOW, problem=problems.append
    )
    return [*found], [str(problem) for problem in problems]


def words_of(article: Article) -> str:
    return "".join((article.id, article.outlet, article.title, article.text, article.author, article.language, article.url))  # fmt: skip


RECORD = {"title": "Port opens", "text": "It does.", "outlet": "Port"}


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("txt", as_bytes(f"title: {ALL}Port\nauthor: {ALL}\n\n{ALL} opens {MARKUP}")),
        ("txt", as_bytes(f"Port \ud800\n\n{ALL} opens \udfff")),
        ("txt", b"Port \xff\xfe\x80\n\nopens \xed\xa0\x80\xc3"),
        ("txt", as_bytes(f"Port\n\n{'o' * 5_000_000}")),
        ("txt", as_bytes(f"P{' ' * 3_000_000}rt")),
        ("txt", b"title: x\n" * 200_000 + b"\nwords"),
        ("html", as_bytes(html(f"{STORY}<p>{ALL}</p>", f"<title>{ALL}Port</title>"))),
        ("html", as_bytes(html(f"{STORY}<p>Port \ud800 opens.</p>"))),
        ("jsonl", json.dumps({key: f"{ALL}{text}" for key, text in RECORD.items()}).encode()),
        ("jsonl", json.dumps({**RECORD, "id": ALL, "author": ALL, "language": ALL}).encode()),
        ("jsonl", b'{"title": "Port \\ud800\\u009b31m", "text": "\\udfff opens \\u202e"}'),
        ("jsonl", b'{"title": "Port \xed\xa0\x80", "text": "opens \xff"}'),
        ("jsonl", json.dumps({**RECORD, "text": "o " * 3_000_000}).encode()),
        ("jsonl", json.dumps({**RECORD, "title": "o" * 1_000_000}).encode()),
    ],
)  # fmt: skip
def test_an_article_in_a_file_is_made_harmless(form: str, body: bytes) -> None:
    [article], problems = read(form, body)

    assert clean(words_of(article))
    assert len(article.title) <= TITLE_LIMIT
    assert problems == []


WRONG = (
    "5", "null", "[]", '"x"', "NaN", "{", '{"title": 5, "text": "x"}', '{"title": "t", "text": {}}',
    '{"title": "t", "text": null}', '{"title": [], "text": "x"}', '{"title": "t", "text": "x", "url": 5}',
    '{"title": "t", "text": "x", "url": "javascript:alert(1)"}', '{"title": "t", "text": "x", "id": true}',
    '{"title": "t", "text": "x", "url": "http://user:secret@port.example/"}', '{"title": "t", "text": "x", "kind": []}',
    '{"title": "t", "text": "x", "published": 9}', '{"title": "t", "text": "x", "published": "\\u001b[2J"}',
    '{"title": "t", "text": "x", "kind": "\\u001b[2J"}', '{"title": "\\u001b\\u0007", "text": "x"}',
    '{"title": "t", "text": "x", "outlet": 1e999}', '{"a": ' + "[" * 100_000, "9" * 10_000, f'{{"title": "{ALL}"}}',
)  # fmt: skip


def test_every_line_that_is_no_article_is_named_and_the_rest_goes_on() -> None:
    found, problems = read("jsonl", as_bytes("\n".join((*WRONG, json.dumps(RECORD)))))

    assert [article.title for article in found] == ["Port opens"]
    assert len(problems) == len(WRONG)
    assert all(clean(problem) for problem in problems)


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("txt", b""),
        ("txt", b" " * 2_000_000),
        ("txt", as_bytes("\x1b\x07\u202e")),
        ("html", b""),
        ("html", b"<div>" * 100_000),
        ("html", bytes(range(256)) * 1_000),
        ("html", as_bytes(html("".join(f"<span>word {n}</span> " for n in range(40_000))))),
    ],
)
def test_a_file_that_holds_no_article_is_refused_in_clean_words(form: str, body: bytes) -> None:
    found, [problem] = read(form, body)

    assert found == []
    assert clean(problem)


# The same through the door: what is stored, written and said


def files(folder: Path) -> Iterator[Path]:
    bodies = {
        "a.txt": as_bytes(f"outlet: {ALL}\ntitle: {ALL}Port{MARKUP}\n\n{ALL} opens {MARKUP}"),
        "b.jsonl": as_bytes("\n".join((*WRONG, json.dumps({**RECORD, "title": ALL + MARKUP})))),
        "c.html": as_bytes(html(f"{STORY}<p>{ALL}</p>", f"<title>{ALL}{MARKUP}</title>")),
        "d.opml": opml(outline(ALL) + outline(MARKUP, f"{FEED}/2") + outline("x", BAD_LINKS[0])),
        "e.opml": opml(outline("&#27;]52;c;UE9D&#7;")),
    }
    for name, body in bodies.items():
        (folder / name).write_bytes(body)
        yield folder / name


def test_nothing_hostile_of_a_file_is_stored_written_or_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--workspace", str(tmp_path), "--now", NOW.isoformat()]
    (tmp_path / "feeds.toml").write_text("", encoding="utf-8")

    codes = [
        main([*place, "import", str(path), *(["--outlet", ALL] if path.suffix == ".html" else [])])
        for path in files(tmp_path)
    ]
    main([*place, "stories"])
    main([*place, "digest", "-o", "-"])
    main([*place, "feeds"])
    said = capsys.readouterr()

    assert codes == [0, 1, 0, 0, 2]
    assert clean(said.out.replace("\r", "?"))
    assert clean(said.err.replace("\r", "?"))
    assert clean((tmp_path / "feeds.toml").read_text(encoding="utf-8"))
    with open_database(tmp_path / "briefing.db", readonly=True) as database:
        stored = [text for _, _, text in texts(database)]
    assert any(MARKUP.rstrip() in text for text in stored)
    assert [text for text in stored if not clean(text) or ESCAPED.search(text)] == []
