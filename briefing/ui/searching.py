"""From a search to the article that was found, opened at the find."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.ui.screens.reading import Place, ReadingScreen
from briefing.ui.screens.search import SearchScreen

if TYPE_CHECKING:
    from textual.app import App

    from briefing.core.query import Hit
    from briefing.ui.desk import Desk
    from briefing.ui.marking import Marker


def search(app: App[None], desk: Desk, marker: Marker, held: dict[str, str]) -> None:
    """Let the reader search all articles, and open what is chosen."""
    app.push_screen(
        SearchScreen(desk, desk.briefing().now), partial(_open, app, desk, marker, held)
    )


def _open(
    app: App[None], desk: Desk, marker: Marker, held: dict[str, str], hit: Hit | None
) -> None:
    if hit:
        place = Place((hit.article,), hit.article, name="Search", start=hit.start)
        app.push_screen(ReadingScreen(desk, marker, held, place))
