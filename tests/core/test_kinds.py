"""What an article is, by what its page, its feed or its address says."""

from __future__ import annotations

import pytest

from briefing.core.kinds import kind_of
from briefing.core.model import Kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, Kind.REPORT),
        ({"types": ("https://schema.org/LiveBlogPosting",)}, Kind.LIVE),
        ({"types": ("NewsArticle",), "sections": ("Op-Ed",)}, Kind.OPINION),
        ({"sections": ("World", " Explainers ")}, Kind.ANALYSIS),
        ({"sections": ("World", "Analysis", "Opinion")}, Kind.ANALYSIS),
        ({"sections": ("Opinionated",)}, Kind.REPORT),
        ({"url": "https://x.example/commentisfree/2026/pier"}, Kind.OPINION),
        ({"url": "https://x.example/opinion"}, Kind.REPORT),
        ({"url": "https://x.example/a/b?from=/opinion/"}, Kind.REPORT),
        ({"title": "Live: the pier reopens"}, Kind.LIVE),
        ({"title": "Live music returns: a night on the pier"}, Kind.REPORT),
        ({"title": "Watch — the pier reopens"}, Kind.VIDEO),
        ({"title": "Well-known analysis of the pier"}, Kind.REPORT),
        ({"sections": ("Video",), "url": "https://x.example/opinion/a"}, Kind.VIDEO),
    ],
)
def test_the_first_that_says_it_names_the_kind(said: dict[str, object], kind: Kind) -> None:
    assert kind_of(**said) is kind  # type: ignore[arg-type]
