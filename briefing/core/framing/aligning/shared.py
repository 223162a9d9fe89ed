"""The noun phrase that two sentences share: what a title calls the thing that both are on.

A phrase is the words behind an article, a possessive or a preposition, as far as both sentences have
them, up to a noun that no further noun follows in one of them; or a proper name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from briefing.core.framing.aligning.utterances import untitled
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import Name
from briefing.core.framing.reading.nouns import PREPOSITIONS, plain
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import BREAKS, SAY_VERBS
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, stem, word_set

_ARTICLES = word_set("the a an")
_OPENERS = _ARTICLES | word_set(
    """this that these those its their his her our my your no any each every some both another
    of in on at by with from for over against between under about after into during through"""
)
_BEFORE_VERBS = word_set("to not will would could can may might should must")
_ENDINGS = ("ed", "ly")
_NO_HEADS = word_set(
    """year years month months week weeks day days hour hours minute minutes time times people percent
    per cent today tonight morning afternoon evening night number way lot thing things end start part
    deal's left right old new long short high low great good big small large major only same key whole
    full early late next recent national local public federal political economic international united
    american european western eastern northern southern best better able likely several dozen hundred
    thousand million billion clear true free open real known called set due need want use let help
    keep work run one ones two three part parts table side sides point points place case fact matter step move moment question answer
    kind sort form lot rest middle aim idea name price order nobody everybody anybody somebody everyone anyone someone word man men woman women world reason hour lead leads say says mean means own top
    instead ago conference conferences interview interviews statement statements spokesman spokeswoman
    response issue issues effect effects development developments total totals age path job country nation state president candidate candidates"""
)
_LAWS = word_set("act treaty pact accord agreement deal law bill amendment order fund program plan")
_ANYONE = frozenset({"the government", "the company", "the people", "officials"})
_SMALL = STOPWORDS | BREAKS | SAY_VERBS  # what follows a noun phrase, or is no part of one
_LONGEST = 60
_MOST_WORDS = 5
_NAME_WORTH = 0.7


def shared_phrase(table: Table, group: list[Row]) -> str:
    """Return the noun phrase or name that says best what all the sentences share, or ""."""
    shared = set.intersection(*(set(row.terms) for row in group))
    heads = frozenset.intersection(*(_heads(table.texts[row.text], row) for row in group))
    scored = [
        (score, -number, phrase)
        for number, row in enumerate(group)
        for score, phrase in chain(
            _phrases(table, row, shared, heads) if heads else (), _names(table, row, group)
        )
        if len(phrase) <= _LONGEST
    ]
    return max(scored)[2] if scored else ""


def names_a_thing(phrase: str) -> bool:
    """Return whether a phrase names a thing or a law, and no person, body or place."""
    last = phrase.rpartition(" ")[2]
    if last.islower():
        return phrase not in _ANYONE and role(last) != last
    return last.lower() in _LAWS


def _phrases(
    table: Table, row: Row, shared: set[str], heads: frozenset[str]
) -> Iterator[tuple[float, str]]:
    """Yield the shared phrases of a sentence, with how much each tells."""
    text = table.texts[row.text]
    for start, end in _runs(text, row):
        last = end
        while last > start and not (
            _head(row.words, last - 1, heads)
            and _no_verb(table, row.words[last - 1].lower)
            and _closes(text, row.words, last - 1)
        ):
            last -= 1
        first = last
        while first > start and stem(row.words[first - 1].lower) in shared:
            first -= 1
            if first > start and first < last - 1 and _may_be_verb(row.words[first]):
                first += 1
                break
        if first < last and _says_enough(row.words, start, first, last):
            telling = dict.fromkeys(stem(word.lower) for word in row.words[first:last])
            weight = sum(table.rarity.get(term, 0.0) for term in telling)
            printed = text.article.text[row.words[first].start : row.words[last - 1].end]
            yield weight, _with_article(row.words, start, first, printed)


def _no_verb(table: Table, lower: str) -> bool:
    """Whether a word is no verb that ends a clause: 'the order comes', but 'the drugs'."""
    return not lower.endswith("s") or plain(lower) in table.nouns


def _may_be_verb(word: Word) -> bool:
    """Whether a word before the noun may be the verb of a clause: 'the law exempts private sales'."""
    return not word.capital and word.lower.endswith(("s", "ing", "ed"))


def _says_enough(words: tuple[Word, ...], start: int, first: int, last: int) -> bool:
    """Whether the phrase is more than one bare word: a lone name, or what may be a verb."""
    if last - first > 1:
        return True
    lone = words[first]
    return (
        first == start
        and not lone.capital
        and (words[start - 1].lower not in PREPOSITIONS or lone.lower.endswith("s"))
    )


@lru_cache(maxsize=1024)
def _heads(text: Text, row: Row) -> frozenset[str]:
    """Return the words that a noun phrase of the sentence may end with, less plural endings."""
    return frozenset(
        plain(word.lower) for index, word in enumerate(row.words) if _closes(text, row.words, index)
    )


def _runs(text: Text, row: Row) -> Iterator[tuple[int, int]]:
    """Yield where words stand that an article, a possessive or a preposition opens."""
    for index, word in enumerate(row.words):
        if word.lower not in _OPENERS and not word.text.endswith(("'s", "’s")):
            continue
        start = end = index + 1
        while (
            end < len(row.words)
            and end - start < _MOST_WORDS
            and not text.article.text[row.words[end - 1].end : row.words[end].start].strip()
            and row.words[end].lower not in _SMALL
        ):
            end += 1
        if end > start:
            yield start, end


def _head(words: tuple[Word, ...], index: int, heads: frozenset[str]) -> bool:
    """Whether the word at `index` may end the phrase: a noun that two of the sentences have."""
    return plain(words[index].lower) in heads and _is_noun(words, index)


def _is_noun(words: tuple[Word, ...], index: int) -> bool:
    lower = words[index].lower
    if not _may_be_noun(lower):
        return False
    if lower.endswith("ing") and not _opened(words, index):
        return False
    return not words[index].text.endswith(("'s", "’s"))


@lru_cache(maxsize=16_384)
def _may_be_noun(lower: str) -> bool:
    """Whether a word, by itself, may be a noun that names a thing."""
    return not (
        len(lower) < 3
        or lower[0].isdigit()
        or {lower, lower.removesuffix("s")} & _NO_HEADS
        or lower in STOPWORDS
        or lower.endswith(_ENDINGS)
        or country(lower)
    )


def noun_like(text: Text, row: Row, index: int) -> bool:
    """Return whether the word at `index` ends a noun phrase and may name a thing."""
    return _is_noun(row.words, index) and _closes(text, row.words, index)


def _opened(words: tuple[Word, ...], index: int) -> bool:
    return index > 0 and words[index - 1].lower in _ARTICLES


def _closes(text: Text, words: tuple[Word, ...], index: int) -> bool:
    """Whether a noun phrase ends at `index`, as far as what follows shows."""
    if not index or words[index - 1].lower in _BEFORE_VERBS:
        return False
    if index + 1 == len(words):
        return True
    following = words[index + 1].lower
    if following in _SMALL or following.endswith("ed"):
        return True
    return bool(text.article.text[words[index].end : words[index + 1].start].strip())


def _with_article(words: tuple[Word, ...], start: int, first: int, printed: str) -> str:
    opener = words[start - 1].lower
    if first == start and opener in {"a", "an"}:
        return f"{opener} {printed}"
    owned = printed.split(" ", maxsplit=1)[0].endswith(("'s", "’s"))
    if opener in PREPOSITIONS or printed[:1].isdigit() or owned:
        return printed
    return f"the {printed}"


def _names(table: Table, row: Row, group: list[Row]) -> Iterator[tuple[float, str]]:
    """Yield the names that all the sentences have, with how much each tells."""
    text = table.texts[row.text]
    for name in text.names_from(row.start, row.end):
        if len(name.words) > 1 and _everywhere(name.key[-1], group) and not _known_to_all(name):
            weight = sum(table.rarity.get(stem(part), 0.0) for part in name.key)
            yield _NAME_WORTH * weight, untitled(text, name)


def _everywhere(lower: str, group: list[Row]) -> bool:
    return all(any(word.lower == lower for word in row.words) for row in group)


def _known_to_all(name: Name) -> bool:
    return bool(country(name.key[-1])) or bool(country("-".join(name.key)))
