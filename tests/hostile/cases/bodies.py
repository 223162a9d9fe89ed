"""Bodies that swell, lie about themselves, never end, come byte by byte or break off."""

from __future__ import annotations

import gzip
import zlib

from tests.hostile.case import Case, Host, When, does, fails, item, recovers, rss, sends, stores
from tests.servers import (
    Handler,
    Route,
    bomb,
    cut_off,
    endless,
    gzipped,
    page,
    raw,
    reset,
    silent,
    slow,
)

TITLE = "Port opens"
RSS = rss(item(TITLE)).encode()
LATE = "no whole answer within"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


def answers(head: bytes, body: bytes = RSS) -> Route:
    """These header lines, then the body, then the end of the connection."""
    return raw(OK + head + b"\r\n" + body)


def chunked(chunks: bytes) -> Route:
    return raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)


def dripping(first: bytes, drop: bytes) -> Route:
    """`first`, then a drop for as long as anybody waits."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(first)
        while not handler.world.stopping.wait(0.05):
            handler.wfile.write(drop)
        handler.close_connection = True

    return answer


def stalling(first: int) -> Route:
    """So many bytes of a feed, then nothing for as long as anybody waits."""
    return dripping(OK + b"\r\n" + RSS[:-20] + b" " * first, b"")


def many(first: int) -> bytes:
    """A feed of four hundred ships, other ones in each case: who tells of the same is compared."""
    ships = range(first, first + 400)
    return rss(*(item(f"Ship {n}", guid=f"{n}", about=f"grain {n} " * 20) for n in ships)).encode()


PACKED, CUT = many(1_000), many(2_000)
GZIP = {"Content-Encoding": "gzip"}
BLANK = gzip.compress(b" " * 19_900_000, 1)

PACKING = (
    Case("gzip-bomb", does(bomb(64_000_000)), fails("unpacks to more than 20 MB")),
    Case("gzip-bomb-in-members", does(page(gzip.compress(bytes(1_000_000)) * 64, headers=GZIP)), fails("unpacks to more than 20 MB")),
    Case("ten-thousand-gzip-members", does(page(gzip.compress(b" ") * 10_000, headers=GZIP)), fails("packed in more than")),
    Case("layered-gzip", does(gzipped(bytes(1_000_000), layers=3, encoding="gzip, gzip, gzip")), fails('packed as "gzip, gzip, gzip"')),
    Case("layered-gzip-declared-once", does(gzipped(RSS, layers=2)), fails("neither RSS")),
    Case("deflate", does(page(zlib.compress(RSS), headers={"Content-Encoding": "deflate"})), fails('packed as "deflate"')),
    Case("brotli", does(page(b"\x0b\x02\x80junk\x03", headers={"Content-Encoding": "br"})), fails('packed as "br"')),
    Case("gzip-that-is-none", does(page(RSS, headers=GZIP)), fails("not the gzip that it says")),
    Case("gzip-that-is-not-declared", does(page(gzip.compress(RSS))), fails("neither RSS")),
    Case("gzip-that-breaks-off", does(page(gzip.compress(PACKED)[:-500], headers=GZIP)), recovers(100, "broke off")),
    Case("padded-gzip", does(page(gzip.compress(RSS) + bytes(5_000), headers={"Content-Encoding": "x-gzip"})), stores(TITLE)),
)  # fmt: skip

SIZES = (
    Case("endless-body", does(endless()), fails("larger than 10 MB")),
    Case("endless-spaces", does(endless(b" " * 65_536)), fails("larger than 10 MB")),
    Case("announced-too-large", does(answers(b"Content-Length: 99999999999999\r\n")), fails("larger than 10 MB")),
    Case("announced-with-five-thousand-digits", does(answers(b"Content-Length: %b\r\n" % (b"9" * 5_000))), fails("no valid HTTP|larger")),
    Case("announced-as-negative", does(answers(b"Content-Length: -5\r\n")), fails("no valid HTTP")),
    Case("announced-twice", does(answers(b"Content-Length: 5\r\nContent-Length: 500\r\n")), fails("no valid HTTP")),
    Case("announced-too-short", does(answers(b"Content-Length: 200\r\n")), fails("no valid HTTP")),
    Case("announced-too-long", does(answers(b"Content-Length: %d\r\n" % (len(RSS) + 10))), stores(TITLE, damage="broke off")),
    Case("cut-off", does(cut_off(CUT, sent=len(CUT) // 2)), recovers(100, "broke off")),
    Case("cut-off-before-the-first-entry", does(cut_off(CUT, sent=60)), fails(".")),
    Case("length-and-chunks", does(answers(b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n")), fails("no valid HTTP|empty")),
    Case("chunks-of-nonsense", does(chunked(b"zz\r\nhello\r\n")), fails("no valid HTTP|empty answer|broke off")),
    Case("chunk-of-negative-size", does(chunked(b"-1\r\nhello\r\n")), fails("no valid HTTP|empty answer|broke off")),
    Case("chunk-of-sixteen-exabytes", does(chunked(b"FFFFFFFFFFFFFFFF\r\n" + RSS)), recovers(0, ".")),
    Case("chunk-with-an-endless-extension", does(chunked(b"5;" + b"x" * 200_000)), fails("no valid HTTP|empty answer|larger|broke off")),
    Case("chunks-that-break-off", does(chunked(b"%x\r\n%b\r\n" % (len(RSS), RSS))), stores(TITLE, damage="broke off")),
    Case("chunks-with-endless-trailers", does(chunked(b"%x\r\n%b\r\n0\r\n" % (len(RSS), RSS) + b"X: y\r\n" * 50_000)), fails("no valid HTTP")),
)  # fmt: skip

SLOW = (
    Case("byte-by-byte", does(slow(RSS)), fails(LATE), when=When.LATE),
    Case("silence", does(silent()), fails(LATE), when=When.LATE),
    Case("headers-byte-by-byte", does(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"y")), fails(LATE), when=When.LATE),
    Case("headers-that-never-end", does(dripping(OK, b"X: y\r\n")), fails(LATE), when=When.LATE),
    Case("informational-answers-without-end", does(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n")), fails(f"{LATE}|no valid HTTP"), when=When.LATE),
    Case("chunks-byte-by-byte", does(dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n")), fails(LATE), when=When.LATE),
    Case("large-and-stalled", does(stalling(1_500_000)), fails(LATE), when=When.LATE),
)  # fmt: skip

HEADERS = (
    Case("header-of-65-kB", does(answers(b"X-A: %b\r\n" % (b"y" * 65_000))), fails("header of its answer is larger than 64 kB")),
    Case("headers-of-65-kB", does(answers(b"".join(b"X-%d: %b\r\n" % (n, b"y" * 650) for n in range(100)))),
         fails("header of its answer is larger than 64 kB")),
    Case("thousands-of-headers", does(answers(b"".join(b"X-%d: y\r\n" % n for n in range(5_000)))), fails("no valid HTTP|larger")),
    Case("header-without-a-colon", does(answers(b"nonsense\r\n")), fails("no valid HTTP")),
    Case("headers-folded-and-null", does(answers(b"X: a\r\n b\r\nY: \x00\r\n")), fails("no valid HTTP")),
    Case("status-line-of-nonsense", does(raw(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")), fails("no valid HTTP")),
    Case("status-line-of-a-megabyte", does(raw(b"HTTP/1.1 200 " + b"O" * 1_000_000)), fails("no valid HTTP|larger|broke off")),
    Case("no-status-line", does(raw(RSS)), fails("no valid HTTP")),
    Case("status-999", does(raw(b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n")), fails("999 Odd")),
    Case("status-minus-one", does(raw(b"HTTP/1.1 -1 Odd\r\nContent-Length: 0\r\n\r\n")), fails("no valid HTTP")),
    Case("switching-protocols", does(raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n" + RSS)), fails(".")),
    Case("no-content", does(page(b"", status=204)), fails("nothing to read")),
    Case("part-of-it", does(page(RSS, status=206)), fails("206")),
    Case("not-modified-unasked", does(page(b"", status=304)), fails("304")),
    Case("a-login-is-asked", does(page(b"", status=401, headers={"WWW-Authenticate": "Basic realm=x"})), fails("asks for a login")),
    Case("gone", does(page(b"", status=410)), fails("gone for good")),
    Case("reset-at-once", does(reset()), fails("broke off the connection")),
    Case("reset-in-the-headers", does(reset(OK)), fails("broke off the connection")),
    Case("wait-for-ever", does(page(b"", status=503, headers={"Retry-After": "9" * 5_000})), fails("cannot serve it now")),
    Case("wait-until-never", does(page(b"", status=429, headers={"Retry-After": "Fri, 99 Foo 99999 99:99:99 +9999"})), fails("not to be asked so often"),
         Host.OWN),
    Case("fresh-for-ever", does(page(RSS, headers={"Cache-Control": "max-age=" + "9" * 5_000, "Expires": "-1", "Date": "never"})), stores(TITLE)),
    Case("ask-again-never", sends(rss(item("Port opens"), head=f"<ttl>{'9' * 5_000}</ttl><skipHours>{'<hour>99</hour>' * 2_000}</skipHours>")), stores("Port opens")),
)  # fmt: skip

# Not of the others' world: these are about what many large ones do together.
FLOOD = (
    *(Case(f"large-and-empty-{n}", does(page(BLANK, headers=GZIP)), fails(f"the answer is empty|{LATE}")) for n in range(20)),
    *(Case(f"large-and-stalled-{n}", does(stalling(1_500_000)), fails(LATE)) for n in range(3)),
)  # fmt: skip

GROUP = (*PACKING, *SIZES, *SLOW, *HEADERS)
