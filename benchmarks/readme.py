"""Writes what the program itself says into the README: its keys, and a piece of a digest.

python -m benchmarks.readme digest.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from briefing.ui.keys import markdown

README = Path(__file__).parents[1] / "README.md"
SECTION = "Energy truce"
ARTICLES, CLAIMS = 5, 3


def main(digest: Path) -> None:
    """Put the table of keys and an excerpt of `digest` between their marks."""
    text = README.read_text(encoding="utf-8")
    text = _between(text, "keys", markdown())
    text = _between(text, "digest", _excerpt(digest.read_text(encoding="utf-8")))
    README.write_text(text, encoding="utf-8", newline="\n")


def _between(text: str, name: str, content: str) -> str:
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    return re.sub(
        pattern, lambda found: f"{found[1]}{content.strip()}\n{found[2]}", text, flags=re.DOTALL
    )


def _excerpt(digest: str) -> str:
    """Return the head of one section: some of its articles, its first differences, as a quote."""
    body = digest.split(f"## {SECTION}\n", 1)[1].split("\n## ", 1)[0]
    head, _, differences = body.partition("How they differ:")
    lines = [line for line in head.strip().splitlines() if not line.startswith("- ")]
    articles = [line for line in head.splitlines() if line.startswith("- ")][:ARTICLES]
    claims = re.split(r"\n(?=- )", differences.strip())[:CLAIMS]
    shown = [f"## {SECTION}", "", *lines, *articles, "- …", "", "How they differ:", "", *claims]
    local = re.compile(r"\(<http://127\.0\.0\.1:\d+/[^>]*>\)")
    return "\n".join(
        f"> {local.sub('(…)', line)}".rstrip() for line in "\n".join(shown).splitlines()
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
