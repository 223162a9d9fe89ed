"""Names for stories: what an editor would call them, in words that their outlets print.

A story of one article is called by its headline. Of more, every article votes for the noun phrases
of its title and lead; a phrase weighs by how rare its words are, how many articles and titles have
them, and how often it stands whole: "Health minister Karin" is cut short where "Stavrel" follows.
Of names nearly as good as the best, one is taken that fits no story beside it as well as its own.
Where no phrase will do, the headline nearest to the others is cut at a pause. Nothing is made up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from briefing.core.model import Article
from briefing.core.stories.headlines import cut, headline
from briefing.core.stories.passages import Signature
from briefing.core.stories.printed import Phrase, Printed
from briefing.core.stories.terms import term_id, tokens
from briefing.core.stories.vectors import Frequencies

LONGEST = 36
_PART_GAP = " – "
_OF_EACH_STORY = 3  # articles that speak for a story in a saga
_ARTICLES_READ = 30  # the first of a story: its name does not drift while it grows
_RARITY_POWER = 0.45
_WHOLE_POWER = 0.45
_NO_TITLE = 0.4  # what a phrase is worth that stands in no title
_WHOLE = 0.1  # of its occurrences, in which a phrase stands whole
_LONE_RARITY = 3.3  # one word alone, in small letters, is rarer than "without"
_LONE_NAME, _LONE_WORD = 1.0, 0.8  # what one word alone is worth, with a capital and without
_SECOND_PART = 0.1  # of the first part's score: below this a second part says too little
_SECOND_SHARE = 0.5  # of its score that a second part adds to a name
_GOOD, _FULLER = 0.8, 0.8  # a phrase that weighs this share of one of its names brings that down
_TRIED = 20
_NEARLY = 0.85  # of the best score: such a name is taken before it, if it tells the story apart
_KEPT = 0.4  # of the best score: a name known before stays while it weighs as much


@dataclass(frozen=True, slots=True)
class Beside:
    """What a name has to tell its story apart from: the signatures of the stories near to its own."""

    own: Signature
    others: Sequence[Signature]

    def tells_apart(self, name: str) -> bool:
        """Tell whether the words of `name` weigh more in its own story than in any other."""
        terms = set(map(term_id, tokens(name)))
        own = _weight(terms, self.own)
        return all(_weight(terms, other) < own for other in self.others)


def _weight(terms: Iterable[int], signature: Signature) -> float:
    return sum(signature.get(term, 0.0) for term in terms)


NOTHING_BESIDE = Beside({}, ())


@dataclass(frozen=True, slots=True)
class _Votes:
    """What the votes for a phrase count.

    A word's share of the votes is raised to `power`; `text_share` is what it weighs in no title
    against in all; a share of at least `fewest` prints the phrase itself.
    """

    power: float
    text_share: float
    fewest: float


_OF_STORY = _Votes(power=0.7, text_share=0.05, fewest=0.0)
_OF_SAGA = _Votes(power=2.0, text_share=0.5, fewest=0.6)


@dataclass(frozen=True, slots=True)
class _Part:
    score: float
    text: str
    key: tuple[str, ...]
    terms: frozenset[str]


def name_story(
    articles: Sequence[Article],
    frequencies: Frequencies,
    taken: Collection[str] = (),
    known: str = "",
    beside: Beside = NOTHING_BESIDE,
) -> str:
    """Return a short name for the story that `articles` tell, other than those `taken`.

    The headline for one article; for more at most 36 characters, in one or two parts. The name
    `known` from before stays while it is nearly as good as the best.
    """
    if len(articles) == 1:
        return headline(articles[0])
    printed = Printed([[one] for one in articles[:_ARTICLES_READ]])
    return _best_name(printed, _parts(printed, frequencies, _OF_STORY), taken, known, beside)


def name_saga(
    stories: Sequence[Sequence[Article]],
    frequencies: Frequencies,
    taken: Collection[str] = (),
    known: str = "",
) -> str:
    """Return a short name for what `stories`, given by their articles, share: every story votes."""
    printed = Printed([articles[:_OF_EACH_STORY] for articles in stories[:_ARTICLES_READ]])
    return _best_name(printed, _parts(printed, frequencies, _OF_SAGA), taken, known)


def _best_name(
    printed: Printed,
    found: Iterable[_Part],
    taken: Collection[str],
    known: str,
    beside: Beside = NOTHING_BESIDE,
) -> str:
    parts = sorted(_fuller_first(tuple(found)), key=lambda part: (-part.score, part.text))
    used = {name.casefold() for name in taken}
    if known and known.casefold() not in used and _still_good(known, parts):
        return known
    names = [(score, name) for score, name in _names(parts) if name.casefold() not in used]
    best = names[0][0] if names else 0.0
    good = [name for score, name in names if score >= _NEARLY * best]
    named = next(filter(beside.tells_apart, good), good[0] if good else "")
    if " " in named:
        return named
    titles = [cut(title, LONGEST, printed.stop) for title in printed.central_titles()]
    fit = (t for t in titles if named in t.split() and " " in t and t.casefold() not in used)
    unused = (title for title in titles if title.casefold() not in used)
    return next(fit, named) or next(unused, titles[0])


def _parts(printed: Printed, frequencies: Frequencies, votes: _Votes) -> Iterator[_Part]:
    for phrase in printed.phrases():
        if phrase.whole >= _WHOLE and len(phrase.articles) >= votes.fewest * printed.articles:
            text = printed.text_of(phrase)
            rarities = frequencies.rarity_beside(printed.counts(phrase))
            score = _score(phrase, text, printed, rarities, votes)
            if score and len(text) <= LONGEST:
                yield _Part(score, text, phrase.key, frozenset(phrase.content))


def _fuller_first(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the parts; a lone name weighs less where a good phrase holds it: "Lissen substation"."""
    longer: dict[str, float] = {}
    for part in parts:
        for word in part.terms if len(part.terms) > 1 else ():
            longer[word] = max(longer.get(word, 0.0), part.score)
    for part in parts:
        name = len(part.terms) == 1 and not part.text.islower()
        fuller = max(longer.get(word, 0.0) for word in part.terms) if name else 0.0
        yield replace(part, score=part.score * _FULLER) if fuller >= _GOOD * part.score else part


def _score(
    phrase: Phrase, text: str, printed: Printed, rarities: Sequence[float], votes: _Votes
) -> float:
    lone = 1.0
    if len(phrase.content) == 1:
        lone = _LONE_WORD if text.islower() else _LONE_NAME
        if text.islower() and rarities[0] < _LONE_RARITY:
            return 0.0
    weight: float = sum(
        rare**_RARITY_POWER
        * printed.share(word) ** votes.power
        * (votes.text_share + printed.title_share(word))
        for word, rare in zip(phrase.content, rarities, strict=True)
    )
    whole: float = (phrase.whole * len(phrase.articles) / printed.articles) ** _WHOLE_POWER
    return weight * whole * lone * (1.0 if phrase.titles else _NO_TITLE)


def _names(parts: Sequence[_Part]) -> list[tuple[float, str]]:
    """Return the names that the best parts make, alone or in pairs, with scores, the best first."""
    pairs = (
        (first.score + _SECOND_SHARE * other.score, f"{first.text}{_PART_GAP}{other.text}")
        for first, other in combinations(parts[:_TRIED], 2)
        if len(first.text) + len(_PART_GAP) + len(other.text) <= LONGEST
        and other.score >= _SECOND_PART * first.score
        and not _alike(first, other)
        and not _two_names(first, other)
    )
    alone = ((part.score, part.text) for part in parts[:_TRIED])
    ranked = sorted((*pairs, *alone), key=lambda name: (-name[0], name[1]))
    return [(score, _capital(text)) for score, text in ranked]


def _alike(first: _Part, other: _Part) -> bool:
    """Tell whether two parts share a word, or one is within the other: "earthquake" and "quake"."""
    a, b = first.text.lower(), other.text.lower()
    return bool(first.terms & other.terms) or any(
        len(word) > 3 and (word in a or word in b) and (word in a) == (word in b)
        for word in (*a.split(), *b.split())
    )


def _two_names(first: _Part, other: _Part) -> bool:
    """Tell whether two parts are one capitalised word each: who, and who else, but not what."""
    return not any(" " in part.text or part.text.islower() for part in (first, other))


def _capital(name: str) -> str:
    word = name.split(" ", 1)[0]
    return f"{name[:1].upper()}{name[1:]}" if word.islower() else name


def _still_good(known: str, parts: Sequence[_Part]) -> bool:
    """Tell whether all parts of a name are still among the best, and the first not much below them."""
    scores = {part.text.casefold(): part.score for part in parts[:_TRIED]}
    found = [scores.get(text.casefold(), 0.0) for text in known.split(_PART_GAP)]
    return bool(parts) and all(found) and found[0] >= _KEPT * parts[0].score
