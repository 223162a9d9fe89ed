"""What the main and the reading screen share: the reader's marks on the articles at hand."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from briefing.core.model import Passage
from briefing.ui import keys
from briefing.ui.desk import Desk
from briefing.ui.lines import chrome
from briefing.ui.marking import Marker
from briefing.ui.progress import Progress
from briefing.ui.render import Line, line
from briefing.ui.screens.dialogs import ExportDialog, LinesDialog, PickDialog, Prompt
from briefing.ui.widgets.text_line import TextLine

SAYING_SECONDS = 6.0


class DeskScreen(Screen[str | None]):
    """A screen with articles at hand. A subclass says which, and what to call them."""

    BINDINGS = keys.bindings("desk")

    progress: reactive[Progress] = reactive(Progress())
    saying: reactive[tuple[str, str]] = reactive(("", ""))
    zen: reactive[bool] = reactive(False, toggle_class="-zen")

    class Pipe(Message):
        """A text is to be handed to a command; the app leaves the terminal to it."""

        def __init__(self, command: str, text: str) -> None:
            super().__init__()
            self.command = command
            self.text = text

    def __init__(self, desk: Desk, marker: Marker) -> None:
        super().__init__()
        self.desk = desk
        self.marker = marker
        self.held: dict[str, str] = {}

    # What a subclass says.

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that a key acts on."""
        raise NotImplementedError

    @property
    def passage(self) -> Passage | None:
        """The passage at hand, if the cursor stands on one."""
        return None

    @property
    def story(self) -> str:
        """The story or topic at hand."""
        raise NotImplementedError

    @property
    def story_name(self) -> str:
        """What the story at hand is called."""
        return ""

    def change(self, ids: tuple[str, ...], **changes: object) -> None:
        """Show a change of articles before the store has it."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read what is shown again from the store."""
        raise NotImplementedError

    def status(self) -> str:
        """Return what the line at the foot says when nothing else is to be said."""
        return ""

    # The line at the foot.

    def say(self, words: str, tone: str = "accent") -> None:
        """Say something in the line at the foot for a few seconds."""
        self.saying = (words, tone)
        self.set_timer(SAYING_SECONDS, lambda: self._unsay(words))

    def _unsay(self, words: str) -> None:
        if self.saying[0] == words:
            self.saying = ("", "")

    def watch_saying(self) -> None:
        """Draw the line at the foot."""
        self.query_one("#foot", TextLine).show(self.foot)

    def foot(self, width: int) -> Line:
        """Return the line at the foot: a message, or the keys that matter most."""
        words, tone = self.saying
        if words:
            return line(f" {words}", tone)
        room = max(0, width - 62)
        end = line(f"{self.status()} ", "quiet") if self.status() and len(self.status()) < room else ()
        return chrome.hint_line(keys.hints(self.held), width, end)

    # Marks.

    def action_read(self) -> None:
        """Mark the articles read, or unread when all of them are read."""
        ids = self.targets
        read = not all(row.read for row in self.desk.rows(ids))
        self._mark_read(ids, read=read)

    def _mark_read(self, ids: tuple[str, ...], *, read: bool) -> None:
        self.change(ids, read=read)
        words = f"{_articles(ids)} marked {'read' if read else 'unread'}"
        self.marker.mark(words, lambda marks: marks.set_read(ids, read=read))

    def action_story_read(self) -> None:
        """Mark the whole story read."""
        self._mark_read(self.desk.article_ids(self.story), read=True)

    def action_star(self) -> None:
        """Star the articles, or take the star off when all have it."""
        ids = self.targets
        starred = not all(row.starred for row in self.desk.rows(ids))
        self.change(ids, starred=starred)
        words = f"{_articles(ids)} {'starred' if starred else 'no longer starred'}"
        self.marker.mark(words, lambda marks: marks.set_starred(ids, starred=starred))

    def action_tag(self) -> None:
        """Ask for a tag, with completion of the known ones."""
        known = tuple(name for name, _ in self.desk.tags())
        if self.targets:
            self.app.push_screen(Prompt(f"Tag {_articles(self.targets)}", known=known), self._tag)

    def _tag(self, name: str | None) -> None:
        ids = self.targets
        if name:
            tagged = {row.id: tuple(dict.fromkeys((*row.tags, name))) for row in self.desk.rows(ids)}
            self._show_tags(tagged)
            self.marker.mark(f"{_articles(ids)} tagged #{name}", lambda marks: marks.tag(ids, name))

    def _show_tags(self, tagged: dict[str, tuple[str, ...]]) -> None:
        for one, tags in tagged.items():
            self.change((one,), tags=tags)

    def action_untag(self) -> None:
        """Ask which tag to take off."""
        on = tuple(dict.fromkeys(tag for row in self.desk.rows(self.targets) for tag in row.tags))
        if not on:
            self.say("No tag to take off")
        elif len(on) == 1:
            self._untag(on[0])
        else:
            self.app.push_screen(PickDialog("Take which tag off?", tuple((t, t) for t in on)), self._untag)

    def _untag(self, name: str | None) -> None:
        ids = self.targets
        if name:
            kept = {r.id: tuple(t for t in r.tags if t != name) for r in self.desk.rows(ids)}
            self._show_tags(kept)
            self.marker.mark(f"#{name} taken off", lambda marks: marks.untag(ids, name))

    def action_note(self) -> None:
        """Ask for a note on the passage or the article at hand."""
        if len(self.targets) != 1:
            self.say("Go to an article or a claim to note something on it")
            return
        article, passage = self.targets[0], self.passage
        about = f"“{passage.text}”" if passage else self.desk.rows((article,))[0].title
        self.app.push_screen(Prompt("Note", about=about), lambda body: self._note(article, passage, body))

    def _note(self, article: str, passage: Passage | None, body: str | None) -> None:
        if body:
            self.marker.mark("Noted", lambda marks: marks.add_note(article, body, passage))

    # Out of the program.

    def action_browser(self) -> None:
        """Open the page of the article at hand."""
        rows = self.desk.rows(self.targets[:1])
        if rows and not self.desk.open_url(rows[0].url):
            self.say("This article has no address to open", "warning")

    def action_copy(self) -> None:
        """Copy the links of the articles at hand."""
        links = [row.url for row in self.desk.rows(self.targets) if row.url]
        self.copy("\n".join(links), "link" if len(links) == 1 else "links")

    def action_quote(self) -> None:
        """Copy the passage at hand, or the headline, as a Markdown quote with its link."""
        rows = self.desk.rows(self.targets[:1])
        if rows:
            words = self.passage.text if self.passage else rows[0].title
            link = f", <{rows[0].url}>" if rows[0].url else ""
            self.copy(f"> {' '.join(words.split())}\n> - {rows[0].outlet}{link}\n", "quote")

    def copy(self, text: str, what: str) -> None:
        """Copy a text and say so."""
        if text:
            self.app.copy_to_clipboard(text)
        self.say(f"Copied the {what}" if text else "Nothing to copy")

    def action_pipe(self) -> None:
        """Ask for a command and hand it the article at hand."""
        ids = self.targets[:1]
        if ids:
            self.app.push_screen(Prompt("Pipe the article to"), lambda cmd: self._pipe(ids[0], cmd))

    def _pipe(self, article: str, command: str | None) -> None:
        if command:
            text = self.desk.reading(article).article
            self.post_message(self.Pipe(command, f"{text.title}\n{text.url}\n\n{text.text}\n"))

    def action_export(self) -> None:
        """Ask where to write the digest."""
        dialog = ExportDialog(f"{self.desk.briefing().now.astimezone():briefing-%Y-%m-%d.md}", self.story_name)
        self.app.push_screen(dialog, self._export)

    def _export(self, wish: tuple[str, bool] | None) -> None:
        if wish:
            path, topic = Path(wish[0]).expanduser(), self.story if wish[1] else ""
            self.run_worker(
                lambda: self._written(path, topic), thread=True, group="export", exit_on_error=False
            )

    def _written(self, path: Path, topic: str) -> None:
        try:
            self.desk.export(path, topic)
        except OSError as error:
            self.post_message(Said(f"Not written: {error.strerror}: {path}", "warning"))
        else:
            self.post_message(Said(f"Written: {path}"))

    def on_said(self, message: Said) -> None:
        """Say what a thread has to say."""
        self.say(message.words, message.tone)

    # The reader decides.

    def action_why(self) -> None:
        """Say why the article at hand is in its story."""
        rows = self.desk.rows(self.targets[:1])
        if rows and self.story:
            why = self.desk.why(rows[0].id, self.story) or ("No reason is recorded.",)
            words = (rows[0].title, f"is in “{self.story_name}” because", *(f"· {one}" for one in why))
            self.app.push_screen(LinesDialog("Why here", words))

    def correct(self, kind: str, words: str, **wish: str) -> None:
        """Correct the grouping, for all later runs."""
        self.marker.mark(words, lambda marks: marks.correct(kind, **wish))

    def action_out(self) -> None:
        """Move the article at hand out of its story."""
        for article in self.targets[:1]:
            self.correct("out", f"Moved out of “{self.story_name}”", article=article, story=self.story)

    def action_into(self) -> None:
        """Ask which story the article at hand belongs to."""
        ids = self.targets[:1]
        if ids:
            self.app.push_screen(PickDialog("Move into which story?", self.stories()), lambda s: self._into(ids[0], s))

    def _into(self, article: str, story: str | None) -> None:
        if story:
            self.correct("into", "Moved", article=article, story=story)

    def stories(self) -> tuple[tuple[str, str], ...]:
        """Return the ids and names of all stories."""
        found, waiting = [], list(self.desk.briefing().branches)
        while waiting:
            branch = waiting.pop(0)
            waiting[:0] = branch.children
            if branch.sort == "story" and branch.id != self.story:
                found.append((branch.id, branch.name))
        return tuple(found)

    def action_zen(self) -> None:
        """Hide everything around the text, or show it again."""
        self.zen = not self.zen


class Said(Message):
    """A thread has something to say in the line at the foot."""

    def __init__(self, words: str, tone: str = "accent") -> None:
        super().__init__()
        self.words = words
        self.tone = tone


def _articles(ids: tuple[str, ...]) -> str:
    return "1 article" if len(ids) == 1 else f"{len(ids)} articles"
