"""Whether an English text reads as an opinion piece: its author speaks, demands, asks and exhorts.

Counted are sentences outside quotation marks in which the author says "I", "I think" or "we", says
what we must do, asks the reader, exhorts, or turns to the reader in words of argument ("of
course", "the truth is"); what reports are full of ("said", "told") counts against. It must add
up, be of several kinds, and be spread over the text: a statement or a message that is printed
within a report speaks in the first person too, but in one place. What somebody else says at length
(an interview, a transcript, a speech) is not taken for the author's.

Precision first: most opinion pieces argue without any of this, and are not found.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_MIN_WORDS, _MAX_WORDS = 250, 3_000  # longer ones are transcripts and collections
_PER_WORDS = 600
_ENOUGH = 8.0
_KINDS = 3
_PARTS, _SPREAD = 5, 4  # found in four fifths of the text
_ASKED = 2  # paragraphs that end by asking "you" something: an interview
_LABELS = 2  # names before what they say: a transcript
_ALONE = 3  # the same name alone on a line: another
_HINTS = (" I ", " we ", " our ", "We ", "I ", "?")
_FEW = 5  # a quick look: with fewer hints than this it cannot add up

_WEIGHTS = {"think": 2.0, "demand": 2.0, "first": 1.5, "we": 1.0, "asks": 1.0, "argues": 1.0}

_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|(?<![\w'])'[A-Z][^\n']*(?:'[a-z][^\n']*)*'(?!\w)",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?:[A-Za-z][A-Za-z. ]{1,30}(?: \([^()\n]{3,60}\))?:|[QA][.:])\s")
_OTHERS = re.compile(r"@\w|pic\.twitter|https?://")
_YOU = re.compile(r"\byou(?:r|'re|'ve|'d|'ll)?\b")
_REPORTS = re.compile(r"\b(?:said|told|says|tweeted|added|according to|wrote|stated|reported)\b")
_SPEECH = re.compile(
    r"(?i)\b(?:transcripts?|statements?|remarks|speech|interview|questions|experts|responds?|reacts?|chat|full text|q ?& ?a|eulogy)\b|^read\b"
)
_VOICE = re.compile(
    r"""
    (?P<end>[.!]["')]*\s+(?=["'(]*[A-Z]) | \n+)
  | (?P<asks>\?["')]*(?:\s|$))
  | \b(?: (?P<think>I\ (?:(?:also|still|really|don't|do\ not|can't|cannot|would|am)\ )?(?:think|believe|
        suspect|hope|wish|doubt|fear|agree|disagree|suppose|argue|admit|confess|submit|wonder|worry|
        know|guess|mean)\b | [Ii]n\ my\ (?:view|opinion|judgment|book)\b)
  | (?P<first>(?:I(?!\ ?[-/.\d])|[Mm]y|[Mm]e|[Mm]yself)\b)
  | (?P<demand>[Ww]e\ (?:must|should|need\ to|cannot|can't|ought|have\ to|owe|deserve)\b
        | [Ll]et(?:\ us|'s)\b)
  | (?P<argues>(?:of\ course|frankly|to\ be\ sure|alas|after\ all|make\ no\ mistake|so\ much\ for
        |it(?:\ is|'s)\ time|to\ be\ clear|let\ me|ought\ to|surely|simply\ put|needless\ to\ say
        |no\ wonder|shame\ on|in\ other\ words|in\ short
        |the\ (?:truth|fact|point|problem)\ is|the\ real\ (?:question|problem|issue|story|reason)
        |(?:Make\ no\ mistake|Of\ course|After\ all|It(?:\ is|'s)\ time|The\ (?:truth|fact|problem)\ is)
        )\b
        | (?<=[.?!\n]\ )(?:Yes|No|Indeed|Well|Sadly|Worse|Sure|Perhaps|Maybe|And\ yet|But\ then|Nor|So
        |Then\ again|Enough|Consider|Imagine|Remember|Forget|Never\ mind|Look\ at|Think\ of|Don't
        |Do\ not|Give|Stop|Take)\b)
  | (?P<we>(?:[Ww]e|[Uu]s|[Oo]ur)\b) )
    """,
    re.VERBOSE,
)


class _Voice(NamedTuple):
    """What a text's author does in person, sentence by sentence."""

    kinds: Counter[str]
    parts: frozenset[int]

    @property
    def weight(self) -> float:
        """How much of it there is."""
        return sum(_WEIGHTS[kind] * count for kind, count in self.kinds.items())


def reads_opinion(title: str, text: str) -> bool:
    """Return whether `text` reads as the opinion of its author."""
    words = text.count(" ") + text.count("\n")
    if not _MIN_WORDS <= words <= _MAX_WORDS or _SPEECH.search(title):
        return False
    paragraphs = text.replace("’", "'").replace("‘", "'").split("\n")
    if sum(map(text.count, _HINTS)) < _FEW or _is_talk(paragraphs):
        return False
    own = _own_words(paragraphs)
    voice = _voice(own)
    if len(voice.kinds) < _KINDS or len(voice.parts) < _SPREAD:
        return False
    said = len(_REPORTS.findall(own))
    return (voice.weight - said) * _PER_WORDS >= _ENOUGH * max(words, _PER_WORDS)


def _is_talk(paragraphs: list[str]) -> bool:
    """Return whether the paragraphs are what two or more people say in turn."""
    asked = sum(line.rstrip().endswith("?") and bool(_YOU.search(line)) for line in paragraphs)
    labels = sum(bool(_NAMED.match(line)) for line in paragraphs)
    alone = Counter(
        line.strip().lower() for line in paragraphs if line.strip().count(" ") in {1, 2}
    )
    return asked >= _ASKED or labels >= _LABELS or any(times >= _ALONE for times in alone.values())


def _own_words(paragraphs: list[str]) -> str:
    """Return the text without what it quotes, introduces by a colon, or takes from elsewhere."""
    own, before = [], ""
    for line in filter(None, map(str.strip, paragraphs)):
        if not before.endswith(":") and not (_NAMED.match(line) or _OTHERS.search(line)):
            own.append(_QUOTED.sub(" ", line))
        before = line
    return "\n ".join(own)


def _voice(own: str) -> _Voice:
    kinds: Counter[str] = Counter()
    parts: set[int] = set()
    sentence: set[str] = set()
    for match in _VOICE.finditer(own):
        kind = match.lastgroup or ""
        if kind != "end":
            sentence.add(kind)
            parts.add(match.start() * _PARTS // len(own))
        if kind in {"end", "asks"}:
            kinds.update(sentence)
            sentence.clear()
    kinds.update(sentence)
    return _Voice(kinds, frozenset(parts))
