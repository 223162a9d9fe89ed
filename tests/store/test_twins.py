"""Two articles become one, and nothing of the reader's is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from briefing.core.feed_state import FeedState
from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Feed, Passage
from briefing.store.articles import article, article_rows
from briefing.store.corrections import correct, corrections
from briefing.store.database import Database, check_integrity
from briefing.store.feeds import save_feed_state, sync_outlets
from briefing.store.journal import redo, undo
from briefing.store.marks import set_read, set_starred, tag, tags_of, untag
from briefing.store.notes import add_note, change_note, delete_note, notes_of
from briefing.store.search import search
from briefing.store.twins import join, outlets_with_new_texts, text_of

Add = Callable[..., str]
TEXT = "The port opens on Monday, its master said. Forty ships wait in the roads."
MOVED = f"Varnholm - {TEXT}"


@pytest.fixture(autouse=True)
def both(add: Add) -> None:
    add("stays", text=MOVED)
    add("goes", text=TEXT)


def test_the_one_that_goes_is_gone_from_lists_and_search(db: Database, now: datetime) -> None:
    join(db, "stays", "goes")

    assert article_rows(db, ["goes"]) == ()
    assert [hit.article for hit in search(db, "ships", now, limit=9)] == ["stays"]
    assert check_integrity(db) == ()


def test_who_still_has_the_one_that_goes_open_finds_and_marks_the_one_that_stays(
    db: Database, now: datetime
) -> None:
    join(db, "stays", "goes")

    set_read(db, ["goes"], now, read=True)
    set_starred(db, ["goes", "stays"], now, starred=True)
    tag(db, ["goes"], "port", now)
    untag(db, ["goes"], "port", now)
    add_note(db, "goes", "Why Monday?", now)
    correct(db, Correction(CorrectionKind.MOVE_OUT, "goes", "story"), now)

    assert article(db, "goes").id == "stays"
    [row] = article_rows(db, ["stays"])
    assert (row.read, row.starred, row.tags, row.notes) == (True, True, (), 1)
    assert [one.article for one in corrections(db)] == ["stays"]
    assert undo(db) == "moved an article out of a story"


def test_an_article_joined_to_one_that_is_joined_later_is_found_there(
    db: Database, add: Add
) -> None:
    add("last", text=TEXT)

    join(db, "stays", "goes")
    join(db, "last", "stays")

    assert article(db, "goes").id == "last"


def test_its_feed_knows_its_entry_as_the_one_that_stays(db: Database) -> None:
    sync_outlets(db, (), [Feed("http://a.example/rss", "Ledger")])
    save_feed_state(db, FeedState("http://a.example/rss"))
    with db.write() as connection:
        connection.execute(
            "insert into entries (feed, guid, article, hash) values (?, 'g', 'goes', 'h')",
            ("http://a.example/rss",),
        )

    join(db, "stays", "goes")

    assert [row["article"] for row in db.read("select article from entries")] == ["stays"]


def test_marks_tags_and_corrections_are_carried_over(db: Database, now: datetime) -> None:
    set_read(db, ["goes"], now, read=True)
    set_starred(db, ["stays"], now, starred=True)
    tag(db, ["goes"], "Port", now)
    tag(db, ["goes", "stays"], "grain", now)
    correct(db, Correction(CorrectionKind.MOVE_OUT, "goes", "story"), now)

    join(db, "stays", "goes")

    [row] = article_rows(db, ["stays"])
    assert (row.read, row.starred, row.tags) == (True, True, ("grain", "Port"))
    assert [one.article for one in corrections(db)] == ["stays"]


def test_what_was_done_to_the_one_that_goes_can_still_be_undone(
    db: Database, now: datetime
) -> None:
    tag(db, ["goes"], "Port", now)
    set_read(db, ["goes"], now, read=True)
    note = add_note(db, "goes", "Why Monday?", now)
    change_note(db, note.id, "Why not Sunday?", now)
    correct(db, Correction(CorrectionKind.MOVE_OUT, "goes", "story"), now)

    join(db, "stays", "goes")

    assert undo(db)
    assert corrections(db) == ()
    assert undo(db)
    assert [one.body for one in notes_of(db, "stays")] == ["Why Monday?"]
    assert undo(db)
    assert notes_of(db, "stays") == ()
    assert undo(db)
    assert not article_rows(db, ["stays"])[0].read
    assert undo(db)
    assert tags_of(db, "stays") == ()
    assert undo(db) is None
    for _ in range(5):
        assert redo(db)
    [row] = article_rows(db, ["stays"])
    assert (row.read, row.tags, row.notes) == (True, ("Port",), 1)
    assert check_integrity(db) == ()


def test_undoing_takes_nothing_from_the_one_that_stays_that_it_had_before(
    db: Database, now: datetime
) -> None:
    set_starred(db, ["stays"], now, starred=True)
    tag(db, ["stays"], "port", now)
    tag(db, ["goes"], "Port", now + timedelta(minutes=1))
    set_read(db, ["goes"], now + timedelta(minutes=1), read=True)

    join(db, "stays", "goes")

    assert undo(db) == "tagged 1 article port"  # the later two hang on nothing of their own
    assert tags_of(db, "stays") == ()
    [row] = article_rows(db, ["stays"])
    assert (row.read, row.starred) == (True, True)
    assert undo(db) == "starred 1 article"
    assert undo(db) is None


def test_a_note_hangs_on_the_same_words_as_before(db: Database, now: datetime) -> None:
    start = TEXT.index("Forty ships")
    passage = Passage("goes", start, start + len("Forty ships"), "Forty ships")
    kept = add_note(db, "goes", "So many?", now, passage)
    lost = add_note(db, "goes", "Deleted", now, passage)
    delete_note(db, lost.id, now)

    join(db, "stays", "goes")
    undo(db)

    notes = notes_of(db, "stays")
    assert [note.id for note in notes] == [kept.id, lost.id]
    for note in notes:
        assert MOVED[note.start : note.end] == note.quote == "Forty ships"


def test_a_note_whose_words_are_not_there_hangs_on_the_whole(
    db: Database, add: Add, now: datetime
) -> None:
    add("other", text="Nothing of the kind.")
    note = add_note(db, "goes", "So?", now, Passage("goes", 0, 8, TEXT[:8]))

    join(db, "other", "goes")

    [moved] = notes_of(db, "other")
    assert (moved.id, moved.start, moved.end, moved.quote) == (note.id, None, None, TEXT[:8])


def test_the_others_of_its_story_wait_to_be_grouped_again(db: Database, add: Add) -> None:
    add("third")
    with db.write() as connection:
        connection.execute("insert into stories (id, name, articles) values ('s', 'Port', 3)")
        connection.execute("insert into stories (id, name, articles) values ('t', 'Alone', 1)")
        connection.executemany(
            "insert into members (article, story) values (?, ?)",
            [("stays", "s"), ("goes", "s"), ("third", "t")],
        )
        connection.execute("delete from ungrouped")

    join(db, "stays", "goes")
    waiting = [row["article"] for row in db.read("select article from ungrouped")]
    join(db, "stays", "third")

    assert waiting == ["stays"]
    assert [row["id"] for row in db.read("select id from stories")] == ["s"]


def test_articles_are_looked_at_when_their_text_is_new_and_their_page_has_come(
    db: Database, add: Add, now: datetime
) -> None:
    long = "word " * 60
    for name in ("known", "new", "awaited", "elsewhere", "brought", "old"):
        parts = {"outlet": "Elsewhere" if name == "elsewhere" else "Ledger"}
        published = now - timedelta(days=30 if name == "old" else 1)
        add(name, text=long, published=published, **parts)
    with db.write() as connection:
        connection.execute("update articles set origin = 'page' where id <> 'brought'")
        connection.execute("update articles set page_state = 'waiting' where id = 'awaited'")
        connection.execute("delete from ungrouped where article in ('known', 'old', 'elsewhere')")

    [tellings] = outlets_with_new_texts(db)

    assert [(one.article, one.fresh) for one in tellings] == [("known", False), ("new", True)]
    assert text_of(db, "new") == long
    assert text_of(db, "nobody") == ""
