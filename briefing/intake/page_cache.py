"""Fetched pages, kept compressed in `cache/`, so that a better extractor can run without the network.

Safe to delete at any time: nothing of the reader's own lives here.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

COMPRESSION = 6


@dataclass(frozen=True, slots=True)
class PageCache:
    """The folder of fetched pages; a page's name is the hash of its address."""

    folder: Path

    def keep(self, url: str, body: bytes) -> None:
        """Write `body` under `url`; a crash leaves the old page or the new one, never half of one."""
        path = self._path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(gzip.compress(body, COMPRESSION, mtime=0))
        partial.replace(path)

    def page(self, url: str) -> bytes | None:
        """Return the page kept under `url`, or None when there is none or it is damaged."""
        try:
            return gzip.decompress(self._path(url).read_bytes())
        except (OSError, EOFError):
            return None

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self.folder / "pages" / name[:2] / f"{name[2:]}.html.gz"
