"""Pages as outlets make them, invented, put together from parts."""

from __future__ import annotations

SENTENCE = (
    "The harbour council voted on Tuesday to reopen the northern pier after a month of repairs,"
    " and said that the fishing boats would be let in first."
)
PARAGRAPHS = tuple(
    f"Number {number} of the reasons given was this. {SENTENCE}" for number in range(8)
)


def page(
    body: str = "",
    *,
    head: str = "",
    title: str = "Pier reopens",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    attributes: str = ' lang="en-GB"',
) -> bytes:
    """Return a page with navigation, an article of `paragraphs` and then `body`, and a footer."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html{attributes}><head><meta charset="utf-8"><title>{title} | Gull Times</title>'
        f"{head}</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>{text}{body}</article></main>"
        "<aside><h2>Most read</h2><ul><li><a href='/x'>Ferry late again</a></li></ul></aside>"
        "<footer><p>© 2026 Gull Times. All rights reserved.</p></footer></body></html>"
    ).encode()


def linked_data(**fields: str) -> str:
    """Return a JSON-LD script of an article with these JSON values."""
    pairs = ",".join(
        f'"{name.replace("type_", "@type")}":{value}' for name, value in fields.items()
    )
    return (
        f'<script type="application/ld+json">{{"@context":"https://schema.org",{pairs}}}</script>'
    )
