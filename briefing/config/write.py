"""Config -> feeds.toml: what `briefing.config.read` reads back as the same values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config, FetchSettings, Near, ReadingSettings, WatchedTopic


def to_toml(config: Config, heading: str = "") -> str:
    """Return `config` as the text of a feeds.toml; `heading` becomes the comment at its top."""
    blocks = [
        "\n".join(f"# {line}".rstrip() for line in heading.splitlines()),
        *(_topic(topic) for topic in config.topics),
        _table("[reading]", _changed(config.reading, ReadingSettings())),
        _table("[fetch]", _changed(config.fetch, FetchSettings())),
        _table("[keys]", {"preset": config.preset, **{k: v.split(",") for k, v in config.keys}}),
        *(outlet_to_toml(outlet, config.feeds) for outlet in config.outlets),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def outlet_to_toml(outlet: Outlet, feeds: Iterable[Feed]) -> str:
    """Return the table of an outlet, with those of `feeds` that are its own."""
    own = [_feed(feed, outlet) for feed in feeds if feed.outlet == outlet.name]
    return _table("[[outlets]]", {**asdict(outlet), "feeds": own})


def feed_to_toml(feed: Feed, outlet: Outlet) -> str:
    """Return a feed as it stands in the list of its outlet."""
    return _value(_feed(feed, outlet))


def _feed(feed: Feed, outlet: Outlet) -> object:
    language = "" if feed.language == outlet.language else feed.language
    more = {"title": feed.title, "folder": feed.folder, "language": language}
    return {"url": feed.url, **more} if any(more.values()) else feed.url


def _topic(topic: WatchedTopic) -> str:
    rule = {"name": topic.name, "any": topic.any, "none": topic.none}
    return "\n\n".join([_table("[[topics]]", rule), *(_near(near) for near in topic.near)])


def _near(near: Near) -> str:
    return _table("[[topics.near]]", {"distance": near.distance, "groups": near.groups})


def _changed(
    settings: FetchSettings | ReadingSettings, default: FetchSettings | ReadingSettings
) -> dict[str, object]:
    usual = asdict(default)
    return {key: value for key, value in asdict(settings).items() if value != usual[key]}


def _table(header: str, values: Mapping[str, object]) -> str:
    """Return a table as lines, without its empty texts and lists; "" if nothing is left."""
    lines = [
        f"{_key(key)} = {_value(value)}"
        for key, value in values.items()
        if value not in ("", (), [])
    ]
    return "\n".join([header, *lines]) if lines else ""


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return f"{{ {', '.join(_pairs(value))} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(item) for item in value)}]"
    return repr(value)


def _pairs(table: Mapping[str, object]) -> Iterator[str]:
    return (f"{key} = {_value(value)}" for key, value in table.items() if value)


def _key(key: str) -> str:
    bare = key and all(letter.isascii() and (letter.isalnum() or letter in "_-") for letter in key)
    return key if bare else _text(key)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what JSON escapes, TOML escapes alike
