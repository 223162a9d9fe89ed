"""Lens: one fact in two wordings. Aligned sentences of different outlets, with their word difference."""

from __future__ import annotations

import difflib

from briefing.core.framing.alike import Index, neighbours
from briefing.core.framing.claims import Draft, draft, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.rows import Row
from briefing.core.framing.table import Table, Text
from briefing.core.framing.words import STOPWORDS, Word, shorten, stem

KIND = "same fact"
SAME = 0.45
NEARLY_IDENTICAL = 0.92
_MOST_OUTLETS = 4
_SHORTEST = 7


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on facts that outlets word differently."""
    drafts: list[Draft] = []
    for row in found.rows:
        group = _group(table, found, row)
        if len(group) > 1:
            drafts.append(_claim(table, group))
    return drafts


def _group(table: Table, found: Index, row: Row) -> list[tuple[float, Row]]:
    """Return `row` and the best sentence on the same fact of each other outlet, if it is theirs too."""
    if not _narrative(table, row):
        return []
    group: list[tuple[float, Row]] = [(1.0, row)]
    seen = {table.texts[row.text].outlet}
    for score, other in neighbours(found, row):
        outlet = table.texts[other.text].outlet
        if score < SAME or len(seen) == _MOST_OUTLETS:
            break
        if outlet in seen or not _narrative(table, other):
            continue
        seen.add(outlet)
        if score < NEARLY_IDENTICAL and all(_differ(table, one, other) for _, one in group):
            group.append((score, other))
    return group


def _narrative(table: Table, row: Row) -> bool:
    """Whether the sentence is the outlet's own wording, not a quotation's or a translator's."""
    text = table.texts[row.text]
    quoted = sum(
        max(0, min(row.end, quote.outer_end) - max(row.start, quote.outer_start))
        for quote in text.quotes
    )
    own = quoted * 2 < row.end - row.start
    return (
        own
        and row.compared
        and english(text)
        and not text.translated
        and len(row.words) >= _SHORTEST
    )


def _differ(table: Table, one: Row, other: Row) -> bool:
    del table
    mine, theirs = set(one.terms), set(other.terms)
    return len(mine - theirs) >= 2 and len(theirs - mine) >= 2


def _claim(table: Table, group: list[tuple[float, Row]]) -> Draft:
    rows = [row for _, row in group]
    texts = [table.texts[row.text] for row in rows]
    score = sum(value for value, _ in group[1:]) / (len(group) - 1)
    backing = tuple(sentence(text, row) for text, row in zip(texts, rows, strict=True))
    note = difference(texts[0], rows[0], texts[1], rows[1])
    weight = 0.35 * score + 0.35 * table.centrality(rows[0]) + 0.1 * (len(group) - 1) + _early(rows)
    about = "fact:" + ":".join(sorted(f"{row.text}.{row.number}" for row in rows))
    title = f"Same fact, other words: {_topic(table, rows)}"
    return draft(KIND, title, backing, weight=weight, about=about, note=note)


def _early(rows: list[Row]) -> float:
    return 0.15 * sum(row.number <= 4 for row in rows) / len(rows)


def _topic(table: Table, rows: list[Row]) -> str:
    """Return the rarest words that the sentences share, as printed."""
    shared = set(rows[0].terms).intersection(*(row.terms for row in rows[1:]))
    ranked = sorted(shared, key=lambda term: (-table.rarity[term], term))[:3]
    printed = [word.text for word in rows[0].words if stem(word.lower) in ranked]
    return ", ".join(list(dict.fromkeys(printed))[:3])


def difference(one: Text, row: Row, other: Text, line: Row) -> str:
    """Return the runs of words that stand in only one of two sentences, side by side."""
    mine, theirs = row.words, line.words
    matcher = difflib.SequenceMatcher(
        None,
        [stem(word.lower) for word in mine],
        [stem(word.lower) for word in theirs],
        autojunk=False,
    )
    pairs = [
        (_run(one, mine[a:b]), _run(other, theirs[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace"
        and _content(mine[a:b])
        and _content(theirs[c:d])
        and max(b - a, d - c) <= 6
    ]
    return "; ".join(f"“{left}” / “{right}”" for left, right in pairs[:3])


def _content(run: tuple[Word, ...]) -> bool:
    return any(word.lower not in STOPWORDS for word in run)


def _run(text: Text, run: tuple[Word, ...]) -> str:
    return shorten(text.article.text[run[0].start : run[-1].end], 50)
