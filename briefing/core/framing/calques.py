"""Whether an English text reads as a rough translation, by turns that native news hardly has.

A translator who stays close to the original leaves another language's grammar in the English:
its articles ("on the both shores"), its plurals ("six billions of euros"), its prepositions
("entered to the city"), its tenses ("since four years"), its set phrases ("from his side,"). Each
line of the table is one such turn: how much it says (1 to 3) and the words that it takes, with
alternatives between bars. A text is read outside quotation marks, as words from the table and five
kinds of everything else; what its turns say is added up and set against its length. One slip says
nothing: several, of several sorts, within some hundred words do.

What comes out is a flag with a question mark: nobody said that the text is a translation. Smooth
translations do not read so, and are not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

_MIN_WORDS = 250
_SHORT = 500  # a shorter text is held to what this many words must show
_PER_THOUSAND = 5
_SORTS = 3
_TWICE = 2  # one turn counts no more than twice, however often it comes back
_LIMIT = 16_000

# What a turn is made of besides words: 0 a figure, 0th an ordinal, A a word with a capital,
# x any other word that the table does not have, "." the end of a sentence, "," any other mark.
# CAPITALS stand for a list below; ~verb stands for its regular forms.
_LISTS = {
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

_TURNS = """
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
"""

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_TOKEN = re.compile(
    r"[A-Za-z]+(?:[-'][A-Za-z]+)*|\d+(?:st|nd|rd|th)\b|\d[\d.,]*\d|\d|\n\n|[.,;:?!\"()—–]"
)
_TURN = re.compile(r"[\d.]+ ")  # not a heading
_ENDS = frozenset(".?!\n")


def reads_translated(text: str) -> bool:
    """Return whether `text` reads as a rough translation into English."""
    turns = _turns()
    read = turns.read(_QUOTED.sub(' " ', text[:_LIMIT].replace("’", "'")))
    if len(read) < _MIN_WORDS:
        return False
    found = turns.found(read)
    said = sum(turns.weights[line] * min(len(of), _TWICE) for line, of in found.items())
    return len(found) >= _SORTS and said * 1_000 >= _PER_THOUSAND * max(len(read), _SHORT)


class _Words(dict[str, str]):
    """What each word is read as: itself if the table has it, or else its kind."""

    def __missing__(self, word: str) -> str:
        first = word[0]
        if first.isdigit():
            return "0th" if word[-1].isalpha() else "0"
        if first.isalpha():
            return "A" if first.isupper() else "x"
        return "." if first in _ENDS else ","


class _Turns(NamedTuple):
    """The table, laid out for looking things up."""

    words: _Words
    lengths: dict[tuple[str, str], tuple[int, ...]]  # of the turns that begin with these two
    lines: dict[tuple[str, ...], int]
    weights: tuple[float, ...]

    def read(self, text: str) -> list[str]:
        """Return `text` as the words and kinds that the table is made of."""
        tokens = _TOKEN.findall(text)
        words = self.words
        read = [".", *map(words.__getitem__, tokens)]
        for at in [at for at, kind in enumerate(read[:-1]) if kind == "."]:
            if read[at + 1] == "A":
                read[at + 1] = words.get(tokens[at].lower(), "A")
        return read

    def found(self, read: list[str]) -> dict[int, set[tuple[str, ...]]]:
        """Return the lines of the table that occur, with the different turns found of each."""
        found: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        lengths = self.lengths
        for at, pair in enumerate(pairwise(read)):
            for length in lengths.get(pair, ()):
                turn = tuple(read[at : at + length])
                if turn in self.lines:
                    found[self.lines[turn]].add(turn)
        return found


@cache
def _turns() -> _Turns:
    table = [line.split() for line in _TURNS.splitlines() if _TURN.match(line)]
    lines: dict[tuple[str, ...], int] = {}
    lengths: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (_, *slots) in enumerate(table):
        for turn in product(*map(_alternatives, slots)):
            lines.setdefault(turn, number)
            lengths[turn[0], turn[1]].add(len(turn))
    words = _Words((word, word) for turn in lines for word in turn)
    return _Turns(
        words,
        {pair: tuple(sorted(found)) for pair, found in lengths.items()},
        lines,
        tuple(float(weight) for weight, *_ in table),
    )


def _alternatives(slot: str) -> list[str]:
    """Return the words that may stand in a place of a turn."""
    return [word for name in slot.split("|") for word in _spelled_out(name)]


def _spelled_out(name: str) -> list[str]:
    if name.startswith("~"):
        verb = name[1:]
        stem = verb.removesuffix("e")
        third = f"{verb}es" if verb.endswith(("s", "ch", "sh")) else f"{verb}s"
        return [verb, third, f"{stem}ed", f"{stem}ing"]
    return _LISTS[name].split("|") if name in _LISTS else [name]
