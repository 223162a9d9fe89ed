"""Articles into stories, topics and their names."""
