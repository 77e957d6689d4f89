"""Cells that no spreadsheet program writes: too many, outside of all, out of order, or holding what is no value."""

import re
from collections.abc import Callable, Mapping

from read.hostile import Shape, late, shape, submitted
from read.hostile_markup import BROKEN, cell, put
from read.hostile_packed import packed, part, parts_of, patched

TEXTS = "xl/sharedStrings.xml"
MANY = 1_000_000
NUMBERS = {
    "far too large": "1E+400",
    "far too small": "1E-400",
    "a million digits": "9" * MANY,
    "no number": "NaN",
    "infinite": "INF",
    "hexadecimal": "0x1F",
    "with an exponent beyond all": "1E+999999999",
}


def first_cell(inner: str) -> Callable[[], bytes]:
    """The workbook with another first cell in its row of data."""
    return patched(lambda data: data.replace(b'<c r="E2"><v>1</v></c>', inner.encode()))


def one_text_in_many_cells() -> bytes:
    """A long text that twenty thousand cells name."""
    fresh = {
        TEXTS: "<sst><si><t>Department</t></si><si><t>PRO</t></si><si><t>" + "x" * 90_000 + "</t></si></sst>",
        "xl/worksheets/sheet1.xml": "<w><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></w>",
        "xl/worksheets/sheet2.xml": "<w>" + rows(20_000, '<c r="A#" t="s"><v>2</v></c>') + "</w>",
    }
    held = [each for each in parts_of(submitted()) if each.name not in fresh]
    return packed([*held, *(part(name, xml.encode()) for name, xml in fresh.items())])


def rows(number: int, inner: str, first: int = 1000) -> str:
    """Rows, far below the table, each with what `inner` says for its number (as `#`)."""
    return "".join(f'<row r="{i}">{inner.replace("#", str(i))}</row>' for i in range(first, first + number))


CELLS: Mapping[str, Shape] = {
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
