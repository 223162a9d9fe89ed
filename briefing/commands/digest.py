"""`briefing digest`: a briefing as Markdown."""

from __future__ import annotations

import argparse
from datetime import UTC

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
    text = digest_text(context, arguments.since or "", arguments.date or "", arguments.topic)
    write_file(arguments.output, text, context.out)
    return 0


def digest_text(context: Context, since: str = "", date: str = "", topic: str = "") -> str:
    """Return the digest of a window: from `since`, of the day `date`, or of the usual length."""
    from briefing.pipeline import reading

    with context.stored() as db:
        if date:
            begun, ended = day_of(date, context.now)
        elif since:
            begun, ended = beginning(since, context.now), context.now
        else:
            hours = context.config().reading.window_hours
            begun, ended = reading.window(db, context.now, hours), context.now
        zone = context.now.astimezone().tzinfo or UTC
        return reading.digest(db, now=ended, since=begun, topic=topic, zone=zone)
