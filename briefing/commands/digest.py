"""`briefing digest`: a briefing as Markdown."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta

from briefing.commands.context import Context
from briefing.commands.output import write_file
from briefing.commands.parsing import SINCE, Commands, add_command
from briefing.commands.times import beginning, day_of


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "digest",
        run,
        "write the briefing as Markdown",
        more="Stories by coverage, who covers them, how they differ, and your tags and notes.",
    )
    window = parser.add_mutually_exclusive_group()
    window.add_argument("--since", metavar="TIME", help=f"{SINCE} (default: feeds.toml says)")
    window.add_argument("--date", metavar="YYYY-MM-DD", help="the briefing of that day")
    parser.add_argument("--topic", default="", metavar="NAME", help="one topic or story alone")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="default: stdout")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the digest of the window."""
    since, until = _window(context, arguments)
    write_file(arguments.output, digest_text(context, since, until, arguments.topic), context.out)
    return 0


def digest_text(context: Context, since: datetime, until: datetime, topic: str = "") -> str:
    """Return the digest of what the store has from `since` to `until`."""
    from briefing.pipeline import reading

    with context.stored() as db:
        return reading.digest(db, now=until, since=since, topic=topic)


def _window(context: Context, arguments: argparse.Namespace) -> tuple[datetime, datetime]:
    if arguments.date:
        return day_of(arguments.date, context.now)
    if arguments.since:
        return beginning(arguments.since, context.now), context.now
    hours = context.config().reading.window_hours
    return context.now - timedelta(hours=hours), context.now
