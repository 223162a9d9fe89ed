"""Who is said to have said a quotation, read from the narrative right around it.

The text comes with its quotations blotted out by `MASK`, so that only the narrative is read.
"""

from __future__ import annotations

import re

from briefing.core.framing.reading.speech import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    NOUNS_TOO,
    PLAIN_SAY,
    PRONOUNS,
    SAY_VERBS,
    SUBORDINATE,
    clause_end,
    clause_start,
)
from briefing.core.framing.reading.words import DAYS, Word, word_set, words
from briefing.core.model import Span

MASK = "\x01"
_ACCORDING = re.compile(r"(?i)\b(according to|in the words of)\s+(?=[A-Za-z])")
_DASH = re.compile(r"\s*(?:―|—|–|--)\s*")
_GAP = re.compile(r"[\s,.\-–—:;)\]]*")
_ASIDES = DETERMINERS | word_set("who whose which of d r then jr")
_OPENERS = BREAKS | word_set("following meanwhile however earlier later instead still asked")
_GENITIVE = ("'s", "’s", "s’", "s'")
_OTHERS = frozenset({"he", "she", "they", "who", "whom", "but"})
_WHERE = frozenset({"in", "at", "on"})
_FAR = 120
_FARTHEST = 180

Told = tuple[Span, Span]


def speaker(masked: str, paragraph: Span, quoted: Span, *, full_stop: bool) -> Told | None:
    """Return who said the quotation `quoted` and the words that say so, or None if that is not told.

    Args:
        masked: the text with its quotations blotted out.
        paragraph: where the quotation's paragraph is.
        quoted: where the quotation is, with its marks.
        full_stop: whether the quotation ends its sentence, so that what follows is not about it.

    """
    return (
        _signed(masked, paragraph, quoted)
        or (
            None
            if full_stop or _aside(masked, paragraph, quoted)
            else _after(masked, paragraph, quoted)
        )
        or _before(masked, paragraph, quoted)
        or _announced(masked, paragraph, quoted)
    )


def _aside(masked: str, paragraph: Span, quoted: Span) -> bool:
    """Whether the quotation is part of a clause that only leads up to what follows: 'When he said "...",'."""
    start = clause_start(masked, paragraph.start, quoted.start)
    ahead = words(masked, start, quoted.start)
    return len(ahead) > 1 and ahead[0].lower in SUBORDINATE


def _signed(masked: str, paragraph: Span, quoted: Span) -> Told | None:
    """Read a name behind a dash that ends the paragraph: '― Beck Pimentel'."""
    dash = _DASH.match(masked, quoted.end, paragraph.end)
    if dash is None:
        return None
    line = masked.find("\n", dash.end(), paragraph.end)
    found = words(masked, dash.end(), paragraph.end if line == -1 else line)
    if not 1 <= len(found) <= 5 or not all(word.capital for word in found):
        return None
    return Span(found[0].start, found[-1].end), Span(dash.start(), dash.end())


def _announced(masked: str, paragraph: Span, quoted: Span) -> Told | None:
    """Read 'He said:' that ends the paragraph before the one that the quotation opens."""
    end = len(masked[: paragraph.start].rstrip())
    if quoted.start != paragraph.start or masked[end - 1 : end] != ":":
        return None
    begin = masked.rfind("\n", 0, end) + 1
    found = words(masked, clause_start(masked, begin, end), end)
    told = [
        one for index in range(1, len(found)) if (one := _told_at(masked, found, index, quoted))
    ]
    return told[-1] if told else None


def _after(masked: str, paragraph: Span, quoted: Span) -> Told | None:
    """Read 'said X', 'X said' or 'according to X' behind the quotation."""
    gap = _GAP.match(masked, quoted.end, paragraph.end)
    start = gap.end() if gap else quoted.end
    if start > quoted.end and masked[quoted.end : start].strip(" ,–—-"):
        return None
    end = clause_end(masked, start, paragraph.end)
    mask = masked.find(MASK, start, end)
    found = words(masked, start, end if mask == -1 else mask)
    if not found:
        return None
    return _verb_first(masked, found) or _subject_first(masked, found)


def _verb_first(masked: str, found: tuple[Word, ...]) -> Told | None:
    """Read 'said Hilary Shelton, director of' or 'according to Hilary Shelton'."""
    skip = 1 if found[0].lower in AUXILIARIES or found[0].lower.endswith("ly") else 0
    if len(found) > 2 and (found[0].lower, found[1].lower) == ("according", "to"):
        return _noun_phrase_after(masked, found[2:]), Span(found[0].start, found[1].end)
    rest = found[skip:]
    if len(rest) < 2 or rest[0].lower not in SAY_VERBS or masked[rest[0].end] == ",":
        return None
    if rest[1].lower in BREAKS or rest[1].lower in DAYS or rest[1].lower in {"reporters", "it"}:
        return None
    return _noun_phrase_after(masked, rest[1:]), Span(rest[0].start, rest[0].end)


def _noun_phrase_after(masked: str, found: tuple[Word, ...]) -> Span:
    last = 0
    for index in range(1, min(len(found), 8)):
        gap = masked[found[index - 1].end : found[index].start]
        if found[index].lower in BREAKS or found[index].lower in DAYS or "," in gap or "(" in gap:
            break
        last = index
    return Span(found[0].start, found[last].end)


def _subject_first(masked: str, found: tuple[Word, ...]) -> Told | None:
    """Read 'Mr. Jealous said', 'Jim Manley, a spokesman for Mr. Reid, said', 'in the race, she said'."""
    for index, word in enumerate(found[:24]):
        if (
            word.lower not in SAY_VERBS
            or not index
            or (word.lower in NOUNS_TOO and not _acts(found[index - 1]))
        ):
            continue
        ahead = found[:index]
        if found[0].lower in BREAKS or not _starts_subject(found[0]):
            ahead = _pieces(masked, ahead)[-1]
            if ahead[0] is found[0]:
                return None
        subject = _subject(masked, ahead)
        return (subject, Span(word.start, word.end)) if subject else None
    return None


def _starts_subject(word: Word) -> bool:
    return word.capital or word.lower in PRONOUNS | DETERMINERS


def _before(masked: str, paragraph: Span, quoted: Span) -> Told | None:
    """Read 'X said ... "' or 'according to X, "' ahead of the quotation, in its own sentence."""
    start = clause_start(masked, paragraph.start, quoted.start)
    found = words(masked, max(start, quoted.start - 4 * _FAR), quoted.start)
    named = list(_ACCORDING.finditer(masked, start, quoted.start))
    if named and (behind := tuple(word for word in found if word.start >= named[-1].end())):
        return _noun_phrase_after(masked, behind), Span(named[-1].start(), named[-1].end() - 1)
    told = [
        one
        for index in range(1, len(found))
        if (one := _told_at(masked, found, index, quoted))
        and not _leads_up(masked, found, one, quoted)
    ]
    if told:
        return _outermost(masked, told)
    if found and masked[: quoted.start].rstrip().endswith(":") and len(found) <= 6:
        return Span(found[0].start, found[-1].end), Span(found[-1].end, found[-1].end + 1)
    return None


def _leads_up(masked: str, found: tuple[Word, ...], told: Told, quoted: Span) -> bool:
    """Whether the verb stands in a clause that only leads up to another: 'After he said so, Holm shot back: '."""
    rest = masked[told[1].end : quoted.start].rstrip(" ,:")
    return found[0].lower in SUBORDINATE and "," in rest


def _told_at(masked: str, found: tuple[Word, ...], index: int, quoted: Span) -> Told | None:
    """Return the subject and the verb of speech at `index`, if it is one and near enough."""
    verb = found[index]
    if verb.lower not in SAY_VERBS or quoted.start - verb.end > _FARTHEST:
        return None
    if verb.lower in NOUNS_TOO and not _acts(found[index - 1]):
        return None
    if verb.lower.endswith("ing"):
        subject = _leading_phrase(found[:index])
    else:
        subject = _subject(masked, found[:index])
    return (subject, Span(verb.start, verb.end)) if subject else None


def _leading_phrase(found: tuple[Word, ...]) -> Span | None:
    """Return the subject that opens the sentence, which a participle later in it shares."""
    if found[0].lower in _OPENERS or found[0].lower.endswith("ing"):
        return None
    if any(word.lower in _OTHERS for word in found[1:]):
        return None  # 'He raised what Holm had said, who ..., claiming': it may be the other's
    start = 1 if found[0].lower in DETERMINERS and len(found) > 1 else 0
    end = start
    while end < len(found) and found[end].capital:
        end += 1
    if end == start and start:
        end = min(start + 2, len(found))
    elif start and end < len(found) and _is_noun(found[end]):  # 'The Holm administration'
        end += 1
    if found[0].lower in PRONOUNS:
        return Span(found[0].start, found[0].end)
    if end > start and found[end - 1].text.endswith(_GENITIVE):
        return None  # whose it is, not who: 'Ada Holm's campaign sent a letter saying'
    return Span(found[0].start, found[end - 1].end) if end > start else None


def _is_noun(word: Word) -> bool:
    """Whether a word behind a name with an article may be the noun that the name only modifies."""
    lower = word.lower
    return lower not in BREAKS | AUXILIARIES | SAY_VERBS and not lower.endswith(("ed", "ly"))


def _acts(before: Word) -> bool:
    """Whether the word before makes what could be a noun a verb: a name, a pronoun, an auxiliary."""
    owned = before.text.endswith(_GENITIVE)
    return (before.capital and not owned) or before.lower in PRONOUNS | AUXILIARIES


def _outermost(masked: str, told: list[Told]) -> Told:
    """Return the first plain verb of saying, since what follows is what is said; else the last."""
    plain_say = [one for one in told if masked[one[1].start : one[1].end].lower() in PLAIN_SAY]
    if plain_say and not re.search(
        r"[,;] (?:and|but|while) ", masked[plain_say[0][1].end : told[-1][1].start]
    ):
        return plain_say[0]
    return told[-1]


def _subject(masked: str, ahead: tuple[Word, ...]) -> Span | None:
    """Return the noun phrase that is the subject of the verb after `ahead`."""
    while ahead and (ahead[-1].lower in AUXILIARIES - {"who"} or ahead[-1].lower.endswith("ly")
                     or ahead[-1].lower in DAYS):  # fmt: skip
        ahead = ahead[:-1]
    if not ahead:
        return None
    if ahead[-1].lower == "who":
        ahead = ahead[:-1]
    pieces = _pieces(masked, ahead) if ahead else []
    if not pieces:
        return None
    piece = pieces[-1]
    if masked[ahead[-1].end : ahead[-1].end + 1] in {",", ")"} and len(pieces) > 1:
        piece = _before_apposition(pieces)
    return _trailing_phrase(piece)


def _pieces(masked: str, found: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Cut words at commas, brackets and dashes."""
    pieces: list[tuple[Word, ...]] = []
    start = 0
    for index in range(1, len(found) + 1):
        gap = masked[found[index - 1].end : found[index].start] if index < len(found) else ","
        if re.search(r"[,()\x01:;—–]|--", gap):
            pieces.append(found[start:index])
            start = index
    return pieces


def _before_apposition(pieces: list[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Skip back over what stands between commas behind a name: 'a spokesman for Mr. Reid'."""
    for index in range(len(pieces) - 2, 0, -1):
        if not _is_aside(pieces[index], pieces[index - 1]) and any(
            word.capital for word in pieces[index]
        ):
            return pieces[index]
    return pieces[0]


def _is_aside(piece: tuple[Word, ...], before: tuple[Word, ...]) -> bool:
    """Whether the words between commas only describe what stands before them."""
    return before[-1].capital and (
        piece[0].lower in _ASIDES or not piece[0].capital or len(piece) == 1
    )


def _trailing_phrase(piece: tuple[Word, ...]) -> Span | None:
    start = len(piece)
    while start and _belongs(piece, start - 1):
        start -= 1
        of_it = start > 1 and piece[start - 1].lower == "of"  # 'Dana Kest of the Harbour Party'
        if piece[start].lower in PRONOUNS or (piece[start].lower in DETERMINERS and not of_it):
            break
    if start == len(piece) or (start > 1 and piece[start - 1].lower in _WHERE):
        return None  # 'at a debate in New Hampshire added' does not tell who
    return Span(piece[start].start, piece[-1].end)


def _belongs(piece: tuple[Word, ...], index: int) -> bool:
    lower = piece[index].lower
    if lower in BREAKS:
        return lower == "and" and 0 < index < len(piece) - 1 and piece[index - 1].capital
    return lower not in DAYS and lower not in SAY_VERBS
