"""Lens: direct quotations that one outlet has and others trim or lack; with words held off by marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from briefing.core.framing.aligning.alike import Index, nearest
from briefing.core.framing.aligning.utterances import (
    RUN,
    SAME,
    Run,
    Utterance,
    called,
    last_name,
    spoken,
)
from briefing.core.framing.claims import (
    TITLE_LIMIT,
    Draft,
    apart,
    draft,
    evidence,
    listed,
    sentence,
)
from briefing.core.framing.gates import answerable
from briefing.core.framing.lenses import held_off
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import shingles, shorten, squeezed
from briefing.core.model import Evidence

KIND = "quotes"
_ABSENT = 0.2
_ALONE_WORDS = 7
_TRIMMED_WORDS, _TRIMMED_SHARE = 8, 0.35
_SURELY = 10  # words that two speakers do not share by chance
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
            lacking[*lack.have, _whose(lack.group)].append(lack)
    drafts += [_only(table, found, lacks) for lacks in lacking.values()]
    return drafts + held_off.claims(table)


def _whose(group: list[Utterance]) -> str:
    """Return a key of the speaker; of one who is not named, of the utterance, which stays alone."""
    return last_name(_named(group)) or _about(group[0])


def _named(group: list[Utterance]) -> str:
    """Return the name of the speaker in the first text that gives one."""
    return next((one.speaker for one in group if one.speaker), "")


def _speakers(group: list[Utterance]) -> set[str]:
    """Return the last names of those who are said to have said the words."""
    return {last_name(one.speaker) for one in group if one.speaker}


def _share(runs: frozenset[Run], of: frozenset[Run]) -> float:
    return len(runs & of) / len(of) if of else 0.0


def _trimmed(table: Table, group: list[Utterance], runs: tuple[frozenset[Run], ...]) -> list[Draft]:
    """Claim that one outlet prints less of an utterance than another."""
    longest = group[0]
    for other in reversed(group[1:]):
        printed = _also_quoted(longest, other.text)
        missing = longest.count - printed
        least = max(_TRIMMED_WORDS, _TRIMMED_SHARE * longest.count)
        if other.text.outlet == longest.text.outlet or missing < least:
            continue
        if not _one_utterance(longest, other):
            continue
        if _share(runs[other.text.index], longest.runs) >= SAME:
            continue
        title = f"{longest.text.outlet} quotes more of {_what(longest)} than {other.text.outlet}"
        note = f"{longest.count} words against {printed}"
        row = longest.text.row_at(longest.quote.start)
        weight = 0.45 + min(missing, 30) / 120 + 0.3 * (table.centrality(row) if row else 0.0)
        backing = (_printed(longest), _printed(other))
        return [draft(KIND, title, backing, weight=weight, about=_about(longest), note=note)]
    return []


def _also_quoted(longest: Utterance, text: Text) -> int:
    """Return how many words of an utterance a text quotes, in one piece or in several."""
    said = longest.text.said(longest.quote)
    lower = [word.lower for word in said]
    there = _quoted_runs(text)
    found = {
        place
        for at in range(len(lower) - RUN + 1)
        if tuple(lower[at : at + RUN]) in there
        for place in range(at, at + RUN)
    }
    return len(found)


@lru_cache(maxsize=64)
def _quoted_runs(text: Text) -> frozenset[Run]:
    """Return the runs of words that stand in quotations of a text."""
    return frozenset().union(*(shingles(text.said(one), RUN) for one in text.quotes))


def _one_utterance(longest: Utterance, other: Utterance) -> bool:
    """Whether a shorter quotation is of the same utterance: a phrase may be anybody's."""
    last = {last_name(one.speaker) for one in (longest, other)}
    return len(last) == 1 and ("" not in last or other.count >= _SURELY)


def _what(one: Utterance) -> str:
    return f"what {one.speaker} said" if one.speaker else "the same words"


def _about(one: Utterance) -> str:
    return f"quote:{one.text.article.id}:{one.quote.start}"


def _printed(one: Utterance) -> Evidence:
    """Return a quotation as evidence; where no name says whose it is, with its sentence."""
    if not one.speaker:
        return spoken(one.text, one.quote)
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
    if not without or len(_speakers(group)) > 1 or not _who(group):
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
    backing = apart(_printed(one) for lack in lacks for one in _one_each(lack.group))
    row = longest.text.row_at(longest.quote.start)
    near = nearest(found, row, first.lacking) if row else None
    shown = (sentence(table.texts[near[1].text], near[1], round(near[0], 2)),) if near else ()
    return draft(
        KIND,
        _title(first.have, first.group),
        backing,
        weight=first.weight + 0.05 * (len(lacks) - 1),
        about=_about(longest),
        nearest=shown,
        note=f"these words do not occur in the texts of {listed(first.without)}",
        group=f"{first.have[0]}:{longest.speaker}",
    )


def _who(group: list[Utterance]) -> str:
    """Return the name of the speaker, or what the first text that says anything calls him."""
    return _named(group) or next(
        (told for one in group if (told := called(one.text, one.quote))), ""
    )


def _title(have: tuple[str, ...], group: list[Utterance]) -> str:
    """Return a title with the words that all of the outlets quote: those of the shortest quotation."""
    only, verb = ("Only ", "quotes") if len(have) == 1 else ("", "quote")
    opening = f"{only}{listed(have)} {verb} these words of {_who(group)}: "
    one = min(_one_each(group), key=lambda one: one.count)
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
