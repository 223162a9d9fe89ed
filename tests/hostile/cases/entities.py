"""XML that swells, reads files or asks other servers; JSON and XML that are too deep."""

from __future__ import annotations

from tests.hostile.case import Case, fails, item, keeps, rss, sends, stores

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MANY_NAMESPACES = " ".join(f'xmlns:n{n}="http://evil.example/{n}"' for n in range(50_000))
MANY_ATTRIBUTES = " ".join(f'a{n}="{n}"' for n in range(50_000))
DEEP = 50_000
UNKNOWN = "not well-formed"  # entities are left as they are printed


def declared(declarations: str, title: str, name: str = "rss") -> str:
    """A feed whose DOCTYPE declares entities, and whose title uses one."""
    prolog = f'<?xml version="1.0"?><!DOCTYPE {name} [{declarations}]>'
    return rss(item(title), prolog=prolog)


GROUP = (
    Case("billion-laughs", sends(declared(f'<!ENTITY l0 "lol">{LAUGHS}', "&l9;Port opens")),
         stores("&l9;Port opens", damage=UNKNOWN)),
    Case("quadratic-blow-up", sends(declared(f'<!ENTITY a "{"lol" * 30_000}">', "&a;" * 20_000)), keeps(1, damage=UNKNOWN)),
    Case("entity-of-a-file", sends(declared('<!ENTITY x SYSTEM "file:///etc/passwd">', "Port &x;")), stores("Port &x;", damage=UNKNOWN)),
    Case("entity-of-a-server", sends(declared('<!ENTITY x SYSTEM "@canary@/entity">', "Port &x;")), stores("Port &x;", damage=UNKNOWN)),
    Case("parameter-entity-of-a-server", sends(declared('<!ENTITY % x SYSTEM "@canary@/parameter"> %x;', "Port opens")), stores("Port opens", damage=UNKNOWN)),
    Case("doctype-of-a-server", sends(rss(item("Port opens"), prolog='<!DOCTYPE rss SYSTEM "@canary@/rss.dtd">')), stores("Port opens")),
    Case("entity-in-itself", sends(declared('<!ENTITY a "&b;"><!ENTITY b "&a;">', "Port &a;")), stores("Port &a;", damage=UNKNOWN)),
    Case("entity-with-a-backslash", sends(declared(r'<!ENTITY a "\1\g<0>">', "Port &a;")), stores("Port &a;", damage=UNKNOWN)),
    Case("doctype-that-never-ends", sends('<?xml version="1.0"?><!DOCTYPE rss [' + "<!ENTITY a 'b'>" * 50_000), fails("neither RSS|cannot be read")),
    Case("included-file", sends(rss(item('Port <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'))),
         stores('Port <include href="file:///etc/passwd" parse="text"></include>')),
    Case("included-page", sends(rss(item("Port opens"), head='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@canary@/include"/>')),
         stores("Port opens")),
    Case("style-sheet-of-a-server", sends(rss(item("Port opens"), prolog='<?xml-stylesheet type="text/xsl" href="@canary@/style.xsl"?>')),
         stores("Port opens")),
    Case("schema-of-a-server", sends(rss(item("Port opens"), head='<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a @canary@/schema"/>')),
         stores("Port opens")),
    Case("hub-and-cloud-of-a-server", sends(rss(item("Port opens", more='<enclosure url="@canary@/a.mp3" type="audio/mpeg" length="1"/>'), head=(
        '<cloud domain="127.0.0.1" port="80" path="/" protocol="http-post"/><image><url>@canary@/logo.png</url></image>'
        '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="@canary@/hub"/>'))), stores("Port opens")),
    Case("base-that-is-a-script", sends('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="javascript:alert(1)"><title>W</title><id>w</id>'
                                        "<entry><id>1</id><title>Port opens</title><link href='x'/></entry></feed>", "application/atom+xml"),
         stores("Port opens", page="nothing at this address")),
    Case("fifty-thousand-namespaces", sends(rss(item(f"<b {MANY_NAMESPACES}>Port</b> opens"))), fails("more namespaces than any feed has")),
    Case("fifty-thousand-attributes", sends(rss(item("Port opens", more=f"<x {MANY_ATTRIBUTES}/>"))), stores("Port opens")),
    Case("deep-elements", sends(rss(item("Port opens", more="<x>" * DEEP + "</x>" * DEEP))),
         stores("Port opens", damage="not well-formed")),
    Case("deep-elements-left-open", sends(rss(item("Port opens", more="<x>" * DEEP))), keeps(1, damage="not well-formed|breaks off")),
    Case("elements-that-take-minutes", sends(rss(item("Port &bad;"), head="<x>" * 400_000)), fails("more than 2 s of processor time")),
    Case("deep-html-in-a-summary", sends(rss(item("Port opens", about="&lt;div&gt;" * 50_000 + "end"))), keeps(1)),
    Case("one-text-of-nearly-ten-megabytes", sends(rss(item("Port opens", about="grain " * 1_600_000))), keeps(1)),
    Case("many-comments-at-the-top", sends(rss(item("Port opens"), prolog="<!-- a -->" * 60)), stores("Port opens")),
    Case("many-comments", sends(rss(item("Port opens"), head="<!-- - -->" * 200_000)), stores("Port opens")),
    Case("unclosed-character-data", sends(rss(item("<![CDATA[Port opens"))), keeps(0, damage=".")),
    Case("lone-surrogate", sends(rss(item("Port &#xD800;opens &#xDFFF;"))), stores("Port opens", damage="references")),
    Case("beyond-unicode", sends(rss(item("Port &#x110000;opens &#99999999999999999999;"))), keeps(1, damage=".")),
    Case("raw-surrogate-bytes", sends(rss(item("Port \ud800opens"))), keeps(1, damage="not valid utf-8|written in")),
    Case("null-references", sends(rss(item("Port&#0; opens&#x00;"))), stores("Port opens", damage="references")),
)  # fmt: skip
