"""Everything that `briefing` raises on purpose.

BriefingError                what the reader can do something about
├── ConfigError              feeds.toml: names the file, the line or key, and the nearest known key
├── FetchError               a feed or page that did not come: names the address and the reason
├── ParseError               bytes that are no feed, page, OPML or article file
├── StoreError               the database: locked, damaged, from a newer version
├── NotFoundError            an article, story, topic or feed that was named and is not there
└── UsageError               a command line that cannot be carried out
"""


class BriefingError(Exception):
    """What went wrong (`message`), with what (`subject`), and what to do (`advice`)."""

    def __init__(self, message: str, *, subject: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject
        self.advice = advice

    def __str__(self) -> str:
        head = f"{self.subject}: {self.message}" if self.subject else self.message
        return f"{head}. {self.advice}" if self.advice else head


class ConfigError(BriefingError):
    """feeds.toml cannot be read as it stands."""


class FetchError(BriefingError):
    """A feed or page did not come."""


class ParseError(BriefingError):
    """Bytes are not what they should be."""


class StoreError(BriefingError):
    """The database cannot be used."""


class NotFoundError(BriefingError):
    """What was named does not exist."""


class UsageError(BriefingError):
    """The command line cannot be carried out."""
