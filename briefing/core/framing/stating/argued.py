"""What shows a demand, a forecast, an aim or a culprit where all texts argue, and only there.

An author who argues needs no 'must' to demand and no 'blame' to name who broke the truce. In a
report the same words tell of anything, so there none of them is asked for.
"""

from __future__ import annotations

from briefing.core.framing.reading.words import in_lower_case

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|20\\d\\d"
)
_SEASON = "spring|summer|autumn|winter|century|years to come|course of the year"
_WHEN = (
    rf"(?:in|within|during) (?:the )?(?:next |coming |following )*(?:{_SEASON}|{_MONTH}|decade|year|month|week)\b|"
    r"before the (?:first )?(?:snow|frost|harvest|thaw)|(?:in|within) (?:the )?next (?:\w+ )?(?:weeks|months|years|decades)\b|"
    r"(?:by|until) (?:the )?(?:end|middle|beginning|start) of"
)
_WILL = r"(?:will|won[’']t|shall)(?! (?:not )?(?:those|tell|say|power)\b)"
_THINGS = (
    r"(?:truce|cease-?fire|armistice|moratorium|pause|understanding|lull|accord|agreement|deal|pact|treaty|"
    r"(?:un)?written promise|quota)s?"
)
_KEPT = (
    "observed|kept|held|respected|honou?red|violated|broken|breached|buried|killed|murdered|torn up|emptied|"
    "sabotaged|scrapped|abandoned|betrayed"
)
_KEEPS = (
    "ke(?:ep|eps|pt)|h(?:old|olds|eld)|observed?|honou?red?|respect(?:ed)?|obeyed|bro(?:ke|ken)|breach(?:ed)?|violate[ds]?|"
    "tore up|buried|killed|murdered|scrapped|renounced|betrayed"
)
WHEN = in_lower_case(
    rf"\b{_WILL}\b.*\b(?:{_WHEN})|\b(?:{_WHEN})(?!.*\bhop(?:es|ing)\b).*\b{_WILL}\b|"
    r"\b(?:the|my|a) (?:more |most |far )?likel(?:y|ier|iest) (?:course|outcome|result|ending|end|scenario|path|future|next step)\b(?! (?:was|were|had|has been)\b)|"
    r"\b(?:i|we) (?:hold|consider|think|deem) .{1,50}\b(?:for|as|is)? ?(?:the |more |most )*(?:likely|likelier|likeliest|probable)\b|"
    r"\bput the (?:chances?|odds|probability|likelihood)\b.{0,40}\bat\b|\bmy (?:prediction|guess|bet|forecast) is\b|\bi (?:predict|would bet)\b"
)
DEMANDS = in_lower_case(
    r"\bwould (?:then |also |still )?(?:be|make) (?:far |much |only )?(?:an? |the )?(?:first )?(?:more )?"
    r"(?:sensible|preferable|wiser?|better|prudent|reasonable|welcome)\b(?! than\b|,? if\b)|"
    r"\b(?:i|we) (?:call (?:for|on)|ask (?:for|that|only)|demand|insist on|propose|want (?:\w+ things?|peace|an end))\b(?! \w+ things[.:]|[.:])|"
    r"\basks? (?:only |merely )?that\b(?! (?:question|of))|\bit is (?:high )?time (?:to|that|for)\b|"
    r"\b(?:demands|conditions|terms)\b[^.:;]{0,60}\b(?:are|is|remain|changed)\b[^.:;]{0,40}:|"
    r"(?<!\w )\b(?:i|we) want (?:the|an?|our|every|all|those|these)\b(?! (?:same|readers?|word|moment|drink)\b)"
    r"(?!.*\bto (?:know|understand|remember|believe|see|say)\b)"
)
AIMS = in_lower_case(
    r"\bneed(?:s|ed) (?:time|peace|war|it\b(?! (?:to be|is|was)\b)|(?:a|an|the|this|that|another|some) (?:\w+ )?(?:pause|picture|war|truce|victory|photograph|"
    r"respite|break|deal|lull|breather|quarrel|enemy|paper|show|strike|crisis|month|distraction)\b)|"
    r"\bcannot afford (?:a |an |the |any )?(?:peace|truce|settlement|compromise|deal|defeat|end|strike|agreement|to (?:lose|stop|end|win|wait|give|let))\b|"
    r"\bbecause (?:he|she|they) (?:would|could no|cannot|can no|dare[ds]? not|no longer)\b|"
    r"\b(?:no ?one|nobody) (?:compelled|forced|obliged) \w+|\bin order that\b|\bso that (?:he|she|they) (?:can|could|may|might)\b|"
    r"\b(?:demand|war|strike|offer|proposal|quarrel|fight|dispute|call|truce) (?:is|was) (?:not |never |really |all |only )?about\b|"
    r"\b(?:a|but) (?:a )?(?:screen|smokescreen|cover|pretext|trick)\b (?:for|behind|only|to)\b|"
    r"\bshield for (?:his|her|its|their)\b|\bdream(?:s|ing|ed)? (?:of|about)\b|"
    r"(?<!\bthe )(?<!\ba )(?<!\bmost )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bwant(?:s|ed) (?!(?:to|you|me|for|by|in|and|or|nothing|"
    r"what|most|is|was|were|are|that|all|it|him|her|them|us|as|when|at|on|from)\b)[\w-]+"
)
# The group is the word that does it: what stands between it and the truce may be said by others.
CULPRITS = in_lower_case(
    rf"\b{_THINGS}\b[^.;]{{0,60}}?\b((?:was|were|is|been) (?:not |never |\w+ly )?(?:{_KEPT}))\b[^.;]{{0,15}}\b(?:by|from)\b|"
    rf"\b(?:{_THINGS}|peace)\b[^.;]{{0,80}}?\b((?:did (?:not|never) )?(?:{_KEEPS})) it\b|"
    rf"\b((?:did (?:not|never) |never )?(?:{_KEEPS}|tore(?: up)?)) (?:the|this|that|its|his|her|their|our|every|each|any) "
    rf"(?:[\w-]+ ){{0,2}}{_THINGS}\b|"
    r"\b(?:committed by|on the account of|at the door of)\b|"
    rf"\bit (?:is|was) (?:not )?(?:[\w’'-]+ ){{1,4}}(?:who|that|which) "
    rf"(?:(?:{_KEEPS}|tore) (?:it|(?:[\w-]+ ){{1,4}}?{_THINGS})|ended|started|began|walked)\b"
)
# An order to the world, not to the reader: 'Close the hole', not 'Remember that kitchen'.
ORDER = in_lower_case(
    r"\W*(?:(?:first|second|third|then|so|and|now|finally|therefore),? )?"
    r"(?:give|hand|return|release|close|shut|end|stop|lift|tighten|send|arm|freeze|seize|withdraw|pull|impose|ban|deliver|"
    r"recogni[sz]e|restore|reopen|cancel|repeal|sign|drop|extend|scrap|pay|disarm|expel|bring|take back|call back) (?:back |up |out )?"
    r"(?:the|all|every|its|his|her|their|your|our|them|him|us|those|these|what|no|more)\b(?!.* and (?:he|she|it|they|you|we)\b)"
)
# What an author gives as said by nobody in particular, or by the other side: he is about to reject it.
_SAY = "say|says|writes?|claims?|argues?|tells?|object|insist"
_BESIDE = "(?:(?:will|now|often|still|today|also|sometimes|always|like to|likes to|love to) )*"
_NOBODY = (
    r"they|some|others|our (?:neighbours|opponents|critics)|critics|opponents|apologists|sceptics|skeptics|whoever|"
    r"(?:supporters|defenders|advocates|friends|admirers) of [^,.]{1,40}?|the (?:company|government|regime|enemy)|who"
)
REJECTED = in_lower_case(
    rf"\b(?:(?:{_NOBODY}) {_BESIDE}(?:{_SAY}|like to (?:{_SAY})|likes to (?:{_SAY}))(?: today| now| also)?(?: to us| us)?,? that\b|"
    rf"(?:i|we|you) {_BESIDE}(?:hear|read)(?: everywhere| today| now| also)?,? that\b|"
    rf"one {_BESIDE}(?:hears|reads)\b[^.;:]{{0,60}}? that\b|"
    rf"(?:am|are|is|has been|have been|to be) {_BESIDE}(?:told|said|suggested|claimed|read|alleged)(?: to us| also)?,? that\b|"
    r"(?:is|are) (?:often |sometimes |widely )(?:described|called|presented|portrayed)\b|"
    r"not (?:right|true|correct|the case) (?:either )?that\b|(?:wrong|false|untrue|absurd|nonsense) (?:to|that)\b|\bas (?:one|they|some|you) (?:hears?|reads?|writes?|says?|claims?)\b)"
    r"(?![^.]*(?:;|:|, (?:but|yet|and yet)\b))"
)
# And what he gives as such only to deny it some sentences on: 'None of this is true.'
HEARSAY = in_lower_case(
    rf"\W*(?:(?:and|but|yet|now|so|today),? )?(?:one {_BESIDE}(?:hears|reads)|(?:i|we|you) {_BESIDE}(?:hear|read)|"
    rf"(?:i|we) (?:am|are|have been) {_BESIDE}(?:told|assured)|(?:{_NOBODY}|many|people) {_BESIDE}(?:{_SAY})|"
    rf"it (?:is|has been) {_BESIDE}(?:said|claimed|written|alleged|argued))\b"
)
DENIED = in_lower_case(
    r"\W*(?:(?:and|but|yet) )?(?:none of (?:this|that|it) (?:is|was) (?:true|so|right)|not a word of (?:this|that|it) is true|"
    r"(?:this|that|it) (?:is|was) (?:not (?:so|true|correct|the case)|untrue|false|a lie|nonsense|a myth)|"
    r"nothing (?:of the (?:sort|kind)|of this is true|could be further from the truth))\W*$"
)
# A term of what was signed, with its day or notice: the author tells of it and asks for nothing.
_SPAN = r"(?:hours?|days?|weeks?|months?|years?)"
TERM = in_lower_case(
    rf"(?:must|ha(?:s|ve) to)\b[^;:]*?\b(?:(?:within|at least) (?:[\w-]+ ){{1,2}}{_SPAN}|no(?:t)? later than|notice of|"
    rf"[\w-]+ {_SPAN}[’']? (?:notice|before|after|in advance|ahead)|(?:before|after) (?:every|each)|"
    rf"(?:by|until|till|before|on) (?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?(?!20)(?:{_MONTH}|midnight))\b"
)
COUNTED = in_lower_case(
    r"\b(?:will|shall) (?:also |then )?be (?:counted|credited|booked|charged|deducted|offset) (?:as|to|towards?|against|from)\b"
)
DEMANDED = in_lower_case(
    r"\W*(?:first|second|third|fourth|fifth|finally|lastly|above all)(?:ly)?\b|.*\b(?:i|we) $"
)  # before 'must': what the author counts off, or asks of his own

# What one should do, asked by the author; what he wants, he then only names: 'A moratorium of ten years.'
QUESTION = in_lower_case(
    r"(?:.*\b)?what,? (?:then,? )?(?:(?:do|would|can|could|should|must|might) (?:i|we|one)\b.*\b(?:want|do|ask|demand|propose)|"
    r"(?:is|can|could|must|should|remains?|ought) to? ?be done|(?:is|remains) to do)\b[^.?]{0,30}\?"
)
NAMED = in_lower_case(
    r"\W*(?:(?:first|second|third|fourth|finally|then|and|also|next),? )*(?:an?|the|no) (?:[\w-]+ ){1,4}?(?:of|for|to|on|in|between|against|without)\b"
    r"(?!(?:(?!\b(?:which|that|who|whom|until|unless|if|whose)\b).)*\b(?:is|are|was|were|am|be|will|would|ha[sd]|have|can|could|may|might|must|should|do|does|did|began|"
    r"came|went|took|made|said|says|goes|comes|takes|makes|remains?|seems?|it|he|she|they|we|i|you)\b)"
)
