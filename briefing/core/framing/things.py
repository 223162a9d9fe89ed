"""Noun phrases for things that outlets call by different names: a deal, a truce, a war, a law.

A phrase says what sort of thing it is for, what it is about ("the minerals agreement": minerals), and
which of its words take sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.core.framing.countries import country
from briefing.core.framing.phrases import COPULAS, printed_itself, says_itself
from briefing.core.framing.rows import Row
from briefing.core.framing.speech import BREAKS
from briefing.core.framing.subjects import THINGS
from briefing.core.framing.table import Text
from briefing.core.framing.thing_words import (
    COUNTRY_SOLD,
    LOADED,
    MARKETS,
    MILD,
    NEUTRAL,
    OF_WAR,
    PLAIN,
    REAL,
    SIDED,
    TOPICS,
    about,
    is_owner,
    is_proper,
    where,
)
from briefing.core.framing.words import STOPWORDS, Word, stem, variant, word_set

_CLASSES = word_set(
    "truce deal war talks bill protest migrants government parliament plan cuts shutdown"
)
OPENERS = word_set("the a an this that his her its their our another any such no what")
# 'The soldiers fighting'; what somebody calls it is mostly not the writer's word.
_GERUNDS = word_set("fighting plundering looting bombing shelling shipping")
_CALLS = word_set("call calls called calling")
_AMOUNTS = word_set("great good")  # 'a great deal of'
_WORDS = word_set("word term name phrase")  # 'the word truce'
_SMALL = STOPWORDS - OPENERS
_NO_MODIFIERS = STOPWORDS | OPENERS | BREAKS
_BEHIND_VERB = STOPWORDS - {"of", "in", "with"}
_NOTHING_TOLD = PLAIN | STOPWORDS
_CLAUSE = 10
_NOT_IT = word_set("not no as")  # 'presented as a partnership'
_IT = word_set("it this that")
_HEADS = frozenset({"sale", *(word for word, sort in THINGS.items() if sort in _CLASSES)})


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A noun phrase for a thing, `text[start:end]`: its class and head, its words, what it is about.

    Its `marks` are those of its words that take sides.
    """

    text: Text
    row: Row
    sort: str
    head: str
    opener: str
    telling: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    about: frozenset[str]
    where: frozenset[str]
    start: int
    end: int

    @property
    def loaded(self) -> bool:
        """Whether its noun, or an adjective that is more than praise, takes sides.

        Of a truce, any noun but the plain ones does: who says moratorium makes no peace.
        """
        if self.sort == "truce" and self.sided:
            return True
        if self.head == "operation":  # any army has one; a special one is a name for a war
            return bool(self.marks)
        return self.head in LOADED or bool(self.marks - MILD)

    @property
    def sided(self) -> bool:
        """Whether its noun or another of its words takes sides."""
        return self.head not in NEUTRAL or bool(self.marks)


def things(text: Text) -> Iterator[Phrase]:
    """Yield the phrases for things in the sentences of `text` that may be compared."""
    for row in text.rows if not text.vocabulary.isdisjoint(THINGS) else ():
        if not row.compared or row.boilerplate:
            continue
        for index, word in enumerate(row.words):
            if word.lower not in _HEADS or word.capital or not index:
                continue
            sort = _sort(row.words, index)
            if sort in _CLASSES and _is_head(text, row.words, index):
                phrase = _phrase(text, row, index, sort)
                if phrase:
                    yield phrase


def _sort(line: tuple[Word, ...], index: int) -> str:
    """Return the class of the noun at `index`, or ""."""
    lower = line[index].lower
    if lower == "sale" and COUNTRY_SOLD & {word.lower for word in line[index + 2 : index + 4]}:
        return "deal" if line[index + 1].lower == "of" else ""
    return THINGS.get(lower, "")


def _is_head(text: Text, words: tuple[Word, ...], index: int) -> bool:
    """Whether no noun follows that the word would only modify."""
    if index + 1 == len(words):
        return True
    gap = text.article.text[words[index].end : words[index + 1].start]
    following = words[index + 1].lower
    return (
        bool(gap.strip())
        or following in STOPWORDS
        or following.endswith(("ed", "ing"))
        or _is_verb(words, index + 1)
    )


def _is_verb(words: tuple[Word, ...], index: int) -> bool:
    """Whether the word behind a noun is what it does: 'the deal shows who', not 'the deal talks'."""
    lower = words[index].lower
    behind = words[index + 1].lower if index + 1 < len(words) else "of"
    return lower.endswith("s") and lower not in THINGS and behind in _BEHIND_VERB


def _phrase(text: Text, row: Row, head: int, sort: str) -> Phrase | None:
    line = row.words
    start = head
    while start > 0 and head - start < 5 and _modifies(text, line, start - 1):
        start -= 1
    owned = sort == "war" and start < head and is_owner(line[start])
    opened = start > 0 and _opens(line, start, head)
    sold = line[head].lower == "sale" and start == head
    bare = start == head and _is_stated(line, head)
    if not (opened or owned or sold or bare or _plain_plural(line, start, head)) or _is_no_name(
        line, start, head
    ):
        return None
    end = _complement(text, line, head)
    ahead, behind = line[start:head], line[head + 1 : end + 1]
    telling = frozenset(
        stem(word.lower) for word in ahead if _tells(word) and word.lower not in THINGS
    )
    telling |= frozenset(stem(word.lower) for word in behind if _tells(word))
    lower = line[head].lower
    if lower not in NEUTRAL:
        telling |= {stem(lower)}
    names = frozenset(word.lower for word in (*ahead, *behind) if word.capital)
    names |= {word.lower for word in line[max(0, start - 3) : head + 6] if _is_year(word)}
    first = start - 1 if opened else start
    begin = line[first].start
    if not printed_itself(text, row, begin, line[end].end):
        return None
    opener = line[first].lower if opened else ""
    after = line[head + 1 : head + 6]
    phrase = Phrase(text, row, sort, lower, opener, telling, _marks(sort, ahead, behind), names,
                    about(sort, ahead, after), where(ahead, after), begin, line[end].end)  # fmt: skip
    stated = bool(first) and line[first - 1].lower in COPULAS
    reported = (
        sort != "truce" and phrase.loaded and not says_itself(text, row, begin, stated=stated)
    )
    return None if reported else phrase


def _is_stated(line: tuple[Word, ...], head: int) -> bool:
    """Whether a noun that takes sides is said of what was spoken of: 'It is robbery'."""
    loaded = line[head].lower in LOADED and head > 1
    return loaded and line[head - 1].lower in COPULAS and line[head - 2].lower in _IT


def _opens(line: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the word before the phrase is its article: not 'a law that favoured immigrants'."""
    opener = line[start - 1].lower
    return opener in OPENERS and not (opener == "that" and line[head].lower.endswith("s"))


def _is_no_name(line: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the phrase names nothing, or is somebody else's name for it, or what it is said not to be."""
    lower, before = line[head].lower, line[head - 1].lower
    if (lower in _GERUNDS and before not in OPENERS) or (lower == "deal" and before in _AMOUNTS):
        return True
    if lower == "operation" and before != "military":
        return True
    if (
        line[start].lower in REAL
        or line[head - 1].lower in _WORDS
        or (_is_migrant(lower) and not lower.endswith("s"))
    ):
        return True  # one of them is not the group
    around = {word.lower for word in line[start : head + 4]}
    if lower in {"selloff", "sell-off"} and around & MARKETS:
        return True
    earlier = [word.lower for word in line[max(0, start - _CLAUSE) : start]]
    return bool(_CALLS & set(earlier)) or not _NOT_IT.isdisjoint(earlier[-2:])


def _is_year(word: Word) -> bool:
    """Whether a year stands beside the noun: the riots of another one are others."""
    return len(word.lower) == 4 and word.lower.isdigit() and word.lower[:2] in {"19", "20"}


def _is_migrant(lower: str) -> bool:
    return THINGS.get(lower) == "migrants" and not lower.endswith("ation")


def _marks(sort: str, ahead: tuple[Word, ...], behind: tuple[Word, ...]) -> frozenset[str]:
    """Return the words of a phrase that take sides; whose war it is said to be is one of them."""
    found = {word.lower for word in ahead if word.lower in SIDED}
    if sort == "war":
        found |= {word.lower for word in behind if word.lower in OF_WAR}
        found |= {word.lower for word in ahead[:1] if word.capital and is_proper(ahead)}
        found |= {
            word.lower for word in ahead[:1]
            if is_owner(word) and not country(variant(word.lower))
        }  # fmt: skip
    return frozenset(found)


def _plain_plural(words: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the phrase is a plural with one adjective, which needs no article."""
    one = head - start == 1 and not words[start].lower.endswith(("ly", "ing"))
    return one and words[head].lower.endswith("s") and not words[start].capital


def _modifies(text: Text, words: tuple[Word, ...], index: int) -> bool:
    gap = text.article.text[words[index].end : words[index + 1].start]
    if (
        words[index].lower == "of"
        and index
        and words[index - 1].capital
        and words[index + 1].capital
    ):
        return True  # 'the Wings of Dawn war'
    if _may_be_verb(words[index]) or _is_participle(words, index):
        return False
    return not gap.strip() and words[index].lower not in _NO_MODIFIERS and not (
        words[index].lower.endswith(("ing", "ed")) and index and words[index - 1].lower in _SMALL
    )  # fmt: skip


def _may_be_verb(word: Word) -> bool:
    """Whether the word is sooner a verb than part of a name: 'the hearing follows riots'."""
    lower = word.lower
    if word.capital or lower in TOPICS or word.text.endswith(("'s", "’s", "s’")):
        return False
    return lower.endswith("s") and not lower.endswith(("ss", "us", "ous"))


def _is_participle(words: tuple[Word, ...], index: int) -> bool:
    """Whether a noun and its verb stand before the phrase: 'a law allowing unauthorised migrants'."""
    lower = words[index].lower
    return bool(index) and lower.endswith("ing") and lower not in TOPICS and (
        words[index - 1].lower not in OPENERS
    )  # fmt: skip


def _complement(text: Text, words: tuple[Word, ...], head: int) -> int:
    """Return the index of the last word of 'of ...' behind the head, or the head's."""
    if head + 2 >= len(words) or words[head + 1].lower != "of":
        return head
    end = head + 1
    for index in range(head + 1, min(head + 6, len(words))):
        gap = text.article.text[words[index - 1].end : words[index].start]
        if gap.strip() or (
            words[index].lower in _SMALL and words[index].lower not in {"of", "everything"}
        ):
            break
        end = index
        if words[index].lower in OF_WAR:
            break
    return end if words[end].lower not in STOPWORDS or words[end].lower == "everything" else head


def _tells(word: Word) -> bool:
    return (
        not word.capital
        and word.lower not in _NOTHING_TOLD
        and not word.lower[0].isdigit()
        and not country(word.lower)
    )
