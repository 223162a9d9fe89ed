"""`briefing` alone: open the screen."""

from __future__ import annotations

import argparse

from briefing.commands.context import Context


def run(context: Context, _arguments: argparse.Namespace) -> int:
    """Open the screen on the reader's workspace and return its exit code when it is left."""
    return open_screen(context)


def open_screen(context: Context) -> int:
    """Open the screen; feeds.toml is read before, so that a mistake in it is told in the terminal."""
    context.config()
    from briefing.ui.app import run as run_screen  # imports Textual: 0.25 s

    return run_screen(context.workspace, now=context.now)
