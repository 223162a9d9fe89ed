"""What every command is given: where the workspace is, what time it is, where output goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.commands.output import Output
from briefing.config import parse_config
from briefing.config.read import read_text
from briefing.config.workspace import Workspace, write_starter
from briefing.core.settings import Config

if TYPE_CHECKING:
    from briefing.store.database import Database


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to the function of each command, beside the parsed arguments."""

    workspace: Workspace
    now: datetime
    out: Output

    def config(self) -> Config:
        """Return what feeds.toml says. The first time, with none anywhere, the starter is written."""
        path = self.workspace.config
        if not path.exists():
            write_starter(path)
            self.out.talk(f"Wrote {path}: your outlets, topics and settings. Edit it as you like.")
        return parse_config(read_text(path), str(path))

    def store(self) -> Database:
        """Open the store to write in, made if there is none. The caller closes it."""
        from briefing.store.database import open_database  # only commands that use it load sqlite3

        return open_database(self.workspace.database)

    def stored(self) -> Database:
        """Open the store to read from; StoreError if there is none yet. The caller closes it."""
        from briefing.store.database import open_database

        return open_database(self.workspace.database, readonly=True)
