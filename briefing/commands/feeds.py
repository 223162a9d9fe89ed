"""`briefing feeds`: list them with their health, check them, add and remove them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import datetime

from briefing.commands.context import Context
from briefing.commands.output import columns
from briefing.commands.parsing import Commands, add_command
from briefing.commands.progress import tell
from briefing.commands.records import feed_record
from briefing.commands.times import minute
from briefing.config.edit import add_feeds, remove_feed, write_text
from briefing.config.read import read_text
from briefing.core.feed_state import FeedState
from briefing.core.model import Feed
from briefing.core.settings import Config
from briefing.core.text import one_line

QUIET_DAYS = 14  # after so long without a new entry a feed is called quiet


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command and its own commands."""
    parser = add_command(
        commands,
        common,
        "feeds",
        run,
        "list the feeds and how they answer; add, remove, check",
        json="one feed a line",
    )
    own = parser.add_subparsers(title="commands", metavar="COMMAND")
    adding = add_command(
        own,
        common,
        "add",
        run_add,
        "find the feeds of an address and add them",
        json="the feeds added",
    )
    adding.add_argument("url", metavar="URL", help="of a feed, or of a page that has one")
    adding.add_argument(
        "--outlet", default="", metavar="NAME", help="the outlet; else as the feed says"
    )
    removing = add_command(
        own, common, "remove", run_remove, "remove a feed", json="the feed removed"
    )
    removing.add_argument("url", metavar="URL")
    checking = add_command(
        own,
        common,
        "check",
        run_check,
        "ask the feeds now, and say what is wrong",
        json="one feed a line",
    )
    checking.add_argument(
        "feeds", nargs="*", metavar="FEED", help="an address, a title or an outlet"
    )


def run(context: Context, _arguments: argparse.Namespace) -> int:
    """Print all feeds with their health, as it was at the last refresh."""
    config = context.config()
    states = _states(context)
    _print(context, config, states, config.feeds)
    return 0


def run_check(context: Context, arguments: argparse.Namespace) -> int:
    """Ask the feeds, without their pages, and print their health; 1 if one is not well."""
    from briefing.pipeline.refresh import chosen, refresh

    config = context.config()
    feeds = chosen(config, arguments.feeds)
    with context.store() as db:
        only = [feed.url for feed in feeds]
        tell(
            refresh(
                config, db, cache=context.workspace.cache, now=context.now, only=only, pages=False
            ),
            context.out,
        )
    states = _states(context)
    _print(context, config, states, feeds)
    return 1 if any(troubles(states[f.url], context.now) for f in feeds if f.url in states) else 0


def run_add(context: Context, arguments: argparse.Namespace) -> int:
    """Find the feeds of the address, and write them to feeds.toml."""
    from briefing.intake.discovery import discover
    from briefing.intake.http import fetch_many

    settings = context.config().fetch
    found = discover(arguments.url, lambda requests: fetch_many(requests, settings))
    name = one_line(arguments.outlet or found[0].title) or _host(found[0].url)
    path = context.workspace.config
    feeds = [Feed(feed.url, name, title=one_line(feed.title)) for feed in found]
    write_text(path, add_feeds(read_text(path), feeds))
    for feed in feeds:
        _say(context, feed, name)
    context.out.talk(f"Added to {path}. Now: briefing refresh")
    return 0


def run_remove(context: Context, arguments: argparse.Namespace) -> int:
    """Take the feed out of feeds.toml. Its articles stay in the store."""
    context.config()
    path = context.workspace.config
    text, feed = remove_feed(read_text(path), arguments.url)
    write_text(path, text)
    _say(context, feed, feed.outlet)
    context.out.talk(f"Removed from {path}. Its articles stay.")
    return 0


def troubles(state: FeedState, now: datetime) -> tuple[str, ...]:
    """Return what is wrong with a feed, in plain words, with what can be done; empty if it is well."""
    return tuple(_troubles(state, now))


def _troubles(state: FeedState, now: datetime) -> Iterator[str]:
    if state.gone:
        yield "gone for good (410): remove it, or find its new address"
    elif state.reason:
        yield "; ".join(filter(None, (state.reason, state.advice)))
    if state.permanent_url:
        yield f"moved to {state.permanent_url}"
    if state.damage:
        yield f"entries were recovered from damage: {state.damage}"
    if state.not_before and state.failures and state.not_before > now:
        yield f"left alone until {minute(state.not_before)}"
    if state.last_new and (now - state.last_new).days >= QUIET_DAYS:
        yield f"nothing new for {(now - state.last_new).days} days"


def _states(context: Context) -> dict[str, FeedState]:
    if not context.workspace.database.exists():
        return {}
    from briefing.store.feeds import feed_states

    with context.stored() as db:
        return feed_states(db)


def _print(
    context: Context, config: Config, states: dict[str, FeedState], feeds: Sequence[Feed]
) -> None:
    outlets = {outlet.name: outlet for outlet in config.outlets}
    pairs = [(feed, states.get(feed.url, FeedState(feed.url))) for feed in feeds]
    if context.out.json:
        for feed, state in pairs:
            context.out.record(feed_record(feed, outlets[feed.outlet], state, context.now))
        return
    rows = [_row(feed, state) for feed, state in pairs]
    for line, (_, state) in zip(columns(rows).split("\n") if rows else (), pairs, strict=True):
        context.out.text("\n    ".join([line, *map(one_line, troubles(state, context.now))]))


def _row(feed: Feed, state: FeedState) -> tuple[str, ...]:
    saved = f"{state.bytes_saved / 1000:,.0f} kB saved" if state.bytes_saved else ""
    answered = minute(state.last_success, "")
    return feed.outlet, state.status or "not asked yet", answered, saved, feed.url


def _say(context: Context, feed: Feed, outlet: str) -> None:
    if context.out.json:
        context.out.record({"url": feed.url, "outlet": outlet})
    else:
        context.out.text(one_line(f"{outlet}  {feed.url}", limit=8_000))


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    return (urlsplit(url).hostname or url).removeprefix("www.")
