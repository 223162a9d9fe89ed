"""How one outlet differs from the others over weeks of one topic, where there is text enough.

A single story is too short for it: of 1,259 words tested on one, none was used significantly more
by either side. So each side needs thousands of words, and what is found is said with its counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.core.framing.aligning.narrowed import narrowed
from briefing.core.framing.gates import english
from briefing.core.framing.overview.weeks_shares import Held, differences, held
from briefing.core.framing.overview.weeks_words import Usage, distinctive, usage
from briefing.core.framing.reading.flags import FLAG_READS_TRANSLATED
from briefing.core.framing.reading.table import Table, Text, table
from briefing.core.model import FLAG_TRANSLATED, FLAG_WIRE, Article, Coverage, NotCompared
from briefing.core.overview import OverWeeks, Weeks


def over_weeks(coverage: Coverage, only: str = "") -> Weeks:
    """Return how each outlet of `coverage`, or `only` one, differs from all the others together.

    Counted is what outlets say in their own voice in the passages on the topic: no quotations,
    no agency copy, nothing translated or in another language than English.
    """
    prepared = table(narrowed(replace(coverage, articles=_in_order(coverage.articles))))
    texts = tuple(text for text in prepared.texts if english(text) and not _borrowed(text))
    names = [name for text in prepared.texts for name in (text.outlet, text.article.author)]
    used = usage(texts, names)
    texts = tuple(text for text in texts if used.words[text.index])
    outlets = [one for one in dict.fromkeys(text.outlet for text in prepared.texts)
               if only in {"", one}]  # fmt: skip
    counted = [_counted(texts, used, outlet) for outlet in outlets]
    shares = held(prepared, texts) if any(one.enough for one in counted) else ()
    found = [_compared(one, texts, used, shares) for one in counted]
    dates = sorted(text.article.published for text in texts if text.article.published)
    return Weeks(
        coverage.of,
        coverage.name,
        dates[0] if dates else None,
        dates[-1] if dates else None,
        tuple(sorted(found, key=lambda one: (-one.words, one.outlet))),
        _left_out(prepared),
    )


def _in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles as they came out: what is printed again is not counted again."""
    return tuple(sorted(articles, key=lambda one: (one.when is None, str(one.when), one.id)))


def _borrowed(text: Text) -> bool:
    """Whether the wording is an agency's or a translator's."""
    return text.translated or FLAG_WIRE in text.flags


def _counted(texts: tuple[Text, ...], used: Usage, outlet: str) -> OverWeeks:
    own = [used.words[text.index] for text in texts if text.outlet == outlet]
    others = [used.words[text.index] for text in texts if text.outlet != outlet]
    return OverWeeks(outlet, len(own), sum(own), len(others), sum(others))


def _compared(
    one: OverWeeks, texts: tuple[Text, ...], used: Usage, shares: tuple[Held, ...]
) -> OverWeeks:
    if not one.enough:
        return one
    own = frozenset(text.index for text in texts if text.outlet == one.outlet)
    return OverWeeks(
        one.outlet, one.texts, one.words, one.other_texts, one.other_words,
        distinctive(used, one.outlet), differences(shares, own),
    )  # fmt: skip


def _left_out(prepared: Table) -> tuple[NotCompared, ...]:
    touched = [text for text in prepared.texts if any(row.compared for row in text.rows)]
    reasons = (
        ("agency copy", [text for text in touched if FLAG_WIRE in text.flags]),
        (FLAG_TRANSLATED, [text for text in touched if FLAG_TRANSLATED in text.flags]),
        (FLAG_READS_TRANSLATED, [text for text in touched if FLAG_READS_TRANSLATED in text.flags]),
        ("not in English", [text for text in touched if not english(text)]),
    )
    return tuple(
        NotCompared(reason, f"{len(those)} of {_outlets(those)}")
        for reason, those in reasons
        if those
    )


def _outlets(texts: Iterable[Text]) -> str:
    return ", ".join(dict.fromkeys(text.outlet for text in texts))
