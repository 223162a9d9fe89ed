"""A briefing as Markdown for people: `digest(Digest) -> str`. The same values give the same bytes.

Text from outside is written so that it can only be text. `escaped` puts a backslash (CommonMark
0.31, section 2.4) before what CommonMark, GitHub's dialect or a linkifier would take for markup,
and before nothing else, so that the file reads well as it is. The only links are ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from briefing.core.briefing import ArticleRow, Branch
from briefing.core.marks import Note
from briefing.core.model import Claim, Evidence, Framing, Kind
from briefing.core.text import one_line
from briefing.core.urls import safe_url

CLAIMS = 6  # of each story: a framing puts first what says most
QUOTE = 400  # characters
NOTE = 4_000
METHOD = (
    "How this was made: every difference stands on sentences of the articles, which you can open. "
    "What a text does not contain says nothing about why. Tone, bias and left or right are never "
    "computed."
)

# English, whatever the locale is.
_MONTHS = ("January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # fmt: skip

_MARKUP = re.compile(
    r"[\\`*_\[\]<|~$#]"  # emphasis, code, links, HTML, tables, strike-through, formulas, headings
    r"|^[-+=>:]"  # lists, quotes
    + "".join(rf"|(?<=^\d{{{digits}}})[.)]" for digits in range(1, 10))  # numbered lists
    + r"|&(?=#?\w)"  # entities
    r"|(?<=/)/|:(?=[^\W\d])|(?<=\w)\.(?=[^\W\d_])"  # addresses; emoji by name
)
_AT = re.compile(r"(?<=[\w.+-])@(?=\w)")
_UNSAFE_IN_LINK = re.compile(r"[()\[\]*_~]")


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One story or topic of a digest: what the screen shows of it, gathered.

    `branch` names and counts it; `rows` are its articles; `passages` is how many passages of them
    touch a topic; `notes` are the reader's, on these articles.
    """

    branch: Branch
    rows: tuple[ArticleRow, ...]
    framing: Framing | None = None
    notes: tuple[Note, ...] = ()
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """The stories and topics of a window. Dates are told in `zone`, the reader's."""

    now: datetime
    since: datetime
    stories: tuple[DigestStory, ...] = ()
    zone: tzinfo = UTC


def digest(value: Digest) -> str:
    """Return `value` as Markdown: topics, then stories by coverage, a second-level heading each."""
    ordered = sorted(value.stories, key=_by_coverage)
    blocks = [
        f"# Briefing of {_long_day(value.now.astimezone(value.zone))}",
        _summary(ordered),
        "\n".join(_contents(ordered)),
        *(block for story in ordered for block in _story(story, value.zone)),
        "---",
        METHOD,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str, limit: int = QUOTE) -> str:
    """Return `text` on one line, shortened, such that Markdown takes it for text and no more."""
    line = one_line(text, limit + 1)
    short = line if len(line) <= limit else f"{line[:limit].rstrip()}…"
    return _MARKUP.sub(r"\\\g<0>", _AT.sub("＠", short))  # no backslash stops an e-mail's link


def link(text: str, url: str) -> str:
    """Return `text` as a link to `url`, or as text alone where the address is not a safe one."""
    address = safe_url(url)
    if not address:
        return escaped(text)
    target = _UNSAFE_IN_LINK.sub(lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{escaped(text) or 'no title'}](<{target}>)"


def _by_coverage(story: DigestStory) -> tuple[int, int, int, str]:
    branch = story.branch
    if branch.sort == "topic":
        return 0, 0, 0, ""  # they keep the reader's own order
    return 1, -branch.outlets, -branch.articles, branch.id


def _summary(stories: Sequence[DigestStory]) -> str:
    if not stories:
        return "Nothing was published in this time that is stored here."
    kinds = Counter(story.branch.sort == "topic" for story in stories)
    articles = {row.id: row.outlet for story in stories for row in story.rows}
    return (
        f"{_counted(kinds[True], 'topic')} and {_plural(kinds[False], 'story', 'stories')}, told in "
        f"{_counted(len(articles), 'article')} by {_counted(len(set(articles.values())), 'outlet')}."
    )


def _contents(stories: Iterable[DigestStory]) -> Iterator[str]:
    for number, story in enumerate(stories, 1):
        yield f"{number}. {escaped(story.branch.name)} - {_size(story)}"


def _story(story: DigestStory, zone: tzinfo) -> Iterator[str]:
    yield f"## {escaped(story.branch.name) or 'Without a name'}"
    yield _coverage(story, zone)
    yield "\n".join(f"- {_row(row, zone)}" for row in story.rows)
    if story.framing:
        yield from _framing(story.framing)
    if story.notes:
        yield "Your notes:"
        outlets = {row.id: row.outlet for row in story.rows}
        yield "\n".join(f"- {_note(note, outlets)}" for note in story.notes)


def _coverage(story: DigestStory, zone: tzinfo) -> str:
    branch = story.branch
    parts = [_size(story)]
    if story.passages:
        parts.append(_counted(story.passages, "passage"))
    if branch.voices and branch.voices < branch.articles:
        parts.append(_plural(branch.voices, "separate text", "separate texts"))
    if branch.first and branch.last:
        first, last = (_day(moment.astimezone(zone)) for moment in (branch.first, branch.last))
        parts.append(first if first == last else f"{first} to {last}")
    told = f"{branch.sort.capitalize()}: {', '.join(parts)}."
    if branch.alone:
        return f"{told} Only {escaped(branch.alone)} has it."
    if branch.silent:
        return f"{told} Not in {', '.join(escaped(outlet) for outlet in branch.silent)}."
    return told


def _row(row: ArticleRow, zone: tzinfo) -> str:
    published = f", {_day(row.published.astimezone(zone))}" if row.published else ""
    kind = [row.kind.value] if row.kind is not Kind.REPORT else []
    words = [_counted(row.words, "word")] if row.words else []
    own = [*(["starred"] if row.starred else []), *(f"\\#{escaped(tag)}" for tag in row.tags)]
    facts = ", ".join([*words, *kind, *map(escaped, row.flags), *own])
    head = f"{escaped(row.outlet)}{published}: {link(row.title, row.url)}"
    return f"{head} ({facts})" if facts else head


def _framing(framing: Framing) -> Iterator[str]:
    if framing.claims:
        yield "How they differ:"
        yield "\n".join(line for claim in framing.claims[:CLAIMS] for line in _claim(claim))
        if more := len(framing.claims) - CLAIMS:
            yield f"And {_plural(more, 'more difference', 'more differences')}." if more > 0 else ""
    elif framing.articles:
        yield "No difference found that can be shown."
    if framing.not_compared:
        left = (f"{escaped(one.kind)} ({escaped(one.reason)})" for one in framing.not_compared)
        yield f"Not compared: {'; '.join(left)}."


def _claim(claim: Claim) -> Iterator[str]:
    yield f"- {escaped(claim.title)}"
    yield from (f"  - {_quote(passage)}" for passage in claim.evidence)
    yield from (f"  - nearest elsewhere: {_quote(passage)}" for passage in claim.nearest)
    if claim.note:
        yield f"  - {escaped(claim.note)}"


def _quote(passage: Evidence) -> str:
    return f"{escaped(passage.outlet)}: {_in_quotes(passage.text)}"


def _in_quotes(text: str) -> str:
    """Return a passage in quotation marks, unless it is a quotation with its own."""
    own = text[:1] in {"“", '"', "„", "«", "‘"} and text[-1:] in {"”", '"', "“", "»", "’"}
    return escaped(text) if own and len(text) <= QUOTE else f"“{escaped(text)}”"


def _note(note: Note, outlets: dict[str, str]) -> str:
    on = f" on {_in_quotes(note.quote)}" if note.quote else ""
    return f"{escaped(outlets.get(note.article, ''))}{on}: {escaped(note.body, NOTE)}"


def _size(story: DigestStory) -> str:
    branch = story.branch
    return f"{_counted(branch.articles, 'article')}, {_counted(branch.outlets, 'outlet')}"


def _counted(number: int, thing: str) -> str:
    return _plural(number, thing, f"{thing}s")


def _plural(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _long_day(moment: datetime) -> str:
    return f"{_DAYS[moment.weekday()]}, {_day(moment)}"
