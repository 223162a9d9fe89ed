"""How a command joins the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from briefing.commands.context import Context

Run = Callable[[Context, argparse.Namespace], int]
# The class that argparse returns has no public name.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

SINCE = "24h, 7d, 2w, a day such as 2026-11-22, or all"


def add_command(
    commands: Commands,
    common: argparse.ArgumentParser,
    name: str,
    run: Run,
    words: str,
    *,
    more: str = "",
    json: str = "",
) -> argparse.ArgumentParser:
    """Add a command that `run` carries out, and return its parser for its own arguments.

    `words` say what it does, `more` what its help adds; with `json`, it has `--json`.
    """
    described = f"{words[0].upper()}{words[1:]}. {more}".strip()
    parser = commands.add_parser(name, parents=[common], help=words, description=described)
    parser.set_defaults(run=run)
    if json:
        parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=json)
    return parser
