"""A desk in memory: an invented edition that the screen's tests read and mark."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.core.briefing import ArticleRow, Branch, Briefing, MarkedSpan, Reading
from briefing.core.feed_state import FeedState
from briefing.core.intervals import Share
from briefing.core.marks import Correction, Note
from briefing.core.model import (
    Article,
    Claim,
    Compared,
    Evidence,
    Framing,
    Kind,
    NotCompared,
    Origin,
    Passage,
    Span,
    TopicKind,
)
from briefing.core.overview import Difference, Distinctive, Matrix, OutletShares, OverWeeks, Weeks
from briefing.core.query import Hit
from briefing.core.text import sentences
from briefing.core.timeline import Timeline, timeline
from briefing.pipeline.events import (
    Event,
    FeedAnswered,
    FeedFailed,
    PageRead,
    RefreshFinished,
    RefreshStarted,
    StoriesChanged,
)

NOW = datetime(2025, 4, 18, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

_TEXTS = {
    "pact-ledger": (
        "Ledger", "Minerals pact nears signature as ministers trade drafts", 3, Kind.REPORT, (),
        ("Ministers of Vessia and Ordania exchanged a fourth draft of the long-term supply agreement on Thursday. "
        "Refining capacity has fallen by a tenth since January, according to the chamber of industry.\n\n"
        "The truce on power plants is holding, both sides say. "
        "“We will not sign anything that binds our grandchildren,” said the Vessian trade minister, Ilka Maren. "
        "Talks resume on Tuesday in the harbour town of Sund.\n\n"
        "Investors read the draft as a sign that the corridor for grain ships stays open through the summer."),
    ),
    "pact-red": (
        "Red Weekly", "The sell-off of everything under our feet", 18 * 24, Kind.OPINION, (),
        ("What is being signed in Sund is the sell-off of everything under our feet. "
        "Nobody has asked the miners of the eastern valleys.\n\n"
        "“We will not sign anything,” the trade minister said, and signed a fourth draft the same evening. "
        "The refineries were hit again last week while the delegations had dinner."),
    ),
    "pact-wire": (
        "Northern Wire", "Vessia, Ordania exchange fourth draft of rare-earths deal", 4, Kind.REPORT, ("wire",),
        ("Delegations of Vessia and Ordania exchanged a fourth draft of a rare-earths deal on Thursday, officials said. "
        "The deal would run for thirty years.\n\n"
        "Both sides said that an energy truce agreed in March was being kept."),
    ),
    "pact-gazette": (
        "Sund Gazette", "Delegations fill every bed in town", 6, Kind.REPORT, (),
        ("Hotels in Sund are full for the second week running. "
        "The delegations bring good business, said the owner of the Anchor inn, and no end of black cars."),
    ),
    "strike-gazette": (
        "Sund Gazette", "Crane drivers to vote on harbour strike", 20, Kind.REPORT, (),
        ("Crane drivers at the port of Sund vote on Monday on a strike over night shifts. "
        "The harbour company calls the demand unaffordable."),
    ),
    "tariff-ledger": (
        "Ledger", "Ordania lifts tariffs on machine parts", 9, Kind.REPORT, ("paywall",),
        "Ordania lifts tariffs on machine parts from May.",
    ),
    "tariff-wire": (
        "Northern Wire", "Ordania to end machine-part tariffs in May", 10, Kind.REPORT, ("wire",),
        ("Ordania will end its tariffs on machine parts on 1 May, the government said. "
        "The step costs the treasury some forty million crowns a year."),
    ),
}  # fmt: skip

_STORIES = {
    "pact": ("Rare-earths deal", ("pact-ledger", "pact-wire", "pact-gazette", "pact-red")),
    "strike": ("Harbour strike", ("strike-gazette",)),
    "tariffs": ("Tariffs on machine parts", ("tariff-ledger", "tariff-wire")),
}

OUTLETS = ("Ledger", "Northern Wire", "Red Weekly", "Sund Gazette")


def articles() -> dict[str, Article]:
    """Return the articles of the edition."""
    return {
        one: Article(
            one, outlet, title, text, f"https://{outlet.lower().replace(' ', '')}.example/{one}",
            NOW - timedelta(hours=hours), kind=kind, flags=flags, language="en",
        )
        for one, (outlet, title, hours, kind, flags, text) in _TEXTS.items()
    }  # fmt: skip


@dataclass
class State:
    """What the reader has marked."""

    read: set[str] = field(default_factory=set)
    starred: set[str] = field(default_factory=set)
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    hidden: frozenset[str] = frozenset()


class FakeDesk:
    """A desk and its marks over dictionaries; `calls` tells what was asked of it."""

    def __init__(self, kept: Mapping[str, Article] | None = None) -> None:
        self.articles = dict(articles() if kept is None else kept)
        self.stories = {
            key: value for key, value in _STORIES.items() if value[1][0] in self.articles
        }
        self.state = State()
        self.past: list[tuple[str, State]] = []
        self.future: list[tuple[str, State]] = []
        self.calls: list[tuple[object, ...]] = []
        self.joined: dict[str, str] = {}
        self.mutes: tuple[tuple[str, str], ...] = ()
        self.kind = TopicKind.WATCHED
        self.events: tuple[Event, ...] = (
            RefreshStarted(3),
            FeedAnswered("https://ledger.example/feed", "Ledger", "new", 2),
            FeedFailed(
                "https://down.example/feed",
                "Red Weekly",
                "did not answer within 30 s",
                "Try again later",
            ),
            FeedAnswered("https://wire.example/feed", "Northern Wire", "unchanged"),
            RefreshFinished(2, 1, 2, 0, 1.5),
        )

    # Reads.

    def briefing(self) -> Briefing:
        branches = tuple(self._branch(story) for story in self.stories)
        unread = len(self.articles) - len(self.state.read)
        return Briefing(
            NOW, NOW - timedelta(hours=36), self._tree(branches), len(branches), len(self.articles),
            len({a.outlet for a in self.articles.values()}), unread, NOW - 18 * MINUTE if branches else None,
        )  # fmt: skip

    def _tree(self, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
        if "pact" not in self.stories:
            return branches
        pact, *others = branches
        unread = sum(one not in self.state.read for one in ("pact-ledger", "pact-wire"))
        topic = Branch("energy", "Energy truce", "topic", 2, 2, unread, topic=self.kind)
        saga = replace(pact, id="talks", name="Truce talks", sort="saga", children=(pact,))
        return (topic, saga, *others)

    def _branch(self, story: str) -> Branch:
        name, ids = self.stories[story]
        outlets = {self.articles[one].outlet for one in ids}
        silent = tuple(name for name in OUTLETS if name not in outlets)
        unread = sum(one not in self.state.read for one in ids)
        alone = next(iter(outlets)) if len(outlets) == 1 else ""
        return Branch(story, name, "story", len(ids), len(outlets), unread, alone, silent)

    def article_ids(self, of: str, *, only: str = "all", text: str = "") -> tuple[str, ...]:
        self.calls.append(("article_ids", of, only, text))
        of = {"talks": "pact"}.get(of, of)
        ids = self.stories[of][1] if of in self.stories else tuple(self.articles)
        ids = ("pact-ledger", "pact-wire") if of == "energy" else ids
        return tuple(one for one in ids if self._kept(one, only, text))

    def _kept(self, one: str, only: str, text: str) -> bool:
        shown = {"unread": one not in self.state.read, "starred": one in self.state.starred}.get(
            only, True
        )
        return shown and text.casefold() in self.articles[one].title.casefold()

    def rows(self, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
        self.calls.append(("rows", len(ids)))
        return tuple(self._row(self.articles[one]) for one in ids if one in self.articles)

    def _row(self, a: Article) -> ArticleRow:
        notes = sum(note.article == a.id for note in self.state.notes)
        return ArticleRow(
            a.id, a.outlet, a.title, a.url, a.published, a.words, a.kind, a.flags,
            a.id in self.state.read, a.id in self.state.starred, self.state.tags.get(a.id, ()), notes,
        )  # fmt: skip

    def reading(self, article: str, *, of: str = "", told: Framing | None = None) -> Reading:
        found = self.articles[self.joined.get(article, article)]
        framing = told or self.framing(of)
        claims = framing.claims if framing else ()
        marked = tuple(
            MarkedSpan(Span(e.start, e.end), claim.id, claim.title)
            for claim in claims for e in claim.evidence if e.article == article
        )  # fmt: skip
        letters = {a.id: a.letter for a in framing.articles} if framing else {}
        notes = tuple(note for note in self.state.notes if note.article == article)
        return Reading(
            found, sentences(found.text), marked, self.state.tags.get(article, ()), notes,
            article in self.state.read, article in self.state.starred, 1, letters.get(article, ""),
        )  # fmt: skip

    def framing(self, of: str) -> Framing | None:
        if of not in {"pact", "talks", "energy"}:
            return None
        full = self._pact()
        return replace(full, claims=tuple(c for c in full.claims if c.id not in self.state.hidden))

    def _pact(self) -> Framing:
        claims = (
            Claim("c1", "names", "Names for the minerals pact", 0.92, (
                self.passage("pact-red", "the sell-off of everything under our feet"),
                self.passage("pact-ledger", "long-term supply agreement"),
                self.passage("pact-wire", "a rare-earths deal"),
            )),
            Claim("c2", "quotes", "One sentence of Ilka Maren’s, whole and cut", 0.95, (
                self.passage("pact-ledger", "“We will not sign anything that binds our grandchildren,” said the Vessian trade minister, Ilka Maren."),
                self.passage("pact-red", "“We will not sign anything,” the trade minister said"),
            )),
            Claim("c3", "one outlet", "Only Ledger gives a figure for the losses", 0.8, (
                self.passage("pact-ledger", "Refining capacity has fallen by a tenth since January"),
            ), (self.passage("pact-red", "The refineries were hit again last week"),), "The nearest sentence elsewhere has no figure."),
        )  # fmt: skip
        return Framing("pact", "Rare-earths deal", self._compared("pact"), claims, (
            NotCompared("tone", "never computed"), NotCompared("emphasis", "Sund Gazette has fewer than 150 words"),
        ))  # fmt: skip

    def _compared(self, story: str) -> tuple[Compared, ...]:
        found = [self.articles[one] for one in self.stories[story][1]]
        return tuple(
            Compared(a.id, a.outlet, a.title, a.published, a.words, a.flags, letter)
            for a, letter in zip(found, "ABCDEFGH", strict=False)
        )

    def passage(self, article: str, words: str) -> Evidence:
        found = self.articles[article]
        start = found.text.index(words)
        return Evidence(article, found.outlet, start, start + len(words), words)

    def compare(self, ids: Sequence[str], cancelled: Callable[[], bool]) -> Framing:
        del cancelled
        self.calls.append(("compare", tuple(ids)))
        compared = tuple(
            Compared(a.id, a.outlet, a.title, a.published, a.words, a.flags, letter)
            for a, letter in zip((self.articles[one] for one in ids), "ABCDEFGH", strict=False)
        )
        return Framing("picked", "picked", compared, ())

    def timeline(self, of: str) -> Timeline:
        self.calls.append(("timeline", of))
        return timeline([self.articles[one] for one in self.article_ids(of)])

    def shares(self, of: str, picked: Sequence[str] = ()) -> Matrix:
        self.calls.append(("shares", of, tuple(picked)))
        ledger = (
            (self.passage("pact-ledger", "Talks resume on Tuesday in the harbour town of Sund."),),
            (self.passage("pact-ledger", "The truce on power plants is holding, both sides say."),),
            (),
        )
        wire = ((), (), (self.passage("pact-wire", "The deal would run for thirty years."),))
        lines = (
            OutletShares("Ledger", 11, ledger),
            OutletShares("Red Weekly", 4, ((), (), ())),
            OutletShares("Northern Wire", 3, wire),
        )
        return Matrix(of, "actors", ("Sund", "Ilka Maren", "Chamber of Industry"), lines)

    def weeks(self, of: str) -> Weeks:
        self.calls.append(("weeks", of))
        selloff = self.passage("pact-red", "the sell-off of everything under our feet")
        maren = self.passage("pact-red", "“We will not sign anything,” the trade minister said")
        words = (Distinctive("sell-off", True, 14, 1, 4.2, 4, (selloff,)),)
        shares = (
            Difference("labels", "Ilka Maren", "puppet", Share(7, 8), Share(1, 30), (maren,)),
            Difference("voices", "Ilka Maren", "", Share(8, 9), Share(4, 31), (maren,)),
        )
        outlets = (
            OverWeeks("Red Weekly", 9, 4_210, 31, 5_800, words, shares),
            OverWeeks("Ledger", 4, 3_100, 36, 6_910),
            OverWeeks("Northern Wire", 20, 1_204, 20, 8_806),
        )
        left_out = (NotCompared("agency copy", "2 of Northern Wire"),)
        return Weeks(of, "Rare-earths deal", NOW - timedelta(days=40), NOW, outlets, left_out)

    def numbers(self, framing: Framing) -> Mapping[tuple[str, int], int]:
        return {
            (e.article, e.start): self._number(e)
            for claim in framing.claims
            for e in (*claim.evidence, *claim.nearest)
        }

    def _number(self, e: Evidence) -> int:
        return next(
            s.number for s in sentences(self.articles[e.article].text) if s.start <= e.start < s.end
        )

    def muted(self) -> tuple[tuple[str, str], ...]:
        return self.mutes

    def why(self, article: str, of: str) -> tuple[str, ...]:
        return ("shared words: draft, Vessia, Sund", "1 day apart", "score 0.41")

    def search(self, query: str, limit: int) -> tuple[Hit, ...]:
        query = query.rstrip("*")
        hits = (
            a
            for a in self.articles.values()
            if query.casefold() in f"{a.title} {a.text}".casefold()
        )
        return tuple(self._hit(a, query) for a in hits)[:limit]

    def _hit(self, a: Article, query: str) -> Hit:
        at = a.text.casefold().find(query.casefold())
        snippet = a.text[max(0, at - 40) : at + 60] if at >= 0 else a.text[:100]
        return Hit(a.id, a.title, a.outlet, a.published, snippet, at if at >= 0 else None)

    def tags(self) -> tuple[tuple[str, int], ...]:
        names = [name for tags in self.state.tags.values() for name in tags]
        return tuple(
            (name, names.count(name)) for name in dict.fromkeys((*names, "minerals", "energy"))
        )

    def feeds(self) -> tuple[FeedState, ...]:
        if not self.articles:
            return ()
        well = [
            FeedState(
                f"https://{n.lower().replace(' ', '')}.example/feed",
                n,
                status="unchanged",
                last_success=NOW - 18 * MINUTE,
            )
            for n in OUTLETS
            if n != "Red Weekly"
        ]
        down = FeedState(
            "https://down.example/feed",
            "Red Weekly",
            status="failed",
            reason="did not answer within 30 s",
            advice="Try again later, or open the address in a browser.",
            failures=3,
            last_success=NOW - timedelta(days=2),
        )
        return (*well, down)

    def export(self, path: Path, topic: str) -> None:
        self.calls.append(("export", path.name, topic))
        path.write_text(f"# Briefing {topic}\n", encoding="utf-8")

    def refresh(
        self, only: Sequence[str], cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        self.calls.append(("refresh", tuple(only)))
        yield from self.events

    def read_page(
        self, article: str, cancelled: Callable[[], bool]
    ) -> Generator[Event, None, None]:
        self.calls.append(("read_page", article))
        yield PageRead(article, 1, 1)

    def regroup(self, cancelled: Callable[[], bool]) -> Generator[Event, None, None]:
        self.calls.append(("regroup",))
        yield StoriesChanged(3, 1)

    def open_url(self, url: str) -> bool:
        self.calls.append(("open_url", url))
        return url.startswith("https://")

    # Marks.

    def open_marks(self) -> FakeDesk:
        return self

    def close(self) -> None:
        self.calls.append(("close",))

    def _mark(self, words: str, **changes: object) -> None:
        self.calls.append((words,))
        self.past.append((words, replace(self.state)))
        self.future = []
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def tag(self, articles: Sequence[str], name: str) -> None:
        tags = {one: (*self.state.tags.get(one, ()), name) for one in articles}
        self._mark(f"tag {name}", tags=self.state.tags | tags)

    def untag(self, articles: Sequence[str], name: str) -> None:
        tags = {
            one: tuple(t for t in self.state.tags.get(one, ()) if t != name) for one in articles
        }
        self._mark(f"untag {name}", tags=self.state.tags | tags)

    def set_read(self, articles: Sequence[str], *, read: bool) -> None:
        now = self.state.read | set(articles) if read else self.state.read - set(articles)
        self._mark("read" if read else "unread", read=now)

    def set_starred(self, articles: Sequence[str], *, starred: bool) -> None:
        now = self.state.starred | set(articles) if starred else self.state.starred - set(articles)
        self._mark("star" if starred else "unstar", starred=now)

    def add_note(self, article: str, body: str, passage: Passage | None) -> None:
        start, end = (passage.start, passage.end) if passage else (None, None)
        note = Note(
            len(self.state.notes) + 1,
            article,
            body,
            NOW,
            1,
            start,
            end,
            passage.text if passage else "",
        )
        self._mark("note", notes=(*self.state.notes, note))

    def change_note(self, note: int, body: str) -> None:
        notes = tuple(replace(n, body=body) if n.id == note else n for n in self.state.notes)
        self._mark("change note", notes=notes)

    def delete_note(self, note: int) -> None:
        self._mark("delete note", notes=tuple(n for n in self.state.notes if n.id != note))

    def hide_claim(self, claim: str) -> None:
        self._mark("hide claim", hidden=self.state.hidden | {claim})

    def correct(self, correction: Correction) -> None:
        self.calls.append(("correct", correction))

    def want_page(self, article: str) -> None:
        self.calls.append(("want_page", article))

    def undo(self) -> str | None:
        if not self.past:
            return None
        words, before = self.past.pop()
        self.future.append((words, self.state))
        self.state = before
        return words

    def redo(self) -> str | None:
        if not self.future:
            return None
        words, after = self.future.pop()
        self.past.append((words, self.state))
        self.state = after
        return words


class ManyDesk(FakeDesk):
    """A desk with very many articles."""

    def __init__(self, count: int) -> None:
        one = next(iter(articles().values()))
        super().__init__({})
        self.count = count
        self.one = one
        self.asked = 0

    def briefing(self) -> Briefing:
        return Briefing(NOW, NOW, (), 0, self.count, 1, self.count)

    def article_ids(self, of: str, *, only: str = "all", text: str = "") -> tuple[str, ...]:
        return tuple(map(str, range(self.count)))

    def rows(self, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
        self.asked += len(ids)
        return tuple(replace(self._row(self.one), id=one, title=f"Article {one}") for one in ids)


def summary_only(desk: FakeDesk, article: str) -> None:
    """Take an article's text away, as if its page had not come."""
    desk.articles[article] = replace(desk.articles[article], text="", origin=Origin.SUMMARY)
