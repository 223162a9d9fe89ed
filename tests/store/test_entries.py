"""What feeds and files bring, page by page, and what is kept when it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefing.core.feed_state import FeedState
from briefing.core.model import Article, Entry, Feed, Kind, Origin, Outlet, ParsedFeed, Passage
from briefing.core.query import Selection
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from briefing.core.update import Update, addresses, decide
from briefing.core.urls import URL_LIMIT
from briefing.errors import NotFoundError
from briefing.store.articles import (
    article,
    article_ids,
    article_rows,
    articles,
    articles_since,
)
from briefing.store.database import Database, check_integrity
from briefing.store.entries import (
    ID_LIMIT,
    import_articles,
    known_articles_by_url,
    known_entries,
    save_update,
)
from briefing.store.feeds import (
    feed_states,
    last_refresh,
    outlets,
    save_feed_state,
    sync_outlets,
)
from briefing.store.marks import set_read, set_starred, tag
from briefing.store.notes import add_note, notes_of
from briefing.store.pages import (
    TRIES,
    page_failed,
    save_page,
    waiting_pages,
    want_page,
)
from briefing.store.versions import versions

FEED = Feed("https://ledger.example/feed", "Ledger")
OTHER = Feed("https://ledger.example/business", "Ledger")
STRIKE = Entry("g1", "https://ledger.example/strike?utm_source=rss", "Cranes stop", "Dockers walk.")


def refresh(db: Database, now: datetime, *entries: Entry, feed: Feed = FEED) -> Update:
    """Store what one answer of a feed says, as the pipeline does."""
    parsed = ParsedFeed(entries)
    known = known_entries(db, feed.url)
    state = feed_states(db).get(feed.url, FeedState(feed.url))
    elsewhere = known_articles_by_url(db, addresses(parsed, known))
    update = decide(feed, parsed, known, state, now, elsewhere=elsewhere)
    save_update(db, update, now)
    return update


def the_article(db: Database) -> Article:
    [only] = article_ids(db, Selection())
    return article(db, only)


def with_page(db: Database, text: str, now: datetime) -> Article:
    return save_page(db, replace(the_article(db), text=text, origin=Origin.PAGE), now)


def test_a_feeds_entry_becomes_an_article_that_waits_for_its_page(
    db: Database, now: datetime
) -> None:
    refresh(db, now, replace(STRIKE, content="<p>In full.</p>", published=now))

    stored = the_article(db)
    [waiting] = waiting_pages(db, now)
    assert (stored.title, stored.text, stored.origin) == (
        "Cranes stop",
        "Dockers walk.",
        Origin.SUMMARY,
    )
    assert (waiting.article, waiting.content, waiting.tries) == (stored.id, "<p>In full.</p>", 0)
    assert article_rows(db, [stored.id])[0].words == 0


def test_the_same_answer_again_changes_nothing(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    before = db.read("select total_changes() as changes")[0]["changes"]

    update = refresh(db, now, STRIKE)

    assert (update.new, update.changed, update.unchanged) == ((), (), 1)
    assert db.read("select total_changes() as changes")[0]["changes"] == before + 1  # feed state


def test_one_address_in_two_feeds_is_one_article_with_two_entries(
    db: Database, now: datetime
) -> None:
    refresh(db, now, STRIKE)
    twin = replace(STRIKE, guid="b7", url="https://ledger.example/strike?utm_medium=email")

    update = refresh(db, now, twin, feed=OTHER)

    assert len(update.linked) == 1
    assert len(article_ids(db, Selection())) == 1
    assert set(known_entries(db, OTHER.url)) == {"b7"}


def test_an_edited_entry_is_a_new_version_and_the_old_one_stays(
    db: Database, now: datetime
) -> None:
    refresh(db, now, STRIKE)
    with_page(db, "Dockers walked out.", now)

    refresh(db, now, replace(STRIKE, title="Cranes stop after talks fail"))

    old, new = versions(db, the_article(db).id)
    assert (old.version, old.title, old.text) == (1, "Cranes stop", "Dockers walked out.")
    assert (new.version, new.title, new.text) == (
        2,
        "Cranes stop after talks fail",
        "Dockers walked out.",
    )


def test_every_edit_of_a_summary_is_a_version(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    refresh(db, now, replace(STRIKE, title="Cranes stop again"))
    refresh(db, now, replace(STRIKE, title="Cranes stop again", summary="Dockers run."))

    assert [(v.version, v.title, v.text) for v in versions(db, the_article(db).id)] == [
        (1, "Cranes stop", "Dockers walk."),
        (2, "Cranes stop again", "Dockers walk."),
        (3, "Cranes stop again", "Dockers run."),
    ]


def test_an_edited_entry_and_its_page_are_one_new_version(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    with_page(db, "Dockers walked out.", now)
    refresh(db, now, replace(STRIKE, title="Cranes move again"))

    with_page(db, "Dockers are back.", now)

    assert [(v.title, v.text) for v in versions(db, the_article(db).id)] == [
        ("Cranes stop", "Dockers walked out."),
        ("Cranes move again", "Dockers are back."),
    ]


def test_a_summary_gives_way_to_the_page_without_a_version(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)

    stored = with_page(db, "Dockers walked out.\n\nShips wait.", now)

    assert stored.version == 1
    assert versions(db, stored.id) == (stored,)
    assert waiting_pages(db, now) == ()
    assert article_rows(db, [stored.id])[0].words == 5


def test_an_article_without_an_address_waits_for_no_page(db: Database, now: datetime) -> None:
    refresh(db, now, replace(STRIKE, url=""))

    assert waiting_pages(db, now) == ()


def test_a_note_keeps_even_a_summary(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    passage = Passage(the_article(db).id, 0, 7, "Dockers")
    add_note(db, passage.article, "who?", now, passage)

    with_page(db, "Ships wait.", now)

    [note] = notes_of(db, passage.article)
    noted = next(v for v in versions(db, note.article) if v.version == note.version)
    assert noted.text[note.start : note.end] == note.quote == "Dockers"
    assert the_article(db).version == 2


def test_the_same_page_again_is_no_version(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    with_page(db, "Ships wait.", now)

    assert with_page(db, "Ships wait.", now).version == 1


def test_a_page_for_a_missing_article_is_refused(db: Database, now: datetime) -> None:
    with pytest.raises(NotFoundError):
        save_page(db, Article("nowhere", "Ledger", "T", "x"), now)


def test_marks_stay_when_feeds_and_pages_write(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)
    ids = [the_article(db).id]
    set_read(db, ids, now, read=True)
    set_starred(db, ids, now, starred=True)
    tag(db, ids, "harbour", now)

    refresh(db, now, replace(STRIKE, title="Cranes stop again"))
    with_page(db, "Ships wait.", now)

    [row] = article_rows(db, ids)
    assert (row.read, row.starred, row.tags) == (True, True, ("harbour",))


def test_pages_that_the_reader_wants_come_first_then_the_newest(
    db: Database, now: datetime
) -> None:
    entries = [
        Entry(f"g{age}", f"https://ledger.example/{age}", f"T{age}", published=now - timedelta(age))
        for age in range(4)
    ]
    refresh(db, now, *entries)
    oldest = article_ids(db, Selection())[-1]

    want_page(db, oldest, now)

    titles = [page.title for page in waiting_pages(db, now, since=now - timedelta(1, 1))]
    assert titles == ["T3", "T0", "T1"]
    assert waiting_pages(db, now, limit=1)[0].wanted


def test_a_page_that_fails_rests_longer_each_time_and_is_given_up(
    db: Database, now: datetime
) -> None:
    refresh(db, now, STRIKE)
    stored = the_article(db).id
    waits = []
    for _ in range(TRIES):
        [page] = waiting_pages(db, now)
        page_failed(db, page.article, "the server closed the line", now)
        waited = timedelta()
        while not waiting_pages(db, now) and waited < timedelta(days=1):
            waited, now = waited + timedelta(minutes=5), now + timedelta(minutes=5)
        waits.append(waited)

    assert waits[:-1] == [timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4)]
    assert waiting_pages(db, now) == ()
    [row] = db.read("select page_reason from articles where id = ?", (stored,))
    assert row["page_reason"] == "the server closed the line"

    want_page(db, stored, now)
    assert len(waiting_pages(db, now)) == 1


def test_a_page_that_failed_for_good_is_not_asked_again(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE)

    page_failed(db, the_article(db).id, "not found", now, final=True)

    assert waiting_pages(db, now + timedelta(days=9)) == ()


def test_an_imported_article_comes_back_as_it_was(db: Database, now: datetime) -> None:
    brought = Article(
        id="mine-1",
        outlet="Red Weekly",
        title="The sell-off",
        text="First.\n\nSecond.",
        url="https://red.example/sell-off",
        published=now,
        first_seen=now,
        language="en",
        author="A. Writer",
        kind=Kind.OPINION,
        origin=Origin.IMPORT,
        flags=("translated", "wire"),
    )

    ids = import_articles(db, [brought], now)

    assert ids == ("mine-1",)
    assert article(db, "mine-1") == brought
    assert [outlet.name for outlet in outlets(db)] == ["Red Weekly"]
    assert waiting_pages(db, now) == ()


def test_importing_again_changes_only_what_differs(db: Database, now: datetime) -> None:
    text = Article("", "Red Weekly", "The sell-off", "One.", published=now)

    first = import_articles(db, [text, text], now)
    again = import_articles(db, [replace(text, text="Two.")], now)

    assert first[0] == first[1] == again[0]
    assert [version.text for version in versions(db, again[0])] == ["One.", "Two."]


def test_a_file_gives_its_text_to_the_article_behind_the_paywall(
    db: Database, now: datetime
) -> None:
    refresh(db, now, replace(STRIKE, author="B. Porter"))
    before = the_article(db)

    import_articles(
        db, [Article("", "Ledger", "Cranes stop", "All of it.", url=before.url + "#top")], now
    )

    refresh(db, now, replace(STRIKE, summary="Edited."))
    after = the_article(db)
    assert (after.id, after.text, after.author) == (before.id, "All of it.", "B. Porter")
    assert waiting_pages(db, now) == ()


@pytest.mark.parametrize(
    ("part", "limit"),
    [("title", TITLE_LIMIT), ("author", AUTHOR_LIMIT), ("text", TEXT_LIMIT)],
)
def test_long_parts_are_cut_at_their_limit(
    part: str, limit: int, db: Database, add: Callable[..., str]
) -> None:
    for length in (limit - 1, limit, limit + 1):
        parts = {"title": "T", "text": "x", part: "x" * length}
        stored = add(f"n{length}", **parts)

        assert len(getattr(article(db, stored), part)) == min(length, limit)


def test_an_address_over_the_limit_is_not_kept(db: Database, now: datetime) -> None:
    start = "https://ledger.example/"
    for length, kept in ((URL_LIMIT, URL_LIMIT), (URL_LIMIT + 1, 0)):
        brought = Article(f"n{length}", "Ledger", "T", "x", url=start.ljust(length, "a"))
        import_articles(db, [brought], now)

        assert len(article(db, f"n{length}").url) == kept


def test_an_id_over_the_limit_is_cut(db: Database, now: datetime) -> None:
    assert import_articles(db, [Article("i" * 101, "L", "T", "x")], now) == ("i" * ID_LIMIT,)


def test_an_article_is_found_by_the_beginning_of_its_id(
    db: Database, add: Callable[..., str]
) -> None:
    add("abcd1111")
    add("abcd2222")

    assert article(db, "abcd1").id == "abcd1111"
    with pytest.raises(NotFoundError, match="abcd1111 or abcd2222"):
        article(db, "abcd")
    with pytest.raises(NotFoundError, match="Did you mean abcd1111"):
        article(db, "abcd9")
    with pytest.raises(NotFoundError, match=r"^zzzz: there is no such article$"):
        article(db, "zzzz")
    with pytest.raises(NotFoundError):
        article(db, "")


def test_articles_come_in_the_order_asked_for(db: Database, add: Callable[..., str]) -> None:
    for name in ("a1", "a2", "a3"):
        add(name)

    assert [found.id for found in articles(db, ["a3", "gone", "a1"])] == ["a3", "a1"]
    assert [row.id for row in article_rows(db, ["a3", "gone", "a1"])] == ["a3", "a1"]


def test_articles_since_go_by_publication_or_else_by_when_they_were_first_seen(
    db: Database, add: Callable[..., str], now: datetime
) -> None:
    add("old", published=now - timedelta(days=3))
    add("undated")
    add("new", published=now - timedelta(hours=1))

    assert [a.id for a in articles_since(db, now - timedelta(days=1))] == ["new", "undated"]
    assert [a.id for a in articles_since(db, None)] == ["old", "new", "undated"]


def test_a_selection_narrows_the_list(db: Database, add: Callable[..., str], now: datetime) -> None:
    for age, outlet in enumerate(("Ledger", "Evening Ledger", "Red Weekly", "Öffentlicher Funk")):
        add(f"a{age}", outlet=outlet, published=now - timedelta(days=age))
    set_read(db, ["a0"], now, read=True)
    set_starred(db, ["a1"], now, starred=True)
    tag(db, ["a2", "a3"], "Straße", now)
    add_note(db, "a3", "why", now)

    def ids(**parts: object) -> tuple[str, ...]:
        return article_ids(db, Selection(**parts))  # type: ignore[arg-type]

    assert ids() == ("a0", "a1", "a2", "a3")
    assert ids(read=False) == ("a1", "a2", "a3")
    assert ids(read=True) == ("a0",)
    assert ids(starred=True) == ("a1",)
    assert ids(starred=False) == ("a0", "a2", "a3")
    assert ids(noted=True) == ("a3",)
    assert ids(noted=False) == ("a0", "a1", "a2")
    assert ids(tags=("STRASSE",)) == ("a2", "a3")
    assert ids(without_tags=("strasse",)) == ("a0", "a1")
    assert ids(outlets=("ledger",)) == ("a0",)
    assert ids(outlets=("öffentlich", "weekly")) == ("a2", "a3")
    assert ids(without_outlets=("Ledger",)) == ("a1", "a2", "a3")
    assert ids(outlets=("nobody",)) == ()
    assert ids(since=now - timedelta(days=2), until=now) == ("a1", "a2")
    assert ids(ids=("a3", "a0")) == ("a0", "a3")
    assert ids(ids=()) == ()


def test_feed_states_come_back_as_they_were(db: Database, now: datetime) -> None:
    state = FeedState(
        FEED.url,
        "Ledger",
        title="Ledger news",
        etag='W/"1"',
        last_modified="Sun, 22 Nov 2026 12:00:00 GMT",
        status="failed",
        reason="no answer",
        advice="wait",
        last_answer=now,
        last_success=now,
        not_before=now,
        failures=3,
        gone=True,
        skip_hours=(1, 2),
        skip_days=(5, 6),
        ttl_minutes=60,
    )

    assert last_refresh(db) is None
    save_feed_state(db, state)
    save_feed_state(db, state)

    assert feed_states(db) == {FEED.url: state}
    assert last_refresh(db) == now


def test_outlets_follow_the_file_and_keep_how_feeds_answered(db: Database, now: datetime) -> None:
    save_feed_state(db, FeedState(FEED.url, "Old name", etag="x"))

    sync_outlets(db, [Outlet("Ledger", country="AT")], [FEED])
    sync_outlets(db, [Outlet("Ledger", country="CH", stance="liberal")], [FEED])

    assert outlets(db) == (Outlet("Ledger", country="CH", stance="liberal"),)
    assert feed_states(db)[FEED.url] == FeedState(FEED.url, "Ledger", etag="x")


def test_the_search_index_agrees_after_every_kind_of_write(db: Database, now: datetime) -> None:
    refresh(db, now, STRIKE, Entry("g2", "https://ledger.example/2", "Two", "Second."))
    refresh(db, now, replace(STRIKE, title="Cranes move"))
    for stored in articles_since(db, None):
        save_page(db, replace(stored, text=stored.text + " More.", origin=Origin.PAGE), now)

    assert check_integrity(db) == ()
