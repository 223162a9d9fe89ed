"""Names for stories: the phrase that its outlets print and that news beside it does not.

Every article votes for the runs of one to four words in its title and lead; a phrase weighs by its
votes, its rarity, and its place in titles. Nothing is made up: each part of a name is printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.core.model import Article
from briefing.core.stories.languages import STOP_WORDS, language_of
from briefing.core.stories.terms import term, term_id
from briefing.core.stories.vectors import Frequencies

LONGEST = 36
_PART_GAP = " – "
_WORDS_READ = 120
_LONGEST_PHRASE = 4
_RARITY_POWER = 0.5
_VOTE_POWER = 0.7
_EDGE_RARITY = 2.5  # a phrase in small letters begins and ends with a word rarer than "until"
_LONE_RARITY = 3.3  # one word alone, in small letters, is rarer than "without"
_TEXT_SHARE = 0.1  # what a phrase weighs that stands in no title, against one that stands in all
_SECOND_PART = 0.1  # of the first part's score: below this a second part says too little

_WORD = r"(?:\d+(?:[.,]\d+)+%?|[^\s.,;:!?()\[\]{}\"“”„«»–—…|/<>]+(?:\.[A-Z]\b)*)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_EDGES = "'’‘`*_-"
# What headlines do and names do not.
_VERB_LIST = """
    accuses accused adds agrees agreed aims announces announced approves asks asked attacks backs bans becomes begins
    blames blasts blocks breaks brings calls called came claims claimed comes condemns confirms continues could
    criticizes criticises cuts declares defends demands denies denied dies died does drops ends expects faces faced
    falls files finds fires follows found gave gets gives goes got grows had halts has have heads hits holds hopes
    joins jumps keeps kill killed kills knew know launches lays leads leaves loses made makes makes may means meets
    might moves must names needs offers opens orders passes pays plans plunges presses promises pulls pushes puts
    quits raises reaches rejects releases remains reports resigns responds returns reveals rises rules runs said says
    say saying seeks seeks sees sends sets shows signs slams slows soar soars spark sparks speaks stands starts stays
    steps stops struck suggests sues surges takes taken talks tells testifies threatens told took tries turned turns
    unveils urges vows wants warns warned was weighs wins won would arrested charged found shot lose reopen endorses recognize hides serve depend cancels
"""
_VERB_ENDINGS = ("ed", "ing", "ize", "ise")
_VERBS = frozenset(_VERB_LIST.split())


@dataclass(slots=True)
class _Phrase:
    printed: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


Key = tuple[str, ...]


def name_story(
    articles: Sequence[Article], frequencies: Frequencies, taken: Collection[str] = ()
) -> str:
    """Return a short name for the story that `articles` tell, other than those `taken`.

    At most 36 characters, in one or two parts, each printed somewhere as such.
    """
    phrases = _phrases(articles)
    ranked = sorted(
        _scored(phrases, len(articles), frequencies), key=lambda pair: (-pair[0], pair[1])
    )
    for name in _names(ranked, phrases):
        if name not in taken:
            return name
    return _cut(articles[0].title)


def _phrases(articles: Sequence[Article]) -> dict[Key, _Phrase]:
    found: dict[Key, _Phrase] = defaultdict(_Phrase)
    for article in articles:
        stop = STOP_WORDS.get(language_of(article), frozenset())
        lead = " ".join(article.text.split()[:_WORDS_READ])
        for text, in_title in ((article.title, True), (lead, False)):
            for key, printed in _runs(text, stop):
                phrase = found[key]
                phrase.printed[printed] += 1
                phrase.articles.add(article.id)
                if in_title:
                    phrase.titles.add(article.id)
    return found


def _runs(text: str, stop: Collection[str]) -> Iterator[tuple[Key, str]]:
    """Yield the phrases of `text`: no punctuation inside, no verb, no empty word at either end."""
    for run in _RUN.findall(text):
        words = [word.strip(_EDGES) for word in run.split()]
        lower = [word.lower() for word in words]
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1):
                if _may_name(words[start:end], lower[start:end], stop):
                    yield tuple(map(term, lower[start:end])), _printed(words[start:end])


def _may_name(words: Sequence[str], lower: Sequence[str], stop: Collection[str]) -> bool:
    if len(words) == 1 and words[0].islower() and words[0].endswith(_VERB_ENDINGS):
        return False
    if not all(lower) or lower[0] in stop or lower[-1] in stop or len(lower[-1]) < 2:
        return False
    if any(word in _VERBS for word in lower) or sum(map(len, words)) + len(words) - 1 > LONGEST:
        return False
    return not all(word.isdigit() for word in lower)


def _printed(words: Sequence[str]) -> str:
    last = re.sub(r"['’]s$|['’]$", "", words[-1])
    return " ".join((*words[:-1], last))


def _scored(
    phrases: dict[Key, _Phrase], articles: int, frequencies: Frequencies
) -> Iterator[tuple[float, Key]]:
    """Yield what each phrase weighs. Of many articles, two at least must print it."""
    for key, phrase in phrases.items():
        if len(phrase.articles) >= min(articles, 2):
            rarities = frequencies.rarity(map(term_id, key))
            least = _EDGE_RARITY if len(key) > 1 else _LONE_RARITY
            if min(rarities[0], rarities[-1]) < least and _best_print(phrase).islower():
                continue
            rarity = sum(rare**_RARITY_POWER for rare in rarities)
            votes = (len(phrase.articles) / articles) ** _VOTE_POWER
            yield rarity * votes * (_TEXT_SHARE + len(phrase.titles) / articles), key


def _names(ranked: Sequence[tuple[float, Key]], phrases: dict[Key, _Phrase]) -> Iterator[str]:
    for score, key in ranked:
        first = _best_print(phrases[key])
        second = next(
            (
                _best_print(phrases[other])
                for other_score, other in ranked
                if other_score >= _SECOND_PART * score
                and not set(other) & set(key)
                and len(first) + len(_PART_GAP) + len(_best_print(phrases[other])) <= LONGEST
            ),
            "",
        )
        yield f"{first}{_PART_GAP}{second}" if second else first


def _best_print(phrase: _Phrase) -> str:
    """Return the commonest form of a phrase; of two, the one with fewer capitals."""
    return min(
        phrase.printed, key=lambda form: (-phrase.printed[form], sum(map(str.isupper, form)), form)
    )


def _cut(title: str) -> str:
    words = title.split()
    while words and len(" ".join(words)) > LONGEST:
        words.pop()
    return " ".join(words) or title[:LONGEST]
