"""feeds.toml -> Config. Every mistake is a ConfigError that names the file, the line, a way out.

[[topics]]   what to watch for                          -> WatchedTopic
[reading]    how far back a briefing reaches, and how   -> ReadingSettings
[fetch]      how politely feeds and pages are fetched   -> FetchSettings
[keys]       an action's own keys, and a preset
[[outlets]]  who publishes, with their feeds            -> Outlet, Feed
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import fields
from pathlib import Path

from briefing.config.place import Place
from briefing.config.table import Table, nearest
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config, FetchSettings, Near, ReadingSettings, WatchedTopic
from briefing.core.text import one_line
from briefing.core.urls import canonical_url, safe_url
from briefing.errors import ConfigError

FILE_NAME = "feeds.toml"
PRESETS = ("newsboat", "eilmeldung")

_TABLES = ("topics", "reading", "fetch", "keys", "outlets")
_OUTLET_KEYS = ("name", "country", "language", "kind", "stance", "feeds")
_FEED_KEYS = ("url", "title", "folder", "language")
_TOPIC_KEYS = ("name", "any", "near", "none")
_NEAR_KEYS = ("groups", "distance")
_NEAR_DISTANCE = Near(()).distance
_LINE_IN_MESSAGE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_config(path: Path, *, actions: Collection[str] = ()) -> Config:
    """Return what the file at `path` says. With `actions`, only these may be given keys.

    Raises ConfigError if it is not there, or not right.
    """
    return parse_config(read_text(path), str(path), actions=actions)


def read_text(path: Path) -> str:
    """Return the text of the file at `path`. Raises ConfigError if it cannot be read as UTF-8."""
    place = Place(str(path), "")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise place.error("is not UTF-8", advice="Save it as UTF-8") from error
    except FileNotFoundError as error:
        raise place.error("is not there", advice="`briefing init` writes one") from error
    except OSError as error:
        raise place.error(f"cannot be read: {error.strerror}") from error


def parse_config(text: str, file: str = FILE_NAME, *, actions: Collection[str] = ()) -> Config:
    """Return what `text` says; `file` is its name in errors. Raises ConfigError."""
    top = Table(_toml(text, file), Place(file, text)).only(_TABLES)
    outlets = _outlets(top.tables("outlets"))
    keys = top.table("keys")
    return Config(
        outlets=tuple(outlet for outlet, _ in outlets),
        feeds=tuple(feed for _, feeds in outlets for feed in feeds),
        topics=_topics(top.tables("topics")),
        fetch=_fetch(top.table("fetch")),
        reading=_reading(top.table("reading")),
        keys=_keys(keys, actions),
        preset=_preset(keys),
    )


def _toml(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _LINE_IN_MESSAGE.search(str(error))
        where = f"{file}, line {at[1]}, column {at[2]}" if at else file
        what = _LINE_IN_MESSAGE.sub("", str(error)).strip()
        raise ConfigError(one_line(f"is not TOML: {what}"), subject=one_line(where)) from error
    except RecursionError as error:
        raise ConfigError("is nested too deep", subject=one_line(file)) from error


def _outlets(tables: Sequence[Table]) -> tuple[tuple[Outlet, tuple[Feed, ...]], ...]:
    outlets = tuple(_outlet(table) for table in tables)
    _refuse_twice("outlet", tables, [outlet.name for outlet, _ in outlets])
    owners: dict[str, str] = {}
    for table, (outlet, feeds) in zip(tables, outlets, strict=True):
        for feed in feeds:
            address = canonical_url(feed.url)
            if address in owners:
                raise table.place.at("feeds").error(
                    f"{feed.url} is there twice",
                    advice=f'It is a feed of "{owners[address]}" already',
                    quoting=feed.url,
                )
            owners[address] = outlet.name
    return outlets


def _outlet(table: Table) -> tuple[Outlet, tuple[Feed, ...]]:
    table.only(_OUTLET_KEYS)
    outlet = Outlet(
        name=table.needed("name"),
        country=table.text("country"),
        language=table.text("language"),
        kind=table.text("kind"),
        stance=table.text("stance"),
    )
    feeds = table.values.get("feeds")
    if not isinstance(feeds, list) or not feeds:
        advice = 'Write feeds = ["https://..."]'
        raise table.place.at("feeds").error(f'outlet "{outlet.name}" has no feeds', advice=advice)
    return outlet, tuple(_feed(feed, outlet, table.place.at("feeds")) for feed in feeds)


def _feed(value: object, outlet: Outlet, place: Place) -> Feed:
    if not isinstance(value, str | dict):
        advice = 'Write "https://..." or { url = "https://...", title = "World" }'
        raise place.error(f"a feed is an address, not {value!r}", advice=advice)
    table = Table({"url": value} if isinstance(value, str) else value, place).only(_FEED_KEYS)
    given = table.needed("url")
    url = safe_url(given)
    if not url:
        advice = "Only http and https addresses with a host, and without a password"
        raise place.error(f"unsafe address {given!r}", advice=advice, quoting=given)
    return Feed(
        url=url,
        outlet=outlet.name,
        title=table.text("title"),
        folder=table.text("folder"),
        language=table.text("language") or outlet.language,
    )


def _topics(tables: Sequence[Table]) -> tuple[WatchedTopic, ...]:
    topics = tuple(_topic(table) for table in tables)
    _refuse_twice("topic", tables, [topic.name for topic in topics])
    return topics


def _topic(table: Table) -> WatchedTopic:
    table.only(_TOPIC_KEYS)
    near = tuple(_near(rule) for rule in table.tables("near"))
    topic = WatchedTopic(table.needed("name"), table.texts("any"), near, table.texts("none"))
    if not topic.any and not topic.near:
        advice = 'Give it phrases, such as any = ["grain corridor"], or a near rule'
        raise table.place.error(f'topic "{topic.name}" would find nothing', advice=advice)
    return topic


def _near(table: Table) -> Near:
    groups = table.only(_NEAR_KEYS).groups("groups")
    if len(groups) < 2 or not all(groups):
        advice = 'Write groups = [["grain", "wheat"], ["corridor", "port"]]'
        raise table.place.at("groups").error("near needs two groups of words", advice=advice)
    return Near(groups, table.whole("distance", _NEAR_DISTANCE))


def _fetch(table: Table) -> FetchSettings:
    default = FetchSettings()
    table.only([item.name for item in fields(FetchSettings)])
    return FetchSettings(
        connections=table.whole("connections", default.connections),
        connections_per_host=table.whole("connections_per_host", default.connections_per_host),
        feed_deadline=table.number("feed_deadline", default.feed_deadline),
        page_deadline=table.number("page_deadline", default.page_deadline),
        pause=table.number("pause", default.pause),
        robots=table.flag("robots", default.robots),
        pages=table.flag("pages", default.pages),
        allow=table.texts("allow"),
    )


def _reading(table: Table) -> ReadingSettings:
    default = ReadingSettings()
    table.only([item.name for item in fields(ReadingSettings)])
    return ReadingSettings(
        window_hours=table.whole("window_hours", default.window_hours),
        grain=table.whole("grain", default.grain),
        workers=table.whole("workers", default.workers),
    )


def _preset(table: Table) -> str:
    preset = table.text("preset")
    if preset and preset not in PRESETS:
        advice = nearest(preset, PRESETS)
        raise table.place.at("preset").error(f'unknown preset "{preset}"', advice=advice)
    return preset


def _keys(table: Table, actions: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the keys of each action, parted by commas, as Textual's keymap wants them."""
    if actions:
        table.only((*actions, "preset"), "action")
    own = [action for action in table.values if action != "preset"]
    keys = tuple((action, ",".join(table.texts(action))) for action in own)
    if bare := next((action for action, pressed in keys if not pressed), ""):
        advice = 'Write a key, such as "s", or leave the line out'
        raise table.place.at(bare).error(f'action "{bare}" has no key', advice=advice)
    return keys


def _refuse_twice(what: str, tables: Sequence[Table], names: Sequence[str]) -> None:
    seen: set[str] = set()
    for table, name in zip(tables, names, strict=True):
        if name.casefold() in seen:
            raise table.place.at("name").error(f'{what} "{name}" is there twice')
        seen.add(name.casefold())
