"""The reader's marks, and taking every one of them back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.model import Origin, Passage
from briefing.core.query import Selection
from briefing.errors import NotFoundError, UsageError
from briefing.store.articles import article, article_ids, article_rows
from briefing.store.corrections import correct, corrections
from briefing.store.database import Database, check_integrity
from briefing.store.journal import UNDO_DEPTH, redo, undo
from briefing.store.marks import (
    TAG_LIMIT,
    TAGS_LIMIT,
    hidden_claims,
    hide_claim,
    set_read,
    set_starred,
    tag,
    tags,
    tags_of,
    unread,
    untag,
)
from briefing.store.notes import NOTE_LIMIT, add_note, change_note, delete_note, notes_of
from briefing.store.pages import save_page

Add = Callable[..., str]


@pytest.fixture
def ids(add: Add) -> tuple[str, ...]:
    return tuple(add(name) for name in ("a1", "a2", "a3"))


def test_reading_and_starring_say_how_many_changed(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    assert set_read(db, ids[:2], now, read=True) == 2
    assert set_read(db, ids, now, read=True) == 1
    assert unread(db, ids) == 0
    assert set_read(db, ids[:1], now, read=False) == 1
    assert unread(db, ids) == 1
    assert set_starred(db, ids[:1], now, starred=True) == 1
    assert set_starred(db, ids, now, starred=False) == 1


def test_a_tag_keeps_its_case_and_case_tells_no_two_apart(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    tag(db, ids[:1], "  Grain\ncorridor ", now)
    tag(db, ids[1:], "GRAIN corridor", now)
    tag(db, ids[:1], "grain corridor", now)

    assert tags(db) == (("Grain corridor", 3),)
    assert untag(db, ids, "gRAIN Corridor", now) == 3
    assert tags(db) == ()


def test_tags_are_listed_by_use_and_an_articles_by_name(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    tag(db, ids[:1], "zinc", now)
    tag(db, ids, "Harbour", now)

    assert tags(db) == (("Harbour", 3), ("zinc", 1))
    assert tags_of(db, ids[0]) == ("Harbour", "zinc")
    assert article_rows(db, ids[:1])[0].tags == ("Harbour", "zinc")


def test_a_tag_holds_no_control_characters(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    tag(db, ids, "gr\x1b[31main\u202e", now)

    assert tags_of(db, ids[0]) == ("gr[31main",)


def test_a_tag_has_at_most_a_hundred_characters(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    tag(db, ids, "x" * TAG_LIMIT, now)
    with pytest.raises(UsageError, match="at most 100 characters"):
        tag(db, ids, "x" * (TAG_LIMIT + 1), now)
    with pytest.raises(UsageError, match="at least one letter"):
        tag(db, ids, " \n", now)

    assert len(tags(db)) == 1


def test_an_article_has_at_most_fifty_tags(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    for number in range(TAGS_LIMIT):
        tag(db, ids[:1], f"tag {number}", now)

    with pytest.raises(UsageError, match="at most 50 tags"):
        tag(db, ids, "one more", now)

    assert len(tags_of(db, ids[0])) == TAGS_LIMIT
    assert tags_of(db, ids[1]) == ()


@pytest.mark.parametrize(
    "mark",
    [
        lambda db, now: tag(db, ["gone"], "x", now),
        lambda db, now: set_read(db, ["a1", "gone"], now, read=True),
        lambda db, now: set_starred(db, ["gone"], now, starred=False),
        lambda db, now: add_note(db, "gone", "x", now),
        lambda db, now: change_note(db, 99, "x", now),
        lambda db, now: delete_note(db, 99, now),
    ],
)
def test_a_mark_on_what_is_not_there_is_refused_and_changes_nothing(
    mark: Callable[[Database, datetime], object],
    db: Database,
    ids: tuple[str, ...],
    now: datetime,
) -> None:
    with pytest.raises(NotFoundError, match=r"gone|99"):
        mark(db, now)

    assert undo(db) is None
    assert unread(db, ids) == 3


def test_a_note_hangs_on_its_passage_and_stays_with_its_quote(
    db: Database, add: Add, now: datetime
) -> None:
    stored = add("a1", text="The grain ships left at dawn.")
    note = add_note(db, stored, "from where?", now, Passage(stored, 4, 15, "grain ships"))

    save_page(db, replace(article(db, stored), text="No ships left.", origin=Origin.PAGE), now)

    assert notes_of(db, stored) == (note,)
    assert (note.version, note.start, note.end, note.quote) == (1, 4, 15, "grain ships")
    assert article(db, stored).version == 2


def test_a_note_finds_the_version_that_the_reader_was_looking_at(
    db: Database, add: Add, now: datetime
) -> None:
    stored = add("a1", text="The grain ships left.")
    save_page(db, replace(article(db, stored), text="No ships left.", origin=Origin.PAGE), now)

    old = add_note(db, stored, "then", now, Passage(stored, 4, 9, "grain"))
    lost = add_note(db, stored, "never", now, Passage(stored, 0, 4, "Fish"))

    assert (old.version, old.start) == (1, 4)
    assert (lost.version, lost.start, lost.end, lost.quote) == (2, None, None, "Fish")


def test_notes_come_in_the_order_of_the_text(db: Database, add: Add, now: datetime) -> None:
    stored = add("a1", text="One two three.")
    add_note(db, stored, "late", now, Passage(stored, 8, 13, "three"))
    add_note(db, stored, "early", now, Passage(stored, 0, 3, "One"))
    add_note(db, stored, "whole", now)

    assert [note.body for note in notes_of(db, stored)] == ["whole", "early", "late"]
    assert article_rows(db, [stored])[0].notes == 3


def test_a_note_is_cleaned_and_has_its_limits(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    assert add_note(db, ids[0], " one\r\ntwo\x07 ", now).body == "one\ntwo"
    assert len(add_note(db, ids[0], "x" * NOTE_LIMIT, now).body) == NOTE_LIMIT
    for body in ("", " \n ", "x" * (NOTE_LIMIT + 1)):
        with pytest.raises(UsageError):
            add_note(db, ids[0], body, now)


def test_a_hidden_claim_stays_hidden_until_that_is_undone(db: Database, now: datetime) -> None:
    hide_claim(db, "c1", now)
    hide_claim(db, "c1", now)

    assert hidden_claims(db) == {"c1"}
    assert undo(db) == "hid a claim"
    assert hidden_claims(db) == frozenset()


def test_corrections_are_kept_in_order_and_can_be_undone(db: Database, now: datetime) -> None:
    made = [
        Correction(CorrectionKind.MOVE_OUT, article="a1", story="s1"),
        Correction(CorrectionKind.MERGE, story="s1", other="s2"),
        Correction(CorrectionKind.RENAME, story="s1", name="Harbour strike"),
        Correction(CorrectionKind.PIN, story="s1"),
        Correction(CorrectionKind.MUTE, story="t1"),
    ]
    for correction in made:
        correct(db, correction, now)

    assert corrections(db) == tuple(made)
    assert [undo(db), undo(db)] == ["muted a topic", "pinned a story"]
    assert corrections(db) == tuple(made[:3])


def test_a_correction_that_lacks_a_part_is_refused(db: Database, now: datetime) -> None:
    with pytest.raises(UsageError, match="which article"):
        correct(db, Correction(CorrectionKind.MOVE_INTO, story="s1"), now)


def test_undo_says_what_it_took_back_and_redo_brings_it_again(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    tag(db, ids, "Grain", now)
    set_read(db, ids[:1], now, read=True)

    assert undo(db) == "marked 1 article read"
    assert undo(db) == "tagged 3 articles Grain"
    assert undo(db) is None
    assert (unread(db, ids), tags(db)) == (3, ())
    assert redo(db) == "tagged 3 articles Grain"
    assert redo(db) == "marked 1 article read"
    assert redo(db) is None
    assert (unread(db, ids), tags(db)) == (2, (("Grain", 3),))


def test_a_new_change_ends_what_could_be_redone(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    set_starred(db, ids, now, starred=True)
    undo(db)
    tag(db, ids, "Grain", now)

    assert redo(db) is None
    assert undo(db) == "tagged 3 articles Grain"


def test_a_change_that_alters_nothing_is_no_step(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    set_starred(db, ids, now, starred=True)
    undo(db)
    set_read(db, ids, now, read=False)
    untag(db, ids, "never", now)

    assert redo(db) == "starred 3 articles"


def test_a_note_changed_or_deleted_comes_back_as_it_was(
    db: Database, add: Add, now: datetime
) -> None:
    stored = add("a1", text="One two.")
    first = add_note(db, stored, "first", now, Passage(stored, 0, 3, "One"))
    later = now + timedelta(hours=1)

    assert change_note(db, first.id, "second", later) == replace(first, body="second")
    delete_note(db, first.id, later)

    assert notes_of(db, stored) == ()
    assert undo(db) == "deleted a note"
    assert undo(db) == "changed a note"
    assert notes_of(db, stored) == (first,)
    assert check_integrity(db) == ()


def test_a_refused_mark_among_others_spoils_none_of_them(
    db: Database, ids: tuple[str, ...], now: datetime
) -> None:
    with db.write():
        tag(db, ids, "Grain", now)
        with suppress(NotFoundError):
            tag(db, [*ids, "gone"], "Oil", now)
        set_starred(db, ids, now, starred=True)

    assert tags(db) == (("Grain", 3),)
    assert [undo(db), undo(db), undo(db)] == ["starred 3 articles", "tagged 3 articles Grain", None]


def test_only_the_last_changes_can_be_undone(db: Database, add: Add, now: datetime) -> None:
    stored = add("a1")
    for number in range(UNDO_DEPTH + 5):
        set_read(db, [stored], now, read=number % 2 == 0)

    assert sum(1 for _ in iter(lambda: undo(db), None)) == UNDO_DEPTH
    assert redo(db)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tag"), st.sampled_from(["x", "X", "y"]), st.sampled_from("abc")),
        st.tuples(st.just("untag"), st.sampled_from(["x", "y"]), st.sampled_from("abc")),
        st.tuples(st.just("read"), st.booleans(), st.sampled_from("abc")),
        st.tuples(st.just("star"), st.booleans(), st.sampled_from("abc")),
        st.tuples(st.just("note"), st.just("why"), st.sampled_from("abc")),
        st.tuples(st.just("forget"), st.just(""), st.sampled_from("abc")),
    ),
    max_size=12,
)


def act(db: Database, step: tuple[str, str | bool, str], now: datetime) -> None:
    kind, value, name = step
    match kind:
        case "tag":
            tag(db, [name], str(value), now)
        case "untag":
            untag(db, [name], str(value), now)
        case "read":
            set_read(db, [name], now, read=bool(value))
        case "star":
            set_starred(db, [name], now, starred=bool(value))
        case "note":
            add_note(db, name, str(value), now)
        case "forget":
            for note in notes_of(db, name)[:1]:
                delete_note(db, note.id, now)


def marks(db: Database) -> tuple[object, ...]:
    everything = article_ids(db, Selection())
    notes = tuple(notes_of(db, name) for name in everything)
    return article_rows(db, everything), tags(db), notes


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_was_done_undo_and_redo_walk_back_and_forth_through_it(
    db: Database, add: Add, now: datetime, steps: list[tuple[str, str | bool, str]]
) -> None:
    for name in "abc":
        add(name)
    with db.write() as connection:
        for table in ("changes", "tags", "notes", "marks"):
            connection.execute(f"delete from {table}")
    states = [marks(db)]
    for step in steps:
        act(db, step, now)
        states.append(marks(db))

    count = 0
    while undo(db):
        count += 1
    assert marks(db) == states[0]
    for _ in range(count):
        assert redo(db)
        assert marks(db) in states
    assert marks(db) == states[-1]
    assert redo(db) is None
