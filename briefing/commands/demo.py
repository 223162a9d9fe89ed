"""`briefing demo`: the bundled edition, published on the loopback address and read from there."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefing.commands.context import Context
from briefing.commands.digest import digest_text
from briefing.commands.output import write_file
from briefing.commands.parsing import Commands, add_command
from briefing.commands.progress import tell
from briefing.commands.screen import open_screen
from briefing.config.edit import write_text
from briefing.config.workspace import in_folder
from briefing.config.write import to_toml
from briefing.core.settings import Config
from briefing.errors import UsageError

HEADING = "The outlets of `briefing demo`. They are invented, and answer only while it runs."


def add(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "demo",
        run,
        "open the bundled edition; nothing leaves this computer",
        more="Invented outlets are published on 127.0.0.1 and read as any others are.",
    )
    parser.add_argument("--keep", metavar="DIR", help="keep the workspace in this folder")
    parser.add_argument(
        "--digest", metavar="FILE", help="write the digest (- for stdout) instead of the screen"
    )


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Publish the edition, refresh from it, and open the screen or write the digest."""
    from briefing.demo.kept import keep_edition, kept_edition
    from briefing.demo.server import DemoServer

    with _folder(arguments.keep) as folder:
        context = replace(context, workspace=in_folder(folder))
        port, kept = _port(context), kept_edition(folder, context.now)
        with DemoServer(kept.now, port=port, advanced=kept.again) as server:
            keep_edition(folder, kept.now)
            write_text(context.workspace.config, to_toml(server.config(), HEADING))
            _refresh(context)
            if arguments.digest is None:
                return open_screen(context)
            write_file(arguments.digest, digest_text(context, since="all"), context.out)
    return 0


def _refresh(context: Context) -> None:
    from briefing.pipeline.refresh import refresh

    with context.store() as db:
        events = refresh(context.config(), db, cache=context.workspace.cache, now=context.now)
        tell(events, context.out)


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    if keep:
        yield Path(keep).expanduser().absolute()
        return
    with tempfile.TemporaryDirectory(prefix="briefing-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _port(context: Context) -> int:
    """Return the port that a kept workspace knows its outlets by; 0 (any) for a new one.

    Raises UsageError if the folder is a workspace of the reader's own.
    """
    path = context.workspace.config
    if not path.exists():
        return 0
    if HEADING not in path.read_text(encoding="utf-8", errors="replace"):
        advice = "Name an empty folder, or one that the demo has made"
        raise UsageError("holds a feeds.toml of your own", subject=str(path.parent), advice=advice)
    return _loopback_port(context.config())


def _loopback_port(config: Config) -> int:
    return int(config.fetch.allow[0].rpartition(":")[2]) if config.fetch.allow else 0
