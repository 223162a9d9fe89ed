"""Which addresses are public, and that nothing else is connected to."""

from __future__ import annotations

import socket

import pytest

from briefing.core.answers import Failed, Fetched, Request
from briefing.core.settings import FetchSettings
from briefing.intake.addresses import BlockedAddressError, blocked, endpoint
from briefing.intake.gate import Gate
from briefing.intake.http import fetch_many
from tests.servers import page, serve

NOT_PUBLIC = (
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0",
    "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.1", "192.88.99.1", "192.168.0.0",
    "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8",
    "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:4136:e378::1",
    "2001:20::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:7f00:1::1", "2620:4f:8000::1",
    "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1",
    "feff::1", "ff02::1",
)  # fmt: skip
PUBLIC = (
    "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
    "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "8.8.8.8", "93.184.215.14",
    "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "2a00:1450::1",
    "3ffe:ffff::1", "fbff::1",
)  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public_is_blocked(address: str) -> None:
    assert blocked(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_not_blocked(address: str) -> None:
    assert blocked(address) == ""


@pytest.mark.parametrize("text", ["", "example.org", "127.1", "0x7f.1", "2130706433", "::1::"])
def test_what_is_no_address_is_blocked(text: str) -> None:
    assert blocked(text) == "no IP address"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("NAS.local:80", ("nas.local", 80)),
        (" [::1]:443 ", ("::1", 443)),
    ],
)
def test_an_allowed_endpoint_is_host_and_port(text: str, expected: tuple[str, int]) -> None:
    assert endpoint(text) == expected


@pytest.mark.parametrize("text", ["", "localhost", "localhost:", ":80", "localhost:http"])
def test_an_endpoint_without_host_or_port_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not host:port"):
        endpoint(text)


def connect_to(gate: Gate, address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    gate.open_socket((family, socket.SOCK_STREAM, 0, "", (address, port))).close()


async def test_the_gate_opens_to_public_addresses_only() -> None:
    gate = Gate(())

    connect_to(gate, "93.184.215.14", 80)
    with pytest.raises(BlockedAddressError):
        connect_to(gate, "10.1.2.3", 80)


async def test_the_gate_opens_to_what_is_allowed_at_its_port_only() -> None:
    gate = Gate(("10.1.2.3:80",))

    connect_to(gate, "10.1.2.3", 80)
    with pytest.raises(BlockedAddressError):
        connect_to(gate, "10.1.2.3", 81)
    with pytest.raises(BlockedAddressError):
        connect_to(gate, "10.1.2.4", 80)


async def test_an_allowed_name_opens_the_addresses_that_it_leads_to() -> None:
    gate = Gate(("LOCALHOST:80",))

    with pytest.raises(BlockedAddressError):
        connect_to(gate, "127.0.0.1", 80)
    await gate.resolve("localhost", 80)
    connect_to(gate, "127.0.0.1", 80)


async def test_a_name_that_leads_home_opens_nothing() -> None:
    gate = Gate(())

    [found, *_] = await gate.resolve("localhost", 80)

    with pytest.raises(BlockedAddressError, match="not public"):
        connect_to(gate, found["host"], 80)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".example", "\udcff"])
async def test_a_name_that_leads_nowhere_is_an_error_of_the_system(host: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - its text is the system's
        await Gate(()).resolve(host, 80)


WRITTEN_OTHERWISE = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1",
    "localhost", "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127。0。0。1",
    "①②⑦.0.0.1", "0", "0.0.0.0", "[::]",
)  # fmt: skip


def test_no_way_to_write_this_machine_leads_to_it() -> None:
    with serve({"/": page()}) as canary:
        requests = [Request(f"http://{host}:{canary.server_port}/") for host in WRITTEN_OTHERWISE]
        answers = list(fetch_many(requests, FetchSettings(connections_per_host=9)))

    assert [type(answer) for answer in answers] == [Failed] * len(WRITTEN_OTHERWISE)
    assert not canary.seen


def test_an_allowed_name_is_fetched() -> None:
    with serve({"/": page()}) as server:
        at_home = f"localhost:{server.server_port}"
        settings = FetchSettings(allow=(at_home,))
        [answer] = fetch_many([Request(f"http://{at_home}/")], settings)

    assert isinstance(answer, Fetched)
