"""Where feeds.toml, the cache and the database are.

A folder with a feeds.toml in it is a workspace: all three are there. Without one they are in the
platform's folders. `--workspace`, `--config` and BRIEFING_WORKSPACE say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.config.edit import write_text
from briefing.config.read import FILE_NAME, read_text
from briefing.errors import ConfigError

VARIABLE = "BRIEFING_WORKSPACE"
DATABASE_NAME = "briefing.db"
CACHE_NAME = "cache"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The three places of one reader. Tags and notes are in `database`; `cache` may be deleted."""

    config: Path
    cache: Path
    database: Path

    @property
    def arguments(self) -> tuple[str, ...]:
        """The options that name this workspace to a `briefing` started in the same folder."""
        folder = self.database.parent
        named = ("--workspace", str(folder)) if self.cache.parent == folder else ()
        return (*named, "--config", str(self.config))


def find_workspace(
    *, here: Path, folder: str = "", config: str = "", variable: str = ""
) -> Workspace:
    """Return the workspace that an option, the environment or the folder `here` names.

    `folder`, from `--workspace`, comes before `variable`, from BRIEFING_WORKSPACE. `config`, from `--config`, changes the place of feeds.toml alone.
    """
    if named := folder or variable:
        found = in_folder(Path(named).expanduser().absolute())
    elif (here / FILE_NAME).is_file():
        found = in_folder(here.absolute())
    else:
        found = in_platform_folders()
    return replace(found, config=Path(config).expanduser().absolute()) if config else found


def in_folder(folder: Path) -> Workspace:
    """Return the workspace that is this folder."""
    return Workspace(folder / FILE_NAME, folder / CACHE_NAME, folder / DATABASE_NAME)


def in_platform_folders() -> Workspace:
    """Return the workspace in the folders that the platform has for a user's files."""
    from platformdirs import PlatformDirs  # 8 ms, and not needed in a checkout

    places = PlatformDirs("briefing", appauthor=False)
    return Workspace(
        places.user_config_path / FILE_NAME,
        places.user_cache_path / CACHE_NAME,
        places.user_data_path / DATABASE_NAME,
    )


def write_starter(path: Path) -> None:
    """Write the starter feeds.toml to `path`. Raises ConfigError if there is a file, or no right."""
    if path.exists():
        raise ConfigError("is there already", subject=str(path), advice="It was left as it is")
    try:
        write_text(path, starter())
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", subject=str(path)) from error


def starter() -> str:
    """Return the text of the starter feeds.toml: the bundled copy, or the checkout's own."""
    package = Path(__file__).parents[1]
    bundled = package / FILE_NAME
    return read_text(bundled if bundled.is_file() else package.parent / FILE_NAME)
