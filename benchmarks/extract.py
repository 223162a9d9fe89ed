"""Pages a second through the project's workers, against bare trafilatura on one core.

    python -m benchmarks.extract [--pages 400] [--rounds 3]

Both extract text and metadata of the demo edition's pages, in turns within one run, and the median
of the rounds counts. The bar: 0.9 x bare trafilatura x cores, with the same words. Exit code 1 below
it. Trafilatura without metadata is printed beside it: it does less. Workers are niced, so the
figures mean something on an idle machine only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from time import perf_counter

import trafilatura

from briefing.demo.server import DemoServer
from briefing.intake.jobs import PageBytes, ReadPage, read_page
from briefing.intake.workers import Workers

BAR = 0.9
ELEMENTS = 750  # the median of real pages; those of the demo have a tenth
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def main() -> int:
    """Print pages a second of both, and whether the texts agree."""
    arguments = _arguments()
    pages = tuple(islice(cycle(_pages()), arguments.pages))
    cores = os.cpu_count() or 1
    bare, less, ours, texts = [], [], [], [""]
    with Workers(cores) as workers:
        _through_workers(workers, pages[: cores * 8])  # processes start, trafilatura is imported
        for _ in range(arguments.rounds):
            bare.append(_rate(lambda: _bare(pages, metadata=True), len(pages)))
            less.append(_rate(lambda: _bare(pages, metadata=False), len(pages)))
            begun = perf_counter()
            texts = _through_workers(workers, pages)
            ours.append(len(pages) / (perf_counter() - begun))
    wanted = statistics.median(bare) * cores
    reached = statistics.median(ours)
    plain = _bare(pages, metadata=False)
    same = sum(_words(text) == _words(bare) for text, bare in zip(texts, plain, strict=True))
    print(f"bare trafilatura x {cores} cores  {wanted:7.1f} pages/s")
    print(f"the same without metadata   {statistics.median(less) * cores:7.1f} pages/s")
    print(
        f"the project's workers       {reached:7.1f} pages/s  {reached / wanted:.2f} x (bar {BAR})"
    )
    print(f"same words                  {same} of {len(pages)}")
    return 0 if reached >= BAR * wanted and same == len(pages) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _pages() -> tuple[PageBytes, ...]:
    from urllib.request import urlopen

    with DemoServer(NOW) as server:
        open_to_all = [piece for piece in server.edition.pieces if not piece.paywall]
        addresses = [server.url + piece.path for piece in open_to_all]
        bodies = [urlopen(address).read() for address in addresses]
    return tuple(
        PageBytes(_of_real_size(body), "text/html", address, NOW)
        for body, address in zip(bodies, addresses, strict=True)
    )


def _of_real_size(body: bytes) -> bytes:
    """Return a page with as many links around its text as real ones have."""
    link = b'<li><a href="/more">Another headline of the day, in a few words</a></li>'
    more = b"<footer><ul>" + link * ((ELEMENTS - body.count(b"<") // 2) // 2) + b"</ul></footer>"
    return body.replace(b"</body>", more + b"</body>")


def _bare(pages: Sequence[PageBytes], *, metadata: bool) -> list[str]:
    found = (
        trafilatura.bare_extraction(
            page.body, url=page.url, fast=True, include_comments=False, with_metadata=metadata
        )
        for page in pages
    )
    return [getattr(document, "text", "") or "" for document in found]


def _through_workers(workers: Workers, pages: Sequence[PageBytes]) -> list[str]:
    for number, page in enumerate(pages):
        workers.submit(read_page, page, of=number)
    done = {job.of: job.value for job in workers.drain()}
    return [
        value.page.text if isinstance(value := done[number], ReadPage) else ""
        for number in range(len(pages))
    ]


def _rate(work: object, count: int) -> float:
    begun = perf_counter()
    work()  # type: ignore[operator]
    return count / (perf_counter() - begun)


def _words(text: str) -> list[str]:
    return text.replace("- ", " ").split()


if __name__ == "__main__":
    sys.exit(main())
