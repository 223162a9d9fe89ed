"""What a test sees of the app: its screen as text, and waiting for what it should show."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot


def screen_text(app: App[None]) -> str:
    """Return the screen as plain text, without trailing spaces. The one use of a private call."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def until(
    pilot: Pilot[None], condition: Callable[[], object], seconds: float = 5.0, what: str = "it"
) -> None:
    """Wait until a condition holds; fail with the screen as it is when it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not in {seconds} s:\n{screen_text(pilot.app)}")
        await pilot.pause(0.01)
