"""Words that one outlet holds off by quote marks and another says in its own voice.

Nobody is said to have said them, and the outlet never has them without the marks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.core.framing.aligning.utterances import in_quotes
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.reading.quotation import Quote
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, squeezed
from briefing.core.model import Evidence

KIND = "quotes"
_WORDS = 3


def claims(table: Table) -> list[Draft]:
    """Return the claims that one outlet puts in quote marks what another says in its own voice."""
    drafts: list[Draft] = []
    for text in table.texts if table.outlets else ():
        for quote in text.quotes:
            backing = _scare(table, text, quote)
            if backing:
                phrase = text.article.text[quote.start : quote.end].strip(" ,.;:")
                title = (
                    f"{text.outlet} puts “{phrase}” in quote marks, {backing[1].outlet} does not"
                )
                drafts.append(
                    draft(KIND, title, backing, weight=0.8, about=f"marks:{squeezed(phrase)}")
                )
    return drafts


def _scare(table: Table, text: Text, quote: Quote) -> tuple[Evidence, ...]:
    printed = text.article.text[quote.start : quote.end]
    found = text.said(quote)
    plain = [word for word in found if word.lower not in STOPWORDS]
    row = text.row_at(quote.start)
    if not 1 < len(found) <= _WORDS or not plain or quote.speaker or not row or not row.compared:
        return ()
    if all(word.capital for word in plain) or not english(text) or text.translated:
        return ()
    phrase = f" {squeezed(printed)} "
    if _unmarked(text, printed):
        return ()
    for other in table.others(text.outlet):
        if phrase not in other.squeezed or other.translated or _marked(other, phrase):
            continue
        line = _unmarked(other, printed)
        if line and line.compared and not _is_name(other, phrase):
            return (sentence(text, row), sentence(other, line))
    return ()


def _is_name(text: Text, phrase: str) -> bool:
    """Whether a text has a phrase as a name: 'tea party' may only be what a list had to hold."""
    return any(f" {' '.join(name.key)} " == phrase for name in text.names)


def _unmarked(text: Text, printed: str) -> Row | None:
    """Return the first sentence in which a text has a phrase in no quote marks."""
    pattern = re.compile(rf"(?i)(?<!\w){re.escape(printed.strip(' ,.;:'))}(?!\w)")
    found = (match.start() for match in pattern.finditer(text.article.text))
    return next((text.row_at(at) for at in found if not in_quotes(text, at)), None)


def _marked(text: Text, phrase: str) -> bool:
    """Whether a text has a phrase in quote marks anywhere."""
    return any(phrase in line for line in _quoted_lines(text))


@lru_cache(maxsize=64)
def _quoted_lines(text: Text) -> tuple[str, ...]:
    """Return what a text quotes as squeezed lines, to find whole words in."""
    printed = text.article.text
    return tuple(f" {squeezed(printed[one.start : one.end])} " for one in text.quotes)
