"""What sentences do in a text, by the words that show it: foretell, demand, blame, judge.

Entman's (1993) functions of a frame. A word that as often does something else is left out, or taken
only with the words around it: what is missed shows nothing false.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.core.framing.reading.words import in_lower_case, word_set
from briefing.core.framing.stating import argued
from briefing.core.framing.stating.blame import BLAME
from briefing.core.framing.stating.matter import Asked

NEVER = re.compile("(?!)")


class Slot(NamedTuple):
    """One thing that sentences may do, by the words that show it."""

    title: str
    weight: float
    cue: re.Pattern[str]
    not_after: frozenset[str] = frozenset()  # words before it with which it does something else
    unless: re.Pattern[str] = NEVER  # what may stand before it with which it does too
    asked: Asked = Asked.RELATED
    argued: re.Pattern[str] = NEVER  # what else shows it where all texts argue
    order: re.Pattern[str] = NEVER  # and what does so as the sentence begins
    firm: re.Pattern[str] = NEVER  # what makes one sentence tell more than another
    whose: bool = False  # whether it tells little where it does not name of whom it says it


_FUTURE = r"(?:will|won[’']t|shall|(?:is|are) (?:un)?likely to|(?:is|are) going to|(?:I|we) expect|predicts?)"
_SEASON = r"spring|summer|autumn|fall|winter|Christmas|Easter|Ramadan|New Year|midterms?|election|vote|deadline"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|20\\d\\d"
)
_HORIZON = (
    rf"(?:by|before|until|till) (?:the )?(?:end of )?(?:the |this |next |that |coming )?(?:{_SEASON}|{_MONTH}|year|month|week|Fourth)\b|"
    rf"by then\b|sooner or later\b|one day\b(?! (?:after|before|earlier|later))|next (?:{_SEASON}|year|month|time)\b|before long\b|"
    r"(?:in|within) (?:a|two|three|four|five|six|ten|twenty|\d+) (?:weeks?|months?|years?|decades?)\b"
)
# 'the will', 'your contribution will', 'you will read': no forecasts.
_NO_FUTURE = word_set(
    "who you i the a an his her their its my our your free political good ill popular final never that"
)
# 'Any lawyer will say', 'in what follows', 'it was promised that', 'the demand that Vorr shall': no forecasts.
_NO_FORECAST = in_lower_case(
    r"\b(?:because|your?|we|newsletter|subscribers?|in the following|in what follows|any \w+|any(?:one|body)|"
    r"promised\b.* that|(?:demands?|conditions?|insist\w*) that)\b"
)
_HABIT = r"(?! (?:\w+ )?(?:tell|say|agree|confirm|recall|admit)\b)"
# What is asked of the reader, or only has to be borne: no demand.
_TALK = (
    r"say|said|recall(?:ed)?|add(?:ed)?|remember(?:ed)?|note|noted|mention(?:ed)?|admit(?:ted)?|forget|forgotten|wonder|laugh|"
    r"confess(?:ed)?|stress(?:ed)?|emphasi[sz]ed?|understand|understood|read|expect(?:ed)?|confused?|mistake|mistaken|"
    r"surprised?|doubt(?:ed)?|fooled|deceived|misled|believe|imagine|look at|bear in mind|borne in mind|apologi[sz]e|explained?|pointed out|calculate|reflect|feel"
)
_ENDURE = (
    r" (?:now |still |always )?(?:face|go into|live|die|endure|suffer|cope|bear|fear|wait|travel)\b"
)
# A rule says what it asks of whom it binds, and its critics may say so: nobody demands it here.
_RULE = in_lower_case(
    r"\b(?:his|her|their) (?:[\w-]+ ){0,2}(?:condition|demand|request|ultimatum)s?\b[^.:;]* that\b|"
    r"\b(?:laws?|rules?|orders?|ordinance|statute|polic(?:y|ies)|legislation|bills?|regulations?|guidelines?|constitution|"
    r"amendment|section|act|requires?|required|applicants?|employers|by law|supposed)\b|"
    r"\b(?:reject|oppos|resist|ignor|despite|amid|dismiss|rebuff|def[iy]|heed)\w* (?:[\w’'-]+ ){0,2}$"
)
_CONCRETE = in_lower_case(
    r"\b(?:will|won[’']t|shall) (?!be\b|have\b|not\b|never\b|become\b|depend|continue|remain|need)\w+"
)
_MOTIVE = in_lower_case(
    r"\b(?:needs?|needed|cannot afford|wants?|wanted|shield|screen|because (?:he|she|they))\b"
)
_BINDING = in_lower_case(
    r"\b(?:must|ha(?:s|ve) to|demand|call for|should be|asks? that|want|it is time)\b"
)
SLOTS = (
    Slot("What is expected, and by when", 0.65, in_lower_case(
        rf"\b{_FUTURE}\b.*\b(?:{_HORIZON})|\b(?:{_HORIZON})(?!.*\bhop(?:es|ing)\b).*\b{_FUTURE}\b"), _NO_FUTURE, _NO_FORECAST, Asked.ANY,
        argued.WHEN, firm=_CONCRETE),
    Slot("What is expected to happen", 0.5, in_lower_case(
        rf"\b(?:(?:will(?! be (?:those|interesting)| tell| power){_HABIT}|won[’']t|shall)\b|(?:is|are) (?:(?:un)?likely to|going to)\b|(?:I|we) expect\b|"
        r"sooner or later\b|only a question of time\b)"), _NO_FUTURE | {"there"}, _NO_FORECAST, Asked.SHARED, firm=_CONCRETE),
    Slot("What should be done, and who says so", 0.65, in_lower_case(
        rf"\b(?:(?<=[\w,;:—”\"’')] )(?:must|should|ought to)\b(?!,| be[.,;])(?!{_ENDURE})(?! (?:(?:not|never|then|also|still|therefore|perhaps|always) )*(?:be )?(?:{_TALK})\b)(?! (?:have|like|think|already|he|she|it|they|we|you|i|the|this|that|there|any|pave|help|know|come)\b| (?:\w+ly )?(?:concern|trouble|worry|alarm|surprise|shock|scare|embarrass)\b| be "
        r"(?:\w+ing|able|enough|available|noted|obvious|clear|easy|hard|nice|true|proud|ashamed|surprised|happy|glad|worried|concerned|wary|said|some|a|an|pretty|very|quite|deeply|so)\b|-)|"
        rf"ha(?:s|ve) to\b(?!{_ENDURE}) (?!do\b|admire\b|say\b|be (?:said|clear|a|an|\w+ing)\b)|"
        r"call(?:s|ed|ing) (?:for|on)|urg(?:es|ed|ing)\b|(?:we|they|I) (?:ask|demand)\b|demand(?:s|ed|ing) that\b|"
        r"on condition that\b|red lines?\b|nothing less than\b|only (?:deal|answer|remedy)\b)"),
        word_set("will not radio would may might could can cannot don't don’t doesn't doesn’t didn't didn’t only won't won’t nor "
                 "could've i've i’ve you've i you we'll we’ll they'll they’ll you'll he'll she'll it'll i'll i’ll one"), _RULE,
        Asked.ANY, argued.DEMANDS, argued.ORDER, _BINDING),
    Slot("What aims are ascribed, and to whom", 0.6, in_lower_case(
        r"\b(?:want(?:s|ed)? (?:to (?!know|say|thank|be clear|see\b)|a |an |the |us |it |no |only |peace)|seeks? (?:to|a|an|the|no)\b|aim(?:s|ed) (?:to\b|at \w+ing\b)|"
        r"(?:aim|goal|purpose|motive|dream) (?:of (?:\w+ ){1,3})?(?:is|was) (?:not )?(?:to|that)\b|(?<=[\w,] )in order (?:to|not to|that)\b|"
        r"(?:is|are) needed by\b|for th(?:is|at|e) purpose\b|(?:is|are|was|were) (?:merely |only |really )?trying to\b|"
        r"because (?:he|she|it|they) (?:needs?|wants?|fears?|knows?)\b)"),
        word_set("i we you not never don't don’t doesn't doesn’t didn't didn’t people may might would nobody one"),
        in_lower_case(r"\b(?:not|never|\w+n[’']t|would|nobody|no one) (?:\w+ )?$"), argued=argued.AIMS, firm=_MOTIVE, whose=True),
    Slot("Who is blamed, and for what", 0.65, BLAME, word_set("alleged not never isn't isn’t wasn't wasn’t accused found plead pleads pleaded pleading"),
        in_lower_case(r"\b(?:not|never|\w+n[’']t) (?:[\w’'-]+ ){0,4}$"), argued=argued.CULPRITS, firm=argued.CULPRITS),
    Slot("What reasons are given", 0.4, in_lower_case(
        r"\b(?:because(?! of (?:his|her|their) (?:job|age))|the reasons? (?:is|are|was|were|for|why)|"
        r"explains why|prompted by|(?:root|main) causes?)\b"), word_set("not just simply only partly that's"),
        in_lower_case(r"\b(?:seldom|rarely|never)\b[^,;]*$|\b(?:like|as (?:if|though|a|an|the)|would be)\b[^,;]*$"), Asked.NEAR),
    Slot("What is judged, and how", 0.55, in_lower_case(
        r"\b(?:is|are|was|were|be|been|becomes?|remains?) (?:not |only |nothing but |simply |separate |pure |also )*"
        r"(?:an? |the |no )?(?:\w+ )?(?:lies?|shame|disgrace|crimes?|scandal|farce|comedy|mistakes?|folly|betrayal|blackmail|bullying|robbery|theft|"
        r"plunder|success|failure|victory|defeat|triumph|trap|tragedy|hypocrisy|confession|correction|illusion|insult|"
        r"absurd|immoral|unjust|unfair|(?:illegal|unlawful)\b(?! (?:under|in|to|for|immigra|alien))|unconstitutional|reckless|cynical|naive|dangerous|right to|courageous|"
        r"fair|generous|sensible|honest|futile|useless|worthless|irresponsible|unacceptable|disgraceful|shameful|justified|legitimate|historic|overdue)\b"), asked=Asked.SHARED),
)  # fmt: skip
# What is in each sentence that any slot takes. The first slot also needs a date: to look for it takes long.
ANY = in_lower_case("|".join((rf"\b{_FUTURE}\b", *(slot.cue.pattern for slot in SLOTS[1:]))))
