"""Verbs and small words by which a report says that somebody said something. Lists of our own."""

from __future__ import annotations

import re

from briefing.core.framing.reading.words import word_set

# Verbs that may introduce a direct quotation, each with its inflections.
_SAY = """say says said saying|tell tells told telling|add adds added adding|write writes wrote
writing written|ask asks asked asking|argue argues argued arguing|note notes noted noting|explain explains
explained explaining|states stated stating|declare declares declared declaring|insist insists
insisted insisting|warn warns warned warning|claim claims claimed claiming|acknowledge acknowledges
acknowledged acknowledging|admit admits admitted admitting|announce announces announced announcing|
assert asserts asserted asserting|assure assures assured|boast boasts boasted boasting|caution cautions cautioned
cautioning|comment comments commented commenting|complain complains complained complaining|concede
concedes conceded conceding|conclude concludes concluded concluding|confirm confirms confirmed
confirming|contend contends contended contending|counter counters countered countering|cry cries cried|declare|
demand demands demanded demanding|deny denies denied denying|describe describes described describing|echo echoes
echoed echoing|emphasize emphasizes emphasized emphasizing emphasise emphasised|exclaim exclaimed exclaims|
fire fired|insist|joke jokes joked joking|lament laments lamented lamenting|maintain maintains
maintained maintaining|mention mentions mentioned|mock mocked mocks mocking|observe observes observed observing|
opine opined opines|plead pleaded pleads|pledge pledges pledged|pledging|point pointed|predict predicts
predicted predicting|proclaim proclaims proclaimed proclaiming|promise promises promised promising|
protest protested|quip quips quipped quipping|read reads|recall recalls recalled recalling|
reiterate reiterates reiterated reiterating|remark remarks remarked remarking|remind reminded reminds|repeat repeats
repeated repeating|reply replies replied replying|report reports reported reporting|respond responds responded
responding|retort retorts retorted|reveal reveals revealed revealing|shout shouts shouted shouting|
stress stresses stressed stressing|suggest suggests suggested suggesting|sum summed|testify testifies
testified testifying|threaten threatened threatens threatening|tweet tweets tweeted tweeting|urge urges urged urging|
vow vows vowed vowing|wonder wonders wondered|yell yells yelled yelling|accuse accuses accused accusing|blame blames
blamed blaming|blast blasts blasted blasting|call calls called calling|criticize criticizes criticized
criticizing criticise criticised|condemn condemns condemned condemning|decry decries decried decrying|denounce denounces
denounced denouncing|dismiss dismisses dismissed dismissing|dub dubs dubbed|label labels labeled labelled labeling|
praise praises praised praising|slam slams slammed slamming|rip rips ripped|attack attacked attacks attacking|
charge charges charged charging|characterize characterized characterizes|defend defends defended defending|
continue continues continued continuing|begin began|allege alleges alleged alleging|estimate estimates
estimated|believe believes believed believing|think thinks thought thinking|hope hopes hoped hoping|express expresses expressed
expressing|hail hails hailed hailing|question questions questioned questioning|reject rejects rejected rejecting|
agree agrees agreed agreeing|answer answers answered answering|apologize apologized|chant chanted chants chanting|
cite cites cited citing|clarify clarified clarifies|denies|inform informed informs|intone intoned|offer offered|
post posted posts|promising|refer referred refers referring|scold scolded|signal signaled signals|speculate speculated|
term termed terms|thunder thundered|tout touted touts touting|trumpet|urge|volunteer volunteered|whisper whispered|
deride derided derides deriding|lash lashed|ridicule ridiculed ridicules|liken likened likens|portray portrayed portrays|
recount recounted recounts|relate related|advise advised advises|invoke invoked|muse mused|snap snapped|swear swore|
decline declined declines declining|hint hinted hints|indicate indicated indicates|conceding|brag bragged bragging|
fume fumed|vent vented|bemoan bemoaned|rail railed|opined|appeal appealed|paint painted|sing sang|joking|
cast casting|speak spoke speaking|talk talked talking|describing|shows|laugh laughed|grouse groused|gush gushed|
disclose disclosed|reason reasoned|theorize theorized|propose proposed proposes proposing"""
SAY_VERBS = frozenset(
    word for group in _SAY.replace("\n", " ").split("|") for word in group.split()
)

PLAIN_SAY = word_set("""say says said saying tell tells told add adds added adding write writes wrote ask asks asked argue
    argues argued note notes noted explain explains explained states stated declare declares declared
    insist insists insisted warn warns warned claim claims claimed conclude concluded continue continued
    tweet tweeted tweets reply replied respond responded recall recalled testify testified""")

# Verbs of speech that may as well be nouns.
NOUNS_TOO = word_set(
    """tweets tweet attacks attack claims claim comments comment reports report calls call demands demand
    charges charge posts post points states state questions question answers answer remarks remark lies
    praise promises promise pledges pledge protests protest talks talk signals signal offers offer rips rip
    accounts hopes hope notes note mocks blasts blast slams slam estimates estimate read reads cast"""
)
AUXILIARIES = word_set("""has have had is are was were be been being would will could may might also then later
    recently repeatedly once again just even still already earlier now always often never simply
    further did do does who to""")
BREAKS = word_set("""in on at by with after before when while as that because if but and or to from since during amid
    over into about against under than so though although until where which what how whether through
    is was were are be been has have had will would can could not""")
PRONOUNS = word_set("he she they it we i you who")
DETERMINERS = word_set(
    "the a an his her its their our my this that these those one some many several two three"
)
SUBORDINATE = word_set("when while after as although though because since if before once unless")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Prof|Rev|St|Jr|Sr|No|vs|Inc|Corp|Co|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Fla|Calif|Mass|Conn|Ariz|Wash|Pa|Va|Tex|Ill|Ind|Mich|Minn|Mo|Ohio|"
    r"Ky|Tenn|Ga|Ala|Miss|La|Ark|Okla|Kan|Neb|Colo|Nev|Ore|Wis|Del|Md)|\b[A-Z]|\b[A-Za-z]\.[A-Za-z])$"
)
_STOP = re.compile(r"[.!?;](?=[\s\x01]|$)")


def clause_end(text: str, start: int, end: int) -> int:
    """Return where the sentence that runs at `start` ends, `end` at the latest."""
    for match in _STOP.finditer(text, start, end):
        if match.group() != "." or not _ABBREVIATION.search(text, start, match.start()):
            return match.start()
    return end


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the sentence that runs up to `end` begins, `start` at the earliest."""
    begin = start
    while (stop := clause_end(text, begin, end)) < end:
        begin = stop + 1
    return begin
