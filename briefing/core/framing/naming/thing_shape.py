"""Where a noun phrase for a thing begins and ends: its article, what belongs to its noun, 'of ...' behind it."""

from __future__ import annotations

from briefing.core.framing.naming.thing_words import OF_WAR, TOPICS
from briefing.core.framing.reading.speech import BREAKS
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import STOPWORDS, Word, word_set
from briefing.core.framing.stating.subjects import THINGS

OPENERS = word_set("the a an this that his her its their our another any such no what")
_SMALL = STOPWORDS - OPENERS
_NO_MODIFIERS = STOPWORDS | OPENERS | BREAKS
_BEHIND_VERB = STOPWORDS - {"of", "in", "with"}
_OWNED = ("'", "’")  # 'the robbers' contract'


def is_head(text: Text, words: tuple[Word, ...], index: int) -> bool:
    """Return whether no noun follows that the word would only modify."""
    if index + 1 == len(words):
        return True
    gap = text.article.text[words[index].end : words[index + 1].start]
    following = words[index + 1].lower
    return (
        bool(gap.strip())
        or following in STOPWORDS
        or following.endswith(("ed", "ing"))
        or _is_verb(words, index + 1)
    )


def _is_verb(words: tuple[Word, ...], index: int) -> bool:
    """Whether the word behind a noun is what it does: 'the deal shows who', not 'the deal talks'."""
    lower = words[index].lower
    behind = words[index + 1].lower if index + 1 < len(words) else "of"
    return lower.endswith("s") and lower not in THINGS and behind in _BEHIND_VERB


def opens(line: tuple[Word, ...], start: int, head: int) -> bool:
    """Return whether the word before the phrase is its article: not 'a law that favoured immigrants'."""
    opener = line[start - 1].lower
    return opener in OPENERS and not (opener == "that" and line[head].lower.endswith("s"))


def plain_plural(words: tuple[Word, ...], start: int, head: int) -> bool:
    """Return whether the phrase is a plural with one adjective, which needs no article."""
    one = head - start == 1 and not words[start].lower.endswith(("ly", "ing"))
    return one and words[head].lower.endswith("s") and not words[start].capital


def modifies(text: Text, words: tuple[Word, ...], index: int) -> bool:
    """Return whether the word at `index` belongs to the noun phrase that goes on behind it."""
    gap = text.article.text[words[index].end : words[index + 1].start].strip()
    if gap in _OWNED and words[index].lower.endswith("s"):
        return True
    if (
        words[index].lower == "of"
        and index
        and words[index - 1].capital
        and words[index + 1].capital
    ):
        return True  # 'the Wings of Dawn war'
    if _may_be_verb(words[index]) or _is_participle(words, index):
        return False
    return not gap and words[index].lower not in _NO_MODIFIERS and not (
        words[index].lower.endswith(("ing", "ed")) and index and words[index - 1].lower in _SMALL
    )  # fmt: skip


def _may_be_verb(word: Word) -> bool:
    """Whether the word is sooner a verb than part of a name: 'the hearing follows riots'."""
    lower = word.lower
    if word.capital or lower in TOPICS or word.text.endswith(("'s", "’s", "s’")):
        return False
    return lower.endswith("s") and not lower.endswith(("ss", "us", "ous"))


def _is_participle(words: tuple[Word, ...], index: int) -> bool:
    """Whether a noun and its verb stand before the phrase: 'a law allowing unauthorised migrants'."""
    lower = words[index].lower
    if words[index].capital or not index:
        return False
    return lower.endswith("ing") and lower not in TOPICS and words[index - 1].lower not in OPENERS


def complement(text: Text, words: tuple[Word, ...], head: int) -> int:
    """Return the index of the last word of 'of ...' behind the head, or the head's."""
    if head + 2 >= len(words) or words[head + 1].lower != "of":
        return head
    end = head + 1
    for index in range(head + 1, min(head + 6, len(words))):
        gap = text.article.text[words[index - 1].end : words[index].start]
        if gap.strip() or (
            words[index].lower in _SMALL and words[index].lower not in {"of", "everything"}
        ):
            break
        end = index
        if words[index].lower in OF_WAR:
            break
    return end if words[end].lower not in STOPWORDS or words[end].lower == "everything" else head
