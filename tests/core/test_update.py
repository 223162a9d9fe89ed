"""What one answer of a feed changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.bounds import within_limits
from briefing.core.feed_state import FeedState
from briefing.core.model import FLAG_DAMAGED, Article, Entry, Feed, Kind, Origin, ParsedFeed
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from briefing.core.update import (
    SLACK,
    KnownEntry,
    Update,
    addresses,
    article_id,
    decide,
    edited,
    identity_of,
    trusted,
)
from briefing.core.urls import identifying

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = Feed("https://ledger.example/feed", "Ledger", language="en")
STATE = FeedState(FEED.url)
STRIKE = Entry("g1", "https://ledger.example/strike", "Cranes stop", "Dockers walk out.")


def answer(
    *entries: Entry,
    known: dict[str, KnownEntry] | None = None,
    elsewhere: dict[str, str] | None = None,
) -> Update:
    return decide(FEED, ParsedFeed(entries), known or {}, STATE, NOW, elsewhere=elsewhere or {})


def remembered(*updates: Update) -> dict[str, KnownEntry]:
    """Return what the store would know after `updates`."""
    return {
        a.guid: KnownEntry(a.guid, a.article.id, a.hash, a.url, a.article.title)
        for update in updates
        for a in (*update.new, *update.changed, *update.linked)
    }


def test_an_entry_makes_an_article_of_what_the_feed_says() -> None:
    published = NOW - timedelta(hours=2)
    entry = replace(STRIKE, author="A. Writer", published=published, content="<p>All.</p>")

    [arrival] = answer(entry).new

    assert arrival.content == "<p>All.</p>"
    assert arrival.article == Article(
        id=article_id("Ledger", "https://ledger.example/strike"),
        outlet="Ledger",
        title="Cranes stop",
        text="Dockers walk out.",
        url="https://ledger.example/strike",
        published=published,
        first_seen=NOW,
        language="en",
        author="A. Writer",
        origin=Origin.SUMMARY,
    )


def test_what_is_known_and_the_same_is_unchanged() -> None:
    first = answer(STRIKE)

    again = answer(replace(STRIKE, updated=NOW), known=remembered(first))

    assert (again.new, again.changed, again.linked, again.unchanged) == ((), (), (), 1)


@pytest.mark.parametrize(
    "edit", [{"title": "Cranes move"}, {"summary": "All is well."}, {"content": "<p>More.</p>"}]
)
def test_other_words_are_an_edit_of_the_same_article(edit: dict[str, str]) -> None:
    first = answer(STRIKE)

    again = answer(replace(STRIKE, **edit), known=remembered(first))  # type: ignore[arg-type]

    [changed] = again.changed
    assert (again.new, again.unchanged) == ((), 0)
    assert changed.article.id == first.new[0].article.id
    assert again.articles == first.articles


def test_other_markup_and_spacing_are_no_edit() -> None:
    first = answer(replace(STRIKE, content="<p>Ships wait.</p>"))

    again = answer(
        replace(STRIKE, content='<p class="x">Ships\n wait.</p>\n'), known=remembered(first)
    )

    assert again.unchanged == 1


def test_without_a_guid_the_address_tells_entries_apart_and_then_title_and_date() -> None:
    by_address = replace(STRIKE, guid="")
    by_title = replace(STRIKE, guid="", url="")
    undated = replace(by_title, published=NOW)

    update = answer(by_address, by_title, undated)

    assert len({arrival.article.id for arrival in update.new}) == 3
    assert answer(by_address, by_title, undated, known=remembered(update)).unchanged == 3


def test_tracking_parameters_tell_no_articles_apart() -> None:
    twin = replace(STRIKE, guid="g2", url=STRIKE.url + "?utm_source=rss")

    update = answer(STRIKE, twin)

    assert len(update.new) == len(update.linked) == 1
    assert update.new[0].article.id == update.linked[0].article.id


def test_an_article_of_another_feed_gets_one_more_entry() -> None:
    update = answer(STRIKE, elsewhere={STRIKE.url: "known"})

    assert update.new == ()
    assert update.linked[0].article.id == "known"
    assert update.articles == ()


def test_a_guid_that_changes_at_every_answer_makes_no_new_article() -> None:
    first = answer(STRIKE)

    again = answer(replace(STRIKE, guid="g-other"), known=remembered(first))

    assert (again.new, again.unchanged) == ((), 1)


def test_a_guid_on_several_entries_tells_none_of_them_apart() -> None:
    other = replace(STRIKE, url="https://ledger.example/other", title="Other")

    update = answer(STRIKE, other)

    assert len({arrival.article.id for arrival in update.new}) == 2
    assert answer(STRIKE, other, known=remembered(update)).unchanged == 2


def test_one_address_under_several_titles_tells_no_entries_apart() -> None:
    other = replace(STRIKE, guid="g2", title="Other")

    assert len({arrival.article.id for arrival in answer(STRIKE, other).new}) == 2


def test_a_front_page_is_no_articles_address() -> None:
    assert identifying("https://ledger.example/#top") == ""
    assert identifying("https://ledger.example/?p=7") == "https://ledger.example/?p=7"
    assert identifying("javascript:alert(1)") == ""


def test_the_same_entry_twice_in_an_answer_counts_once() -> None:
    assert len(answer(STRIKE, STRIKE, STRIKE).new) == 1


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        (NOW, True),
        (NOW + SLACK, True),
        (NOW + SLACK + timedelta(seconds=1), False),
        (datetime(9999, 12, 31, tzinfo=UTC), False),
        (datetime(1, 1, 1, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (datetime(1971, 1, 1, tzinfo=UTC), True),
        (None, False),
    ],
)
def test_a_date_that_cannot_be_is_unknown(when: datetime | None, kept: bool) -> None:
    assert (trusted(when, NOW) == when) == (kept or when is None)
    assert answer(replace(STRIKE, published=when)).new[0].article.published == (
        when if kept else None
    )


def test_the_date_of_the_last_edit_stands_in_for_a_missing_one() -> None:
    assert answer(replace(STRIKE, updated=NOW)).new[0].article.published == NOW


@pytest.mark.parametrize(
    ("url", "categories", "kind"),
    [
        ("https://x.example/opinion/2026/grain", (), Kind.OPINION),
        ("https://x.example/news/opinion", (), Kind.REPORT),
        ("https://x.example/news/live/strike", (), Kind.LIVE),
        ("https://x.example/a", ("World", "Analysis"), Kind.ANALYSIS),
        ("https://x.example/a", ("Meinung",), Kind.OPINION),
        ("https://x.example/politik/liveticker/a", (), Kind.LIVE),
        ("https://x.example/newsletters/a", ("World",), Kind.ROUNDUP),
        ("https://x.example/opinion/a", ("Live",), Kind.LIVE),
        ("https://x.example/a", (), Kind.REPORT),
    ],
)
def test_the_address_or_a_category_names_the_kind(
    url: str, categories: tuple[str, ...], kind: Kind
) -> None:
    entry = replace(STRIKE, url=url, categories=categories)

    assert answer(entry).new[0].article.kind is kind


def test_a_title_may_name_the_kind() -> None:
    entry = replace(STRIKE, title="Opinion: let the cranes stand")

    assert answer(entry).new[0].article.kind is Kind.OPINION


def test_an_entry_without_a_title_is_called_by_its_first_words() -> None:
    assert answer(replace(STRIKE, title="")).new[0].article.title == "Dockers walk out."


def test_a_recovered_entry_says_so() -> None:
    assert answer(replace(STRIKE, damaged=True)).new[0].article.flags == (FLAG_DAMAGED,)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_parts_of_an_entry_are_cut_at_their_limits(over: int) -> None:
    entry = replace(
        STRIKE,
        title="t" * (TITLE_LIMIT + over),
        author="a" * (AUTHOR_LIMIT + over),
        summary="s" * (TEXT_LIMIT + over),
        content="c" * (TEXT_LIMIT + over),
    )

    [arrival] = answer(entry).new

    assert len(arrival.article.title) == TITLE_LIMIT + min(over, 0)
    assert len(arrival.article.author) == AUTHOR_LIMIT + min(over, 0)
    assert len(arrival.article.text) == TEXT_LIMIT + min(over, 0)
    assert len(arrival.content) == TEXT_LIMIT + min(over, 0)


def test_the_state_says_how_the_feed_answered() -> None:
    parsed = ParsedFeed((STRIKE,), title="Ledger news", ttl_minutes=30, skip_hours=(3,))
    before = replace(STATE, etag="x", last_new=NOW - timedelta(days=1))

    new = decide(FEED, parsed, {}, before, NOW)
    same = decide(FEED, parsed, remembered(new), new.state, NOW + timedelta(hours=1))
    damaged = decide(FEED, replace(parsed, damage="cut off"), {}, before, NOW)

    assert (new.state.status, new.state.last_new, new.state.etag) == ("new", NOW, "x")
    assert (new.state.title, new.state.ttl_minutes, new.state.skip_hours) == (
        "Ledger news",
        30,
        (3,),
    )
    assert (same.state.status, same.state.last_new) == ("unchanged", NOW)
    assert (damaged.state.status, damaged.state.damage) == ("damaged", "cut off")


def test_an_edit_gives_an_article_its_title_and_only_a_summary_its_text() -> None:
    arrived = answer(replace(STRIKE, title="Cranes move", summary="New.")).new[0].article
    summary = replace(arrived, title="Old", text="Old.", published=NOW)
    page = replace(summary, origin=Origin.PAGE, text="All of it.")

    assert (edited(summary, arrived).title, edited(summary, arrived).text) == (
        "Cranes move",
        "New.",
    )
    assert (edited(page, arrived).title, edited(page, arrived).text) == (
        "Cranes move",
        "All of it.",
    )
    assert edited(page, arrived).published == NOW


def test_what_stands_for_an_article_is_its_address_or_else_title_and_day() -> None:
    plain = Article("", "Ledger", "Cranes stop", "x", published=NOW)

    assert identity_of(replace(plain, url=STRIKE.url + "#top")) == STRIKE.url
    assert identity_of(plain) == identity_of(replace(plain, text="y", published=NOW + SLACK / 24))
    assert identity_of(plain) != identity_of(replace(plain, title="Cranes move"))


def test_an_article_is_cleaned_on_its_way_in() -> None:
    dirty = Article("", "Led\nger", "A\x1b[31m title", "One\r\n\x07two", url="javascript:x")

    clean = within_limits(dirty)

    assert (clean.outlet, clean.title, clean.text, clean.url) == (
        "Led ger",
        "A[31m title",
        "One\ntwo",
        "",
    )


WORDS = st.sampled_from(["", "a", "b", "Grain", "ships"])
ENTRIES = st.lists(
    st.builds(
        Entry,
        guid=st.sampled_from(["", "1", "2", "3"]),
        url=st.sampled_from(["", "https://x.example/", *(f"https://x.example/{n}" for n in "abc")]),
        title=WORDS,
        summary=WORDS,
        content=WORDS,
        published=st.sampled_from([None, NOW, NOW - SLACK]),
    ),
    max_size=8,
)


@given(ENTRIES)
def test_the_same_answer_twice_changes_nothing(entries: list[Entry]) -> None:
    first = answer(*entries)

    again = answer(*entries, known=remembered(first))

    assert (again.new, again.changed, again.linked) == ((), (), ())
    assert again.unchanged == len(first.new) + len(first.linked)


@given(ENTRIES)
def test_every_new_article_has_an_id_of_its_own(entries: list[Entry]) -> None:
    update = answer(*entries)
    ids = [arrival.article.id for arrival in update.new]
    guids = [arrival.guid for arrival in (*update.new, *update.linked)]

    assert len(set(ids)) == len(ids)
    assert len(set(guids)) == len(guids)
    assert {arrival.article.id for arrival in update.linked} <= set(ids)


@given(ENTRIES)
def test_asking_elsewhere_covers_every_address_that_decides(entries: list[Entry]) -> None:
    asked = set(addresses(ParsedFeed(tuple(entries))))

    assert {arrival.url for arrival in answer(*entries).new if arrival.url} <= asked
