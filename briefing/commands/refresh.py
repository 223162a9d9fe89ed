"""`briefing refresh`: fetch, extract, group and compare, without a screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.commands.context import Context
from briefing.commands.parsing import Commands, add_command
from briefing.commands.progress import tell
from briefing.core.settings import Config
from briefing.pipeline.events import Event

if TYPE_CHECKING:
    from briefing.store.database import Database


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "refresh",
        run,
        "fetch the feeds and bring stories, topics and framings up to date",
        more="Exit code 0 if any feed answered, 1 if none did.",
        json="one event a line, as it happens",
    )
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="only these: an address, a title or an outlet"
    )
    parser.add_argument(
        "--no-pages", action="store_true", help="only bring in the feeds: pages and stories wait"
    )
    parser.add_argument(
        "--no-feeds", action="store_true", help="only group and compare what is stored"
    )
    parser.add_argument("--article", default="", metavar="ID", help="only this article's page, now")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Refresh, and say how it went."""
    config = context.config()
    with context.store() as db:
        told = tell(_events(context, config, db, arguments), context.out, lines=context.out.json)
    if told.broken or not told.finished:
        return 2
    return 1 if told.finished.failed and not told.finished.answered else 0


def _events(
    context: Context, config: Config, db: Database, arguments: argparse.Namespace
) -> Iterator[Event]:
    from briefing.pipeline.refresh import read_article, refresh

    cache, now = context.workspace.cache, context.now
    if arguments.article:
        return read_article(config, db, arguments.article, cache=cache, now=now)
    ask, pages = not arguments.no_feeds, not arguments.no_pages
    return refresh(config, db, cache=cache, now=now, only=arguments.feeds, ask=ask, pages=pages)
