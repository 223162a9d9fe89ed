"""Very long texts, in two outlets each, that are hard on grouping and on comparing."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import Case, Serve, item, keeps, rss, sends

SIZE = 200_000
PATTERNS = {
    "one-word": "o",
    "names": "Anna ",
    "quotations": "“a” ",
    "straight-quotes": '"a ',
    "speech": "“We go,” said Anna Moor. ",
    "figures": "12 million tonnes, ",
    "commas": "Anna, the minister, ",
    "lines": "a\n\n",
    "digits": "1,",
    "hyphens": "a-",
    "watched": "energy truce ",
}


def twice(name: str, pattern: str) -> Iterator[Case]:
    """The same long text, told by two outlets, so that it is grouped and compared."""
    for outlet in ("first", "second"):
        yield Case(f"text-of-{name}-{outlet}", _sends(name, pattern), keeps(1))


def _sends(name: str, pattern: str) -> Serve:
    text = (pattern * (SIZE // len(pattern))).replace("\n\n", "&lt;p&gt;")
    about = f"Dredgers idle off Varnholm {name}. {text}"
    return sends(rss(item(f"Dredgers idle off Varnholm {name}", about=about)))


GROUP = tuple(case for name, pattern in PATTERNS.items() for case in twice(name, pattern))
