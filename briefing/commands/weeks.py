"""`briefing weeks`: what differs between one outlet and the others over weeks of one topic."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.commands.context import Context
from briefing.commands.output import Record, columns, counted
from briefing.commands.parsing import SINCE, Commands, add_command
from briefing.commands.records import evidence_record
from briefing.commands.times import beginning, day, iso
from briefing.core.intervals import Share
from briefing.core.model import NO_DIFFERENCE
from briefing.core.overview import ENOUGH_WORDS, LABELS, Difference, Distinctive, OverWeeks, Weeks
from briefing.core.text import one_line
from briefing.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import datetime


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    words = "show what differs between an outlet and the others over weeks of a topic"
    more = (
        f"It takes {ENOUGH_WORDS:,} words of the outlet's own on the topic, and as many of the others'. "
        "Words by log-odds with a prior (Monroe and others 2008), shares with 95 % intervals."
    )
    parser = add_command(commands, common, "weeks", run, words, more=more, json="one object")
    parser.add_argument("of", metavar="NAME|ID", help="a topic or story, by name or id")
    parser.add_argument("--outlet", default="", metavar="NAME", help="one outlet (default: each)")
    parser.add_argument("--since", default="all", metavar="TIME", help=f"{SINCE} (default: all)")


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what differs; 1 if nothing does, or there is too little text. Raises NotFoundError."""
    since = beginning(arguments.since, context.now) if arguments.since != "all" else None
    found = _weeks(context, arguments.of, arguments.outlet, since)
    if context.out.json:
        context.out.record(_record(found))
    else:
        context.out.text("\n".join(_lines(found)))
    return 0 if any(one.distinctive or one.shares for one in found.outlets) else 1


def _weeks(context: Context, of: str, outlet: str, since: datetime | None) -> Weeks:
    from briefing.pipeline import overview
    from briefing.store.stories import story_or_topic

    with context.stored() as db:
        found = overview.weeks(db, story_or_topic(db, of), outlet=outlet, since=since)
    if outlet and not found.outlets:
        raise NotFoundError("has no article on it", subject=outlet)
    return found


def _lines(found: Weeks) -> Iterator[str]:
    yield one_line(f"{found.name}, {day(found.first)} to {day(found.last)}")
    for one in found.outlets:
        if one.enough:
            yield from _outlet_lines(one)
    if missing := [one for one in found.outlets if not one.enough]:
        yield from ("", f"Not enough text; each side needs {ENOUGH_WORDS:,} words of its own:")
        yield columns((one.outlet, _so_far(one)) for one in missing)
    yield from (one_line(f"Left out: {left.kind} - {left.reason}") for left in found.left_out)


def _so_far(one: OverWeeks) -> str:
    words = f"{one.words:,} of {ENOUGH_WORDS:,} words"
    if one.other_words >= ENOUGH_WORDS:
        return words
    return f"{words}; the others together {one.other_words:,}"


def _outlet_lines(one: OverWeeks) -> Iterator[str]:
    texts = f"{counted(one.texts, 'article')}, {one.words:,} words of its own"
    yield ""
    yield one_line(f"{one.subject} - {texts}; the others: {one.other_words:,} words")
    for word in one.distinctive:
        yield from (f"  {_of_word(word, one)}", f"    {_example(word)}")
    for share in one.shares:
        yield from (f"  {_of_share(share)}", f"    {_example(share)}")
    if not one.distinctive and not one.shares:
        yield f"  {NO_DIFFERENCE}"


def _of_word(word: Distinctive, one: OverWeeks) -> str:
    often = "more often" if word.more else "less often"
    mine, theirs = 1000 * word.count / one.words, 1000 * word.others / one.other_words
    return one_line(
        f"{often}: {word.word} - {mine:.1f} in 1,000 words ({word.count}), "
        f"the others {theirs:.1f} ({word.others})"
    )


def _of_share(share: Difference) -> str:
    what = f"{share.actor} called {share.word}" if share.kind == LABELS else f"quotes {share.actor}"
    among = " that name them" if share.kind == LABELS else ""
    return one_line(
        f"{what}: {_k_of_n(share.share, f' articles{among}')}, the others {_k_of_n(share.others)}"
    )


def _k_of_n(share: Share, of: str = "") -> str:
    low, high = round(100 * share.interval.low), round(100 * share.interval.high)
    return f"{share.k} of {share.n}{of} ({low}-{high} %)"


def _example(found: Distinctive | Difference) -> str:
    first = found.examples[0]
    return one_line(f"{first.outlet} “{first.text}”", limit=2_000)


def _record(found: Weeks) -> Record:
    return {
        "of": found.of,
        "name": found.name,
        "first": iso(found.first),
        "last": iso(found.last),
        "needed": ENOUGH_WORDS,
        "outlets": [_outlet_record(one) for one in found.outlets],
        "left_out": [{"kind": left.kind, "reason": left.reason} for left in found.left_out],
    }


def _outlet_record(one: OverWeeks) -> Record:
    return {
        "outlet": one.outlet,
        "articles": one.texts,
        "words": one.words,
        "other_articles": one.other_texts,
        "other_words": one.other_words,
        "enough": one.enough,
        "distinctive": [
            {
                "word": word.word,
                "more": word.more,
                "count": word.count,
                "others": word.others,
                "z": round(word.z, 3),
                "articles": word.texts,
                "examples": [evidence_record(example) for example in word.examples],
            }
            for word in one.distinctive
        ],
        "shares": [
            {
                "kind": share.kind,
                "actor": share.actor,
                "word": share.word,
                **_share_record(share.share),
                "others": _share_record(share.others),
                "examples": [evidence_record(example) for example in share.examples],
            }
            for share in one.shares
        ],
    }


def _share_record(share: Share) -> dict[str, object]:
    interval = share.interval
    return {
        "k": share.k,
        "n": share.n,
        "low": round(interval.low, 3),
        "high": round(interval.high, 3),
    }
