"""Texts beside one another: which sentences are alike, which words are one utterance, what they share."""
