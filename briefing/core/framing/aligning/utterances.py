"""Quotations as utterances: who says them, and which are one utterance in several texts.

Two quotations are one utterance if most runs of three words of the shorter stand in the longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from briefing.core.framing.claims import evidence
from briefing.core.framing.gates import english
from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.entities import GENERIC, Name
from briefing.core.framing.reading.passing import run_together
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.quotation import Quote
from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.speech import DETERMINERS, PLAIN_SAY, SUBORDINATE
from briefing.core.framing.reading.table import Table, Text
from briefing.core.framing.reading.words import STOPWORDS, Word, shingles, word_set, words
from briefing.core.model import Evidence

RUN = 3
SAME = 0.6
_ASIDE = re.compile(r",|\(| (?P<whose>of|for|at|from|with) (?:the )?(?=[A-Z])")
_JOINED = re.compile(r" and (?:(?:Mr|Mrs|Ms|Dr|Sen|Rep)\.? )?")
_TITLED = re.compile(r"(?:\bM(?:r|rs|s)\.?|\bDr\.?|\bPresident) $")
_UTTERANCE_WORDS = 5
_CALLED_WORDS = 6
_NEAR = 250  # letters: who is told farther off is told of another quotation
_SUBJECT_AHEAD = 4
_AHEAD = frozenset({"staff", "tem"})
_JUNIOR = frozenset({"jr.", "jr"})
_SAID = frozenset({"said", "says", "wrote"})  # verbs that may stand before who speaks
_DAY_WORDS = frozenset({"day", "week", "night", "morning", "afternoon", "evening", "statement"})
# What is no person and still speaks: bodies and papers.
_VOICES = word_set("""statement statements report memo letter filing filings indictment document documents ruling
    opinion order notice complaint lawsuit brief resolution newspaper paper company firm organization government
    panel team source sources duo senators lawmakers""")
_START = attrgetter("start")
_PRONOUNS = frozenset({"he", "she"})

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation of one text with its runs of words and the name of its speaker, if told."""

    text: Text
    quote: Quote
    runs: frozenset[Run]
    count: int
    speaker: str


def utterances(table: Table) -> list[Utterance]:
    """Return the quotations of the texts that are long enough to tell one from another."""
    found: list[Utterance] = []
    for text in table.texts:
        for quote in text.quotes if english(text) else ():
            row = text.row_at(quote.start)
            spoken = text.said(quote)
            whole = row and row.compared and not run_together(text, row)
            if whole and len(spoken) >= _UTTERANCE_WORDS:
                name = speaker_name(text, quote)
                found.append(Utterance(text, quote, shingles(spoken, RUN), len(spoken), name))
    return found


@lru_cache(maxsize=4_096)
def speaker_name(text: Text, quote: Quote) -> str:
    """Return the name in what the text calls the speaker, or "" for a pronoun or a role."""
    if quote.speaker is None:
        return ""
    printed = text.article.text
    if printed[quote.speaker.start : quote.speaker.end].lower() in _PRONOUNS:
        return _meant(text, quote)
    cut = _ASIDE.search(printed, quote.speaker.start, quote.speaker.end)
    end = cut.start() if cut else quote.speaker.end
    named = text.names_from(quote.speaker.start, quote.speaker.end)
    inside = [name for name in named if name.end <= end]
    people = [name for name in inside if name.key[-1] not in GENERIC and not country(name.key[-1])]
    if not people and cut:
        behind = _in_apposition(text, quote.speaker.end) if cut["whose"] else named
        people = [name for name in behind if end < name.start and _is_person(text, name)]
    chosen = [one for one in (people or inside)[-1:] if _heads(printed, one, end)]
    if not chosen:
        return ""
    pair = people[-2:] if len(people) > 1 else chosen
    joined = _JOINED.fullmatch(printed, pair[0].end, pair[-1].start)
    return " and ".join(untitled(text, one) for one in (pair if joined else chosen))


def _in_apposition(text: Text, end: int) -> tuple[Name, ...]:
    """Return the name between commas behind a description: 'a spokesman for Mr. Reid, Jim Manley, said'."""
    comma = text.article.text[end : end + 2] == ", "
    return text.names_from(end + 2, end + 3) if comma else ()


def _heads(printed: str, name: Name, end: int) -> bool:
    """Whether a name ends what the speaker is called: not so 'the Alaska governor', 'the Lune, Tesk, branch'."""
    branch = len(name.words) == 1 and printed[name.end : name.end + 1] == ","
    owned = branch and printed[max(0, name.start - 4) : name.start].lower() == "the "
    rest = printed[name.end : end].strip(" ,").lower()
    return not owned and (rest in _JUNIOR or not any(map(str.isalnum, rest)))


def last_name(name: str) -> str:
    """Return the word by which a speaker is the same whether named in full or not, in small letters.

    A son of the same name keeps his 'Jr.': he is somebody else.
    """
    parts = name.lower().split(" ")
    return " ".join(parts[-2:] if parts[-1] in _JUNIOR else parts[-1:])


def first_initials(text: Text, speaker: str) -> frozenset[str]:
    """Return with what letters the first name of a speaker may begin, as far as a text tells."""
    if " " in speaker:
        return frozenset(speaker[0])
    known = (untitled(text, one) for one in text.names if one.key[-1] == last_name(speaker))
    return frozenset(full[0] for full in known if " " in full)


def untitled(text: Text, name: Name) -> str:
    """Return a name as printed, without what somebody is in front of it: 'Adviser Susan Rice'."""
    body = name.key[-1] in GENERIC
    ahead = [at for at, word in enumerate(name.words[:-1]) if not body and _is_ahead(word)]
    start = name.words[ahead[-1] + 1].start if ahead else name.start
    printed = _without_ending(" ".join(text.article.text[start : name.end].split()))
    junior = text.article.text.startswith((" Jr.", ", Jr."), name.end)
    return f"{printed} Jr." if junior and not body else printed


def _is_ahead(word: Word) -> bool:
    """Whether a word in front of a name says what somebody is, or whose: 'the Chronicle's Ada Venn'."""
    return bool(role(word.lower)) or word.lower in _AHEAD or word.text.endswith(("'s", "’s"))


def called(text: Text, quote: Quote) -> str:
    """Return what the text calls a speaker without a name: 'the statement'; "" for a pronoun."""
    if quote.speaker is None:
        return ""
    found = words(text.article.text, quote.speaker.start, quote.speaker.end)
    if not 1 < len(found) <= _CALLED_WORDS or found[0].lower not in DETERMINERS:
        return ""
    head = found[-1].lower
    if not (role(head) or role(head.removesuffix("s")) or head in GENERIC or head in _VOICES):
        return ""
    printed = " ".join(text.article.text[found[0].start : found[-1].end].split())
    return printed[0].lower() + printed[1:]


def spoken(text: Text, quote: Quote) -> Evidence:
    """Return a quotation with the sentence that says whose it is."""
    told = (quote.speaker, quote.cue)
    near = [one for one in told if one and abs(one.start - quote.start) < _NEAR]
    begin = min([quote.outer_start, *(one.start for one in near)])
    last = max([quote.outer_end, *(one.end for one in near)]) - 1
    first, final = text.row_at(begin), text.row_at(last)
    return evidence(text, first.start if first else begin, final.end if final else last + 1)


def _meant(text: Text, quote: Quote) -> str:
    """Return whom 'he' stands for: who the sentence before is about, or who spoke last, by name.

    Of the last speaker it is sure only if nobody else is named in between.
    """
    row = text.row_at(quote.speaker.start) if quote.speaker else None
    if row is None or quote.speaker is None:
        return ""
    ahead = _people_in(text, row.start, quote.speaker.start)
    if ahead:  # not so 'Holm, he said, will go'
        far = quote.speaker.start - ahead[-1].end > len(", ")
        sure = len(ahead) == 1 and far and _opens(row, ahead[0])
        return untitled(text, ahead[0]) if sure else ""
    before = text.numbered(row.number - 1)
    if before and before.paragraph >= row.paragraph - 1:
        people = _people_in(text, before.start, before.end)
        subject = next((one for one in people if _speaks(before, one)), None)
        subject = subject or next((one for one in people[:1] if _opens(before, one)), None)
        if subject:
            return untitled(text, subject)
    return _last_quoted(text, quote, row)


def _people_in(text: Text, start: int, end: int) -> list[Name]:
    """Return the names of people that a text has in its own words between two places."""
    return [
        name
        for name in text.names_from(start, end)
        if _is_person(text, name) and not in_quotes(text, name.start)
    ]


def _opens(row: Row, name: Name) -> bool:
    """Whether a name, with no more than a title or a small word ahead, is what a sentence is about."""
    ahead = [word for word in row.words if word.start < name.start]
    if len(ahead) > _SUBJECT_AHEAD or any(word.lower in SUBORDINATE for word in ahead):
        return False
    small = all(
        role(word.lower) or word.capital or word.lower in STOPWORDS | _DAY_WORDS for word in ahead
    )
    return small and _acts(row, name)


def _acts(row: Row, name: Name) -> bool:
    """Whether a name is no mere part of what somebody is called: 'Trump's lawyer', 'a Trump ally'."""
    following = next((word for word in row.words if word.start >= name.end), None)
    owner = name.words[-1].text.endswith(("'s", "’s", "s'", "s’"))
    return not owner and not (following and (role(following.lower) or following.capital))


def _speaks(row: Row, name: Name) -> bool:
    """Whether a verb of speech stands right beside a name; a comma between would close an aside."""
    behind = next((word.lower for word in row.words if word.start == name.end + 1), "")
    ahead = [word for word in row.words if word.end < name.start]
    while ahead and (ahead[-1].capital or role(ahead[-1].lower)):
        ahead.pop()
    return behind in PLAIN_SAY or bool(ahead and ahead[-1].lower in _SAID)


def _last_quoted(text: Text, quote: Quote, row: Row) -> str:
    """Return who spoke last, by name, if nobody else is named in between."""
    before = text.quotes[: bisect_left(text.quotes, quote.start, key=_START)]
    named = next((one for one in reversed(before) if not _by_pronoun(text, one)), None)
    there = text.row_at(named.start) if named else None
    if named is None or there is None or there.paragraph < row.paragraph - 1:
        return ""
    name = speaker_name(text, named)
    last = last_name(name)
    since = _people_in(text, there.start, row.end)
    return name if all(one.key[-1] == last for one in since) else ""


def _by_pronoun(text: Text, quote: Quote) -> bool:
    span = quote.speaker
    return span is None or text.article.text[span.start : span.end].lower() in _PRONOUNS


def _is_person(text: Text, name: Name) -> bool:
    """Whether a name may be a person's: no body's, no country's, with a first name somewhere."""
    last = name.key[-1]
    if last in GENERIC or country(last) or country(name.key[0]):
        return False
    printed = text.article.text
    titled = _TITLED.search(printed, max(0, name.start - 12), name.start)
    return bool(titled) or last in _last_names(text)


@lru_cache(maxsize=64)
def _last_names(text: Text) -> frozenset[str]:
    """Return the last words of all names of several words."""
    return frozenset(one.key[-1] for one in text.names if len(one.words) > 1)


def _without_ending(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def quoted_speaker(text: Text, row: Row) -> str:
    """Return the name of whom a sentence quotes, if it quotes and names anybody."""
    names = (speaker_name(text, one) for one in text.quotes_in(row.start, row.end))
    return next((name for name in names if name), "")


def utterance_groups(spoken: list[Utterance]) -> list[list[Utterance]]:
    """Put quotations of one utterance together, the longest first."""
    where: dict[Run, list[int]] = defaultdict(list)
    order = sorted(range(len(spoken)), key=lambda n: (-spoken[n].count, n))
    groups: list[list[Utterance]] = []
    for number in order:
        one = spoken[number]
        shared: dict[int, int] = defaultdict(int)
        for run in one.runs:
            for group in where[run]:
                shared[group] += 1
        best = max(sorted(shared), key=lambda group: shared[group], default=-1)
        if best >= 0 and shared[best] >= SAME * len(one.runs):
            groups[best].append(one)
            continue
        groups.append([one])
        for run in sorted(one.runs):
            where[run].append(len(groups) - 1)
    return groups


def in_quotes(text: Text, offset: int) -> bool:
    """Return whether the character at `offset` stands inside a quotation."""
    return bool(text.quotes_in(offset, offset + 1))
