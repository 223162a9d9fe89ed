"""What reaches stdout: clean, aligned, and whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.commands.output import Output, columns, counted, json_line, write_file
from briefing.errors import BriefingError

HOSTILE = "a\x1b]52;c;x\x07b\u202ec\x9bd"


def test_no_control_character_is_printed_as_text_or_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Output(json=True)

    out.text(f"{HOSTILE}\n\tkept")
    out.record({"title": HOSTILE, HOSTILE: [{"deep": HOSTILE}]})
    out.talk(f"{HOSTILE}\nsecond")

    said = capsys.readouterr()
    assert said.out.splitlines()[:2] == ["a]52;c;xbcd", "\tkept"]
    assert json.loads(said.out.splitlines()[2])["title"] == "a]52;c;xbcd"
    assert said.err == "a]52;c;xbcd second\n"
    assert all(one.isprintable() or one in "\n\t" for one in said.out + said.err)


def test_clean_text_is_not_changed_in_json() -> None:
    text = "two  spaces, “marks”, ü, 新闻\n\nand paragraphs"

    assert json.loads(json_line({"text": text})) == {"text": text}


def test_columns_stand_under_each_other_in_wide_scripts_too() -> None:
    lines = columns([("新闻", "a"), ("cafe\u0301", "b"), ("x\ny", "c")]).split("\n")

    assert lines == ["新闻  a", "cafe\u0301  b", "x y   c"]


def test_numbers_agree_with_their_nouns() -> None:
    assert [counted(1, "story"), counted(2, "story"), counted(0, "feed")] == [
        "1 story",
        "2 stories",
        "0 feeds",
    ]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"none/x\.md: cannot be written"):
        write_file(str(tmp_path / "none" / "x.md"), "text", Output())
