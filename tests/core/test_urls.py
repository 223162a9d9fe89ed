"""One judge of links, and one form of an address for all links to an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.text import clean, one_line
from briefing.core.urls import URL_LIMIT, canonical_url, safe_url

ADDRESSES = st.from_regex(
    r"(https?|HTTP|ftp|javascript|data):(//)?[a-zA-Z0-9.@:\[\]-]{0,20}(:[0-9]{0,6})?"
    r"(/[ -~é\u202e\x1b]{0,20})?(\?[ -~]{0,20})?(#[ -~]{0,5})?",
    fullmatch=True,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a",
        "http://news.example:8080/a?b=c#d",
        "https://[2001:db8::1]/a",
        "https://bücher.example/straße",
        "https://news.example/a%20b",
    ],
)
def test_addresses_of_the_web_pass_as_they_are(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "mailto:a@news.example",
        "//news.example/a",
        "/relative",
        "--flag",
        "https://",
        "https://-flag.example/",
        "https://user:secret@news.example/",
        "https://user@news.example/",
        "https://news.example:99999/",
        "https://news.example:port/",
        "https://[broken/",
        "https://news.example/a b",
        "https://news.example/\x1b[31m",
        "https://news.example/\u202egnp.exe",
        "https://news.example/a\u00a0b",
        "https://news.example/soft\u00adhyphen",
        "https://news.example/a\u3000b",
        "https://news.example/tag\U000e0041",
        "https://news.example/half\ud800",
        "https://news.example/<script>",
        "https://news.example/\\windows",
        "https://news.example/" + "a" * URL_LIMIT,
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    assert safe_url(url) == ""


def test_an_address_may_be_as_long_as_the_limit_and_no_longer() -> None:
    base = "https://news.example/"
    longest = base + "a" * (URL_LIMIT - len(base))

    assert safe_url(longest) == longest
    assert safe_url(longest + "a") == ""


@pytest.mark.parametrize(
    ("url", "base", "resolved"),
    [
        ("/a", "https://news.example/feed", "https://news.example/a"),
        ("a", "https://news.example/x/feed", "https://news.example/x/a"),
        ("../a", "https://news.example/x/y/feed", "https://news.example/x/a"),
        ("//cdn.example/a", "https://news.example/feed", "https://cdn.example/a"),
        ("?page=2", "https://news.example/feed", "https://news.example/feed?page=2"),
        ("https://other.example/a", "https://news.example/feed", "https://other.example/a"),
        ("  https://news.example/a\n", "", "https://news.example/a"),
        ("javascript:alert(1)", "https://news.example/feed", ""),
        ("/a", "nonsense", ""),
        ("", "https://news.example/feed", ""),
    ],
)
def test_links_are_resolved_against_their_base(url: str, base: str, resolved: str) -> None:
    assert safe_url(url, base) == resolved


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example/a", "https://news.example/a"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss&utm_medium=x", "https://news.example/a"),
        ("https://news.example/a?id=5&fbclid=abc&page=2", "https://news.example/a?id=5&page=2"),
        ("https://news.example/a?at_medium=RSS&at_campaign=KARANGA", "https://news.example/a"),
        ("https://news.example/A/b", "https://news.example/A/b"),
        ("https://news.example/a?empty=", "https://news.example/a?empty="),
        ("javascript:alert(1)", ""),
    ],
)
def test_links_to_one_article_have_one_canonical_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(ADDRESSES | st.text())
def test_judging_is_a_fixed_point(url: str) -> None:
    safe = safe_url(url)

    assert safe_url(safe) == safe
    assert clean(safe) == safe == one_line(safe, URL_LIMIT)
    assert safe == "" or safe.lower().startswith(("http://", "https://"))


@given(ADDRESSES | st.text())
def test_the_canonical_form_is_a_fixed_point_and_safe(url: str) -> None:
    canonical = canonical_url(url)

    assert canonical_url(canonical) == canonical
    assert safe_url(canonical) == canonical


@given(ADDRESSES | st.text(), ADDRESSES | st.text())
def test_no_base_makes_a_link_unsafe(url: str, base: str) -> None:
    resolved = safe_url(url, base)

    assert safe_url(resolved) == resolved
