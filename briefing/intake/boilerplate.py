"""Lines around an article that are not of it, and pages that are no article at all."""

from __future__ import annotations

import re

SHORT_WORDS = 120  # below this a text may be a teaser
NOTICE_WORDS = 80  # below this it may be a notice instead of an article
TITLED_NOTICE_WORDS = 300  # the same under a notice's title: consent forms are wordy
LINE_WORDS = 30  # boilerplate lines are short: a longer paragraph is kept whatever it says

_START = (
    "read (?:more|also|next|the full)",
    "(?:see|watch|listen|hear) (?:also|more|now)",
    "more (?:on|from|about) this",
    "related(?: (?:articles?|stories|topics|coverage|content))?(?::|$)",
    "recommended(?: (?:articles?|stories|reading))?(?::|$)",
    "sign up (?:for|to)",
    "subscribe (?:to|for|now|here)",
    "already a subscriber",
    "get (?:our|the latest|breaking|more news|the day's)",
    "our newsletters?",
    "(?:follow|like|join) (?:us|bbc|our)",
    "share (?:this|on|via)",
    "advertisement",
    "advertising",
    "sponsored",
    "story continues below",
    "article continues (?:below|after)",
    "continue reading",
    "click here",
    "download (?:our|the) app",
    "(?:photo|image|picture|photograph|video|illustration)s?(?: (?:by|credit|courtesy))?:",
    "(?:image|photo) (?:source|caption|credit)",
    "file (?:photo|picture|image)",
    "copyright ©",
    "© ?\\d{4}",
    "all rights reserved",
    "this (?:site|website|page) uses cookies",
    "we use cookies",
    "skip (?:to|past|advert|promotion)",
    "after newsletter promotion",
    "(?:leave a|post a|add your|view all) comments?",
    "have (?:you got )?a (?:tip|story)",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "leia (?:também|mais)",
    "le[ae]r también",
    "leggi anche",
    "lees ook",
    "читайте также",
)
_BOILERPLATE = re.compile(rf"\W*(?:{'|'.join(_START)})", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:\(?(?:©|getty images|reuters|ap photo|afp|epa|shutterstock|alamy|pa media)[\s/,.|\w-]{0,60}\)?)",
    re.IGNORECASE,
)

_ROBOT_CHECK = (
    "are you a (?:robot|human)",
    "verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?human",
    "captcha",
    "just a moment",
    "attention required",
    "checking your browser",
    "unusual traffic from your",
    "press & hold",
    "(?:complet\\w+|pass) (?:the|a) security check",
    "ddos protection",
)
_JAVASCRIPT = (
    "(?:enable|turn on|requires?|need) java ?script",
    "javascript (?:is|has been) (?:disabled|required)",
)
_CONSENT = (
    "before you continue",
    "we (?:and our partners )?(?:value|care about) your privacy",
    "accept (?:all )?cookies",
    "manage (?:your )?(?:consent|cookies|privacy)",
    "cookie (?:consent|settings)",
    "bevor sie fortfahren",
    "zustimmung (?:erteilen|verwalten)",
    "vos choix en matière de cookies",
    "continuer sans accepter",
)
_DENIED = (
    "access (?:to this page has been )?denied",
    "403 forbidden",
    "request blocked",
    "you have been blocked",
)
_ERROR = (
    "page (?:not found|cannot be found|does not exist)",
    "404 not found",
    "(?:page|article|content) (?:is )?no longer available",
)
_REFUSALS = tuple(
    (reason, re.compile("|".join(words), re.IGNORECASE))
    for reason, words in (
        ("the site asks for proof that a human is reading", _ROBOT_CHECK),
        ("the page wants JavaScript", _JAVASCRIPT),
        ("the page asks for consent to cookies first", _CONSENT),
        ("the site refuses this reader", _DENIED),
        ("the page is an error page", _ERROR),
    )
)

_GATED = re.compile(
    r"to (?:continue|keep) reading|to read (?:the (?:full|rest)|this) |(?:sign|log) in to (?:read|continue)"
    r"|(?:only|exclusive(?:ly)?|reserved) (?:for|to) (?:our )?(?:subscribers|members)"
    r"|for subscribers only|unlock this|free articles? (?:left|remaining)"
    r"|réservé aux abonnés|nur für abonnenten|jetzt weiterlesen|solo para suscriptores",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"subscri(?:be|bers?|ption) (?:to|for|now|only|today|and|or)|already a (?:subscriber|member)"
    r"|create (?:a|your) free account|become a (?:subscriber|member)|premium (?:content|article)",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\W*(?:this (?:article|text|piece|interview|story|page)\b.{0,80}?)?"
    r"(?:translat(?:ed|ion)\b\s*(?:from|by|of|:|\)|with)|aus dem \w+en (?:übersetzt|von)\b"
    r"|übersetz(?:t|ung)\b\s*(?:aus|von|:)|traduit d|traduction\b\s*(?::|d)|traducido (?:del|por)\b"
    r"|tradotto d|traduzido d|перевод (?:с|из)\b)",
    re.IGNORECASE,
)
_NOTES = 3  # how many paragraphs at either end may be a translator's note


def is_boilerplate(line: str) -> bool:
    """Say whether a paragraph is a caption, an advert, a plea or a pointer elsewhere."""
    if len(line.split()) > LINE_WORDS:
        return False
    return bool(_BOILERPLATE.match(line) or _CREDIT.fullmatch(line))


def refusal(title: str, text: str) -> str:
    """Return why this is a gate in place of an article (robot check, consent, error), or ""."""
    length = len(text.split())
    notice = text if length < NOTICE_WORDS else ""
    name = title.strip() if length < TITLED_NOTICE_WORDS else ""
    for reason, words in _REFUSALS:
        if words.search(notice) or words.match(name):
            return reason
    return ""


def wants_subscription(page_words: str, text: str) -> bool:
    """Say whether a page offers the rest of a short text for money or an account.

    A very short one is taken for a teaser when a subscription is merely offered; nearly every
    page of some outlets does that.
    """
    words = len(text.split())
    return bool(_GATED.search(page_words)) or (
        words < SHORT_WORDS and bool(_OFFER.search(page_words))
    )


def says_translated(text: str) -> bool:
    """Say whether a short paragraph at the beginning or end of a text says it is a translation."""
    lines = text.split("\n\n")
    notes = (
        line for line in (*lines[:_NOTES], *lines[-_NOTES:]) if len(line.split()) <= LINE_WORDS
    )
    return any(_TRANSLATED.match(line) for line in notes)
