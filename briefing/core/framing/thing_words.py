"""Which nouns and adjectives for a deal, a truce, a war or a law are plain, and which take sides.

Lists of our own, short: a word is here if one side of a dispute prints it and the other would not.
"""

from __future__ import annotations

from briefing.core.framing.words import word_set

NEUTRAL = word_set(
    """truce ceasefire cease-fire armistice deal agreement pact accord treaty war conflict talks
    negotiations negotiation bill legislation law measure act strikes strike attack attacks protest
    protests demonstration demonstrations plan proposal package government administration authorities
    vote election elections ballot court courts judges ruling police officers vaccine vaccines tax taxes
    migrants immigrants immigration troops forces army sanctions peace plans proposals minerals resources
    corridor grain ports shipping maritime parliament assembly legislature raid raids contract memorandum tariff tariffs poll referendum soldiers judiciary"""
)
# Nouns by which a writer takes sides, and adjectives that only praise: they say little alone.
LOADED = word_set(
    """sell-off selloff sellout giveaway plunder plundering looting robbery extortion blackmail diktat tribute
    sale invasion aggression bloodbath slaughter operation riot riots uprising regime junta"""
)
MILD = word_set("historic landmark fair unfair special punitive defensive win-win")
# Adjectives by which a writer takes sides on a thing, and what a war may be said to be one of.
SIDED = word_set(
    """colonial neocolonial neo-colonial predatory unprovoked so-called imperialist imperial proxy
    fratricidal illegal unjust barbaric genocidal humiliating shameful disgraceful disastrous
    catastrophic one-sided lopsided unequal sham phoney phony bogus cynical senseless pointless endless
    forever defensive patriotic holy righteous aggressive expansionist historic landmark win-win
    extortionate rotten dirty treacherous infamous honourable honorable fair unfair reckless needless
    undocumented unauthorized unauthorised special anti-terrorist counter-terrorist punitive unwinnable"""
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
