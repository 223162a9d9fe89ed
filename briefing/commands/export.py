"""`briefing export`: articles with the reader's marks (JSON Lines), or the feeds (OPML)."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.commands.context import Context
from briefing.commands.output import Record, json_line, write_file
from briefing.commands.parsing import Commands, add_command
from briefing.commands.records import article_record, marks_record

if TYPE_CHECKING:
    from briefing.store.database import Database

BATCH = 200


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "export",
        run,
        "write all articles with your marks, or your feeds",
        more="What is written as jsonl, `briefing import` reads.",
        json="one article a line: what the format jsonl is in any case",
    )
    parser.add_argument("--format", choices=("jsonl", "opml"), default="jsonl")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="default: stdout")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the export."""
    text = _opml(context) if arguments.format == "opml" else _json_lines(context)
    write_file(arguments.output, text, context.out)
    return 0


def _opml(context: Context) -> str:
    from briefing.intake.opml import write_opml

    config = context.config()
    return write_opml(config.outlets, config.feeds)


def _json_lines(context: Context) -> str:
    with context.stored() as db:
        return "".join(json_line(record) + "\n" for record in _records(db))


def _records(db: Database) -> Iterator[Record]:
    from briefing.core.query import Selection
    from briefing.store.articles import article_ids, article_rows, articles
    from briefing.store.notes import notes_of

    corrected = _corrections(db)
    ids = article_ids(db, Selection())
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        for row, article in zip(article_rows(db, batch), articles(db, batch), strict=True):
            notes = notes_of(db, article.id) if row.notes else ()
            marks = marks_record(row.tags, notes, read=row.read, starred=row.starred)
            yield {**article_record(article), **marks, "corrections": corrected[article.id]}


def _corrections(db: Database) -> defaultdict[str, list[Record]]:
    """Return the reader's corrections under the article that they name, or a member of the story."""
    from briefing.store.corrections import corrections
    from briefing.store.stories import stories

    first = {story.id: story.articles[0] for story in stories(db) if story.articles}
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for one in corrections(db):
        record = {
            "kind": one.kind.value,
            "story": one.story,
            "other": one.other,
            "name": one.name,
        }
        found[one.article or first.get(one.story, "")].append(record)
    return found
