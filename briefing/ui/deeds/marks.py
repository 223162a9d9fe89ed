"""Read, star, tag, note: shown at once, written by the marker, undone with one key."""

from __future__ import annotations

from functools import partial

from briefing.core.marks import Note
from briefing.core.model import Passage
from briefing.ui.deeds.hand import Hand
from briefing.ui.screens.dialogs import PickDialog, Prompt


def read(hand: Hand) -> None:
    """Mark the articles read, or unread when all of them are read."""
    ids = hand.targets
    _mark_read(hand, ids, now=not all(row.read for row in hand.desk.rows(ids)))


def story_read(hand: Hand) -> None:
    """Mark the whole story read."""
    _mark_read(hand, hand.desk.article_ids(hand.story), now=True)


def list_read(hand: Hand) -> None:
    """Mark every article of the list read."""
    _mark_read(hand, hand.listed, now=True)


def _mark_read(hand: Hand, ids: tuple[str, ...], *, now: bool) -> None:
    hand.change(ids, read=now)
    words = f"{_articles(ids)} marked {'read' if now else 'unread'}"
    hand.marker.mark(words, lambda marks: marks.set_read(ids, read=now))


def star(hand: Hand) -> None:
    """Star the articles, or take the star off when all have it."""
    ids = hand.targets
    now = not all(row.starred for row in hand.desk.rows(ids))
    hand.change(ids, starred=now)
    words = f"{_articles(ids)} {'starred' if now else 'no longer starred'}"
    hand.marker.mark(words, lambda marks: marks.set_starred(ids, starred=now))


def tag(hand: Hand) -> None:
    """Ask for a tag, with completion of the known ones."""
    ids = hand.targets
    if ids:
        known = tuple(name for name, _ in hand.desk.tags())
        hand.ask(Prompt(f"Tag {_articles(ids)}", known=known), partial(_tag, hand, ids))


def _tag(hand: Hand, ids: tuple[str, ...], name: str | None) -> None:
    if name:
        for row in hand.desk.rows(ids):
            hand.change((row.id,), tags=tuple(dict.fromkeys((*row.tags, name))))
        hand.marker.mark(f"{_articles(ids)} tagged #{name}", lambda marks: marks.tag(ids, name))


def untag(hand: Hand) -> None:
    """Take the tag off; ask which when there are several."""
    ids = hand.targets
    on = tuple(dict.fromkeys(tag for row in hand.desk.rows(ids) for tag in row.tags))
    if len(on) > 1:
        choices = tuple((name, f"#{name}") for name in on)
        hand.ask(PickDialog("Take which tag off?", choices), partial(_untag, hand, ids))
    elif on:
        _untag(hand, ids, on[0])
    else:
        hand.say("There is no tag to take off")


def _untag(hand: Hand, ids: tuple[str, ...], name: str | None) -> None:
    if name:
        for row in hand.desk.rows(ids):
            hand.change((row.id,), tags=tuple(tag for tag in row.tags if tag != name))
        hand.marker.mark(f"#{name} taken off", lambda marks: marks.untag(ids, name))


def note(hand: Hand) -> None:
    """Ask for a note on the passage or the article at hand."""
    if len(hand.targets) != 1:
        hand.say("Go to an article or a claim to note something on it")
        return
    article, passage = hand.targets[0], hand.passage
    about = f"“{passage.text}”" if passage else hand.desk.rows((article,))[0].title
    if written := _written(hand, article, passage):
        prompt = Prompt("Change the note; empty deletes it", about=about, given=written.body)
        hand.ask(prompt, partial(_change_note, hand, written.id))
    else:
        hand.ask(Prompt("Note", about=about), partial(_note, hand, article, passage))


def _written(hand: Hand, article: str, passage: Passage | None) -> Note | None:
    start = passage.start if passage else None
    notes = hand.desk.reading(article).notes
    return next((note for note in notes if note.start == start), None)


def _note(hand: Hand, article: str, passage: Passage | None, body: str | None) -> None:
    if body:
        hand.marker.mark("Noted", lambda marks: marks.add_note(article, body, passage))


def _change_note(hand: Hand, note: int, body: str | None) -> None:
    if body:
        hand.marker.mark("Note changed", lambda marks: marks.change_note(note, body))
    elif body is not None:
        hand.marker.mark("Note deleted", lambda marks: marks.delete_note(note))


def _articles(ids: tuple[str, ...]) -> str:
    return "1 article" if len(ids) == 1 else f"{len(ids)} articles"
