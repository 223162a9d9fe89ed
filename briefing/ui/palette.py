"""The command palette: our own actions by name, with their keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from briefing.ui import keys
from briefing.ui.render import content
from briefing.ui.screens.base import DeskScreen

HIDDEN = frozenset({"palette", "lens"})


class Actions(Provider):
    """Finds the actions that the screen under the palette can carry out."""

    async def discover(self) -> Hits:
        """Yield every action."""
        for action in self._possible():
            yield DiscoveryHit(content(_words(action)), partial(self._run, action))

    async def search(self, query: str) -> Hits:
        """Yield the actions that match, best first."""
        matcher = self.matcher(query)
        for action in self._possible():
            if (score := matcher.match(_words(action))) > 0:
                yield Hit(score, matcher.highlight(_words(action)), partial(self._run, action))

    def _possible(self) -> Iterator[keys.Action]:
        for action in keys.ACTIONS:
            if action.id not in HIDDEN and self._owner(action) is not None:
                yield action

    def _owner(self, action: keys.Action) -> DOMNode | None:
        if action.where == "hand":
            return self.screen if isinstance(self.screen, DeskScreen) else None
        nodes = (*(self.focused.ancestors_with_self if self.focused else ()), self.screen, self.app)
        return next((node for node in nodes if hasattr(node, f"action_{action.id}")), None)

    async def _run(self, action: keys.Action) -> None:
        name = f"do('{action.id}')" if action.where == "hand" else action.id
        await self.app.run_action(name, self._owner(action))


def _words(action: keys.Action) -> str:
    return f"{action.words}  ({keys.shown(action.keys.split(',')[0])})"
