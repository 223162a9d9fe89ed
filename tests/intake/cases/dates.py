"""Dates as feeds print them. Now is 2026-11-22 12:00 UTC."""

from __future__ import annotations

from tests.intake.cases.table import FAST, SLOW, Case, in_atom, in_rss

_RSS = (
    # name, what is printed, the moment in UTC
    ("rfc822-gmt", "Sat, 21 Nov 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-ut", "Sat, 21 Nov 2026 10:20:30 UT", "2026-11-21T10:20:30"),
    ("rfc822-z", "Sat, 21 Nov 2026 10:20:30 Z", "2026-11-21T10:20:30"),
    ("rfc822-utc-word", "Sat, 21 Nov 2026 10:20:30 UTC", "2026-11-21T10:20:30"),
    ("rfc822-plus", "Sat, 21 Nov 2026 10:20:30 +0200", "2026-11-21T08:20:30"),
    ("rfc822-minus", "Sat, 21 Nov 2026 10:20:30 -0530", "2026-11-21T15:50:30"),
    ("rfc822-colon-in-zone", "Sat, 21 Nov 2026 10:20:30 +02:00", "2026-11-21T08:20:30"),
    ("rfc822-over-midnight", "Sat, 21 Nov 2026 23:20:30 -0300", "2026-11-22T02:20:30"),
    ("rfc822-est", "Sat, 21 Nov 2026 10:20:30 EST", "2026-11-21T15:20:30"),
    ("rfc822-edt", "Tue, 21 Jul 2026 10:20:30 EDT", "2026-07-21T14:20:30"),
    ("rfc822-cst", "Sat, 21 Nov 2026 10:20:30 CST", "2026-11-21T16:20:30"),
    ("rfc822-pdt", "Tue, 21 Jul 2026 10:20:30 PDT", "2026-07-21T17:20:30"),
    ("rfc822-bst", "Tue, 21 Jul 2026 10:20:30 BST", "2026-07-21T09:20:30"),
    ("rfc822-cest", "Tue, 21 Jul 2026 10:20:30 CEST", "2026-07-21T08:20:30"),
    ("rfc822-ist", "Sat, 21 Nov 2026 10:20:30 IST", "2026-11-21T04:50:30"),
    ("rfc822-unknown-zone", "Sat, 21 Nov 2026 10:20:30 XYZ", "2026-11-21T10:20:30"),
    ("rfc822-no-zone", "Sat, 21 Nov 2026 10:20:30", "2026-11-21T10:20:30"),
    ("rfc822-no-seconds", "Sat, 21 Nov 2026 10:20 GMT", "2026-11-21T10:20:00"),
    ("rfc822-no-time", "Sat, 21 Nov 2026", "2026-11-21T00:00:00"),
    ("rfc822-no-day-name", "21 Nov 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-one-digit-day", "Sun, 1 Nov 2026 10:20:30 GMT", "2026-11-01T10:20:30"),
    ("rfc822-two-digit-year", "Sat, 21 Nov 26 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-year-of-the-nineties", "Sun, 21 Nov 99 10:20:30 GMT", "1999-11-21T10:20:30"),
    ("rfc822-long-month", "Sat, 21 November 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-long-day", "Saturday, 21 Nov 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-wrong-day-name", "Mon, 21 Nov 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-lower-case", "sat, 21 nov 2026 10:20:30 gmt", "2026-11-21T10:20:30"),
    ("rfc822-no-comma", "Sat 21 Nov 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-gmt-offset", "Sat, 21 Nov 2026 10:20:30 GMT+2", "2026-11-21T08:20:30"),
    ("rfc822-comment", "Sat, 21 Nov 2026 10:20:30 +0100 (CET)", "2026-11-21T09:20:30"),
    ("rfc822-leap-second", "Sat, 21 Nov 2026 10:20:60 GMT", "2026-11-21T10:20:59"),
    ("rfc822-spaces-around", "\n  Sat, 21 Nov 2026 10:20:30 GMT  \n", "2026-11-21T10:20:30"),
    ("rfc822-two-spaces", "Sat, 21  Nov  2026  10:20:30  GMT", "2026-11-21T10:20:30"),
    ("rfc822-dashes", "21-Nov-2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("rfc822-afternoon", "Sat, 21 Nov 2026 3:20:30 PM GMT", "2026-11-21T15:20:30"),
    ("rfc822-twelve-at-night", "Sat, 21 Nov 2026 12:20:30 AM GMT", "2026-11-21T00:20:30"),
    ("rfc822-hour-24", "Fri, 20 Nov 2026 24:00:00 GMT", "2026-11-21T00:00:00"),
    ("rfc822-german", "Mi, 21 Okt 2026 10:20:30 +0200", "2026-10-21T08:20:30"),
    ("rfc822-french", "mer., 21 août 2026 10:20:30 +0200", "2026-08-21T08:20:30"),
    ("rfc822-spanish", "mié, 21 ene 2026 10:20:30 +0100", "2026-01-21T09:20:30"),
    ("rfc822-russian", "Сб, 21 ноя 2026 10:20:30 +0300", "2026-11-21T07:20:30"),
    ("month-first", "Nov 21, 2026 10:20:30 GMT", "2026-11-21T10:20:30"),
    ("month-first-long", "November 21, 2026", "2026-11-21T00:00:00"),
    ("month-first-at", "November 21, 2026 at 10:20 am", "2026-11-21T10:20:00"),
    ("ordinal-day", "21st November 2026", "2026-11-21T00:00:00"),
    ("asctime", "Sat Nov 21 10:20:30 2026", "2026-11-21T10:20:30"),
    ("asctime-zone", "Sat Nov 21 10:20:30 EST 2026", "2026-11-21T15:20:30"),
    ("iso-z", "2026-11-21T10:20:30Z", "2026-11-21T10:20:30"),
    ("iso-offset", "2026-11-21T10:20:30+01:00", "2026-11-21T09:20:30"),
    ("iso-offset-no-colon", "2026-11-21T10:20:30+0100", "2026-11-21T09:20:30"),
    ("iso-fraction", "2026-11-21T10:20:30.987Z", "2026-11-21T10:20:30"),
    ("iso-comma-fraction", "2026-11-21T10:20:30,987Z", "2026-11-21T10:20:30"),
    ("iso-space", "2026-11-21 10:20:30", "2026-11-21T10:20:30"),
    ("iso-space-zone", "2026-11-21 10:20:30 +0100", "2026-11-21T09:20:30"),
    ("iso-no-zone", "2026-11-21T10:20:30", "2026-11-21T10:20:30"),
    ("iso-minutes", "2026-11-21T10:20Z", "2026-11-21T10:20:00"),
    ("iso-date", "2026-11-21", "2026-11-21T00:00:00"),
    ("iso-month", "2026-11", "2026-11-01T00:00:00"),
    ("iso-year", "2026", "2026-01-01T00:00:00"),
    ("iso-lower-case", "2026-11-21t10:20:30z", "2026-11-21T10:20:30"),
    ("iso-compact", "20261121T102030Z", "2026-11-21T10:20:30"),
    ("iso-compact-date", "20261121", "2026-11-21T00:00:00"),
    ("slashes-year-first", "2026/11/21 10:20:30", "2026-11-21T10:20:30"),
    ("dots-day-first", "21.11.2026 10:20", "2026-11-21T10:20:00"),
    ("slashes-day-first", "21/11/2026 10:20:30", "2026-11-21T10:20:30"),
    ("slashes-month-first", "11/21/2026 10:20:30", "2026-11-21T10:20:30"),
    ("unix-seconds", "1795256430", "2026-11-21T10:20:30"),
    ("unix-milliseconds", "1795256430000", "2026-11-21T10:20:30"),
    ("tomorrow", "Mon, 23 Nov 2026 10:20:30 GMT", "2026-11-23T10:20:30"),
)
_UNKNOWN = (
    # name, what is printed, who reads the feed
    ("empty", "", FAST),
    ("blank", "   ", FAST),
    ("words", "yesterday at noon", SLOW),
    ("ambiguous-slashes", "03/04/2026", SLOW),
    ("no-such-day", "Tue, 31 Feb 2026 10:00:00 GMT", SLOW),
    ("no-such-month", "2026-13-21T10:20:30Z", SLOW),
    ("no-such-hour", "Sat, 21 Nov 2026 99:00:00 GMT", SLOW),
    ("year-0", "0000-01-01T00:00:00Z", SLOW),
    ("year-1", "0001-01-01T00:00:00Z", FAST),
    ("year-1-east", "0001-01-01T00:00:00+05:00", SLOW),
    ("year-9999", "9999-12-31T23:59:59Z", FAST),
    ("year-9999-west", "9999-12-31T23:59:59-05:00", SLOW),
    ("year-10000", "10000-01-01T00:00:00Z", SLOW),
    ("negative-year", "-0005-01-01T00:00:00Z", SLOW),
    ("first-day-of-unix", "Thu, 01 Jan 1970 00:00:00 GMT", FAST),
    ("next-week", "Sun, 29 Nov 2026 10:00:00 GMT", FAST),
    ("next-year", "2027-11-21T10:20:30Z", FAST),
    ("enormous-number", "99999999999999999999999999", SLOW),
)


def _known(name: str, printed: str, moment: str) -> Case:
    return in_rss(name, f"<pubDate>{printed}</pubDate>", published=f"{moment}+00:00")


CASES = (
    *(_known(*row) for row in _RSS),
    *(
        in_rss(f"unknown-{name}", f"<pubDate>{printed}</pubDate>", path)
        for name, printed, path in _UNKNOWN
    ),
    in_rss("none-at-all", "<title>T</title>", title="T"),
    in_rss(
        "dublin-core",
        "<dc:date>2026-11-21T10:20:30Z</dc:date>",
        published="2026-11-21T10:20:30+00:00",
        updated="2026-11-21T10:20:30+00:00",
    ),
    in_rss(
        "dublin-core-beside-pubdate",
        "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><dc:date>2026-11-21T10:20:30Z</dc:date>",
        published="2026-11-20T09:00:00+00:00",
        updated="2026-11-21T10:20:30+00:00",
    ),
    in_rss(
        "dcterms",
        "<dcterms:issued>2026-11-20</dcterms:issued><dcterms:modified>2026-11-21</dcterms:modified>",
        published="2026-11-20T00:00:00+00:00",
        updated="2026-11-21T00:00:00+00:00",
    ),
    in_rss(
        "last-of-two",
        "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><pubDate>2026-11-21</pubDate>",
        published="2026-11-21T00:00:00+00:00",
    ),
    in_atom(
        "atom-both",
        "<published>2026-11-20T09:00:00Z</published><updated>2026-11-21T10:20:30+02:00</updated>",
        published="2026-11-20T09:00:00+00:00",
        updated="2026-11-21T08:20:30+00:00",
    ),
    in_atom(
        "atom-updated-only",
        "<updated>2026-11-21T10:20:30Z</updated>",
        published="2026-11-21T10:20:30+00:00",
        updated="2026-11-21T10:20:30+00:00",
    ),
    in_atom(
        "atom-future-published",
        "<published>2030-01-01T00:00:00Z</published><updated>2026-11-21T10:20:30Z</updated>",
        published="2026-11-21T10:20:30+00:00",
        updated="2026-11-21T10:20:30+00:00",
    ),
)
