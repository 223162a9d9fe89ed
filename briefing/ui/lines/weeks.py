"""What differs over weeks, as rows: words and shares with their counts, or how much text is missing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.core.intervals import Share
from briefing.core.model import NO_DIFFERENCE, Evidence
from briefing.core.overview import (
    ENOUGH_WORDS,
    LABELS,
    VOICES,
    Difference,
    Distinctive,
    OverWeeks,
    Weeks,
)
from briefing.ui.lines import when
from briefing.ui.lines.lenses import Target, quoted
from briefing.ui.lines.shares import bar
from briefing.ui.lines.sheet import Row
from briefing.ui.render import Line, Part, count, crop, fit, line, plural, right, spread, wrapped

WORDS = 8  # shown of each outlet, more often and less often
_NAME, _BAR = 18, 12
_WIDE = 48
_QUOTE_LINES = 3


def weeks_rows(weeks: Weeks, width: int) -> Iterator[Row]:
    """Yield each outlet with enough text and what differs, then those that need more."""
    enough = [one for one in weeks.outlets if one.enough]
    for one in enough:
        yield from _outlet(one, width)
    if missing := [one for one in weeks.outlets if not one.enough]:
        yield from _missing(missing, width)
    yield from _words(_footer(weeks), width, "quiet")


def _outlet(one: OverWeeks, width: int) -> Iterator[Row]:
    texts = f"{plural(one.texts, 'text')}, {count(one.words)} words "
    yield Row((spread(line(one.subject, "strong"), line(texts, "quiet"), width),))
    if not one.distinctive and not one.shares:
        yield from _words(f"  {NO_DIFFERENCE}", width, "quiet")
    for more, head in ((True, "used more often"), (False, "used less often")):
        found = [word for word in one.distinctive if word.more == more][:WORDS]
        yield from _group(
            head, one, [(_of_word(word, one), word.examples) for word in found], width
        )
    for kind, head in ((LABELS, "called"), (VOICES, "quoted")):
        shares = [share for share in one.shares if share.kind == kind]
        yield from _group(
            head, one, [(_of_share(share), share.examples) for share in shares], width
        )
    yield Row(((),))


Found = tuple[tuple[str, str], tuple[Evidence, ...]]


def _group(head: str, one: OverWeeks, found: list[Found], width: int) -> Iterator[Row]:
    if found:
        yield Row((crop(line(f"  {head}", "quiet"), width),))
    for (lead, told), examples in found:
        first = examples[0]
        quote = quoted(first.text) if first.outlet == one.outlet else _by(first)
        yield Row(tuple(_lines(lead, told, quote, width)), Target(None, first))


def _by(example: Evidence) -> str:
    return f"{example.outlet}: {quoted(example.text)}"


def _lines(lead: str, told: str, quote: str, width: int) -> Iterator[Line]:
    first: Line = (Part(f"    {lead}  ", "accent"), Part(told, "quiet"))
    if sum(part.width for part in first) <= width:
        yield first
    else:
        yield crop(first[:1], width)
        yield from ((Part("    "), *parts) for parts in wrapped(told, max(8, width - 6), "quiet"))
    lines = wrapped(quote, max(8, width - 6), "", _QUOTE_LINES)
    yield from ((Part("    "), *parts) for parts in lines)


def _of_word(word: Distinctive, one: OverWeeks) -> tuple[str, str]:
    mine, theirs = 1000 * word.count / one.words, 1000 * word.others / one.other_words
    told = f"{mine:.1f} in 1 000 words ({count(word.count)}), others {theirs:.1f} ({count(word.others)})"
    return word.word, told


def _of_share(one: Difference) -> tuple[str, str]:
    lead = f"{one.actor} “{one.word}”" if one.kind == LABELS else one.actor
    among = " that name them" if one.kind == LABELS else ""
    return lead, f"in {_k_of_n(one.share, f' texts{among}')}, others in {_k_of_n(one.others)}"


def _k_of_n(share: Share, of: str = "") -> str:
    low, high = round(100 * share.interval.low), round(100 * share.interval.high)
    return f"{share.k} of {share.n}{of} ({low}–{high} %)"


def _missing(missing: list[OverWeeks], width: int) -> Iterator[Row]:
    needed = f"Not enough text yet: {count(ENOUGH_WORDS)} words of its own for each side."
    yield from _words(needed, width, "strong")
    others = min(one.other_words for one in missing)
    short = [(one.outlet, one.words) for one in missing]
    short += [("others together", others)] if others < ENOUGH_WORDS else []
    for name, words in short:
        yield Row((crop(_short(name, words, width), width),))
    yield Row(((),))


def _short(outlet: str, words: int, width: int) -> Line:
    room = _BAR if width >= _WIDE else _BAR // 3
    drawn = bar(min(1.0, words / ENOUGH_WORDS), room) if words else ""
    return (
        Part("  "),
        fit(outlet, min(_NAME, max(4, width // 3)), "quiet"),
        Part("  "),
        fit(drawn, room, "accent"),
        right(count(words), 7),
        Part(f" of {count(ENOUGH_WORDS)}{' words' if width >= _WIDE else ''}", "quiet"),
    )


def _footer(weeks: Weeks) -> str:
    span = " to ".join(dict.fromkeys(when.date(day) for day in (weeks.first, weeks.last) if day))
    left_out = [f"{gap.kind} ({gap.reason})" for gap in weeks.left_out]
    said = ["Left out: quotations", "what an outlet printed before", *left_out]
    return f"{span}. {' · '.join(said)}" if span else " · ".join(said)


def _words(words: str, width: int, tone: str) -> Iterator[Row]:
    yield Row(tuple(wrapped(words, max(8, width - 2), tone)) or ((),))
