"""A search by words over the texts of stories, to see whether a name finds the story it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from briefing.core.stories.languages import STOP_WORDS
from briefing.core.stories.terms import term, tokens

_SATURATION, _LENGTH = 1.2, 0.75


def words(text: str) -> Counter[str]:
    """Return the terms of `text` that say something, and how often each stands there."""
    stop = STOP_WORDS["en"]
    return Counter(term(word) for word in tokens(text) if word not in stop and term(word))


class Index:
    """Texts by key, ranked by BM25 (Robertson and Walker 1994) with its usual constants."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        counts = {key: words(text) for key, text in texts.items()}
        lengths = {key: count.total() for key, count in counts.items()}
        mean = sum(lengths.values()) / len(lengths)
        among = Counter(word for count in counts.values() for word in count)
        self._rarity = {
            word: log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in among.items()
        }
        self._weights: dict[str, dict[str, float]] = {word: {} for word in among}
        for key, count in counts.items():
            damping = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[key] / mean)
            for word, times in count.items():
                weight = times * (_SATURATION + 1) / (times + damping)
                self._weights[word][key] = weight * self._rarity[word]

    def first(self, query: Counter[str]) -> str:
        """Return the key of the text that answers `query` best, or an empty string."""
        found: Counter[str] = Counter()
        for word in query:
            found.update(self._weights.get(word, {}))
        return found.most_common(1)[0][0] if found else ""
