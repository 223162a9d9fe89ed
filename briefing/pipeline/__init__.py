"""The order of calls; yields events."""
