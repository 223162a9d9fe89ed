"""Handing a text to a command that the reader typed, outside the screen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Shell = Callable[[str, str], None]


def run_in_shell(command: str, text: str) -> None:
    """Run the reader's own command with `text` on its standard input; wait for Enter."""
    subprocess.run(command, shell=True, input=text, encoding="utf-8", check=False)  # noqa: S602
    input("\nEnter goes back to briefing ")
