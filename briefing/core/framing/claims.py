"""How a lens makes a claim: evidence cut from the article, a stable id, a short title.

A lens drafts claims with a weight; `choose` decides which are shown and in what order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from briefing.core.framing.confidence import CONFIDENCE
from briefing.core.framing.reading.flags import FLAG_READS_TRANSLATED
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import shorten, word_set
from briefing.core.model import FLAG_TRANSLATED, Claim, Evidence

TITLE_LIMIT = 90
_GO_ON = word_set("it this that they he she but and these those its their his her")
_SHORT = 26


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what choosing needs: its weight, a key that near-duplicates share, its group.

    Few claims of one group are shown: three things that one outlet quotes of one speaker are enough.
    """

    claim: Claim
    weight: float
    about: str
    group: str = ""
    worded: Callable[[], tuple[str, str]] | None = None

    def finished(self) -> Claim:
        """Return the claim, with the title and note that are made only for claims that are chosen."""
        if self.worded is None:
            return self.claim
        title, note = self.worded()
        return replace(self.claim, title=shorten(title, TITLE_LIMIT), note=note)


def evidence(text: Text, start: int, end: int, score: float | None = None) -> Evidence:
    """Return the passage `start` to `end` of `text` as evidence, trimmed of white space."""
    printed = text.article.text
    while start < end and printed[start].isspace():
        start += 1
    while end > start and printed[end - 1].isspace():
        end -= 1
    return Evidence(text.article.id, text.outlet, start, end, printed[start:end], score)


def sentence(text: Text, row: Row, score: float | None = None) -> Evidence:
    """Return the sentence `row` of `text` as evidence."""
    return evidence(text, row.start, row.end, score)


def passage(text: Text, row: Row) -> Evidence:
    """Return a sentence with the short one behind it that goes on about it: 'It is ...'."""
    following = text.next_to(row, 1)
    if following is None or not following.words:
        return sentence(text, row)
    goes_on = following.words[0].lower in _GO_ON and len(following.words) <= _SHORT
    return evidence(text, row.start, following.end if goes_on else row.end)


def apart(passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the passages, less those that another of them took along."""
    every = tuple(dict.fromkeys(passages))
    return tuple(
        one
        for one in every
        if not any(
            one is not other
            and one.article == other.article
            and other.start <= one.start
            and one.end <= other.end
            for other in every
        )
    )


def draft(
    kind: str,
    title: str,
    backing: tuple[Evidence, ...],
    *,
    weight: float,
    about: str,
    nearest: tuple[Evidence, ...] = (),
    note: str = "",
    group: str = "",
    worded: Callable[[], tuple[str, str]] | None = None,
) -> Draft:
    """Return a drafted claim; its id is a hash of its kind and its evidence."""
    claim = Claim(
        claim_id(kind, backing),
        kind,
        shorten(title, TITLE_LIMIT),
        CONFIDENCE[kind],
        backing,
        nearest,
        note,
    )
    return Draft(claim, weight, about, group, worded)


def claim_id(kind: str, backing: tuple[Evidence, ...]) -> str:
    """Return a name that the same kind on the same evidence always gets."""
    spans = sorted(f"{one.article}:{one.start}:{one.end}" for one in backing)
    return hashlib.sha256("\n".join((kind, *spans)).encode()).hexdigest()[:16]


def listed(outlets: tuple[str, ...], limit: int = 3) -> str:
    """Return outlet names as a phrase: 'A', 'A and B', 'A, B and 3 others'."""
    if len(outlets) == 1:
        return outlets[0]
    if len(outlets) <= limit:
        return f"{', '.join(outlets[:-1])} and {outlets[-1]}"
    return f"{', '.join(outlets[: limit - 1])} and {len(outlets) - limit + 1} others"


def in_translation(table: Table, backing: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return whose words are a translator's, as a part of a note; nothing if nobody's are."""
    shown = {one.article for one in backing}
    ways = (
        (FLAG_TRANSLATED, "in translation"),
        (FLAG_READS_TRANSLATED, "reads like a translation"),
    )
    parts = tuple(
        f"{listed(outlets)}: {way}"
        for flag, way in ways
        if (outlets := tuple(dict.fromkeys(
            text.outlet for text in table.texts if flag in text.flags and text.article.id in shown
        )))
    )  # fmt: skip
    return (" - ".join(parts),) if parts else ()
