"""Tables that no spreadsheet program writes: too many of something, outside of all, or naming what is not there."""

import re
from collections.abc import Callable, Iterable, Mapping

from read.hostile import Shape, late, shape, submitted
from read.hostile_markup import BROKEN, behind, cell, put
from read.hostile_packed import Part, packed, padded, part, parts_of, patched

STYLES, TEXTS, BOOK, LINKS = "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OWN_LINKS = "xl/worksheets/_rels/sheet2.xml.rels"
MANY = 1_000_000


def swapped(old: str, new: str, name: str = "xl/worksheets/sheet2.xml") -> Callable[[], bytes]:
    """The workbook with something in a part replaced."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, (old, data)
        return data.replace(old.encode(), new.encode(), 1)

    return patched(change, name)


def first_cell(inner: str) -> Callable[[], bytes]:
    """The workbook with another first cell in its row of data."""
    return patched(lambda data: data.replace(b'<c r="E2"><v>1</v></c>', inner.encode()))


def columns(many: int) -> str:
    """Every second column is hidden, again and again."""
    return "".join(f'<col min="{2 * i % 16_384}" max="{2 * i % 16_384}" hidden="1"/>' for i in range(many))


def linked(*targets: tuple[str, str], external: bool = False, **parts: bytes) -> Callable[[], bytes]:
    """The workbook whose sheet Gaps has these links (type and target), and with further parts."""
    mode = ' TargetMode="External"' if external else ""
    links = "".join(
        f'<Relationship Id="rX{i}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
        for i, (kind, target) in enumerate(targets)
    )
    more = [part(OWN_LINKS, f"<Relationships>{links}</Relationships>".encode())]
    more += [part(f"xl/{name}.xml", data) for name, data in parts.items()]
    return lambda: packed(padded([*parts_of(submitted()), *more]))


def without(*names: str) -> Callable[[], bytes]:
    """The workbook that lacks some parts."""

    def kept(parts: Iterable[Part]) -> list[Part]:
        return [each for each in parts if each.name not in names]

    return lambda: packed(kept(parts_of(submitted())))


def sheets(number: int, part_of_each: str = "rId1") -> Callable[[], bytes]:
    """The workbook with as many sheets more, all of one part."""
    more = "".join(f'<sheet name="S{i}" sheetId="{i + 9}" r:id="{part_of_each}"/>' for i in range(number))
    return swapped("</sheets>", f"{more}</sheets>", BOOK)


def one_big_part_many_times() -> bytes:
    """Two hundred sheets that are one part of 20 MB."""
    more = "".join(f'<sheet name="S{i}" sheetId="{i + 9}" r:id="rId2"/>' for i in range(200))
    junk = b"</sheetData>" + b"<!-- a comment that says nothing at all -->" * 500_000
    held = [(each.name, each) for each in parts_of(submitted())]
    changed = {
        "xl/worksheets/sheet2.xml": patched(lambda data: data.replace(b"</sheetData>", junk)),
        BOOK: swapped("</sheets>", f"{more}</sheets>", BOOK),
    }
    fresh = {name: next(p for p in parts_of(made()) if p.name == name) for name, made in changed.items()}
    return packed(padded([fresh.get(name, each) for name, each in held]))


def one_text_in_many_cells() -> bytes:
    """A long text that twenty thousand cells name."""
    fresh = {
        TEXTS: "<sst><si><t>Department</t></si><si><t>PRO</t></si><si><t>" + "x" * 90_000 + "</t></si></sst>",
        "xl/worksheets/sheet1.xml": "<w><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></w>",
        "xl/worksheets/sheet2.xml": "<w>" + rows(20_000, '<c r="A#" t="s"><v>2</v></c>') + "</w>",
    }
    held = [each for each in parts_of(submitted()) if each.name not in fresh]
    return packed([*held, *(part(name, xml.encode()) for name, xml in fresh.items())])


def named(name: str) -> Callable[[], bytes]:
    """The workbook with a sheet more of this name, as it is written in XML."""
    return swapped("</sheets>", f'<sheet name="{name}" sheetId="9" r:id="rId1"/></sheets>', BOOK)


def commented(number: int) -> Callable[[], bytes]:
    """The workbook with so many comments on the sheet Gaps."""
    notes = "".join(f'<comment ref="A{i + 1}"><text><t>x</t></text></comment>' for i in range(number))
    return linked(("comments", "../c.xml"), c=f"<comments><commentList>{notes}</commentList></comments>".encode())


def rows(number: int, inner: str, first: int = 1000) -> str:
    """Rows, far below the table, each with what `inner` says for its number (as `#`)."""
    return "".join(f'<row r="{i}">{inner.replace("#", str(i))}</row>' for i in range(first, first + number))


NUMBERS = {
    "far too large": "1E+400",
    "far too small": "1E-400",
    "a million digits": "9" * MANY,
    "no number": "NaN",
    "infinite": "INF",
    "hexadecimal": "0x1F",
    "with an exponent beyond all": "1E+999999999",
}

TABLES: Mapping[str, Shape] = {
    "a cell at the far corner": shape(put('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a style at the far corner": shape(put('<row r="1048576"><c r="XFD1048576" s="0"/></row>')),
    "a cell outside every sheet": shape(put('<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>'), *BROKEN),
    "a hundred columns and a million rows": shape(
        put('<row r="1000"><c r="CV1000"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    ),
    "a text of a megabyte in 20,000 cells": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"</sst>", b"<si><t>" + b"long " * 200_000 + b"</t></si></sst>"), TEXTS
            )
        ),
        "too-large",
        "text",
    ),
    "a text of 90,000 characters in 20,000 cells": shape(one_text_in_many_cells, "too-large", "letters"),
    "two million styled blanks": shape(
        late(lambda: put(rows(200_000, "".join(f'<c r="{c}#" s="0"/>' for c in "ABCDEFGHIJ"))))
    ),
    "a text that is not there": shape(first_cell('<c r="E2" t="s"><v>4294967295</v></c>'), *BROKEN),
    "a text with a number below zero": shape(first_cell('<c r="E2" t="s"><v>-1</v></c>'), *BROKEN),
    "a style that is not there": shape(first_cell('<c r="E2" s="70000"><v>1</v></c>'), *BROKEN),
    "a style with a number below zero": shape(first_cell('<c r="E2" s="-1"><v>1</v></c>'), *BROKEN),
    "a truth that is neither": shape(first_cell('<c r="E2" t="b"><v>7</v></c>'), *BROKEN),
    "a kind of cell that nobody knows": shape(first_cell('<c r="E2" t="zzz"><v>evil</v></c>'), *BROKEN),
    "four billion texts, it says": shape(
        patched(lambda data: re.sub(rb"ount=\"\d+\"", b'ount="4294967295"', data), TEXTS)
    ),
    "two million empty texts": shape(
        late(lambda: patched(lambda data: data.replace(b"</sst>", b"<si/>" * 2 * MANY + b"</sst>"), TEXTS)),
        "too-large",
        "cells",
    ),
    "a million merges": shape(
        late(lambda: behind("<mergeCells>" + '<mergeCell ref="A900:B901"/>' * MANY + "</mergeCells>")),
        "too-large",
        "merges",
    ),
    "merges that overlap": shape(
        behind('<mergeCells><mergeCell ref="A1:H2"/><mergeCell ref="A2:C9"/></mergeCells>'), *BROKEN
    ),
    "a merge of the whole sheet": shape(
        behind('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "merged-cells"
    ),
    "five thousand merges over long rows": shape(
        late(
            lambda: behind(
                "<mergeCells>" + "".join(f'<mergeCell ref="A{i}:XFD{i}"/>' for i in range(10, 5000)) + "</mergeCells>"
            )
        )
    ),
    "a million defined names": shape(
        late(
            lambda: swapped(
                "</sheets>",
                "</sheets><definedNames>" + '<definedName name="x">A1</definedName>' * MANY + "</definedNames>",
                BOOK,
            )
        ),
        "too-large",
        "tags",
    ),
    "800,000 conditional formats": shape(
        late(
            lambda: behind(
                "".join(
                    f'<conditionalFormatting sqref="A{i}"><cfRule/></conditionalFormatting>' for i in range(800_000)
                )
            )
        )
    ),
    "a million drop-downs": shape(
        late(lambda: behind("".join(f'<dataValidation sqref="A{i}"/>' for i in range(MANY))))
    ),
    "a million hidden columns": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"<sheetData>", f"<cols>{columns(MANY)}</cols><sheetData>".encode())
            )
        ),
        *BROKEN,
    ),
    "a column without an end": shape(
        patched(
            lambda data: data.replace(
                b"<sheetData>", b'<cols><col min="-9" max="999999999999" hidden="1"/></cols><sheetData>'
            )
        ),
        "hidden-content",
    ),
    "a million formulas": shape(
        late(lambda: put(rows(500_000, '<c r="A#"><f>B1</f></c><c r="B#"><f>A1</f></c><c r="C#"><f>1</f></c>'))),
        "too-large",
        "tags",
    ),
    "a formula of 100,000 brackets": shape(
        late(lambda: put(f'<row r="900"><c r="A900"><f>{"(" * 100_001}</f></c></row>')), "too-large", "text"
    ),
    "a formula that calls a program": shape(
        put('<row r="900"><c r="A900"><f>cmd|\' /C calc\'!A0</f><v>0</v></c></row>')
    ),
    "a hundred thousand comments": shape(late(lambda: commented(100_000)), "too-large", "comments"),
    "a comment on no cell": shape(
        linked(("comments", "../c.xml"), c=b'<comments><commentList><comment ref="Q0"/></commentList></comments>'),
        *BROKEN,
    ),
    "drawings without an end": shape(
        late(lambda: linked(("vmlDrawing", "../v.xml"), v=b"<xml>" + b"<v:shape>" * MANY))
    ),
    "a million styles": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>' * MANY + b"</cellXfs>"),
                STYLES,
            )
        ),
        "too-large",
        "tags",
    ),
    "60,000 styles of 60,000 struck fonts": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"</fonts>", b"<font><strike/></font>" * 60_000 + b"</fonts>").replace(
                    b"</cellXfs>", b'<xf fontId="60000"/>' * 60_000 + b"</cellXfs>"
                ),
                STYLES,
            )
        )
    ),
    "a number format without an end": shape(
        late(
            lambda: patched(
                lambda data: data.replace(
                    b"<fonts",
                    b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 90_000 + b'"/></numFmts><fonts',
                    1,
                ).replace(b"</cellXfs>", b'<xf numFmtId="200"/></cellXfs>'),
                STYLES,
            )
        ),
        *BROKEN,
    ),
    "60,000 number formats of brackets": shape(
        late(
            lambda: patched(
                lambda data: data.replace(
                    b"<fonts",
                    (
                        "<numFmts>"
                        + "".join(f'<numFmt numFmtId="{i}" formatCode="{"[$" * 120}{i}"/>' for i in range(200, 60_200))
                        + "</numFmts><fonts"
                    ).encode(),
                    1,
                ).replace(
                    b"</cellXfs>", "".join(f'<xf numFmtId="{i}"/>' for i in range(200, 60_200)).encode() + b"</cellXfs>"
                ),
                STYLES,
            )
        ),
        "too-large",
        "formats",
    ),
    "4,000 number formats of brackets": shape(
        late(
            lambda: patched(
                lambda data: data.replace(
                    b"<fonts",
                    (
                        "<numFmts>"
                        + "".join(f'<numFmt numFmtId="{i}" formatCode="{"[$" * 450}{i}"/>' for i in range(200, 4200))
                        + "</numFmts><fonts"
                    ).encode(),
                    1,
                ).replace(
                    b"</cellXfs>", "".join(f'<xf numFmtId="{i}"/>' for i in range(200, 4200)).encode() + b"</cellXfs>"
                ),
                STYLES,
            )
        )
    ),
    "a size that is a lie": shape(
        patched(lambda data: data.replace(b"<dimension ref=", b'<dimension ref="A1:XFD1048576" old='))
    ),
    **{
        f"a row {number[:20]}": shape(put(f'<row r="{number}"><c><v>1</v></c></row>'), *BROKEN)
        for number in ("0", "-5", "1048577", "999999999999", "one", "9" * 5000)
    },
    "columns out of order": shape(put('<row r="900"><c r="C900"><v>1</v></c><c r="A900"><v>1</v></c></row>')),
    "rows out of order": shape(
        put('<row r="900"><c r="A900"><v>1</v></c></row><row r="800"><c r="A800"><v>1</v></c></row>')
    ),
    "a cell twice": shape(put('<row r="2"><c r="A2"><v>1</v></c></row>'), *BROKEN),
    "a cell in another row": shape(put('<row r="900"><c r="A9"><v>1</v></c></row>'), *BROKEN),
    "a column of half a million letters": shape(
        late(lambda: put(f'<row r="900"><c r="{"A" * 400_000}900"><v>1</v></c></row>')), *BROKEN
    ),
    **{
        f"a number {what}": shape(first_cell(f'<c r="E2"><v>{number}</v></c>'), "" if number == "1E-400" else BROKEN[0])
        for what, number in NUMBERS.items()
        if len(number) < MANY
    },
    "a number of a million digits": shape(late(lambda: first_cell(f'<c r="E2"><v>{"9" * MANY}</v></c>')), *BROKEN),
    "a date in the year 10^300": shape(
        patched(lambda data: data.replace(b"<v>46387</v>", b"<v>1E+300</v>")), "invalid-value"
    ),
    "ten thousand sheets": shape(late(lambda: sheets(10_000)), "too-large", "sheets"),
    "two hundred sheets of one large part": shape(one_big_part_many_times, "too-large", "unpacked"),
    "a sheet named as a path": shape(named("../../../etc/passwd"), "unknown-sheet"),
    "a sheet named as a command to the terminal": shape(
        named("_x001B_]0;evil_x0007__x001B_[31m[red]&#10;x"), "unknown-sheet"
    ),
    "a sheet of 300,000 letters": shape(late(lambda: named("x" * 300_000)), "unknown-sheet"),
    "a sheet without a part": shape(swapped('r:id="rId2"', 'r:id="rId77"', BOOK), *BROKEN),
    "a sheet that is a file": shape(swapped("worksheets/sheet2.xml", "../../../../../etc/passwd", LINKS), *BROKEN),
    "a sheet from the network": shape(
        swapped('Target="worksheets/sheet2.xml"', 'Target="http://127.0.0.1:9/x" TargetMode="External"', LINKS), *BROKEN
    ),
    "a sheet that is the list of sheets": shape(
        swapped("worksheets/sheet2.xml", "workbook.xml", LINKS), "missing-column"
    ),
    "links in a circle": shape(linked(("comments", "../worksheets/sheet2.xml"), ("comments", "_rels/sheet2.xml.rels"))),
    "links to files and networks": shape(
        linked(
            ("comments", "file:///etc/passwd"),
            ("image", "http://127.0.0.1:9/x.png"),
            ("oleObject", "\\\\server\\share\\x"),
            external=True,
        )
    ),
    "comments in a file": shape(linked(("comments", "/../../etc/passwd")), *BROKEN),
    "no list of sheets": shape(without(BOOK), *BROKEN),
    "no styles": shape(without(STYLES)),
    "no texts": shape(without(TEXTS), *BROKEN),
    "no sheet": shape(without("xl/worksheets/sheet2.xml"), *BROKEN),
    "no links": shape(without(LINKS), *BROKEN),
    "no types": shape(without("[Content_Types].xml")),
    "wrong types": shape(
        patched(lambda data: data.replace(b"spreadsheetml", b"wordprocessingml"), "[Content_Types].xml")
    ),
    "350,000 rows of nonsense": shape(
        late(
            lambda: put(
                rows(350_000, '<c r="A#" t="str"><v>?!</v></c><c r="E#" t="str"><v>x</v></c><c r="H#"><v>1</v></c>')
            )
        ),
        "too-large",
        "cells",
    ),
    "10,000 rows of nonsense": shape(
        late(lambda: put(rows(10_000, '<c r="A#" t="str"><v>?!</v></c><c r="H#"><v>1</v></c>'))), "invalid-value"
    ),
    "30,000 rows of nonsense": shape(
        late(lambda: put(rows(30_000, '<c r="A#" t="str"><v>?!</v></c><c r="H#"><v>1</v></c>'))),
        "too-large",
        "findings",
    ),
    "300,000 rows beside the table": shape(
        late(lambda: put(rows(300_000, '<c r="J#" t="str"><v>?!</v></c><c r="K#"><v>1</v></c>'))),
        "too-large",
        "findings",
    ),
    "300,000 rows of sense": shape(
        late(lambda: put(rows(300_000, '<c r="A#" t="str"><v>B#</v></c><c r="G#"><v>1</v></c>'))),
        "too-large",
        "findings",
    ),
    "brackets without an end": shape(
        late(
            lambda: put(
                rows(20, f'<c r="A#" t="str"><v>{"(" * 90_000}</v></c><c r="B#" t="str"><v>{"(" * 90_000}</v></c>')
            )
        )
    ),
    "brackets without an end for headers": shape(
        late(lambda: put(rows(1, f'<c r="A#" t="str"><v>{"(" * 90_000}</v></c>', 3)))
    ),
    "brackets and spaces without an end": shape(
        late(lambda: put(rows(1, f'<c r="B#" t="str"><v>(a){" " * 90_000}x</v></c>', 3)))
    ),
    "a row of text under the table": shape(put(cell("=cmd|' /C calc'!A0"))),
}
