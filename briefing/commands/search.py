"""`briefing search`: articles by words, tags, outlets and times."""

from __future__ import annotations

import argparse

from briefing.commands.context import Context
from briefing.commands.output import columns
from briefing.commands.parsing import Commands, add_command
from briefing.commands.records import hit_record
from briefing.commands.times import day
from briefing.core.text import one_line


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "search",
        run,
        "find articles",
        more="Words must all occur; quotes keep them together, a minus rules out, a star takes every "
        'ending. Also tag:grain outlet:"Red Weekly" is:unread is:starred has:note since:2d before:DAY. '
        "Put the whole query in single quotes, or after --.",
        json="one object a line",
    )
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most N (default 50)")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what is found, best first; 1 if nothing is."""
    from briefing.store.search import search

    query = " ".join(arguments.query)
    with context.stored() as db:
        hits = search(db, query, context.now.astimezone(), limit=arguments.limit)
    if context.out.json:
        for hit in hits:
            context.out.record(hit_record(hit))
    elif hits:
        rows = ((hit.article, day(hit.published), hit.outlet, hit.title) for hit in hits)
        lines = zip(columns(rows).split("\n"), hits, strict=True)
        context.out.text("\n".join(f"{line}\n    {one_line(hit.snippet)}" for line, hit in lines))
    return 0 if hits else 1
