"""The language of a text, by its commonest words: articles of two languages are never compared."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from briefing.core.model import Article

_WORDS_READ = 120
_LETTERS_READ = 1_200
_FEWEST_HITS = 3

_COMMON: dict[str, str] = {
    "en": (
        "the of and to in a is that for on was with as by at from it his he be are an has have had"
        " not this who but will which their they its were been or said would after about more"
        " when one up out also into than we if i you she her him them there what so no all can"
        " could over other new two first our my your me us do did how just now only some any"
        " because before between while where during against under most such those these then"
        " through being both off down very should may might must says say told according like"
        " even make made since still many much don doesn didn isn wasn won re ve ll here back"
    ),
    "de": (
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"
        " werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so"
        " zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ihre"
    ),
    "fr": (
        "le la les de des du et en un une que qui dans pour sur pas au par plus ce il avec sont"
        " est son sa ses se ne aux cette mais ont été leur comme elle ou nous vous ils être fait"
        " après selon deux entre sans aussi était"
    ),
    "es": (
        "el la los las de del y en que un una por con no se para su al lo como más sus ha es este"
        " pero esta entre sobre desde también fue hasta dos años ya son muy sin ser han había"
        " según tras"
    ),
    "it": (
        "il lo la gli le di del della dei delle e che un una per con non si in da al alla nel"
        " nella sono è ha anche come più ma dal dalla ai suo sua questo hanno stato dopo essere"
    ),
    "pt": (
        "o a os as de do da dos das e que em um uma para com não no na nos nas por se ao mais foi"
        " é como mas pelo pela são está ele ela também entre ou seu sua após"
    ),
    "nl": (
        "de het een en van in op dat is te voor met zijn die niet aan er om ook als dan maar bij"
        " nog uit door naar heeft hij ze werd over wordt tegen hebben"
    ),
    "sv": (
        "och att det som en på är av för med den till inte om ett har de han var jag men vi från"
        " eller hade nu säger efter vid kan också"
    ),
    "pl": (
        "i w na z do się nie że to o jest po za od przez jak ale oraz dla są być był było który"
        " która które także tym jego już ze tylko"
    ),
    "tr": "ve bir bu da de için ile olarak olan çok daha sonra kadar gibi en ama ya ise var dedi",
    "ru": (
        "и в на не что с по как это его из к за для от он но о у же был было все до при того"
        " который которые также так или только чтобы после"
    ),
    "uk": (
        "і в на не що з по як це його із до за для від він але про у та був було все при який"
        " які також або тільки щоб після й"
    ),
    "ar": "في من على إلى أن عن مع هذا التي الذي كان لا ما بعد قد كما هذه بين قال",
    "id": "dan yang di dengan untuk dari pada ini itu dalam tidak akan ke juga oleh telah ada",
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LANGUAGES_OF = {
    word: tuple(language for language, words in STOP_WORDS.items() if word in words)
    for words in STOP_WORDS.values()
    for word in words
}

_WORD = re.compile(r"[^\W\d_]+")


def language_of(article: Article) -> str:
    """Return the language that `article` is written in, as two letters.

    The text decides; what the feed declares is believed only where the text is silent, because
    templates declare "en-US" over anything.
    """
    return guess(f"{article.title}\n{article.text[:_LETTERS_READ]}") or article.language[:2].lower()


def stop_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language, with those of English that headlines are full of."""
    return STOP_WORDS.get(language, frozenset()) | STOP_WORDS["en"]


def guess(text: str) -> str:
    """Return the language whose commonest words `text` uses most, or an empty string."""
    words = _WORD.findall(text.lower())[:_WORDS_READ]
    counts = Counter(chain.from_iterable(filter(None, map(_LANGUAGES_OF.get, words))))
    if not counts:
        return ""
    language, hits = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return language if hits >= _FEWEST_HITS else ""
