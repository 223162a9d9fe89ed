"""feeds.toml, the one file that a reader edits: where it is, what it says, small edits to it."""

from briefing.config.read import FILE_NAME, PRESETS, parse_config, read_config

__all__ = ["FILE_NAME", "PRESETS", "parse_config", "read_config"]
