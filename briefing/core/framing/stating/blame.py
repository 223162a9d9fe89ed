"""The words by which a text lays blame or names a cause, and what they are about."""

from __future__ import annotations

from briefing.core.framing.reading.rows import Row
from briefing.core.framing.reading.table import Text
from briefing.core.framing.reading.words import Word, in_lower_case, word_set
from briefing.core.framing.stating.hedged import hedged
from briefing.core.framing.stating.subjects import THINGS

_BESIDE = 7
_PLEAS = word_set("plea plead pleads pleaded pleading")  # 'guilty' in court lays no blame here
_BLAMED = word_set(
    "truce deal war talks sanctions strike shutdown peace enlargement protest corridor cuts troops"
)
_BLAMED_WORDS = frozenset(word for word, thing in THINGS.items() if thing in _BLAMED)
BLAME = in_lower_case(
    r"\b(broken (?:by|from)|(?:broke|violated|breached) it (?:too|first|again|also)|breaking\b.{0,25}\b(?:truce|cease-?fire|deal|promise)|(?:broke|breaks|broken|breached?|breaches|violat(?:ed|es|ing))\b"
    r".{0,40}\b(?:truce|cease-?fire|armistice|moratorium|agreement|promises?|deal|accord|word|pledges?|treaty)|whose fault|guilty (?:of|for)\b|both guilty|"
    r"(?:as (?:a|the|its)|a) (?:smokescreen|fig leaf|pretext)\b|(?:as|becomes?|became) (?:a|the|its) shield\b|to blame\b|blame[sd]? .{0,60}\b(?:for|on)\b|"
    r"(?:those|be|is|are|was|were|holds?|held) (?:(?!not\b)\w+ ){0,2}responsible for|(?:t[ao]k\w+|took|claim\w*|bears?|accept\w*) (?:\w+ )?responsibility for|"
    r"bears? (?:the |full |sole |some )?(?:blame|guilt)|"
    r"provok(?:ed|es|ing)|(?:is|was|are|were) (?:caused|triggered|sparked|instigated) by|"
    r"(?:instigat|orchestrat|unleash|foment|goad)(?:ed|es|ing)|"
    r"us(?:ed|es|ing) (?:the |this |a |its |their )?(?:[\w-]+ ){0,4}as (?:a |an |its )?(?:shield|cover|pretext|excuse|"
    r"smokescreen|weapon|lever|screen|bargaining chip|fig leaf)|a pretext (?:for|to)|(?:is|was) the fault of|"
    r"sabotag(?:ed|es|ing)|undermin(?:ed|es|ing)|(?:has|have) one author|(?:root |real |main |sole )cause\b|"
    r"(?:started|launched|began) (?:the|this|its|a) (?:[\w-]+ ){0,3}(?:war|invasion|offensive)|brought about|"
    r"culprits?\b|guilt(?:y)? (?:of|for|lies)|torpedo(?:ed|es|ing)|derail(?:ed|s|ing)|scuttl(?:ed|es|ing)|"
    r"never (?:kept|honou?red|respected|observed)|ke(?:pt|eps) (?:its|their) word|"
    r"(?:continued|went on|kept|kept on) (?:to )?(?:attack|strik|bomb|shell|fir|hit|kill)\w*)"
)


def blamed(text: Text, row: Row) -> list[tuple[str, int]]:
    """Return the things right beside the words of blame in a sentence, with where those stand."""
    if not any(word.lower in _BLAMED_WORDS for word in row.words):
        return []
    match = BLAME.search(text.lowered, row.start, row.end)
    pleads = any(word.lower in _PLEAS for word in row.words)
    if match is None or pleads or hedged(text, row, match.start()):
        return []
    before = [word for word in row.words if word.end <= match.start()][-_BESIDE:]
    behind = [word for word in row.words if word.start >= match.end()][:_BESIDE]
    inside = [word for word in row.words if match.start() <= word.start < match.end()]
    near = [*before, *inside, *behind]
    classes = dict.fromkeys(
        THINGS[word.lower]
        for word, after in zip(near, [*near[1:], None], strict=True)
        if THINGS.get(word.lower) in _BLAMED and not _compound(text, word, after)
    )
    return [(thing, match.start()) for thing in classes]


def _compound(text: Text, word: Word, after: Word | None) -> bool:
    """Whether a noun follows that the word only modifies: 'government shutdown'."""
    return (
        after is not None
        and after.lower in THINGS
        and not text.article.text[word.end : after.start].strip()
    )
