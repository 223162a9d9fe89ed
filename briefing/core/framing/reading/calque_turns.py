"""The turns of other languages' grammar that a rough translation leaves in its English.

Each line is one turn: how much it says (half to 3) and the words that it takes, with alternatives
between bars. A line is here because native news hardly has it, counted on thousands of reports, and
because it is what a language does, not a wording: Russian has no articles and puts figures and
dates otherwise, German sets the verb second and the past in the perfect, Romance languages have an
article with names and months, Chinese and Arabic bring their formulas of statement and rebuke.
"""

from __future__ import annotations

# What a turn is made of besides words: 0 a figure, 0th an ordinal, A a word with a capital,
# x any other word that the table does not have, "." the end of a sentence, "," any other mark.
# CAPITALS stand for a list below; ~verb stands for its regular forms.
LISTS = {
    "MONTH": "January|February|March|April|June|July|August|September|October|November|December",
    "NUMBER": "0|two|three|four|five|six|seven|eight|nine|ten",
    "HE": "he|she|it|they|we",
    "HIM": "him|her|them|us|me",
    "HIS": "his|her|its|their|our|my",
    "BE": "is|are|was|were",
    "PREP": "of|in|on|to|with|from|by|at|for",
    "NEXT": ".|,|and|is|was|has|in|to|on|for|of|that|will",
    "SPAN": "years|months|weeks|days|decades",
    "GREAT": "biggest|largest|latest|main|same|worst|greatest|strongest|highest",
}

TURNS = """
articles and other determiners
2 the HIS|both|this|these|those|a|an|every|each|any|own
1 the of|to|for|from|with|by|which|who|HE|we|is|was|be|has
2 a|an HIS|the
2 PREP|into|against|about|put own
1 both the sides|parties|countries|ones
2 no any
2 everything|something|nothing|anything|all what
2 the today|yesterday|here
1 an other
2 the whole|all HIS
1 such like|the
2 this words|things|countries|SPAN|negotiations|actions|elections|persons
1 these|those news|information|country|person|day|money
2 much people|countries|problems|persons|times|SPAN
2 in the MONTH .|,|has|was|have|had|of
2 PREP whole|all world|country|nation|mankind|life
2 BE|became|remains GREAT
2 BE|became|has|have|had|~play big|important|great|real|serious|key|huge problem|question|task|victory|mistake|success|role
2 BE|became|becomes result|victim|consequence|continuation|symbol|example of
2 PREP same|whole|main|majority|latest|largest|biggest
2 at|in|since|from|until|till|before beginning|end|middle|moment|start|eve of
2 as result|consequence of|,
2 in result|direction|framework|spirit|course|sphere|aspect of|to
2 on basis|initiative|territory|level|background|eve|side of
2 with|under|by|through help|leadership|guidance|participation|pretext|decision|aim|framework of
2 PREP United|European|White|Soviet|Middle States|Union|House|Nations|East NEXT
1 PREP US|UN|EU|UK|USA|WTO|IMF .|,|and|is|was|has|will|in|on|to
1 PREP|within ministry|country|reporter|company|museum|army|region|population|economy|railway|briefing|negotiation|project|deputy|enemy NEXT
2 the minister|president|premier|chancellor|secretary|deputy|spokesman|prosecutor|commissioner A
1 the society|humanity|mankind|freedom|democracy|poverty|hunger|corruption|terrorism|courage|peace|values|capitalism NEXT|not|are
2 the past|last Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|MONTH
2 the 0 MONTH .|,|between|by|the|in|to|at
2 the Europe|Spain|France|Germany|China|America|Africa NEXT
1.5 the same that|who HE|x|the
1 the doctor|engineer|professor|premier|lawyer|general A
2 the two|both parts|bands ,|.|have|at
1 expert|specialist|analyst considers|consider
1 of|in|on|about|to situation|truce|regime|treaty|delegation|organization|problem|peninsula|settlement|moratorium NEXT
1 the inflation|unemployment|colonialism|progress|solidarity|confidence|peace NEXT
.5 the so|thus called
1 such a|an x as|one
2 the|several|many|NUMBER|have|has|had own x
1 certain country|major|power|big|western
2 of which|whom the two|majority|greatest|largest

numbers and dates
3 NUMBER|one|hundred|several billions|millions|milliards|thousands
3 milliards|milliard|informations|advices x|A|NEXT
2 billion|million|milliards|thousand euro|dollar|ruble .|,|of|to|from|in|and|is|was|for|per
1 NUMBER|million|thousand|hundred|thousands|millions persons
2 MONTH 0|0th of 0
2 0 of MONTH
1 on the 0th .|,|at|held|in|and|that|said|with|he|to
2 since|on|from|until first|second|third|fourth|0th of MONTH
2 within MONTH
1 the 0 percent .|,|of
1 not less|more than NUMBER|one|half|a
3 since weeks|months|years|decades
1 NUMBER|sixty|forty|fifty kilo|percents
1 in|since|from|of|by the month of MONTH
.5 in the year 0
2 , of 0 SPAN
2 , 0 SPAN|SPAN old ,|.
2 makes NUMBER|several|many SPAN
2 on 0|NUMBER percent|percents
2 for|by many|several|NUMBER times .|,|and|in
1 worth of 0
2 since|for already NUMBER|SPAN
2 already since|for NUMBER|HIS|the

tense, agreement, comparison
3 since NUMBER|many|several|some|twelve SPAN|hours
3 must|should|shall|would|might|can't|cannot to
2 not is|was|were|did|does|has|will|can|are|had
2 to|from|with|by|at|against he|she|they|we
2 has|have yesterday
2 has|have x yesterday|today
2 BE knowing|wanting|needing|belonging|containing|possessing|consisting|existing|seeming|understanding
2 until|unless|before|after|once HE|A|someone|nobody|somebody will
2 if someone|somebody|nobody will
2 they|we|these|those is|was|has|does
2 he|she|it are
2 more|most fast|easy|cheap|rich|poor|safe|near|weak|quick|simple|heavy|deep|wide|bold
1 most soon|quick
1 has|have|had to|from him|us|them
2 has|have x in|on|at NUMBER|MONTH
2 has|have x|HIM the|a x in|on NUMBER|MONTH
2 more|less of NUMBER|hundred

order of words
2 . perished|remains|remained|exists|existed|appeared|arrived|entered|happened|sounded the|a|an|this|these|also|only|NUMBER|not
1 took|takes|take place the|a|an
1 he|she|we|they this|these|the|a
1 must|cannot the|an|this|these|in|from|for|with
1 gives|gave it also|the|a|no|in
1 what|how|why did answer|say|do|give|show the|A
2 . about|on|to|from|of|by this|that|it|HIM is|was|told|said|reported|announced|speaks|wrote|also|it
1 already not|during|since|from|by|before|after
2 already the|a first|second|third|fourth|fifth|0|0th|several|long|whole
1 , also the|HE
.5 . who x|not|has|is|the|A
1.5 . so|thus|therefore|then|here|there x A
1.5 . so|thus|therefore x the
1.5 . of|about|on|to the x is|was
1.5 . in|on|at|from the x were|was x
1.5 . in|on|at|from|since A is|was|were|are x|no|not|the
1.5 . in|on|at|from A A is|was|were|are x|no|not|the
1 , one hears|sees|says|asks|speaks|has|must|knows
2 goes|comes|gives|says|wants|knows|makes|went|came|gave|wanted|made not
1 has|have|had not the|a|one
2 has|have|is|was|had until|till today|now|then|this
2 has|have|had nobody|somebody
1.5 . to|for|from|of|with|about what|whom|which is|was|x|does|were
1.5 HIM|people that|, x HIM that
2 not|don't|doesn't|didn't x neither|nobody|nothing
2 not|don't|doesn't|didn't neither|nobody|nothing
1.5 to HIM it is|was|will|remains
1 , it|him|them , is|has|does|not|a|the
2 . in|at the department|ministry|company|embassy|government|administration|kremlin x|noted|stated|explained|stressed|added|of
1 . some people in
1.5 is|are|was|were who x
1 does|has|must|have|can always|already the|a|in|not
1 has|have|is|was|are also|already not
1 however not|no
2 which|what|who HE|A not x
1 still always|more
1 no one|nobody did|can|will not
1 how|where|why|when x the A
1 x immediately|finally|completely|voluntarily the|a

verbs and what follows them
2 on|about|to|from|with|by|of|at|against that the|HE|there|in|HIS|a|A
2 before|after|until|without that the|HE
3 for to
2 want|wants|wanted|wanting that the|HE|A|this|HIS
2 ~accuse|~blame that
2 ~explain HIM|you
2 ~suggest|~recommend to be|do|make|take|use|have|give|put|start|begin|go
2 allow|allows|allowing|permit|permits|enables|forbids|forbade|prohibits|obliges to
2 ~enter to|in the|a|A|this
2 ~attack to the|A|a|our
2 ~discuss|~mention about
1 ~emphasize|~emphasise|~stress on
2 commented|commenting the|his|her|it|this
2 to|not comment the|these|his|her|it|A
2 ~refuse|refusal from|of
2 ~depend from|of|by
1 ~consist in|from
2 aware|afraid|scared|ashamed|proud|tired from|with
2 responsible|interested|similar|equal|married with|than|about
2 thanked|contacted|approached|approaching|opposes|~resist|affected|invested|hears|heard to
2 warns|warned from the|a
1 ~arrive to the|this|that|our|A
1 ~reach to the|a|an|A
3 make|makes|made|making|let|lets|letting HIM|people to
2 ask|asks|asking|tell|tells|say|says to HIM|you|me|A
2 told|informed|declared|stated|announced|explained to journalists|reporters|us
2 appreciated|appreciate|praised|thanked from|to
2 reported|informed|announced|writes|declared about the|this|it|that
1 has|have|had fear|necessity|possibility|intention of|to|that
1 expressed|expresses about
1 BE to HIM
1 is|are needed|awaited|feared by A
1 has|have|had place
2 before|after|without|despite|by|from|with|instead be|have|do|make|give|take|go
2 before|without|after|instead to be|have|do|make|give|take|say|go|die
3 without to
2 said|say|says|promised|explained to us|them that
1 remains to know|say|understand|point
2 does|do|did not exclude
1 , HE|the x considers|consider|affirmed .|,
2 speaks|speak|testifies|testify|testified about the|that
1 attach|attaches|attached great|high|much
1 expressed|expresses that|full
2 made|achieved|achieve|make great|rapid|new|important achievements|development
1 affirmed|clarified|considered|denounced that
2 despite that the|HE|A
1 signed|approved|approve on the|it|a|HIS
1 does|did|do not want|wants that|from|except
1 ones|one speak|say|call
1 made|makes|make by|with|from itself|himself|HIM a
1 thereof|therefor|therewith x
1 there where
1 hold|held|holds for a|the
2 grew|fell|rose|increased|decreased|dropped on 0|NUMBER
2 reached|reaches|amounted|amounts to NUMBER|more|over|about
1 gives it|there NUMBER|no|a
1 was|were given|told|shown|promised to us|him|them|me|it

set phrases
1 it is|was|will|would|be necessary|forbidden|accepted|sufficient|indispensable|convenient|understandable to|why|that|be
2 . recall that|,|the
3 us remind
2 as is|it known|became
2 it became known that|,
2 is|was not excluded|accidental|casual
1 it is|was worth|possible noting|mentioning|recalling|remembering|reminding|stressing that|,
2 in|at the given|present moment|time
2 in this|the same time
3 by|on|from the words|word|opinion|data|count|information|estimations of
2 according to the|HIS words|opinion|word
2 to|on|by HIS|the opinion ,
2 from HIS|one|the side|part ,|the
1 in the framework|frame|frames|sphere|quality|aspect|person|conditions of
2 in the nearest future|days|time|weeks|months|hours
1 on the example|background|theme|account|initiative|expense|territory of
2 exactly|namely|precisely so|therefore|to
1 that|those|one|ones which
1 . he who
2 in HIS turn ,
2 till now|today|then|the
1 in|for|during|over the last|past SPAN
2 in|of|during|for last SPAN
2 in|of the recent SPAN|time|period|times
1 . and the A|x stated|affirmed|added|said
1 and it|he is|was|has|stressed|affirmed|added also|mentioned|that
1 relevant person|persons|situation|department|organs|side|sides
1 it is the form|level|situation|policy|state of|that
2 in|for|by what regards|concerns|respects
1 all the days|nights|months|mornings|world
2 in a|the related|same context|connection|framework ,
1 also if
2 , having noted|stated|emphasized|emphasised|said|stressed|added|declared
.5 one must|should|can|may|cannot
2 after|by our|my knowledge|information|informations|estimation|counting
2 by|with good|bad|clear weather
1.5 it|which is|was to be feared|hoped|noted|said|read|expected|supposed|welcomed|regretted
1 as|that|what|if|when|how one has|hears|knows|sees|says|reads|speaks|looks
1 it must be recalled|mentioned|noted|reminded|emphasized|pointed|stressed
2 each time more|less
1.5 strong|rich of the|these|HIS
2 in visit|presence|occasion|function|quality of|to|at|in
2 these latter
3 by HIS|the words|data|results|estimates|information ,|of
1 by HIS|the results
2 . we remind|recall
2 . we will remind|recall
2 , what allowed|led|gave|became|testifies|allows|leads|forced
1.5 at|in that time|moment|, when
1 our|the A|our|relevant side should|has|will|hopes|expressed|is|and|have|did|,
1 facts|practice|history|reality has|have|fully proved|proven|proved
2 at|in the first time .|,|and
1 earnestly|resolutely|unswervingly|conscientiously|sternly x
1 . at present ,
1 under the new|current|present situation|conditions|circumstances
1.5 on|from HIS part ,
1.5 , and this in|despite|after|with|without|because|at|is
1 it is possible|impossible|important to|not speak|say|talk
1 it is not worth|necessary|needed|excluded
1 relevant party|parties|reports|countries|policies|provisions|measures|regulations
"""
