"""The quality gate: how well stories, topics and names are found, with floors that may not be undercut."""
