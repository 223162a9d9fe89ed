"""Coverage by day: who began, who followed, and every article once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from briefing.core.model import Article
from briefing.core.timeline import timeline

START = datetime(2025, 4, 1, 22, tzinfo=UTC)


def article(number: int, outlet: str, hours: int | None) -> Article:
    when = None if hours is None else START + timedelta(hours=hours)
    return Article(f"a{number}", outlet, f"Title {number}", "", published=when)


def test_outlets_stand_in_the_order_in_which_they_began() -> None:
    over = timeline(
        [article(0, "Post", 30), article(1, "Ledger", 0), article(2, "Post", 5), article(3, "Flare", None)],
        UTC,
    )  # fmt: skip

    assert [track.outlet for track in over.tracks] == ["Ledger", "Post", "Flare"]
    assert [track.days for track in over.tracks] == [(1, 0, 0), (0, 1, 1), (0, 0, 0)]
    assert [track.opener for track in over.tracks] == ["a1", "a2", "a3"]
    assert over.began == START
    assert (over.day(0), over.day(2)) == (date(2025, 4, 1), date(2025, 4, 3))


def test_days_are_those_of_the_readers_zone() -> None:
    east = timezone(timedelta(hours=3))

    assert timeline([article(0, "Post", 0)], east).start == date(2025, 4, 2)


def test_without_dates_there_are_outlets_but_no_days() -> None:
    over = timeline([article(0, "Post", None)], UTC)

    assert (over.days, over.began, over.tracks[0].articles) == (0, None, 1)
    assert timeline([]).tracks == ()


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.none() | st.integers(0, 2_000)), max_size=30))
def test_every_article_is_counted_once(given_: list[tuple[str, int | None]]) -> None:
    over = timeline([article(n, outlet, h) for n, (outlet, h) in enumerate(given_)], UTC)

    assert sum(track.articles for track in over.tracks) == len(given_)
    dated = sum(hours is not None for _, hours in given_)
    assert sum(map(sum, (track.days for track in over.tracks))) == dated
