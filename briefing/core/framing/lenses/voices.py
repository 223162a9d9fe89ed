"""Lens: whose words an outlet gives most room to, and which speakers stay without a name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from briefing.core.framing.aligning.alike import Index
from briefing.core.framing.aligning.utterances import in_quotes, last_name, speaker_name
from briefing.core.framing.claims import Draft, draft, evidence, listed
from briefing.core.framing.gates import english
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import GENERIC
from briefing.core.framing.reading.passing import of_press
from briefing.core.framing.reading.quotation import Quote
from briefing.core.framing.reading.speech import DETERMINERS, PLAIN_SAY, SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import folded, word_set, words
from briefing.core.model import Evidence, Span

KIND = "voices"
_ENOUGH_WORDS = 25
_MOST_OUTLETS = 4
_SPOKEN = 5  # words: fewer may be anybody's term
_NO_FIRST = word_set(
    "new north south east west the united house senate supreme white capitol saudi"
)
_UNNAMED = word_set(
    "official officials source sources aide aides diplomat diplomats insider insiders"
)
# Who else may be cited without a name: where a sentence has one and a verb of speech, nothing is lacking.
_CITED = _UNNAMED | word_set(
    """adviser advisers advisor advisors staffer staffers operative operatives strategist strategists
    ally allies associate associates"""
)
_ANONYMOUS = re.compile(
    r"(?i)\banonym|\b(?:familiar with|briefed on|close to) the\b|\bnot (?:to )?be (?:named|identified)"
)
_DEFINITE = DETERMINERS - word_set("a an one some many several two three")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one outlet quotes of one speaker: how many words, and the longest quotation."""

    name: str
    count: int
    text: Text
    longest: Quote


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on who is quoted."""
    del found
    return [*_longest_voices(table), *_unnamed(table)]


def _longest_voices(table: Table) -> list[Draft]:
    """Claim that outlets quote different people at greatest length, if they do."""
    first = [voice for outlet in table.outlets if (voice := _first_voice(table, outlet))]
    names = {_key(voice.name) for voice in first}
    if len(names) < 2:
        return []
    shown = _one_a_name(first)[:_MOST_OUTLETS]
    title = "Quoted at greatest length: " + ", ".join(
        f"{one.name} ({listed(_with_first(first, one), 2)})" for one in shown
    )
    note = "; ".join(f"{one.text.outlet}: {one.name}, {one.count} words" for one in first)
    backing = tuple(_printed(one.text, one.longest) for one in shown)
    return [draft(KIND, title, backing, weight=0.62, about="voices:longest", note=note)]


def _first_voice(table: Table, outlet: str) -> Voice | None:
    """Return the named speaker whom an outlet quotes in most words, if that is sure.

    It is sure only if all words of speakers whom we could not name would not change it.
    """
    unknown = 0
    counts: dict[str, int] = defaultdict(int)
    longest: dict[str, tuple[int, Text, Quote]] = {}
    shown: dict[str, str] = {}
    for text in table.of(outlet):
        for quote in text.quotes if english(text) and not text.translated else ():
            name = speaker_name(text, quote)
            row = text.row_at(quote.start)
            size = len(text.said(quote))
            if not _is_person(table, name):
                unknown += size
            elif row and row.compared:
                key = _key(name)
                counts[key] += size
                shown[key] = max(shown.get(key, ""), name, key=len)
                longest[key] = max(
                    longest.get(key, (0, text, quote)), (size, text, quote), key=lambda one: one[0]
                )
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    if not ranked or counts[ranked[0]] < max(_ENOUGH_WORDS, second + unknown + 1):
        return None
    _, text, quote = longest[ranked[0]]
    return Voice(shown[ranked[0]], counts[ranked[0]], text, quote)


def _key(name: str) -> str:
    """Return what a person is known by however the name is printed: Rossello for Rosselló."""
    return folded(last_name(name))


def _is_person(table: Table, name: str) -> bool:
    """Return whether a speaker is known by a full name somewhere, and no body or place."""
    last = _key(name)
    press = of_press(tuple(name.lower().split(" ")))
    return bool(name) and not press and last not in GENERIC and last in _last_names(table)


@lru_cache(maxsize=8)
def _last_names(table: Table) -> frozenset[str]:
    """Return the last words of all names of two or three words that begin like a person's."""
    return frozenset(
        folded(name.key[-1])
        for text in table.texts
        for name in text.names
        if 1 < len(name.words) <= 3 and not country(name.key[0]) and name.key[0] not in _NO_FIRST
    )


def _one_a_name(voices: list[Voice]) -> list[Voice]:
    return list({_key(one.name): one for one in reversed(voices)}.values())[::-1]


def _with_first(voices: list[Voice], one: Voice) -> tuple[str, ...]:
    """Return the outlets that quote the same person as `one` at greatest length."""
    return tuple(voice.text.outlet for voice in voices if _key(voice.name) == _key(one.name))


def _printed(text: Text, quote: Quote) -> Evidence:
    return evidence(text, quote.outer_start, quote.outer_end)


def _unnamed(table: Table) -> list[Draft]:
    """Claim that some outlets quote officials or sources without a name and others do not."""
    spoken: dict[str, Evidence] = {}
    for text in table.texts:
        for quote in text.quotes if english(text) else ():
            if _is_unnamed(text, quote):
                spoken.setdefault(text.outlet, _printed(text, quote))
    without = [outlet for outlet in table.outlets
               if outlet not in spoken and not any(map(_cites, table.of(outlet)))]  # fmt: skip
    if not spoken or not without or any(text.thin for text in table.texts):
        return []
    have = tuple(spoken)
    only, verb = ("Only ", "quotes") if len(have) == 1 else ("", "quote")
    title = f"{only}{listed(have)} {verb} officials or sources without a name"
    return [
        draft(
            KIND, title, tuple(spoken.values())[:_MOST_OUTLETS], weight=0.45, about="voices:unnamed"
        )
    ]


def _cites(text: Text) -> bool:
    """Whether a text may give what people without a name say, in marks or not."""
    return bool(_ANONYMOUS.search(text.article.text)) or any(
        any(word.lower in _CITED for word in row.words)
        and any(word.lower in SAY_VERBS or word.lower == "according" for word in row.words)
        for row in text.rows
    )


def _is_unnamed(text: Text, quote: Quote) -> bool:
    """Whether it is plainly told that somebody who is not named said the words of a quotation."""
    row = text.row_at(quote.start)
    if quote.speaker is None or quote.cue is None or row is None or not row.compared:
        return False
    printed = text.article.text
    called = words(printed, quote.speaker.start, quote.speaker.end)
    said = printed[quote.cue.start : quote.cue.end].lower()
    if not called or called[-1].lower not in _UNNAMED or called[0].lower in _DEFINITE:
        return False
    if not (said in PLAIN_SAY or said.startswith("according")) or _named_behind(
        text, quote.speaker
    ):
        return False
    return len(words(printed, quote.start, quote.end)) >= _SPOKEN


def _named_behind(text: Text, speaker: Span) -> bool:
    """Whether the name follows: 'a former official, now with a law firm, James Trusty, said'."""
    row = text.row_at(speaker.start)
    return row is not None and any(
        len(name.words) > 1 and name.key[-1] not in GENERIC
        for name in text.names_from(speaker.end, row.end)
        if not in_quotes(text, name.start)
    )
