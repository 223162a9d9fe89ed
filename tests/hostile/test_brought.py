"""What the reader brings is as hostile as what servers send: lists of feeds, settings, sites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from briefing.config import parse_config
from briefing.config.edit import add_feeds
from briefing.config.write import to_toml
from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config
from briefing.core.text import AUTHOR_LIMIT
from briefing.errors import ConfigError, NotFoundError, ParseError
from briefing.intake.discovery import CANDIDATES_LIMIT, DiscoveredFeed, discover
from briefing.intake.opml import OUTLINE_LIMIT, read_opml, write_opml
from tests.hostile.case import ALL, html, item, rss
from tests.hostile.test_world import steers

LEFT = "]52;c;UE9D]0;OWNED]8;;http://evil.example/\\[2J31m"
MARKUP = "[@click=app.quit]Port[/] [link=http://evil.example/]"
FEED = "http://port.example/rss"
BAD_LINKS = (
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "feed:javascript:alert(1)",
    "http://user:secret@port.example/", "http://port.example/a b", "--browser=/bin/sh",
    "//port.example/x", "http://[::1/x", f"http://port.example/{'x' * 4_000}", "tel:+1234", "",
)  # fmt: skip
NO_LIST = "no OPML|not well-formed|defines entities|more than"


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def clean(words: str) -> bool:
    return not any(steers(letter) for letter in set(words))


# Lists of feeds


def outline(title: str, url: str = FEED, more: str = "") -> str:
    return f'<outline text="{title}" title="{title}" xmlUrl="{url}"{more}/>'


def opml(body: str, prolog: str = "") -> bytes:
    return as_bytes(f'{prolog}<opml version="2.0"><head/><body>{body}</body></opml>')


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (ALL, LEFT),
        ("&#155;31mPort&#x202e;&#x200b;", "31mPort"),
        (MARKUP, MARKUP.rstrip()),
        ("P" * 2_000_000, "P" * AUTHOR_LIMIT),
        ("Port\ud800", "Port"),
        (" \t\r\n ", "port.example"),
    ],
    ids=["escapes", "references", "markup", "megabytes", "surrogate", "nothing"],
)
def test_the_names_in_a_list_of_feeds_are_made_harmless(title: str, shown: str) -> None:
    [feed] = read_opml(opml(outline(title, more=f' outlet="{title[:1_000]}"')))

    assert clean(feed.title + feed.outlet + feed.folder)
    assert shown in {feed.title, feed.outlet} or "\ud800" in title
    assert read_opml(write_opml([], [feed]).encode())[0].outlet == feed.outlet


def test_of_a_list_of_feeds_only_addresses_of_the_web_are_taken() -> None:
    assert read_opml(opml("".join(outline("Port", link) for link in BAD_LINKS))) == ()


@pytest.mark.parametrize(
    "body",
    [
        opml(outline("&a;"), '<!DOCTYPE opml [<!ENTITY a "b">]>'),
        opml(outline("&x;"), '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        '<!DOCTYPE opml [<!ENTITY a "b">]><opml/>'.encode("utf-16"),
        opml(outline("&#27;]52;c;UE9D&#7;")),
        opml("<outline text='x'>" * 50_000),
        opml("<outline text='x'>" * 50_000 + "</outline>" * 50_000),
        opml("".join(outline("Port", f"{FEED}/{n}") for n in range(OUTLINE_LIMIT + 1))),
        opml(f"<outline {' '.join(f'a{n}=' + chr(34) * 2 for n in range(50_000))}/>"),
        opml(outline("P" * 12_000_000)),
        as_bytes("<" * 1_000_000),
        bytes(range(256)) * 1_000,
        html().encode(),
        b"",
    ],
    ids=["entities", "file", "utf-16", "escape", "deep", "nested", "many", "attributes", "huge", "angles", "noise", "page", "empty"],
)  # fmt: skip
def test_what_is_no_sound_list_of_feeds_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(ParseError, match=NO_LIST) as refused:
        read_opml(body)

    assert clean(str(refused.value))


def test_a_list_of_feeds_reads_no_file_and_no_server() -> None:
    [feed] = read_opml(opml(outline("Port"), '<!DOCTYPE opml SYSTEM "file:///etc/passwd">'))

    assert feed.title == "Port"


def test_folders_in_folders_do_not_fill_the_memory() -> None:
    inner = "".join(outline("Port", f"{FEED}/{n}") for n in range(10_000))
    folders = f"<outline text='{'x' * AUTHOR_LIMIT}'>" * 250

    feeds = read_opml(opml(f"{folders}{inner}{'</outline>' * 250}"))

    assert {len(feed.folder) for feed in feeds} == {AUTHOR_LIMIT}


# Settings


def test_names_in_the_settings_are_made_harmless() -> None:
    name = "".join(f"\\U{ord(letter):08x}" for letter in ALL + MARKUP).join('""')
    config = parse_config(
        f"[[topics]]\nname = {name}\nany = {name}\n"
        f'[[outlets]]\nname = {name}\nfeeds = [{{ url = "{FEED}", title = {name}, folder = {name} }}]'
    )

    [topic], [outlet], [feed] = config.topics, config.outlets, config.feeds
    for words in (topic.name, *topic.any, outlet.name, feed.outlet, feed.title, feed.folder):
        assert words == f"{LEFT} {MARKUP}".rstrip()
    assert parse_config(to_toml(config)) == config


@pytest.mark.parametrize("link", [*BAD_LINKS, "\\u001b[31m"])
def test_what_is_no_address_of_the_web_is_refused_in_clean_words(link: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_config(f'[[outlets]]\nname = "Port"\nfeeds = ["{link}"]')

    assert clean(str(refused.value))


@pytest.mark.parametrize(
    "text", [f"name = {ALL}", f'"{MARKUP}" = 1', '"\\u001b]52;c;UE9D\\u0007" = 1', "a = " + "[" * 5_000]
)  # fmt: skip
def test_settings_that_cannot_be_read_are_refused_in_clean_words(text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_config(text)

    assert clean(str(refused.value))


def test_hostile_names_of_feeds_that_are_added_leave_the_settings_as_they_should_be() -> None:
    names = ('"] name = "x', "'''", '"""', "# x", "\\", "[[outlets]]", (LEFT + MARKUP).rstrip())
    feeds = [Feed(f"{FEED}/{n}", name, name) for n, name in enumerate(names)]
    before = to_toml(
        Config(outlets=(Outlet("Gull"),), feeds=(Feed("http://gull.example/", "Gull"),))
    )

    after = parse_config(add_feeds(before, feeds))

    assert [one.url for one in after.feeds] == ["http://gull.example/", *(one.url for one in feeds)]
    assert {one.name for one in after.outlets} == {"Gull", *names}


# Sites whose feeds are looked for


def discovered(page: str) -> tuple[list[str], Callable[[], tuple[DiscoveredFeed, ...]]]:
    """Return which addresses are asked for, and a way to discover the feeds of a site."""
    asked: list[str] = []

    def fetch(requests: Iterable[Request]) -> Iterator[Answer]:
        for request in requests:
            asked.append(request.url)
            yield answer(request.url)

    def answer(url: str) -> Answer:
        feed = rss(item("Port opens")).replace("Varnholm Wire", f"{ALL}Wire{MARKUP}")
        body = {"https://port.example/": page, "https://port.example/feed.rss": feed}.get(url)
        if body is None:
            return Failed(url, f"nothing {ALL}", "", 404)
        return Fetched(url, url, 200, "text/html; charset=utf-8", as_bytes(body), "")

    return asked, lambda: discover("https://port.example/", fetch)


def link(href: str) -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{href}" title="{ALL}">'


LINKED = "".join(link(href) for href in (*BAD_LINKS[:-5], *BAD_LINKS[-4:], "/feed.rss"))


def test_only_addresses_of_the_web_are_followed_from_a_page_and_titles_are_harmless() -> None:
    asked, find = discovered(f"<html><head><base href='javascript:alert(1)'>{LINKED}</head></html>")

    [feed] = find()

    assert feed.url == "https://port.example/feed.rss"
    assert feed.title == f"{LEFT} Wire{MARKUP}".rstrip()
    assert {url.partition("?")[0] for url in asked} <= {
        "https://port.example/", "https://port.example/x", "https://port.example/feed.rss",
        "https://port.example/--browser=/bin/sh",
    }  # fmt: skip


def test_of_very_many_links_a_few_are_followed() -> None:
    asked, find = discovered("".join(link(f"/{n}") for n in range(10_000)))

    with pytest.raises(NotFoundError):
        find()

    assert len(asked) <= 1 + 3 * CANDIDATES_LIMIT


@pytest.mark.parametrize(
    "damage",
    [
        "<![",
        "<![x",
        "<!",
        "<!--",
        "<",
        "</",
        "<a",
        "<a href='",
        "&#",
        "<title>",
        "<script>",
        "<?",
        "\x00",
    ],
)
def test_damage_in_a_page_hides_no_feed_that_stands_before_it_and_takes_no_time(
    damage: str,
) -> None:
    asked, find = discovered(f"<html>{link('/feed.rss')}{damage * (300_000 // len(damage))}")

    assert find()
    assert "https://port.example/feed.rss" in asked
