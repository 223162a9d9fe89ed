"""What an article is, as far as that lowers or blocks a kind of comparison."""

from __future__ import annotations

import re
from collections import Counter

from briefing.core.framing.reading.argues import reads_opinion
from briefing.core.framing.reading.calques import reads_translated
from briefing.core.framing.reading.words import word_set
from briefing.core.model import FLAG_PAYWALL, FLAG_TRANSLATED, Article, Kind, Origin

FLAG_OPINION = "opinion"
FLAG_ANALYSIS = "analysis"
FLAG_SUMMARY = "summary"
FLAG_SHORT = "short"
# What nothing says of a text, but what it reads like: shown with a question mark.
FLAG_READS_OPINION = "opinion?"
FLAG_READS_TRANSLATED = "translated?"
SHORT_WORDS = 150

_TRANSLATED = re.compile(
    r"(?i)\b(translated (from|by|into)|translation( by|:)|transl\.|traduit|übersetzt|"
    r"(machine|auto(matic)?|rough|unofficial) translation|this (text|article) is a translation)\b"
)
_OPINION = re.compile(
    r"(?i)^\s*(opinion|op-ed|editorial|comment|commentary|column|viewpoint|perspective)\s*[:|\-–—]"
)
_OPINION_PATH = re.compile(
    r"/(opinions?|op-?eds?|editorials?|comment(ary|isfree)?|columns?|columnists?|views?)(/|$)"
)
_EDGE = 400
_SAMPLE = 3_000
_ENOUGH = 20
_SHARE = 0.1
_SMALL_WORDS = {
    "en": word_set("the of and to in is that for was on with as by it at from are has he"),
    "de": word_set("der die das und in den von zu ist mit nicht ein eine auf dem des sich"),
    "fr": word_set("le la les de des et en un une du est que dans qui pour sur au pas"),
    "es": word_set("el la los de y en un una del es que por con las se para al no"),
    "it": word_set("il la di e che in un una del per non con i le è della si da"),
    "pt": word_set("o a os de e que em um uma do da para com não no na se dos"),
    "nl": word_set("de het een van en in is dat op te voor met niet zijn die aan er"),
    "pl": word_set("w i na z się nie do to że jest o za po od przez jak dla"),
}


def flags_of(article: Article) -> tuple[str, ...]:
    """Return the article's flags with those that its kind, origin, text and length add, sorted."""
    found = {*article.flags, *_genre(article), *_translation(article)}
    if article.origin is Origin.SUMMARY:
        found.add(FLAG_SUMMARY)
    if article.words < SHORT_WORDS:
        found.add(FLAG_SHORT)
    return tuple(sorted(found))


def _genre(article: Article) -> tuple[str, ...]:
    """Return that it is opinion or analysis, or else that it reads as opinion."""
    if article.kind in {Kind.OPINION, Kind.ANALYSIS}:
        return (str(article.kind),)
    if _OPINION.search(article.title) or _OPINION_PATH.search(article.url.lower()):
        return (FLAG_OPINION,)
    plain = article.kind is Kind.REPORT and FLAG_OPINION not in article.flags
    return (FLAG_READS_OPINION,) if plain and reads_opinion(article.title, article.text) else ()


def _translation(article: Article) -> tuple[str, ...]:
    """Return that it says that it is a translation, or else that it reads as one."""
    edges = (article.text[:_EDGE], article.text[-_EDGE:])
    if FLAG_TRANSLATED in article.flags or any(map(_TRANSLATED.search, edges)):
        return (FLAG_TRANSLATED,)
    return (FLAG_READS_TRANSLATED,) if reads_translated(article.text) else ()


def is_translated(flags: tuple[str, ...]) -> bool:
    """Return whether the wording is a translator's: said of the text, or read from it."""
    return FLAG_TRANSLATED in flags or FLAG_READS_TRANSLATED in flags


def is_opinion(flags: tuple[str, ...]) -> bool:
    """Return whether the author argues rather than reports: said of the text, or read from it."""
    return bool({FLAG_OPINION, FLAG_ANALYSIS, FLAG_READS_OPINION} & set(flags))


def is_thin(flags: tuple[str, ...]) -> bool:
    """Return whether too little of the article is known to say that something is not in it."""
    return bool({FLAG_PAYWALL, FLAG_SUMMARY, FLAG_SHORT} & set(flags))


def language(article: Article) -> str:
    """Return the two-letter language that the article is in, judged by its small words.

    What the feed says counts only where the text has too few of them: feeds are often wrong.
    """
    found = article.text[:_SAMPLE].lower().split()
    counts = Counter(found)
    shares = {code: sum(counts[word] for word in small) for code, small in _SMALL_WORDS.items()}
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    if len(found) >= _ENOUGH and shares[best] >= len(found) * _SHARE:
        return best
    declared = article.language[:2].lower()
    return declared or ("en" if not found or article.text[:_SAMPLE].isascii() else "")
