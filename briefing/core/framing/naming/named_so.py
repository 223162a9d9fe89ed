"""Names that a text shows to be names: 'the energy pause', 'this defensive campaign', 'the robbers' contract, as we call it'.

Such a noun may be anything else elsewhere. It is a truce, a war or a deal where its own words say so,
where the text says that it is called so, or says of the deal: 'It is a decent bargain'.
"""

from __future__ import annotations

from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.words import Word, in_lower_case, word_set

# Each noun with what it may be a name for.
NOUNS = {
    **dict.fromkeys(word_set("pause understanding peace lull halt respite"), "truce"),
    **dict.fromkeys(word_set("campaign mission"), "war"),
    **dict.fromkeys(word_set("concession"), "deal"),
}
# What is said of a deal that was spoken of before, and names none by itself.
VERDICTS = word_set("bargain compromise surrender capitulation swindle betrayal lifeline")
_IT = word_set("it this that")
_COPULAS = word_set("is was remains")
_RIGHT = word_set("right proper honest correct true real fitting")
_WORDS = word_set("word term name")
# By these a campaign is a war and not an election's.
_WARLIKE = word_set(
    """defensive protective liberating liberation punitive preventive preemptive pre-emptive anti-terrorist
    counter-terrorist"""
)
_PAUSED = word_set("energy sea gas")
_CAPITALS = word_set("war mission campaign operation")  # 'the Strait War'
_OTHER_WARS = word_set(
    """world great cold civil gulf vietnam korean crimean iraq afghan falklands boer opium revolutionary
    trade price culture star class drug first second new"""
)
_CALL = r"(?:call|calls|called|name|names|named|style|styles|styled)"
_OURS = in_lower_case(
    rf",? (?:so we (?:all )?{_CALL} it(?: here)?|as (?:we|everybody here|everyone here) (?:all )?{_CALL} it(?: here)?"
    rf"|(?:nobody|no one) (?:here )?{_CALL} it (?:otherwise|anything else))\b"
)
_THEIRS = in_lower_case(
    rf",? as (?!we\b)(?:[\w’'-]+ ){{1,4}}?(?:(?:came|likes?|prefers?|chose) to )?{_CALL} it\b"
)


def called_behind(lowered: str, end: int) -> tuple[int, bool]:
    """Return where 'as we call it' behind a phrase ends, or `end`, and whether the text says it of itself."""
    if ours := _OURS.match(lowered, end):
        return ours.end(), True
    theirs = _THEIRS.match(lowered, end)
    return (theirs.end() if theirs else end), False


def said_of_it(line: tuple[Word, ...], at: int) -> bool:
    """Return whether a sentence says of the thing before it what begins at `at`: 'It is a bargain'."""
    return at == 2 and line[0].lower in _IT and line[1].lower in _COPULAS


def right_word(line: tuple[Word, ...], at: int) -> bool:
    """Return whether a text says that what begins at `at` is the thing's name: 'The right word is'."""
    if at < 3 or line[at - 1].lower not in _COPULAS:
        return False
    return line[at - 2].lower in _WORDS and line[at - 3].lower in _RIGHT


def shown_to_be(
    sort: str, ahead: tuple[Word, ...], about: frozenset[str], *, defined: bool
) -> bool:
    """Return whether one of `NOUNS` names a thing of its sort here, by the words before it or a definition."""
    words_ = {word.lower for word in ahead}
    if sort == "war":
        return not words_.isdisjoint(_WARLIKE) or any(
            word.capital and word.lower == "special" for word in ahead
        )
    if defined or "so-called" in words_:
        return True
    if sort == "truce":
        return not about.isdisjoint(_PAUSED)
    return any(word.capital and not country(word.lower) for word in ahead)


def in_capitals(line: tuple[Word, ...], at: int) -> int:
    """Return where the words in capitals begin that make a war's name with the noun at `at`, or `at`."""
    if not line[at].capital or line[at].lower not in _CAPITALS:
        return at
    start = at
    while start and line[start - 1].capital and line[start - 1].lower != "the":
        start -= 1
    opened = start and line[start - 1].lower == "the"
    return at if not opened or line[start].lower in _OTHER_WARS else start
