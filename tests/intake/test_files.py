"""Articles from the reader's own files, word for word."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from briefing.core.model import Article, Kind, Origin
from briefing.errors import BriefingError, ParseError, UsageError
from briefing.intake.files import read_articles
from tests.intake.html import PARAGRAPHS, linked_data, page

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BODY = "The pier is open.\n\nThe boats are back,\nall of them.\n"


def from_text(
    text: str | bytes,
    *,
    outlet: str = "Gull",
    title: str = "",
    date: str = "",
    url: str = "",
) -> Article:
    body = text if isinstance(text, bytes) else text.encode()
    (article,) = read_articles(
        body,
        "txt",
        name="folder/pier-reopens.txt",
        outlet=outlet,
        title=title,
        date=date,
        url=url,
        now=NOW,
    )
    return article


def from_lines(*records: object, outlet: str = "") -> tuple[tuple[Article, ...], list[str]]:
    lines = (r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records)
    problems: list[BriefingError] = []
    body = "\n".join(lines).encode()
    found = read_articles(
        body, "jsonl", name="a.jsonl", outlet=outlet, now=NOW, problem=problems.append
    )
    return found, [str(problem) for problem in problems]


def record(**fields: Any) -> dict[str, Any]:
    return {"outlet": "Gull", "title": "Pier", "text": BODY, **fields}


def test_a_short_first_line_that_stands_alone_is_the_title() -> None:
    article = from_text(f"Pier reopens\n\n{BODY}")

    assert (article.title, article.text) == ("Pier reopens", BODY)
    assert (article.outlet, article.origin, article.id) == ("Gull", Origin.IMPORT, "")


def test_a_given_title_leaves_the_first_line_in_the_text() -> None:
    article = from_text(f"Pier reopens\n\n{BODY}", title="Mine")

    assert (article.title, article.text) == ("Mine", f"Pier reopens\n\n{BODY}")


def test_a_first_line_that_goes_on_is_no_title() -> None:
    article = from_text("The pier is open,\nsaid the mayor.\n")

    assert (article.title, article.text) == ("pier-reopens", "The pier is open,\nsaid the mayor.\n")


def test_a_long_first_line_is_a_paragraph() -> None:
    long = "word " * 60

    assert from_text(f"{long}\n\n{BODY}").title == "pier-reopens"


def test_header_lines_say_what_options_do_not() -> None:
    article = from_text(
        "Title: Pier reopens\nOutlet: Möwe\nDate: 2026-11-20\nURL: https://gull.example/a\n"
        f"Author: Ada Moor\nLanguage: en\nKind: opinion\n\n{BODY}",
        outlet="",
    )

    assert article == Article(
        id="",
        outlet="Möwe",
        title="Pier reopens",
        text=BODY,
        url="https://gull.example/a",
        published=datetime(2026, 11, 20, tzinfo=UTC),
        language="en",
        author="Ada Moor",
        kind=Kind.OPINION,
        origin=Origin.IMPORT,
    )


def test_options_come_before_header_lines() -> None:
    article = from_text(
        f"Title: Theirs\nOutlet: Theirs\nDate: 2020-01-01\n\n{BODY}",
        title="Mine",
        outlet="Mine",
        date="2026-11-20T09:00+02:00",
        url="https://gull.example/b",
    )

    assert (article.title, article.outlet, article.url) == (
        "Mine",
        "Mine",
        "https://gull.example/b",
    )
    assert article.published == datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def test_text_is_kept_but_for_what_is_dangerous() -> None:
    text = "Pier\n\n  Indented,\twith  spaces \n\n\n\nand “quotes”…\x1b[31m\u202e\r\nEnd\n"

    article = from_text(text)

    assert article.text == "Indented,\twith  spaces \n\n\n\nand “quotes”…[31m\nEnd\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_any_encoding_are_read(encoding: str) -> None:
    text = "Möwe\n\nDas Café an der Mole ist „wieder“ geöffnet – für alle, die früh kommen.\n"

    assert from_text(text.encode(encoding)).title == "Möwe"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("2026-11-20T09:30", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("2026-11-20T09:30:00Z", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("2026-11-20 09:30:00+01:00", datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 09:30:00 GMT", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("1912-04-15", datetime(1912, 4, 15, tzinfo=UTC)),
    ],
)
def test_dates_are_those_of_iso_8601_or_of_feeds(date: str, moment: datetime) -> None:
    assert from_text(BODY, date=date).published == moment


@pytest.mark.parametrize(
    ("said", "message"),
    [({"date": "soon"}, "no date"), ({"url": "javascript:alert(1)"}, "no address")],
)
def test_an_option_that_makes_no_sense_is_an_error_of_usage(
    said: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        from_text(BODY, **said)


@pytest.mark.parametrize(
    ("text", "outlet", "message"),
    [("", "Gull", "no text"), ("Title: T\n\n", "Gull", "no text"), (BODY, "", "published it. Say")],
)
def test_a_text_that_is_no_article_is_refused(text: str, outlet: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        from_text(text, outlet=outlet)


def test_a_saved_page_is_extracted() -> None:
    head = (
        '<meta property="og:site_name" content="Gull Times">'
        '<link rel="canonical" href="https://gull.example/pier">'
    ) + linked_data(
        type_='"NewsArticle"',
        author='"Ada Moor"',
        datePublished='"2026-11-20T09:00:00Z"',
        isAccessibleForFree="false",
    )

    (article,) = read_articles(page(head=head), "html", name="pier.html", now=NOW)

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.outlet, article.title) == ("Gull Times", "Pier reopens")
    assert (article.author, article.url) == ("Ada Moor", "https://gull.example/pier")
    assert article.published == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert article.flags == ()  # whoever saved it was let in


def test_a_saved_gate_is_refused() -> None:
    gate = b"<title>Just a moment...</title><p>Checking your browser</p>"

    with pytest.raises(ParseError, match=r"gate\.html: .*human"):
        read_articles(gate, "html", name="gate.html", outlet="Gull", now=NOW)


def test_every_field_of_a_line_is_read() -> None:
    (found,), problems = from_lines(
        record(
            id="a1",
            url="https://gull.example/a",
            published="2026-11-20T09:00:00+00:00",
            language="en",
            author="Ada Moor",
            kind="analysis",
            tags=["ignored"],
        )
    )

    assert problems == []
    assert found == Article(
        id="a1",
        outlet="Gull",
        title="Pier",
        text=BODY,
        url="https://gull.example/a",
        published=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        language="en",
        author="Ada Moor",
        kind=Kind.ANALYSIS,
        origin=Origin.IMPORT,
    )


def test_offsets_into_the_text_of_a_line_still_hold() -> None:
    text = "  Leading space,\u2009thin space, a\tb.\n\n\nThree line ends.  \n"

    (found,), _ = from_lines(record(text=text))

    assert found.text == text


def test_null_is_the_same_as_nothing() -> None:
    (found,), _ = from_lines(record(id=None, url=None, published=None, kind=None))

    assert (found.id, found.url, found.published, found.kind) == ("", "", None, Kind.REPORT)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json}", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        (record(outlet=""), "nothing says who published it"),
        (record(title=None), "no title"),
        (record(text="  \n"), "no text"),
        (record(text=5), '"text" is not a text'),
        (record(published="soon"), '"published" is no date'),
        (record(url="javascript:alert(1)"), '"url" is no http address'),
        (record(kind="gossip"), '"kind" is none of report, opinion'),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: object, message: str) -> None:
    found, problems = from_lines(record(title="First"), "", line, record(title="Last"))

    assert [article.title for article in found] == ["First", "Last"]
    assert len(problems) == 1
    assert problems[0].startswith("a.jsonl:3: ")
    assert message in problems[0]


def test_without_anyone_to_tell_the_first_bad_line_is_raised() -> None:
    with pytest.raises(ParseError, match=r"a\.jsonl:1"):
        read_articles(b"{}", "jsonl", name="a.jsonl", now=NOW)


def test_a_line_separator_inside_a_text_ends_no_line() -> None:
    (found,), problems = from_lines(record(text="One\u2028two"))

    assert (found.text, problems) == ("One\ntwo", [])


def test_an_option_stands_for_every_line() -> None:
    found, _ = from_lines({"title": "A", "text": "x"}, {"title": "B", "text": "y"}, outlet="Gull")

    assert [article.outlet for article in found] == ["Gull", "Gull"]
