"""Text from outside: cleaned once and for all, cut into paragraphs and sentences that index it."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.text import clean, one_line, paragraphs, sentences

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
NASTY = st.text(
    st.sampled_from(
        "a \t\r\n\x00\x1b\x85\x9b\x7f\xad\u200b\u200e\u202e\u2028\u2069\ufeff\ud800\U000e0041"
    )
)


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("bell\x07 delete\x7f nul\x00", "bell delete nul"),
        ("over\u202eride\u2066", "override"),
        ("zero\u200bwidth and soft\xadhyphen", "zerowidth and softhyphen"),
        ("tag\U000e0041", "tag"),
        ("lone \ud800 half", "lone  half"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\tstays", "tab\tstays"),
        ("naïve café 北京 🙂 Привет", "naïve café 北京 🙂 Привет"),
        ("joined\u200d by zero-width joiner, as in Persian and emoji", None),
    ],
)
def test_clean_takes_out_what_could_steer_a_terminal(dirty: str, cleaned: str | None) -> None:
    assert clean(dirty) == (dirty if cleaned is None else cleaned)


@given(ANY_TEXT | NASTY)
def test_clean_is_a_fixed_point_without_control_characters(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    for character in cleaned:
        assert character in "\t\n" or unicodedata.category(character) not in {"Cc", "Cs"}
    cleaned.encode("utf-8")


@given(ANY_TEXT | NASTY, st.integers(1, 50))
def test_one_line_is_one_line_and_a_fixed_point(text: str, limit: int) -> None:
    line = one_line(text, limit)

    assert one_line(line, limit) == line
    assert len(line) <= limit
    assert line == " ".join(line.split())


@given(ANY_TEXT | NASTY)
def test_paragraphs_are_trimmed_ordered_and_lose_no_word(text: str) -> None:
    spans = paragraphs(text)

    pieces = [text[span.start : span.end] for span in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_paragraphs_are_parted_by_blank_lines_or_else_by_lines() -> None:
    def cut(text: str) -> list[str]:
        return [text[span.start : span.end] for span in paragraphs(text)]

    assert cut("one\nstill one\n\n two \n \n\nthree") == ["one\nstill one", "two", "three"]
    assert cut("one\ntwo\n") == ["one", "two"]
    assert cut(" \n\n ") == []


@given(ANY_TEXT | NASTY)
def test_sentences_lie_in_their_paragraphs_and_are_numbered(text: str) -> None:
    cut, spans = sentences(text), paragraphs(text)

    assert [sentence.number for sentence in cut] == list(range(1, len(cut) + 1))
    for sentence in cut:
        paragraph = spans[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end


def test_sentences_end_where_a_reader_would_end_them() -> None:
    text = 'Dr. Moor left at 5 p.m. on Friday. "We wait," she said.\n\nThe U.S. envoy paid $3.5m.'

    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Dr. Moor left at 5 p.m. on Friday.",
        '"We wait," she said.',
        "The U.S. envoy paid $3.5m.",
    ]
