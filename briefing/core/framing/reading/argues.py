"""Whether an English text reads as an opinion piece: its author judges, demands, asks and exhorts.

Counted are words outside quotation marks. Those of argument judge and weigh ("wrong", "hardly",
"not only", "the question is"), demand ("must", "ought"), ask and exclaim, or begin a sentence by
turning to what was said before ("But", "Yet", "So"); so do "I" and "we". Those of reports name who
said it and on which day. Editorials that never say "I" and essays of analysts are made of the
first kind as much as columns are. The square roots of both rates are set against each other, since
the first of a kind says most; the shorter a text, the more its rates are chance, and the more it has
to show.

What somebody else says at length (an interview, a transcript, a speech, a statement printed within
a report) is not taken for the author's. Precision first: many opinion pieces report as they argue,
and are not found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain, pairwise, product
from math import sqrt

from briefing.core.framing.reading.words import word_set

_MIN_WORDS, _MAX_WORDS = 250, 3_000  # longer ones are transcripts and collections
_PER = 100
_LEAST, _CHANCE = 0.5, 31.0  # what any text must show, and what a short one must show on top
_PARTS, _PART = 3, 0.4  # what each third must show
_SAID = 50  # one "said" in so many words is a report, at a quick look
_ASKED = 2  # paragraphs that end by asking "you" something: an interview
_LABELS = 2  # names before what they say: a transcript
_ALONE = 3  # the same name alone on a line: another

_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|(?<![\w'])'[A-Z][^\n']*(?:'[a-z][^\n']*)*'(?!\w)",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?:[A-Za-z][A-Za-z. ]{1,30}(?: \([^()\n]{3,60}\))?:|[QA][.:])\s")
_OTHERS = re.compile(r"@\w|pic\.twitter|https?://")
_YOU = re.compile(r"\byou(?:r|'re|'ve|'d|'ll)?\b")
_SPEECH = re.compile(
    r"(?i)\b(?:transcripts?|statements?|remarks|speech|testimony|interview|questions|experts|responds?|reacts?|chat|full text|q ?& ?a|eulogy)\b|^read\b"
)
_WORD = re.compile(r"\w+(?:['-]\w+)*|[?!,]")
_MARKS = ("?", "!", ",")


def _anywhere(words: str) -> frozenset[str]:
    """Return the words, and the same as they begin a sentence."""
    return frozenset(chain.from_iterable((word, word.capitalize()) for word in words.split()))


def _pairs(*phrases: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that the phrases name, with alternatives between bars."""
    places = [[_anywhere(place.replace("|", " ")) for place in one.split()] for one in phrases]
    return frozenset(pair for first, second in places for pair in product(first, second))


_ARGUES = _anywhere(
    """surely indeed frankly alas whatever truth true false wrong worse better best worst simply
    merely hardly precisely exactly certainly obviously clearly arguably perhaps maybe probably
    really actually never always nothing none nobody everyone anyone everything anything nor
    neither equally rather instead seem seems supposed supposedly so-called these must should ought
    cannot mistake shame shameful absurd danger dangerous reckless cynical hypocrisy betrayal
    honest moral evil lies fools foolish naive sensible reasonable decent ? !"""
) | word_set("And But Yet So Or Then No Yes Not This That Such Why What If")
_ARGUES_TWICE = _pairs(
    "of course",
    "after all",
    "no doubt|one",
    "as if|though",
    "so much",
    "such a",
    "their|its own",
    "those who",
    "need to",
    "would be",
    "not only|because",
    "is that",
    "this|that|it|there|which|what is",
    "is|are|was|does|do|but|, not",
    "problem|question|point|reason|answer|lesson is",
)
_REPORTS = _anywhere(
    """said says told tells tweeted added announced asked noted wrote stated reported saying
    spokesman spokeswoman spokesperson official officials reporters statement percent"""
) | word_set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Sen Rep Gov""")
_REPORTS_TWICE = _pairs("according to", "last week|month")
_I = _anywhere("my me myself") | word_set("I I'm I've I'd I'll")
_WE = _anywhere("we us our ourselves we're we've we'll let's")


def reads_opinion(title: str, text: str) -> bool:
    """Return whether `text` reads as the opinion of its author."""
    words = text.count(" ") + text.count("\n")
    if not _MIN_WORDS <= words <= _MAX_WORDS or _SPEECH.search(title):
        return False
    if text.count(" said") * _SAID > words:
        return False
    paragraphs = text.replace("’", "'").replace("‘", "'").split("\n")
    if _is_talk(paragraphs):
        return False
    read = _WORD.findall(_own_words(paragraphs))
    if len(read) < _MIN_WORDS or _leaning(read) < _LEAST + _CHANCE / sqrt(len(read)):
        return False
    part = -(-len(read) // _PARTS)
    return all(_leaning(read[at : at + part]) >= _PART for at in range(0, len(read), part))


def _leaning(read: list[str]) -> float:
    """Return how much more the words argue than they report."""
    ones, twos = Counter(read), Counter(pairwise(read))
    words = len(read) - sum(ones[mark] for mark in _MARKS)

    def rate(counts: Iterable[int]) -> float:
        return sqrt(sum(counts) * _PER / words)

    argued = [ones[word] for word in _ARGUES & ones.keys()]
    argued += [twos[pair] for pair in _ARGUES_TWICE & twos.keys()]
    reported = [ones[word] for word in _REPORTS & ones.keys()]
    reported += [twos[pair] for pair in _REPORTS_TWICE & twos.keys()]
    own = 0.6 * rate(ones[word] for word in _I) + 0.5 * rate(ones[word] for word in _WE)
    return rate(argued) + own - rate(reported)


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
