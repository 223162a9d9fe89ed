"""Every feed of tests/data/feeds gives what is written beside it, by the reader that is named."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.core.model import ParsedFeed
from briefing.errors import ParseError
from briefing.intake import draft, encodings, fastpath, feeds, rhythm, slowpath
from briefing.intake.feeds import parse_feed
from briefing.intake.markup import legal_references
from tests.intake.cases.groups import FOLDER, GROUPS
from tests.intake.cases.table import FAST, SLOW, URL

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
EXPECTATIONS = sorted(FOLDER.glob("*/*.expected.json"))


def feed_of(expectation: Path) -> Path:
    name = expectation.name.removesuffix(".expected.json")
    return next(
        p for p in expectation.parent.glob(f"{name}.*") if p != expectation and p.stem == name
    )


def as_written(parsed: ParsedFeed) -> dict[str, Any]:
    """Return a parsed feed as the expectations have it."""
    values = json.loads(json.dumps(asdict(parsed), default=datetime.isoformat))
    entries, damage = values.pop("entries"), values.pop("damage")
    return {"feed": values, "entries": entries, "damage": damage}


def identified(path: Path) -> str:
    return f"{path.parent.name}/{path.name.removesuffix('.expected.json')}"


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=identified)
def test_a_feed_gives_what_is_written_beside_it(expectation: Path) -> None:
    body, expected = feed_of(expectation).read_bytes(), json.loads(expectation.read_bytes())

    if "error" in expected:
        with pytest.raises(ParseError, match=expected["error"]):
            parse_feed(body, expected["content_type"], URL, NOW)
        return
    seen = as_written(parse_feed(body, expected["content_type"], URL, NOW))

    assert seen["entries"] == expected["entries"]
    assert seen["feed"] == expected["feed"]
    assert expected["damage"] in seen["damage"]
    assert bool(expected["damage"]) == bool(seen["damage"])


def xml_of(body: bytes, content_type: str) -> str:
    """Return the text that both readers get."""
    text = feeds._PROLOG.sub("", encodings.decode(body, content_type).text, count=1)
    return legal_references(feeds._FORBIDDEN.sub("", text))


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=identified)
def test_both_readers_agree_wherever_the_fast_one_is_certain(expectation: Path) -> None:
    body, expected = feed_of(expectation).read_bytes(), json.loads(expectation.read_bytes())
    if expected.get("path") not in {FAST, SLOW}:
        pytest.skip("no XML feed")
    xml = xml_of(body, expected["content_type"])

    try:
        fast = fastpath.read(xml)
    except fastpath.MalformedError:
        fast = None

    assert (fast is None) == (expected["path"] == SLOW)
    if fast is not None:
        assert_same(fast, slowpath.read(xml, URL)[0], xml)


def assert_same(fast: draft.FeedDraft, slow: draft.FeedDraft, xml: str) -> None:
    one, two = (
        draft.finished(rhythm.with_hints(found, xml), url=URL, now=NOW) for found in (fast, slow)
    )
    assert one == two


def test_the_folder_is_what_the_tables_say() -> None:
    written = {identified(path) for path in EXPECTATIONS}
    tables = {f"{group}/{case.name}": case for group, cases in GROUPS.items() for case in cases}

    assert written == tables.keys()
    for path in EXPECTATIONS:
        case = tables[identified(path)]
        assert feed_of(path).read_bytes() == case.body
        assert json.loads(path.read_bytes()) == case.expected


def test_there_are_feeds_enough_of_every_kind() -> None:
    assert len(EXPECTATIONS) >= 250


@pytest.mark.parametrize("body", ["<rss version='2.0'><channel/></rss>", "<html></html>"])
def test_comments_at_the_top_cost_nothing(body: str) -> None:
    commented = ("<!-- a -->\n" * 200 + body).encode()

    if body.startswith("<html"):
        with pytest.raises(ParseError, match="a web page"):
            parse_feed(commented, "", URL, NOW)
    else:
        assert parse_feed(commented, "", URL, NOW).damage == ""
