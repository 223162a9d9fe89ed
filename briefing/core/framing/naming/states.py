"""What outlets call a country or its government: 'the Kiev regime' here, 'Kyiv' there.

A noun that takes sides names the country that stands with it; alone ('the regime') only if the same
text has it with one country and no other. The other side is how other outlets name that country,
at least twice and without such a noun.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.gates import english
from briefing.core.framing.naming.phrases import in_report, printed_itself
from briefing.core.framing.reading.countries import SEATS, STATES, country, leader_of
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import NOUNS_TOO, SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, variant, word_set, words

KIND = "names"
_SIDED = word_set("regime junta clique entity dictatorship tyranny aggressor occupation hegemon")
_NEUTRAL = word_set("government authorities")
_RULES = tuple(f" {noun}" for noun in _NEUTRAL)
_ARTICLE = re.compile("^[Tt]he ")
_PREPOSITIONS = word_set(
    """of for between near outside inside around and toward towards in on at by with after before from to
    into over about against under through during across via amid"""
)
_OFTEN_OTHER = word_set("entity occupation")
_DEEDS = word_set(
    """broke breaks kills killed bombs bombed shells shelled signed delivered delayed forbids forbade refuses
    refused wants arrests arrested attacks attacked violates violated demolishes demolished besieges
    besieged destroys destroyed prevents prevented murders murdered steals stole imprisons imprisoned"""
)
_ACTS = (
    _DEEDS | SAY_VERBS | word_set("has had is was will would can cannot must may did does")
) - NOUNS_TOO
_RELATIVE = word_set("that which")
_CAUSES = {"zionist": "Israel", "putinist": "Russia", "baathist": "Syria"}
_NO_STATE = word_set("Republicans Democrats Europe NATO")
_PLAIN_AT_LEAST = 2
_NONE = "no such word"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a country, `text[start:end]`: by a sided noun, or plainly."""

    text: Text
    row: Row
    state: str
    noun: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        """The words of the mention, without the article."""
        words_ = self.text.article.text[self.start : self.end]
        return _ARTICLE.sub("", words_).removesuffix("'s").removesuffix("’s")

    @property
    def acts(self) -> bool:
        """Whether somebody is meant who acts or owns, rather than a place: not 'in Kyiv'."""
        if not self.noun and self.printed.endswith(_RULES):
            return True
        before = [word.lower for word in self.row.words if word.start < self.start][-1:]
        if before and before[0] in _PREPOSITIONS:
            return False
        behind = next((word.lower for word in self.row.words if word.start >= self.end), "")
        owns = self.text.article.text[self.start : self.end].endswith(("'s", "’s"))
        return owns or behind in _ACTS or (behind.endswith("ed") and behind not in STOPWORDS)


def claims(table: Table) -> list[Draft]:
    """Return the claims on what countries and their governments are called."""
    people = frozenset(
        name.key[-1] for text in table.texts for name in text.names if len(name.key) > 1
    )
    sided: dict[str, list[Mention]] = defaultdict(list)
    for text in table.texts:
        if english(text) and text.vocabulary & _SIDED:
            for mention in _sided(text, people):
                sided[mention.state].append(mention)
    drafts = [_claim(table, state, found) for state, found in sorted(sided.items())]
    return [one for one in drafts if one]


def _sided(text: Text, people: frozenset[str]) -> list[Mention]:
    """Return the sided names of countries in a text, in its own words."""
    told: list[Mention] = []
    alone: list[tuple[Row, int]] = []
    for row in text.rows:
        for at, word in enumerate(row.words if row.compared and not row.boilerplate else ()):
            if word.lower not in _SIDED:
                continue
            if found := _with_state(row.words, at, people):
                state, first, last = found
                told.append(
                    Mention(
                        text, row, state, word.lower, row.words[first].start, row.words[last].end
                    )
                )
            elif at and row.words[at - 1].lower == "the":
                alone.append((row, at))
    meant = _meant(text, told, people)
    for row, at in alone:
        noun = row.words[at].lower
        if len(meant[noun]) == 1 and not _is_other(row.words, at):
            told.append(Mention(text, row, next(iter(meant[noun])), noun, row.words[at - 1].start,
                                row.words[at].end))  # fmt: skip
    return [
        one
        for one in told
        if printed_itself(text, one.row, one.start, one.end) and not in_report(one.row, one.start)
    ]


def _meant(text: Text, told: list[Mention], people: frozenset[str]) -> dict[str, set[str]]:
    """Return the countries with which a text, or its title, has each sided noun."""
    meant: dict[str, set[str]] = defaultdict(set)
    for one in told:
        meant[one.noun].add(one.state)
    title = words(text.article.title)
    for at, word in enumerate(title):
        if word.lower in _SIDED and (found := _with_state(title, at, people)):
            meant[word.lower].add(found[0])
    if {state for of in meant.values() for state in of} == {_CAUSES["zionist"]}:
        meant["occupation"] = {_CAUSES["zionist"]}
    return meant


def _with_state(
    line: tuple[Word, ...], at: int, people: frozenset[str]
) -> tuple[str, int, int] | None:
    """Read 'the Kiev regime', 'the regime of Putin': the country, the first word and the last."""
    noun = line[at].lower
    if at + 1 < len(line) and line[at + 1].lower == "change":
        return None
    if at and line[at - 1].end + 1 == line[at].start and (state := _state(line[at - 1], people)):
        if noun in _OFTEN_OTHER and line[at - 1].lower not in _CAUSES and not _does(line, at):
            return None
        return state, at - 1 - (at > 1 and line[at - 2].lower == "the"), at
    opened = at and line[at - 1].lower == "the" and noun not in _OFTEN_OTHER
    if opened and at + 2 < len(line) and line[at + 1].lower in {"of", "in"}:
        state = _state(line[at + 2], people)
        last = at + 2 + (at + 3 < len(line) and line[at + 3].capital)  # 'of Kim Jong-un'
        return (state, at - 1, last) if state else None
    return None


def _state(word: Word, people: frozenset[str]) -> str:
    """Return the country a word stands for; a place that is in no table stands for itself."""
    lower = variant(word.lower)
    if not word.capital:
        return _CAUSES.get(lower, "")
    known = _CAUSES.get(lower) or country(lower) or leader_of(lower)
    if known:
        return "" if known in _NO_STATE else known
    return "" if lower in people or len(lower) < 4 else lower.removesuffix("n")


def _is_other(line: tuple[Word, ...], at: int) -> bool:
    """Whether the noun alone is hardly the government: 'the regime of sanctions', 'the occupation'."""
    following = line[at + 1].lower if at + 1 < len(line) else ""
    if following in {"of", "change", "in"}:
        return True
    return line[at].lower == "occupation" and not _does(line, at)


def _does(line: tuple[Word, ...], at: int) -> bool:
    """Whether the noun is somebody who acts: 'the occupation that broke the truce'."""
    behind = [word.lower for word in line[at + 1 : at + 3]]
    return bool(behind) and (
        behind[0] in _DEEDS or (len(behind) == 2 and behind[0] in _RELATIVE and behind[1] in _DEEDS)
    )


def _claim(table: Table, state: str, found: list[Mention]) -> Draft | None:
    """Return the claim that one outlet names a country by a sided noun where another does not."""
    by_outlet: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        by_outlet[mention.text.outlet].append(mention)
    chosen = {outlet: _telling(table, of) for outlet, of in by_outlet.items()}
    beside = next(iter(chosen.values()))
    nouns = {one.noun for one in found}
    for outlet in table.outlets:
        silent = outlet not in chosen and not _prints(table, outlet, nouns)
        plain = _plain(table, outlet, state) if silent else []
        if len(plain) >= _PLAIN_AT_LEAST and any(one.acts for one in plain):
            chosen[outlet] = max(plain, key=lambda one: (_fit(table, one, beside), -one.start))
    if len(chosen) == len(by_outlet):
        return None
    shown = [chosen[outlet] for outlet in table.outlets if outlet in chosen]
    backing = tuple(evidence(one.text, one.start, one.end) for one in shown)
    printed: dict[str, list[str]] = defaultdict(list)
    for one in sorted(shown, key=lambda one: not one.noun):
        printed[one.printed if one.noun else _NONE].append(one.text.outlet)
    parts = [f"{name}: {listed(tuple(of), 6)}" for name, of in printed.items()]
    note = " - ".join((*parts, *in_translation(table, backing)))
    weight = 0.45 + 0.1 * min(len(found), 4)
    name = state if country(state.lower().replace(" ", "-")) else state.title()
    return draft(
        KIND, f"Names for {name}", backing, weight=weight, about=f"state:{state}", note=note
    )


def _prints(table: Table, outlet: str, nouns: set[str]) -> bool:
    """Whether an outlet has one of the nouns in its own words, of whatever state."""
    return any(
        word.lower in nouns and not text.quotes_in(word.start, word.end)
        for text in table.of(outlet)
        if not nouns.isdisjoint(text.vocabulary)
        for row in text.rows
        for word in row.words
    )


def _telling(table: Table, found: list[Mention]) -> Mention:
    """Return the mention that says most: with the country in it, the noun the outlet repeats."""
    counts = Counter(one.noun for one in found)
    return max(
        found,
        key=lambda one: (
            " " in one.printed, counts[one.noun], table.centrality(one.row), -one.text.index, -one.start
        ),
    )  # fmt: skip


def _plain(table: Table, outlet: str, state: str) -> list[Mention]:
    """Return where an outlet names the country, its capital or its government, in its own words."""
    found = []
    for text in table.of(outlet) if all(english(one) for one in table.of(outlet)) else ():
        for row in text.rows:
            for at, word in enumerate(row.words if row.compared and not row.boilerplate else ()):
                if not word.capital or not _names_state(variant(word.lower), state):
                    continue
                behind = row.words[at + 1 : at + 2]
                if variant(word.lower) in SEATS and word.text.endswith(("'s", "’s")):
                    continue  # 'Oslo's police chief' is of the city
                ruled = bool(behind) and behind[0].lower in _NEUTRAL
                if (ruled or not _is_adjective(variant(word.lower), state)) and not text.quotes_in(
                    word.start, word.end
                ):
                    end = behind[0].end if ruled else word.end
                    found.append(Mention(text, row, state, "", word.start, end))
    return found


def _names_state(lower: str, state: str) -> bool:
    return country(lower) == state or lower.removesuffix("n") == state


def _is_adjective(lower: str, state: str) -> bool:
    return lower not in STATES if country(lower) else lower != state


def _fit(table: Table, plain: Mention, sided: Mention) -> float:
    """Return how well a plain mention stands beside the sided one: who acts, in a like sentence."""
    mine, theirs = frozenset(plain.row.terms), frozenset(sided.row.terms)
    shared = sum(table.rarity[term] for term in sorted(mine & theirs))
    norm = (sum(table.rarity[term] for term in sorted(mine)) + 1) * (
        sum(table.rarity[term] for term in sorted(theirs)) + 1
    )
    return float(shared / norm**0.5) + plain.acts
