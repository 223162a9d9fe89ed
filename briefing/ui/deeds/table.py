"""What keys do with the articles at hand: plain functions over a `Hand`, by the action's id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.ui.deeds import corrections, marks, outward
from briefing.ui.deeds.hand import Hand

DEEDS: Mapping[str, Callable[[Hand], None]] = {
    "read": marks.read,
    "story_read": marks.story_read,
    "list_read": marks.list_read,
    "star": marks.star,
    "tag": marks.tag,
    "untag": marks.untag,
    "note": marks.note,
    "browser": outward.browser,
    "copy": outward.copy,
    "quote": outward.quote,
    "pipe": outward.pipe,
    "export": outward.export,
    "why": corrections.why,
    "out": corrections.out,
    "into": corrections.into,
    "split": corrections.split,
    "merge": corrections.merge,
    "pin": corrections.pin,
    "rename": corrections.rename,
    "mute": corrections.mute,
}
