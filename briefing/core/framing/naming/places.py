"""Places with two names that outlets choose between: 'Kyiv' here, 'Kiev' there.

A small table of our own of public facts. It counts only what an outlet writes in its own words, and
only if it writes one of the names alone.
"""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.gates import english
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import squeezed
from briefing.core.model import Evidence

KIND = "names"
_MOST = 3
# One name / another, each with its spellings; behind a question mark, words of which the text must
# have one, because other places have one of the names too.
_TABLE = """
Kyiv / Kiev
Odesa / Odessa ? ukraine ukrainian
Lviv / Lvov
Kharkiv / Kharkov
Mykolaiv / Nikolaev, Nikolayev ? ukraine ukrainian
Zaporizhzhia, Zaporizhia / Zaporozhye, Zaporozhe
Luhansk / Lugansk
Donbas / Donbass
Bakhmut / Artyomovsk, Artemovsk
Kryvyi Rih / Krivoy Rog
Chornobyl / Chernobyl
the Dnipro, Dnipro River / Dnieper, Dniepr
Transnistria / Pridnestrovie, Transdniestria
Belarus / Byelorussia, Belorussia
Nagorno-Karabakh, Karabakh / Artsakh
Khankendi / Stepanakert
Shusha / Shushi
Myanmar / Burma
Yangon / Rangoon
Mumbai / Bombay
Kolkata / Calcutta
West Bank / Judea and Samaria
Temple Mount / Haram al-Sharif, Noble Sanctuary
Falkland Islands, Falklands / Malvinas
Gulf of Mexico / Gulf of America
Persian Gulf / Arabian Gulf
Derry / Londonderry ? ireland irish ulster belfast
Senkaku, Senkakus / Diaoyu, Diaoyus
Dokdo / Takeshima
South China Sea / West Philippine Sea
Tibet / Xizang
Denali / Mount McKinley, Mt McKinley
Uluru / Ayers Rock
Fort Liberty / Fort Bragg
Eswatini / Swaziland
Timor-Leste / East Timor
"""
Names = tuple[tuple[str, ...], ...]
Parties = tuple[tuple[int, tuple[str, ...]], ...]


def claims(table: Table) -> list[Draft]:
    """Return the claims on what places are called: one for all places that part the outlets alike."""
    parted: dict[Parties, list[Names]] = defaultdict(list)
    first: dict[tuple[str, str], Evidence] = {}
    for names, condition in _PLACES:
        used = _used(table, names, condition, first)
        by_name: dict[int, list[str]] = defaultdict(list)
        for outlet, which in used.items():
            if len(which) == 1:
                by_name[next(iter(which))].append(outlet)
        if len(by_name) > 1:
            parted[tuple((at, tuple(by_name[at])) for at in sorted(by_name))].append(names)
    return [_claim(table, parties, places, first) for parties, places in parted.items()]


def _used(
    table: Table, names: Names, condition: frozenset[str], first: dict[tuple[str, str], Evidence]
) -> dict[str, set[int]]:
    """Return which of the names each outlet writes; note its first mention of each place."""
    used: dict[str, set[int]] = defaultdict(set)
    for text in table.texts:
        if not english(text) or (condition and not condition & text.vocabulary):
            continue
        for at, spellings in enumerate(names):
            if place := next((one for form in spellings if (one := _mention(text, form))), None):
                used[text.outlet].add(at)
                first.setdefault((names[0][0], text.outlet), place)
    return used


def _mention(text: Text, form: str) -> Evidence | None:
    """Return the first place where a text has the name in its own words."""
    line = squeezed(form)
    if line.partition(" ")[0] not in text.vocabulary or f" {line} " not in text.squeezed:
        return None
    for match in re.finditer(rf"\b{re.escape(form)}\b(?![-\w])", text.article.text):
        row = text.row_at(match.start())
        if row and row.compared and not row.boilerplate and not text.quotes_in(*match.span()):
            return evidence(text, *match.span())
    return None


def _claim(
    table: Table, parties: Parties, places: list[Names], first: dict[tuple[str, str], Evidence]
) -> Draft:
    places = places[:_MOST]
    outlets = [outlet for _, of in parties for outlet in of]
    backing = tuple(first[names[0][0], outlet] for names in places for outlet in outlets)
    parts = [
        f"{', '.join(names[at][0].removeprefix('the ') for names in places)}: {listed(of, 6)}"
        for at, of in parties
    ]
    title = f"Names for {listed(tuple(names[0][0] for names in places))}"
    note = " - ".join((*parts, *in_translation(table, backing)))
    weight = 0.4 + 0.05 * len(places)
    return draft(KIND, title, backing, weight=weight, about=f"place:{places[0][0][0]}", note=note)


def _read() -> tuple[tuple[Names, frozenset[str]], ...]:
    read = []
    for line in _TABLE.strip().splitlines():
        listed_names, _, condition = line.partition("?")
        names = tuple(
            tuple(form.strip() for form in side.split(",")) for side in listed_names.split("/")
        )
        read.append((names, frozenset(condition.split())))
    return tuple(read)


_PLACES = _read()
