"""What the articles of one story print: their noun phrases, counted, and how each word is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.core.model import Article
from briefing.core.stories.headlines import headline
from briefing.core.stories.languages import language_of, stop_words
from briefing.core.stories.lexicon import (
    MONTHS,
    UNITS,
    is_bare_adjective,
    is_demonym,
    is_verb,
)
from briefing.core.stories.nouns import Word, bare_of, runs, without_possessive, words_of
from briefing.core.stories.terms import term, term_id

_WORDS_READ = 120
_LETTERS_READ = 1_200
_LONGEST_PHRASE = 5
_FEWEST = 2  # articles that have each word of a name
_TITLE_CASE = 0.7  # of the words of a headline begin with a capital, where all do that can
_LINK = "of"
_SHORTEST_WORD = 4  # letters of a word in small letters that is a name by itself
_SEEN_TITLE, _SEEN_TEXT = 50, 1_000  # what a word's case in a headline and in text counts

Key = tuple[str, ...]


@dataclass(slots=True)
class Phrase:
    """A phrase, how it is written, and where it stands."""

    key: Key
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    written: Counter[tuple[str, ...]] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)
    times: int = 0
    left: int = 0
    right: int = 0

    @property
    def content(self) -> Key:
        """The terms of the phrase but for the link "of"."""
        return tuple(word for word in self.key if word != _LINK)

    @property
    def whole(self) -> float:
        """The share of its occurrences in which no word of a longer phrase stands beside it."""
        return self.left * self.right / self.times**2 if self.times else 0.0


@dataclass(frozen=True, slots=True)
class _Text:
    article: int
    words: list[Word]
    keys: Key
    headline: bool
    title_case: bool = False


class Printed:
    """The titles and leads of some articles, and the phrases in them.

    The articles come in groups, which count as one each: of one for a story, of more for a saga.
    """

    def __init__(self, groups: Sequence[Sequence[Article]]) -> None:
        self.articles = len(groups)
        self.stop = stop_words(language_of(groups[0][0]))
        self._titles = [headline(one) for group in groups for one in group]
        self._outlets = {_keys(words_of(one.outlet)) for group in groups for one in group}
        numbered = [(n, one) for n, group in enumerate(groups) for one in group]
        self._texts = [text for n, one in numbered for text in _read(n, one)]
        self._cases = self._count_cases()
        self._in: dict[str, set[int]] = defaultdict(set)
        self._in_title: dict[str, set[int]] = defaultdict(set)
        self._running = {w.bare for text in self._texts if not text.headline for w in text.words}
        self._phrases: dict[Key, Phrase] = {}
        for text in self._texts:
            for key in text.keys:
                self._in[key].add(text.article)
                if text.headline:
                    self._in_title[key].add(text.article)
        self._shared = {word for word, articles in self._in.items() if len(articles) >= _FEWEST}
        proper = self._proper()
        for text in self._texts:
            self._take(text, proper)
        for text in self._texts:
            if text.headline:
                self._find_in_title(text)

    def _count_cases(self) -> dict[str, Counter[str]]:
        """Count how each word is written, where no sentence begins with it; text outweighs titles."""
        cases: dict[str, Counter[str]] = defaultdict(Counter)
        for text in self._texts:
            weight = _weight(text)
            for word in text.words:
                form = without_possessive(word.printed)
                cases[word.bare][form] += 1 if word.opens else weight
        return cases

    def _written(self, bare: str) -> str:
        forms = self._cases[bare]
        return max(forms, key=lambda form: (forms[form], form)) if forms else bare

    def _proper(self) -> frozenset[str]:
        return frozenset(
            bare
            for bare, forms in self._cases.items()
            if max(forms.values()) >= (_SEEN_TEXT if is_verb(bare) else _SEEN_TITLE)
            and not self._written(bare).islower()
        )

    def _take(self, text: _Text, proper: frozenset[str]) -> None:
        before: range | None = None
        for run in runs(text.words, headline=text.headline, proper=proper, stop=self.stop):
            for start in run:
                for end in range(start + 1, min(start + _LONGEST_PHRASE, run.stop) + 1):
                    if text.keys[end - 1] not in self._shared:
                        break
                    self._count(text, start, end, run)
            if before is not None and self._is_link(text, before.stop, run.start):
                self._take_linked(text, before, run)
            before = run

    def _take_linked(self, text: _Text, before: range, run: range) -> None:
        for start in before:
            shared = self._shared.issuperset({*text.keys[start : run.stop]} - {_LINK})
            if shared and run.stop - start <= _LONGEST_PHRASE:
                self._count(text, start, run.stop, range(before.start, run.stop))

    def _is_link(self, text: _Text, place: int, following: int) -> bool:
        words = text.words[place : following + 1]
        return len(words) == 2 and words[0].bare == _LINK and not any(word.gap for word in words)

    def _count(self, text: _Text, start: int, end: int, run: range) -> None:
        words = text.words[start:end]
        key = text.keys[start:end]
        phrase = self._phrases.get(key)
        if phrase is None:
            phrase = self._phrases[key] = Phrase(key)
        phrase.times += 1
        phrase.left += start == run.start or _is_possessive(text.words[start - 1])
        phrase.right += end == run.stop or _is_possessive(words[-1])
        phrase.articles.add(text.article)
        phrase.forms[(*(word.whole for word in words[:-1]), words[-1].bare)] += 1
        if not (text.title_case or words[0].opens):
            phrase.written[
                (*(w.printed for w in words[:-1]), without_possessive(words[-1].printed))
            ] += 1 if text.headline else 2
        if text.headline:
            phrase.titles.add(text.article)

    def _find_in_title(self, text: _Text) -> None:
        """Find phrases of the text in a headline too, where they may look like verbs."""
        keys = text.keys
        for start in range(len(keys)):
            for end in range(start + 1, min(start + _LONGEST_PHRASE, len(keys)) + 1):
                if end > start + 1 and text.words[end - 1].gap:
                    break
                if phrase := self._phrases.get(keys[start:end]):
                    phrase.titles.add(text.article)
                    phrase.articles.add(text.article)

    def phrases(self) -> Iterable[Phrase]:
        """Return the phrases that can be a name: a thing, a place, a person, whole."""
        return (phrase for phrase in self._phrases.values() if self._may_name(phrase))

    def _may_name(self, phrase: Phrase) -> bool:
        if phrase.key in self._outlets or not all(phrase.key):
            return False
        if _LINK in phrase.key and len(phrase.articles) < _FEWEST:
            return False
        words = _commonest(phrase.forms)
        return _ends_well(words) and self._is_thing(words)

    def _is_thing(self, words: tuple[str, ...]) -> bool:
        """Tell whether the last of `words` names something: it is no adjective and no verb."""
        last, alone = words[-1], len(words) == 1
        if not self._written(last).islower():
            return not (alone and is_demonym(last))
        if is_bare_adjective(last) or (last.endswith("s") and not self._as_noun(last)):
            return False
        return not (alone and (is_verb(last, noun_too=False) or len(last) < _SHORTEST_WORD))

    def _as_noun(self, word: str) -> bool:
        """Tell whether running text has this very word: a headline's verb is told there in the past."""
        return word in self._running or word.endswith(("ss", "us", "is"))

    def text_of(self, phrase: Phrase) -> str:
        """Return the phrase as the articles write it in running text."""
        words = _commonest(phrase.forms)
        written = Counter(
            {form: times for form, times in phrase.written.items() if _in_small(form) == words}
        )
        return " ".join(_commonest(written) if written else self._cased(words))

    def _cased(self, words: tuple[str, ...]) -> Iterator[str]:
        """Yield the words of a phrase that only headlines in capitals have, as they are written alone."""
        bare = [*map(bare_of, words[:-1]), words[-1]]
        written = [self._written(word) for word in bare]
        if any(map(str.islower, written)):
            written = [self._sure(word, form) for word, form in zip(bare, written, strict=True)]
        for word, form in zip(words, written, strict=True):
            yield form + word[len(without_possessive(word)) :]

    def _sure(self, word: str, form: str) -> str:
        """Return a word in small letters where only headlines in capitals have it with one."""
        sure = is_demonym(word) or max(self._cases[word].values(), default=0) >= _SEEN_TITLE
        return form if sure or not form.istitle() else word

    def counts(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Return the id of each term of `phrase`, and in how many of the articles it stands."""
        return [(term_id(word), len(self._in[word])) for word in phrase.content]

    def share(self, word: str) -> float:
        """Return the share of the articles that have a term."""
        return len(self._in[word]) / self.articles

    def title_share(self, word: str) -> float:
        """Return the share of the titles that have a term."""
        return len(self._in_title[word]) / self.articles

    def central_titles(self) -> list[str]:
        """Return the headlines, the one that shares the most words with the others first."""
        words = [
            {term(word.bare) for word in text.words if word.bare not in self.stop}
            for text in self._texts
            if text.headline
        ]
        shared = Counter(word for each in words for word in each)
        weight = [sum(shared[w] - 1 for w in each) / (len(each) + 4) for each in words]
        order = sorted(range(len(words)), key=lambda n: (-weight[n], n))
        return [self._titles[number] for number in order]


def _read(number: int, article: Article) -> Iterator[_Text]:
    title = words_of(headline(article))
    yield _Text(number, title, _keys(title), headline=True, title_case=_is_title_case(title))
    lead = words_of(article.text[:_LETTERS_READ])[:_WORDS_READ]
    yield _Text(number, lead, _keys(lead), headline=False)


def _keys(words: Iterable[Word]) -> Key:
    return tuple(term(word.bare) for word in words)


def _weight(text: _Text) -> int:
    if text.headline:
        return 1 if text.title_case else _SEEN_TITLE
    return _SEEN_TEXT


def _commonest(forms: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the commonest form of a phrase; one word of its own before what is like "Velmarian"."""
    return min(
        forms,
        key=lambda form: (
            len(form) == 1 and is_demonym(form[0].lower()),
            -forms[form],
            len(" ".join(form)),
            form,
        ),
    )


def _ends_well(words: tuple[str, ...]) -> bool:
    """Tell whether a phrase neither begins nor ends with half a number or half a date."""
    first, last = bare_of(words[0]), words[-1]
    if _is_number(last) or last in UNITS or first in UNITS or last in MONTHS:
        return False
    if _is_number(first):
        return len(words) > 2
    return first not in MONTHS or _is_number(words[1])


def _in_small(form: tuple[str, ...]) -> tuple[str, ...]:
    return (*(word.lower() for word in form[:-1]), bare_of(form[-1]))


def _is_title_case(words: Sequence[Word]) -> bool:
    long = [word for word in words[1:] if len(word.bare) > 3]
    return sum(word.printed[0].isupper() for word in long) >= _TITLE_CASE * len(long)


def _is_possessive(word: Word) -> bool:
    return len(without_possessive(word.printed)) < len(word.printed)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word[:1] in "$€£"
