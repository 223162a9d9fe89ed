"""Which words one outlet's texts of weeks have more often, or less often, than the others' texts.

The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and Quinn (2008),
"Fightin' Words", Political Analysis 16(4): its z-score does not run after rare words, as ratios do,
nor after common ones, as differences do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from briefing.core.framing.claims import sentence
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import STOPWORDS, Word, stem, words
from briefing.core.intervals import discoveries, drawn, two_sided
from briefing.core.model import Evidence
from briefing.core.overview import ENOUGH_WORDS, Distinctive

PRIOR = ENOUGH_WORDS  # imagined to be seen before on each side: as many as the smallest has
FALSE = 0.05  # of the words that are shown, so many may be expected to be chance
EXAMPLES = 3
_SEEN, _TEXTS = 5, 3  # a word used less often, or in fewer texts, is not tested
_GOOD = 16  # words of a sentence that makes a good example
_LETTERS, _PLURAL = 3, 4
_RUN = 5  # words that are printed again are hardly chosen anew

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A word where it stands."""

    row: Row
    word: Word


@dataclass(frozen=True, slots=True)
class Usage:
    """The words of texts in the outlets' own voice: how many by text, and which terms stand where."""

    texts: dict[int, Text]
    words: Counter[int] = field(default_factory=Counter)
    uses: dict[str, dict[int, list[Use]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, text: Text, row: Row, own: Sequence[Word], barred: frozenset[str]) -> None:
        """Count the words of a sentence."""
        self.words[text.index] += len(own)
        for word in own:
            if _telling(word) and stem(word.lower) not in barred:
                self.uses[_term(word)].setdefault(text.index, []).append(Use(row, word))


def usage(texts: Sequence[Text], without: Iterable[str] = ()) -> Usage:
    """Count the words of `texts` on their topic, and of these the ones that carry content.

    Left out is what stands in quote marks, which is somebody else's wording, boilerplate, and what
    an outlet printed before: the same five words running, as in captions, appeals and paragraphs
    that are pasted from text to text, are one choice. Words of the phrases `without` (outlets and
    authors) are not counted as terms, and none with a capital: they are names, compared as such.
    """
    found = Usage({text.index: text for text in texts})
    barred = frozenset(stem(word.lower) for phrase in without for word in words(phrase))
    printed: dict[str, set[Run]] = defaultdict(set)
    for text in texts:
        before = printed[text.outlet]
        runs = {row: _runs(row) for row in text.rows if row.compared and not row.boilerplate}
        for row, own in runs.items():
            found.add(text, row, _fresh(text, row, own, before), barred)
        before.update(run for own in runs.values() for run in own)
    return found


def _term(word: Word) -> str:
    """Return what a word is counted under: itself, without a plural's ending.

    Stems would count "concerned" as "concerning", and the count shown must be true of the word.
    """
    return word.lower.removesuffix("s") if len(word.lower) > _PLURAL else word.lower


def _telling(word: Word) -> bool:
    return word.text.islower() and len(word.lower) >= _LETTERS and word.lower not in STOPWORDS


def _runs(row: Row) -> list[Run]:
    lowered = [word.lower for word in row.words]
    return [tuple(lowered[at : at + _RUN]) for at in range(len(lowered) - _RUN + 1)]


def _fresh(text: Text, row: Row, runs: list[Run], before: set[Run]) -> list[Word]:
    """Return the words of a sentence in the outlet's own voice that it did not print before."""
    again = {at + step for at, run in enumerate(runs) if run in before for step in range(_RUN)}
    quotes = [q for q in text.quotes if q.outer_start < row.end and row.start < q.outer_end]
    return [
        word
        for at, word in enumerate(row.words)
        if at not in again and not any(q.outer_start <= word.start < q.outer_end for q in quotes)
    ]


def log_odds_z(count: int, of: int, others: int, of_others: int) -> float:
    """Return how surely a word is used more often (or less, below 0), in standard deviations.

    With y the counts of the word and n those of all words on the sides i and j, a the prior's
    words (`PRIOR`) and a_w the part of them that is this word, as often as in both sides together:
    log((y_i + a_w) / (n_i + a - y_i - a_w)) less the same of j, over the square root of
    1 / (y_i + a_w) + 1 / (y_j + a_w). In the paper: the difference of log-odds (equation 16), its
    variance in the approximation for words that are few among all (20), the z-score (22), the
    prior from the pooled frequencies (23).
    """
    part = PRIOR * (count + others) / (of + of_others)
    mine, theirs = count + part, others + part
    odds = log(mine / (of + PRIOR - mine)) - log(theirs / (of_others + PRIOR - theirs))
    return odds / sqrt(1 / mine + 1 / theirs)


@dataclass(frozen=True, slots=True)
class _Sides:
    """One outlet's texts and all others', with the words of each."""

    usage: Usage
    own: frozenset[int]
    others: frozenset[int]
    words: int
    other_words: int

    def compare(self, term: str) -> _Compared:
        """Return how often a term stands on each side, and how often chance would give as much.

        The z-score must pass at 95 %, but it takes every word for a draw of its own, and words come
        in bursts: of texts that were shuffled among outlets, most outlets had words that passed.
        So how sure it is is counted by text, which is exact: in how many of the texts of the
        side the word stands more often than in all texts together.
        """
        held = self.usage.uses[term]
        mine = sum(len(uses) for text, uses in held.items() if text in self.own)
        theirs = sum(map(len, held.values())) - mine
        z = log_odds_z(mine, self.words, theirs, self.other_words)
        chance = two_sided(z)
        if chance <= FALSE:
            chance = self._by_text(term, mine + theirs, more=z > 0)
        return _Compared(term, mine, theirs, z, chance)

    def _by_text(self, term: str, count: int, *, more: bool) -> float:
        usual = count / (self.words + self.other_words)
        often = {
            text
            for text, uses in self.usage.uses[term].items()
            if len(uses) > usual * self.usage.words[text]
        }
        side = self.own if more else self.others
        return drawn(len(often & side), len(often), len(side), len(self.own) + len(self.others))


@dataclass(frozen=True, slots=True)
class _Compared:
    term: str
    count: int
    others: int
    z: float
    chance: float


def distinctive(used: Usage, outlet: str) -> tuple[Distinctive, ...]:
    """Return the words that an outlet's texts use more often, or less often, than all others.

    Every word that is common enough in all texts together is tested, both ways, and of the words
    returned at most one in twenty is expected to be chance (Benjamini and Hochberg 1995).
    """
    sides = _sides(used, outlet)
    tested = [
        sides.compare(term)
        for term, held in sorted(used.uses.items())
        if len(held) >= _TEXTS and sum(map(len, held.values())) >= _SEEN
    ]
    kept = discoveries([one.chance for one in tested], FALSE)
    found = (_told(sides, tested[index]) for index in kept)
    return tuple(sorted(found, key=lambda one: (-abs(one.z), one.word)))


def _sides(used: Usage, outlet: str) -> _Sides:
    counted = frozenset(text for text, words_of in used.words.items() if words_of)
    own = frozenset(text for text in counted if used.texts[text].outlet == outlet)
    mine = sum(used.words[text] for text in own)
    return _Sides(used, own, counted - own, mine, sum(used.words.values()) - mine)


def _told(sides: _Sides, one: _Compared) -> Distinctive:
    side = sides.own if one.z > 0 else sides.others
    uses = {text: held for text, held in sides.usage.uses[one.term].items() if text in side}
    examples = _examples(sides.usage, uses)
    word = _printed(uses)
    return Distinctive(word, one.z > 0, one.count, one.others, one.z, len(uses), examples)


def _printed(uses: dict[int, list[Use]]) -> str:
    """Return the form in which a term is printed most often."""
    forms = Counter(use.word.lower for of_text in uses.values() for use in of_text)
    return min(forms, key=lambda form: (-forms[form], form))


def _examples(used: Usage, uses: dict[int, list[Use]]) -> tuple[Evidence, ...]:
    """Return a sentence of each of the texts that use the word most, neither stubs nor endless."""
    first = sorted(uses, key=lambda index: (-len(uses[index]), index))[:EXAMPLES]
    best = (
        (index, min(uses[index], key=lambda use: (abs(len(use.row.words) - _GOOD), use.row.start)))
        for index in first
    )
    return tuple(sentence(used.texts[index], use.row) for index, use in best)
