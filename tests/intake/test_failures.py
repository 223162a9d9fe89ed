"""Every failure has words that a reader understands, and an advice."""

from __future__ import annotations

import errno
import socket
import ssl

import aiohttp
import pytest

from briefing.intake.addresses import BlockedAddressError
from briefing.intake.bodies import LimitError
from briefing.intake.failures import RefusedError, words_for_error, words_for_status

CERTIFICATE = ssl.SSLCertVerificationError(1, "certificate verify failed: expired")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TimeoutError(), "no whole answer within 30 s"),
        (aiohttp.ConnectionTimeoutError("x"), "the server cannot be reached in time"),
        (RefusedError("it is no web address", "check it"), "it is no web address"),
        (LimitError("its body is larger than 10 MB"), "its body is larger than 10 MB"),
        (
            BlockedAddressError("10.0.0.1", "private"),
            "its host leads to 10.0.0.1, which is not public (private)",
        ),
        (
            CERTIFICATE,
            "the server's certificate is not valid (certificate verify failed: expired)",
        ),
        (ssl.SSLError(1, "wrong version number"), "no secure connection (wrong version number)"),
        (
            socket.gaierror(-2, "Name or service not known"),
            "the host's name is not known (Name or service not known)",
        ),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "the server refuses connections"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "the server broke off the connection"),
        (aiohttp.ServerDisconnectedError(), "the server broke off the connection"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "no connection (Network is unreac"),
        (aiohttp.InvalidURL("http://1.2/"), "its address is not valid"),
        (ValueError("\x1b[31mport out of range"), "it did not come ([31mport out of range)"),
        (ValueError(), "it did not come (ValueError)"),
    ],
)
def test_every_error_has_its_words(error: Exception, reason: str) -> None:
    said, advice = words_for_error(error, 30.0)

    assert said.startswith(reason)
    assert advice


def test_what_lies_under_an_error_says_most() -> None:
    outer = aiohttp.ClientError("Cannot connect to host example.org:443 ssl:default [...]")
    outer.__cause__ = CERTIFICATE

    assert "certificate is not valid" in words_for_error(outer, 30.0)[0]


def test_every_status_has_its_words() -> None:
    for status in range(100, 1000):
        reason, advice = words_for_status(status, "")
        assert f"({status}" in reason
        assert advice
