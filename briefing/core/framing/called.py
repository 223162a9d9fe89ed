"""What outlets call one thing: 'a colonial sell-off' here, 'a long-term partnership' there.

Nouns for the same sort of thing are one class. Phrases of a class are taken for one thing only if
what stands around them is alike, so that two deals of one story are not mixed up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product

from briefing.core.framing.claims import Draft, draft, evidence, in_translation
from briefing.core.framing.countries import country
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.speech import BREAKS
from briefing.core.framing.subjects import THINGS
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import STOPWORDS, Word, stem, word_set

KIND = "names"
_NEUTRAL = word_set(
    """truce ceasefire cease-fire armistice deal agreement pact accord treaty war conflict talks
    negotiations negotiation bill legislation law measure act strikes strike attack attacks protest
    protests demonstration demonstrations plan proposal package government administration authorities
    vote election elections ballot court courts judges ruling police officers vaccine vaccines tax taxes
    migrants immigrants immigration troops forces army sanctions peace plans proposals minerals resources
    corridor grain ports shipping maritime parliament assembly legislature raid raids contract tariff tariffs poll referendum soldiers judiciary"""
)
_CLASSES = word_set(
    "truce deal war talks bill strike protest migrants government parliament plan cuts shutdown"
)
_OPENERS = word_set("the a an this that his her its their our another any such no what")
_PLAIN = word_set(
    """new current recent previous original first second third final latest whole full entire own same
    latter former next last possible potential proposed future initial two three four many
    several other such major big day year week month national federal state local public house senate
    u.s us american president's week's year's world civil draft final-stage 30-day partial general annual
    similar separate corresponding longer broader wider key more early late old presidential congressional midterm primary comprehensive"""
)
_GERUNDS = word_set(
    "fighting plundering looting bombing shelling shipping"
)  # 'the soldiers fighting'
_CALLS = word_set(
    "call calls called calling"
)  # mostly somebody else's word: 'the left calls it a ...'
_AMOUNTS = word_set("great good")  # 'a great deal of'
# There are many of these in one story: only a name that both phrases have tells whose.
_MANY = word_set("government parliament")
_ALIKE, _ALIKE_IF_PLAIN = 0.07, 0.2
_MOST = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for a thing: its class, head and telling modifiers, `text[start:end]`."""

    text: Text
    row: Row
    sort: str
    head: str
    telling: frozenset[str]
    names: frozenset[str]
    start: int
    end: int


def claims(table: Table) -> list[Draft]:
    """Return the claims on what things are called."""
    by_class: dict[str, list[Phrase]] = defaultdict(list)
    for row in table.rows:
        text = table.texts[row.text]
        if english(text):
            for phrase in _phrases(text, row):
                by_class[phrase.sort].append(phrase)
    drafts = [_claim(table, sort, found) for sort, found in sorted(by_class.items())]
    return [one for one in drafts if one]


def _phrases(text: Text, row: Row) -> list[Phrase]:
    found = []
    for index, word in enumerate(row.words):
        sort = THINGS.get(word.lower, "")
        if sort in _CLASSES and index and not word.capital and _is_head(text, row.words, index):
            phrase = _phrase(text, row, index, sort)
            if phrase:
                found.append(phrase)
    return found


def _is_head(text: Text, words: tuple[Word, ...], index: int) -> bool:
    """Whether no noun follows that the word would only modify."""
    if index + 1 == len(words):
        return True
    gap = text.article.text[words[index].end : words[index + 1].start]
    following = words[index + 1].lower
    return bool(gap.strip()) or following in STOPWORDS or following.endswith(("ed", "ing"))


def _phrase(text: Text, row: Row, head: int, sort: str) -> Phrase | None:
    start = head
    while start > 0 and head - start < 5 and _modifies(text, row.words, start - 1):
        start -= 1
    if row.words[head].lower in _GERUNDS and not _opens(row.words[head - 1]):
        return None
    if row.words[head].lower == "deal" and row.words[head - 1].lower in _AMOUNTS:
        return None
    opened = start > 0 and row.words[start - 1].lower in _OPENERS
    if not opened and not _plain_plural(row.words, start, head):
        return None
    if any(word.lower in _CALLS for word in row.words[max(0, start - 4) : start]):
        return None
    end = _complement(text, row.words, head)
    ahead, behind = row.words[start:head], row.words[head + 1 : end + 1]
    telling = frozenset(
        stem(word.lower) for word in ahead if _tells(word) and word.lower not in THINGS
    )
    telling |= frozenset(stem(word.lower) for word in behind if _tells(word))
    if row.words[head].lower not in _NEUTRAL:
        telling |= {stem(row.words[head].lower)}
    names = frozenset(word.lower for word in (*ahead, *behind) if word.capital)
    first = start - 1 if opened else start
    return Phrase(text, row, sort, row.words[head].lower, telling, names, row.words[first].start,
                  row.words[end].end)  # fmt: skip


def _plain_plural(words: tuple[Word, ...], start: int, head: int) -> bool:
    """Whether the phrase is a plural with one adjective, which needs no article."""
    one = head - start == 1 and not words[start].lower.endswith(("ly", "ing"))
    return one and words[head].lower.endswith("s") and not words[start].capital


def _opens(word: Word) -> bool:
    return word.lower in _OPENERS


def _modifies(text: Text, words: tuple[Word, ...], index: int) -> bool:
    gap = text.article.text[words[index].end : words[index + 1].start]
    return not gap.strip() and words[index].lower not in STOPWORDS | _OPENERS | BREAKS and not (
        words[index].lower.endswith(("ing", "ed")) and index and words[index - 1].lower in STOPWORDS - _OPENERS
    )  # fmt: skip


def _complement(text: Text, words: tuple[Word, ...], head: int) -> int:
    """Return the index of the last word of 'of ...' behind the head, or the head's."""
    if head + 2 >= len(words) or words[head + 1].lower != "of":
        return head
    end = head + 1
    for index in range(head + 1, min(head + 6, len(words))):
        gap = text.article.text[words[index - 1].end : words[index].start]
        if gap.strip() or (
            words[index].lower in STOPWORDS - _OPENERS
            and words[index].lower not in {"of", "everything"}
        ):
            break
        end = index
    return end if words[end].lower not in STOPWORDS or words[end].lower == "everything" else head


def _tells(word: Word) -> bool:
    return (
        not word.capital
        and word.lower not in _PLAIN | STOPWORDS
        and not word.lower[0].isdigit()
        and not country(word.lower)
    )


def _claim(table: Table, sort: str, found: list[Phrase]) -> Draft | None:
    """Return the claim on one class of things, if two outlets call one by telling words."""
    by_outlet: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in found:
        if _own(phrase, found) or phrase.head in _NEUTRAL:
            by_outlet[phrase.text.outlet].append(phrase)
    best = _best_pair(table, by_outlet)
    if best is None:
        return None
    if not any(phrase.head in _NEUTRAL for phrase in found):
        return None
    chosen = _extended(table, best, by_outlet)
    backing = tuple(evidence(one.text, one.start, one.end) for one in chosen)
    central = max(table.centrality(one.row) for one in chosen)
    heads = len({one.head for one in chosen if one.head not in _NEUTRAL})
    if not heads and not any(stem(one.head) in table.central for one in chosen):
        return None
    weight = 0.25 + 0.2 * central + 0.35 * bool(heads) + 0.05 * len(chosen)
    return draft(KIND, f"Names for the {sort}", backing, weight=weight, about=f"thing:{sort}",
                 note="".join(in_translation(table, backing)))  # fmt: skip


def _own(phrase: Phrase, found: list[Phrase]) -> bool:
    """Whether the phrase has a word that no other outlet uses for this class of thing."""
    elsewhere = {
        word for other in found if other.text.outlet != phrase.text.outlet for word in other.telling
    }
    return bool(phrase.telling - elsewhere)


def _best_pair(table: Table, by_outlet: dict[str, list[Phrase]]) -> tuple[Phrase, Phrase] | None:
    pairs = [
        (score, one, other)
        for left, right in combinations(table.outlets, 2)
        for one, other in product(by_outlet.get(left, ()), by_outlet.get(right, ()))
        if _telling_enough(one, other)
        and (score := _alike(table, one, other)) >= _least(one, other)
    ]
    best = max(pairs, key=lambda pair: (pair[0] + _strength(pair[1], by_outlet) + _strength(pair[2], by_outlet),
                                        -pair[1].start, -pair[2].start), default=None)  # fmt: skip
    return (best[1], best[2]) if best else None


def _least(one: Phrase, other: Phrase) -> float:
    """Return how alike the places must be: two plain nouns are sooner for two things than for one."""
    sided = one.head not in _NEUTRAL or other.head not in _NEUTRAL
    shared = one.telling & other.telling or one.names & other.names
    return _ALIKE if sided or shared else _ALIKE_IF_PLAIN


def _telling_enough(one: Phrase, other: Phrase) -> bool:
    """Whether both are told in words of their own, or one by a noun that takes sides."""
    if one.telling and other.telling:
        return one.head != other.head or one.telling != other.telling
    return (one.head not in _NEUTRAL) != (other.head not in _NEUTRAL)


def _strength(phrase: Phrase, by_outlet: dict[str, list[Phrase]]) -> float:
    """Return how much a phrase says by its noun, its modifiers, and how often the outlet uses it."""
    again = sum(one.head == phrase.head for one in by_outlet[phrase.text.outlet])
    sided = phrase.head not in _NEUTRAL
    return sided * (0.3 + 0.08 * min(again, 4)) + 0.05 * min(len(phrase.telling), 3)


def _extended(
    table: Table, best: tuple[Phrase, Phrase], by_outlet: dict[str, list[Phrase]]
) -> list[Phrase]:
    """Add the best phrase of each further outlet, in the order of the outlets."""
    chosen = list(best)
    seen = {one.text.outlet for one in best}
    for outlet in table.outlets:
        fitting = [
            one
            for one in by_outlet.get(outlet, ())
            if _alike(table, one, best[0]) >= _least(one, best[0])
        ]
        if outlet not in seen and fitting and len(chosen) < _MOST:
            chosen.append(max(fitting, key=lambda one: (_strength(one, by_outlet), -one.start)))
    return chosen


def _alike(table: Table, one: Phrase, other: Phrase) -> float:
    """Return how much what stands around two phrases is alike; 0 if they name different things."""
    apart = not one.names & other.names
    if apart and (one.sort in _MANY or (one.names and other.names)):
        return 0.0
    mine, theirs = _around(one), _around(other)
    shared = sum(table.rarity[term] ** 2 for term in sorted(mine & theirs))
    norm = sum(table.rarity[term] ** 2 for term in sorted(mine)) * sum(
        table.rarity[term] ** 2 for term in sorted(theirs)
    )
    return float(shared / norm**0.5) if norm else 0.0


def _around(phrase: Phrase) -> frozenset[str]:
    near = [
        row for row in phrase.text.rows
        if row.paragraph == phrase.row.paragraph or abs(row.number - phrase.row.number) <= 1
    ]  # fmt: skip
    return frozenset(term for row in near for term in row.terms)
