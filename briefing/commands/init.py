"""`briefing init`: write a starter feeds.toml."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from briefing.commands.context import Context
from briefing.commands.parsing import Commands, add_command
from briefing.config.workspace import in_folder, write_starter


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "init",
        run,
        "write a starter feeds.toml and say where",
        more="It is never written over a file that is there.",
    )
    parser.add_argument(
        "folder", nargs="?", default="", metavar="DIR", help="make this folder a workspace"
    )


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the starter file, and print its path."""
    if arguments.folder:
        context = replace(context, workspace=in_folder(Path(arguments.folder).absolute()))
    write_starter(context.workspace.config)
    context.out.text(str(context.workspace.config))
    context.out.talk("Edit it as you like, then: briefing refresh")
    return 0
