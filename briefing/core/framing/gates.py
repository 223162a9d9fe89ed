"""What may be compared with what: refusals with their reasons, in plain words."""

from __future__ import annotations

from datetime import timedelta

from briefing.core.framing.flags import SHORT_WORDS
from briefing.core.framing.table import Table, Text
from briefing.core.model import NotCompared

_NEWS_CYCLE = timedelta(hours=36)


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
    if translated := [text for text in table.texts if text.translated]:
        found.append(NotCompared("wording", f"{_outlets(translated)}: translated, so the words are a "
                                 "translator's; names say so."))  # fmt: skip
    if thin := [text for text in table.texts if text.thin]:
        found.append(NotCompared("absence", f"{_outlets(thin)}: only a summary, a part behind a paywall "
                                 f"or fewer than {SHORT_WORDS} words."))  # fmt: skip
    return tuple(found)


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
