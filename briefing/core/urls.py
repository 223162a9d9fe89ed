"""The one judge of links, for storing, showing, opening and exporting; and their canonical form."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

URL_LIMIT = 4_000

_TRACKING = re.compile(
    r"^(utm_.*|at_.*|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|ito|ocid|cmpid|cmp|ncid"
    r"|smid|s?ref(_?src)?|rss|feature|xtor|srnd|taid|wt_mc|mkt_tok|ns_.*|partner|CMP)$",
    re.IGNORECASE,
)
# What is safe and canonical as it stands: most addresses that feeds give.
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[A-Za-z0-9._~%!$&'()*+,;=:@/-]*", re.ASCII)
_UNSAFE = re.compile(r"[ \"<>\\^`{|}]")


def safe_url(url: str, base: str = "") -> str:
    """Return `url` (resolved against `base`) if it may be stored, shown and opened, else "".

    Only http and https with a host, no credentials, no control characters, no invalid port.
    """
    if _PLAIN.fullmatch(url) and len(url) <= URL_LIMIT:
        return url
    try:
        parts = urlsplit(_resolved(url.strip(), base))
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or host.startswith("-"):
        return ""
    if parts.username is not None or parts.password is not None:
        return ""
    address = urlunsplit(parts)
    unsafe = not address.isprintable() or _UNSAFE.search(address)  # no control, no odd space
    return "" if len(address) > URL_LIMIT or unsafe else address


def _resolved(url: str, base: str) -> str:
    if not url or not base or url.startswith(("http://", "https://")):
        return url
    return urljoin(base, url)


def canonical_url(url: str) -> str:
    """Return the address that two links to one article share; idempotent; "" if it is not safe.

    Lower-case scheme and host, no default port, no fragment, no tracking parameters.
    """
    if _PLAIN.fullmatch(url) and len(url) <= URL_LIMIT:
        return url
    safe = safe_url(url)
    if not safe:
        return ""
    parts = urlsplit(safe)
    query = urlencode([pair for pair in _pairs(parts) if not _TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme, _host(parts), parts.path or "/", query, ""))


@lru_cache(maxsize=8_192)  # each address of a feed is asked about three times on its way in
def identifying(url: str) -> str:
    """Return the canonical form of `url` if it can stand for one article: not a front page."""
    canonical = canonical_url(url)
    beyond_host = canonical.partition("://")[2].partition("/")[2]
    return canonical if beyond_host.strip("/") else ""


def _pairs(parts: SplitResult) -> list[tuple[str, str]]:
    return parse_qsl(parts.query, keep_blank_values=True)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    return host if parts.port in {None, default} else f"{host}:{parts.port}"
