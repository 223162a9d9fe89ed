"""Words and terms: what a text is compared by.

A term is the first six letters of a word: on news it groups as well as a stemmer does, for any
alphabet, at the price of a slice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from zlib import crc32

TERM_LETTERS = 6
LEAD_WORDS = 120
BODY_WORDS = 600
TEXT_READ = 4_500  # characters that hold the first 600 words
_MOST_REMEMBERED = 50_000  # words: nine in ten of those that come

_NO_TERM = 0

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_APOSTROPHE = re.compile("['’]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")


def tokens(text: str) -> list[str]:
    """Return the words and numbers of `text` in lower case, in order.

    Scripts that put no spaces between words are cut into pairs of letters.
    """
    found: list[str] = _TOKEN.findall(text.lower())
    if not _CJK.search(text):
        return found
    return [part for token in found for part in _parts(token)]


def _parts(token: str) -> list[str]:
    if not _CJK.search(token) or len(token) < 3:
        return [token]
    return [token[index : index + 2] for index in range(len(token) - 1)]


def term(token: str) -> str:
    """Return the term of a lower-case token, or an empty string for a single letter or digit."""
    word = _APOSTROPHE.split(token, maxsplit=1)[0]
    return "" if len(word) < 2 and word.isascii() else word[:TERM_LETTERS]


@lru_cache(maxsize=_MOST_REMEMBERED)
def term_id(token: str) -> int:
    """Return an even 31-bit number for the term of `token`, the same in every run; 0 for none.

    A checksum needs no vocabulary in the store; among 300,000 terms about twenty pairs collide.
    The lowest bit is left free for the view.
    """
    name = term(token)
    return crc32(name.encode()) & 0xFFFFFFFE if name else _NO_TERM


def term_ids(text: str) -> list[int]:
    """Return the numbers of the terms of `text`, in order: `term_id` of each of its `tokens`.

    No token spans a space, and what stands between two spaces stood there before: to remember its
    terms takes a third of the time of finding them.
    """
    if _CJK.search(text):
        return list(map(term_id, tokens(text)))
    return list(chain.from_iterable(map(_BETWEEN_SPACES.__getitem__, text.lower().split())))


class _Remembered(dict[str, tuple[int, ...]]):
    """The numbers of the terms of what stands between spaces; half the price of `lru_cache`."""

    def __missing__(self, text: str) -> tuple[int, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[text] = tuple(map(term_id, tokens(text)))
        return found


_BETWEEN_SPACES = _Remembered()
