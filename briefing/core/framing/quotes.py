"""Lens: direct quotations that one outlet has and others trim or lack, and words held off by marks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from briefing.core.framing.alike import Index, nearest
from briefing.core.framing.claims import TITLE_LIMIT, Draft, draft, evidence, listed, sentence
from briefing.core.framing.gates import answerable, english
from briefing.core.framing.quotation import Quote
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.utterances import (
    RUN,
    SAME,
    Run,
    Utterance,
    in_quotes,
    last_name,
)
from briefing.core.framing.words import STOPWORDS, shingles, shorten, squeezed, words
from briefing.core.model import Evidence

KIND = "quotes"
_ABSENT = 0.2
_ALONE_WORDS = 7
_TRIMMED_WORDS = 6
_SCARE_WORDS = 3
_SURELY = 10  # words that two speakers do not share by chance
_MOST_OUTLETS = 4
_MOST_UTTERANCES = 3


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on who quotes what."""
    runs = tuple(
        shingles(tuple(word for row in text.rows for word in row.words), RUN)
        for text in table.texts
    )
    drafts: list[Draft] = []
    lacking: dict[tuple[str, ...], list[Lack]] = defaultdict(list)
    for group in found.utterances:
        lack = _lacking(table, group, runs)
        if trimmed := _trimmed(table, group, runs):
            drafts += trimmed
        elif lack:
            lacking[*lack.have, lack.group[0].speaker.rsplit(" ", 1)[-1]].append(lack)
        else:
            drafts += _shared(table, group)
    drafts += [_only(table, found, lacks) for lacks in lacking.values()]
    return drafts + _at_arms_length(table)


def _share(runs: frozenset[Run], of: frozenset[Run]) -> float:
    return len(runs & of) / len(of) if of else 0.0


def _trimmed(table: Table, group: list[Utterance], runs: tuple[frozenset[Run], ...]) -> list[Draft]:
    """Claim that one outlet prints less of an utterance than another."""
    longest = group[0]
    for other in reversed(group[1:]):
        missing = longest.count - other.count
        if other.text.outlet == longest.text.outlet or missing < _TRIMMED_WORDS:
            continue
        if not _one_utterance(longest, other):
            continue
        if _share(runs[other.text.index], longest.runs) >= SAME:
            continue
        title = f"{longest.text.outlet} quotes more of {_what(longest)} than {other.text.outlet}"
        note = f"{longest.count} words against {other.count}"
        row = longest.text.row_at(longest.quote.start)
        weight = 0.45 + min(missing, 30) / 120 + 0.3 * (table.centrality(row) if row else 0.0)
        backing = (_printed(longest), _printed(other))
        return [draft(KIND, title, backing, weight=weight, about=_about(longest), note=note)]
    return []


def _one_utterance(longest: Utterance, other: Utterance) -> bool:
    """Whether a shorter quotation is of the same utterance: a phrase may be anybody's."""
    last = {last_name(one.speaker) for one in (longest, other)}
    return len(last) == 1 and ("" not in last or other.count >= _SURELY)


def _what(one: Utterance) -> str:
    return f"what {one.speaker} said" if one.speaker else "the same words"


def _about(one: Utterance) -> str:
    return f"quote:{one.text.article.id}:{one.quote.start}"


def _printed(one: Utterance) -> Evidence:
    return evidence(one.text, one.quote.outer_start, one.quote.outer_end)


@dataclass(frozen=True, slots=True)
class Lack:
    """An utterance that some outlets quote and of which the others contain nothing."""

    group: list[Utterance]
    have: tuple[str, ...]
    lacking: list[Text]
    without: tuple[str, ...]
    weight: float


def _lacking(table: Table, group: list[Utterance], runs: tuple[frozenset[Run], ...]) -> Lack | None:
    """Return who lacks an utterance, if all outlets either quote it or contain nothing of it."""
    longest = group[0]
    if longest.count < _ALONE_WORDS or longest.text.translated:
        return None
    have = tuple(dict.fromkeys(one.text.outlet for one in group))
    lacking = [
        text for text in answerable(table, longest.text)
        if text.outlet not in have and _share(runs[text.index], longest.runs) < _ABSENT
    ]  # fmt: skip
    without = _outlets_without(table, lacking)
    if not without or (not longest.speaker and longest.quote.speaker is None):
        return None
    if len(have) + len(without) < len(table.outlets):
        return None
    weight = _weight(table, longest, len(have), without)
    return Lack(group, have, lacking, without, weight)


def _only(table: Table, found: Index, lacks: list[Lack]) -> Draft:
    """Claim that some outlets alone quote what one speaker said, in one utterance or in several."""
    lacks = sorted(lacks, key=lambda one: -one.weight)[:_MOST_UTTERANCES]
    first = lacks[0]
    longest = first.group[0]
    backing = tuple(_printed(one) for lack in lacks for one in _one_each(lack.group))
    row = longest.text.row_at(longest.quote.start)
    near = nearest(found, row, first.lacking) if row else None
    shown = (sentence(table.texts[near[1].text], near[1], round(near[0], 2)),) if near else ()
    return draft(
        KIND,
        _title(first.have, longest),
        backing,
        weight=first.weight + 0.05 * (len(lacks) - 1),
        about=_about(longest),
        nearest=shown,
        note=f"these words do not occur in the texts of {listed(first.without)}",
        group=f"{first.have[0]}:{longest.speaker}",
    )


def _shared(table: Table, group: list[Utterance]) -> list[Draft]:
    """Set the sentences side by side in which outlets bring in the same words."""
    each = _one_each(group)
    rows = [(one.text, row) for one in each if (row := one.text.row_at(one.quote.start))]
    if len(rows) < 2:
        return []
    backing = tuple(sentence(text, row) for text, row in rows[:_MOST_OUTLETS])
    central = sum(table.centrality(row) for _, row in rows) / len(rows)
    title = _title(tuple(one.text.outlet for one in each), group[0])
    return [draft(KIND, title, backing, weight=0.25 + 0.3 * central, about=_about(group[0]))]


def _title(have: tuple[str, ...], one: Utterance) -> str:
    only, verb = ("Only ", "quotes") if len(have) == 1 else ("", "quote")
    whose = f" of {one.speaker}" if one.speaker else ""
    opening = f"{only}{listed(have)} {verb} these words{whose}: "
    printed = one.text.article.text[one.quote.start : one.quote.end].rstrip(" ,.;")
    return f"{opening}“{shorten(printed, max(12, TITLE_LIMIT - len(opening) - 2))}”"


def _outlets_without(table: Table, lacking: list[Text]) -> tuple[str, ...]:
    """Return the outlets all of whose comparable texts are among `lacking`."""
    names = {text.index for text in lacking}
    return tuple(
        outlet for outlet in table.outlets
        if all(text.index in names for text in table.of(outlet))
    )  # fmt: skip


def _one_each(group: list[Utterance]) -> list[Utterance]:
    return list({one.text.outlet: one for one in reversed(group)}.values())[::-1]


def _weight(table: Table, one: Utterance, have: int, without: tuple[str, ...]) -> float:
    row = one.text.row_at(one.quote.start)
    central = table.centrality(row) if row else 0.0
    known = sum(
        f" {squeezed(one.speaker).split(' ')[-1]} " in text.squeezed
        for text in table.texts if text.outlet in without
    ) if one.speaker else 0  # fmt: skip
    early = 0.2 if row and row.number <= 8 else 0.0
    return (
        0.2 + 0.4 * central + 0.2 * bool(known) + early + 0.1 * (have > 1) + 0.1 * bool(one.speaker)
    )


def _at_arms_length(table: Table) -> list[Draft]:
    """Claim that one outlet puts in quote marks what another says in its own voice."""
    drafts: list[Draft] = []
    for text in table.texts if table.outlets else ():
        for quote in text.quotes:
            backing = _scare(table, text, quote)
            if backing:
                phrase = text.article.text[quote.start : quote.end].strip(" ,.;:")
                title = (
                    f"{text.outlet} puts “{phrase}” in quote marks, {backing[1].outlet} does not"
                )
                drafts.append(
                    draft(KIND, title, backing, weight=0.8, about=f"marks:{squeezed(phrase)}")
                )
    return drafts


def _scare(table: Table, text: Text, quote: Quote) -> tuple[Evidence, ...]:
    printed = text.article.text[quote.start : quote.end]
    found = words(printed)
    plain = [word for word in found if word.lower not in STOPWORDS]
    row = text.row_at(quote.start)
    if (
        not 1 < len(found) <= _SCARE_WORDS
        or not plain
        or quote.speaker
        or not row
        or not row.compared
    ):
        return ()
    if all(word.capital for word in plain) or not english(text) or text.translated:
        return ()
    phrase = f" {squeezed(printed)} "
    for other in table.others(text.outlet):
        if phrase not in other.squeezed or other.translated or _marked(other, phrase):
            continue
        for line in other.rows:
            at = _found(other.article.text, printed.strip(" ,.;:"), line)
            if at is not None and line.compared and not in_quotes(other, at):
                return (sentence(text, row), sentence(other, line))
    return ()


def _marked(text: Text, phrase: str) -> bool:
    """Whether a text has a phrase in quote marks anywhere."""
    return any(phrase in line for line in _quoted_lines(text))


@lru_cache(maxsize=64)
def _quoted_lines(text: Text) -> tuple[str, ...]:
    """Return what a text quotes as squeezed lines, to find whole words in."""
    printed = text.article.text
    return tuple(f" {squeezed(printed[one.start : one.end])} " for one in text.quotes)


def _found(text: str, phrase: str, line: Row) -> int | None:
    """Return where the whole words of `phrase` stand in a sentence, in any case."""
    pattern = rf"(?i)(?<!\w){re.escape(phrase)}(?!\w)"
    match = re.compile(pattern).search(text, line.start, line.end)
    return match.start() if match else None
