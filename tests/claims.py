"""Finding a claim among those of a coverage."""

from __future__ import annotations

from briefing.core.framing import compare
from briefing.core.model import Claim, Coverage


def titled(coverage: Coverage, title: str) -> Claim:
    """Return the first claim whose title begins with `title`."""
    return next(claim for claim in compare(coverage).claims if claim.title.startswith(title))
