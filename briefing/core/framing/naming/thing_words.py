"""Words for a deal, a truce, a war or a law: which are plain, which take sides, what it is about.

Lists of our own, short: a word is here if one side of a dispute prints it and the other would not.
"""

from __future__ import annotations

from briefing.core.framing.reading.countries import country
from briefing.core.framing.reading.words import STOPWORDS, Word, variant, word_set

NEUTRAL = word_set(
    """truce ceasefire cease-fire armistice deal agreement pact accord treaty war conflict talks
    negotiations negotiation bill legislation law measure act strikes strike attack attacks protest
    protests demonstration demonstrations plan proposal package government administration authorities
    vote election elections ballot court courts judges ruling police officers vaccine vaccines tax taxes
    migrants immigrants immigration troops forces army sanctions peace plans proposals minerals resources
    corridor grain ports shipping maritime parliament assembly legislature raid raids contract memorandum tariff tariffs poll referendum soldiers judiciary lease"""
)
# Nouns by which a writer takes sides, and adjectives that only praise: they say little alone.
LOADED = word_set(
    """sell-off selloff sellout giveaway plunder plundering looting robbery extortion blackmail diktat tribute
    surrender capitulation swindle betrayal
    sale invasion aggression bloodbath slaughter operation riot riots uprising regime junta"""
)
MILD = word_set("historic landmark fair unfair special punitive defensive win-win")
# Adjectives by which a writer takes sides on a thing, and what a war may be said to be one of.
SIDED = word_set(
    """colonial neocolonial neo-colonial predatory unprovoked so-called imperialist imperial proxy
    fratricidal illegal unjust barbaric genocidal humiliating shameful disgraceful disastrous
    catastrophic one-sided lopsided unequal sham phoney phony bogus cynical senseless pointless endless
    forever defensive protective patriotic holy righteous aggressive expansionist historic landmark win-win
    extortionate rotten dirty treacherous infamous notorious honourable honorable fair unfair reckless needless
    undocumented unauthorized unauthorised special liberation liberating preventive pre-emptive anti-terrorist counter-terrorist punitive unwinnable"""
)
OF_WAR = word_set(
    """aggression extermination annihilation conquest liberation genocide plunder revenge choice necessity
    survival independence defence defense self-defence attrition occupation"""
)
# Adjectives that any writer may put before a noun: they tell nothing.
PLAIN = word_set(
    """new current recent previous original first second third final latest whole full entire own same
    latter former next last possible potential proposed future initial two three four many
    several other such major big day year week month national federal state local public house senate
    u.s us american president's country's week's year's world civil draft final-stage 30-day partial general annual
    similar separate corresponding longer broader wider key more early late old presidential congressional midterm primary comprehensive estimated"""
)
# What a deal, a truce or a war is about; the first word of a line is the key.
TOPICS = {
    word: line.split()[0]
    for line in """
minerals mineral rare-earth rare-earths rare earth earths lithium resources subsoil mining
energy power grid electricity infrastructure refineries
sea maritime shipping ports corridor grain
peace settlement
trade tariff tariffs customs
nuclear atomic enrichment
arms weapons
hostages hostage prisoners prisoner captives exchange swap
gas oil pipeline
climate emissions
civil
cold
drug drugs opium narcotics
culture cultural
class
price bidding
debt budget spending funding
border immigration asylum""".strip().splitlines()
    for word in line.split()
}
MARKETS = word_set("equities equity stock stocks market markets bonds shares")
COUNTRY_SOLD = word_set("country nation homeland fatherland motherland")
_KINDS_OF_WAR = word_set("trade civil cold drug culture class price")
_OTHER_ONE = word_set("next another any future previous last first second former new")
REAL = word_set("real actual true alleged supposed possible potential")  # another one, or none
_LEADING = word_set("of on about over in for with against between")
_OF_WHAT = word_set("of on")  # 'a war of words', 'the war on drugs'


def about(sort: str, ahead: tuple[Word, ...], behind: tuple[Word, ...]) -> frozenset[str]:
    """Return what a thing is about: minerals, the sea; "another" for one that is not the one."""
    led = behind and behind[0].lower in _LEADING
    near = (*ahead, *(behind[1:] if led else ()))
    found = {TOPICS[word.lower] for word in near if word.lower in TOPICS}
    if sort == "war":
        found &= _KINDS_OF_WAR
        of = [
            word.lower for word in behind[1:2] if behind[0].lower in _OF_WHAT and not word.capital
        ]
        if any(word not in OF_WAR | STOPWORDS for word in of):
            found.add("another")
        if any(word.lower in _OTHER_ONE for word in ahead):
            found.add("another")
    return frozenset(found)


def where(ahead: tuple[Word, ...], behind: tuple[Word, ...]) -> frozenset[str]:
    """Return the places and parties that a phrase names: 'the war in Tesk', 'Maravia's war'."""
    led = behind and behind[0].lower in _LEADING
    near = (*(() if is_proper(ahead) else ahead), *(behind[1:3] if led else ()))
    return frozenset(
        country(variant(word.lower)) or word.lower
        for word in near
        if word.capital and (country(variant(word.lower)) or not is_owner(word))
    )


def is_proper(ahead: tuple[Word, ...]) -> bool:
    """Whether what stands before the noun is a name of its own: 'the Wings of Dawn war'."""
    return any(word.lower == "of" for word in ahead)


def is_owner(word: Word) -> bool:
    """Whether the word names whose a thing is: 'Vorr's war'."""
    return word.capital and word.text.endswith(("'s", "’s"))
