"""The reader decides what belongs together: constraints that hold in all later runs."""

from __future__ import annotations

from functools import partial

from briefing.core.marks import Correction, CorrectionKind
from briefing.ui.deeds.hand import Hand
from briefing.ui.lines.tree import stories
from briefing.ui.screens.dialogs import LinesDialog, PickDialog, Prompt


def _takes(hand: Hand, *sorts: str) -> bool:
    """Return whether one of `sorts` is at hand; if not, say so: the key would do nothing."""
    found = hand.sort
    if found not in sorts:
        wanted = " or ".join(f"a {sort}" for sort in sorts)
        hand.say(f"That takes {wanted}; this is {f'a {found}' if found else 'none'}", "warning")
    return found in sorts


def why(hand: Hand) -> None:
    """Say why the article at hand is in its story."""
    for row in hand.desk.rows(hand.targets[:1]) if _takes(hand, "story", "topic") else ():
        reasons = hand.desk.why(row.id, hand.story)
        told = tuple(f"· {reason}" for reason in reasons) or ("No reason is recorded.",)
        dialog = LinesDialog("Why here", (row.title, f"is in “{hand.story_name}” because", *told))
        hand.ask(dialog, lambda _: None)


def _correct(hand: Hand, words: str, correction: Correction) -> None:
    hand.marker.mark(words, lambda marks: marks.correct(correction))
    hand.regroup()


def out(hand: Hand) -> None:
    """Move the article at hand out of its story."""
    for article in hand.targets[:1] if _takes(hand, "story") else ():
        wish = Correction(CorrectionKind.MOVE_OUT, article, hand.story)
        _correct(hand, f"Moved out of “{hand.story_name}”", wish)


def into(hand: Hand) -> None:
    """Ask which story the article at hand belongs to."""
    choices = _others(hand)
    for article in hand.targets[:1]:
        hand.ask(PickDialog("Move into which story?", choices), partial(_into, hand, article))


def _into(hand: Hand, article: str, story: str | None) -> None:
    if story:
        _correct(hand, "Moved", Correction(CorrectionKind.MOVE_INTO, article, story))


def split(hand: Hand) -> None:
    """Part the story in two: the article at hand begins the other one."""
    for article in hand.targets[:1] if _takes(hand, "story") else ():
        wish = Correction(CorrectionKind.SPLIT, article, hand.story)
        _correct(hand, f"Parted “{hand.story_name}” in two", wish)


def merge(hand: Hand) -> None:
    """Ask which story to merge this one with."""
    if _takes(hand, "story"):
        dialog = PickDialog("Merge with which story?", _others(hand))
        hand.ask(dialog, partial(_merge, hand, hand.story))


def _merge(hand: Hand, story: str, other: str | None) -> None:
    if other:
        _correct(hand, "Merged", Correction(CorrectionKind.MERGE, story=story, other=other))


def pin(hand: Hand) -> None:
    """Keep the story alive as a topic, or no longer."""
    if hand.pinned:
        wish = Correction(CorrectionKind.UNPIN, story=hand.story)
        _correct(hand, f"Unpinned “{hand.story_name}”", wish)
    elif _takes(hand, "story"):
        _correct(
            hand, f"Pinned “{hand.story_name}”", Correction(CorrectionKind.PIN, story=hand.story)
        )


def mute(hand: Hand) -> None:
    """Mute the topic; where there is nothing at hand, ask which muted one to bring back."""
    if hand.story:
        if _takes(hand, "topic"):
            wish = Correction(CorrectionKind.MUTE, story=hand.story)
            _correct(hand, f"Muted “{hand.story_name}”", wish)
    elif muted := hand.desk.muted():
        hand.ask(PickDialog("Bring back which muted topic?", muted), partial(_unmute, hand))
    else:
        hand.say("No topic is muted")


def _unmute(hand: Hand, topic: str | None) -> None:
    if topic:
        _correct(hand, "Brought back", Correction(CorrectionKind.UNMUTE, story=topic))


def rename(hand: Hand) -> None:
    """Ask for a better name."""
    if _takes(hand, "story", "topic"):
        hand.ask(Prompt("Call it", given=hand.story_name), partial(_rename, hand, hand.story))


def _rename(hand: Hand, story: str, name: str | None) -> None:
    if name:
        wish = Correction(CorrectionKind.RENAME, story=story, name=name)
        _correct(hand, f"Called “{name}” from now on", wish)


def _others(hand: Hand) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in stories(hand.desk.briefing()) if pair[0] != hand.story)
