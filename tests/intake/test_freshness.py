"""How long an answer stays good, as a server and the caches before it say."""

from __future__ import annotations

import pytest

from briefing.core.answers import NotModified
from tests.intake.asking import ask, fetched
from tests.servers import RSS, page, serve


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=300"}, 300),
        ({"Cache-Control": "max-age=300", "Age": "100"}, 200),
        ({"Cache-Control": "max-age=300", "Age": "86400"}, 0),
    ],
)
def test_the_time_in_caches_is_taken_off_the_freshness_of_an_answer(
    headers: dict[str, str], seconds: int | None
) -> None:
    unchanged = page(b"", status=304, headers=headers)
    with serve({"/new": page(RSS, headers=headers), "/old": unchanged}) as server:
        new, old = fetched(server, "/new"), ask(server, "/old", etag='"a"')

    assert new.fresh_seconds == seconds
    assert isinstance(old, NotModified)
    assert old.fresh_seconds == seconds
