"""`briefing doctor`: places, versions, feeds.toml, the store's integrity, the feeds' health."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing import __version__
from briefing.commands.context import Context
from briefing.commands.feeds import troubles
from briefing.commands.output import columns, counted
from briefing.commands.parsing import Commands, add_command
from briefing.config import read_config
from briefing.core.settings import Config
from briefing.errors import BriefingError

LIBRARIES = ("textual", "aiohttp", "feedparser", "lxml", "trafilatura", "sqlite-utils", "nupunkt")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `well` is None where nothing can be wrong."""

    check: str
    words: str
    well: bool | None = None


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    add_command(
        commands,
        common,
        "doctor",
        run,
        "look at feeds.toml, the store and the feeds, and say what is wrong",
        more="Exit code 1 if something is.",
        json="one finding a line",
    )


def run(context: Context, _arguments: argparse.Namespace) -> int:
    """Print every finding; 1 if one of them is bad."""
    findings = tuple(_findings(context))
    if context.out.json:
        for finding in findings:
            context.out.record(
                {"check": finding.check, "well": finding.well, "words": finding.words}
            )
    else:
        marks = {True: "well", False: "WRONG", None: ""}
        context.out.text(columns((marks[f.well], f.check, f.words) for f in findings))
    return 1 if any(finding.well is False for finding in findings) else 0


def _findings(context: Context) -> Iterator[Finding]:
    yield from _versions()
    workspace = context.workspace
    yield Finding("database", str(workspace.database))
    yield Finding("cache", f"{workspace.cache} ({_size(workspace.cache)}; safe to delete)")
    yield from _settings(workspace.config)
    if workspace.database.exists():
        yield from _store(context)
    else:
        yield Finding("store", "not there yet: `briefing refresh` makes it")


def _versions() -> Iterator[Finding]:
    yield Finding("briefing", __version__)
    yield Finding("python", f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield Finding("sqlite", _sqlite())
    for library in LIBRARIES:
        try:
            yield Finding(library, version(library))
        except PackageNotFoundError:
            yield Finding(library, "is not installed", well=False)


def _sqlite() -> str:
    import sqlite3  # every start of the program imports this module

    return sqlite3.sqlite_version


def _settings(path: Path) -> Iterator[Finding]:
    from briefing.ui.keys import ACTIONS, FIXED  # imports Textual: 0.25 s

    try:
        actions = [action.id for action in ACTIONS if action.id not in FIXED]
        config = read_config(path, actions=actions)
    except BriefingError as error:
        yield Finding("feeds.toml", str(error), well=False)
    else:
        yield Finding("feeds.toml", f"{path}: {_contents(config)}", well=True)


def _contents(config: Config) -> str:
    countries = len({outlet.country for outlet in config.outlets if outlet.country})
    return (
        f"{counted(len(config.outlets), 'outlet')} of {counted(countries, 'country')}, "
        f"{counted(len(config.feeds), 'feed')}, {counted(len(config.topics), 'topic')}"
    )


def _store(context: Context) -> Iterator[Finding]:
    from briefing.core.query import Selection
    from briefing.store.articles import article_ids
    from briefing.store.database import check_integrity
    from briefing.store.feeds import feed_states

    try:
        with context.store() as db:
            damage = check_integrity(db)
            yield Finding("store", "; ".join(damage) or "whole", well=not damage)
            yield Finding("articles", str(len(article_ids(db, Selection()))))
            for state in feed_states(db).values():
                for trouble in troubles(state, context.now):
                    yield Finding("feed", f"{state.outlet}: {trouble} ({state.url})", well=False)
    except BriefingError as error:
        yield Finding("store", str(error), well=False)


def _size(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file())
    return f"{sum(path.stat().st_size for path in files) / 1_000_000:.1f} MB"
