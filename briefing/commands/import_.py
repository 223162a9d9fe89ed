"""`briefing import`: articles from files (a text from behind a login), or feeds from OPML."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.commands.context import Context
from briefing.commands.output import counted
from briefing.commands.parsing import Commands, add_command
from briefing.commands.progress import tell
from briefing.config.edit import add_feeds, write_text
from briefing.config.read import parse_config, read_text
from briefing.core.model import Article, Feed, Outlet
from briefing.core.urls import canonical_url
from briefing.errors import ParseError, UsageError

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
    """Add what the files hold; a file or line that cannot be read is named, and the rest goes on."""
    formats = [_format(name, arguments.format) for name in arguments.files]
    if "opml" in formats:
        if set(formats) != {"opml"}:
            raise UsageError("feeds and articles are imported one after the other")
        return _import_feeds(context, arguments.files)
    articles = [
        article
        for name, form in zip(arguments.files, formats, strict=True)
        for article in _articles(name, form, context, arguments)
    ]
    return _import_articles(context, articles)


def _import_articles(context: Context, articles: Sequence[Article]) -> int:
    from briefing.pipeline.analyse import analyse
    from briefing.store.entries import import_articles

    config = context.config()
    with context.store() as db:
        ids = import_articles(db, articles, context.now)
        tell(analyse(config, db, now=context.now, cancelled=lambda: False), context.out)
    for id_, article in zip(ids, articles, strict=True):
        if context.out.json:
            context.out.record({"id": id_, "outlet": article.outlet, "title": article.title})
        else:
            context.out.text(f"{id_}  {article.outlet}  {article.title}")
    context.out.talk(f"Imported {counted(len(ids), 'article')}.")
    return 0 if ids else 1


def _articles(
    name: str, form: str, context: Context, arguments: argparse.Namespace
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
        problem=lambda error: context.out.talk(str(error)),
    )


def _import_feeds(context: Context, names: Sequence[str]) -> int:
    from briefing.intake.opml import read_opml

    context.config()
    path = context.workspace.config
    text = read_text(path)
    known = {canonical_url(feed.url) for feed in parse_config(text).feeds}
    added: list[Feed] = []
    for name in names:
        for feed in read_opml(read_bytes(name)):
            if canonical_url(feed.url) not in known:
                text = add_feeds(text, Outlet(feed.outlet, language=feed.language), [feed])
                known.add(canonical_url(feed.url))
                added.append(feed)
    write_text(path, text)
    for feed in added:
        if context.out.json:
            context.out.record({"url": feed.url, "outlet": feed.outlet, "folder": feed.folder})
        else:
            context.out.text(f"{feed.outlet}  {feed.url}")
    context.out.talk(f"Added {counted(len(added), 'feed')} to {path}.")
    return 0 if added else 1


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
