"""What may be compared with what: refusals with their reasons, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefing.core.framing.reading.flags import (
    FLAG_READS_OPINION,
    FLAG_READS_TRANSLATED,
    SHORT_WORDS,
    is_opinion,
)
from briefing.core.framing.reading.table import Table, Text
from briefing.core.model import NotCompared

_NEWS_CYCLE = timedelta(hours=36)
_FAR_APART = timedelta(days=7)


def comparable(table: Table) -> bool:
    """Return whether the coverage has texts of two outlets."""
    return len({text.outlet for text in table.texts if text.rows}) > 1


def languages(table: Table) -> tuple[str, ...]:
    """Return the languages of the texts, as far as they are known."""
    return tuple(sorted({text.language for text in table.texts}))


def english(text: Text) -> bool:
    """Return whether the wording of `text` can be read by the lenses for English."""
    return text.language == "en"


def not_compared(table: Table) -> tuple[NotCompared, ...]:
    """Return what is left out of the framing of `table`, and why."""
    if not comparable(table):
        return (
            NotCompared("all", "Only one outlet covers this: there is nothing to set beside it."),
        )
    found = [NotCompared("tone", "Never computed: no method is right often enough to show.")]
    if foreign := [text for text in table.texts if not english(text)]:
        found.append(NotCompared("wording", f"{_outlets(foreign)}: not in English; "
                                 "only names, figures and dates are compared."))  # fmt: skip
    found += _in_translation(table)
    if thin := [text for text in table.texts if text.thin]:
        found.append(NotCompared("absence", f"{_outlets(thin)}: only a summary, a part behind a paywall "
                                 f"or fewer than {SHORT_WORDS} words."))  # fmt: skip
    return (*found, *_far_apart(table), *_mixed_genres(table))


def _in_translation(table: Table) -> Iterator[NotCompared]:
    translated = [text for text in table.texts if text.translated]
    read = [text for text in translated if FLAG_READS_TRANSLATED in text.flags]
    if told := [text for text in translated if text not in read]:
        yield NotCompared("wording", f"{_outlets(told)}: translated, so the words are a "
                          "translator's; names say so.")  # fmt: skip
    if read:
        yield NotCompared("wording", f"{_outlets(read)}: reads like a translation, though nothing says "
                          "so; the words may be a translator's, and names say so.")  # fmt: skip


def _far_apart(table: Table) -> Iterator[NotCompared]:
    dates = sorted(text.article.published for text in table.texts if text.article.published)
    if dates and (apart := dates[-1] - dates[0]) >= _FAR_APART:
        yield NotCompared("absence", f"The texts lie {apart.days} days apart: none is said to lack "
                          "what came out more than 36 hours after it.")  # fmt: skip


def _mixed_genres(table: Table) -> Iterator[NotCompared]:
    """Say that opinion stands beside report: compared all the same, but not like with like.

    Most opinion that nothing marks is not recognised, so the rest is not called report.
    """
    argued = [text for text in table.texts if is_opinion(text.flags)]
    if not argued or len(argued) == len(table.texts):
        return
    read = [text for text in argued if FLAG_READS_OPINION in text.flags]
    told = [text for text in argued if text not in read]
    who = [f"{_outlets(told)}: opinion or analysis"] * bool(told)
    who += [f"{_outlets(read)}: reads like opinion"] * bool(read)
    yield NotCompared("genre", f"{'; '.join(who)}; nothing marks the rest so. Judgements and demands "
                      "found only there may be the genre's.")  # fmt: skip


def _outlets(texts: list[Text]) -> str:
    return ", ".join(dict.fromkeys(text.outlet for text in texts))


def answerable(table: Table, text: Text) -> tuple[Text, ...]:
    """Return the texts of other outlets that can be said to lack what `text` has.

    Not those of which too little is known, and none that came out before `text` by more than
    a day and a half: what they could not know yet, they do not lack.
    """
    return tuple(
        other for other in table.others(text.outlet) if not other.thin and not _earlier(other, text)
    )


def _earlier(one: Text, than: Text) -> bool:
    first, second = one.article.published, than.article.published
    return first is not None and second is not None and second - first > _NEWS_CYCLE


def dated(table: Table) -> bool:
    """Return whether all texts say when they came out."""
    return all(text.article.published is not None for text in table.texts)
