"""Two themes, ink and paper: grey text in four strengths and one accent."""

from __future__ import annotations

from textual.theme import Theme

INK = Theme(
    name="briefing-ink",
    primary="#e0a25a",
    accent="#e0a25a",
    secondary="#a8a294",
    warning="#e0a25a",
    error="#e57f6c",
    success="#a8a294",
    foreground="#dcd8cd",
    background="#15171b",
    surface="#1b1e23",
    panel="#23272e",
    dark=True,
    variables={
        "quiet": "#9b978c",
        "faint": "#4b4f57",
        "strong": "#f6f2e7",
        "here": "#2b2f37",
        "here-quiet": "#20242a",
        "marked": "#f0c48c",
        "input-cursor-background": "#e0a25a",
        "input-selection-background": "#4b4f57",
    },
)

PAPER = Theme(
    name="briefing-paper",
    primary="#9a4512",
    accent="#9a4512",
    secondary="#6b675e",
    warning="#9a4512",
    error="#a8281c",
    success="#6b675e",
    foreground="#2e2c28",
    background="#faf8f2",
    surface="#f3f0e8",
    panel="#e9e5da",
    dark=False,
    variables={
        "quiet": "#6b675e",
        "faint": "#c3bdae",
        "strong": "#12110f",
        "here": "#e6e0d2",
        "here-quiet": "#f0ece2",
        "marked": "#7d3608",
        "input-cursor-background": "#9a4512",
        "input-selection-background": "#c3bdae",
    },
)
