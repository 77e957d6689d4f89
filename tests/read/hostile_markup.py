"""XML that is made to keep a parser busy, or to make it fetch, expand or believe something."""

from collections.abc import Callable, Mapping

from read.hostile import READ, Shape, late, shape
from read.hostile_packed import patched

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(30))
BROKEN = ("unreadable-workbook", "damaged")


def declaring(declarations: str, used: str = "&x;", encoding: str = "utf-8") -> Callable[[], bytes]:
    """The sheet Gaps with a document type, what it declares being used in a cell."""

    def change(data: bytes) -> bytes:
        body = data.decode().partition("?>")[2].replace("<sheetData>", f"<sheetData><!-- -->{cell(used)}", 1)
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE worksheet {declarations}>{body}'.encode(encoding)

    return patched(change)


def cell(text: str) -> str:
    """A row above the table, with a text in it."""
    return f'<row r="900"><c r="A900" t="inlineStr"><is><t>{text}</t></is></c></row>'


def put(text: str) -> Callable[[], bytes]:
    """The sheet Gaps with something behind its rows."""
    return patched(lambda data: data.replace(b"</sheetData>", text.encode("utf-8", "surrogatepass") + b"</sheetData>"))


def behind(text: str) -> Callable[[], bytes]:
    """The sheet Gaps with something behind its table."""
    return patched(lambda data: data.replace(b"</sheetData>", b"</sheetData>" + text.encode()))


def recoded(encoding: str, declared: str = "") -> Callable[[], bytes]:
    """The sheet Gaps in another encoding."""
    return patched(
        lambda data: data.decode().replace('encoding="UTF-8"', f'encoding="{declared or encoding}"').encode(encoding)
    )


def attributes() -> str:
    """A million of them, in one element."""
    return "<row " + " ".join(f"a{i:x}=''" for i in range(1_000_000)) + "/>"


MARKUP: Mapping[str, Shape] = {
    "a billion laughs": shape(declaring(f"[{LAUGHS}]", "&l29;"), *BROKEN),
    "a billion laughs in an attribute": shape(
        patched(
            lambda data: data.replace(b"?>", f"?><!DOCTYPE w [{LAUGHS}]>".encode(), 1).replace(
                b"<sheetData>", b'<sheetData><row r="&l29;"/>'
            )
        ),
        *BROKEN,
    ),
    "a long entity many times": shape(
        late(lambda: declaring(f'[<!ENTITY x "{"ha" * 50_000}">]', "&x;" * 50_000)), *BROKEN
    ),
    "an entity that is a file": shape(declaring('[<!ENTITY x SYSTEM "file:///etc/passwd">]'), *BROKEN),
    "an entity from the network": shape(declaring('[<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]'), *BROKEN),
    "a document type from the network": shape(declaring('SYSTEM "http://127.0.0.1:9/x.dtd"', "x"), *BROKEN),
    "a parameter entity": shape(declaring('[<!ENTITY % x SYSTEM "file:///dev/zero"> %x;]', "x"), *BROKEN),
    "an entity that holds itself": shape(declaring('[<!ENTITY x "&y;"><!ENTITY y "&x;">]'), *BROKEN),
    "a document type in UTF-16": shape(declaring('[<!ENTITY x "y">]', encoding="utf-16"), *BROKEN),
    "a document type among the texts": shape(
        patched(lambda data: data.replace(b"?>", b'?><!DOCTYPE sst [<!ENTITY x "y">]>', 1), "xl/sharedStrings.xml"),
        *BROKEN,
    ),
    "a document type in the list of sheets": shape(
        patched(lambda data: data.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY x "y">]>', 1), "xl/workbook.xml"), *BROKEN
    ),
    "an entity that nobody declared": shape(put(cell("&nobody;")), *BROKEN),
    "XInclude": shape(put('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')),
    "a style sheet from the network": shape(
        patched(
            lambda data: data.replace(b"?>", b'?><?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>', 1)
        )
    ),
    "a hundred thousand levels": shape(late(lambda: put("<a>" * 100_000 + "</a>" * 100_000)), *BROKEN),
    "levels without an end": shape(late(lambda: put("<a>" * 1_000_000)), *BROKEN),
    "fifteen million elements": shape(late(lambda: behind("<a/>" * 15_000_000)), "too-large", "tags"),
    "nearly five million elements": shape(late(lambda: behind("<a/>" * 4_900_000))),
    "ten million different elements": shape(
        late(lambda: behind("".join(f"<a{i}/>" for i in range(5_000_000)) + "<b/>" * 3_000_000)), "too-large", "tags"
    ),
    "a million attributes": shape(late(lambda: put(attributes())), "too-large", "text"),
    "a text of ten megabytes": shape(late(lambda: put(cell("long " * 2_000_000))), "too-large", "text"),
    "a text of 200,000 characters": shape(late(lambda: put(cell("long " * 40_000))), "too-large", "text"),
    "a comment of ten megabytes": shape(late(lambda: behind(f"<!--{'long ' * 2_000_000}-->")), "too-large", "text"),
    "a text in pieces without an end": shape(
        late(lambda: put(cell("<![CDATA[<<<<]]>" * 500_000))), "too-large", "text"
    ),
    "character data sections": shape(put(cell("<![CDATA[<b>&amp;]]>"))),
    "UTF-16": shape(recoded("utf-16")),
    "UTF-16 that says UTF-8": shape(recoded("utf-16", "UTF-8"), *BROKEN),
    "Latin-1": shape(recoded("iso-8859-1")),
    "UTF-7": shape(recoded("utf-7"), *BROKEN),
    "UTF-32": shape(recoded("utf-32"), *BROKEN),
    "EBCDIC": shape(recoded("cp037"), *BROKEN),
    "an encoding that nobody knows": shape(recoded("utf-8", "klingon"), *BROKEN),
    "a byte order mark": shape(patched(lambda data: b"\xef\xbb\xbf" + data), READ),
    "bytes that are no UTF-8": shape(
        patched(
            lambda data: data.replace(b"</sheetData>", cell("@").encode().replace(b"@", b"\xff\xfe") + b"</sheetData>")
        ),
        *BROKEN,
    ),
    "a character NUL": shape(put(cell("a\0b")), *BROKEN),
    "half a character": shape(put(cell("\ud800")), *BROKEN),
    "half a character, written out": shape(put(cell("_xD800_ and _xDFFF__xD83D_"))),
    "control characters, written out": shape(put(cell("_x0000__x001B_[31m_x0007__x202E_"))),
    "control characters as references": shape(put(cell("&#27;[31m")), *BROKEN),
    "an unfinished element": shape(put("<row"), *BROKEN),
    "nothing in a part": shape(patched(lambda _: b""), *BROKEN),
    "another prefix": shape(
        patched(
            lambda data: (
                data.replace(b"<", b"<x:")
                .replace(b"<x:/", b"</x:")
                .replace(b"<x:?", b"<?")
                .replace(b"xmlns=", b"xmlns:x=")
            )
        )
    ),
    "another language": shape(patched(lambda _: b"<html><body onload='evil()'/></html>"), "missing-column"),
}
