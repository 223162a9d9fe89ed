"""How much of an article is kept, whoever brings it: a page, a file, a feed."""

from __future__ import annotations

from dataclasses import replace

from briefing.core.model import Article
from briefing.core.text import AUTHOR_LIMIT, TEXT_LIMIT, clean, one_line
from briefing.core.urls import safe_url


def within_limits(article: Article) -> Article:
    """Return `article` cleaned, with no part longer than the store keeps."""
    return replace(
        article,
        outlet=one_line(article.outlet, AUTHOR_LIMIT),
        title=one_line(article.title),
        text=clean(article.text)[:TEXT_LIMIT],
        url=safe_url(article.url),
        language=one_line(article.language, AUTHOR_LIMIT),
        author=one_line(article.author, AUTHOR_LIMIT),
    )
