"""Lens: one fact in two wordings, or quoted here and told there, with the word difference."""

from __future__ import annotations

from collections import defaultdict

from briefing.core.framing.aligning.alike import (
    SAME_FACT,
    SAME_POINT,
    Index,
    aligned,
    near_pairs,
    shared_words,
)
from briefing.core.framing.aligning.shared import names_a_thing, shared_phrase
from briefing.core.framing.aligning.utterances import last_name, quoted_speaker
from briefing.core.framing.aligning.wording import difference
from briefing.core.framing.claims import Draft, draft, listed, sentence
from briefing.core.framing.gates import english
from briefing.core.framing.lenses.counts import other_figures
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import Word, shingles, stem, terms, word_set

KIND = "same fact"
_LEAST, _NEARLY_IDENTICAL = 0.2, 0.92
_WORDS = 2  # plain ones that two sentences on one point share
_MOST_OUTLETS = 4
_MOST_NEAR = 20  # groups that are only near: more are never shown
_UNSURE = SAME_FACT - 0.01  # one of the sentences may only be near another, not of its fact
_COPIES = 2.0  # as alike as this, and there is hardly a difference to see
_QUOTED_RUN = 6  # words that tell a quotation without its marks
_BROUGHT_IN = 3  # words that say who speaks, and how
_PLAIN, _NEAR = "The same fact in other words", "On the same point"
_DOUBT = word_set(
    "allegedly alleged reportedly apparently purported purportedly supposedly so-called"
)
# With one of these a sentence is no plain statement either.
_DOUBT_TOO = _DOUBT | word_set(
    """accused accuse accuses accusing accusation accusations suspected suspicion suspicions suspect
    reports report reported claims claim claimed alleges allege if according charged charges would may
    might could appears seems"""
)


def claims(table: Table, found: Index) -> list[Draft]:
    """Return the claims on facts that outlets word differently."""
    taken: set[Row] = set()
    return [
        *_grouped(table, found, aligned(found), taken, strict=True),
        *_grouped(table, found, near_pairs(found, SAME_POINT), taken, strict=False),
    ]


Pair = tuple[float, Row, Row]


def _grouped(
    table: Table, found: Index, pairs: list[Pair], taken: set[Row], *, strict: bool
) -> list[Draft]:
    """Return a claim for each group of aligned sentences that are not in one yet."""
    partners: dict[Row, list[tuple[float, Row]]] = defaultdict(list)
    for strength, one, other in pairs:
        if (
            all(_comparable(table, row, strict=strict) for row in (one, other))
            and (strict or _share_words(found, one, other))
            and differ(found, one, other)
            and not _only_quoted_alike(table, one, other)
        ):
            partners[one].append((strength, other))
            partners[other].append((strength, one))
    hubs = sorted(partners, key=lambda row: (-len(partners[row]), row.text, row.number))
    drafts: list[Draft] = []
    for hub in hubs:
        group = _group(found, hub, partners[hub], taken, strict=strict)
        if len(group) < 2:
            continue
        taken.update(group)
        surest = max(strength for strength, _ in partners[hub])
        drafts.append(_claim(table, group, surest if strict else min(surest, _UNSURE)))
        if not strict and len(drafts) == _MOST_NEAR:
            break
    return drafts


def _share_words(found: Index, one: Row, other: Row) -> bool:
    """Whether two sentences share plain words as such, not only their stems: a judge, a judgment."""
    stems = shared_words(found, one, other)
    if len(stems) < _WORDS:
        return False
    mine, theirs = (
        {word.lower.removesuffix("s") for word in row.words if stem(word.lower) in stems}
        for row in (one, other)
    )
    return len(mine & theirs) >= _WORDS


def _comparable(table: Table, row: Row, *, strict: bool) -> bool:
    """Whether a sentence may be compared: in its wording (`strict`), or only in what it says."""
    text = table.texts[row.text]
    return row.compared and english(text) and not (strict and text.translated)


def differ(found: Index, one: Row, other: Row) -> bool:
    """Return whether the sentences have words of their own, on either side, and are no copies."""
    mine, theirs = found.sets[one], found.sets[other]
    return (
        found.likeness(one, other) < _NEARLY_IDENTICAL
        and bool(mine - theirs)
        and bool(theirs - mine)
    )


def _group(
    found: Index, hub: Row, partners: list[tuple[float, Row]], taken: set[Row], *, strict: bool
) -> list[Row]:
    """Return the hub and its best partner of each other outlet, as far as they are free.

    What is only near (not `strict`) must share with all the rest a thing that can be named.
    """
    if hub in taken:
        return []
    texts = found.table.texts
    group = [hub]
    outlets = {texts[hub.text].outlet}
    for _, row in sorted(partners, key=lambda pair: (-pair[0], pair[1].text, pair[1].number)):
        outlet = texts[row.text].outlet
        if row in taken or outlet in outlets or len(group) == _MOST_OUTLETS:
            continue
        alike = all(_LEAST <= found.likeness(row, other) < _NEARLY_IDENTICAL for other in group)
        if alike and (strict or names_a_thing(shared_phrase(found.table, [*group, row]))):
            group.append(row)
            outlets.add(outlet)
    return sorted(group, key=lambda row: row.text)


def _claim(table: Table, group: list[Row], strength: float) -> Draft:
    texts = [table.texts[row.text] for row in group]
    backing = tuple(sentence(text, row) for text, row in zip(texts, group, strict=True))
    central = sum(table.centrality(row) for row in group) / len(group)
    sure = strength >= SAME_FACT
    opening, interest, named = _opening(table, group) if sure else (_NEAR, -0.2, False)
    interest -= 0.25 * (strength >= _COPIES and opening == _PLAIN)
    weight = 0.3 + 0.1 * min(strength, 2.0) + 0.3 * central + 0.1 * (len(group) - 1) + interest
    weight += 0.1 * sum(row.number <= 5 for row in group) / len(group)
    about = "fact:" + ":".join(f"{row.text}.{row.number}" for row in group)
    return draft(
        KIND if sure else "same point",
        opening,
        backing,
        weight=weight,
        about=about,
        worded=lambda: (
            opening if named else _on(opening, table, group),
            difference(texts[0], group[0], texts[1], group[1]) if sure else "",
        ),
    )


def _on(opening: str, table: Table, group: list[Row]) -> str:
    """Return a title that ends with what the sentences share, if that can be named."""
    topic = shared_phrase(table, group)
    return f"{opening}: {topic}" if topic else opening


def _opening(table: Table, group: list[Row]) -> tuple[str, float, bool]:
    """Return how the sentences differ, what that is worth, and whether it says what they are on."""
    told = [(table.texts[row.text], row) for row in group]
    if figures := other_figures(table, group):
        return figures, 0.25, True
    if hedged := _hedged(told):
        return hedged, 0.2, False
    quoting = [text.outlet for text, row in told if is_quoted(text, row)]
    if quoting:
        return _quoted_opening(told, tuple(quoting))
    return _PLAIN, -0.05, False


def _quoted_opening(
    told: list[tuple[Text, Row]], quoting: tuple[str, ...]
) -> tuple[str, float, bool]:
    """Return the same for sentences some or all of which quote."""
    telling = tuple(text.outlet for text, row in told if _only_tells(told, text, row))
    speaker = _one_speaker(told)
    ending = f": {speaker}" if speaker else ""
    named = bool(speaker)
    if len(telling) + len(quoting) < len(told):
        return _PLAIN, 0.0, False  # a phrase in marks is neither a quotation nor plain telling
    if telling:
        opening = f"{speaker}: quoted" if speaker else "Quoted"
        return f"{opening} by {listed(quoting, 2)}, told by {listed(telling, 2)}", 0.05, True
    if _same_quotation(told):
        return f"One quotation, brought in differently{ending}", -0.1, named
    if _share_quoted_terms(told):
        return f"Quoted in different words{ending}", 0.0, named
    return f"Two quotations{ending}", -0.15, named


def _only_tells(told: list[tuple[Text, Row]], text: Text, row: Row) -> bool:
    """Whether a sentence has no quotation, not even one without its marks: a tweet, a line behind 'said:'."""
    runs = shingles(row.words, _QUOTED_RUN)
    return not text.quotes_in(row.start, row.end) and not any(
        runs & shingles(_quoted_words(*other), _QUOTED_RUN) for other in told
    )


def _one_speaker(told: list[tuple[Text, Row]]) -> str:
    """Return the name of whom all the sentences quote; none if they name two, or one names nobody."""
    names = [quoted_speaker(text, row) for text, row in told if is_quoted(text, row)]
    last = {last_name(name) for name in names}
    return max(names, key=len) if len(last) == 1 else ""


def _hedged(told: list[tuple[Text, Row]]) -> str:
    """Return how certain the sentences are, if one has a word of doubt that the others lack."""
    doubts = {
        text.outlet: next((word.text for word in row.words if word.lower in _DOUBT), "")
        for text, row in told
        if not is_quoted(text, row)
    }
    doubting = tuple(outlet for outlet, word in doubts.items() if word)
    certain = tuple(
        text.outlet
        for text, row in told
        if text.outlet in doubts and not any(word.lower in _DOUBT_TOO for word in row.words)
    )
    if len(doubting) != 1 or not certain:
        return ""
    verb = "does" if len(certain) == 1 else "do"
    return f"{doubting[0]} says “{doubts[doubting[0]].lower()}”, {listed(certain, 2)} {verb} not"


def _same_quotation(told: list[tuple[Text, Row]]) -> bool:
    """Whether the sentences quote the same words, so that only what is around them differs."""
    runs = [shingles(_quoted_words(text, row), 3) for text, row in told]
    shared, least = set.intersection(*map(set, runs)), min(map(len, runs))
    return least > 0 and len(shared) >= 0.8 * least


def _only_quoted_alike(table: Table, one: Row, other: Row) -> bool:
    """Whether two sentences quote the same words and one is hardly more than its quotation."""
    both = [(table.texts[row.text], row) for row in (one, other)]
    return any(_bare(*of) for of in both) and _same_quotation(both)


def _bare(text: Text, row: Row) -> bool:
    """Whether a sentence is hardly more than its quotation, so that nothing brings that in."""
    quoted = text.quotes_in(row.start, row.end)
    return bool(quoted) and len(row.words) - len(_quoted_words(text, row)) < _BROUGHT_IN


def _share_quoted_terms(told: list[tuple[Text, Row]]) -> bool:
    """Whether what is quoted, not only what is around it, has words in common."""
    parts = [set(terms(_quoted_words(text, row))) for text, row in told]
    return len(set.intersection(*parts)) > 1


def _quoted_words(text: Text, row: Row) -> tuple[Word, ...]:
    quotes = text.quotes_in(row.start, row.end)
    if not quotes:
        return ()
    return tuple(
        word
        for word in row.words
        if any(quote.outer_start <= word.start < quote.outer_end for quote in quotes)
    )


def is_quoted(text: Text, row: Row) -> bool:
    """Return whether more than a third of a sentence stands in quotation marks."""
    quoted = sum(
        max(0, min(row.end, quote.outer_end) - max(row.start, quote.outer_start))
        for quote in text.quotes_in(row.start, row.end)
    )
    return quoted * 3 > row.end - row.start
