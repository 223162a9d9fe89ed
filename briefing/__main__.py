"""`python -m briefing`, and the `briefing` command."""

from __future__ import annotations

import sys


def run() -> None:
    """Carry out the command line of this process and end it with the exit code."""
    from briefing.cli import main  # not above: a worker process imports its parent's main module

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
