"""The outside world in: feeds and pages, fetched, judged, parsed and cleaned."""
