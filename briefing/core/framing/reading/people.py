"""Nouns that say what somebody is. Our own list, with the endings that make such nouns."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.core.framing.reading.words import Word, word_set

_NOUNS = word_set("""president premier minister chancellor king queen prince princess emperor pope bishop archbishop
    cardinal imam ayatollah rabbi priest pastor preacher minister cleric dictator autocrat tyrant despot
    strongman ruler leader chief head boss chairman chairwoman chair director chieftain commander general
    admiral colonel captain sergeant lieutenant soldier marine veteran officer cop deputy sheriff agent spy
    senator congressman congresswoman representative lawmaker legislator councilman councilwoman alderman lawgiver mp politician
    governor mayor secretary ambassador diplomat envoy emissary negotiator mediator delegate
    attorney lawyer counsel prosecutor judge justice magistrate juror plaintiff defendant suspect convict
    felon criminal killer murderer gunman shooter attacker bomber hijacker terrorist extremist jihadist
    militant insurgent rebel guerrilla fighter separatist traitor thug gangster mobster warlord
    activist campaigner protester demonstrator organizer organiser agitator dissident whistleblower leaker hacker
    fugitive refugee migrant immigrant exile native citizen resident
    journalist reporter editor columnist author writer novelist poet host anchor commentator pundit
    broadcaster blogger comedian actor actress singer rapper musician star celebrity model
    billionaire millionaire mogul tycoon businessman businesswoman executive ceo entrepreneur investor banker
    financier developer magnate oligarch founder owner heir
    economist analyst expert scholar academic professor teacher scientist researcher historian physician
    doctor nurse surgeon psychologist
    aide adviser advisor spokesman spokeswoman spokesperson strategist consultant lobbyist operative
    staffer assistant pollster fundraiser donor contributor supporter ally backer surrogate confidant
    opponent rival critic foe enemy adversary challenger frontrunner front-runner nominee candidate
    contender hopeful pick appointee incumbent successor predecessor counterpart colleague
    republican democrat conservative liberal socialist communist progressive libertarian nationalist populist
    fascist nazi racist bigot demagogue moderate centrist independent
    man woman boy girl teen teenager student
    victim survivor hero martyr
    player coach quarterback athlete boxer champion
    newcomer outsider insider maverick hawk dove firebrand provocateur liar clown bully
    mastermind architect official bureaucrat inspector investigator detective special-counsel watchdog
    treasurer commissioner administrator superintendent regulator gentleman lady guest visitor worker
    smuggler profiteer lackey thief robber hangman executioner madman
    usurper courier dealmaker butcher crook puppet stooge obstacle
    employee employer contractor driver pilot farmer engineer trader""")
_ENDING = re.compile(r"(?:ologist|ician|woman|person|crat|sman|monger|maker|backer)$")
# What anybody would call them: a difference in these alone is shown last.
FORMAL = word_set(
    """president mr mrs ms senator sen representative rep gov governor secretary minister congressman
    congresswoman official spokesman spokeswoman spokesperson director chairman chairwoman chair leader
    chief head attorney lawyer counsel aide adviser advisor assistant candidate nominee mayor judge justice
    republican democrat lawmaker member general commissioner professor author editor journalist reporter
    host ceo deputy ambassador envoy diplomat premier chancellor successor predecessor
    man woman person son daughter wife husband mother father brother sister native citizen resident agent employee player coach"""
)
# Nouns that only one side of a dispute gives to somebody.
LOADED = word_set(
    """dictator autocrat tyrant despot strongman usurper warlord thug gangster mobster terrorist extremist traitor
    criminal killer murderer butcher crook liar clown bully racist bigot fascist nazi demagogue populist
    smuggler profiteer lackey thief robber hangman executioner madman
    oligarch tycoon mogul billionaire developer comedian courier dealmaker puppet stooge outsider maverick firebrand"""
)
# Words for the same office: using one or the other says nothing.
SAME = {"attorney": "lawyer", "counsel": "lawyer", "advisor": "adviser", "aide": "adviser", "assistant": "adviser",
        "congresswoman": "congressman", "representative": "congressman", "lawmaker": "congressman",
        "chairwoman": "chairman", "chair": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman",
        "chief": "leader", "head": "leader", "boss": "leader", "envoy": "diplomat",
        "contender": "candidate", "hopeful": "candidate", "nominee": "candidate",
        "front-runner": "frontrunner", "actress": "actor", "businesswoman": "businessman",
        "organiser": "organizer", "press secretary": "spokesman", "premier": "prime minister",
        "chief executive": "ceo"}  # fmt: skip
# Short forms that stand before a name.
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "capt": "captain",
          "sgt": "sergeant", "lt": "lieutenant", "col": "colonel", "prof": "professor", "dr": "doctor",
          "vp": "vice president", "pm": "prime minister"}  # fmt: skip
# Offices whose second word alone would be another.
OFFICES = frozenset(
    {"attorney general", "solicitor general", "surgeon general", "inspector general", "vice president",
     "crown prince", "first lady", "trade representative", "special representative", "press secretary",
     "prime minister", "chief executive"}
)  # fmt: skip
FORMAL |= OFFICES


@lru_cache(maxsize=65_536)
def role(lower: str) -> str:
    """Return the singular of a noun that says what somebody is, or "" for any other word."""
    word = lower.rsplit("-", 1)[-1] if lower not in _NOUNS else lower
    if word in _NOUNS:
        return word
    return word if _ENDING.search(word) else ""


def office(words: tuple[Word, ...], at: int) -> str:
    """Return the noun at `at` that says what somebody is, an office of two words whole, or ""."""
    head = role(words[at].lower)
    if head and (whole := words[at].lower.removeprefix("ex-").replace("-", " ")) in OFFICES:
        return whole  # 'vice-president'
    before = words[at - 1].lower.removeprefix("ex-") if head and at else ""
    return pair if (pair := f"{before} {head}") in OFFICES else head


@lru_cache(maxsize=65_536)
def may_be_noun(lower: str) -> bool:
    """Return whether a word, a short form or a plural may say what somebody is."""
    return bool(role(lower) or lower in _SHORT or (lower.endswith("s") and role(lower[:-1])))


def noun_at(words: tuple[Word, ...], at: int) -> str:
    """Return the noun under which the word at `at` is counted, one for all words of an office, or ""."""
    return counted(office(words, at) or _SHORT.get(words[at].lower, ""))


def counted(noun: str) -> str:
    """Return the noun that stands for all words of an office."""
    return SAME.get(noun, noun)
