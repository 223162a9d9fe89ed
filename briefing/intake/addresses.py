"""Which network addresses may be connected to.

A feed, a page or a redirect may name any host, and a host's name may lead anywhere: to the reader's
router, to a service on this machine, to a cloud's metadata. So the address that a socket is about
to be connected to is judged (`gate`), by the explicit list that stands here.
`ipaddress.is_global` is not that list: Python 3.11 calls NAT64, 6to4 and fec0:: global.
"""

from __future__ import annotations

import errno
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from briefing.core.text import one_line

# IANA's special-purpose address registries (RFC 6890 and its updates), and what embeds them.
_BLOCKED: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by a provider's customers"),
    ("127.0.0.0/8", "on this machine"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "for documentation"),
    ("192.31.196.0/24", "reserved"),
    ("192.52.193.0/24", "reserved"),
    ("192.88.99.0/24", "a 6to4 relay"),
    ("192.168.0.0/16", "private"),
    ("192.175.48.0/24", "reserved"),
    ("198.18.0.0/15", "for benchmarks"),
    ("198.51.100.0/24", "for documentation"),
    ("203.0.113.0/24", "for documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/96", "on this machine, unspecified or IPv4-compatible"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::ffff:0:0:0/96", "IPv4-translated"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64"),
    ("100::/63", "discard-only"),
    ("2001::/23", "Teredo, ORCHID or another protocol's"),
    ("2001:db8::/32", "for documentation"),
    ("2002::/16", "6to4"),
    ("2620:4f:8000::/48", "reserved"),
    ("3fff::/20", "for documentation"),
    ("5f00::/16", "segment routing"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_NETWORKS: dict[int, tuple[tuple[IPv4Network | IPv6Network, str], ...]] = {
    version: tuple(
        (network, word)
        for network, word in ((ip_network(text), word) for text, word in _BLOCKED)
        if network.version == version
    )
    for version in (4, 6)
}


class BlockedAddressError(OSError):
    """A connection was about to be made to an address that is not on the public internet.

    All of one errno and one text, so that a host with several such addresses fails as one.
    """

    def __init__(self, address: str, word: str) -> None:
        super().__init__(errno.EACCES, "the address is not public")
        self.address = address
        self.word = word


def blocked(address: str) -> str:
    """Return why `address` (an IP address as text) is not public, in a word, or "" if it is."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    return next((word for network, word in _NETWORKS[ip.version] if ip in network), "")


def endpoint(host_and_port: str) -> tuple[str, int]:
    """Return host and port of "host:port" or "[v6]:port". Raises ValueError."""
    host, colon, port = host_and_port.strip().rpartition(":")
    if not colon or not host or not port.isdecimal():
        raise ValueError(f"not host:port: {one_line(host_and_port, 100)!r}")
    return host.strip("[]").casefold(), int(port)
