"""What we wrote comes out of the pages whole, and nothing of what stands around it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import trafilatura

from briefing.demo.articles import Edition, Piece, load_edition
from briefing.demo.pages import render_page

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BASE = "http://127.0.0.1:8000"


def extracted(edition: Edition, piece: Piece) -> list[str]:
    """Return the paragraphs that trafilatura finds on the page of `piece`."""
    publisher = next(p for p in edition.publishers if p.slug == piece.publisher)
    page = render_page(publisher, piece, edition.of(publisher.slug), BASE)
    encoded = page.encode(publisher.encoding, "xmlcharrefreplace")
    text = trafilatura.extract(encoded, url=f"{BASE}{piece.path}", include_comments=False) or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_every_open_article_is_extracted_paragraph_by_paragraph(second: bool) -> None:
    edition = load_edition(NOW)
    edition = edition.advance() if second else edition

    for piece in edition.pieces:
        if not piece.paywall:
            assert extracted(edition, piece) == [p.text for p in piece.paragraphs], piece.id


def test_of_a_page_behind_a_paywall_no_more_than_its_summary_comes_out() -> None:
    edition = load_edition(NOW)

    for piece in edition.pieces:
        if piece.paywall:
            text = " ".join(extracted(edition, piece))
            assert all(p.text not in text for p in piece.paragraphs), piece.id
