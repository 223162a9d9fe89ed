"""Story -> claims: how outlets differ, sentence by sentence, one lens a file."""

from briefing.core.framing.compare import LENSES, compare, letters

__all__ = ["LENSES", "compare", "letters"]
