"""Direct quotations with their speakers, and cues of attribution, on PolNeAR (Newell et al. 2018)."""

from __future__ import annotations

from typing import Any

from benchmarks.eval.framing.corpora import rows
from briefing.core.framing.reading.quotation import Quote, quotations
from briefing.core.framing.reading.reported import cues
from briefing.core.framing.reading.words import words

_LEAST_WORDS = 4
Spans = list[list[int]]


def measure() -> dict[str, float]:
    """Return how many quotations have the right speaker, and precision and F1 of the cues."""
    articles = rows("polnear-dev")
    return {**_speakers(articles), **_cues(articles)} if articles else {}


def _speakers(articles: list[dict[str, Any]]) -> dict[str, float]:
    quoted = told = right = 0
    for row in articles:
        for quote in quotations(row["text"]):
            gold = [
                one
                for one in row["attributions"]
                if _covers(one, quote) and _sound(row["text"], one)
            ]
            if not gold or len(row["text"][quote.start : quote.end].split()) < _LEAST_WORDS:
                continue
            quoted += 1
            told += quote.speaker is not None
            right += quote.speaker is not None and any(
                _overlap(one["source"], quote.speaker.start, quote.speaker.end) for one in gold
            )
    return {"speakers: precision": right / told, "speakers: recall": right / quoted}


def _sound(text: str, gold: dict[str, Any]) -> bool:
    """Whether the annotation names a source; a few give the verb of speech for it."""
    return bool(gold["source"]) and all(text[start:end] != "said" for start, end in gold["source"])


def _covers(gold: dict[str, Any], quote: Quote) -> bool:
    spans: Spans = gold["content"]
    shared = sum(max(0, min(quote.end, end) - max(quote.start, start)) for start, end in spans)
    return shared * 2 >= quote.end - quote.start


def _overlap(spans: Spans, start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in spans)


def _cues(articles: list[dict[str, Any]]) -> dict[str, float]:
    made = right = gold = found = 0
    for row in articles:
        given = [one["cue"] for one in row["attributions"] if one["cue"]]
        every = [span for cue in given for span in cue]
        own = cues(row["text"], words(row["text"]), quotations(row["text"]))
        made += len(own)
        right += sum(_overlap(every, span.start, span.end) for span in own)
        gold += len(given)
        found += sum(any(_overlap(cue, span.start, span.end) for span in own) for cue in given)
    precision, recall = right / made, found / gold
    return {"cues: precision": precision, "cues: F1": 2 * precision * recall / (precision + recall)}
