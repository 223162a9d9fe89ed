"""The digest: what a reader finds in it, and that nothing in it can be more than text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.core.briefing import ArticleRow, Branch
from briefing.core.digest import METHOD, Digest, DigestStory, digest, escaped, link
from briefing.core.marks import Note
from briefing.core.model import Claim, Compared, Evidence, Framing, Kind, NotCompared
from briefing.core.text import one_line

NOW = datetime(2025, 4, 18, 6, 0, tzinfo=UTC)
READERS = (
    MarkdownIt("commonmark"),
    MarkdownIt("gfm-like"),
    MarkdownIt("gfm-like", {"typographer": False}).disable("linkify"),
)


def row(id_: str, outlet: str, title: str = "A title", **more: object) -> ArticleRow:
    return ArticleRow(
        id=id_,
        outlet=outlet,
        title=title,
        url=f"https://{id_}.example/x",
        published=NOW - timedelta(days=2),
        words=842,
        **more,  # type: ignore[arg-type]
    )


def story(name: str = "Truce talks", sort: str = "story", **more: object) -> DigestStory:
    rows = (
        row("a", "Red Weekly", kind=Kind.OPINION),
        row("b", "Ledger", starred=True, tags=("grain",)),
    )
    branch = Branch(name.casefold(), name, sort, 2, 2, 0, first=rows[0].published, last=NOW)
    return DigestStory(branch, rows, **more)  # type: ignore[arg-type]


FRAMING = Framing(
    of="truce talks",
    name="Truce talks",
    articles=(Compared("a", "Red Weekly", "T", NOW, 842), Compared("b", "Ledger", "T", NOW, 995)),
    claims=(
        Claim(
            "c1",
            "names",
            "Names for the minerals pact",
            0.9,
            (
                Evidence("a", "Red Weekly", 0, 5, "the sell-off"),
                Evidence("b", "Ledger", 0, 5, "a deal"),
            ),
            (Evidence("b", "Ledger", 9, 20, "a long-term agreement", 0.2),),
            "A later text",
        ),
    ),
    not_compared=(NotCompared("tone", "never computed"),),
)


def tokens(text: str, reader: MarkdownIt = READERS[0]) -> list[Token]:
    return [inner for token in reader.parse(text) for inner in (token, *(token.children or ()))]


def plain(text: str, reader: MarkdownIt = READERS[0]) -> str:
    return "".join(t.content for t in tokens(text, reader) if t.type in {"text", "text_special"})


def test_a_story_shows_its_outlets_with_links_and_its_claims_with_quotes() -> None:
    note = Note(1, "b", "Ask them", NOW, quote="a deal")

    text = digest(Digest(NOW, NOW - timedelta(days=3), (story(framing=FRAMING, notes=(note,)),)))

    assert text.startswith("# Briefing of Friday, 18 April 2025\n")
    assert "0 topics and 1 story, told in 2 articles by 2 outlets." in text
    assert "1. Truce talks - 2 articles, 2 outlets" in text
    assert "Story: 2 articles, 2 outlets, 16 April 2025 to 18 April 2025." in text
    assert (
        "- Red Weekly, 16 April 2025: [A title](<https://a.example/x>) (842 words, opinion)" in text
    )
    assert r"(842 words, starred, \#grain)" in text
    assert (
        "- Names for the minerals pact\n"
        "  - Red Weekly: “the sell-off”\n"
        "  - Ledger: “a deal”\n"
        "  - nearest elsewhere: Ledger: “a long-term agreement”\n"
        "  - A later text\n" in text
    )
    assert "Not compared: tone (never computed)." in text
    assert "- Ledger on “a deal”: Ask them" in text
    assert text.count(METHOD) == 1
    assert text.endswith(f"{METHOD}\n")


def test_topics_come_first_and_stories_by_coverage() -> None:
    wide = DigestStory(Branch("w", "Wide", "story", 9, 6, 0), ())
    narrow = DigestStory(Branch("n", "Narrow", "story", 1, 1, 0, alone="Ledger"), ())
    topic = DigestStory(Branch("t", "Black Sea", "topic", 2, 2, 0), (), passages=4)

    text = digest(Digest(NOW, NOW, (narrow, wide, topic)))

    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Black Sea", "Wide", "Narrow"]
    assert "Topic: 2 articles, 2 outlets, 4 passages." in text
    assert "Only Ledger has it." in text


def test_outlets_that_are_silent_and_texts_that_are_one_are_named() -> None:
    branch = Branch("w", "Wide", "story", 3, 3, 0, silent=("Mirror", "Dawn*"), voices=2)

    text = digest(Digest(NOW, NOW, (DigestStory(branch, ()),)))

    assert "3 outlets, 2 separate texts. Not in Mirror, Dawn\\*." in text


def test_only_the_first_claims_are_told_and_the_rest_are_counted() -> None:
    claims = tuple(Claim(str(n), "k", f"Claim {n}", 0.9, ()) for n in range(9))
    framing = Framing("s", "S", FRAMING.articles, claims)

    text = digest(Digest(NOW, NOW, (story(framing=framing),)))

    assert text.count("- Claim ") == 6
    assert "And 3 more differences." in text


def test_a_story_without_a_difference_says_so() -> None:
    framing = Framing("s", "S", FRAMING.articles, ())

    assert "No difference found that can be shown." in digest(
        Digest(NOW, NOW, (story(framing=framing),))
    )


def test_a_quotation_keeps_its_own_marks() -> None:
    said = Evidence("a", "Ledger", 0, 5, "“We will not pay.”")
    framing = Framing("s", "S", FRAMING.articles, (Claim("c", "k", "Quotes", 0.9, (said,)),))

    assert "  - Ledger: “We will not pay.”\n" in digest(Digest(NOW, NOW, (story(framing=framing),)))


def test_an_empty_window_says_so() -> None:
    assert "Nothing was published" in digest(Digest(NOW, NOW))


def test_dates_are_told_in_the_readers_zone() -> None:
    text = digest(Digest(NOW, NOW, zone=timezone(timedelta(hours=-8))))

    assert text.startswith("# Briefing of Thursday, 17 April 2025")


def test_ordinary_prose_is_left_as_it_is() -> None:
    prose = "“It's a deal,” she said (twice) - for 3.5% of $; at 10:30, the U.K.'s best: yes! A & B; 1) x"

    assert escaped(prose) == prose.replace("$", "\\$").replace("U.K", "U\\.K")


def test_an_unsafe_address_is_no_link() -> None:
    assert link("Read [this]", "javascript:alert(1)") == r"Read \[this\]"
    assert (
        link("x", "https://e.example/a(b)?c=_d_") == "[x](<https://e.example/a%28b%29?c=%5Fd%5F>)"
    )


HOSTILE = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="\\`*_{}[]()<>#+-.!|~^$&:=@\"'/ \n\tahtpsw1.com;0ü", max_size=60),
    st.sampled_from(
        [
            "# heading",
            "x\n# heading",
            "1. one",
            "10) ten",
            "123456789. many",
            "- - -",
            "***",
            "> quote",
            "===",
            "```sh",
            "~~~",
            "    code",
            "<script>alert(1)</script>",
            "<!-- x",
            "<https://evil.example>",
            "https://evil.example/x",
            "www.evil.example",
            "evil.com",
            "//evil.com",
            "mailto:me@evil.example",
            "me@evil.example",
            "[x](https://evil.example)",
            "[x]: https://evil.example",
            "![x](https://evil.example/i.png)",
            "| a | b |\n|---|---|",
            "&lt;b&gt; &#x41; &amp",
            "*em* **strong** _em_ ~~s~~ `code`",
            ":smile: [^1] $x$",
            "a\\",
            "\x1b[31mred\x1b[0m \u202e reversed",
            "C#",
        ]
    ),
)


@given(HOSTILE)
def test_escaped_text_is_read_back_as_the_same_text(text: str) -> None:
    line = one_line(text, 400).replace("@", "＠")

    for reader in READERS:
        for around in ("- {}", "## {}", "1. {}", "word {} word", "“{}”"):
            written = around.format(escaped(text).replace("@", "＠"))
            assert plain(written, reader) == plain(around.format("X"), reader).replace("X", line)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), max_size=4))
def test_nothing_from_outside_becomes_markup(texts: list[tuple[str, str, str]]) -> None:
    stories = tuple(_hostile_story(number, *three) for number, three in enumerate(texts))
    value = Digest(NOW, NOW, stories)

    text = digest(value)

    assert digest(value) == text
    for reader in READERS:
        found = tokens(text, reader)
        headings = [token.tag for token in found if token.type == "heading_open"]
        links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
        assert headings == ["h1"] + ["h2"] * len(stories)
        assert set(links) <= {f"https://safe.example/{number}" for number in range(len(stories))}
        assert not {"html_block", "html_inline", "image", "code_inline", "fence", "code_block"} & {
            token.type for token in found
        }
        assert not [
            t for t in found if t.type in {"em_open", "strong_open", "s_open", "table_open"}
        ]
        assert not [t for t in found if t.type == "blockquote_open"]
        assert sum(token.type == "hr" for token in found) == 1


def _hostile_story(number: int, name: str, title: str, quote: str) -> DigestStory:
    outlet = Evidence("a", title, 0, 1, quote)
    claim = Claim("c", "k", name, 0.9, (outlet,), (outlet,), quote)
    articles = (Compared("a", name, title, NOW, 1),)
    framing = Framing("s", name, articles, (claim,), (NotCompared(name, quote),))
    article = ArticleRow(
        "a", name, title, f"https://safe.example/{number}", NOW, 3, tags=(quote,), flags=(title,)
    )
    branch = Branch(str(number), name, "story", 1, 1, 0, alone=quote, silent=(title,))
    return DigestStory(branch, (article,), framing, (Note(1, "a", quote, NOW, quote=title),))
