"""What a sentence is about, as keys that several texts share: an actor or a thing with synonyms."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.core.framing.reading.countries import country, leader_of
from briefing.core.framing.reading.words import Word, variant, word_set

# Nouns that stand for one thing in news of one story; the first names the class.
_THINGS = """
truce ceasefire cease-fire armistice moratorium
deal agreement pact accord treaty memorandum contract partnership sell-off selloff sellout giveaway plunder plundering looting robbery extortion blackmail diktat lease offtake tribute
war invasion conflict aggression fighting hostilities operation bloodbath slaughter
talks negotiations negotiation diplomacy
sanctions embargo
troops peacekeepers soldiers forces army
strike strikes attack attacks raid raids bombing bombardment shelling assault
protest protests demonstration demonstrations riot riots unrest uprising rally
bill legislation law measure act
tax taxes taxation tariff tariffs
migrants immigrants refugees migration immigration migrant immigrant
government regime administration authorities junta
parliament assembly legislature duma
extension prolongation renewal
violations breaches violation breach
bank
drones drone missiles
refineries refinery
vote election elections ballot referendum poll
court courts judges judiciary ruling verdict
wall fence barrier
plan proposal scheme package blueprint
cuts austerity savings
corridor grain ports shipping maritime
peace settlement
enlargement expansion
shutdown closure
strikebreakers walkout stoppage
police officers
vaccine vaccines vaccination jab
minerals rare-earths lithium resources
"""
THINGS = {word: line.split()[0] for line in _THINGS.strip().splitlines() for word in line.split()}


_OFFICIALS = word_set(
    """leader leaders president minister official officials government authorities diplomat diplomats envoy
    envoys negotiators dictator regime army forces troops military side delegation lawmakers senators"""
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A key that texts share, the wider key above it ("Putin", "Russia"), and its sort."""

    key: str
    wide: str
    actor: bool


def subject_at(words: tuple[Word, ...], index: int, people: dict[str, str]) -> Subject | None:
    """Return what the noun at `index` stands for: a country, a leader, a person, a known thing."""
    lower = variant(words[index].lower)
    pair = f"{words[index - 1].lower}-{lower}" if index else lower
    name = country(pair) or country(lower)
    if words[index].capital and name:
        return Subject(name, name, actor=True)
    if words[index].capital and lower in people:
        return Subject(people[lower], leader_of(lower) or people[lower], actor=True)
    if words[index].capital and leader_of(lower):
        return Subject(lower.title(), leader_of(lower), actor=True)
    if index and lower in _OFFICIALS:
        before = variant(words[index - 1].lower)
        owner = country(before) or people.get(before, "")
        return Subject(owner, owner, actor=True) if owner and words[index - 1].capital else None
    thing = THINGS.get(lower)
    return Subject(thing, thing, actor=False) if thing else None
