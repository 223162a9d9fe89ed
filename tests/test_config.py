"""feeds.toml: what it says, what it refuses, and where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import PRESETS, parse_config, read_config
from briefing.config.edit import add_feeds, remove_feed
from briefing.config.workspace import find_workspace, in_folder, starter, write_starter
from briefing.config.write import to_toml
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config, FetchSettings, Near, ReadingSettings, WatchedTopic
from briefing.errors import ConfigError, NotFoundError

EVERYTHING = """
[[topics]]
name = "Grain\tcorridor"
any = "corridor deal"
none = ["air corridor"]

[[topics.near]]
groups = [["grain"], ["port", "harbour"]]
distance = 9

[reading]
window_hours = 24
grain = -1
workers = 2

[fetch]
pause = 2
robots = false
allow = ["127.0.0.1:8080", "[::1]:80"]

[keys]
preset = "newsboat"
star = "s"
next = ["n", "ctrl+n"]

[[outlets]]
name = "Red Weekly"
country = "SE"
language = "en"
kind = "weekly"
stance = "left"
feeds = [
  "https://red.example/rss",
  { url = "https://red.example/opinion", title = "Opinion", folder = "Left", language = "sv" },
]
"""


def test_every_key_of_the_file_becomes_a_typed_value() -> None:
    config = parse_config(EVERYTHING)

    assert config == Config(
        outlets=(Outlet("Red Weekly", "SE", "en", "weekly", "left"),),
        feeds=(
            Feed("https://red.example/rss", "Red Weekly", language="en"),
            Feed("https://red.example/opinion", "Red Weekly", "Opinion", "Left", "sv"),
        ),
        topics=(
            WatchedTopic(
                "Grain corridor",
                any=("corridor deal",),
                near=(Near((("grain",), ("port", "harbour")), 9),),
                none=("air corridor",),
            ),
        ),
        fetch=FetchSettings(pause=2.0, robots=False, allow=("127.0.0.1:8080", "[::1]:80")),
        reading=ReadingSettings(window_hours=24, grain=-1, workers=2),
        keys=(("star", "s"), ("next", "n,ctrl+n")),
        preset="newsboat",
    )


def test_an_empty_file_gives_the_defaults() -> None:
    assert parse_config("") == Config()


OUTLET = '[[outlets]]\nname = "A"\nfeeds = ["https://a.example/rss"]\n'

WRONG = [
    ("[fetch]\npause = \n", "line 2", "is not TOML"),
    ("[fecth]\npause = 1\n", 'line 1: unknown key "fecth"', 'Did you mean "fetch"?'),
    ("[fetch]\n\npawse = 1\n", 'line 3: unknown key "pawse"', 'Did you mean "pause"?'),
    ("[fetch]\npause = true\n", "line 2", "pause must be a number, not True"),
    ('[fetch]\nallow = ["evil"]\n', "line 2", "allow must be"),
    ("[reading]\ngrain = 3\n", "line 2", "grain must be from -2 to 2, not 3"),
    ("[reading]\ngrain = 1.5\n", "line 2", "whole number"),
    ("[fetch]\nrobots = 1\n", "line 2", "true or false"),
    ("fetch = 1\n", "line 1", "fetch must be a table"),
    ("[outlets]\n", "line 1", "write [[outlets]]"),
    ("outlets = [1]\n", "line 1", "a list of tables"),
    (f'{OUTLET}\n[[outlets]]\ncontry = "SE"\n', 'line 6: unknown key "contry"', '"country"'),
    (f'{OUTLET}country = "Sweden"\n', "line 4", "two capital letters"),
    (f'{OUTLET}language = "English"\n', "line 4", "a language code"),
    (f"{OUTLET}kind = 3\n", "line 4", "kind must be a text in quotes"),
    (OUTLET.replace("A", " "), "line 2", "name is missing or empty"),
    (f"{OUTLET}{OUTLET.replace('A', 'a').replace('rss', 'atom')}", "line 5", 'outlet "a" is there'),
    (f"{OUTLET}{OUTLET.replace('A', 'B')}", "line 6", 'It is a feed of "A" already'),
    ('[[outlets]]\nname = "A"\n', "line 1", 'outlet "A" has no feeds'),
    ('[[outlets]]\nname = "A"\nfeeds = []\n', "line 3", 'outlet "A" has no feeds'),
    ('[[outlets]]\nname = "A"\nfeeds = [1]\n', "line 3", "a feed is an address"),
    ('[[outlets]]\nname = "A"\nfeeds = [\n\n"file:///etc/passwd"]\n', "line 5", "unsafe address"),
    ('[[outlets]]\nname = "A"\nfeeds = ["https://u:p@a.example/"]\n', "line 3", "unsafe address"),
    ('[[outlets]]\nname = "A"\nfeeds = [{ title = "x" }]\n', "line 3", "url is missing"),
    ('[[topics]]\nname = "T"\n', "line 1", "would find nothing"),
    ('[[topics]]\nname = "T"\nany = [""]\n', "line 3", "any holds an empty text"),
    ('[[topics]]\nname = "T"\nany = [3]\n', "line 3", "any must be a list of texts"),
    ('[[topics]]\nname = "T"\nnear = [{ groups = [["a"]] }]\n', "line 3", "two groups"),
    ('[[topics]]\nname = "T"\nnear = [{ groups = [["a"], []] }]\n', "line 3", "two groups"),
    ('[[topics]]\nname = "T"\nnear = [{ groups = 3 }]\n', "line 3", "list of lists"),
    (
        '[[topics]]\nname = "T"\nany = ["x"]\n[[topics.near]]\ngroups = [["a"], ["b"]]\n\ndistance = 0',
        "line 7",
        "distance must be from 1",
    ),
    (
        '[[topics]]\nname = "T"\nany = "x"\n[[topics]]\nname = "t"\nany = "y"\n',
        "line 5",
        "there twice",
    ),
    ('[keys]\npreset = "newsbaot"\n', 'unknown preset "newsbaot"', 'Did you mean "newsboat"?'),
    ("[keys]\nstar = []\n", "line 2", 'action "star" has no key'),
]


@pytest.mark.parametrize(("text", "where", "what"), WRONG)
def test_a_mistake_is_named_with_its_line_and_a_way_out(text: str, where: str, what: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse_config(text, "my/feeds.toml")

    assert str(raised.value).startswith("my/feeds.toml")
    assert where in str(raised.value)
    assert what in str(raised.value)


def test_an_action_that_the_screen_does_not_have_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ConfigError, match=r'line 2: unknown action "strar".*Did you mean "star"'):
        parse_config('[keys]\nstrar = "s"\n', actions=("star", "quit"))


def test_names_are_cleaned_and_no_error_carries_a_control_character() -> None:
    config = parse_config(
        '[[outlets]]\nname = "A\\u001b[31m\\n B"\nfeeds = ["https://a.example"]\n'
    )
    with pytest.raises(ConfigError) as raised:
        parse_config('[keys]\npreset = "\\u001b]0;x\\u0007"\n')

    assert config.outlets[0].name == "A[31m B"
    assert str(raised.value).isprintable()


def test_a_file_that_is_not_there_or_not_text_is_a_config_error(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("# caf\xe9".encode("latin-1"))

    with pytest.raises(ConfigError, match="briefing init"):
        read_config(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(tmp_path / "latin.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"\xef\xbb\xbf" + OUTLET.replace("\n", "\r\n").encode())

    assert read_config(tmp_path / "feeds.toml").outlets == (Outlet("A"),)


# The file that comes with the program


def test_the_starter_reads_the_world_from_many_sides() -> None:
    config = parse_config(starter())

    assert len(config.outlets) >= 30
    assert len({outlet.country for outlet in config.outlets}) >= 15
    assert {"UA", "RU", "TR", "QA", "CN", "IN", "US", "GB"} <= {o.country for o in config.outlets}
    assert all(o.country and o.language and o.kind and o.stance for o in config.outlets)
    assert [topic.name for topic in config.topics[:3]] == [
        "Energy truce",
        "Black Sea",
        "Rare-earths deal",
    ]


def test_the_starter_shows_the_defaults_as_they_are() -> None:
    config = parse_config(starter())

    assert (config.fetch, config.reading) == (FetchSettings(), ReadingSettings())
    assert all(f'"{preset}"' in starter() for preset in PRESETS)


# Edits

COMMENTED = """# mine
[[outlets]]  # the first
name = "A"
feeds = [
  "https://a.example/rss",  # news
  { url = "https://a.example/b", title = "B" },
  'https://a.example/c', "https://a.example/d",
]

# the second
[[outlets]]
name = "B"
feeds = ["https://b.example/rss"]

# the end
[fetch]
pause = 1
"""


def test_an_outlet_is_added_at_the_end_and_nothing_else_changes() -> None:
    edited = add_feeds(COMMENTED, [Feed("https://c.example/rss", 'C "new"', language="de")])

    assert edited.startswith(COMMENTED)
    assert parse_config(edited).outlets[-1] == Outlet('C "new"', language="de")
    assert parse_config(edited).feeds[-1].url == "https://c.example/rss"


def test_a_feed_is_added_to_the_outlet_that_is_known() -> None:
    edited = add_feeds(
        COMMENTED, [Feed("https://b.example/x", "b"), Feed("https://b.example/y", "B")]
    )

    assert (
        'feeds = ["https://b.example/x", "https://b.example/y", "https://b.example/rss"]' in edited
    )
    assert len(parse_config(edited).outlets) == 2


def test_the_first_outlet_of_an_empty_file_is_added() -> None:
    edited = add_feeds("", [Feed("https://a.example/rss", "A")])

    assert edited == '[[outlets]]\nname = "A"\nfeeds = ["https://a.example/rss"]\n'


def test_a_feed_that_is_there_is_not_added_again() -> None:
    with pytest.raises(ConfigError, match="there twice"):
        add_feeds(COMMENTED, [Feed("https://A.example/rss#top", "C")])


@pytest.mark.parametrize("address", ["rss", "b", "c", "d"])
def test_a_feed_is_removed_with_its_line_and_every_comment_elsewhere_stays(address: str) -> None:
    edited, feed = remove_feed(COMMENTED, f"https://a.example/{address}")

    assert feed.url == f"https://a.example/{address}"
    assert [f.url for f in parse_config(edited).feeds] == [
        f.url for f in parse_config(COMMENTED).feeds if f.url != feed.url
    ]
    assert all(
        comment in edited for comment in ("# mine", "# the first", "# the second", "# the end")
    )


def test_an_outlet_goes_with_its_last_feed() -> None:
    edited, _ = remove_feed(COMMENTED, "https://b.example/rss")

    assert edited == COMMENTED.replace(
        '[[outlets]]\nname = "B"\nfeeds = ["https://b.example/rss"]\n\n', ""
    )


def test_a_feed_that_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(NotFoundError, match="no such feed"):
        remove_feed(COMMENTED, "https://z.example/")


def test_an_unusual_file_is_refused_rather_than_damaged() -> None:
    text = OUTLET.replace('rss"', 'rss", "https:\\u002F\\u002Fa.example/b"')

    with pytest.raises(ConfigError, match="by hand"):
        remove_feed(text, "https://a.example/b")


def test_adding_and_removing_gives_the_starter_back() -> None:
    added = add_feeds(starter(), [Feed("https://new.example/rss", "New")])
    removed, _ = remove_feed(added, "https://new.example/rss")

    assert removed.rstrip() == starter().rstrip()


# Places


def test_a_folder_with_a_feeds_toml_is_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("")

    assert find_workspace(here=tmp_path) == in_folder(tmp_path)


def test_the_option_comes_before_the_environment_and_both_before_the_folder(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("")
    option, variable = tmp_path / "option", tmp_path / "variable"

    assert find_workspace(here=tmp_path, folder=str(option), variable=str(variable)) == in_folder(
        option
    )
    assert find_workspace(here=tmp_path, variable=str(variable)) == in_folder(variable)


def test_a_config_elsewhere_leaves_the_database_where_it_is(tmp_path: Path) -> None:
    found = find_workspace(here=tmp_path, folder=str(tmp_path), config=str(tmp_path / "other.toml"))

    assert found.config == tmp_path / "other.toml"
    assert found.database == tmp_path / "briefing.db"
    assert found.arguments == ("--workspace", str(tmp_path), "--config", str(found.config))


def test_without_a_feeds_toml_the_platform_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    found = find_workspace(here=tmp_path)

    assert found.config.name == "feeds.toml"
    assert "briefing" in str(found.config)
    assert not found.config.is_relative_to(tmp_path / "feeds.toml")


def test_the_starter_is_written_once_and_never_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feeds.toml"

    write_starter(path)

    assert path.read_text(encoding="utf-8") == starter()
    with pytest.raises(ConfigError, match="there already"):
        write_starter(path)


# Writing


def test_a_config_that_is_written_reads_back_the_same() -> None:
    for text in ("", EVERYTHING, COMMENTED, starter()):
        config = parse_config(text)

        assert parse_config(to_toml(config, "A heading\nof two lines")) == config


def test_a_feed_with_title_and_folder_is_added_with_them() -> None:
    feed = Feed("https://c.example/rss", "C", title='The "C"', folder="Left", language="de")

    config = parse_config(add_feeds(COMMENTED, [feed]))

    assert config.feeds[-1] == feed
