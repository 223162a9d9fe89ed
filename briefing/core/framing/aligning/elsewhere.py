"""Whether another outlet has a name in any form that we know.

What every outlet has is listed once for a table: a name is looked up, not each text searched.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, variant

_SLIPS = 4  # letters: shorter words are too like each other
Holders = dict[str, set[str]]  # which outlets have it


def is_elsewhere(table: Table, outlet: str, name: Name, forms: set[str]) -> bool:
    """Return whether another outlet than `outlet` has `name`, or one of its `forms` in small letters."""
    return (
        _has_word(table, outlet, forms)
        or _stands_alone(table, outlet, name)
        or _is_misspelt(table, outlet, name)
        or _has_phrase(table.others(outlet), forms)
        or _is_spelled_out(table, outlet, name)
    )


def _elsewhere(holders: Holders, one: str, outlet: str) -> bool:
    return one in holders and not holders[one] <= {outlet}


def _has_word(table: Table, outlet: str, forms: set[str]) -> bool:
    """Whether another outlet has one of the forms that are one word, in singular or plural."""
    every = {one for form in forms for one in (form, f"{form}s", _singular(form))}
    return any(_elsewhere(_holders(table), one, outlet) for one in every)


@lru_cache(maxsize=1)
def _holders(table: Table) -> Holders:
    """Return the outlets in whose texts each word stands."""
    holders: Holders = defaultdict(set)
    for text in table.texts:
        for word in text.vocabulary:
            holders[word].add(text.outlet)
    return holders


def _stands_alone(table: Table, outlet: str, name: Name) -> bool:
    """Whether another has the first word of a longer name as a name: 'President Xi', 'Yale'."""
    return len(name.key) > 1 and _elsewhere(_short_names(table), name.key[0], outlet)


@lru_cache(maxsize=1)
def _short_names(table: Table) -> Holders:
    """Return the outlets that have each name of one word."""
    holders: Holders = defaultdict(set)
    for text in table.texts:
        for name in text.names:
            if len(name.key) == 1:
                holders[name.key[0]].add(text.outlet)
    return holders


def _is_misspelt(table: Table, outlet: str, name: Name) -> bool:
    """Whether another has the name but for a slip."""
    return any(_elsewhere(_slips(table), one, outlet) for one in _slipped(name))


@lru_cache(maxsize=1)
def _slips(table: Table) -> Holders:
    """Return the outlets that have each name in a form that a slip leaves as it is."""
    holders: Holders = defaultdict(set)
    for text in table.texts:
        for name in text.names:
            for one in _slipped(name):
                holders[one].add(text.outlet)
    return holders


def _slipped(name: Name) -> tuple[str, ...]:
    """Return the name in the forms that a slip leaves: with a first name, the last name's beginning too."""
    slip = _slip(name.key[-1])
    if len(name.key) < 2 or len(name.key[-1]) <= _SLIPS:
        return (slip,)
    return slip, f"{name.key[0]} {name.key[-1][:_SLIPS]}"


@lru_cache(maxsize=65_536)
def _slip(lower: str) -> str:
    """Return the first letter of a word and all its letters, in whatever order: 'Smollet', 'Synder'."""
    return lower[:1] + "".join(sorted(set(variant(lower)))) if len(lower) > _SLIPS else lower


def _has_phrase(others: tuple[Text, ...], forms: set[str]) -> bool:
    """Whether a text has one of the forms that are several words."""
    phrases = [f" {form} " for form in forms if " " in form]
    return any(phrase in other.squeezed for phrase in phrases for other in others)


def _is_spelled_out(table: Table, outlet: str, name: Name) -> bool:
    """Whether another spells out the initials that the name is."""
    short = name.key[0].replace(".", "") if len(name.words) == 1 else ""
    return len(short) > 2 and any(
        short in letters for text, letters in _initials(table).items() if text.outlet != outlet
    )


@lru_cache(maxsize=1)
def _initials(table: Table) -> dict[Text, str]:
    """Return the first letters of all words, with and without the small ones, to find NAACP in.

    An abbreviation stands whole: 'ustr' is in 'U.S. Trade Representative'.
    """
    return {text: _spelled(text) for text in table.texts}


def _spelled(text: Text) -> str:
    every = [word.lower for row in text.rows for word in row.words]
    telling = [lower for lower in every if lower not in STOPWORDS]
    return f"{''.join(map(_initial, every))} {''.join(map(_initial, telling))}"


@lru_cache(maxsize=65_536)
def _initial(lower: str) -> str:
    return lower.replace(".", "") if "." in lower else lower[0]


def _singular(form: str) -> str:
    return f"{form.removesuffix('ies')}y" if form.endswith("ies") else form.removesuffix("s")
