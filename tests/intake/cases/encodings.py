"""Bytes and what they are declared to be, rightly or wrongly."""

from __future__ import annotations

import codecs

from tests.intake.cases.table import FAST, SLOW, Case, entry, feed

_WEST = "Café “Möwe” — straße"
_EAST = "Мост открыт: лодки вернулись в гавань после ремонта"
_JAPAN = "港が再び開いた、船が戻ってきた"
_CHINA = "码头重新开放，渔船回来了"
_POLAND = "Łódź: żółć gęślą jaźń, łodzie wróciły do portu po naprawie"
_GREECE = "Η προβλήτα άνοιξε ξανά και τα σκάφη επέστρεψαν"
_KOREA = "부두가 다시 열렸고 배가 돌아왔다"


def _feed(title: str, declared: str) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return (
        f'{declaration}<rss version="2.0"><channel><title>Gull</title>'
        f'<item><guid isPermaLink="false">g1</guid><title>{title}</title></item></channel></rss>'
    )


def _case(
    name: str, title: str, written: str, declared: str = "", header: str = "", damage: str = ""
) -> Case:
    body = _feed(title, declared).encode(written)
    content_type = f"text/xml; charset={header}" if header else ""
    entries = (entry(title=title),)
    return Case(name, body, entries, feed(title="Gull"), FAST, content_type, damage)


def _marked(name: str, mark: bytes, written: str, declared: str = "") -> Case:
    body = mark + _feed(_WEST, declared).encode(written)
    return Case(name, body, (entry(title=_WEST),), feed(title="Gull"))


CASES = (
    _case("utf-8", _WEST, "utf-8", "utf-8"),
    _case("utf-8-undeclared", _WEST, "utf-8"),
    _case("utf-8-by-header-only", _WEST, "utf-8", "", "utf-8"),
    _case("utf-8-upper-case", _WEST, "utf-8", "UTF-8", "UTF-8"),
    _case("utf-8-declared-latin-1", _WEST, "utf-8", "iso-8859-1", damage="written in utf-8"),
    _case("utf-8-declared-windows-1251", _EAST, "utf-8", "windows-1251", damage="written in utf-8"),
    _case("utf-8-header-says-latin-1", _WEST, "utf-8", "utf-8", "iso-8859-1"),
    _case("utf-8-header-says-ascii", _WEST, "utf-8", "utf-8", "us-ascii"),
    _case("ascii", "Pier", "ascii", "us-ascii"),
    _case("latin-1", "Café Möwe", "latin-1", "iso-8859-1"),
    _case("latin-1-is-windows-1252", _WEST, "cp1252", "iso-8859-1"),
    _case("latin-9", "Café 5 €", "iso8859-15", "iso-8859-15"),
    _case("windows-1252", _WEST, "cp1252", "windows-1252"),
    _case("windows-1252-by-header", _WEST, "cp1252", "", "windows-1252"),
    _case("windows-1252-header-wins", _EAST, "cp1251", "windows-1252", "windows-1251"),
    _case("windows-1251", _EAST, "cp1251", "windows-1251"),
    _case("windows-1250", _POLAND, "cp1250", "windows-1250"),
    _case("latin-2", _POLAND, "iso8859-2", "iso-8859-2"),
    _case("koi8-r", _EAST, "koi8-r", "koi8-r"),
    _case("greek", _GREECE, "iso8859-7", "iso-8859-7"),
    _case("shift-jis", _JAPAN, "shift_jis", "Shift_JIS"),
    _case("euc-jp", _JAPAN, "euc_jp", "EUC-JP"),
    _case("iso-2022-jp", _JAPAN, "iso2022_jp", "ISO-2022-JP"),
    _case("gb2312-with-more", _CHINA + "镕", "gb18030", "gb2312"),
    _case("big5", "碼頭重新開放", "big5", "Big5"),
    _case("euc-kr", _KOREA, "euc_kr", "EUC-KR"),
    _case("windows-1252-declared-utf-8", _WEST * 3, "cp1252", "utf-8", damage="declared as utf-8"),
    _case("windows-1251-declared-utf-8", _EAST * 3, "cp1251", "utf-8", damage="declared as utf-8"),
    _case("windows-1251-undeclared", _EAST * 3, "cp1251", damage="declared as nothing"),
    _case("unknown-name", _WEST, "utf-8", "x-gull"),
    _case("dangerous-name-unicode-escape", "Pier \\x1b[31m", "ascii", "unicode_escape"),
    _case("dangerous-name-punycode", "Pier-", "ascii", "punycode"),
    _case("dangerous-name-utf-7", "Pier +ADw-b+AD4-", "ascii", "utf-7"),
    _marked("mark-utf-8", codecs.BOM_UTF8, "utf-8", "utf-8"),
    _marked("mark-utf-8-declared-latin-1", codecs.BOM_UTF8, "utf-8", "iso-8859-1"),
    _marked("mark-utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    _marked("mark-utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    _marked("mark-utf-16-undeclared", codecs.BOM_UTF16_LE, "utf-16-le"),
    _marked("mark-utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    _marked("mark-utf-32-be", codecs.BOM_UTF32_BE, "utf-32-be"),
    _marked("no-mark-utf-16-le", b"", "utf-16-le", "utf-16"),
    _marked("no-mark-utf-16-be", b"", "utf-16-be", "utf-16"),
    Case(
        "one-bad-byte-in-utf-8",
        _feed(_WEST, "utf-8").encode().replace(b"stra", b"str\xffa"),
        (entry(title=_WEST.replace("stra", "str\ufffda"), damaged=True),),
        feed(title="Gull"),
        damage="1 characters are not valid utf-8",
    ),
    Case(
        "cut-in-a-character",
        _feed(_EAST, "utf-8").encode()[
            : _feed(_EAST, "utf-8").encode().index("гавань".encode()) + 1
        ],
        (entry(damaged=True),),
        feed(title="Gull"),
        SLOW,
        damage="breaks off in the middle",
    ),
)
