"""The command palette: our own actions by name, with their keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.ui import keys
from briefing.ui.render import content

HIDDEN = frozenset({"palette", "lens", "up", "down"})


class Actions(Provider):
    """Finds the actions that the screen under the palette can carry out."""

    async def discover(self) -> Hits:
        """Yield every action."""
        for action in self._possible():
            yield DiscoveryHit(content(_words(action)), partial(self._run, action.id))

    async def search(self, query: str) -> Hits:
        """Yield the actions that match, best first."""
        matcher = self.matcher(query)
        for action in self._possible():
            if (score := matcher.match(_words(action))) > 0:
                yield Hit(score, matcher.highlight(_words(action)), partial(self._run, action.id))

    def _possible(self) -> Iterator[keys.Action]:
        for action in keys.ACTIONS:
            if action.id not in HIDDEN and _owner(self, action.id):
                yield action

    async def _run(self, name: str) -> None:
        owner = _owner(self, name)
        if owner:
            await self.app.run_action(f"{owner}.{name}" if owner != "focused" else name, self.screen)


def _owner(provider: Provider, name: str) -> str:
    if hasattr(provider.app, f"action_{name}"):
        return "app"
    return "screen" if hasattr(provider.screen, f"action_{name}") else ""


def _words(action: keys.Action) -> str:
    return f"{action.words}  ({keys.shown(action.keys.split(',')[0])})"
