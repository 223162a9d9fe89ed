"""What one request costs: `python -m benchmarks.fetch [--feeds 200]`. CPU time, without imports.

Feeds are published on loopback, over one host and over a hundred, and fetched whole (200) and
unchanged (304); the median of several rounds is printed.
"""

from __future__ import annotations

import argparse
import time
from statistics import median

from benchmarks.publisher import Publisher, publishing
from briefing.core.answers import Request
from briefing.core.settings import FetchSettings
from briefing.intake.http import fetch_many

ENTRIES, ROUNDS = 50, 5
HOSTS = (1, 100)
TAGS = {"200": "", "304": '"edition-0"'}


def milliseconds(publisher: Publisher, etag: str) -> float:
    """Return the CPU milliseconds of one request."""
    settings = FetchSettings(allow=publisher.hosts)
    requests = [Request(url, etag=etag) for url in publisher.urls]
    started = time.process_time()
    answers = list(fetch_many(requests, settings))
    return (time.process_time() - started) * 1_000 / len(answers)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    feeds = parser.parse_args().feeds
    for hosts in HOSTS:
        with publishing(feeds, ENTRIES, hosts, 0.0) as publisher:
            milliseconds(publisher, "")  # imports, and first use
            for status, etag in TAGS.items():
                each = median(milliseconds(publisher, etag) for _ in range(ROUNDS))
                print(f"{hosts:3} hosts  {status}  {each:.2f} ms CPU a request")


if __name__ == "__main__":
    main()
