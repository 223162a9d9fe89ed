"""The reader's decisions about stories and topics, in the order they were made."""

from __future__ import annotations

from datetime import datetime

from briefing.core.marks import Correction, CorrectionKind
from briefing.core.text import one_line
from briefing.errors import UsageError
from briefing.store.database import Database
from briefing.store.joined import homes
from briefing.store.journal import change
from briefing.store.values import stamp

_WORDS = {
    CorrectionKind.MOVE_OUT: "moved an article out of a story",
    CorrectionKind.MOVE_INTO: "moved an article into a story",
    CorrectionKind.SPLIT: "split a story",
    CorrectionKind.MERGE: "merged two stories",
    CorrectionKind.PIN: "pinned a story",
    CorrectionKind.UNPIN: "unpinned a story",
    CorrectionKind.RENAME: "renamed a story",
    CorrectionKind.MUTE: "muted a topic",
    CorrectionKind.UNMUTE: "brought a muted topic back",
}
_NEEDED = {
    CorrectionKind.MOVE_OUT: ("story", "article"),
    CorrectionKind.MOVE_INTO: ("story", "article"),
    CorrectionKind.SPLIT: ("story", "article"),
    CorrectionKind.MERGE: ("story", "other"),
    CorrectionKind.PIN: ("story",),
    CorrectionKind.UNPIN: ("story",),
    CorrectionKind.RENAME: ("story", "name"),
    CorrectionKind.MUTE: ("story",),
    CorrectionKind.UNMUTE: ("story",),
}


def correct(db: Database, correction: Correction, now: datetime) -> None:
    """Remember a correction, which every later grouping keeps. Raises UsageError if it lacks a part."""
    for part in _NEEDED[correction.kind]:
        if not getattr(correction, part):
            raise UsageError(f"{_WORDS[correction.kind]}: which {part}?", subject="correction")
    words = _WORDS[correction.kind]
    with change(db, now, lambda _: words) as connection:
        connection.execute(
            "insert into corrections (kind, article, story, other, name, made)"
            " values (?, ?, ?, ?, ?, ?)",
            (
                correction.kind.value,
                *homes(db, [correction.article]),
                correction.story,
                correction.other,
                one_line(correction.name),
                stamp(now),
            ),
        )


def corrections(db: Database) -> tuple[Correction, ...]:
    """Return the corrections that stand, the oldest first."""
    rows = db.read("select kind, article, story, other, name from corrections order by id")
    return tuple(Correction(CorrectionKind(kind), *rest) for kind, *rest in map(tuple, rows))
