"""When a feed is asked, where, and what an answer changes about that. Pure: (state, answer, now).

- A feed is visited twice in the mean time between its entries, from four times an hour to once a
  day, and more seldom the longer it has been silent.
- What the server asks for comes on top: max-age or Expires, ttl, updatePeriod, skipHours,
  skipDays.
- A failure doubles the wait, up to a day; up to an hour where no server answered at all, because
  then it is likely the reader's own line that is down.
- Retry-After binds every refresh; the rest only the scheduled ones, because a reader who asks now
  wants to know now.
- 410 stops the feed until the reader names it. A permanent redirect is believed when it was seen
  twice, and forgotten when the new address fails.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from briefing.core.answers import Answer, Failed, Fetched, NotModified, Request
from briefing.core.feed_state import FeedState
from briefing.core.model import ParsedFeed

SHORTEST_INTERVAL = timedelta(minutes=15)
USUAL_INTERVAL = timedelta(hours=1)  # of a feed whose entries have no dates
LONGEST_INTERVAL = timedelta(days=1)
LONGEST_WISH = timedelta(days=7)  # what a server asks for beyond this is a mistake
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
LONGEST_WAIT_OFFLINE = timedelta(hours=1)
VISITS_PER_ENTRY = 2
VISITS_IN_SILENCE = 8  # a feed silent for a day is visited every three hours
ENTRIES_COUNTED = 20  # the newest entries say how often a feed publishes now
MOVES_BELIEVED = 2


class Occasion(Enum):
    """Why a feed may be asked now."""

    SCHEDULED = auto()  # nobody waits for it
    REFRESH = auto()  # the reader refreshes everything
    NAMED = auto()  # the reader names this feed


def may_ask(state: FeedState, now: datetime, occasion: Occasion) -> bool:
    """Return whether the feed may be asked now."""
    if state.retry_after and now < state.retry_after:
        return False
    if occasion is Occasion.NAMED:
        return True
    if state.gone:
        return False
    return occasion is Occasion.REFRESH or _is_due(state, now)


def request(state: FeedState) -> Request:
    """Return how the feed is asked: always conditional, at the address where it lives now."""
    return Request(
        url=state.url,
        etag=state.etag,
        last_modified=state.last_modified,
        kind="feed",
        address=state.permanent_url if _has_moved(state) else "",
    )


def after_fetched(
    state: FeedState, answer: Fetched, parsed: ParsedFeed, new: int, now: datetime
) -> FeedState:
    """Return the state after a body that was read, with so many entries not known before."""
    damage = answer.damage or parsed.damage
    read = replace(
        _answered(state, answer, now),
        title=parsed.title or state.title,
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=answer.body_hash,
        body_bytes=answer.bytes_on_wire,
        status=_status(damage, new),
        damage=damage,
        last_new=now if new else state.last_new,
        interval_minutes=_minutes(_pace(parsed, now)),
        ttl_minutes=parsed.ttl_minutes or 0,
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
    )
    return _planned(read, answer.fresh_seconds, now)


def after_unchanged(state: FeedState, answer: Fetched | NotModified, now: datetime) -> FeedState:
    """Return the state after 304, or after the very body that was read before."""
    saved = state.body_bytes if isinstance(answer, NotModified) else 0
    seen = replace(
        _answered(state, answer, now),
        etag=answer.etag,
        last_modified=answer.last_modified,
        status=_status(state.damage, new=0),
        bytes_saved=state.bytes_saved + saved,
    )
    return _planned(seen, answer.fresh_seconds, now)


def after_unreadable(
    state: FeedState, answer: Fetched, reason: str, advice: str, now: datetime
) -> FeedState:
    """Return the state after a body that is no feed.

    Its validators are dropped: with them the next answer would be "not modified", and the failure
    would look like success.
    """
    failed = Failed(state.url, reason, advice, status=answer.status)
    return replace(after_failure(state, failed, now), etag="", last_modified="", body_hash="")


def after_failure(state: FeedState, answer: Failed, now: datetime) -> FeedState:
    """Return the state after no usable answer."""
    failures = state.failures + 1
    return replace(
        state,
        status="failed",
        reason=answer.reason,
        advice=answer.advice,
        last_answer=now if answer.status else state.last_answer,
        failures=failures,
        not_before=_out_of_skipped(state, now + _wait(failures, answer)),
        retry_after=_retry_after(answer, now),
        # At a new address, only that one is known to be gone: the old one is asked once more.
        gone=answer.gone and not _has_moved(state),
        permanent_url="",
        permanent_seen=0,
    )


def _is_due(state: FeedState, now: datetime) -> bool:
    waits = state.not_before is not None and now < state.not_before
    return not waits and _out_of_skipped(state, now) == now


def _has_moved(state: FeedState) -> bool:
    return bool(state.permanent_url) and state.permanent_seen >= MOVES_BELIEVED


def _answered(state: FeedState, answer: Fetched | NotModified, now: datetime) -> FeedState:
    moved = _moved(state, answer)
    new_home = moved.permanent_url if _has_moved(moved) else ""
    return replace(
        moved,
        reason="",
        advice=f"it has moved for good: put {new_home} into feeds.toml" if new_home else "",
        last_answer=now,
        last_success=now,
        failures=0,
        retry_after=None,
        gone=False,
    )


def _moved(state: FeedState, answer: Fetched | NotModified) -> FeedState:
    """Return the state with what the answer says about the feed's address."""
    if answer.permanent_url and answer.permanent_url != state.url:
        again = answer.permanent_url == state.permanent_url
        seen = state.permanent_seen + 1 if again else 1
        return replace(state, permanent_url=answer.permanent_url, permanent_seen=seen)
    return state if _has_moved(state) else replace(state, permanent_url="", permanent_seen=0)


def _status(damage: str, new: int) -> str:
    if damage:
        return "damaged"
    return "new" if new else "unchanged"


def _pace(parsed: ParsedFeed, now: datetime) -> timedelta:
    """Return half the mean time between the newest entries, this moment counting as one."""
    dates = (entry.published or entry.updated for entry in parsed.entries)
    newest = sorted((date for date in dates if date and date <= now), reverse=True)
    if not newest:
        return USUAL_INTERVAL
    counted = newest[:ENTRIES_COUNTED]
    return _within_limits((now - counted[-1]) / (len(counted) * VISITS_PER_ENTRY))


def _planned(state: FeedState, fresh_seconds: int | None, now: datetime) -> FeedState:
    """Return the state with the time of the next scheduled visit."""
    own = timedelta(minutes=state.interval_minutes) or USUAL_INTERVAL
    silence = now - state.last_new if state.last_new else timedelta()
    interval = _within_limits(max(own, silence / VISITS_IN_SILENCE))
    wish = max(timedelta(seconds=fresh_seconds or 0), timedelta(minutes=state.ttl_minutes))
    visit = now + max(interval, min(wish, LONGEST_WISH))
    return replace(
        state,
        interval_minutes=_minutes(interval),
        not_before=_out_of_skipped(state, visit),
    )


def _wait(failures: int, answer: Answer) -> timedelta:
    longest = LONGEST_WAIT if isinstance(answer, Failed) and answer.status else LONGEST_WAIT_OFFLINE
    return min(longest, FIRST_WAIT * (1 << min(failures - 1, 16)))


def _retry_after(answer: Failed, now: datetime) -> datetime | None:
    if answer.retry_seconds is None:
        return None
    return now + min(timedelta(seconds=answer.retry_seconds), LONGEST_WISH)


def _out_of_skipped(state: FeedState, moment: datetime) -> datetime:
    """Return the first moment from `moment` on in an hour and on a day that are not to be skipped.

    A feed that never wants to be read is read all the same.
    """
    hours = {*state.skip_hours} if {*state.skip_hours} < {*range(24)} else set()
    days = {*state.skip_days} if {*state.skip_days} < {*range(7)} else set()
    while moment.hour in hours or moment.weekday() in days:
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment


def _within_limits(interval: timedelta) -> timedelta:
    return min(max(interval, SHORTEST_INTERVAL), LONGEST_INTERVAL)


def _minutes(interval: timedelta) -> int:
    return round(interval.total_seconds() / 60)
