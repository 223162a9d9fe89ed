"""What we wrote comes out of the pages whole, and nothing of what stands around it."""

from __future__ import annotations

import pytest
import trafilatura

from briefing.core.model import FLAG_PAYWALL, FLAG_TRANSLATED
from briefing.demo.articles import Edition, Piece
from briefing.demo.feeds import content_type
from briefing.demo.pages import render_page
from briefing.intake.pages import extract

BASE = "http://127.0.0.1:8000"


def page(edition: Edition, piece: Piece) -> bytes:
    """Return the page of `piece` as the server sends it."""
    publisher = edition.named(piece.publisher)
    text = render_page(publisher, piece, edition.of(publisher.slug), BASE)
    return text.encode(publisher.encoding, "xmlcharrefreplace")


def plain(edition: Edition, piece: Piece) -> list[str]:
    """Return the paragraphs that trafilatura by itself finds on the page of `piece`."""
    html = page(edition, piece)
    text = trafilatura.extract(html, url=f"{BASE}{piece.path}", include_comments=False) or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_trafilatura_finds_every_paragraph_of_every_open_article_and_no_other(
    edition: Edition, second: bool
) -> None:
    pieces = edition.seconds.values() if second else edition.pieces

    for piece in pieces:
        if not piece.paywall:
            assert plain(edition, piece) == [p.text for p in piece.paragraphs], piece.id


def test_the_programs_own_extraction_gives_back_what_was_written(edition: Edition) -> None:
    for piece in edition.pieces:
        charset = content_type(edition.named(piece.publisher))
        got = extract(page(edition, piece), f"{BASE}{piece.path}", charset, edition.now)

        assert (got.title, got.kind, got.author) == (piece.title, piece.kind, piece.author)
        assert got.published == piece.published, piece.id
        assert piece.paywall or got.text == piece.text, piece.id


def test_of_a_page_behind_a_paywall_no_more_than_its_summary_comes_out(edition: Edition) -> None:
    walled = [piece for piece in edition.pieces if piece.paywall]

    for piece in walled:
        text = " ".join(plain(edition, piece))
        assert all(p.text not in text for p in piece.paragraphs), piece.id
    assert walled


def test_the_paywall_and_the_translation_are_flagged_and_nothing_else_is(edition: Edition) -> None:
    for piece in edition.pieces:
        got = extract(page(edition, piece), f"{BASE}{piece.path}", "", edition.now)

        assert (FLAG_PAYWALL in got.flags) == piece.paywall, piece.id
        assert (FLAG_TRANSLATED in got.flags) == piece.translated, piece.id
