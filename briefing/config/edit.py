"""Feeds added to feeds.toml and removed from it, with every other character left as it was.

A library that keeps comments would be one more dependency for two small edits. So they are made in
the text, and what comes out is read again: it is refused unless exactly what was meant changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.config.place import line_of
from briefing.config.read import parse_config
from briefing.config.write import feed_to_toml, outlet_to_toml
from briefing.core.model import Feed, Outlet
from briefing.core.settings import Config
from briefing.core.urls import canonical_url
from briefing.errors import ConfigError, NotFoundError

_FEEDS = re.compile(r"^\s*feeds\s*=\s*\[", re.MULTILINE)


def add_feeds(text: str, feeds: Sequence[Feed]) -> str:
    """Return the text of a feeds.toml with `feeds` under their outlets.

    An outlet that is not there is put at the end, with the language of its first feed; one that is
    keeps what is said of it. Raises ConfigError if the text is not right, holds one of the feeds
    already, or cannot be edited.
    """
    config = parse_config(text)
    known = {outlet.name.casefold(): outlet for outlet in config.outlets}
    index = {name: number for number, name in enumerate(known)}
    edited, added, new = text, list[Feed](), list[Outlet]()
    for name, own in _by_outlet(feeds).items():
        outlet = known.get(name) or Outlet(own[0].outlet, language=own[0].language)
        named = [
            replace(f, outlet=outlet.name, language=f.language or outlet.language) for f in own
        ]
        if name in known:
            edited = _with_feeds(edited, index[name], outlet, named)
        else:
            edited = _with_outlet(edited, outlet, named)
            new.append(outlet)
        added += named
    outlets, all_feeds = (*config.outlets, *new), (*config.feeds, *added)
    return _checked(edited, replace(config, outlets=outlets, feeds=all_feeds))


def _by_outlet(feeds: Sequence[Feed]) -> dict[str, list[Feed]]:
    grouped: dict[str, list[Feed]] = {}
    for feed in feeds:
        grouped.setdefault(feed.outlet.casefold(), []).append(feed)
    return grouped


def remove_feed(text: str, url: str) -> tuple[str, Feed]:
    """Return the text of a feeds.toml without this feed, and the feed that it was.

    An outlet goes with its last feed. Raises NotFoundError if the feed is not in it.
    """
    config = parse_config(text)
    feed = next((f for f in config.feeds if canonical_url(f.url) == canonical_url(url)), None)
    if not feed or not canonical_url(url):
        raise NotFoundError(
            "there is no such feed", subject=url, advice="`briefing feeds` lists all"
        )
    index = [outlet.name for outlet in config.outlets].index(feed.outlet)
    last = [other.outlet for other in config.feeds].count(feed.outlet) == 1
    edited = _without_outlet(text, index) if last else _without_feed(text, index, feed.url)
    outlets = (o for o in config.outlets if not last or o.name != feed.outlet)
    feeds = tuple(other for other in config.feeds if other != feed)
    return _checked(edited, replace(config, outlets=tuple(outlets), feeds=feeds)), feed


def write_text(path: Path, text: str) -> None:
    """Replace the file at `path` in one step, so that a reader never sees half of it."""
    beside = path.with_name(f".{path.name}.new")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path.resolve())  # noqa: PTH105 - a link to the file stays a link


def _checked(edited: str, meant: Config) -> str:
    made = parse_config(edited)
    order = {feed: number for number, feed in enumerate(meant.feeds)}
    feeds = tuple(sorted(made.feeds, key=lambda feed: order.get(feed, -1)))
    if replace(made, feeds=feeds) != meant:
        advice = "Change the file by hand; nothing was written"
        raise ConfigError("its form is too unusual to be edited safely", advice=advice)
    return edited


def _list(feeds: Sequence[Feed], outlet: Outlet) -> str:
    return ", ".join(feed_to_toml(feed, outlet) for feed in feeds)


def _with_outlet(text: str, outlet: Outlet, feeds: Sequence[Feed]) -> str:
    block = outlet_to_toml(outlet, feeds) + "\n"
    return f"{text.rstrip()}\n\n{block}" if text.strip() else block


def _with_feeds(text: str, index: int, outlet: Outlet, feeds: Sequence[Feed]) -> str:
    start, end = _block(text, index)
    opened = _FEEDS.search(text, start, end)
    if not opened:
        return text
    at = opened.end()
    more = "" if text[at:].lstrip().startswith("]") else ", "
    return text[:at] + _list(feeds, outlet) + more + text[at:]


def _without_feed(text: str, outlet: int, url: str) -> str:
    start, end = _block(text, outlet)
    string = rf"""(?:"{re.escape(url)}"|'{re.escape(url)}')"""
    element = rf"(?:\{{[^{{}}]*{string}[^{{}}]*\}}|{string})"
    own_line = re.compile(rf"^[ \t]*{element}[ \t]*,?[ \t]*(?:#.*)?\n", re.MULTILINE)
    between = re.compile(rf"{element}\s*,\s*|,\s*{element}")
    found = own_line.search(text, start, end) or between.search(text, start, end)
    return text[: found.start()] + text[found.end() :] if found else text


def _without_outlet(text: str, outlet: int) -> str:
    start, end = _block(text, outlet)
    return text[:start] + text[end:]


def _block(text: str, outlet: int) -> tuple[int, int]:
    """Return where the table of an outlet starts and ends: before the next comment or header."""
    lines = text.split("\n")
    first = line_of(text, ("outlets", outlet)) - 1
    last = first + 1
    while last < len(lines) and not lines[last].lstrip().startswith(("#", "[")):
        last += 1
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line) + 1)
    return ends[first], min(ends[last], len(text))
