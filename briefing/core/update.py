"""What a feed's new answer changes: parsed entries and what is known of them to an Update.

Identity, in this order: the entry's guid, else its address, else a hash of its title and date. Two
entries with one canonical address, in one feed or in several, are one article. An entry whose words
differ from last time is an edited one: a new version of its article, never a new article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from briefing.core.feed_state import FeedState
from briefing.core.kinds import kind_of
from briefing.core.model import FLAG_DAMAGED, Article, Entry, Feed, Origin, ParsedFeed
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, TITLE_LIMIT, one_line
from briefing.core.urls import URL_LIMIT, identifying

EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)  # before it stands only what a broken clock wrote
SLACK = timedelta(days=1)  # clocks and time zones go wrong by less

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry as the store remembers it. `url` is its canonical address if that identifies it."""

    guid: str
    article: str
    hash: str
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry to store, with the article that it makes, edits or belongs to.

    `content` is the feed's own full text as HTML, kept until the page has been read.
    """

    guid: str
    hash: str
    url: str
    content: str
    article: Article


@dataclass(frozen=True, slots=True)
class Update:
    """All that one answer of one feed changes; `state` is the feed's next state.

    `new` make articles, `changed` edit theirs, `linked` belong to articles that another feed or
    another entry brought.
    """

    state: FeedState
    new: tuple[Arrival, ...] = ()
    changed: tuple[Arrival, ...] = ()
    linked: tuple[Arrival, ...] = ()
    unchanged: int = 0

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that are new or changed."""
        return tuple(arrival.article.id for arrival in (*self.new, *self.changed))


@dataclass(frozen=True, slots=True)
class _Identified:
    entry: Entry
    guid: str
    address: str
    hash: str


def decide(
    feed: Feed,
    parsed: ParsedFeed,
    known: Mapping[str, KnownEntry],
    state: FeedState,
    now: datetime,
    *,
    elsewhere: Mapping[str, str] = _NOTHING,
) -> Update:
    """Return what the answer `parsed` of `feed` changes.

    Takes the feed's `known` entries by guid, its `state`, and the articles that other feeds brought
    under the same canonical addresses (`addresses` of the parsed feed) as ids by address.
    """
    known_by_address = _by_address(known.values())
    articles = dict(elsewhere)
    arrive = partial(_arrival, feed=feed, parsed=parsed, now=now)
    new, changed, linked, unchanged = [], [], [], 0
    for one in _identified(parsed.entries, known):
        before = known.get(one.guid) or known_by_address.get(one.address)
        if before is not None and before.hash == one.hash:
            unchanged += 1
        elif before is not None:
            changed.append(arrive(one, before.guid, before.article))
        elif one.address in articles:
            linked.append(arrive(one, one.guid, articles[one.address]))
        else:
            new.append(arrive(one, one.guid, article_id(feed.outlet, one.address or one.guid)))
            articles |= {one.address: new[-1].article.id} if one.address else {}
    after = _next_state(state, feed, parsed)
    if new or changed:
        after = replace(after, status=after.status if parsed.damage else "new")
    if new:
        after = replace(after, last_new=now)
    return Update(after, tuple(new), tuple(changed), tuple(linked), unchanged)


def addresses(parsed: ParsedFeed, known: Mapping[str, KnownEntry] = _NOTHING) -> tuple[str, ...]:
    """Return the canonical addresses of the entries of `parsed` that are not `known`, each once."""
    found = dict.fromkeys(
        identifying(entry.url) for entry in parsed.entries if entry.guid not in known
    )
    return tuple(address for address in found if address)


def article_id(outlet: str, identity: str) -> str:
    """Return the short stable id of the article that `outlet` publishes as `identity`."""
    return _digest(6, outlet, identity)


def identity_of(article: Article) -> str:
    """Return what tells `article` from others of its outlet: its address, else title and date."""
    day = article.published.date().isoformat() if article.published else ""
    return identifying(article.url) or _digest(12, article.title, day)


def edited(stored: Article, arrived: Article) -> Article:
    """Return `stored` with what its edited entry says: the title, and the text if it has no other."""
    return replace(
        stored,
        title=arrived.title,
        text=arrived.text if stored.origin is Origin.SUMMARY else stored.text,
        published=stored.published or arrived.published,
        author=arrived.author or stored.author,
    )


def trusted(when: datetime | None, now: datetime) -> datetime | None:
    """Return `when` if it can be the date of an article read at `now`, else None: unknown."""
    return when if when is not None and EARLIEST <= when <= now + SLACK else None


def _identified(entries: Sequence[Entry], known: Mapping[str, KnownEntry]) -> Iterator[_Identified]:
    """Give each entry its guid and address. The same one twice counts once.

    A guid that stands on several entries tells none of them apart, nor does an address under
    several titles.
    """
    guids = Counter(entry.guid for entry in entries)
    titles = defaultdict(set)
    for entry in entries:
        titles[entry.url].add(entry.title)
    seen = set()
    for entry in entries:
        address = _address(entry, known) if len(titles[entry.url]) == 1 else ""
        own = entry.guid if guids[entry.guid] == 1 else ""
        guid = (own or address or _title_and_date(entry))[:URL_LIMIT]
        if guid not in seen:
            seen.add(guid)
            yield _Identified(entry, guid, address, _hash(entry))


def _address(entry: Entry, known: Mapping[str, KnownEntry]) -> str:
    before = known.get(entry.guid)
    return before.url if before is not None else identifying(entry.url)


def _title_and_date(entry: Entry) -> str:
    when = entry.published or entry.updated
    return _digest(12, entry.title or entry.summary, when.isoformat() if when else "")


def _by_address(known: Iterable[KnownEntry]) -> dict[str, KnownEntry]:
    known = tuple(known)
    uses = Counter(entry.url for entry in known)
    return {entry.url: entry for entry in known if entry.url and uses[entry.url] == 1}


def _hash(entry: Entry) -> str:
    """Return a hash of the words of an entry; markup and spacing may change without an edit."""
    words = " ".join(_TAG.sub(" ", entry.content).split()) if entry.content else ""
    return _digest(12, entry.title, entry.summary, words)


def _digest(size: int, *parts: str) -> str:
    whole = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=size).hexdigest()


def _arrival(
    one: _Identified, guid: str, article: str, *, feed: Feed, parsed: ParsedFeed, now: datetime
) -> Arrival:
    made = _article(article, one.entry, feed, parsed, now)
    return Arrival(guid, one.hash, one.address, one.entry.content[:TEXT_LIMIT], made)


def _article(article: str, entry: Entry, feed: Feed, parsed: ParsedFeed, now: datetime) -> Article:
    return Article(
        id=article,
        outlet=feed.outlet,
        title=entry.title[:TITLE_LIMIT] or one_line(entry.summary, 80),
        text=entry.summary[:TEXT_LIMIT],
        url=entry.url,
        published=trusted(entry.published, now) or trusted(entry.updated, now),
        first_seen=now,
        language=entry.language or parsed.language or feed.language,
        author=entry.author[:AUTHOR_LIMIT],
        kind=kind_of(sections=entry.categories, url=entry.url, title=entry.title),
        origin=Origin.SUMMARY,
        flags=(FLAG_DAMAGED,) if entry.damaged else (),
    )


def _next_state(state: FeedState, feed: Feed, parsed: ParsedFeed) -> FeedState:
    return replace(
        state,
        url=feed.url,
        outlet=feed.outlet,
        title=parsed.title or state.title,
        status="damaged" if parsed.damage else "unchanged",
        damage=parsed.damage,
        ttl_minutes=parsed.ttl_minutes or 0,
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
    )
