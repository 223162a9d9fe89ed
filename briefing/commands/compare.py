"""`briefing compare`: the framing of one topic or story, or of articles picked by hand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.commands.context import Context
from briefing.commands.output import columns
from briefing.commands.parsing import Commands, add_command
from briefing.commands.records import framing_record
from briefing.commands.times import day
from briefing.core.model import Claim, Evidence, Framing
from briefing.core.text import one_line
from briefing.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from briefing.store.database import Database


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "compare",
        run,
        "show how outlets frame a topic or story, or the articles that you name",
        more="Every claim stands on sentences that you can open.",
        json="one object",
    )
    parser.add_argument(
        "of", nargs="+", metavar="NAME|ID", help="one topic or story, by name or id; or article ids"
    )


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the framing; 1 if it has no claim. Raises NotFoundError, UsageError."""
    with context.stored() as db:
        framing = _framing(db, arguments.of)
    if context.out.json:
        context.out.record(framing_record(framing))
    else:
        context.out.text("\n".join(_lines(framing)))
    return 0 if framing.claims else 1


def _framing(db: Database, of: Sequence[str]) -> Framing:
    from briefing.pipeline import reading
    from briefing.pipeline.comparing import compare_beside
    from briefing.store.stories import story_or_topic

    try:
        named = story_or_topic(db, " ".join(of))  # several words: a name without quotes, maybe
    except NotFoundError as unknown:
        return reading.compare(db, _ids(db, of, unknown))
    stored = reading.framing(db, named.id)
    return stored or reading.shown(db, compare_beside(reading.coverage(db, named)))


def _ids(db: Database, beginnings: Sequence[str], unknown: NotFoundError) -> tuple[str, ...]:
    """Return the ids of two articles or more. `unknown` says that no story or topic is called so."""
    from briefing.store.articles import article

    found, missing = dict[str, None](), list[NotFoundError]()
    for beginning in beginnings:
        try:
            found[article(db, beginning).id] = None
        except NotFoundError as error:
            missing.append(error)
    if not found:
        raise unknown
    for lost in missing:
        advice = lost.advice or "Several are compared by their ids; a story or topic, alone."
        raise NotFoundError(lost.message, subject=lost.subject, advice=advice)
    if len(found) < 2:
        raise _alone(db, *found)
    return tuple(found)


def _alone(db: Database, only: str) -> UsageError:
    from briefing.store.stories import story_of

    story = story_of(db, only)
    told = story is not None and len(story.members) > 1
    return UsageError(
        "is one article: a comparison takes two or more",
        subject=only,
        advice=f"It is in “{story.name}” ({story.id})." if story and told else "",
    )


def _lines(framing: Framing) -> Iterator[str]:
    letters = {article.id: article.letter for article in framing.articles}
    yield one_line(framing.name)
    yield columns(
        (a.letter, a.outlet, day(a.published), f"{a.words} words", " ".join(a.flags), a.id)
        for a in framing.articles
    )
    for claim in framing.claims:
        yield ""
        yield from _claim_lines(claim, letters)
    yield ""
    if not framing.claims:
        yield one_line(framing.why_empty)
    yield from (
        one_line(f"Not compared: {left.kind} - {left.reason}")
        for left in framing.not_compared
        if left.kind != "all"
    )


def _claim_lines(claim: Claim, letters: dict[str, str]) -> Iterator[str]:
    yield one_line(claim.title)
    yield from (f"  {_quote(passage, letters)}" for passage in claim.evidence)
    yield from (f"  nearest elsewhere: {_quote(passage, letters)}" for passage in claim.nearest)
    if claim.note:
        yield f"  {one_line(claim.note)}"


def _quote(passage: Evidence, letters: dict[str, str]) -> str:
    who = " ".join(filter(None, (letters.get(passage.article, ""), passage.outlet)))
    return one_line(f"{who} “{passage.text}”", limit=2_000)
