"""Articles from files that the reader brings: plain text, saved pages, JSON Lines.

Their text is kept as it is but for `clean`, so that offsets that others noted still hold. A line or
file that cannot be read is handed to `problem`, and the rest goes on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from briefing.core.kinds import kind_of
from briefing.core.model import FLAG_PAYWALL, Article, Kind, Origin
from briefing.core.text import AUTHOR_LIMIT, TITLE_LIMIT, clean, one_line
from briefing.core.urls import safe_url
from briefing.errors import BriefingError, ParseError, UsageError
from briefing.intake import dates, encodings

if TYPE_CHECKING:
    from briefing.intake.pages import PageText

FIRST_LINE_LIMIT = 200  # a longer first line is a paragraph, not a title

_HEADER = re.compile(
    r"(title|outlet|date|published|url|author|language|kind):[ \t]*(.*)\n", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_FIRST_LINE = re.compile(rf"\s*(\S(?:.{{0,{FIRST_LINE_LIMIT - 2}}}\S)?)[ \t]*\n[ \t]*\n\s*")


def raised(error: BriefingError) -> None:
    """Raise a problem: what happens to one when the caller has nothing better."""
    raise error


@dataclass(frozen=True, slots=True)
class Given:
    """What the reader said about a file; it comes before what the file says of itself."""

    name: str
    outlet: str = ""
    title: str = ""
    date: str = ""
    url: str = ""


def read_articles(
    body: bytes,
    form: str,
    *,
    name: str,
    outlet: str = "",
    title: str = "",
    date: str = "",
    url: str = "",
    now: datetime,
    problem: Callable[[BriefingError], None] = raised,
) -> tuple[Article, ...]:
    """Return the articles in a file of the given form: "txt", "html" or "jsonl".

    `name` is the file's, for messages. Without an id of its own an article gets one when it is
    stored. Raises UsageError when the reader's date or address cannot be one.
    """
    given = Given(
        one_line(name), one_line(outlet, AUTHOR_LIMIT), one_line(title), date, _own_url(url)
    )
    when = _own_date(date)
    try:
        found = tuple(_readers[form](body, given, now, problem))
    except ParseError as error:
        problem(error)
        return ()
    return tuple(replace(article, published=when or article.published) for article in found)


def _own_date(text: str) -> datetime | None:
    when = moment(text) if text else None
    if text and when is None:
        raise UsageError(
            f"{text!r} is no date", advice="Write it as 2026-11-22 or 2026-11-22T07:30Z"
        )
    return when


def _own_url(text: str) -> str:
    if text and not safe_url(text):
        raise UsageError(f"{text!r} is no address", advice="It starts with http:// or https://")
    return safe_url(text) if text else ""


def moment(text: str) -> datetime | None:
    """Return the moment that an ISO 8601 date or date-time names, or one as feeds print it."""
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return dates.parse_date(text)
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def _outlet(given: Given, found: str = "") -> str:
    outlet = given.outlet or one_line(found, AUTHOR_LIMIT)
    if not outlet:
        raise ParseError("nothing says who published it", subject=given.name, advice="Say --outlet")
    return outlet


# Plain text


def _from_text(
    body: bytes, given: Given, _now: datetime, _problem: Callable[[BriefingError], None]
) -> Iterator[Article]:
    text = clean(encodings.decode(body).text)
    headers, text = _headers(text)
    title, text = _titled(text, given.title or one_line(headers.get("title", "")))
    if not text.strip():
        raise ParseError("there is no text in it", subject=given.name)
    url = given.url or safe_url(headers.get("url", ""))
    title = title or one_line(PurePath(given.name).stem)
    yield Article(
        id="",
        outlet=_outlet(given, headers.get("outlet", "")),
        title=title,
        text=text,
        url=url,
        published=moment(headers.get("date") or headers.get("published") or ""),
        language=one_line(headers.get("language", ""), AUTHOR_LIMIT),
        author=one_line(headers.get("author", ""), AUTHOR_LIMIT),
        kind=_kind(headers.get("kind", "")) or kind_of(url=url, title=title),
        origin=Origin.IMPORT,
    )


def _headers(text: str) -> tuple[dict[str, str], str]:
    """Return the header lines at the top of a text, and the text without them."""
    headers, position = {}, 0
    while match := _HEADER.match(text, position):
        headers[match[1].lower()] = match[2].strip()
        position = match.end()
    if position and (blank := _BLANK_LINES.match(text, position)):
        position = blank.end()
    return headers, text[position:]


def _titled(text: str, title: str) -> tuple[str, str]:
    """Return the title and the text; without a title, a short first line that stands alone is it."""
    match = None if title else _FIRST_LINE.match(text)
    return (one_line(match[1]), text[match.end() :]) if match else (title, text)


def _kind(name: str) -> Kind | None:
    return Kind(name.lower()) if name.lower() in set(Kind) else None


# Saved pages


def _from_html(
    body: bytes, given: Given, now: datetime, _problem: Callable[[BriefingError], None]
) -> Iterator[Article]:
    page = _page(body, given, now)
    yield Article(
        id="",
        outlet=_outlet(given, page.site),
        title=given.title or page.title,
        text=page.text,
        url=given.url or page.canonical_url,
        published=page.published,
        language=page.language,
        author=page.author,
        kind=page.kind,
        origin=Origin.IMPORT,
        flags=tuple(flag for flag in page.flags if flag != FLAG_PAYWALL),  # the reader is inside
    )


def _page(body: bytes, given: Given, now: datetime) -> PageText:
    """Return the page's article, extracted in a worker: it is not ours, and may be a trap."""
    from briefing.intake.jobs import PageBytes, ReadPage, read_page
    from briefing.intake.workers import Workers, WorkFailed

    with Workers(1) as workers:
        workers.submit(read_page, PageBytes(body, "", given.url, now, given.title))
        value = next(workers.drain()).value
    if isinstance(value, ReadPage):
        return value.page
    failed = value or WorkFailed("nothing came of it")
    raise ParseError(failed.reason, subject=given.name, advice=failed.advice)


# JSON Lines


def _from_json_lines(
    body: bytes, given: Given, _now: datetime, problem: Callable[[BriefingError], None]
) -> Iterator[Article]:
    for number, line in enumerate(encodings.decode(body).text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _from_record(line, replace(given, name=f"{given.name}:{number}"))
        except ParseError as error:
            problem(error)


def _from_record(line: str, given: Given) -> Article:
    record = _record(line, given.name)
    title = given.title or one_line(_field(record, "title", given))
    text = clean(_field(record, "text", given))
    if not title or not text.strip():
        raise ParseError(f"no {'text' if title else 'title'}", subject=given.name)
    return Article(
        id=one_line(_field(record, "id", given), TITLE_LIMIT),
        outlet=_outlet(given, _field(record, "outlet", given)),
        title=title,
        text=text,
        url=given.url or _address(record, given),
        published=_published(record, given),
        language=one_line(_field(record, "language", given), AUTHOR_LIMIT),
        author=one_line(_field(record, "author", given), AUTHOR_LIMIT),
        kind=_stated_kind(record, given),
        origin=Origin.IMPORT,
    )


def _record(line: str, name: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"not JSON: {error}", subject=name) from error
    if not isinstance(record, dict):
        raise ParseError("not a JSON object", subject=name)
    return record


def _field(record: Mapping[str, Any], key: str, given: Given) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ParseError(f'"{key}" is not a text', subject=given.name)
    return value or ""


def _address(record: Mapping[str, Any], given: Given) -> str:
    url = _field(record, "url", given)
    if url and not safe_url(url):
        raise ParseError(f'"url" is no http address: {url[:100]!r}', subject=given.name)
    return safe_url(url)


def _published(record: Mapping[str, Any], given: Given) -> datetime | None:
    text = _field(record, "published", given)
    when = moment(text) if text else None
    if text and when is None:
        raise ParseError(f'"published" is no date: {text[:100]!r}', subject=given.name)
    return when


def _stated_kind(record: Mapping[str, Any], given: Given) -> Kind:
    name = _field(record, "kind", given)
    kind = _kind(name or Kind.REPORT)
    if kind is None:
        raise ParseError(f'"kind" is none of {", ".join(Kind)}: {name[:100]!r}', subject=given.name)
    return kind


_readers = {"txt": _from_text, "html": _from_html, "jsonl": _from_json_lines}
