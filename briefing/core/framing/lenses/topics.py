"""Lens: one thing that outlets speak of, and what each says of it, where no two sentences are alike.

Two long texts of opposed views hardly share a sentence, but they share what they speak of, under
whatever noun: a corridor, a bank, violations. For each, the sentences that say most of it are set
side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache, partial

from briefing.core.framing.aligning.alike import Index, nearest_of
from briefing.core.framing.aligning.beside import by_outlet, side_by_side
from briefing.core.framing.aligning.shared import noun_like
from briefing.core.framing.claims import Draft, apart, draft, passage
from briefing.core.framing.gates import english
from briefing.core.framing.reading.countries import SEATS, country
from briefing.core.framing.reading.nouns import plain
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table
from briefing.core.framing.reading.words import Word, stem, word_set
from briefing.core.framing.stating.subjects import THINGS

KIND = "passages"
_FEW, _EACH_OF_FEW, _EACH = 3, 3, 2
_MUCH = 2  # sentences on one thing in an outlet of many, of which two are shown
_SHORTEST, _LONGEST = 6, 45
_OFTEN, _OFTEN_IN_FEW = 2, 1  # what two outlets name less often is not what they are about
# Nouns that stand for too many things to be one.
# Nouns that mean another thing in every sentence.
_ANYTHING = word_set(
    """ability area case change chief claim date decision demand event face feature field form four front group guard
    half hall head hold hour instance issue item kind lack legal line live look mark member moment name note number
    official pair paper part party place point post power request room second sense series side sign situation sort
    special subject term thing third thought total turn tweet way weekend word"""
)
_VAGUE = word_set("police cuts vote court tax plan strike bill government troops")
_SAYS = word_set(
    """not no never nothing nobody only must should will would cannot because therefore instead but although
    is are was has become becomes worth price wants against without more less first last own"""
)


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims that set what outlets say of one thing side by side."""
    known = _shared_nouns(table)
    places: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if english(table.texts[row.text]) and _SHORTEST <= len(row.words) <= _LONGEST:
            for thing in dict.fromkeys(
                thing
                for word in row.words
                if (thing := _thing(word, known)) and _meant(table, thing)
            ):
                places[thing].append(row)
    drafts = [_claim(table, found, thing, rows) for thing, rows in sorted(places.items())]
    return [one for one in drafts if one]


def _thing(word: Word, known: frozenset[str]) -> str:
    """Return what a word stands for: a country, a thing with its synonyms, a noun of two outlets."""
    if word.capital:
        return country(word.lower) if word.lower not in SEATS else ""
    thing = _stands_for(word.lower)
    return thing if word.lower in THINGS or thing in known else ""


@lru_cache(maxsize=16_384)
def _stands_for(lower: str) -> str:
    """Return the thing that a word is one of the synonyms of, or else the word without its plural."""
    return THINGS.get(lower) or plain(lower)


def _shared_nouns(table: Table) -> frozenset[str]:
    """Return the nouns that end a noun phrase in the texts of two outlets."""
    ends: dict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        text = table.texts[row.text]
        for index, word in enumerate(row.words[1:], 1):
            noun = plain(word.lower)
            if not word.capital and noun in table.nouns and noun_like(text, row, index):
                ends[noun].add(text.outlet)
    return frozenset(noun for noun, outlets in ends.items() if len(outlets) > 1)


def _meant(table: Table, thing: str) -> bool:
    """Whether a noun stands for one thing here: a vague one only if two texts are about it."""
    if plain(thing) in _ANYTHING:
        return False
    return thing not in _VAGUE or (len(table.outlets) == 2 and stem(thing) in table.central)


def _claim(table: Table, found: Index, thing: str, rows: list[Row]) -> Draft | None:
    """Return the claim on one thing, from each outlet what is nearest to what others say of it."""
    of_outlets = by_outlet(table, rows).values()
    often = _OFTEN if len(table.outlets) > _FEW else _OFTEN_IN_FEW
    if len(of_outlets) < 2 or sorted(map(len, of_outlets))[-2] < often:
        return None
    every = frozenset(rows)
    fits = {row: _fit(found, row, thing, every) for row in rows}
    chosen = side_by_side(
        found, of_outlets, fits, partial(_each, table), order=lambda row: (row.number,)
    )
    if not chosen:
        return None
    backing = apart(passage(table.texts[row.text], row) for row in chosen)
    score = sum(fits[row] for row in chosen) / len(chosen)
    weight = 0.25 + 0.4 * min(score, 1.0) + 0.02 * len(chosen)
    return draft(KIND, _title(thing, chosen), backing, weight=weight, about=f"topic:{thing}")


def _title(thing: str, chosen: list[Row]) -> str:
    """Quote the words that the sentences have for the thing; a country has more than a title holds."""
    if thing[0].isupper():
        return f"Passages on {thing}"
    return f"Passages with {' or '.join(f'“{noun}”' for noun in _printed(chosen, thing))}"


def _each(table: Table, own: list[Row]) -> int:
    """Return how many sentences of an outlet are shown: more where few outlets stand side by side."""
    if len(table.outlets) <= _FEW:
        return _EACH_OF_FEW
    return _EACH if len(own) >= _MUCH else 1


def _printed(chosen: list[Row], thing: str) -> list[str]:
    """Return the words for the thing, the most frequent first, without plurals of one another."""
    counts = Counter(
        word.lower for row in chosen for word in row.words if _stands_for(word.lower) == thing
    )
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return list({plain(word): word for word in reversed(ranked)}.values())[::-1]


def _fit(found: Index, row: Row, thing: str, rows: frozenset[Row]) -> float:
    """Return how much a sentence says of the thing, and how near it is to what other outlets say."""
    says = sum(word.lower in _SAYS for word in row.words)
    early = any(
        thing in {THINGS.get(word.lower), plain(word.lower), country(word.lower)}
        for word in row.words[:6]
    )
    near = nearest_of(found, row, rows)
    return 1.5 * near + 0.12 * min(says, 4) + 0.15 * early - 0.006 * len(row.words)
