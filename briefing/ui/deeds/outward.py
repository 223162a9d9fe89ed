"""Out of the program: browser, clipboard, a command, a Markdown file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from briefing.ui.deeds.hand import Hand, Said
from briefing.ui.lines.framing import quotation
from briefing.ui.screens.dialogs import ExportDialog, Prompt


def browser(hand: Hand) -> None:
    """Open the page of the article at hand."""
    rows = hand.desk.rows(hand.targets[:1])
    if rows and not hand.desk.open_url(rows[0].url):
        hand.say("This article has no address to open", "warning")


def copy(hand: Hand) -> None:
    """Copy the claim with its quotes, or the links of the articles at hand."""
    if claim := hand.claim:
        rows = hand.desk.rows(tuple(dict.fromkeys(one.article for one in claim.evidence)))
        hand.copy(quotation(claim, {row.id: row.url for row in rows}), "claim")
        return
    links = [row.url for row in hand.desk.rows(hand.targets) if row.url]
    hand.copy("\n".join(links), "link" if len(links) == 1 else "links")


def quote(hand: Hand) -> None:
    """Copy the passage at hand, or the headline, as a Markdown quote with its link."""
    for row in hand.desk.rows(hand.targets[:1]):
        words = hand.passage.text if hand.passage else row.title
        link = f", <{row.url}>" if row.url else ""
        hand.copy(f"> {' '.join(words.split())}\n> - {row.outlet}{link}\n", "quote")


def pipe(hand: Hand) -> None:
    """Ask for a command and hand it the article at hand."""
    for article in hand.targets[:1]:
        hand.ask(Prompt("Pipe the article to which command?"), partial(_pipe, hand, article))


def _pipe(hand: Hand, article: str, command: str | None) -> None:
    if command:
        found = hand.desk.reading(article).article
        hand.hand_over(command, f"{found.title}\n{found.url}\n\n{found.text}\n")


def export(hand: Hand) -> None:
    """Ask where to write the digest."""
    path = f"{hand.desk.briefing().now.astimezone():briefing-%Y-%m-%d.md}"
    alone = hand.story_name if hand.sort in {"story", "topic"} else ""  # a saga is its parts
    hand.ask(ExportDialog(path, alone), partial(_export, hand, hand.story))


def _export(hand: Hand, story: str, wish: tuple[str, bool] | None) -> None:
    if wish:
        path, topic = Path(wish[0]).expanduser(), story if wish[1] else ""
        hand.in_thread(lambda: _written(hand, path, topic), "export")


def _written(hand: Hand, path: Path, topic: str) -> Said:
    try:
        hand.desk.export(path, topic)
    except OSError as error:
        return Said(f"Not written: {error.strerror}: {path}", "warning")
    return Said(f"Written: {path}")
