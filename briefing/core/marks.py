"""What the reader adds and decides: notes, and corrections of the grouping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the reader's, on an article or on a passage of one of its versions."""

    id: int
    article: str
    body: str
    made: datetime
    version: int = 1
    start: int | None = None
    end: int | None = None
    quote: str = ""


class CorrectionKind(StrEnum):
    """What the reader did to stories and topics."""

    MOVE_OUT = "move out"  # `article` does not belong to `story`
    MOVE_INTO = "move into"  # `article` belongs to `story`
    SPLIT = "split"  # `story` holds two: `article` starts the other one
    MERGE = "merge"  # `other` is the same event as `story`
    PIN = "pin"  # `story` is kept alive as a topic, called `name` if that is given
    UNPIN = "unpin"  # it is no topic any longer
    RENAME = "rename"  # `story` (or topic) is called `name`
    MUTE = "mute"  # the topic `story` is not shown
    UNMUTE = "unmute"  # it is shown again


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision of the reader's about a story or topic, which every later grouping keeps."""

    kind: CorrectionKind
    article: str = ""
    story: str = ""
    other: str = ""
    name: str = ""
