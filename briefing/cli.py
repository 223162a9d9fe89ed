"""The command line: which command was meant, and what its exit code is.

0 done · 1 done, and the answer is no (nothing found, no feed answered, something is wrong)
2 could not be done (the command line, feeds.toml, the store) · 130 ctrl+c · 141 nobody reads stdout
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing import __version__
from briefing.commands import COMMANDS, screen
from briefing.commands.context import Context
from briefing.commands.output import Output
from briefing.commands.times import clock
from briefing.config.workspace import VARIABLE, find_workspace
from briefing.errors import BriefingError, NotFoundError

DONE, NO, IMPOSSIBLE, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141


def main(argv: Sequence[str]) -> int:
    """Carry out the command line `argv` (without the program's name) and return its exit code."""
    _use_utf8()
    try:
        return _run(argv)
    except SystemExit as error:  # argparse: 0 after --help, 2 after a usage error
        return int(error.code or 0)
    except BriefingError as error:
        Output().talk(f"briefing: {error}")
        return NO if isinstance(error, NotFoundError) else IMPOSSIBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _leave_stdout()
        return UNREAD


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    common = _common_options(default=argparse.SUPPRESS)
    top = argparse.ArgumentParser(
        prog="briefing",
        description="The day's news by story, and how each outlet tells it, sentence by sentence. "
        "Without a command, the screen opens.",
        epilog="Exit codes: 0 done; 1 nothing found, no feed answered, or something is wrong; "
        "2 it could not be done.",
        parents=[_common_options(default="")],
    )
    top.add_argument("--version", action="version", version=f"briefing {__version__}")
    top.set_defaults(run=screen.run, json=False)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands, common)
    return top


def _run(argv: Sequence[str]) -> int:
    arguments = parser().parse_args(argv)
    workspace = find_workspace(
        here=Path.cwd(),
        folder=arguments.workspace,
        config=arguments.config,
        variable=os.environ.get(VARIABLE, ""),
    )
    context = Context(workspace, clock(arguments.now), Output(json=arguments.json))
    code = arguments.run(context, arguments)
    sys.stdout.flush()
    return int(code)


def _common_options(default: str) -> argparse.ArgumentParser:
    """Return the options that may stand before a command and after it."""
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("places and time")
    folder = "the folder with feeds.toml, cache/ and briefing.db (also: BRIEFING_WORKSPACE)"
    group.add_argument("--workspace", metavar="DIR", default=default, help=folder)
    group.add_argument("--config", metavar="FILE", default=default, help="another feeds.toml")
    clock_help = "the time to work at, ISO 8601, for repeatable runs"
    group.add_argument("--now", metavar="TIME", default=default, help=clock_help)
    return options


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_stdout() -> None:
    """Keep the interpreter from flushing, at its end, into a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
