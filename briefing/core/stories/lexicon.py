"""English words that begin, end or break noun phrases: verbs, adjectives, words that name nothing.

The lists hold what headlines use; endings tell the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SHORT_FORMS = _set(
    "mr mrs ms dr gen rep sen gov sgt prof st lt col jan feb aug sept oct nov dec no"
)
RANKS = _set("dr gen rep sen gov sgt prof st lt col")
MONTHS = _set(
    "jan feb aug sept oct nov dec january february march april may june july august september"
    " october november december"
)
UNITS = _set("percent pct million billion trillion")

NO_NAME = _set("""
    a about above across ago ahead all almost along already also although always amid among an and another any anyone
    anything are around as at away back bad be because been before behind being below best better between beyond big both but
    by can cannot despite did do does doing done down during each early either else enough even ever every everyone
    everything few fewer first following for former fourth from full further good great had half has have having he her here
    hers high him his how however if in inside instead into is isn it its itself just key largely largest last late
    later latest least less let like likely little long look lot low m made main many may maybe me mere might
    mine more most mr mrs ms much must my near nearly need neither never new next no nobody none nor not
    nothing now of off often oh old on once one ones only onto or other others our out outside over own past per perhaps
    please quite rather really right same second set several she should since so some someone something soon still such sure
    t than that the their them then there these they thing things third this those though through throughout thus till to
    today together tomorrow tonight too top toward towards twice under unless unlike until up upon us v very via vs was
    way we well were what whatever when where whether which while who whole whom whose why will with within without would
    yes yesterday yet you your yours monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    week weeks month months year years day days morning evening night nights hour hours minute minutes
    weekend two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty dozen dozens hundred hundreds thousand thousands
    tens major according able unable ready aimed due reportedly spokesman spokeswoman spokesperson
    reporter reporters exclusive live update updates watch video opinion analysis breaking fact-check
    editorial perspectives perspective column here's it's that's don't can't won't isn't doesn't didn't what's who's
    i'm i've we're they're he's she's there's let's you're aren't wasn't won couldn't shouldn't wouldn't i im dont
    overseas abroad aside aboard autumn summer winter sorry clear cheaper cheap step people person man woman statement part number end amount kind sort hit part-time time times moment
    """)
# In a headline these are verbs more often than not, and nothing names a story by them anywhere.
_ALWAYS_VERBS = """
    accuse add agree announce approve argue ask avert avoid become begin believe belong blast boost bring build
    buy carry cause choose claim come condemn confirm consider continue cost criticize criticise cripple clinch mourn declare defend defeat defy
    delay deliver demand denounce deny depend deploy describe destroy detain die disclose discuss dismiss donate draw drive drop
    earn eat elect eliminate embrace emerge enact endorse engage enjoy ensure enter escape evacuate exceed expand expect explain
    explore expose express extend face fail fall fear feel fight file find fire follow force forget forgive freeze gain get
    give go grab grant grow grill ground halt handle happen harm hear help hide hold honor honour hope identify ignore imply impose improve
    include increase indict insist introduce invade invite join keep kill knock know lag lash launch lay lead learn leave lift
    list live lock loom lose lower make manage mark mean meet miss mock mount move mull name need offer open oppose
    oust overtake overturn pass pause pay perform permit plead pledge plunge prepare press prevent produce prohibit promise propose
    protect prove provide publish pull purchase push put question quit raise reach read reap reassure rebuke receive
    recognize recommend reduce refuse regain reject release remain remove reopen repeal replace represent require rescue
    resign resist resolve respond restore restrict resume retain retake return reveal revive revoke rip rise rock rule run rush
    save say scorch scrap see seek seem seize sell send serve settle share shatter shield shoot shut sign slam slap slash slip slow
    snub soar solve spark speak spend spread stand start stay steal stop strand strengthen struggle sue suffer
    suggest support surge survive suspect swear take target tell tend testify thank think threaten throw topple tout track trade treat trigger
    try tumble turn understand undermine unveil upend uphold urge use vanish violate vow wait waive walk want warn wave weigh welcome
    win withdraw withhold wonder worry write aim appear arrest arrive assail ban back block blame break
    call cancel close compare cover crack cut dash deal debate decline double ease estimate finish flare fly gear head jump land like mandate
    plan plummet postpone override smash punish side further afford regulate fuel deepen soften nominate reverse bar point poll probe play rattle report request ruin score search show sink skip spar split strip
    strike stun swap tap tease test top tie toss trail trick void vote work
    abandon accept achieve admit alter amend apologize apologise assert assure bash commute concede contradict
    convene create designate ditch dominate endure exclude inspire investigate obtain oversee pursue reconsider
    redefine reinstate rethink retract ridicule scold spur suspend terminate tighten underestimate undo vindicate
    """
# Of these the plain form or the -s form names things in running text: "the vote", "strikes".
_NOUNS_TOO = """
    ban back block blame break call cancel claim close cover cut deal debate decline demand double drop estimate face fall fear fight file fire flare
    force freeze gain ground halt head help hold hope increase jump land launch lead lift list live lock loss mandate mark move need offer
    pause pay plan play pledge point poll press probe promise purchase push question read release report request rescue return rise rock rule run rush
    save search share shield show sign slap split spread stand start stay stop strike struggle support surge suspect swap tap target
    test tie top track trade trail treat trick vote wait walk wave win work cost delay doubt worry trigger tout mock raise shoot slip arrest
    """
_IRREGULAR = """
    said told took taken went gone came became began begun brought bought built caught chose chosen did done drew drawn drove driven
    ate fell fallen felt fought found flew forgot froze frozen gave given got grew grown had heard held hid hidden hit kept knew known
    laid led left lent let lost made meant met paid proved put ran rang read risen rose said sang sank saw seen sent sold
    set shaken shook shot shown shut sat slept slid spent spoke spoken spun stood stole stolen struck stuck swept swore sworn
    taught thought threw thrown told understood upheld wept withdrew withheld woke won wore worn wrote written died dies dying
    lies lying ties tied says does has is are was were be been am will would could should may might must can says gets gotten
    unveils vows slams mulls eyes nears urges tops hits kills kill quits axes nabs nixes touts taps jumps rips vie vies sets lied
    """
_ED_NOUNS = _set("seed speed feed breed deed reed bleed greed united watershed moped hundred")
_ING_NOUNS = _set("""
    meeting hearing building funding ruling shooting spending training housing bombing killing warning opening
    filing wing ring king spring string thing beijing ceiling wedding painting stabbing evening morning
    trading banking shipping mining farming fishing flooding crossing landing offering lending gaming
    learning voting sibling policing sentencing uprising wiretapping drilling hacking recycling bearing clothing
    """)
_ISE_NOUNS = _set(
    "prize size noise exercise franchise premise premises enterprise surprise cruise disguise praise expertise paradise"
    " exercises franchises prizes noises cruises"
)
_LY_NOUNS = _set("family rally ally bully supply assembly july reply italy monopoly fly jelly")


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied")
    else:
        yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
        yield stem + "ed"
    yield from (stem + "ing", stem + stem[-1] + "ing", stem + stem[-1] + "ed")


# Part of names such as "New York", where a capital says so.
NAME_OPENERS = _set("new big long great high first old good last top full low full second third")
_VERBS = frozenset(form for verb in _ALWAYS_VERBS.split() for form in _forms(verb)) | frozenset(
    _IRREGULAR.split()
)
_NOUN_FORMS = frozenset(form for word in _NOUNS_TOO.split() for form in (word, word + "s")) | (
    _set("searches purchases closes pushes losses rushes crashes speeches")
)
BEFORE_VERB = _set(
    "to will would could can cannot should might must may not who they we i you he she it"
)


def is_verb(word: str, *, noun_too: bool = True) -> bool:
    """Tell whether a word in small letters is a verb; those that are nouns too by `noun_too`."""
    if word in _NOUN_FORMS:
        return not noun_too
    if word in _VERBS:
        return True
    if word.endswith(("ize", "ise", "ify", "izes", "ises", "ifies")):
        return word not in _ISE_NOUNS
    if word.endswith("ed"):
        return len(word) > 4 and word not in _ED_NOUNS
    return word.endswith("ing") and len(word) > 5 and word not in _ING_NOUNS


def is_adverb(word: str) -> bool:
    """Tell whether a word in small letters is like "nearly"."""
    return word.endswith("ly") and len(word) > 4 and word not in _LY_NOUNS


_DEMONYM = re.compile(r"(?:[^aeiou]ian|[aeiou]an|can|ese|ish|[^aeiou]i|wegian)$")
_ADJECTIVE = re.compile(
    r"(?:ful|less|ous|ible|able|ive|ical|ional|ntial|icial|eral|ary|ic|ish|est|wide|ern|ial|ual)$"
)
_ADJECTIVE_LIST = _set("""
    federal national local public social global human legal nuclear political military foreign domestic civil
    presidential electoral medical chief senior deputy black white red blue green free fair strong weak huge tiny small large
    young dead alive poor rich hard easy hot cold safe false true wrong real final total average daily annual
    temporary premature urgent severe common special indoor outdoor pre-pandemic northern southern eastern western
    electric grand french dutch greek swiss welsh scottish irish iraqi israeli saudi british english german american russian
    chinese ukrainian iranian afghan nervous busy heavy light broad wide mass
    """)
_ADJECTIVE_NOUNS = _set("""
    music public topic traffic republic clinic fabric pandemic epidemic critic logic panic mosaic olympic
    representative executive detective narrative initiative incentive alternative native motive archive drive
    general funeral mineral trial official material tutorial memorial hospital capital library secretary salary
    military boundary summary january february territory dictionary missionary harvest forest interest protest
    request test arrest quest guest conquest contest west chest nest pest rest table vegetable cable virus bonus
    finish polish fish dish crime credential potential article vehicle ritual manual pattern concern tavern
    taxi alibi cathedral census campus corpus abortion
    """)


def is_bare_adjective(word: str) -> bool:
    """Tell whether a word in small letters says what something is like, and of itself names nothing."""
    if word in _ADJECTIVE_LIST:
        return True
    return word not in _ADJECTIVE_NOUNS and bool(_ADJECTIVE.search(word))


def is_demonym(word: str) -> bool:
    """Tell whether a capitalised word, given in small letters, is like "Norwegian"."""
    return word in _ADJECTIVE_LIST or (len(word) > 4 and bool(_DEMONYM.search(word)))
