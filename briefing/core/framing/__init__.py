"""Story -> claims: how outlets differ, sentence by sentence, one lens a file.

`reading` cuts one text into what lenses ask for; `aligning` sets texts side by side; `naming` and
`stating` find what a text calls somebody and what it ascribes; `lenses` draft claims, `choose` picks
among them. `overview` counts, and claims nothing.
"""

from briefing.core.framing.compare import LENSES, compare, letters

__all__ = ["LENSES", "compare", "letters"]
