"""What a host's robots.txt allows this program, asked once a host and run (RFC 9309).

Feeds are made for programs and are not asked about; pages are. Nothing is kept beyond the run: rules
are never older than it, and a page whose rules could not be read is tried again by a later one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.core.answers import Answer, Failed, Fetched, Request
from briefing.intake.failures import RefusedError

if TYPE_CHECKING:
    from protego import Protego

ROBOT_NAME = "briefing-reader"
CRAWL_DELAY_LIMIT = 10.0  # a host that asks for more gets this much
ROBOTS_ENOUGH = 500 * 1024  # bytes that are read; the rest is left alone (RFC 9309, 2.5)

_ADVICE = "open it in the browser (o), or set `robots = false` under [fetch] in feeds.toml"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says: its `rules`, or, without them, the one verdict for all pages."""

    rules: Protego | None = None
    unreachable: str = ""

    def refusal(self, url: str) -> str:
        """Return why `url` may not be fetched, or "" if it may."""
        if self.unreachable:
            return f"the host's robots.txt cannot be read ({self.unreachable})"
        if self.rules and not self.rules.can_fetch(url, ROBOT_NAME):
            return "the host's robots.txt asks programs not to read it"
        return ""

    @property
    def crawl_delay(self) -> float:
        """Seconds that the host asks for between two pages; 0 if it does not say."""
        delay = self.rules.crawl_delay(ROBOT_NAME) if self.rules else None
        return min(max(delay or 0.0, 0.0), CRAWL_DELAY_LIMIT)


def read_rules(answer: Answer) -> Rules:
    """Return what `answer`, to the request for robots.txt, means for the host's pages.

    RFC 9309, 2.3.1: a refusal (4xx) means that there are no rules; a server that fails or is not
    reached may have rules that we do not know, so nothing is fetched. 429 is such a failure.
    """
    if isinstance(answer, Fetched):
        from protego import Protego  # only pages need it

        return Rules(rules=Protego.parse(_text(answer.body)))
    if isinstance(answer, Failed) and not (400 <= answer.status < 500 and answer.status != 429):
        return Rules(unreachable=answer.reason)
    return Rules()


def _text(body: bytes) -> str:
    """Return what is read of a robots.txt: whole lines, for half of a rule may be another rule."""
    if len(body) >= ROBOTS_ENOUGH:
        body = body[: body.rfind(b"\n", 0, ROBOTS_ENOUGH) + 1]
    return body.decode("utf-8-sig", "replace")


class Robots:
    """The rules of the hosts met in one run. `fetch` gets a robots.txt; `slow_down` hears delays."""

    def __init__(
        self,
        fetch: Callable[[Request], Awaitable[Answer]],
        slow_down: Callable[[str, float], None],
    ) -> None:
        self._fetch = fetch
        self._slow_down = slow_down
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def admit(self, url: str) -> None:
        """Raise RefusedError if the host of `url` does not want it read."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._ask(origin))
        # Shielded: the others who wait for the same rules outlive one page's deadline.
        rules = await asyncio.shield(self._rules[origin])
        if refusal := rules.refusal(url):
            raise RefusedError(refusal, _ADVICE)

    async def close(self) -> None:
        """Stop asking."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)

    async def _ask(self, origin: str) -> Rules:
        answer = await self._fetch(Request(f"{origin}/robots.txt", kind="robots"))
        rules = read_rules(answer)
        if rules.crawl_delay:
            self._slow_down(origin, rules.crawl_delay)
        return rules
