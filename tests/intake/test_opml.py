"""Lists of feeds: read as other readers write them, written so that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.model import Feed, Outlet
from briefing.errors import ParseError
from briefing.intake.opml import OUTLINE_LIMIT, read_opml, write_opml

TEXT = (
    st.text(min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(str.isprintable)
)


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_folders_titles_and_outlets_come_back_as_they_were_written() -> None:
    outlets = (Outlet("Gull Times", language="en"), Outlet("Möwe & Sohn"))
    feeds = (
        Feed("https://gull.example/world?a=1&b=2", "Gull Times", "World", "News / Abroad", "en"),
        Feed("https://gull.example/home", "Gull Times", "Home <1>", "News", "en"),
        Feed("https://moewe.example/rss", "Möwe & Sohn", "Alles", "", "de"),
    )

    assert set(read_opml(write_opml(outlets, feeds).encode())) == set(feeds)


def test_the_language_of_the_outlet_is_that_of_its_feeds() -> None:
    text = write_opml([Outlet("Gull", language="en")], [Feed("https://gull.example/", "Gull", "G")])

    assert read_opml(text.encode())[0].language == "en"


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_names_survive(names: list[tuple[str, str]]) -> None:
    feeds = [
        Feed(f"https://gull.example/{number}", outlet, title)
        for number, (outlet, title) in enumerate(names)
        if outlet and title
    ]

    assert read_opml(write_opml([], feeds).encode()) == tuple(feeds)


def test_lists_of_other_readers_are_read() -> None:
    found = read_opml(
        opml(
            '<outline text="News"><outline type="rss" text="Gull Times - World"'
            ' xmlUrl="https://gull.example/world" htmlUrl="https://gull.example"/>'
            '<outline title="Deep"><outline text="T" xmlurl="http://deep.example/feed"/></outline></outline>'
            '<outline xmlUrl="https://www.nameless.example/feed"/><outline text="a note"/>'
        )
    )

    assert found == (
        Feed("https://gull.example/world", "Gull Times - World", "Gull Times - World", "News"),
        Feed("http://deep.example/feed", "T", "T", "News / Deep"),
        Feed("https://www.nameless.example/feed", "nameless.example", "", ""),
    )


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("feed://gull.example/rss", "http://gull.example/rss"),
        ("feed:https://gull.example/rss", "https://gull.example/rss"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://ada:secret@gull.example/rss", ""),
    ],
)
def test_only_addresses_of_the_web_become_feeds(address: str, kept: str) -> None:
    found = read_opml(opml(f'<outline text="T" xmlUrl="{address}"/>'))

    assert [feed.url for feed in found] == ([kept] if kept else [])


def test_one_address_is_one_feed() -> None:
    outline = '<outline text="T" xmlUrl="https://gull.example/rss"/>'

    assert len(read_opml(opml(outline * 3))) == 1


def test_names_cannot_steer_a_terminal() -> None:
    (found,) = read_opml(
        opml('<outline text="Gu\x9b31mll\u202e" xmlUrl="https://gull.example/rss"/>')
    )

    assert found.title == "Gu31mll"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "not well-formed"),
        (b"nonsense", "not well-formed"),
        (b"<opml><body>", "not well-formed: line 1"),
        (b"<rss version='2.0'/>", "no OPML"),
        (
            b'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body>&b;</body></opml>',
            "defines entities",
        ),
        (
            b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>&x;</body></opml>',
            "defines entities",
        ),
        (opml("<outline/>" * (OUTLINE_LIMIT + 1)), "more than"),
        (opml("<outline>" * 5000 + "</outline>" * 5000), "not well-formed"),
    ],
)
def test_what_is_no_list_of_feeds_is_refused_in_words(body: bytes, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        read_opml(body)


def test_a_list_in_another_encoding_is_read() -> None:
    text = opml('<outline text="Möwe" xmlUrl="https://gull.example/rss"/>').decode()
    declared = text.replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"', 1)

    assert read_opml(declared.encode("iso-8859-1"))[0].title == "Möwe"
    assert read_opml(text.encode("utf-16"))[0].title == "Möwe"
