"""Articles that hold many stories: live blogs, round-ups, newsletters. They must not glue stories."""

from __future__ import annotations

import re

from briefing.core.model import Article, Kind

_LOOSE_TITLE = re.compile(
    r"""
    \b(?:morning|evening|daily|weekly|weekend|midday|noon|nightly|afternoon|lunchtime|5|five)
        [ ](?:briefing|newsletter|digest|round-?up|update|edition|report|brief|headlines|mail|bulletin)\b
    | \b(?:news|world|politics|business|sports?|tech|market)[ ](?:round-?up|briefs?|digest|bulletin|quiz)\b
    | \b(?:round-?up|newsletter)\b[ ]*(?::|$)
    | ^(?:live(?=[ ]*[:|–—])|live[ ](?:updates?|blog|coverage)|newsletter|briefing|week[ ]in[ ](?:review|pictures)
        |the[ ]week[ ](?:in|ahead)|today\W?s?[ ](?:headlines|papers|front[ ]pages)
        |what[ ]you[ ]need[ ]to[ ]know[ ](?:today|this[ ]morning|this[ ]week)|in[ ]pictures|quiz)\b
    | \b(?:live[ ](?:updates|blog)|as[ ]it[ ]happened|minute[ ]by[ ]minute)\b
    | \b(?:things|stories)[ ]to[ ]know[ ](?:today|this[ ]morning|this[ ]week|for)\b
    | \bday[ ][\d,]+[ ]of\b.*\b(?:war|key[ ]events)\b | \bkey[ ]events[,:]?[ ]day[ ][\d,]+\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOOSE_KINDS = frozenset({Kind.LIVE, Kind.ROUNDUP})


def is_loose(article: Article) -> bool:
    """Tell whether `article` is a live blog, round-up or newsletter, by its kind or its title."""
    return article.kind in _LOOSE_KINDS or bool(_LOOSE_TITLE.search(article.title))
