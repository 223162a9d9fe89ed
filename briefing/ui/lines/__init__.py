"""Values as lines: pure functions, one module a pane, that say what stands where in which tone."""
