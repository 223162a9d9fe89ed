"""Whether two phrases name one thing: the deal on the minerals and not the one on the grain.

What stands around them is alike, or both say that they are about the same, or the coverage has one
war and both are names for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.core.framing.naming.thing_words import LOADED, TOPICS
from briefing.core.framing.naming.things import Phrase
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import squeezed, stem, variant, word_set

# There are many of these in one story: only a name that both phrases have tells whose.
_MANY = word_set("government parliament")
# Two deals on one of these are hardly ever in one story; of trade or of peace there may be several.
_TELLING = word_set("minerals energy sea hostages gas")
_WARS = word_set("war conflict invasion aggression bloodbath slaughter operation campaign mission")
_PRINTED_ELSEWHERE = LOADED - _WARS
_MILITARY = frozenset(stem(word) for word in ("special", "military", "border"))
_INDEFINITE = word_set("a an any another such no what")
_SURE = 0.25
_OFTEN = 3
_FOREMOST = 3
_OF_A_LAND = ("ians", "ian", "eses", "ese", "ans", "an", "ish", "ns", "n", "is", "i")
_SHORTEST = 4


class Sameness:
    """How alike the phrases of one class are, worked out over the coverage."""

    def __init__(self, table: Table, found: list[Phrase]) -> None:
        self._table = table
        self._about = _about(found)
        self._fought = _fought(found)
        self._spoken_of = Counter(one.text.index for one in found if one.opener == "the")
        self._printed: frozenset[str] | None = None
        self._foremost: dict[int, frozenset[str]] = {}

    def likeness(self, one: Phrase, other: Phrase) -> float:
        """Return how surely two phrases name one thing; 0 if they name different things."""
        apart = not one.names & other.names
        if apart and (
            one.sort in _MANY or (one.names and other.names and not self._one_war(one, other))
        ):
            return 0.0
        if self._prints(one.text, other.head) or self._prints(other.text, one.head):
            return 0.0  # a word of both texts, for whatever else
        if one.sort != "war" and (_strange(one, other) or _strange(other, one)):
            return 0.0
        mine, theirs = self._about[one], self._about[other]
        if "another" in mine | theirs or (mine and theirs and not mine & theirs):
            return 0.0
        if one.sort == "war" and mine != theirs:  # a trade war is not the war
            return 0.0
        alike = _alike(self._table, one, other)
        sure = bool(mine & theirs & _TELLING) or self._one_war(one, other)
        sure = sure or self._by_definition(one, other) or self._by_definition(other, one)
        return max(alike, _SURE) if sure and (one.sided or other.sided) else alike

    def _by_definition(self, one: Phrase, other: Phrase) -> bool:
        """Whether a text says that it calls the thing so of which the other text speaks again and again."""
        one_only = one.sort != "deal"  # of deals there are several
        often = self._spoken_of[other.text.index] > 1
        return one_only and one.defined and other.opener == "the" and often

    def _prints(self, text: Text, head: str) -> bool:
        """Whether a text has a noun that takes sides among its own words."""
        if head not in _PRINTED_ELSEWHERE or head not in text.vocabulary:
            return False
        return any(
            word.lower == head and not text.quotes_in(word.start, word.end)
            for row in text.rows
            for word in row.words
        )

    def _one_war(self, one: Phrase, other: Phrase) -> bool:
        """Whether both name the war that their texts are about, and that is one war."""
        if not (self._is_the_war(one) and self._is_the_war(other)):
            return False
        first, second = self._fought[one.text.index], self._fought[other.text.index]
        if one.names & second or other.names & first:
            return True  # 'the Ridge War', and 'the conflict on Ridge'
        if first and second:
            return bool(first & second)
        left = first or self._most_named(one.text)
        return bool(left & (second or self._most_named(other.text)))

    def _is_the_war(self, phrase: Phrase) -> bool:
        if phrase.head not in _WARS or self._about[phrase]:
            return False
        if phrase.head == "operation" and not phrase.telling & _MILITARY:
            return False
        if phrase.opener in _INDEFINITE and not phrase.sided:
            return False
        return not phrase.where or bool(phrase.where & self._fought[phrase.text.index])

    def _most_named(self, text: Text) -> frozenset[str]:
        """Return the places that a text names most, where its war would be."""
        if text.index not in self._foremost:
            people = {name.key[-1] for name in text.names if len(name.key) > 1}
            last = [variant(name.key[-1]) for name in text.names if name.key[-1] not in people]
            counts = Counter(country(word) or self._land(word) for word in last)
            top = sorted(counts, key=lambda name: (-counts[name], name))[:_FOREMOST]
            self._foremost[text.index] = frozenset(name for name in top if counts[name] >= _OFTEN)
        return self._foremost[text.index]

    def _land(self, word: str) -> str:
        """Return the name from which a text makes this one: Halmia for Halmian, Vessen for Vessenese."""
        if self._printed is None:
            self._printed = frozenset(
                name.key[-1] for text in self._table.texts for name in text.names
            )
        for ending in _OF_A_LAND:
            base = word.removesuffix(ending)
            if base != word and len(base) >= _SHORTEST:
                found = next((one for one in (base, f"{base}a") if one in self._printed), "")
                if found:
                    return found
        return word


def _strange(one: Phrase, other: Phrase) -> bool:
    """Whether a phrase has a name that is not printed around the other: 'the Rodney King riots'."""
    named = {name for name in one.names - other.names if not country(name)}
    known = {word.lower for row in _near(other) for word in row.words} if named else set()
    beside = {word.lower for word in other.row.words}  # a year must stand in the same sentence
    return any(
        (beside if name.isdigit() else known).isdisjoint({name, *squeezed(name).split()})
        for name in named
    )


def _fought(found: list[Phrase]) -> dict[int, frozenset[str]]:
    """Return by text where its war is fought, or against whom: what it says most often."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for phrase in found:
        if phrase.head in _WARS and phrase.opener not in _INDEFINITE and not phrase.about:
            counts[phrase.text.index].update(sorted(phrase.where))
    fought = {
        text: frozenset(name for name in of if of[name] == max(of.values()))
        for text, of in counts.items()
    }
    return defaultdict(frozenset, fought)


def _about(found: list[Phrase]) -> dict[Phrase, frozenset[str]]:
    """Return what each thing is about; one that does not say so is the one spoken of before."""
    about: dict[Phrase, frozenset[str]] = {}
    last: Phrase | None = None
    for phrase in found:
        own = phrase.about or _topic_around(phrase)
        if own and phrase.sort != "war":
            last = phrase
        elif last and phrase.text is last.text and phrase.row.paragraph - last.row.paragraph <= 1:
            own = last.about
        about[phrase] = own
    return about


def _topic_around(phrase: Phrase) -> frozenset[str]:
    """Return what a deal without a topic of its own is about, if its sentence and the next tell one."""
    if phrase.sort != "deal":
        return frozenset()
    rows = phrase.text.rows[phrase.row.number - 1 : phrase.row.number + 1]
    near = [row for row in rows if row.paragraph == phrase.row.paragraph]
    told = Counter(TOPICS[word.lower] for row in near for word in row.words if word.lower in TOPICS)
    topics = [topic for topic in told if topic in _TELLING]
    return frozenset(topics) if len(topics) == 1 and told[topics[0]] > 1 else frozenset()


def _alike(table: Table, one: Phrase, other: Phrase) -> float:
    """Return how much what stands around two phrases is alike."""
    mine, theirs = _around(one), _around(other)
    shared = sum(table.rarity[term] ** 2 for term in sorted(mine & theirs))
    norm = sum(table.rarity[term] ** 2 for term in sorted(mine)) * sum(
        table.rarity[term] ** 2 for term in sorted(theirs)
    )
    return float(shared / norm**0.5) if norm else 0.0


def _around(phrase: Phrase) -> frozenset[str]:
    return frozenset(term for row in _near(phrase) for term in row.terms)


def _near(phrase: Phrase) -> list[Row]:
    return [
        row for row in phrase.text.rows
        if row.paragraph == phrase.row.paragraph or abs(row.number - phrase.row.number) <= 1
    ]  # fmt: skip
