"""Pages: the article, all of it, nothing else; or the reason why there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.core.model import Kind, Origin
from briefing.errors import ParseError
from briefing.intake.pages import (
    ELEMENT_LIMIT,
    PAGE_BYTES,
    PageText,
    better,
    extract,
    feed_text,
    is_whole,
)
from tests.intake.html import PARAGRAPHS, SENTENCE, linked_data, page

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
URL = "https://gull.example/news/pier-reopens"
WHOLE = "\n\n".join(PARAGRAPHS)


def read(html: bytes, url: str = URL, charset: str = "utf-8", title: str = "") -> PageText:
    return extract(html, url, charset, NOW, title=title)


def test_the_article_is_its_paragraphs_and_nothing_around_them() -> None:
    assert read(page()).text == WHOLE


@pytest.mark.parametrize(
    "noise",
    [
        "<figure><img src='a.jpg'><figcaption>The pier at dawn. Photo: A. Gull</figcaption></figure>",
        "<p>Read more: The other pier</p>",
        "<p>Sign up for our daily newsletter</p>",
        "<p>Advertisement</p>",
        "<p>Photo: A. Gull/Gull Pictures</p>",
        "<p>Follow us on every network there is</p>",
        "<p>Subscribe to Gull Times Premium</p>",
        "<p>Related: Ferries, boats and the sea</p>",
        "<p>Lesen Sie auch: Die andere Mole</p>",
        "<p>À lire aussi : l'autre jetée</p>",
        "<p>(Reuters)</p>",
        "<form><input name='email'><button>Join</button></form>",
        "<script>document.write('<p>injected</p>')</script>",
        "<style>p { color: red }</style>",
        "<div class='comments'><p>First!</p></div>",
    ],
)
def test_what_stands_around_an_article_is_left_out(noise: str) -> None:
    assert read(page(noise)).text == WHOLE


@pytest.mark.parametrize(
    "sentence",
    [
        f"Read more books, the mayor told the children, for this is what happened. {SENTENCE}",
        "Subscription to the harbour fund has doubled since the spring, the treasurer said.",
        "The advertisement that the council printed was wrong.",
    ],
)
def test_sentences_that_only_begin_alike_are_kept(sentence: str) -> None:
    assert sentence in read(page(f"<p>{sentence}</p>")).text


def test_headings_and_list_items_are_paragraphs_of_their_own() -> None:
    body = f"<h2>What comes next</h2><p>{SENTENCE}</p><ul><li>Boats in May</li><li>Cranes in June</li></ul>"

    text = read(page(body)).text

    assert text == "\n\n".join(
        [WHOLE, "What comes next", SENTENCE, "Boats in May", "Cranes in June"]
    )


def test_links_and_emphasis_do_not_break_a_sentence() -> None:
    body = "<p>The <b>council</b>, <a href='/c'>elected</a> in <em>May</em>, said “yes”.</p>"

    assert "The council, elected in May, said “yes”." in read(page(body)).text


def test_a_quoted_paragraph_is_kept() -> None:
    assert (
        "We waited too long."
        in read(page("<blockquote><p>We waited too long.</p></blockquote>")).text
    )


def test_the_headline_is_not_a_paragraph_of_the_text() -> None:
    assert not read(page()).text.startswith("Pier reopens")


def test_nothing_in_the_text_can_steer_a_terminal() -> None:
    text = read(page("<p>The \x1b[31mpier\u202e is &#27;[2J open, as it was in May.</p>")).text

    assert "The [31mpier is [2J open, as it was in May." in text


def test_metadata_comes_from_linked_data() -> None:
    head = linked_data(
        type_='"NewsArticle"',
        headline='"Pier reopens &amp; boats return"',
        author='[{"@type":"Person","name":"Ada Moor"},{"@type":"Person","name":"Bo Tide"}]',
        datePublished='"2026-11-21T11:20:30+01:00"',
        inLanguage='"en"',
    )

    found = read(page(head=head, attributes=""))

    assert found.title == "Pier reopens & boats return"
    assert found.author == "Ada Moor, Bo Tide"
    assert found.published == datetime(2026, 11, 21, 10, 20, 30, tzinfo=UTC)
    assert found.language == "en"


def test_metadata_comes_from_meta_elements_too() -> None:
    head = (
        '<meta property="og:title" content="Boats return"><meta name="author" content="By Ada Moor">'
        '<meta property="article:published_time" content="2026-11-21T10:20:30Z">'
        '<meta property="og:site_name" content="Gull Times">'
    )

    found = read(page(head=head))

    assert (found.title, found.author, found.site) == ("Boats return", "Ada Moor", "Gull Times")
    assert found.published == datetime(2026, 11, 21, 10, 20, 30, tzinfo=UTC)
    assert found.language == "en-GB"


def test_what_a_page_does_not_say_is_left_unsaid() -> None:
    found = read(page(attributes=""))

    assert (found.title, found.author, found.published, found.language) == (
        "Pier reopens",
        "",
        None,
        "",
    )
    assert (found.kind, found.flags) == (Kind.REPORT, ())


@pytest.mark.parametrize(
    "bad", ['{"@type":', "[[[[", '{"@graph": 5}', '{"@type": ["NewsArticle", 7], "author": 3}']
)
def test_broken_linked_data_costs_nothing_but_itself(bad: str) -> None:
    head = f'<script type="application/ld+json">{bad}</script>'

    assert read(page(head=head)).text == WHOLE


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ("", URL),
        (
            '<link rel="canonical" href="https://gull.example/a?utm_source=x&id=5">',
            "https://gull.example/a?id=5",
        ),
        ('<link rel="canonical" href="/a">', "https://gull.example/a"),
        ('<meta property="og:url" content="https://gull.example/b">', "https://gull.example/b"),
        ('<link rel="canonical" href="javascript:alert(1)">', URL),
    ],
)
def test_the_canonical_address_is_the_pages_own_word_if_it_is_safe(
    head: str, canonical: str
) -> None:
    assert read(page(head=head)).canonical_url == canonical


@pytest.mark.parametrize(
    ("head", "url", "title", "kind"),
    [
        (linked_data(type_='"OpinionNewsArticle"'), URL, "", Kind.OPINION),
        (linked_data(type_='"AnalysisNewsArticle"'), URL, "", Kind.ANALYSIS),
        (linked_data(type_='["NewsArticle","LiveBlogPosting"]'), URL, "", Kind.LIVE),
        ('<meta property="og:type" content="video.other">', URL, "", Kind.VIDEO),
        ('<meta property="article:section" content="Opinion">', URL, "", Kind.OPINION),
        ("", "https://gull.example/opinion/2026/pier", "", Kind.OPINION),
        ("", "https://gull.example/commentisfree/pier", "", Kind.OPINION),
        ("", "https://gull.example/news/live/pier", "", Kind.LIVE),
        ("", "https://gull.example/video/pier", "", Kind.VIDEO),
        ("", URL, "Analysis: what the pier is for", Kind.ANALYSIS),
        ("", URL, "Opinion | What the pier is for", Kind.OPINION),
        ("", "https://gull.example/news/opinion", "", Kind.REPORT),
        ("", URL, "Opinion polls swing to the pier", Kind.REPORT),
        ("", URL, "Live music on the pier", Kind.REPORT),
    ],
)
def test_the_kind_is_what_page_address_or_title_say(
    head: str, url: str, title: str, kind: Kind
) -> None:
    assert read(page(head=head), url=url, title=title).kind is kind


@pytest.mark.parametrize(
    ("head", "body", "paragraphs", "flags"),
    [
        (linked_data(type_='"NewsArticle"', isAccessibleForFree="false"), "", 8, ("paywall",)),
        (linked_data(type_='"NewsArticle"', isAccessibleForFree='"False"'), "", 8, ("paywall",)),
        (linked_data(type_='"NewsArticle"', isAccessibleForFree="true"), "", 8, ()),
        ("", "<div><p>Subscribe now to continue reading</p></div>", 3, ("paywall",)),
        ("", "<div><p>Subscribe now for the print edition</p></div>", 8, ()),
        ("", "<div><p>Subscribe now for the print edition</p></div>", 4, ()),
        ("", "<div><p>Subscribe now for the print edition</p></div>", 2, ("paywall",)),
        ("", "<p>The letter was translated from the German by Bo Tide.</p>", 8, ()),
        (
            "",
            "<p>This article was first printed in German and translated by Bo.</p>",
            8,
            ("translated",),
        ),
        ("", "<p>Translated from the German by Bo Tide.</p>", 8, ("translated",)),
        ("", "<p>(Translated by machine)</p>", 8, ("translated",)),
        ("", "<p>Aus dem Englischen von Bo Tide.</p>", 8, ("translated",)),
    ],
)
def test_paywalls_and_translations_are_flagged(
    head: str, body: str, paragraphs: int, flags: tuple[str, ...]
) -> None:
    assert read(page(body, head=head, paragraphs=PARAGRAPHS[:paragraphs])).flags == flags


@pytest.mark.parametrize(
    ("title", "words", "reason"),
    [
        ("Just a moment...", "Checking your browser before you enter gull.example.", "human"),
        ("Gull Times", "Please verify you are human by completing the captcha below.", "human"),
        ("Gull Times", "Please enable JavaScript and reload the page to read it.", "JavaScript"),
        ("Before you continue", "We and our partners store cookies on your device.", "cookies"),
        (
            "Gull Times",
            "We value your privacy. Accept all cookies or manage your cookies.",
            "cookies",
        ),
        ("Access Denied", "You don't have permission to view this.", "refuses"),
        ("Page not found", "The page you asked for is not here.", "error page"),
    ],
)
def test_a_gate_is_refused_and_never_taken_for_the_article(
    title: str, words: str, reason: str
) -> None:
    gate = f"<html><head><title>{title}</title></head><body><div><p>{words}</p></div></body></html>"

    with pytest.raises(ParseError, match=reason):
        read(gate.encode())


def test_an_article_about_robots_and_cookies_is_an_article() -> None:
    body = "<p>Are you a robot? asked the captcha, and access was denied to whoever said yes.</p>"

    assert len(read(page(body)).text.split()) > 200


def test_a_report_may_have_a_title_like_a_gates() -> None:
    paragraphs = PARAGRAPHS + PARAGRAPHS

    assert read(page(title="Access denied: how the pier was closed", paragraphs=paragraphs)).text


def test_a_brief_report_that_names_a_check_is_an_article() -> None:
    body = "<p>Everyone passed through a security check, and tickets are no longer available.</p>"

    assert read(page(body, paragraphs=PARAGRAPHS[:1])).text.endswith("no longer available.")


def test_an_empty_page_is_refused() -> None:
    for nothing in (b"", b"   ", b"<html></html>", b"<html><body></body></html>", b"\x00\x01\x02"):
        with pytest.raises(ParseError):
            read(nothing)


def test_a_page_may_be_as_large_as_the_limit_and_no_larger() -> None:
    room = PAGE_BYTES - len(page("<p></p>"))

    assert read(page(f"<p>{'a ' * (room // 2 - 10)}</p>"))
    with pytest.raises(ParseError, match="larger than 2 MB"):
        read(page(f"<p>{'a ' * (room // 2 + 10)}</p>"))


def test_scripts_do_not_count_against_the_limit() -> None:
    assert read(page(head=f"<script>{'x = 1; ' * 300_000}</script>")).text == WHOLE


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, ""),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" * 50, "text/html"),
        (page(), "image/png"),
        (page(), "application/pdf"),
    ],
)
def test_a_picture_or_document_is_not_read_as_words(body: bytes, content_type: str) -> None:
    with pytest.raises(ParseError, match="not a web page"):
        read(body, charset=content_type)


def test_a_page_of_too_many_elements_is_refused_before_it_costs_anything() -> None:
    with pytest.raises(ParseError, match="elements"):
        read(page("<p>" + "<span>a </span>" * ELEMENT_LIMIT + "</p>"))


@pytest.mark.parametrize(
    ("written", "header", "meta"),
    [
        ("utf-8", "", ""),
        ("windows-1252", "text/html; charset=windows-1252", ""),
        ("windows-1252", "windows-1252", ""),
        ("windows-1252", "", '<meta charset="iso-8859-1">'),
        (
            "windows-1252",
            "",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        ),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-16", "", ""),
    ],
)
def test_pages_are_decoded_by_header_meta_or_their_bytes(
    written: str, header: str, meta: str
) -> None:
    html = page("<p>The café on the pier — “Möwe” — is open again.</p>").decode()
    html = html.replace('<meta charset="utf-8">', meta)

    assert (
        "The café on the pier — “Möwe” — is open again."
        in read(html.encode(written), charset=header).text
    )


def test_a_feeds_own_text_loses_its_captions_and_pointers() -> None:
    html = "<p>One.</p><p>Photo: A. Gull</p><p>Two <b>bold</b>.</p><p>Read more: Three</p>"

    assert feed_text(html) == "One.\n\nTwo bold."


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (WHOLE, True),
        (WHOLE + " [...]", False),
        (WHOLE + "\n\nContinue reading…", False),
        (SENTENCE, False),
        ("", False),
    ],
)
def test_a_teaser_is_not_the_whole_article(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


@pytest.mark.parametrize(
    ("on_page", "in_feed", "origin"),
    [
        (WHOLE, "", Origin.PAGE),
        (WHOLE, WHOLE, Origin.PAGE),
        (WHOLE, SENTENCE, Origin.PAGE),
        ("", SENTENCE, Origin.FEED),
        ("Log in.", SENTENCE * 3, Origin.FEED),
        (PARAGRAPHS[0] * 3, WHOLE, Origin.FEED),
        (WHOLE, WHOLE + "\n\n" + SENTENCE, Origin.PAGE),
        (PARAGRAPHS[0] * 3, WHOLE + " …", Origin.PAGE),
    ],
)
def test_the_better_of_page_and_feed_is_stored(on_page: str, in_feed: str, origin: Origin) -> None:
    assert better(on_page, in_feed) is origin
