"""The language of search and filters: words as typed to a frozen value.

    truce "black sea" -opinion refiner* tag:grain outlet:"Red Weekly" is:unread has:note since:2d

Every word must occur; quotes keep words together, a leading minus rules out, a trailing star takes
every ending. A word before a colon that is no field is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from briefing.core.text import clean
from briefing.errors import UsageError

TERM_LIMIT = 64  # more words than anybody types; SQLite refuses some hundreds

_PART = re.compile(r'(?P<minus>-?)(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_SPAN = re.compile(r"(?P<count>\d{1,9})\s*(?P<unit>[hdw])")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles a list holds. Every part narrows it; None and empty leave it as it is.

    Of `tags` and of `outlets`, any one is enough. An outlet is meant by its name or, when none is
    called so, by a part of it. From `since` (included) to `until` (not included).
    """

    ids: tuple[str, ...] | None = None
    read: bool | None = None
    starred: bool | None = None
    noted: bool | None = None
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    without_outlets: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to find; with `prefix`, its last word may go on."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All `terms`, none of `without`, among the articles of `selection`."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    selection: Selection = Selection()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found. `snippet` is from its text, or the note that matched.

    `start` and `end` are the offsets of the first match in the text; None when only the title or
    a note matched.
    """

    article: str
    title: str
    outlet: str
    published: datetime | None
    snippet: str
    start: int | None = None
    end: int | None = None


def parse(text: str, now: datetime) -> Query:
    """Return what `text` asks for; times such as `2d` count back from `now`.

    Raises UsageError for a field with a value it cannot have, and for too many words; never for
    anything else.
    """
    query = Query()
    for part in _PART.finditer(clean(text)):
        query = (
            _with_field(query, part, now) if part["field"] in _FIELDS else _with_term(query, part)
        )
    if len(query.terms) + len(query.without) > TERM_LIMIT:
        raise UsageError(f"a search has at most {TERM_LIMIT} words", subject="search")
    return query


def moment(text: str, now: datetime) -> datetime:
    """Return the time that `text` names: `36h`, `2d`, `1w` before `now`, or a day, or a day and time.

    A day starts at midnight in the time zone of `now`. Raises UsageError.
    """
    try:
        if found := _SPAN.fullmatch(text.strip().lower()):
            return now - timedelta(**{_UNITS[found["unit"]]: int(found["count"])})
        named = datetime.fromisoformat(text.strip())
        return (named if named.tzinfo else named.replace(tzinfo=now.tzinfo)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _bad_moment(text) from None


def _bad_moment(text: str) -> UsageError:
    return UsageError(
        f"{text!r} is no time", advice="Write 36h, 2d, 1w, or a day such as 2025-04-18."
    )


def _with_term(query: Query, part: re.Match[str]) -> Query:
    field = f"{part['field']}:" if part["field"] else ""
    text = field + (part["phrase"] if part["word"] is None else part["word"])
    if not any(character.isalnum() for character in text):
        return query
    term = Term(text.rstrip("*"), prefix=text.endswith("*"))
    if part["minus"]:
        return replace(query, without=(*query.without, term))
    return replace(query, terms=(*query.terms, term))


def _with_field(query: Query, part: re.Match[str], now: datetime) -> Query:
    value = part["phrase"] if part["word"] is None else part["word"]
    field = _Field(value, now, minus=bool(part["minus"]))
    return replace(query, selection=_FIELDS[part["field"]](query.selection, field))


@dataclass(frozen=True, slots=True)
class _Field:
    """What stands after a field's colon; `minus` if a minus stands before the field."""

    value: str
    now: datetime
    minus: bool


def _tag(selection: Selection, field: _Field) -> Selection:
    if field.minus:
        return replace(selection, without_tags=(*selection.without_tags, field.value))
    return replace(selection, tags=(*selection.tags, field.value))


def _outlet(selection: Selection, field: _Field) -> Selection:
    if field.minus:
        return replace(selection, without_outlets=(*selection.without_outlets, field.value))
    return replace(selection, outlets=(*selection.outlets, field.value))


def _is(selection: Selection, field: _Field) -> Selection:
    match field.value.lower():
        case "read":
            return replace(selection, read=not field.minus)
        case "unread":
            return replace(selection, read=field.minus)
        case "starred":
            return replace(selection, starred=not field.minus)
    raise _unknown("is", field.value, "is:unread, is:read or is:starred")


def _has(selection: Selection, field: _Field) -> Selection:
    if field.value.lower() != "note":
        raise _unknown("has", field.value, "has:note")
    return replace(selection, noted=not field.minus)


def _since(selection: Selection, field: _Field) -> Selection:
    return _from(selection, field) if not field.minus else _until(selection, field)


def _before(selection: Selection, field: _Field) -> Selection:
    return _until(selection, field) if not field.minus else _from(selection, field)


def _from(selection: Selection, field: _Field) -> Selection:
    return replace(selection, since=moment(field.value, field.now))


def _until(selection: Selection, field: _Field) -> Selection:
    return replace(selection, until=moment(field.value, field.now))


def _unknown(field: str, value: str, known: str) -> UsageError:
    return UsageError(f"{field}:{value} is not known", subject="search", advice=f"Write {known}.")


_FIELDS: Mapping[str | None, Callable[[Selection, _Field], Selection]] = {
    "tag": _tag,
    "outlet": _outlet,
    "is": _is,
    "has": _has,
    "since": _since,
    "before": _before,
}
