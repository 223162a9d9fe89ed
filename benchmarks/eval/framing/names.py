"""Names for actors on NewsWCL50 (Hamborg, Zhukova and Gipp 2019): label heads by article and actor."""

from __future__ import annotations

import re
from collections import defaultdict

from benchmarks.eval.framing.corpora import rows, stories
from briefing.core.framing.naming.labels import labels
from briefing.core.framing.reading.people import role
from briefing.core.framing.reading.table import table

Key = tuple[str, str, str]  # article, actor, head


def measure() -> dict[str, float]:
    """Return precision and recall of the nouns by which articles call the annotated actors.

    Many offices ("CIA director") are annotated under their country: such a label is right too.
    """
    mentions = [row for row in rows("newswcl50-dev-mentions") if row["kind"] == "ACTOR"]
    if not mentions:
        return {}
    gold = {
        (row["article"], row["concept"], head)
        for row in mentions
        for head in _heads(row["mention"])
    }
    offices = {
        (row["article"], head)
        for row in rows("newswcl50-dev-mentions")
        if row["kind"] == "COUNTRY"
        for head in _heads(row["mention"])
    }
    named = _names(mentions)
    made: set[Key] = set()
    for story, coverage in stories("newswcl50-dev").items():
        prepared = table(coverage)
        for label in labels(prepared)[0]:
            article = prepared.texts[label.text].article.id
            if concept := _concept(
                label.actor, {key: names for key, names in named.items() if key[0] == story}
            ):
                made.add((article, concept, label.head))
    right = len(made & gold)
    in_office = sum(one not in gold and (one[0], one[2]) in offices for one in made)
    return {"names: precision": (right + in_office) / len(made), "names: recall": right / len(gold)}


def _plain(text: str) -> list[str]:
    return re.sub(r"[^a-z ]", "", text.lower()).split()


def _heads(mention: str) -> set[str]:
    return {head for word in _plain(mention) if (head := role(word))}


def _names(mentions: list[dict[str, str]]) -> dict[tuple[str, str], set[str]]:
    """Return the words of the names of each actor, by story and actor."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in mentions:
        found[row["article"][0], row["concept"]].update(
            word for word in _plain(row["mention"]) if not role(word)
        )
    return found


def _concept(actor: str, named: dict[tuple[str, str], set[str]]) -> str:
    """Return the annotated actor of this name; "" for people who were not annotated on their own."""
    words = _plain(actor)
    for (_, concept), names in sorted(named.items()):
        if words and words[-1] in names and (len(words) < 2 or words[0] in names):
            return concept
    return ""
