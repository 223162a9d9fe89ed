from __future__ import annotations

from pathlib import Path

from briefing.intake.page_cache import PageCache

URL = "https://ledger.example/harbour"


def test_a_kept_page_comes_back_byte_for_byte(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)

    cache.keep(URL, b"<p>Harbour\x00\xff</p>")

    assert cache.page(URL) == b"<p>Harbour\x00\xff</p>"


def test_a_page_that_was_never_kept_or_is_damaged_is_none(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.keep(URL, b"page")
    for path in tmp_path.rglob("*.gz"):
        path.write_bytes(b"\x1f\x8b damaged")

    assert cache.page(URL) is None
    assert cache.page(URL + "/other") is None


def test_keeping_again_replaces_and_leaves_nothing_partial(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)

    cache.keep(URL, b"first")
    cache.keep(URL, b"second")

    assert cache.page(URL) == b"second"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
