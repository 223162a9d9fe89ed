"""`briefing article`: one article's text, with its metadata, tags, notes and versions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.commands.context import Context
from briefing.commands.parsing import Commands, add_command
from briefing.commands.records import reading_record
from briefing.commands.times import minute
from briefing.core.briefing import Reading


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "article",
        run,
        "print an article with its tags, notes and versions",
        json="one object",
    )
    parser.add_argument("article", metavar="ID", help="its id, or the beginning of it")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the article. Raises NotFoundError, with what comes near."""
    from briefing.pipeline import reading
    from briefing.store.articles import article
    from briefing.store.versions import versions

    with context.stored() as db:
        found = article(db, arguments.article)
        read = reading.reading(db, found.id)
        earlier = versions(db, found.id)
    if context.out.json:
        context.out.record(reading_record(read, earlier))
    else:
        context.out.text("\n".join(_lines(read)))
    return 0


def _lines(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield article.title
    facts = [article.outlet, minute(article.when, "no date"), f"{article.words} words"]
    facts += [article.author] if article.author else []
    yield " · ".join([*facts, article.kind.value, *article.flags])
    if article.url:
        yield article.url
    marks = [f"#{tag}" for tag in reading.tags] + (["starred"] if reading.starred else [])
    if marks:
        yield " ".join(marks)
    if reading.versions > 1:
        yield f"version {article.version} of {reading.versions}"
    yield f"\n{article.text}"
    for note in reading.notes:
        yield f"\nNote{f' on “{note.quote}”' if note.quote else ''}: {note.body}"
