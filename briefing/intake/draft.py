"""What a feed's format says, before it is judged: the value between reading and keeping.

Every reader (fast path, feedparser, JSON Feed) fills a `FeedDraft`; `finished` alone turns it into
a `ParsedFeed`: HTML to plain text, dates, links, limits, identity. So the readers cannot differ in
any of these.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from html import escape

from briefing.core.model import Entry, ParsedFeed
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, clean, one_line
from briefing.core.urls import URL_LIMIT, safe_url
from briefing.intake import dates
from briefing.intake.markup import looks_like_html, plain_text, tidy

ENTRY_LIMIT = 5_000
CATEGORY_LIMIT = 50
CATEGORY_LENGTH = 100
LANGUAGE_LENGTH = 35  # RFC 5646, section 4.4.1
TTL_LIMIT_MINUTES = 7 * 24 * 60

_EMAIL = r"[A-Za-z0-9_.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}"
_PERSON = re.compile(rf"{_EMAIL} \(([^()<>@&]+)\)|([^()<>@&]+) <{_EMAIL}>|({_EMAIL})")
_ADDRESS = re.compile(rf"[<(]?{_EMAIL}[>)]?")
_LONG_NAME = 320  # as long as an address may be, RFC 3696


class Markup(StrEnum):
    """What the characters of a text are, as far as its format says."""

    TEXT = "text"
    HTML = "html"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as printed in the feed, XML decoded, HTML not."""

    value: str = ""
    markup: Markup = Markup.TEXT


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One entry as its format gives it; dates and links as printed."""

    guid: str = ""
    link: str = ""
    title: Said = Said()
    summary: Said = Said()
    contents: tuple[Said, ...] = ()
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedDraft:
    """A whole feed as its format gives it."""

    entries: tuple[EntryDraft, ...] = ()
    title: Said = Said()
    link: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What all entries of a feed are seen against."""

    base: str
    language: str
    now: datetime
    damaged: bool


def finished(
    draft: FeedDraft, *, url: str, now: datetime, damage: str = "", damaged: bool = False
) -> ParsedFeed:
    """Return the feed that `draft` describes, as it may be stored.

    `url` is the feed's own address, against which links are resolved. `damage` says what was wrong
    with its bytes; `damaged` that its entries are recovered from them.
    """
    base = safe_url(draft.link, url) or url
    seen = _Seen(base, _language(draft.language), now, damaged)
    kept = _newest(_identified(draft.entries, base), now)
    return ParsedFeed(
        entries=tuple(_entry(guid, entry, seen) for guid, entry in kept if _says_something(entry)),
        title=one_line(_plain(draft.title)),
        url=safe_url(draft.link, url),
        language=seen.language,
        damage=one_line(damage),
        ttl_minutes=_ttl(draft.ttl_minutes),
        skip_hours=tuple(sorted({hour % 24 for hour in draft.skip_hours if 0 <= hour <= 24})),
        skip_days=draft.skip_days,
    )


def _identified(drafts: tuple[EntryDraft, ...], base: str) -> list[tuple[str, EntryDraft]]:
    """Give every draft its identity, and drop what comes twice.

    One guid on several links is a broken publisher's constant: there the link is the identity.
    """
    links: dict[str, set[str]] = {}
    for draft in drafts:
        links.setdefault(draft.guid, set()).add(draft.link)
    named: dict[str, EntryDraft] = {}
    for draft in drafts:
        shared = len(links[draft.guid]) > 1
        named.setdefault(_identity(draft, base, "" if shared else draft.guid), draft)
    return list(named.items())


def _identity(draft: EntryDraft, base: str, guid: str) -> str:
    name = one_line(guid, URL_LIMIT + 1) or _link(draft, base)
    if name and len(name) <= URL_LIMIT:
        return name
    print_ = f"{guid}\n{draft.title.value}\n{draft.published or draft.updated}"
    return "sha256:" + hashlib.sha256(print_.encode("utf-8", "replace")).hexdigest()


def _newest(named: list[tuple[str, EntryDraft]], now: datetime) -> list[tuple[str, EntryDraft]]:
    if len(named) <= ENTRY_LIMIT:
        return named
    oldest = datetime.min.replace(tzinfo=UTC)
    stamps = [_published(draft, now) or oldest for _, draft in named]
    order = sorted(range(len(named)), key=lambda index: stamps[index], reverse=True)
    return [named[index] for index in sorted(order[:ENTRY_LIMIT])]


def _entry(guid: str, draft: EntryDraft, seen: _Seen) -> Entry:
    summary = _plain(draft.summary)[:TEXT_LIMIT]
    return Entry(
        guid=guid,
        url=_link(draft, seen.base),
        title=one_line(_plain(draft.title)),
        summary=summary,
        content=_content(draft.contents, summary),
        author=_author(draft.authors),
        published=_published(draft, seen.now),
        updated=dates.published(draft.updated, seen.now),
        language=_language(draft.language) or seen.language,
        categories=_categories(draft.categories),
        damaged=seen.damaged,
    )


def _says_something(draft: EntryDraft) -> bool:
    texts = (draft.title.value, draft.summary.value, draft.published, draft.updated)
    lists = (draft.contents, draft.authors, draft.categories)
    return bool(draft.guid or draft.link or any(texts) or any(any(values) for values in lists))


def _published(draft: EntryDraft, now: datetime) -> datetime | None:
    return dates.published(draft.published, now) or dates.published(draft.updated, now)


def _link(draft: EntryDraft, base: str) -> str:
    if draft.link == draft.guid:  # a guid that stands for the link is an address or nothing
        return safe_url(draft.link)
    return safe_url(draft.link, base)


def _plain(said: Said) -> str:
    if not said.value:
        return ""
    return plain_text(said.value) if _is_html(said) else tidy(said.value)


def _is_html(said: Said) -> bool:
    if said.markup is Markup.UNSAID:
        return looks_like_html(said.value)
    return said.markup is Markup.HTML


def _content(contents: tuple[Said, ...], summary: str) -> str:
    """Return the longest; one shorter than the summary is a caption, not the article."""
    longest = max((_html(said) for said in contents), key=len, default="")
    return clean(longest)[:TEXT_LIMIT].strip() if len(longest) >= len(summary) else ""


def _html(said: Said) -> str:
    if _is_html(said):
        return said.value
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in _BLANK.split(said.value))


_BLANK = re.compile(r"\n\s*\n")


def _author(names: tuple[str, ...]) -> str:
    kept = dict.fromkeys(one_line(_person(plain_text(name)), AUTHOR_LIMIT) for name in names)
    return ", ".join(name for name in kept if name)[:AUTHOR_LIMIT].rstrip()


def _person(text: str) -> str:
    """Return who is meant by "address (name)", "name <address>", a bare name or address."""
    text = text[:_LONG_NAME]
    if "@" not in text:
        return text
    if match := _PERSON.fullmatch(text):
        return (match[1] or match[2] or match[3]).strip()
    return " ".join(_ADDRESS.sub(" ", text).split()) or text


def _categories(names: tuple[str, ...]) -> tuple[str, ...]:
    kept = dict.fromkeys(one_line(plain_text(name), CATEGORY_LENGTH) for name in names)
    return tuple(name for name in kept if name)[:CATEGORY_LIMIT]


def _language(tag: str) -> str:
    return one_line(tag.replace("_", "-"), LANGUAGE_LENGTH)


def _ttl(minutes: int | None) -> int | None:
    return min(minutes, TTL_LIMIT_MINUTES) if minutes is not None and minutes > 0 else None
