"""Where a text attributes: the verbs by which it gives what others say, think or want.

Words inside quotation marks do not count: there somebody else attributes.
"""

from __future__ import annotations

from briefing.core.framing.reading.quotation import Quote
from briefing.core.framing.reading.speech import (
    AUXILIARIES,
    DETERMINERS,
    NOUNS_TOO,
    PRONOUNS,
    SAY_VERBS,
)
from briefing.core.framing.reading.words import Word, word_set
from briefing.core.model import Span

_ATTITUDES = word_set(
    """believed believes thought hopes hoped wants wanted expects supports supported
    agreed agrees plans planned pledged pledges vowed vows promised opposes opposed found finds
    suggested suggests considers feels felt fears feared favors favored doubts cited cites citing
    mentioned mentions discussed describes described showed shows worries worried endorses endorsed
    refuses refused seeks sought backed backs urged urging encouraged proposed proposes implored
    references referencing disputed disputes learned ruled wrote"""
)
# Too often something else, or what the narrator does.
_DOUBTFUL = word_set(
    """state states continue continues continued continuing post point pointed began answer report
    speak spoke speaking term terms termed reason question fire fired talk talked talking tell ask appeal
    defend disclose attack offer call add respond describe read reads note cast sum summed express
    confirm apologize view relate related sing sang offered charged revealed reporting wonder
    apologized observe attacking blame calls reports claim show report comment brag estimate demand find
    appeal reject stress promise laugh cry rip charges post posts propose think speculate"""
)
_BEFORE_NOUN = DETERMINERS | word_set("of for no any such each every first new")
CUES = (SAY_VERBS | _ATTITUDES) - _DOUBTFUL


def cues(text: str, found: tuple[Word, ...], quotes: tuple[Quote, ...]) -> tuple[Span, ...]:
    """Return the cues of attribution among the words `found` of `text`, in order."""
    spans: list[Span] = []
    inside = _inside(found, quotes)
    for index, word in enumerate(found):
        if inside[index]:
            continue
        if word.lower == "according" and index + 1 < len(found) and found[index + 1].lower == "to":
            spans.append(Span(word.start, found[index + 1].end))
        elif word.lower in CUES and index and _verb(found[index - 1], word):
            spans.append(Span(word.start, word.end))
    signed = (
        quote.cue
        for quote in quotes
        if quote.cue and text[quote.cue.start : quote.cue.end].strip() in _SIGNS
    )
    return tuple(sorted({*spans, *signed}, key=lambda span: span.start))


_SIGNS = frozenset({"―", "—", "–", "--", ":"})


def _inside(found: tuple[Word, ...], quotes: tuple[Quote, ...]) -> list[bool]:
    """Say of each word whether it stands in a quotation."""
    marks: list[bool] = []
    at = 0
    for word in found:
        while at < len(quotes) and quotes[at].outer_end <= word.start:
            at += 1
        marks.append(at < len(quotes) and quotes[at].outer_start <= word.start)
    return marks


def _verb(before: Word, word: Word) -> bool:
    """Whether the word is a verb here, as far as the word before it shows."""
    owned = before.text.endswith(("'s", "’s", "s’", "s'"))
    if before.lower in _BEFORE_NOUN or owned:
        return False
    return word.lower not in NOUNS_TOO or before.capital or before.lower in PRONOUNS | AUXILIARIES
