"""Text from outside made safe, and cut into paragraphs and sentences with offsets.

`clean` is the one function that every string from outside passes after its last decoding; sinks
(screen, stdout, log, file) call it again. It is idempotent.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.core.model import Sentence, Span

TITLE_LIMIT = 1_000
AUTHOR_LIMIT = 300
TEXT_LIMIT = 1_000_000

# C0 but tab and newline, DEL, C1, bidi controls, line separators, tag characters, surrogates,
# noncharacters, and invisible fillers that hide or reorder what a reader sees.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE = re.compile(r"\n")


def clean(text: str) -> str:
    """Return `text` without a character that could steer a terminal or hide what is printed.

    Line ends become newlines. The result is a fixed point: `clean(clean(x)) == clean(x)`.
    """
    if text.isprintable():  # no forbidden character is, and most text from feeds is
        return text
    return _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))


def one_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Return `text` cleaned, on one line, with single spaces, at most `limit` characters."""
    if len(text) <= limit and "  " not in text and text.isprintable():  # its one space is " "
        return text.strip()
    return " ".join(clean(text).split())[:limit].rstrip()


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the paragraphs of `text`, without surrounding white space.

    Paragraphs are parted by a blank line; a text with none is parted at its line ends.
    """
    separator = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    starts, ends = [0], []
    for gap in separator.finditer(text):
        ends.append(gap.start())
        starts.append(gap.end())
    ends.append(len(text))
    spans = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(span for span in spans if span.end > span.start)


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, none of which crosses a paragraph, numbered from 1.

    Boundaries are those of nupunkt, an implementation of Punkt (Kiss and Strunk 2006).
    """
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(text)):
        for span in _split(text[paragraph.start : paragraph.end]):
            start, end = paragraph.start + span.start, paragraph.start + span.end
            found.append(Sentence(len(found) + 1, index, start, end))
    return tuple(found)


def _split(paragraph: str) -> tuple[Span, ...]:
    import nupunkt  # 30 ms: not before the first paint

    spans = (_trimmed(paragraph, start, end) for start, end in nupunkt.sent_spans(paragraph))
    return tuple(span for span in spans if span.end > span.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
