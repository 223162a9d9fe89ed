"""Values become lines that fit: widths in cells, cut with an ellipsis, nothing lost in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from briefing.core.framing.confidence import CONFIDENCE, MEASURED
from briefing.core.model import Claim, Compared, Evidence, Framing, NotCompared
from briefing.pipeline.events import (
    FeedAnswered,
    FeedFailed,
    FramingMade,
    PageRead,
    RefreshFailed,
    RefreshFinished,
    RefreshStarted,
    StoriesChanged,
)
from briefing.ui.lines import articles, chrome, feeds, framing, guide, page, tree, when
from briefing.ui.lines.articles import Listing
from briefing.ui.lines.framing import View
from briefing.ui.lines.sheet import Row, Sheet
from briefing.ui.progress import Progress
from briefing.ui.render import (
    count,
    crop,
    dots,
    fit,
    line,
    plural,
    right,
    spread,
    width_of,
    wrap,
    wrapped,
)
from tests.ui.fake import NOW, FakeDesk

WIDTHS = (*range(26), 38, 59, 60, 79, 100, 118, 200)


def test_fitting_pads_cuts_and_counts_cells() -> None:
    assert fit("ab", 4).text == "ab  "
    assert fit("abcdef", 4).text == "abc…"
    assert fit("宽宽宽", 4).width == 4
    assert fit("ab", 0).text == ""
    assert right("7", 3).text == "  7"
    assert [part.text for part in crop((*line("abc"), *line("def")), 5)] == ["abc", "d…"]
    assert width_of(spread(line("left"), line("end"), 12)) == 12


@pytest.mark.parametrize(
    "text", ["a plain text of some words", "宽字符 mixed with 宽 words", "x" * 99, "", "a\n\nb"]
)
@pytest.mark.parametrize("width", [1, 2, 7, 30])
def test_wrapping_loses_no_word_and_fits(text: str, width: int) -> None:
    spans = wrap(text, 0, len(text), width)

    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(cell_len(text[a:b]) <= max(width, 2) for a, b in spans)


def test_wrapped_lines_end_in_an_ellipsis_when_there_are_more() -> None:
    lines = wrapped("one two three four five six", 9, limit=2)

    assert [part.text for parts in lines for part in parts] == ["one two", "three fo…"]


def test_numbers_and_dots_read_well() -> None:
    assert count(7840) == "7 840"
    assert plural(1, "story", "stories") == "1 story"
    assert [dots(0.95), dots(0.8), dots(0.5)] == ["●●●", "●●○", "●○○"]


def test_times_are_as_short_as_the_distance_allows() -> None:
    assert when.short(NOW - timedelta(hours=2), NOW) == "06:00"
    assert when.short(NOW - timedelta(days=2), NOW) == "16 Apr"
    assert when.short(datetime(2023, 2, 1, tzinfo=UTC), NOW) == "1 Feb 23"
    assert when.short(None, NOW) == when.full(None) == when.clock(None) == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_fits_every_width(width: int) -> None:
    desk = FakeDesk()
    briefing = desk.briefing()
    row = desk.rows(("pact-red",))[0]
    framed = View("pact", desk.framing("pact"), desk.numbers(desk._pact()), ("Red Weekly",))
    whole = replace(
        framed,
        timeline=desk.timeline("pact"),
        shares=desk.shares("pact"),
        weeks=desk.weeks("pact"),
    )
    lines = [
        *(tree.tree_line(shown, width) for shown in tree.visible(briefing, frozenset())),
        *articles.two_lines(row, "D", NOW, width, chosen=True),
        articles.one_line(row, "D", NOW, width, chosen=False),
        chrome.header(briefing, Progress(), width),
        chrome.hint_line((("j", "move"), ("?", "help"), ("q", "back")), width, line("end")),
        *(parts for row in framing.lay_out(framed, width).rows for parts in row.lines),
        *(
            parts
            for lens in "0#W"
            for row in framing.lay_out(replace(whole, lens=lens), width, (0, 2)).rows
            for parts in row.lines
        ),
        *(parts for row in feeds.feeds_sheet(desk.feeds(), NOW, width).rows for parts in row.lines),
    ]

    # Below that, lines are made without fail, and the widget's edge cuts them.
    assert width < 24 or max(width_of(parts) for parts in lines) <= width
    assert guide.help_sheet({}, width).height > 50


def told_of(view: View, width: int = 80) -> list[str]:
    """Return the lines of a framing as they read."""
    rows = framing.lay_out(view, width).rows
    return ["".join(part.text for part in parts) for row in rows for parts in row.lines]


def test_what_is_not_compared_at_all_says_why_and_not_that_it_was_checked() -> None:
    gap = NotCompared("all", "Only one outlet covers this: there is nothing to set beside it.")
    view = View("s", Framing("s", "Story", (), (), (gap,)))

    assert told_of(view) == ["Only one outlet covers this: there is nothing to set beside it."]


def test_flags_of_an_article_are_not_cut_for_its_time_of_day() -> None:
    when_out = datetime(2026, 11, 6, 12, tzinfo=UTC)
    flags = ("opinion", "translated")
    article = Compared("a", "Radio Karsovia", "Title", when_out, 1_116, flags, "G")
    view = View("s", Framing("s", "Story", (article,), ()), lens="9")

    row = next(found for found in told_of(view, 70) if "G " in found)

    assert "opinion translated" in row
    assert "6 Nov" in row
    assert "12:00" not in row
    assert "12:00" in next(found for found in told_of(view, 90) if "G " in found)


def test_the_method_names_the_measured_precision_of_each_kind_of_claim() -> None:
    rows = [part for row in guide.method_rows(80, "names") for found in row.lines for part in found]

    said = {part.text: part.tone for part in rows}
    for kind, share in CONFIDENCE.items():
        figure = f"{kind:<11}{round(100 * share)} % right"
        assert said[figure] == ("accent" if kind == "names" else "quiet")
    assert any(MEASURED in words for words in said)


def test_a_framing_that_holds_nothing_says_what_was_checked() -> None:
    view = View("s", Framing("s", "S", (), ()))

    assert "No difference found that we can show." in told_of(view)


def of_every_kind() -> View:
    kinds = ("names", "quotes", "same fact", "one outlet", "roles", "emphasis", "passages")
    claims = tuple(
        Claim(str(n), kind, kind, 0.9, (Evidence("a", "A", 0, 1, "x"),))
        for n, kind in enumerate(kinds)
    )
    return View("s", Framing("s", "S", (), claims))


def test_the_tabs_stand_in_one_row_with_their_counts_where_there_is_room() -> None:
    (row,) = framing.tab_rows(of_every_kind(), 160)

    assert "".join(p.text for _, tab in row for p in tab).startswith(" 1 All 7  2 Names 1")


@pytest.mark.parametrize("width", [44, 70, 78, 100])
def test_the_tabs_fit_and_none_is_lost(width: int) -> None:
    rows = framing.tab_rows(of_every_kind(), width)

    assert [key for row in rows for key, _ in row] == [*"123456789", "#", "W"]
    assert all(sum(width_of(tab) for _, tab in row) <= width for row in rows)


def test_a_second_row_saves_the_words_of_the_tabs() -> None:
    rows = framing.tab_rows(of_every_kind(), 70)

    text = " ".join(p.text for row in rows for _, tab in row for p in tab)
    assert len(rows) == 2
    assert "Passages" in text
    assert "Coverage" in text


def test_a_refresh_is_told_in_words() -> None:
    progress = Progress()
    told = []
    for event in (
        RefreshStarted(31),
        FeedAnswered("u", "BBC News", "new", 3),
        FeedFailed("v", "Ledger", "timeout"),
        PageRead("a", 2, 9),
        StoriesChanged(9, 3),
        FramingMade("s", 1, 4),
    ):
        progress = progress.after(event)
        told.append(progress.words)
    done = progress.after(RefreshFinished(30, 1, 3, 2, 4.0))

    assert told == [
        "0 of 31 feeds",
        "1 of 31 feeds · 3 new · BBC News",
        "2 of 31 feeds · 3 new · 1 failed · Ledger",
        "2 of 31 feeds · 3 new · 1 failed · page 2 of 9",
        "2 of 31 feeds · 3 new · 1 failed · 9 stories",
        "2 of 31 feeds · 3 new · 1 failed · comparing 1 of 4",
    ]
    assert (done.running, done.outcome) == (False, "3 new, 2 changed · 1 of 31 feeds failed: F")
    assert progress.after(RefreshFailed("no network")).outcome == "Refresh broke off: no network"


def test_a_page_knows_where_each_sentence_stands() -> None:
    reading = FakeDesk().reading("pact-ledger", of="pact")
    laid = page.Page(reading, 60)

    for index, sentence in enumerate(reading.sentences):
        top, height = laid.span(index)
        shown = "".join(
            part.text for y in range(top, top + height) for part in laid.line(y, sentence) if "here" in part.tone
        )  # fmt: skip
        assert shown.replace(" ", "") == reading.article.text[
            sentence.start : sentence.end
        ].replace(" ", "")
        assert laid.sentence_at(top, 0) is not None


def test_a_sheet_finds_rows_by_line_and_stops_on_targets() -> None:
    sheet = Sheet((Row(((), ())), Row(((),), "x"), Row(((), (), ()), "y")))

    assert sheet.height == 6
    assert [sheet.row_at(y) for y in range(6)] == [0, 0, 1, 2, 2, 2]
    assert sheet.span(2) == (3, 3)
    assert sheet.stops() == (1, 2)
    assert Listing(only="unread", text="x").words == "unread · “x”"
