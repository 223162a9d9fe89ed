"""`briefing import`: articles from files (a text from behind a login), or feeds from OPML."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.commands.context import Context
from briefing.commands.output import counted
from briefing.commands.parsing import Commands, add_command
from briefing.commands.progress import tell
from briefing.config.edit import add_feeds, write_text
from briefing.config.read import read_text
from briefing.config.table import is_language
from briefing.core.model import Article, Feed
from briefing.core.text import one_line
from briefing.core.urls import canonical_url
from briefing.errors import BriefingError, ParseError, UsageError

FORMATS = ("jsonl", "html", "txt", "opml")
_ENDINGS = {".json": "jsonl", ".htm": "html", ".text": "txt", ".md": "txt", ".xml": "opml"}


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "import",
        run,
        "add articles from files, or feeds from OPML",
        more="Articles are grouped and compared at once, as after a refresh. In a .txt file "
        "paragraphs are parted by a blank line; without --title its first line is the title.",
        json="what was added, one object a line",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="- for stdin")
    parser.add_argument("--format", choices=FORMATS, help="default: as the file's name ends")
    parser.add_argument("--outlet", default="", metavar="NAME", help="who published it")
    parser.add_argument("--title", default="", metavar="TEXT")
    parser.add_argument(
        "--date", default="", metavar="TIME", help="when it was published, ISO 8601"
    )
    parser.add_argument("--url", default="", metavar="URL", help="where it was published")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Add what the files hold; say what cannot be read, and return 1 if there was such."""
    formats = [_format(name, arguments.format) for name in arguments.files]
    if "opml" not in formats:
        return _import_articles(context, arguments, formats)
    if set(formats) != {"opml"}:
        raise UsageError("feeds and articles are imported one after the other", subject="import")
    return _import_feeds(context, arguments.files)


def _import_articles(
    context: Context, arguments: argparse.Namespace, formats: Sequence[str]
) -> int:
    from briefing.pipeline.analyse import analyse
    from briefing.store.entries import import_articles

    config = context.config()
    problems: list[BriefingError] = []
    named = zip(arguments.files, formats, strict=True)
    articles = [a for name, form in named for a in _read(name, form, context, arguments, problems)]
    with context.store() as db:
        ids = import_articles(db, articles, context.now)
        tell(analyse(config, db, now=context.now), context.out)
    for id_, article in zip(ids, articles, strict=True):
        line = f"{id_} {article.outlet} - {article.title}"
        _say(context, line, id=id_, outlet=article.outlet, title=article.title)
    for problem in problems:
        context.out.talk(f"briefing: {problem}")
    context.out.talk(f"Imported {counted(len(ids), 'article')}.")
    return 1 if problems or not ids else 0


def _read(
    name: str,
    form: str,
    context: Context,
    arguments: argparse.Namespace,
    problems: list[BriefingError],
) -> tuple[Article, ...]:
    from briefing.intake.files import read_articles

    return read_articles(
        read_bytes(name),
        form,
        name=name,
        outlet=arguments.outlet,
        title=arguments.title,
        date=arguments.date,
        url=arguments.url,
        now=context.now,
        problem=problems.append,
    )


def _import_feeds(context: Context, names: Sequence[str]) -> int:
    from briefing.intake.opml import read_opml

    known = {canonical_url(feed.url) for feed in context.config().feeds}
    found = {canonical_url(f.url): f for name in names for f in read_opml(read_bytes(name))}
    feeds = [_tidied(feed) for address, feed in found.items() if address not in known]
    path = context.workspace.config
    write_text(path, add_feeds(read_text(path), feeds))
    for feed in feeds:
        _say(context, f"{feed.outlet} - {feed.url}", url=feed.url, outlet=feed.outlet)
    context.out.talk(f"Added {counted(len(feeds), 'feed')} to {path}.")
    return 0 if feeds else 1


def _tidied(feed: Feed) -> Feed:
    """Return a feed of another reader's list as feeds.toml has it."""
    language = feed.language if is_language(feed.language) else ""
    return replace(feed, title="" if feed.title == feed.outlet else feed.title, language=language)


def _say(context: Context, line: str, **record: str) -> None:
    if context.out.json:
        context.out.record(record)
    else:
        context.out.text(one_line(line, limit=8_000))


def read_bytes(name: str) -> bytes:
    """Return what a file holds; "-" is stdin. Raises ParseError if it cannot be read."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ParseError(f"cannot be read: {error.strerror}", subject=name) from error


def _format(name: str, given: str | None) -> str:
    ending = Path(name).suffix.lower()
    form = given or _ENDINGS.get(ending, ending.removeprefix("."))
    if form not in FORMATS:
        advice = f"Say --format, one of {', '.join(FORMATS)}"
        raise UsageError("its name does not tell what it holds", subject=name, advice=advice)
    return form
