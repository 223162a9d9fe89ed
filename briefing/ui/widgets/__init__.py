"""Panes: each knows one value and posts its own messages."""
