"""`python -m briefing`, and the `briefing` command."""

from __future__ import annotations

import sys

from briefing.cli import main


def run() -> None:
    """Carry out the command line of this process and end it with the exit code."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
