"""Why an article is in a story, in words a reader can check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from briefing.core.model import Article
from briefing.core.stories.languages import language_of
from briefing.core.stories.terms import BODY_WORDS, term_id, tokens
from briefing.core.stories.vectors import Frequencies

_SHOWN = 6
_RARE = 3.5  # log(1 / share of articles): fewer than one article in thirty
_NAME = re.compile(r"(?<=[a-zà-ÿ,;’'\"] )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def why(
    article: Article,
    others: Sequence[Article],
    frequencies: Frequencies | None = None,
    score: float = 0.0,
) -> tuple[str, ...]:
    """Return what `article` shares with the `others` of its story, one sentence each.

    Rare words, names and numbers that most of the others have too; the days between; the score.
    """
    if not others:
        return ("the only article of its story",)
    frequencies = frequencies or Frequencies(language_of(article))
    reasons = (
        _sentence("shared rare words", _rare_words(article, others, frequencies)),
        _sentence("shared names", _shared(article, others, _NAME)),
        _sentence("shared numbers", _shared(article, others, _NUMBER)),
        _days(article, others),
        f"score {score:.2f}" if score else "",
    )
    return tuple(reason for reason in reasons if reason)


def _sentence(what: str, found: Sequence[str]) -> str:
    return f"{what}: {', '.join(found)}" if found else ""


def _rare_words(article: Article, others: Sequence[Article], frequencies: Frequencies) -> list[str]:
    words = {term_id(word): word for word in reversed(_words(article)) if not word[0].isdigit()}
    votes: Counter[int] = Counter()
    for other in others:
        votes.update(words.keys() & set(map(term_id, _words(other))))
    keys = [key for key in votes if key]
    rarity = dict(zip(keys, frequencies.rarity(keys), strict=True))
    rare = [key for key in keys if rarity[key] >= _RARE]
    best = sorted(rare, key=lambda key: (-votes[key] * rarity[key], words[key]))
    return [words[key] for key in best[:_SHOWN]]


def _words(article: Article) -> list[str]:
    return tokens(f"{article.title}\n{article.text}")[:BODY_WORDS]


def _shared(article: Article, others: Sequence[Article], pattern: re.Pattern[str]) -> list[str]:
    own = dict.fromkeys(pattern.findall(article.text))
    votes: Counter[str] = Counter()
    for other in others:
        votes.update(own.keys() & set(pattern.findall(other.text)))
    kept = [found for found in own if votes[found] and not _YEAR.fullmatch(found)]
    return sorted(kept, key=lambda found: -votes[found])[:_SHOWN]


def _days(article: Article, others: Sequence[Article]) -> str:
    dates = [other.published for other in others if other.published]
    if article.published is None or not dates:
        return "no date to go by"
    nearest = min((abs(article.published - date) for date in dates), default=timedelta(0))
    if nearest < timedelta(days=1):
        return "published within a day of another"
    return f"{nearest.days} day{'s' if nearest.days > 1 else ''} from the nearest other"
