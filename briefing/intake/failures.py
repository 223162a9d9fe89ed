"""Why nothing came, in plain words, and what the reader can do about it."""

from __future__ import annotations

import socket
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.http_exceptions import LineTooLong

from briefing.core.text import one_line
from briefing.intake.addresses import BlockedAddressError
from briefing.intake.bodies import HEADERS_LIMIT, LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Words = tuple[str, str]

_UNSOUND = "it is not read: no sound feed or page is like this"
_LATER = "the next refresh tries again"
_LOOK_FOR_IT = "look for its new address with `briefing feeds add SITE`"
_MESSAGE_LIMIT = 200

_BY_STATUS: dict[int, Words] = {
    400: ("the server does not understand the request", "check the address in feeds.toml"),
    401: ("the server asks for a login", "use an address that needs none"),
    402: ("the server asks for payment", "use an address that needs none"),
    403: (
        "the server refuses to answer this program",
        "open it in a browser; if it answers there, the outlet shuts out feed readers",
    ),
    404: ("the server has nothing at this address", f"check it, or {_LOOK_FOR_IT}"),
    406: ("the server has no form of it that is asked for", _LOOK_FOR_IT),
    410: ("the server says that it is gone for good", f"remove it, or {_LOOK_FOR_IT}"),
    429: ("the server asks not to be asked so often", "it is left alone as long as it asks for"),
    451: ("the server may not show it, for legal reasons", "it may be closed in your country"),
    500: ("the server has an internal error", _LATER),
    502: ("the server's gateway has no answer", _LATER),
    503: ("the server cannot serve it now", _LATER),
    504: ("the server's gateway waited in vain", _LATER),
}


class RefusedError(Exception):
    """What the program itself does not do: its reason, and advice."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def words_for_status(status: int, phrase: str) -> Words:
    """Return reason and advice for an answer that is no success."""
    reason, advice = _BY_STATUS.get(status) or _by_class(status)
    said = one_line(phrase, _MESSAGE_LIMIT) or _phrase(status)
    return f"{reason} ({status}{' ' if said else ''}{said})", advice


def words_for_error(error: BaseException, deadline: float) -> Words:
    """Return reason and advice for what was raised while fetching."""
    if isinstance(error, aiohttp.ServerTimeoutError):
        return "the server cannot be reached in time", _LATER
    for cause in _causes(error):
        if isinstance(cause, TimeoutError):
            return f"no whole answer within {deadline:g} s", f"the server is slow; {_LATER}"
        for kind, words in _BY_ERROR:
            if isinstance(cause, kind):
                return words(cause)
    return f"it did not come ({_message(error)})", _LATER


def _blocked(error: BlockedAddressError) -> Words:
    return (
        f"its host leads to {error.address}, which is not public ({error.word})",
        'if it is yours, add its "host:port" to `allow` under [fetch] in feeds.toml',
    )


def _bad_certificate(error: ssl.SSLError) -> Words:
    return (
        f"the server's certificate is not valid ({_message(error)})",
        "it may be an impostor, or this machine's clock is wrong",
    )


def _unknown_name(error: OSError) -> Words:
    return (
        f"the host's name is not known ({_message(error)})",
        "check the address and the connection to the internet",
    )


def _invalid_address(error: aiohttp.InvalidURL) -> Words:
    return f"its address is not valid ({_message(error)})", "check it in feeds.toml"


def _header_too_large(_error: LineTooLong) -> Words:
    return f"the header of its answer is larger than {HEADERS_LIMIT // 1000} kB", _UNSOUND


def _not_http(error: aiohttp.ClientResponseError) -> Words:
    return f"its answer is no valid HTTP ({one_line(error.message, _MESSAGE_LIMIT)})", _LATER


def _broken_off(_error: Exception) -> Words:
    return "the server broke off the connection", _LATER


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield what lies under `error`, the innermost first: the system's word says most."""
    if error is None:
        return
    yield from _causes(error.__cause__)
    yield error


def _by_class(status: int) -> Words:
    if status >= 500:
        return "the server has an error", _LATER
    if status >= 400:
        return "the server refuses the request", "check the address in feeds.toml"
    return "the server gives an answer that holds nothing to read", "check the address"


def _message(error: BaseException) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return one_line(text or type(error).__name__, _MESSAGE_LIMIT)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


# The narrow kinds stand before the wide ones.
_BY_ERROR: tuple[tuple[type[BaseException], Callable[[Any], Words]], ...] = (
    (RefusedError, lambda error: (error.reason, error.advice)),
    (LimitError, lambda error: (str(error), _UNSOUND)),
    (BlockedAddressError, _blocked),
    (ssl.SSLCertVerificationError, _bad_certificate),
    (ssl.SSLError, lambda error: (f"no secure connection ({_message(error)})", _LATER)),
    (socket.gaierror, _unknown_name),
    (ConnectionRefusedError, lambda _error: ("the server refuses connections", _LATER)),
    (ConnectionError, _broken_off),
    (aiohttp.ServerDisconnectedError, _broken_off),
    (aiohttp.InvalidURL, _invalid_address),
    (LineTooLong, _header_too_large),
    (aiohttp.ClientResponseError, _not_http),
    (OSError, lambda error: (f"no connection ({_message(error)})", "check the network")),
)
