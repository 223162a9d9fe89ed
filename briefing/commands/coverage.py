"""`briefing topics` and `briefing stories`: what is covered, by whom."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.commands.context import Context
from briefing.commands.output import columns, counted
from briefing.commands.parsing import SINCE, Commands, add_command
from briefing.commands.records import story_record, topic_record
from briefing.commands.times import beginning, day
from briefing.core.briefing import ArticleRow
from briefing.core.model import Passage, Story, Topic
from briefing.core.text import one_line

if TYPE_CHECKING:
    from briefing.store.database import Database

QUOTED = 160  # characters of a passage that a list shows


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add both commands."""
    for name, run, words in (
        ("topics", run_topics, "list the topics with the passages that touch them"),
        ("stories", run_stories, "list the stories with their coverage"),
    ):
        parser = add_command(commands, common, name, run, words, json="one object a line")
        parser.add_argument(
            "--since", default="all", metavar="TIME", help=f"{SINCE} (default: all)"
        )


def run_topics(context: Context, arguments: argparse.Namespace) -> int:
    """Print the topics that articles of the window touch; 1 if there are none."""
    from briefing.store.topics import topics

    since = beginning(arguments.since, context.now)
    with context.stored() as db:
        found = [(topic, _rows(db, topic.articles, since)) for topic in topics(db)]
    found = [(topic, rows) for topic, rows in found if rows]
    for topic, rows in found:
        if context.out.json:
            context.out.record(topic_record(topic, rows))
        else:
            context.out.text("\n".join(_topic_lines(topic, rows)) + "\n\n")
    return 0 if found else 1


def run_stories(context: Context, arguments: argparse.Namespace) -> int:
    """Print the stories of the window, by coverage; 1 if there are none."""
    from briefing.store.stories import stories

    since = beginning(arguments.since, context.now)
    with context.stored() as db:
        found = [(story, _rows(db, story.articles, since)) for story in stories(db)]
    found = sorted((pair for pair in found if pair[1]), key=_by_coverage)
    for story, rows in found:
        if context.out.json:
            context.out.record(story_record(story, rows))
        else:
            context.out.text("\n".join(_lines(story.id, story.name, rows)) + "\n\n")
    return 0 if found else 1


def _rows(db: Database, ids: Sequence[str], since: datetime) -> Mapping[str, ArticleRow]:
    from briefing.core.query import Selection
    from briefing.store.articles import article_ids, article_rows

    wanted = article_ids(db, Selection(ids=tuple(ids), since=since))
    return {row.id: row for row in article_rows(db, wanted)}


def _by_coverage(pair: tuple[Story, Mapping[str, ArticleRow]]) -> tuple[int, int, str]:
    story, rows = pair
    return -len({row.outlet for row in rows.values()}), -len(rows), story.id


def _topic_lines(topic: Topic, rows: Mapping[str, ArticleRow]) -> Iterator[str]:
    yield from _lines(topic.id, f"{topic.name} (muted)" if topic.muted else topic.name, rows)
    for passage in topic.passages:
        if passage.article in rows:
            yield f"    {rows[passage.article].outlet}: “{_shortened(passage)}”"


def _lines(id_: str, name: str, rows: Mapping[str, ArticleRow]) -> Iterator[str]:
    outlets = len({row.outlet for row in rows.values()})
    yield one_line(
        f"{name} - {counted(len(rows), 'article')}, {counted(outlets, 'outlet')}  [{id_}]"
    )
    table = columns((day(r.published), r.outlet, r.id, r.title) for r in rows.values())
    yield from (f"  {line}" for line in table.split("\n"))


def _shortened(passage: Passage) -> str:
    text = one_line(passage.text)
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rstrip()}…"
