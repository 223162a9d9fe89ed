"""What a text calls an actor: the noun before the name, beside it, or in place of it.

The constructions are those that name an entity by a descriptor: a title or noun before the name,
an apposition, a copula, and 'the dictator' where that noun stands with the name elsewhere
(cf. Hamborg, Zhukova and Gipp 2019 on word choice and labelling).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import attrgetter

from briefing.core.framing.naming.anaphors import anaphors
from briefing.core.framing.naming.phrases import (
    ARTICLES,
    COPULAS,
    OWNERS,
    POSSESSIVES,
    Label,
    joined,
    modifiers,
    phrase_head,
)
from briefing.core.framing.naming.turns import turns
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import GENERIC, TITLES, Name
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, variant, word_set

_AUXILIARIES = word_set("to will would should could can may might must")  # 'to convict Vorr'
_VERBS_TOO = word_set(
    "convict host coach judge champion author rival star model chair head pick boss"
)
# By a name of one word no other holder of it is meant: 'Queen Maud' is not Maud Kest.
_ROYAL = word_set("king queen prince princess pope emperor")
_BE = COPULAS | word_set("be been being not are were")
_RANKS = word_set("gen lt col maj capt sgt adm cmdr brig")
# 'A man Vorr met': behind these no name stands beside the noun, it begins a clause.
_OF_MANY = word_set("a an any another each every one single no for")
_PARTICLES = ("al-", "el-", "ul-", "bin-", "ben-")
_OF_WHOM = word_set("for of to")
_FAMILY = word_set("brothers sisters family families siblings couple twins")
# 'Vorr Tower' is no fuller name of Vorr.
_BUILT = word_set("tower towers hotel resort building plaza hall center library airport avenue")
_NOBODY = GENERIC | _BUILT
_NO_FIRST_NAME = TITLES | STOPWORDS
_OPENING = ARTICLES | OWNERS
_OWNED = ARTICLES | POSSESSIVES
_DOMINANT = 2
_START = attrgetter("start")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """The people of a coverage: the name each is shown by, and the key of each printed form."""

    shown: dict[str, str]
    keys: dict[tuple[str, ...], str]


def actors(found: tuple[tuple[Name, ...], ...]) -> Actors:
    """Return the people of the texts: a full name gathers the shorter forms of itself."""
    counts = Counter(name.key for of_text in found for name in of_text)
    full = sorted(
        (key for key in counts if 1 < len(key) <= 4 and key[-1] not in _NOBODY),
        key=lambda key: (-counts[key], key),
    )
    by_word: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        for word in dict.fromkeys((variant(key[-1]), key[0])):
            by_word[word].append(key)
    keys = {key: " ".join(_whole(key, by_word, counts)) for key in sorted(counts)}
    printed = {name.key: _shown(name) for of in found for name in of}
    shown = {
        actor: printed.get(tuple(actor.split(" ")), actor) for actor in sorted(set(keys.values()))
    }
    return Actors(shown, keys)


def _shown(name: Name) -> str:
    """Return a name as it is shown: without rank and possessive ending."""
    words_ = [word.text for word in name.words]
    while len(words_) > 2 and words_[0].lower() in _RANKS:
        words_ = words_[1:]
    return " ".join(words_).removesuffix("'s").removesuffix("’s")


def _whole(key: Key, by_word: dict[str, list[Key]], counts: Counter[Key]) -> Key:
    """Return the full name that a printed form stands for: the only one, or the far commoner one."""
    if len(key) > 1:
        alike = dict.fromkeys((*by_word[variant(key[-1])], *by_word[key[0]]))
        return next((one for one in alike if _same_person(key, one)), key)
    nearby = by_word.get(variant(key[0]), [])
    holders = [one for one in nearby if variant(one[-1]) == variant(key[0])] or nearby
    if len(holders) > 1 and counts[holders[0]] < _DOMINANT * counts[holders[1]]:
        return key
    return holders[0] if holders else key


def _same_person(key: Key, other: Key) -> bool:
    """Whether two full names differ only in initials, hyphens or spelling."""
    if variant(key[-1]) == variant(other[-1]) and key[0] == other[0]:
        initials = _initials(key), _initials(other)
        return not all(initials) or initials[0] == initials[1]  # George W. is not George H. W.
    return _folded(key) == _folded(other)


def _initials(key: Key) -> str:
    return "".join(word.replace(".", "") for word in key[1:-1] if len(word.replace(".", "")) < 3)


def _folded(key: Key) -> str:
    return "".join(word for word in key if len(word.rstrip(".")) > 1).replace("-", "")


def labels(table: Table) -> tuple[tuple[Label, ...], Actors]:
    """Return the labels of all actors of `table` with the actors themselves."""
    found = tuple(text.names for text in table.texts)
    people = actors(found)
    explicit = [
        label
        for text, of_text in zip(table.texts, found, strict=True)
        for before, name in zip((None, *of_text), of_text, strict=False)
        for label in _beside(text, name, people.keys[_meant(text, before, name).key])
    ]
    going_on = turns(table, people.keys, explicit)
    alone = anaphors(table, people.keys, [*explicit, *going_on])
    return tuple(dict.fromkeys((*explicit, *going_on, *alone))), people


def _beside(text: Text, name: Name, actor: str) -> list[Label]:
    """Return the labels that stand next to one mention of a name."""
    line = name.row.words
    first = bisect_left(line, name.start, key=_START)
    if _of_another(text, line, first, actor) or _broken_off(text, line, first + len(name.words)):
        return []
    last = first + len(name.words) - 1
    made = (_ahead(text, line, first, len(name.words)), _apposition(text, line, last), _copula(text, line, last),
            _apposed(text, line, first, last))  # fmt: skip
    return [
        Label(text.index, name.row, actor, role(line[head].lower), line[start].start,
              name.end if head == first - 1 else line[head].end)
        for start, head in filter(None, made)
        if not (line[head].lower in _ROYAL and len(name.words) == 1 and " " in actor)
    ]  # fmt: skip


def _meant(text: Text, before: Name | None, name: Name) -> Name:
    """Return who is described behind a name: in 'Petra Holm of Lune, the mayor' it is not Lune."""
    if before is None or before.row is not name.row:
        return name
    between = text.article.text[before.end : name.start]
    return before if between in {" of ", " from "} and len(before.words) > 1 else name


def _of_another(text: Text, line: tuple[Word, ...], first: int, actor: str) -> bool:
    """Whether a first name that is not the actor's opens the sentence before the last name."""
    if first != 1 or " " not in actor or not line[0].capital or not joined(text, line[0], line[1]):
        return False
    lower = line[0].lower
    return not (lower in _NO_FIRST_NAME or role(lower) or country(lower) or lower in actor)


def _broken_off(text: Text, line: tuple[Word, ...], behind: int) -> bool:
    """Whether the name goes on in small letters: 'Mohammed al-Otaibi'."""
    return (
        behind < len(line)
        and line[behind].lower.startswith(_PARTICLES)
        and joined(text, line[behind - 1], line[behind])
    )


def _ahead(text: Text, line: tuple[Word, ...], first: int, many: int) -> tuple[int, int] | None:
    """Read 'North Korean dictator' before the name."""
    head = first - 1
    if head < 0 or not role(line[head].lower) or not joined(text, line[head], line[first]):
        return None
    if line[head].lower in _VERBS_TOO and head and line[head - 1].lower in _AUXILIARIES:
        return None
    start = modifiers(text, line, head)
    if head and line[head - 1].lower in _BE:
        return None  # 'they were hopeful Vorr would come'
    if start and line[start - 1].lower in _OF_MANY:
        return None  # 'a man Vorr met', 'candidate for governor Petra Holm'
    behind = line[first + many] if first + many < len(line) else None
    if behind and behind.lower in _FAMILY:
        return None  # 'the billionaire Kest brothers'
    return start, head


def _apposition(text: Text, line: tuple[Word, ...], last: int) -> tuple[int, int] | None:
    """Read ', the former FBI director' or ', a spokesman for' behind the name."""
    if last + 1 >= len(line):
        return None
    gap = text.article.text[line[last].end : line[last + 1].start]
    if gap.strip() not in {",", "-", "–", "—", "("} or line[last + 1].lower not in _OPENING:
        return None
    found = phrase_head(text, line, last + 1)
    return None if found is None or _of_the_next(text, line, *found) else found


def _of_the_next(text: Text, line: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the noun belongs to a name behind it: 'of Judge Holm, the deputy mayor, Ilan Vorr'."""
    following = line[head + 1 : head + 2]
    if not following:
        return False
    if line[start].lower in OWNERS and line[head].capital and following[0].lower == "of":
        return True  # 'Vorr, former Secretary of State Petra Holm'
    gap = text.article.text[line[head].end : following[0].start].strip()
    return gap == "," and following[0].capital


def _copula(text: Text, line: tuple[Word, ...], last: int) -> tuple[int, int] | None:
    """Read 'is a dictator' or ', who is a dictator' behind the name."""
    relative = last + 4 < len(line) and line[last + 1].lower == "who"
    verb = last + 1 + relative
    if verb + 2 > len(line) - 1 or line[verb].lower not in COPULAS:
        return None
    if line[verb + 1].lower not in ARTICLES or not joined(text, line[verb - 1], line[verb]):
        return None
    return phrase_head(text, line, verb + 1)


def _apposed(text: Text, line: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """Read 'the country's leader,' before the name."""
    head = first - 1
    if head < 1 or text.article.text[line[head].end : line[first].start].strip() != ",":
        return None
    if not role(line[head].lower) or not _inserted(text, line, last):
        return None
    start = modifiers(text, line, head)
    if start > 1 and line[start - 2].lower in _BE:
        return None  # 'though he is not the heir, Vorr ...'
    if start > 2 and line[start - 2].lower in _OF_WHOM and role(line[start - 3].lower):
        return None  # 'a lawyer for the heir, Vorr, ...'
    owned = (start > 0 and line[start - 1].lower in _OWNED) or line[start].text.endswith(
        ("'s", "’s")
    )
    return (start, head) if owned else None


def _inserted(text: Text, line: tuple[Word, ...], last: int) -> bool:
    """Whether the name ends behind the noun, and begins no clause: 'To a reporter, Vorr said'."""
    if line[last].text.endswith(("'s", "’s")):
        return False
    following = line[last + 1 : last + 2]
    return not following or not joined(text, line[last], following[0])
