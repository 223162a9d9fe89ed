"""Coverage as a whole, as values: where sentences go, and what differs over weeks.

They stand apart from what makes them, so that the screen starts without the methods.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing.core.intervals import Share
from briefing.core.model import Evidence, NotCompared

ACTORS, TOPICS = "actors", "topics"  # sorts of columns
LABELS, VOICES = "labels", "voices"  # kinds of shares
ENOUGH_WORDS = 3_000  # of the outlet's own, and of all others' together
TELLING = 10  # sentences; a share of fewer is drawn, but does not set the scale
ENOUGH_TEXTS = 5  # with fewer, what is said is said of these texts, not of the outlet


@dataclass(frozen=True, slots=True)
class OutletShares:
    """One outlet: how many sentences it has, and for each column those that belong there."""

    outlet: str
    sentences: int
    cells: tuple[tuple[Evidence, ...], ...]

    def share(self, column: int) -> Share:
        """Return the share of a column."""
        return Share(len(self.cells[column]), self.sentences)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets by columns: `sort` says whether these are actors or topics. Great ones come first."""

    of: str
    sort: str
    columns: tuple[str, ...] = ()
    lines: tuple[OutletShares, ...] = ()
    note: str = ""

    @property
    def greatest(self) -> float:
        """The greatest share of the outlets that say enough for shares to mean something."""
        telling = [one for one in self.lines if one.sentences >= TELLING] or self.lines
        shares = (one.share(at).value for one in telling for at in range(len(self.columns)))
        return max(shares, default=0.0) or 1.0


@dataclass(frozen=True, slots=True)
class Distinctive:
    """A word that one outlet's texts use more often than the others' (`more`), or less often.

    `count` and `others` say how often, `texts` in how many texts of those that use it more often,
    from which the examples are, each of another text.
    """

    word: str
    more: bool
    count: int
    others: int
    z: float
    texts: int
    examples: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A share of one outlet's texts that differs from the others': `kind` is labels or voices.

    Of labels, it is of the texts that name `actor`, those that call him `word`; of voices, it is
    of all texts those that quote `actor`. The examples are of the side where the share is greater.
    """

    kind: str
    actor: str
    word: str
    share: Share
    others: Share
    examples: tuple[Evidence, ...]

    @property
    def more(self) -> bool:
        """Whether the outlet has the greater share."""
        return self.share.value > self.others.value


@dataclass(frozen=True, slots=True)
class OverWeeks:
    """One outlet beside all others: how many texts and words each has, and what differs."""

    outlet: str
    texts: int
    words: int
    other_texts: int
    other_words: int
    distinctive: tuple[Distinctive, ...] = ()
    shares: tuple[Difference, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there is text enough on both sides to compare them."""
        return min(self.words, self.other_words) >= ENOUGH_WORDS

    @property
    def subject(self) -> str:
        """Of what is said what is found: the outlet, or only these few texts."""
        return self.outlet if self.texts >= ENOUGH_TEXTS else f"These texts of {self.outlet}"


@dataclass(frozen=True, slots=True)
class Weeks:
    """Every outlet of a topic beside the others, those with most words first."""

    of: str
    name: str
    first: datetime | None
    last: datetime | None
    outlets: tuple[OverWeeks, ...]
    left_out: tuple[NotCompared, ...] = ()
