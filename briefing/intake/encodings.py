"""The bytes of a feed or a text file as text, also when what they are declared to be is wrong.

The order: a byte order mark, then UTF-8 if the bytes are UTF-8 (text in an older encoding hardly
ever is by accident), then the server's word, the document's word, and a guess. Names are those of
the WHATWG Encoding Standard; codecs that are not text encodings (unicode_escape, punycode) are
never asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
# What a declaration may name, by the names that Python gives them: to look each up would load forty
# modules. A declared Latin-1 is Windows-1252 in fact, as browsers read it.
_TEXT_CODECS = frozenset(
    (
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *(f"cp{page}" for page in (437, 850, 852, 866, 874, 932, 949, *range(1250, 1259))),
        *(f"iso8859-{part}" for part in (*range(2, 11), 13, 14, 15, 16)),
        *(
            "koi8-r",
            "koi8-u",
            "mac-roman",
            "mac-cyrillic",
            "euc_jp",
            "iso2022_jp",
            "gb18030",
            "cp037",
        ),
        "big5hkscs",
    )
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_SEVEN_BIT = "iso2022_jp"
_GUESSES = [
    *(f"cp{page}" for page in range(1250, 1257)),
    *("koi8_r", "cp932", "gb18030", "big5", "euc_kr"),
]
_GUESS_BYTES = 50_000

_DECLARED = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{1,40})\s*[\"']"
)
_META = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_META_BYTES = 4_096  # twice what browsers look at
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text. `note` says in words what was wrong; `lossy` when characters were lost."""

    text: str
    encoding: str
    note: str = ""
    lossy: bool = False


def decode(body: bytes, content_type: str = "", *, html: bool = False) -> Decoded:
    """Return `body` as text; `content_type` is the server's header, or empty.

    With `html`, the document's word is that of its `<meta charset>`.
    """
    if marked := _by_mark(body):
        return marked
    server, document = _charset(content_type), _declared(body, html=html)
    if _SEVEN_BIT in {codec(server), codec(document)} and body.isascii():
        return _forced(body, _SEVEN_BIT)
    if (text := _strictly(body, "utf-8")) is not None:
        return Decoded(text, "utf-8", _lie(body, document or server))
    for name in (codec(server), codec(document)):
        if name and name != "utf-8" and (text := _strictly(body, name)) is not None:
            return Decoded(text, name)
    return _guessed(body, document or server)


def codec(name: str) -> str:
    """Return the Python codec that text declared as `name` is read with, or "" if there is none."""
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    known = _WIDER.get(known, known)
    return known if known in _TEXT_CODECS else ""


def _by_mark(body: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if body.startswith(mark) and not (name == "utf-16-le" and body[2:4] == b"\x00\x00"):
            return _forced(body[len(mark) :], name)
    for mark, name in _WIDE_MARKS:
        if body.startswith(mark):
            return _forced(body, name)
    return None


def _forced(body: bytes, name: str) -> Decoded:
    text = _strictly(body, name)
    if text is not None:
        return Decoded(text, name)
    note = f"some bytes are not valid {name}; they were replaced"
    return Decoded(body.decode(name, "replace"), name, note, lossy=True)


def _charset(content_type: str) -> str:
    match = _CHARSET.search(content_type)
    return match[1] if match else ""


def _declared(body: bytes, *, html: bool) -> str:
    match = _DECLARED.match(body[:400])
    if match is None and html:
        match = _META.search(body[:_META_BYTES])
    return match[1].decode("ascii") if match else ""


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _lie(body: bytes, declared_as: str) -> str:
    if codec(declared_as) in {"", "utf-8"} or body.isascii():
        return ""
    return f"declared as {declared_as}, but written in utf-8"


def _guessed(body: bytes, declared_as: str) -> Decoded:
    replaced = body.decode("utf-8", "replace")
    lost = replaced.count("\ufffd")
    if lost < _beyond_ascii(replaced) - lost:
        note = f"{lost} characters are not valid utf-8; they were replaced"
        return Decoded(replaced, "utf-8", note, lossy=True)
    name = _likeliest(body)
    what = f"declared as {declared_as}" if declared_as else "declared as nothing"
    return Decoded(body.decode(name, "replace"), name, f"{what}, but written in {name}")


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _likeliest(body: bytes) -> str:
    from charset_normalizer import from_bytes  # 30 ms: only for what is declared wrongly

    best = from_bytes(body[:_GUESS_BYTES], cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else "cp1252"
