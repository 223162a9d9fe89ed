"""Names that can be set side by side because the text, or the place of the words, says what they are for.

A text may say what another side calls a thing ("What Vessen calls inspection regime is a half
blockade"), hold a name off ("the so-called observers"), tell what became of one and the same place
("the liberation of the islands"), or name those of one leader or land ("Holm's butchers").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, product, takewhile

from briefing.core.framing.claims import Draft, draft, evidence, in_translation
from briefing.core.framing.gates import english
from briefing.core.framing.naming.phrases import in_report, printed_itself
from briefing.core.framing.reading.countries import leader_of
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, in_lower_case, word_set

KIND = "names"
_CALLS_IT = in_lower_case(
    r"what (?!we\b|i\b)(?:[\w’'-]+ ){1,3}?(?:calls?|names?|likes? to call|prefers? to call) (?:an? |the |its |their )?"
    r"[\"“'‘]?(?P<theirs>[\w-]+(?: [\w-]+){0,2}?)[\"”'’]?,? is(?: in [\w ]{2,20}?)? "
    r"(?:really |simply |only |nothing but |nothing other than |no more than |in fact )?(?P<ours>an? [\w-]+(?: [\w-]+){0,2})"
)
_HELD_OFF = in_lower_case(r"\b(?:the |an? )?so-called [\"“'‘]?(?P<name>[\w-]+(?: [\w-]+){0,2})")
# What happened to a place, as those say who gained it and as those say who lost it.
_GAINED = word_set("liberation return reunification homecoming accession")
_LOST = word_set("occupation annexation seizure conquest")
_OF_A_PLACE = in_lower_case(
    rf"\b(?P<deed>{'|'.join(sorted(_GAINED | _LOST))}) of (?P<at>(?:the )?(?P<place>[\w-]{{4,}}(?: (?:district|region|province|peninsula|islands?|city|valley|strip))?))"
    r"(?P<said> is (?:an? )?(?:annexation|occupation|liberation|robbery|theft))?"
)
_WEIGHT = 0.5
_HAPPENED = in_lower_case(
    r" (?:(?:in|on) [\w ]{3,14} )?(?:was|were|is|has|had|took|began|ended|came)\b"
)
# Whose these are, those are the same side's; the second words are what anybody would say.
_SCORNED = word_set(
    "butchers henchmen thugs hordes bandits executioners invaders occupiers hangmen clique gang junta regime"
)
_PLAIN = word_set(
    "army forces troops soldiers units fighters servicemen government administration cabinet authorities"
)
_RULE = word_set("clique gang junta regime government administration cabinet authorities")
_WHOSE = re.compile(rf"\b([A-Z][\w-]{{2,}})(?:[’']s?)? (?:{'|'.join(sorted(_SCORNED))})\b")
_NOUNS = rf"(?P<owns>[’']s?)? (?P<noun>{'|'.join(sorted(_SCORNED | _PLAIN))})\b"


_SIDED, _PLAINLY = True, False
_SO_CALLED = "so-called "


@dataclass(frozen=True, slots=True)
class Name:
    """A name where a text prints it, `text[start:end]`: for what, and whether it takes sides."""

    text: Text
    thing: str
    sided: bool
    shown: str
    start: int
    end: int


def claims(table: Table) -> list[Draft]:
    """Return the claims on names that a text itself, or the place of the words, puts side by side."""
    texts = tuple(text for text in table.texts if english(text))
    by_thing: dict[str, list[Name]] = defaultdict(list)
    finders: list[Callable[[Text], Iterator[Name]]] = [
        partial(_by_definition, texts=texts),
        partial(_held_off, texts=texts),
    ]
    scorned = frozenset(chain.from_iterable(map(_scorned, texts)))
    finders += [partial(_sides, scorned=scorned, people=_people(texts, scorned))] if scorned else []
    finders += [_places] if _prints(texts, _LOST) and _prints(texts, _GAINED) else []
    for text in texts:
        for one in chain.from_iterable(find(text) for find in finders):
            by_thing[one.thing].append(one)
    drafts = [_claim(table, thing, found) for thing, found in sorted(by_thing.items())]
    return [one for one in drafts if one]


def _claim(table: Table, thing: str, found: list[Name]) -> Draft | None:
    """Return the claim that one outlet has a name that takes sides and another only the other."""
    sided = {one.text.outlet: one for one in reversed(found) if one.sided}
    plain = {one.text.outlet: one for one in reversed(found) if not one.sided}
    shown = [
        (one, other)
        for (outlet, one), (beside, other) in product(sided.items(), plain.items())
        if outlet not in plain and beside not in sided
    ]
    if not shown:
        return None
    backing = tuple(evidence(one.text, one.start, one.end) for one in shown[-1])
    parts = (f"{one.shown}: {one.text.outlet}" for one in shown[-1])
    note = " - ".join((*parts, *in_translation(table, backing)))
    return draft(
        KIND, f"Names for {thing}", backing, weight=_WEIGHT, about=f"renamed:{thing}", note=note
    )


def _prints(texts: tuple[Text, ...], names: frozenset[str]) -> bool:
    """Whether any text has one of the words: most coverages need not be read for them."""
    return any(not text.vocabulary.isdisjoint(names) for text in texts)


def _own(text: Text, start: int, end: int) -> bool:
    """Whether a text has these words from nobody else."""
    row = text.row_at(start)
    return row is not None and printed_itself(text, row, start, end) and not in_report(row, start)


def _by_definition(text: Text, texts: tuple[Text, ...]) -> Iterator[Name]:
    """Read 'What Vessen calls inspection regime is a half blockade', and who calls it so."""
    if "what " not in text.lowered or " call" not in text.lowered:
        return
    for match in _CALLS_IT.finditer(text.lowered):
        theirs = text.article.text[slice(*match.span("theirs"))]
        ours = _phrase(match["ours"])
        if not _own(text, match.start(), match.start("ours")) or len(ours.split()) < 2:
            continue
        thing = f"“{theirs}”"
        yield Name(text, thing, _SIDED, ours.split(" ", 1)[1], match.start(), match.start("ours") + len(ours))  # fmt: skip
        for other in texts:
            if other.outlet != text.outlet and (at := plain_at(other, theirs)) >= 0:
                yield Name(other, thing, _PLAINLY, theirs, at, at + len(theirs))


def _held_off(text: Text, texts: tuple[Text, ...]) -> Iterator[Name]:
    """Read 'the so-called observers' where another outlet has them without the word."""
    for match in _HELD_OFF.finditer(text.lowered) if _SO_CALLED in text.lowered else ():
        if not _own(text, match.start(), match.end()):
            continue
        line = match["name"].split(" ")
        for many in range(len(line), 0, -1):
            at = match.start("name")
            name = text.article.text[at : at + len(" ".join(line[:many]))]
            named = many > 1 or name[:1].isupper()
            if (
                not named
                or _goes_on(text, at + len(name))
                or line[many - 1] in STOPWORDS
                or plain_at(text, name) >= 0
            ):
                continue
            others = [(other, start) for other in texts if other.outlet != text.outlet
                      if (start := plain_at(other, name)) >= 0]  # fmt: skip
            if others:
                yield Name(text, name, _SIDED, f"so-called {name}", match.start(), at + len(name))  # fmt: skip
                yield from (Name(other, name, _PLAINLY, name, start, start + len(name))
                            for other, start in others)  # fmt: skip
                break


def _goes_on(text: Text, end: int) -> bool:
    """Whether a name goes on behind `end` in capitals: 'Civil Rights' of 'Civil Rights Commission'."""
    behind = text.article.text[end : end + 2]
    return behind[:1] in " -" and behind[1:].isupper()


def plain_at(text: Text, name: str) -> int:
    """Return where a text first has a name in its own words and does not hold it off, or -1."""
    if name not in text.article.text:
        return -1
    found = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text.article.text)
    return next(
        (match.start() for match in found
         if _own(text, *match.span())
         and not text.lowered.endswith(_SO_CALLED, 0, match.start())), -1
    )  # fmt: skip


def _phrase(words_: str) -> str:
    """Return the words up to the first that begins something else: 'a half blockade in'."""
    article, *rest = words_.split(" ")
    return " ".join((article, *takewhile(lambda word: word not in STOPWORDS, rest)))


def _places(text: Text) -> Iterator[Name]:
    """Read 'the liberation of the islands' and 'the occupation of the islands'."""
    if text.vocabulary.isdisjoint(_GAINED | _LOST):
        return
    for match in _OF_A_PLACE.finditer(text.lowered):
        came = match["deed"] != "return" or _HAPPENED.match(text.lowered, match.end())
        if came and _own(text, *match.span()):
            thing = f"what happened to {text.article.text[match.start('at') : match.end('place')]}"
            start = match.start() - 4 * text.lowered.endswith("the ", 0, match.start())
            yield Name(text, thing, match["deed"] in _LOST, match["deed"], start, match.end())


def _scorned(text: Text) -> frozenset[str]:
    """Return whose people a text calls butchers, bandits or the like."""
    if text.vocabulary.isdisjoint(_SCORNED):
        return frozenset()
    found = frozenset(match[1] for match in _WHOSE.finditer(text.article.text))
    return frozenset(whose for whose in found if whose.lower() not in STOPWORDS)


def _people(texts: tuple[Text, ...], scorned: frozenset[str]) -> frozenset[str]:
    """Return those of the words that are last names of people whom no table knows."""
    last = {name.key[-1] for text in texts for name in text.names if len(name.key) > 1}
    return frozenset(one for one in scorned if one.lower() in last and not leader_of(one.lower()))


def _sides(text: Text, scorned: frozenset[str], people: frozenset[str]) -> Iterator[Name]:
    """Read 'Holm's butchers' and 'Holm's government', 'the Holm regime', 'Teskian bandits'."""
    whose = rf"\b(?P<whose>{'|'.join(map(re.escape, sorted(scorned)))})"
    for match in re.finditer(whose + _NOUNS, text.article.text):
        noun, owner = match["noun"], match["whose"]
        ruler = owner in people
        if noun in _RULE and not (match["owns"] or (ruler and noun in _SCORNED)):
            continue
        if _own(text, *match.span()):
            side = f"{owner}'s side" if match["owns"] or ruler else f"the {owner} side"
            yield Name(text, side, noun in _SCORNED, noun, *match.span())
