"""All tables, under the names of their folders."""

from __future__ import annotations

from pathlib import Path

from tests.intake.cases import damage, dates, encodings, jsonfeeds, links, modules, people, texts
from tests.intake.cases.table import Case

FOLDER = Path(__file__).parents[2] / "data" / "feeds"

GROUPS: dict[str, tuple[Case, ...]] = {
    "dates": dates.CASES,
    "texts": texts.CASES,
    "links": links.CASES,
    "people": people.CASES,
    "modules": modules.CASES,
    "jsonfeed": jsonfeeds.CASES,
    "encodings": encodings.CASES,
    "damage": damage.CASES,
    "refused": damage.REFUSED,
}
