"""Read the day's news by story, and see, sentence by sentence, how each outlet tells it."""

__version__ = "0.1.0"
