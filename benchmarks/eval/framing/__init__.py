"""How often the differences that `briefing` shows are right, and how many of an editor's it finds."""
