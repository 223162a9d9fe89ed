"""What outlets call an armed body or a party: 'the terrorist organisation' here, 'the resistance' there.

A noun stands for a body if it stands with its name, or right behind a sentence that names this body
and no other; 'the resistance' is the only body that its text names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from briefing.core.framing.claims import Draft, draft, evidence, in_translation, listed
from briefing.core.framing.gates import english
from briefing.core.framing.naming.phrases import in_report, joined, printed_itself
from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, variant, word_set

KIND = "names"
_BODIES = {
    word: line.split()[0]
    for line in """hamas
hezbollah hizbullah hizbollah
houthi houthis ansarallah
pkk
taliban
isil isis daesh
al-qaeda al-qaida
boko-haram
al-shabaab al-shabab
farc
eln
ira
eta
azov
wagner
hts
rsf
m23
ypg""".splitlines()
    for word in line.split()
}
_SHOWN = {"hamas": "Hamas", "hezbollah": "Hezbollah", "houthi": "the Houthis", "taliban": "the Taliban",
          "al-qaeda": "al-Qaeda", "boko-haram": "Boko Haram", "al-shabaab": "al-Shabaab",
          "azov": "Azov", "wagner": "Wagner"}  # fmt: skip
_NOUNS = word_set(
    """organisation organization group movement militia gang army resistance militants terrorists fighters
    rebels guerrillas insurgents extremists jihadists jihadis islamists mercenaries bandits partisans
    separatists saboteurs"""
)
_SIDED = word_set(
    "terrorist terror extremist militant rebel resistance jihadist islamist guerrilla liberation armed"
)
_PARTS = word_set(
    "leader leaders axis forces factions groups party parties bloc units fighter commander commanders"
)
# Nouns, alone or with one of the adjectives, that tell how the writer sees the body.
_TELLING = word_set(
    """gang resistance terrorists rebels guerrillas insurgents extremists jihadists jihadis mercenaries
    militants fighters militia movement bandits partisans separatists saboteurs"""
)
# By these last words, or by these words right before it, a name that no table knows is an armed body's.
_ENDINGS = word_set("front brigade brigades legion militia movement battalion column")
_BEFORE_NAME = word_set("terrorist militant rebel resistance jihadist islamist guerrilla extremist")
_BEFORE = 40
_ARTICLES = word_set("a an the")
_BE = word_set("is are was were remains")
_ORGANISED = word_set("organisation organization group movement militia gang army")


@dataclass(frozen=True, slots=True)
class Called:
    """One place where a text calls a body so, `text[start:end]`."""

    text: Text
    row: Row
    body: str
    name: str
    start: int
    end: int
    sided: bool


def claims(table: Table) -> list[Draft]:
    """Return the claims on what armed bodies are called."""
    found: dict[str, list[Called]] = defaultdict(list)
    texts = [text for text in table.texts if english(text)]
    shown = _shown_bodies(texts)
    known = _BODIES | {body: body for body in shown}
    parts = frozenset(word for name in known for word in name.split("-"))
    for text in texts if any(_telling(text) for text in texts) else ():
        for one in _called(text, known, parts):
            found[one.body].append(one)
    drafts = [_claim(table, body, of, _SHOWN | shown) for body, of in sorted(found.items())]
    return [one for one in drafts if one]


def _telling(text: Text) -> bool:
    return not text.vocabulary.isdisjoint(_NOUNS)


def _shown_bodies(texts: list[Text]) -> dict[str, str]:
    """Return the armed bodies that no table knows but two outlets name, with the name to show for each.

    A body is known by its last two words: 'the Tesk Liberation Front' as liberation-front.
    """
    outlets: dict[str, set[str]] = defaultdict(set)
    armed: dict[str, str] = {}
    for text in texts:
        described = not text.vocabulary.isdisjoint(_BEFORE_NAME)
        for name in text.names:
            key = "-".join(name.key[-2:])
            outlets[key].add(text.outlet)
            armed_so = name.key[-1] in _ENDINGS and len(name.key) > 1
            if key not in armed and (armed_so or (described and _is_armed(text, name))):
                armed[key] = " ".join(word.text for word in name.words)
    return {key: name for key, name in armed.items() if len(outlets[key]) > 1}


def _is_armed(text: Text, name: Name) -> bool:
    """Whether the words before a name make it an armed body's: 'the terrorist group Karam'."""
    before = text.lowered[max(0, name.start - _BEFORE) : name.start].split()
    return len(before) > 1 and before[-1] in _ORGANISED and before[-2] in _BEFORE_NAME


def _called(text: Text, known: dict[str, str], parts: frozenset[str]) -> list[Called]:
    """Return what a text calls the bodies that it names, in its own words."""
    if not _telling(text) or text.vocabulary.isdisjoint(parts):
        return []
    named = {row.number: _named(row, known) for row in text.rows}
    everywhere = frozenset(body for bodies in named.values() for body in bodies)
    found = []
    for row in text.rows:
        for at, word in enumerate(row.words if row.compared and not row.boilerplate else ()):
            if word.capital or word.lower not in _NOUNS:
                continue
            start = at - (at > 0 and row.words[at - 1].lower in _SIDED)
            body = _beside(text, row, (start, at), known) or _body(
                text, row, (start, at), named, everywhere
            )
            first = row.words[start].start
            own = body and printed_itself(text, row, first, word.end) and not in_report(row, first)
            if own:
                name = " ".join(one.lower for one in row.words[start : at + 1])
                sided = start < at or word.lower in _TELLING
                found.append(Called(text, row, body, name, row.words[start].start, word.end, sided))
    return found


def _named(row: Row, known: dict[str, str]) -> dict[str, int]:
    """Return the bodies a sentence names with where each stands first."""
    found: dict[str, int] = {}
    for at, word in enumerate(row.words):
        body = _at(row.words, at, known) if word.capital else ""
        if body:
            found.setdefault(body, at)
    return found


def _at(line: tuple[Word, ...], at: int, known: dict[str, str]) -> str:
    """Return the body whose name, or whose last two words, begin at `at`, or ""."""
    pair = f"{line[at].lower}-{line[at + 1].lower}" if at + 1 < len(line) else ""
    return known.get(variant(line[at].lower)) or known.get(pair, "")


def _beside(text: Text, row: Row, span: tuple[int, int], known: dict[str, str]) -> str:
    """Read 'Karam, a terrorist group,', 'Dawn Front militants' and 'fighters of the Dawn Front'."""
    start, head = span
    line = row.words
    before = [word.lower for word in line[start - 1 : start]]
    article = bool(before) and before[0] in _ARTICLES
    last = start - 1 - article
    if article and last >= 0 and line[last].lower in _BE:
        last -= 1
    for first in (last - 1, last):
        if first >= 0 and line[first].capital and (body := _at(line, first, known)):
            gap = text.article.text[line[last].end : line[start].start].strip(" ,")
            apart = not gap or article
            if apart and (first == last or "-" in body):
                return body
    behind = line[head + 1 : head + 2]
    if behind and behind[0].capital and joined(text, line[head], behind[0]):
        return _at(line, head + 1, known)  # 'the terrorist group Hamas'
    following = [word.lower for word in line[head + 1 : head + 3]]
    if following[:1] == ["of"]:
        at = head + 2 + (following[-1] == "the")
        return _at(line, at, known) if at < len(line) and line[at].capital else ""
    return ""


def _body(
    text: Text, row: Row, span: tuple[int, int], named: dict[int, dict[str, int]],
    everywhere: frozenset[str],
) -> str:  # fmt: skip
    """Return the body that a noun phrase stands for, or ""."""
    start, head = span
    line = row.words
    beside = line[start - 1] if start else None
    if beside and beside.lower != "the" and beside.capital and joined(text, beside, line[start]):
        return ""  # 'Teskian militants'
    following = line[head + 1] if head + 1 < len(line) else None
    if following and following.capital and joined(text, line[head], following):
        return ""  # 'the terrorist group Karam', or another
    if (
        not beside
        or beside.lower != "the"
        or (following and not _ends(text, line[head], following))
    ):
        return ""
    if line[head].lower == "resistance":
        return next(iter(everywhere)) if len(everywhere) == 1 else ""
    here = {body for body, at in named[row.number].items() if at < start}
    near = here or set(named.get(row.number - 1, {}))
    return next(iter(near)) if len(near) == 1 and line[head].lower not in _PLURAL else ""


_PLURAL = word_set(
    "militants terrorists fighters rebels guerrillas insurgents extremists jihadists jihadis islamists mercenaries army"
)


def _ends(text: Text, head: Word, following: Word) -> bool:
    """Whether the noun phrase ends at its noun: not 'the resistance movement', 'the group of states'."""
    if not joined(text, head, following):
        return True
    lower = following.lower
    if head.lower == "resistance":  # hardly ever said of anything that is not somebody
        return lower not in _NOUNS | _PARTS | {"of", "to"}
    return lower != "of" and (lower in STOPWORDS or lower.endswith(("ed", "s")))


def _claim(table: Table, body: str, found: list[Called], shown_as: dict[str, str]) -> Draft | None:
    """Return the claim that two outlets call a body by different telling nouns."""
    by_outlet: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.sided:
            by_outlet[one.text.outlet][one.name] += 1
    names = {outlet: _own(outlet, by_outlet) for outlet in table.outlets if outlet in by_outlet}
    grouped: dict[str, list[str]] = defaultdict(list)
    for outlet, name in names.items():
        if name:
            grouped[name].append(outlet)
    if len(grouped) < 2:
        return None
    shown = [
        next(one for one in found if one.text.outlet == outlet and one.name == name)
        for name, outlets in grouped.items() for outlet in outlets[:2]
    ]  # fmt: skip
    backing = tuple(evidence(one.text, one.start, one.end) for one in shown)
    parts = [f"{name}: {listed(tuple(outlets), 6)}" for name, outlets in grouped.items()]
    note = " - ".join((*parts, *in_translation(table, backing)))
    title = f"Names for {shown_as.get(body, body.upper())}"
    return draft(KIND, title, backing, weight=0.7, about=f"body:{body}", note=note)


def _own(outlet: str, by_outlet: dict[str, Counter[str]]) -> str:
    """Return the name that an outlet uses most of those that no other uses, or ""."""
    elsewhere = {name for other, names in by_outlet.items() if other != outlet for name in names}
    own = [name for name in by_outlet[outlet] if name not in elsewhere]
    return max(own, key=lambda name: (by_outlet[outlet][name], name), default="")
