"""Small invented articles for the tests of grouping."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefing.core.model import Article, Kind

DAY = datetime(2025, 3, 3, 8, 0, tzinfo=UTC)

QUAKE = (
    (
        "A strong earthquake shook the island of Tarvos early on Monday and brought down part of the "
        "harbour wall in Port Selm. The geological service put the magnitude at 6.1. Mayor Ilsa Brandt "
        "said forty houses were damaged and rescue teams were searching the fish market."
    ),
    (
        "Rescue teams searched the fish market of Port Selm on Monday after an earthquake of magnitude "
        "6.1 hit Tarvos island before dawn. Ilsa Brandt, the mayor, said nobody was known to have died, "
        "though forty houses and the harbour wall were damaged."
    ),
    (
        "The earthquake that struck Tarvos on Monday left the harbour wall of Port Selm in the water. "
        "Magnitude 6.1, said the geological service; forty houses damaged, said mayor Ilsa Brandt, "
        "whose rescue teams were still digging at the fish market."
    ),
)
STRIKE = (
    (
        "Dock workers in Velmora walked out on Tuesday over night shifts, leaving nineteen grain ships "
        "at anchor. Their union, the Quay League, wants a bonus of eight per cent. The port authority "
        "called the demand reckless and asked a court to end the walkout."
    ),
    (
        "Nineteen grain ships lay at anchor off Velmora on Tuesday as dock workers of the Quay League "
        "stopped work over night shifts. The union asks for an eight per cent bonus; the port authority "
        "wants a court to end the walkout."
    ),
)


def article(
    name: str,
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    days: float | None = 0.0,
    kind: Kind = Kind.REPORT,
    language: str = "",
) -> Article:
    """Return an article published so many `days` after the first; None leaves it without a date."""
    return Article(
        id=name,
        outlet=outlet or f"Outlet {name}",
        title=title or " ".join(text.split()[:8]),
        text=text,
        published=None if days is None else DAY + timedelta(days=days),
        first_seen=DAY,
        kind=kind,
        language=language,
    )


def quake(number: int = 0, *, days: float | None = 0.0) -> Article:
    """Return one of three reports of one earthquake."""
    return article(f"quake{number}", QUAKE[number], days=days)


def strike(number: int = 0, *, days: float | None = 0.0) -> Article:
    """Return one of two reports of one strike."""
    return article(f"strike{number}", STRIKE[number], days=days)
